const ADDRESS = /\bhttps?:\/\/[^\s<>"']+/gi;
/** What stands behind an address in a sentence and is seldom a part of it. */
const TRAILING = /[.,;:!?)\]}»”’]+$/;

/**
 * Cuts a text at the web addresses in it.
 *
 * @returns {Array<string | {href: string, text: string}>} in order; an address is http or https, whatever else stays text
 */
export function withLinks(text) {
  const parts = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(found);
    if (URL.canParse(address)) {
      parts.push(text.slice(done, index), { href: new URL(address).href, text: address });
      done = index + address.length;
    }
  }
  parts.push(text.slice(done));
  return parts.filter((part) => part !== '');
}

/** A bracket that was opened within the address belongs to it. */
function withoutTrailing(found) {
  const cut = found.replace(TRAILING, '');
  return found[cut.length] === ')' && cut.includes('(') ? `${cut})` : cut;
}
