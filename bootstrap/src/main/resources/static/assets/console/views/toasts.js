import { View, html } from '../html.js';
import { say } from '../words.js';
import { IconButton } from './icons.js';

export class Toasts extends View {
  constructor(props) {
    super(props);
    this.follows(props.toasts);
  }

  render({ toasts }) {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${toasts.all.map(({ id, text, kind }) => html`<div key=${id} class="toast ${kind}">
        <span>${text}</span>
        <${IconButton} icon="close" label=${say('close')} onClick=${() => toasts.dismiss(id)} />
      </div>`)}
    </div>`;
  }
}
