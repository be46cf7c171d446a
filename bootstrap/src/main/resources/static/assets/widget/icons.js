import { html } from '../view.js';

/** Lines of 24 by 24; what they mean is said beside them. */
function icon(...paths) {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor"
    stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths.map((path) => html`<path d=${path} />`)}</svg>`;
}

export const icons = {
  chat: () => icon('M21 11.5a8.4 8.4 0 0 1-12.3 7.4L3 21l2.1-5.4A8.5 8.5 0 1 1 21 11.5z'),
  close: () => icon('M18 6 6 18', 'M6 6l12 12'),
  fold: () => icon('M6 9l6 6 6-6'),
  send: () => icon('M5 12h13', 'M12 5l7 7-7 7'),
  attach: () => icon('M21 12.5l-8.6 8.6a5.6 5.6 0 0 1-8-8L13 4.6a3.7 3.7 0 0 1 5.3 5.3l-8.6 8.6a1.9 1.9 0 0 1-2.7-2.7l8-7.9'),
  bell: () => icon('M18 8.5a6 6 0 1 0-12 0c0 6.5-2.5 8-2.5 8h17s-2.5-1.5-2.5-8', 'M13.7 20.5a2 2 0 0 1-3.4 0'),
  file: () => icon('M14 2.5H6.5a2 2 0 0 0-2 2v15a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V8z', 'M14 2.5V8h5.5'),
  download: () => icon('M12 4v11', 'M7 11l5 5 5-5', 'M5 20h14'),
};
