import { View, createRef, html } from '../html.js';
import { sizeOf } from '../times.js';
import { say } from '../words.js';
import { Icon, IconButton } from './icons.js';

const MAX = 4_000;
const MAX_ROWS_PX = 220;
const MOST_FILES = 10;
/** A slash at the beginning or after a blank, with what has been typed of the shortcut. */
const SHORTCUT = /(^|\s)\/([\p{L}\p{M}\p{Nd}_-]*)$/u;

/**
 * Where replies and notes are written. They are two texts that never turn into each other: whoever switches finds what was
 * written there before, and the colour, the label and the button say which of the two goes where.
 */
export class Composer extends View {
  #field = createRef();
  #files = createRef();

  constructor(props) {
    super(props);
    const { drafts } = props.desk;
    const { reply, note } = drafts.of(props.conversation.chatId);
    this.state = { mode: note && !reply ? 'note' : 'reply', files: [], found: undefined, chosen: 0 };
    this.follows(props.desk.preferences);
    this.follows(props.desk.replies);
    this.hears(document, 'console:reply', () => this.#turn('reply'));
    this.hears(document, 'console:note', () => this.#turn('note'));
  }

  componentDidMount() {
    this.#fit();
    if (matchMedia('(min-width: 768px)').matches && !document.querySelector('dialog[open]')) {
      this.#field.current?.focus();
    }
  }

  get #text() {
    return this.props.desk.drafts.of(this.props.conversation.chatId)[this.state.mode];
  }

  set #text(text) {
    this.props.desk.drafts.keep(this.props.conversation.chatId, this.state.mode, text);
  }

  render({ conversation, onReopen, onShow }, { mode, files, found, chosen, isDropping }) {
    if (conversation.status === 'CLOSED') {
      return html`<footer class="composer closed">
        <p>${say('closed')}</p><button type="button" class="primary" onClick=${onReopen}>${say('reopen')}</button>
      </footer>`;
    }
    const isNote = mode === 'note';
    const text = this.#text;
    return html`<footer class="composer ${mode} ${isDropping ? 'dropping' : ''}" id="composer"
      onDragOver=${(event) => this.#dragged(event, true)} onDragLeave=${(event) => this.#dragged(event, false)} onDrop=${(event) => this.#dropped(event)}>
      <div class="modes" role="group" aria-label=${say('mode')}>
        ${['reply', 'note'].map((one) => html`<button key=${one} type="button" class="mode" aria-pressed=${one === mode} onClick=${() => this.#turn(one)}>
          <${Icon} name=${one === 'note' ? 'lock' : 'send'} />${say(`mode.${one}`)}
        </button>`)}
        <span class="audience" id="audience">${say(`audience.${mode}`)}</span>
      </div>
      ${files.length > 0 && html`<ul class="staged">${files.map((file, place) => html`<li key=${file.name + place}>
        <${Icon} name="file" /><span class="file-name">${file.name}<small>${sizeOf(file.size)}</small></span>
        <${IconButton} icon="close" label=${say('unstage', { name: file.name })} onClick=${() => this.#unstage(file)} />
      </li>`)}</ul>`}
      ${found?.length > 0 && this.#suggestions(found, chosen)}
      <div class="writing-row">
        <textarea ref=${this.#field} rows="1" maxlength=${MAX} value=${text} placeholder=${say(`placeholder.${mode}`)}
          aria-label=${say(`placeholder.${mode}`)} aria-describedby="audience" aria-autocomplete="list"
          aria-controls=${found?.length ? 'canned-found' : undefined} aria-activedescendant=${found?.length ? `canned-${chosen}` : undefined}
          onInput=${(event) => this.#typed(event)} onKeyDown=${(event) => this.#pressed(event)} onPaste=${(event) => this.#pasted(event)}></textarea>
        <input ref=${this.#files} type="file" multiple hidden onChange=${() => this.#chose()} />
        <${IconButton} icon="attach" label=${say('attach')} onClick=${() => this.#files.current.click()} />
        <${IconButton} icon="bolt" label=${say('canned.insert')} onClick=${() => this.#suggestAll(onShow)} />
        <button type="button" class="send" aria-label=${say(`send.${mode}`)} disabled=${!text.trim() && files.length === 0} onClick=${() => this.#send()}>
          <${Icon} name=${isNote ? 'lock' : 'send'} /><span>${say(`send.${mode}`)}</span>
        </button>
      </div>
      <p class="hint">${say('composer.hint')}<span aria-live="polite">${text.length > MAX * 0.9 ? ` ${text.length} / ${MAX}` : ''}</span></p>
    </footer>`;
  }

  #suggestions(found, chosen) {
    return html`<ul class="suggestions" role="listbox" id="canned-found" aria-label=${say('canned')}>
      ${found.map((reply, place) => html`<li key=${reply.id} id="canned-${place}" role="option" aria-selected=${place === chosen}
        onMousedown=${(event) => event.preventDefault()} onClick=${() => this.#insert(reply)}>
        <b>/${reply.shortcut}</b> ${reply.title}<small>${reply.content}</small>
      </li>`)}
    </ul>`;
  }

  #turn(mode) {
    this.setState({ mode, found: undefined }, () => {
      this.#fit();
      this.#field.current?.focus();
    });
  }

