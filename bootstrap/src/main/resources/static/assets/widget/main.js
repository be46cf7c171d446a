import { html, render } from '../view.js';
import { Attention } from './attention.js';
import { Widget } from './panel.js';
import { VisitorChat } from './visitor-chat.js';
import { wordsFor } from './words.js';

let isMounted = false;

/**
 * Puts the widget on the page, once.
 *
 * @param settings the server's `origin`, and the data attributes of the script's element
 */
export async function mount({ origin, site, key, language, colour, title, position, privacy }) {
  if (isMounted) {
    return;
  }
  isMounted = true;
  const host = document.createElement('charla-widget'); // no rule of the page's is about it
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [await styles()];
  const words = wordsFor(language ? [language] : navigator.languages);
  host.lang = words.language;
  paint(host, colour);
  document.body.append(host);
  render(
    html`<${Widget} chat=${new VisitorChat({ origin, site, key })} attention=${new Attention(words)} words=${words}
      title=${title || words.title} privacy=${address(privacy)} side=${position === 'left' ? 'left' : 'right'} />`,
    root,
  );
}

/** A sheet that a script makes needs no permission of the page's policy. */
async function styles() {
  const sheet = new CSSStyleSheet();
  const response = await fetch(new URL('widget.css', import.meta.url), { credentials: 'omit' });
  return sheet.replace(await response.text());
}

/** The page's colour, and one that can be read on it. */
function paint(host, colour) {
  if (!colour || !CSS.supports('color', colour)) {
    return;
  }
  const canvas = document.createElement('canvas').getContext('2d');
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map(linear);
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  host.style.setProperty('--charla-accent', colour);
  host.style.setProperty('--charla-on-accent', luminance > 0.179 ? '#111' : '#fff');
}

/** WCAG 2.2, "relative luminance". */
function linear(channel) {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function address(text) {
  const url = text && URL.canParse(text, location.href) ? new URL(text, location.href) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
