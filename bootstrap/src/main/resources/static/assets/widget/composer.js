import { Component, createRef, html } from '../view.js';
import { icons } from './icons.js';

const LONGEST = 4_000;
const TELL_LEFT_FROM = 3_800;

/** Where a message is written. Enter sends it, with Shift it begins a new line. */
export class Composer extends Component {
  state = { content: '' };
  #field = createRef();
  #picker = createRef();

  focus() {
    this.#field.current?.focus();
  }

  componentDidUpdate() {
    this.#fit();
  }

  render({ words }, { content }) {
    const left = LONGEST - content.length;
    return html`<form class="composer" onSubmit=${(event) => this.#submit(event)}>
      <input type="file" class="unseen" tabindex="-1" aria-hidden="true" ref=${this.#picker}
        onChange=${() => this.#picked()} />
      <button type="button" class="plain" aria-label=${words.attach} title=${words.attach}
        onClick=${() => this.#picker.current.click()}>${icons.attach()}</button>
      <textarea rows="1" dir="auto" ref=${this.#field} maxlength=${LONGEST} value=${content} placeholder=${words.write}
        aria-label=${words.message} onInput=${(event) => this.#typed(event.target.value)}
        onKeyDown=${(event) => this.#key(event)} onPaste=${(event) => this.#pasted(event)}></textarea>
      <button type="submit" class="send" aria-label=${words.send} disabled=${content.trim() === ''}>${icons.send()}</button>
      ${content.length > TELL_LEFT_FROM ? html`<small class="rest" role="status">${words.left(left)}</small>` : null}
    </form>`;
  }

  #typed(content) {
    this.setState({ content });
    if (content) {
      this.props.onTyping();
    }
  }

  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      this.#submit(event);
    }
  }

  #submit(event) {
    event.preventDefault();
    const { content } = this.state;
    if (content.trim()) {
      this.setState({ content: '' });
      this.props.onSend({ content });
      this.focus();
    }
  }

  #picked() {
    const [file] = this.#picker.current.files;
    if (file) {
      this.props.onSend({ file });
    }
    this.#picker.current.value = '';
    this.focus();
  }

  #pasted(event) {
    const [file] = event.clipboardData?.files ?? [];
    if (file) {
      event.preventDefault();
      this.props.onSend({ file });
    }
  }

  /** As high as what is in it, within what the style allows. */
  #fit() {
    const field = this.#field.current;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }
}
