/** Preact as the pages use it: class components, and markup in template literals. Whatever stands in it stays text. */
import htm from './vendor/htm-3.1.1/htm.module.js';
import { Component, createRef, h, render } from './vendor/preact-10.29.8/preact.module.js';

export const html = htm.bind(h);
export { Component, createRef, render };
