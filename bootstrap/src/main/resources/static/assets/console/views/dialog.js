import { View, createRef, html } from '../html.js';
import { say } from '../words.js';
import { IconButton } from './icons.js';

/** A window over the page. The browser keeps the focus in it, gives it back, and closes it by Escape. */
export class Dialog extends View {
  #dialog = createRef();

  componentDidMount() {
    this.#dialog.current.showModal();
  }

  render({ title, onClose, children, wide }) {
    const closeByBackdrop = (event) => event.target === this.#dialog.current && onClose();
    return html`<dialog ref=${this.#dialog} class=${wide ? 'wide' : ''} aria-labelledby="dialog-title" onClose=${onClose} onMousedown=${closeByBackdrop}>
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id="dialog-title">${title}</h2>
          <${IconButton} icon="close" label=${say('close')} onClick=${onClose} />
        </header>
        ${children}
      </div>
    </dialog>`;
  }
}

/** Asks before something that is not easily undone. */
export function Confirmation({ title, text, action, onConfirm, onClose }) {
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <p>${text}</p>
    <div class="dialog-foot">
      <button type="button" onClick=${onClose}>${say('cancel')}</button>
      <button type="button" class="danger" onClick=${confirm}>${action}</button>
    </div>
  <//>`;
}
