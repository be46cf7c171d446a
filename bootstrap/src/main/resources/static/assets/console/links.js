import { html } from './html.js';

const LINK = /\bhttps?:\/\/[^\s<>"'`]+/giu;
/** What ends a sentence ends no address. */
const TRAILING = /[.,;:!?)\]}]+$/u;

/** A text with its web addresses as links. Nothing but http and https ever becomes one. */
export function linked(text) {
  const parts = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const address = found.replace(TRAILING, '');
    if (URL.canParse(address)) {
      parts.push(text.slice(end, index), html`<a href=${address} target="_blank" rel="noopener noreferrer nofollow">${address}</a>`);
      end = index + address.length;
    }
  }
  return [...parts, text.slice(end)];
}

/** A text with the places marked where words of a search stand. */
export function marked(text, words) {
  const wanted = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (wanted.length === 0) {
    return text;
  }
  return text.split(new RegExp(`(${wanted.join('|')})`, 'giu')).map((part, place) => (place % 2 ? html`<mark>${part}</mark>` : part));
}
