/** The words of the console in the reader's language. */
import { en } from './words/en.js';
import { es } from './words/es.js';

const ALL = { en, es };
let spoken = 'en';

export const LANGUAGES = Object.keys(ALL);

export function speak(wanted) {
  spoken = wanted;
}

export function language() {
  return spoken;
}

/** @param {Record<string, string | number>} [values] put where the words have their name in braces */
export function say(key, values = {}) {
  const words = ALL[spoken][key] ?? ALL.en[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** One form for one, another for all other numbers. */
export function count(key, number) {
  return say(`${key}.${number === 1 ? 'one' : 'many'}`, { number });
}
