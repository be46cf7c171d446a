import { View, createRef, html } from '../html.js';
import { Heights } from '../heights.js';
import { nameOfVisitor } from '../people.js';
import { dayKeyOf, dayOf } from '../times.js';
import { failureOf } from '../toasts.js';
import { count, say } from '../words.js';
import { Icon } from './icons.js';
import { MessageItem } from './message.js';
import { Spinner } from './parts.js';

const GUESSED_HEIGHT = 72;
/** Messages above and below what is seen. */
const MARGIN = 12;
const AT_END = 48;
const LOAD_WITHIN = 600;
const SHINES_MS = 2_500;

/**
 * The messages of a conversation. However many there are, only those exist on the page that are seen, and some around them.
 *
 * Whoever reads the end stays at the end; whoever has scrolled away stays at what is being read, whatever comes above or
 * below. For that the first message that is seen is the anchor: where it stood before a change, it stands afterwards, and
 * what exists on the page is what is around it.
 */
export class Timeline extends View {
  state = { unseen: 0 };
  #scroller = createRef();
  #list = createRef();
  #heights = new Heights(GUESSED_HEIGHT);
  #keys = [];
  #shown = [0, 0];
  #isAtEnd = true;
  #anchor;
  #sought;

  constructor(props) {
    super(props);
    const { conversation, desk } = props;
    this.follows(desk.preferences);
    this.until(conversation.on('message', () => this.#isAtEnd || this.setState({ unseen: this.state.unseen + 1 })));
    this.until(desk.place.on('change', () => this.#seek()));
  }

  componentDidMount() {
    const observer = new ResizeObserver(() => this.#settle());
    observer.observe(this.#scroller.current);
    observer.observe(this.#list.current); // pictures come late
    this.until(() => observer.disconnect());
    this.#toEnd();
    this.#seek();
  }

  componentDidUpdate() {
    this.#settle();
  }

  render({ desk, conversation }, { unseen, failure, shining }) {
    const { messages } = conversation;
    this.#keys = messages.map(keyOf);
    const [from, to] = this.#window();
    this.#shown = [from, to];
    const above = this.#heights.between(this.#keys, 0, from);
    const below = this.#heights.between(this.#keys, to, messages.length);
    return html`<div class="timeline-frame">
      <div class="timeline" ref=${this.#scroller} tabindex="0" role="log" aria-label=${say('messages')} aria-live="off" onScroll=${() => this.#scrolled()}>
        <div ref=${this.#list}>
          ${conversation.hasOlder && html`<${Spinner} />`}
          ${failure && html`<p class="error strip" role="alert">${failureOf(failure)} <button type="button" onClick=${() => this.#loadOlder()}>${say('again')}</button></p>`}
          <div style=${{ height: `${above}px` }}></div>
          <ol class="messages" aria-label=${say('messages')}>
            ${messages.slice(from, to).map((message, place) => {
              const at = from + place;
              return html`<li key=${keyOf(message)} data-key=${keyOf(message)} class=${shining === message.messageId ? 'shining' : ''} aria-posinset=${at + 1} aria-setsize=${messages.length}>
                ${(at === 0 || dayKeyOf(messages[at - 1].sentAt) !== dayKeyOf(message.sentAt)) && html`<p class="day"><span>${dayOf(message.sentAt)}</span></p>`}
                <${MessageItem} desk=${desk} conversation=${conversation} message=${message} isFollowing=${follows(messages[at - 1], message)} />
              </li>`;
            })}
          </ol>
          <div style=${{ height: `${below}px` }}></div>
        </div>
      </div>
      <p class="typists" role="status">${this.#typists()}</p>
      ${!this.#isAtEnd && html`<button type="button" class="to-end" onClick=${() => this.#toEnd()}>
        <${Icon} name="down" />${unseen > 0 ? count('unseen', unseen) : say('toEnd')}
      </button>`}
      <${LastWords} conversation=${conversation} />
    </div>`;
  }

  #typists() {
    const { conversation, desk } = this.props;
    const [typist] = conversation.typists;
    if (!typist) {
      return null;
    }
    const colleague = desk.colleagues.all.find(({ id }) => id === typist.userId)?.name;
    const name = typist.userId === conversation.chat.visitorId ? nameOfVisitor(conversation.chat) : colleague ?? say('somebody');
    return html`<span class="writing" aria-hidden="true"><i></i><i></i><i></i></span>${say(typist.isInternal ? 'writesNote' : 'writes', { name })}`;
  }

  #window() {
    const scroller = this.#scroller.current;
    const height = scroller?.clientHeight ?? 800;
    if (this.#sought !== undefined) {
      const at = this.props.conversation.messages.findIndex(({ messageId }) => messageId === this.#sought);
      return [Math.max(at - MARGIN, 0), Math.min(at + MARGIN, this.#keys.length)];
    }
    if (!scroller || this.#isAtEnd) {
      const top = this.#heights.between(this.#keys, 0, this.#keys.length) - height;
      return this.#heights.window(this.#keys, top, height, MARGIN);
    }
    return this.#heights.window(this.#keys, this.#topByAnchor() ?? scroller.scrollTop, height, MARGIN);
  }

  /** Where the reader is among the messages there are now, which may be more than when it was last scrolled. */
  #topByAnchor() {
    const at = this.#anchor ? this.#keys.indexOf(this.#anchor.key) : -1;
    return at < 0 ? undefined : this.#heights.between(this.#keys, 0, at) - this.#anchor.offset;
  }

  #scrolled() {
    const { scrollTop, clientHeight, scrollHeight } = this.#scroller.current;
    const isAtEnd = scrollTop + clientHeight >= scrollHeight - AT_END;
    this.#isAtEnd = isAtEnd;
    this.#anchor = this.#anchorNow();
    if (String(this.#window()) !== String(this.#shown) || isAtEnd !== this.state.isAtEnd) {
      this.setState({ isAtEnd, unseen: isAtEnd ? 0 : this.state.unseen });
    }
    this.#loadWhenNear();
  }

  /** What failed is asked for again by whoever reads, and not by each look. */
  #loadWhenNear() {
    if (this.#scroller.current.scrollTop < LOAD_WITHIN && !this.state.failure) {
      this.#loadOlder();
    }
  }

  async #loadOlder() {
    const { conversation, desk } = this.props;
    if (this.isLoading || !conversation.hasOlder) {
      return;
    }
    this.isLoading = true;
    try {
      await conversation.loadOlder();
      this.setState({ failure: undefined });
    } catch (failure) {
      desk.account.noticed(failure);
      this.setState({ failure });
    } finally {
      this.isLoading = false;
    }
  }

  /** Measures what is on the page, and puts the reader back to where it was. */
  #settle() {
    const scroller = this.#scroller.current;
    for (const item of scroller.querySelectorAll('li[data-key]')) {
      this.#heights.set(item.dataset.key, item.offsetHeight);
    }
    if (this.#sought !== undefined) {
      this.#arrive();
    } else if (this.#isAtEnd) {
      scroller.scrollTop = scroller.scrollHeight;
    } else {
      this.#restore(scroller);
    }
    this.#loadWhenNear();
  }

  #restore(scroller) {
    const item = this.#anchor && scroller.querySelector(`li[data-key="${this.#anchor.key}"]`);
    if (item) {
      scroller.scrollTop += offsetIn(scroller, item) - this.#anchor.offset;
    } else {
      this.#anchor = this.#anchorNow();
    }
  }

  /** The first message that is seen, and where it stands; undefined after a leap to where no message is on the page yet. */
  #anchorNow() {
    const scroller = this.#scroller.current;
    for (const item of scroller.querySelectorAll('li[data-key]')) {
      const offset = offsetIn(scroller, item);
      if (offset + item.offsetHeight > 0) {
        return offset < scroller.clientHeight ? { key: item.dataset.key, offset } : undefined;
      }
    }
    return undefined;
  }

  #toEnd() {
    this.#isAtEnd = true;
    this.setState({ unseen: 0, isAtEnd: true });
  }

  /** Goes to the message that somebody looked for, over as many older pages as lie between. */
  async #seek() {
    const { desk, conversation } = this.props;
    const messageId = desk.place.chatId === conversation.chatId ? desk.place.takeMessage() : undefined;
    if (!messageId) {
      return;
    }
    const isHere = () => conversation.messages.some((message) => message.messageId === messageId);
    await desk.toasts.trying(async () => {
      while (!isHere() && (await conversation.loadOlder()));
    });
    if (isHere()) {
      this.#isAtEnd = false;
      this.#sought = messageId;
      this.setState({ shining: messageId, isAtEnd: false });
    }
  }

  #arrive() {
    const item = this.#scroller.current.querySelector('.shining');
    if (item) {
      this.#sought = undefined;
      item.scrollIntoView({ block: 'center' });
      this.#anchor = this.#anchorNow();
      setTimeout(() => this.setState({ shining: undefined }), SHINES_MS);
    }
  }
}

/** What others say while the page is open is read aloud; what is loaded or scrolled to is not. */
class LastWords extends View {
  constructor(props) {
    super(props);
    this.until(props.conversation.on('message', (message) => this.setState({ message })));
  }

  render(_, { message }) {
    return html`<p class="unseen" aria-live="polite">${message && `${message.senderName ?? say(`sender.${message.senderType}`)}: ${message.content}`}</p>`;
  }
}

function offsetIn(scroller, item) {
  return item.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
}

/** The same for a message on its way and after it has arrived. */
function keyOf({ clientMessageId, messageId }) {
  return clientMessageId ?? messageId;
}

/** Whether a message goes on where the one before it ended, so that the name need not be said again. */
function follows(before, message) {
  return before?.senderId === message.senderId
    && before?.isInternal === message.isInternal
    && Date.parse(message.sentAt) - Date.parse(before.sentAt) < 180_000
    && dayKeyOf(before.sentAt) === dayKeyOf(message.sentAt);
}
