import { language, say } from './words.js';

const formats = new Map();

function format(instant, options) {
  const key = language() + JSON.stringify(options);
  formats.has(key) || formats.set(key, new Intl.DateTimeFormat(locale(), options));
  return formats.get(key).format(new Date(instant));
}

/** The reader's own variant of the language, where there is one: it knows how the clock is read there. */
function locale() {
  return navigator.languages.find((known) => known.startsWith(language())) ?? language();
}

export function timeOf(instant) {
  return format(instant, { hour: '2-digit', minute: '2-digit' });
}

export function momentOf(instant) {
  return format(instant, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The day as the reader's calendar has it, to compare. */
export function dayKeyOf(instant) {
  return new Date(instant).toDateString();
}

export function dayOf(instant, now = new Date()) {
  if (dayKeyOf(instant) === now.toDateString()) {
    return say('today');
  }
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  return dayKeyOf(instant) === yesterday.toDateString() ? say('yesterday') : format(instant, { dateStyle: 'full' });
}

/** As short as a row of a list needs it: the time of today, the date of any other day. */
export function shortlyOf(instant, now = new Date()) {
  return dayKeyOf(instant) === now.toDateString() ? timeOf(instant) : format(instant, { day: 'numeric', month: 'short' });
}

export function sizeOf(bytes) {
  const unit = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: unit === 2 ? 1 : 0 });
  return `${number.format(bytes / 1024 ** unit)} ${['B', 'KB', 'MB'][unit]}`;
}
