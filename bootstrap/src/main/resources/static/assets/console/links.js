import { withLinks } from '../links.js';
import { html } from './html.js';

/** A text with its web addresses as links. Nothing but http and https ever becomes one. */
export function linked(text) {
  return withLinks(text).map((part) =>
    typeof part === 'string' ? part : html`<a href=${part.href} target="_blank" rel="noopener noreferrer nofollow">${part.text}</a>`);
}

/** A text with the places marked where words of a search stand. */
export function marked(text, words) {
  const wanted = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (wanted.length === 0) {
    return text;
  }
  return text.split(new RegExp(`(${wanted.join('|')})`, 'giu')).map((part, place) => (place % 2 ? html`<mark>${part}</mark>` : part));
}
