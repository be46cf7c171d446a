import { Component, createRef, html } from '../view.js';
import { authorOf } from './bubble.js';
import { Composer } from './composer.js';
import { Consent } from './consent.js';
import { Pictures } from './files.js';
import { icons } from './icons.js';
import { MessageList } from './message-list.js';
import { reasonOf } from './words.js';

const SMALL = '(max-width: 480px), (max-height: 440px)';
const FOCUSABLE = 'button:not([disabled]), textarea, input:not([tabindex="-1"]), a[href], [tabindex="0"]';

/** The launcher and what it opens. */
export class Widget extends Component {
  state = { isOpen: false, isLoadingOlder: false, said: '', trouble: '' };
  #pictures = new Pictures();
  #launcher = createRef();
  #panel = createRef();
  #composer = createRef();
  #drawing = false;
  #small = matchMedia(SMALL);

  componentDidMount() {
    const { chat } = this.props;
    chat.on('change', () => this.#drawLater());
    chat.on('message', (message) => this.#heard(message));
    chat.on('trouble', (error) => this.setState({ trouble: reasonOf(error, this.props.words) }));
    document.addEventListener('visibilitychange', () => this.#seen());
    document.addEventListener('click', ({ target }) => target.closest?.('[data-charla-open]') && this.open());
    this.#small.addEventListener('change', () => this.forceUpdate());
    globalThis.visualViewport?.addEventListener('resize', () => this.#fit());
    globalThis.visualViewport?.addEventListener('scroll', () => this.#fit());
    void chat.resume();
  }

  componentDidUpdate(_, before) {
    if (before.isOpen !== this.state.isOpen) {
      this.#fit();
      this.state.isOpen ? this.#enter() : this.#launcher.current.focus();
    }
  }

  open() {
    this.setState({ isOpen: true });
    if (!this.props.chat.conversation) {
      void this.props.chat.askAvailability();
    }
  }

  close() {
    this.setState({ isOpen: false });
  }

  render({ chat, words, side }, { isOpen, said }) {
    const unread = isOpen ? 0 : chat.unreadCount;
    const label = isOpen ? words.close : words.open;
    return html`<div class="root ${side}">
      ${isOpen ? this.#drawPanel() : null}
      <button type="button" class="launcher" ref=${this.#launcher} aria-expanded=${String(isOpen)} aria-haspopup="dialog"
        aria-label=${unread ? `${label}, ${words.unread(unread)}` : label} onClick=${() => (isOpen ? this.close() : this.open())}>
        ${isOpen ? icons.fold() : icons.chat()}
        ${unread ? html`<span class="badge" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : null}
      </button>
      <div class="unseen" role="status" aria-live="polite">${said}</div>
    </div>`;
  }

  #drawPanel() {
    const { chat, title } = this.props;
    const modal = this.#small.matches;
    return html`<section class="panel ${modal ? 'full' : ''}" role="dialog" aria-modal=${String(modal)} aria-label=${title}
      ref=${this.#panel} onKeyDown=${(event) => this.#key(event)} onDragOver=${(event) => event.preventDefault()}
      onDrop=${(event) => this.#dropped(event)}>
      ${this.#drawHeader()}
      ${BODIES[chat.phase].call(this)}
    </section>`;
  }

  #drawHeader() {
    const { chat, title, words, attention } = this.props;
    const name = chat.agent?.name ?? title;
    const { text, kind } = standing(chat, words);
    return html`<header>
      <span class="avatar ${kind}" aria-hidden="true">${initialOf(name)}</span>
      <div class="who"><h1 dir="auto">${name}</h1><p role="status">${text}</p></div>
      ${attention.permission === 'default' && chat.phase === 'ready'
        ? html`<button type="button" class="plain" aria-label=${words.notify} title=${words.notify}
            onClick=${() => this.#askToNotify()}>${icons.bell()}</button>`
        : null}
      <button type="button" class="plain" aria-label=${words.close} onClick=${() => this.close()}>${icons.close()}</button>
    </header>`;
  }

  drawLoading() {
    return html`<div class="state" role="status"><span class="spinner" aria-hidden="true"></span>${this.props.words.loading}</div>`;
  }

  drawConsent() {
    const { chat, words, privacy } = this.props;
    return html`<${Consent} words=${words} privacy=${privacy} notice=${chat.notice}
      onAgree=${(details) => chat.agree(details)} />`;
  }

  drawRefused() {
    const { chat, words } = this.props;
    const reason = chat.failure.status === 0 ? words.refused(location.origin) : words.unknownSite;
    return html`<div class="state" role="alert"><h2>${words.refusedTitle}</h2><p>${reason}</p></div>`;
  }

  drawFailed() {
    const { chat, words } = this.props;
    const reason = chat.failure.status === 429 ? words.tooMany : words.unreachable;
    return html`<div class="state" role="alert"><h2>${words.failedTitle}</h2><p>${reason}</p>
      <button type="button" class="primary" onClick=${() => chat.resume()}>${words.retry}</button></div>`;
  }

  drawConversation() {
    const { chat, words } = this.props;
    const { conversation } = chat;
    return html`
      ${chat.messages.length === 0 ? html`<p class="greeting">${words.greeting}</p>` : null}
      <${MessageList} messages=${chat.messages} meId=${chat.me?.id} conversation=${conversation} pictures=${this.#pictures}
        hasOlder=${conversation?.hasOlder} isLoading=${this.state.isLoadingOlder} words=${words} language=${words.locale}
        onOlder=${() => this.#loadOlder()} onBottom=${() => this.#seen()}
        onRetry=${(key) => chat.retry(key)} onDiscard=${(key) => chat.discard(key)} />
      <p class="typing" aria-live="off">${this.#writers()}</p>
      ${this.state.trouble ? html`<p class="notice" role="alert">${this.state.trouble}</p>` : null}
      ${chat.isClosed
        ? html`<div class="closed"><p>${words.closed}</p>
            <button type="button" class="primary" onClick=${() => chat.startAnother()}>${words.again}</button></div>`
        : html`<${Composer} ref=${this.#composer} words=${words} onSend=${(draft) => this.#send(draft)}
            onTyping=${() => conversation?.typing()} />`}`;
  }

  #writers() {
    const { chat, words } = this.props;
    const isAnybody = chat.conversation?.typists.length > 0;
    return isAnybody
      ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${words.typing(chat.agent?.name ?? words.somebody)}`
      : null;
  }

  #send(draft) {
    this.setState({ trouble: '' });
    this.props.chat.send(draft);
  }

  #dropped(event) {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file && this.props.chat.phase === 'ready' && !this.props.chat.isClosed) {
      this.#send({ file });
    }
  }

  async #loadOlder() {
    if (this.state.isLoadingOlder) {
      return;
    }
    this.setState({ isLoadingOlder: true });
    try {
      await this.props.chat.conversation.loadOlder();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2_000)); // then scrolling asks again
    } finally {
      this.setState({ isLoadingOlder: false });
    }
  }

  #heard(message) {
    const { chat, words, attention } = this.props;
    if (message.senderId === chat.me?.id) {
      return;
    }
    this.setState({ said: `${authorOf(message, words)}: ${message.content || (message.attachment?.fileName ?? '')}` });
    attention.call(message, () => this.open());
  }

  /** What is in sight counts as read. */
  #seen() {
    const { conversation } = this.props.chat;
    if (this.state.isOpen && !document.hidden && conversation?.unreadCount > 0) {
      conversation.markRead().catch(() => {}); // with the next one
    }
  }

  async #askToNotify() {
    const answer = await this.props.attention.ask();
    this.setState({ said: answer === 'granted' ? this.props.words.notifying : '' });
  }

  #enter() {
    const target = this.#composer.current ?? this.#panel.current.querySelector(FOCUSABLE);
    target?.focus();
  }