  #typed({ target }) {
    const { conversation } = this.props;
    this.#text = target.value;
    conversation.typing({ isInternal: this.state.mode === 'note' });
    const typed = SHORTCUT.exec(target.value.slice(0, target.selectionStart));
    this.setState({ found: typed ? this.props.desk.replies.find(typed[2]) : undefined, chosen: 0 });
    this.#fit();
  }

  #pressed(event) {
    const { found, chosen } = this.state;
    if (event.isComposing) {
      return; // Enter ends a word of an input method, not the message
    }
    if (found?.length) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        this.setState({ chosen: (chosen + step + found.length) % found.length });
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        this.#insert(found[chosen]);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        this.setState({ found: undefined });
      }
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    }
  }

  /** Puts a canned reply in place of its shortcut, or where the cursor is. */
  #insert({ content }) {
    const field = this.#field.current;
    const before = field.value.slice(0, field.selectionStart).replace(SHORTCUT, '$1');
    const text = before + content + field.value.slice(field.selectionEnd);
    this.#text = text.slice(0, MAX);
    this.setState({ found: undefined }, () => {
      field.focus();
      field.setSelectionRange(before.length + content.length, before.length + content.length);
      this.#fit();
    });
  }

  #suggestAll(onShow) {
    const found = this.props.desk.replies.find('');
    if (found.length === 0) {
      onShow('canned');
      return;
    }
    this.setState({ found: this.state.found ? undefined : found, chosen: 0 });
    this.#field.current.focus();
  }

  #send() {
    const { conversation } = this.props;
    const { mode, files } = this.state;
    const content = this.#text.trim();
    if (!content && files.length === 0) {
      return;
    }
    const isInternal = mode === 'note';
    const [first, ...others] = files;
    conversation.send({ content, file: first, isInternal });
    others.forEach((file) => conversation.send({ file, isInternal }));
    this.#text = '';
    this.setState({ files: [], found: undefined }, () => this.#fit());
    this.#field.current.focus();
  }

  // Files wait until they are sent, so that none goes to the wrong people by being dropped

  #stage(files) {
    const some = [...this.state.files, ...files].slice(0, MOST_FILES);
    this.setState({ files: some });
    this.#field.current.focus();
  }

  #chose() {
    const field = this.#files.current;
    this.#stage([...field.files]);
    field.value = ''; // so that the same file can be chosen again
  }

  #unstage(file) {
    this.setState({ files: this.state.files.filter((one) => one !== file) });
  }

  #pasted(event) {
    const files = [...event.clipboardData.files];
    if (files.length > 0) {
      event.preventDefault();
      this.#stage(files);
    }
  }

  #dragged(event, isDropping) {
    event.preventDefault();
    if (this.state.isDropping !== isDropping) {
      this.setState({ isDropping });
    }
  }

  #dropped(event) {
    this.#dragged(event, false);
    this.#stage([...event.dataTransfer.files]);
  }

  /** As high as the text, up to a third of the page. */
  #fit() {
    const field = this.#field.current;
    if (field) {
      field.style.height = 'auto';
      field.style.height = `${Math.min(field.scrollHeight, MAX_ROWS_PX)}px`;
    }
  }
}
