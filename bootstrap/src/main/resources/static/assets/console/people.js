import { say } from './words.js';

/** What a chat's visitor is called; one without a name by the end of its id, so that two of them are told apart. */
export function nameOfVisitor({ visitorInfo, visitorId }) {
  return visitorInfo?.name || visitorInfo?.email || say('visitor', { id: visitorId.slice(-4) });
}

/** Up to two letters for a round picture. */
export function initialsOf(name) {
  const words = name.trim().split(/\s+/u);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...word][0] ?? '').join('').toUpperCase();
}

/** One of eight colours, always the same for the same person. */
export function hueOf(id) {
  let sum = 0;
  for (const character of id) {
    sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  }
  return sum % 8;
}
