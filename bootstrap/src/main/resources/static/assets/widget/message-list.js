import { Component, createRef, html } from '../view.js';
import { Bubble, keyOf } from './bubble.js';

/** So many messages are drawn at the end, so many at most while somebody reads elsewhere, and by so many is moved on. */
const TAIL = 50;
const WINDOW = 100;
const STEP = 40;
/** How near to an end of what is drawn one may come, in pixels, before there is more. */
const EDGE = 500;
const AT_BOTTOM = 48;
const TOGETHER_MS = 5 * 60_000;

/**
 * The messages, of which a part is drawn: the last ones as long as the reader is at the bottom; otherwise a window that moves with
 * the reader, who keeps what is being read where it is, whatever comes before or after it.
 */
export class MessageList extends Component {
  /** `top` is the key of the first message in the window; without one the end is followed. */
  state = { top: undefined, unseen: 0 };
  #scroller = createRef();
  #rows = createRef();
  #grown = new ResizeObserver(() => this.#isFollowing && this.#toBottom());
  #looking = false;

  get #isFollowing() {
    return this.state.top === undefined;
  }

  componentDidMount() {
    this.#grown.observe(this.#rows.current);
    this.#grown.observe(this.#scroller.current);
    this.#toBottom();
  }

  componentWillUnmount() {
    this.#grown.disconnect();
  }

  getSnapshotBeforeUpdate() {
    return this.#isFollowing ? undefined : this.#anchor();
  }

  componentDidUpdate(before, _, anchor) {
    const last = this.props.messages.at(-1);
    if (before.messages.at(-1) !== last && before.messages.length < this.props.messages.length && !this.#isFollowing) {
      if (this.#isMine(last)) {
        return this.#follow();
      }
      this.setState(({ unseen }) => ({ unseen: unseen + 1 }));
    }
    if (this.#isFollowing) {
      this.#toBottom();
    } else if (anchor) {
      this.#hold(anchor);
    }
    this.#lookLater();
  }

  render({ messages, words, language, isLoading, ...others }, { unseen }) {
    const [start, end] = this.#window(messages);
    return html`<div class="messages" ref=${this.#scroller} onScroll=${() => this.#lookLater()} tabindex="0" role="log"
        aria-live="off" aria-label=${words.messages}>
        ${isLoading ? html`<p class="loading">${words.loading}</p>` : null}
        <ol ref=${this.#rows}>${this.#drawn(messages, start, end, others)}</ol>
      </div>
      ${this.#isFollowing ? null : html`<button type="button" class="newest" onClick=${() => this.#follow()}>
        ${unseen > 0 ? words.newMessages(unseen) : words.toNewest}</button>`}`;
  }

  #drawn(messages, start, end, { conversation, pictures, onRetry, onDiscard }) {
    const { words, language } = this.props;
    const lastOfMine = messages.findLast((message) => this.#isMine(message));
    const rows = [];
    let follows = start > 0 && isTogether(messages[start - 1], messages[start]);
    for (let index = start; index < end; index++) {
      const message = messages[index];
      const isMine = this.#isMine(message);
      if (index === 0 || dayOf(messages[index - 1]) !== dayOf(message)) {
        rows.push(html`<li class="day" key=${`day ${dayOf(message)}`}><span>${dayName(message, words, language)}</span></li>`);
      }
      const isFirst = !follows;
      follows = isTogether(message, messages[index + 1]);
      rows.push(html`<${Bubble} key=${keyOf(message, isMine)} message=${message} isMine=${isMine}
        isFirst=${isFirst} isLast=${!follows}
        note=${message === lastOfMine ? this.#note(message) : undefined} words=${words} language=${language}
        conversation=${conversation} pictures=${pictures} onRetry=${onRetry} onDiscard=${onDiscard} />`);
    }
    return rows;
  }

  /** How far the last of the reader's own messages has come. */
  #note(message) {
    const { words, conversation } = this.props;
    if (message.status === 'sending') {
      return words.sending;
    }
    return conversation && message.seq <= conversation.readSeq ? words.read : words.sent;
  }

  #window(messages) {
    if (this.#isFollowing) {
      return [Math.max(0, messages.length - TAIL), messages.length];
    }
    const start = this.#indexOf(this.state.top, messages);
    return [start, Math.min(messages.length, start + WINDOW)];
  }

  #indexOf(key, messages) {
    const index = messages.findIndex((message) => keyOf(message, this.#isMine(message)) === key);
    return index < 0 ? Math.max(0, messages.length - WINDOW) : index;
  }

  #isMine(message) {
    return message.senderId === this.props.meId;
  }

  /** Once a frame is enough. */
  #lookLater() {
    if (!this.#looking) {
      this.#looking = true;
      requestAnimationFrame(() => {
        this.#looking = false;
        if (this.#scroller.current) {
          this.#look();
        }
      });
    }
  }

  #look() {
    const { messages, hasOlder, isLoading, onOlder, onBottom } = this.props;
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller.current;
    const [start, end] = this.#window(messages);
    const below = scrollHeight - scrollTop - clientHeight;
    if (end === messages.length && below <= AT_BOTTOM) {
      this.#isFollowing || this.#follow();
      onBottom();
    } else if (this.#isFollowing) {
      this.#moveTo(start);
    } else if (below < EDGE && end < messages.length) {
      this.#moveTo(Math.min(start + STEP, messages.length - TAIL));
    } else if (scrollTop < EDGE && start > 0) {
      this.#moveTo(Math.max(0, start - STEP));
    }
    if (scrollTop < EDGE && start === 0 && hasOlder && !isLoading) {
      onOlder();
    }
  }

  #moveTo(start) {
    const message = this.props.messages[start];
    if (message) {
      this.setState({ top: keyOf(message, this.#isMine(message)) });
    }
  }

  #follow() {
    this.setState({ top: undefined, unseen: 0 });
  }

  #toBottom() {
    const scroller = this.#scroller.current;
    scroller.scrollTop = scroller.scrollHeight;
  }

  /** The first message that is in sight, and where. */
  #anchor() {
    const edge = this.#scroller.current.getBoundingClientRect().top;
    for (const row of this.#rows.current.children) {
      const { top, bottom } = row.getBoundingClientRect();
      if (bottom > edge && row.dataset.key) {
        return { key: row.dataset.key, top };
      }
    }
    return undefined;
  }

  #hold({ key, top }) {
    const row = [...this.#rows.current.children].find(({ dataset }) => dataset.key === key);
    if (row) {
      this.#scroller.current.scrollTop += row.getBoundingClientRect().top - top;
    }
  }
}

function isTogether(message, next) {
  return Boolean(message && next)
    && message.senderId === next.senderId
    && dayOf(message) === dayOf(next)
    && new Date(next.sentAt) - new Date(message.sentAt) < TOGETHER_MS
    && message.status !== 'failed';
}

const days = new WeakMap();

/** The day here, whatever day it is where the server is. */
function dayOf(message) {
  if (!days.has(message)) {
    const date = new Date(message.sentAt);
    days.set(message, `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`);
  }
  return days.get(message);
}

function dayName(message, words, language) {
  const now = new Date();
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  switch (dayOf(message)) {
    case dayOf({ sentAt: now }):
      return words.today;
    case dayOf({ sentAt: yesterday }):
      return words.yesterday;
    default:
      return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(message.sentAt));
  }
}
