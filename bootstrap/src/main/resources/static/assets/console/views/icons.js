import { html } from '../html.js';

/** Lines on a square of 24; drawn for this console. */
const SHAPES = {
  attach: 'M20 11.5 12.2 19a4.5 4.5 0 0 1-6.4-6.4l8-7.9a3 3 0 0 1 4.3 4.3l-7.9 7.8a1.5 1.5 0 0 1-2.1-2.1l7-7',
  back: 'M15 5l-7 7 7 7',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  check: 'M5 12.5 10 17 19 7',
  checks: 'M2 12.5 7 17 15 7M11 15.5l2 1.5L22 7',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M12 5v14M6 13l6 6 6-6',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  edit: 'M4 20l1-4L16 5l3 3L8 19z',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  info: 'M12 11v6M12 7.5v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  keyboard: 'M3 6h18v12H3zM7 10h.5M11 10h.5M15 10h.5M8 14h8',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  logOut: 'M10 4H5v16h5M14 8l4 4-4 4M9 12h9',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 3-6 6-6s6 2 6 6M16 4.500a3.500 3.500 0 0 1 0 6.500M17 14.500c2.500.6 4 2.500 4 5.500',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  send: 'M4 4l17 8-17 8 3-8zM7 12h14',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
  warning: 'M12 4 2.500 20h19zM12 10v5M12 17.500v.5',
};

/** An icon says nothing to those who hear the page: the words beside it, or the label of its button, do. */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${SHAPES[name]} /></svg>`;
}

/** A button that shows an icon alone. */
export function IconButton({ icon, label, ...others }) {
  return html`<button type="button" class="icon-button" aria-label=${label} title=${label} ...${others}><${Icon} name=${icon} /></button>`;
}
