import { Component, createRef, html, render } from '../view.js';

export { createRef, html, render };

/** A part of the page that shows things which tell of their changes. */
export class View extends Component {
  #offs = [];

  /** Shows anew whenever a thing tells of an event, as long as this part is on the page. */
  follows(thing, event = 'change') {
    this.until(thing.on(event, () => this.forceUpdate()));
  }

  /** @param {() => void} off called when this part leaves the page */
  until(off) {
    this.#offs.push(off);
  }

  /** Listens to the window or an element of it. */
  hears(target, event, listener, options) {
    target.addEventListener(event, listener, options);
    this.until(() => target.removeEventListener(event, listener, options));
  }

  componentWillUnmount() {
    this.#offs.splice(0).forEach((off) => off());
  }
}