  #key(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Tab' && this.#small.matches) {
      this.#keepInside(event);
    }
  }

  /** As long as the panel covers the page, focus stays in it. */
  #keepInside(event) {
    const all = [...this.#panel.current.querySelectorAll(FOCUSABLE)];
    const [first, last] = [all[0], all.at(-1)];
    const { activeElement } = this.#panel.current.getRootNode();
    if (event.shiftKey && activeElement === first) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && activeElement === last) {
      event.preventDefault();
      first.focus();
    }
  }

  /** An on-screen keyboard takes its place from what is seen, not from the page. */
  #fit() {
    const panel = this.#panel.current;
    const viewport = globalThis.visualViewport;
    if (panel && viewport) {
      const full = this.#small.matches;
      panel.style.height = full ? `${viewport.height}px` : '';
      panel.style.top = full ? `${viewport.offsetTop}px` : '';
    }
  }

  /** However much happens, it is drawn once a frame; hidden pages have no frames. */
  #drawLater() {
    if (!this.#drawing) {
      this.#drawing = true;
      const draw = () => {
        this.#drawing = false;
        this.forceUpdate();
      };
      document.hidden ? setTimeout(draw, 100) : requestAnimationFrame(draw);
    }
  }
}

const BODIES = {
  loading: Widget.prototype.drawLoading,
  consent: Widget.prototype.drawConsent,
  ready: Widget.prototype.drawConversation,
  refused: Widget.prototype.drawRefused,
  failed: Widget.prototype.drawFailed,
};

function standing(chat, words) {
  if (chat.phase === 'ready' && chat.connection !== 'connected') {
    return { text: words[chat.connection] ?? words.connecting, kind: 'apart' };
  }
  const isThere = chat.agent ? chat.agent.status === 'online' : chat.isAvailable;
  return isThere ? { text: words.online, kind: 'there' } : { text: words.away, kind: '' };
}

function initialOf(name) {
  return [...name.trim()][0]?.toUpperCase() ?? '';
}
