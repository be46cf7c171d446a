import { View, createRef, html } from '../html.js';
import { marked } from '../links.js';
import { nameOfVisitor } from '../people.js';
import { momentOf } from '../times.js';
import { failureOf } from '../toasts.js';
import { say } from '../words.js';
import { Dialog } from './dialog.js';
import { Icon } from './icons.js';
import { Empty, Spinner } from './parts.js';

const WAIT_MS = 250;
const PAGE = 20;
/** A page looks through a bounded number of messages and may be short: so many are asked for until there is something to show. */
const MOST_PAGES = 5;

/** Looks for words in the messages of all chats, or of the open one, and goes to what is found. */
export class Search extends View {
  state = { found: [], words: '' };
  #field = createRef();
  #waiting;
  #search = 0;

  componentDidMount() {
    this.#field.current.focus();
    this.until(() => clearTimeout(this.#waiting));
  }

  #typed() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#begin(), WAIT_MS);
  }

  #begin() {
    const words = this.#field.current.value.trim();
    this.setState({ found: [], cursor: undefined, hasMore: false, failure: undefined, words }, () => words.length > 1 && this.#more());
  }

  async #more() {
    const number = ++this.#search;
    const { desk } = this.props;
    this.setState({ isBusy: true });
    try {
      let { found, cursor } = this.state;
      let hasMore = true;
      const enough = found.length + 1;
      for (let page = 0; page < MOST_PAGES && hasMore && found.length < enough; page++) {
        const answer = await desk.account.request('GET', `/v2/messages/search?${this.#query(cursor)}`);
        await Promise.allSettled(answer.messages.map(({ chatId }) => desk.board.find(chatId)));
        found = [...found, ...answer.messages];
        cursor = answer.nextCursor;
        hasMore = answer.hasMore;
      }
      number === this.#search && this.setState({ found, cursor, hasMore, isBusy: false });
    } catch (failure) {
      number === this.#search && this.setState({ failure, isBusy: false });
    }
  }

  #query(cursor) {
    const { words, isHere } = this.state;
    const query = new URLSearchParams({ q: words, limit: PAGE });
    isHere && query.set('chatId', this.props.desk.place.chatId);
    cursor && query.set('cursor', cursor);
    return query;
  }

  render({ desk, onClose }, { found, words, hasMore, isBusy, failure, isHere }) {
    const open = ({ chatId, messageId }) => {
      onClose();
      desk.place.open(chatId, messageId);
    };
    return html`<${Dialog} title=${say('search.title')} wide=${true} onClose=${onClose}>
      <div class="search-field">
        <${Icon} name="search" />
        <input ref=${this.#field} type="search" aria-label=${say('search.title')} placeholder=${say('search.words')} maxlength="200" onInput=${() => this.#typed()} />
      </div>
      ${desk.place.chatId && html`<label class="check"><input type="checkbox" checked=${isHere} onChange=${({ target }) => this.setState({ isHere: target.checked }, () => this.#begin())} />${say('search.here')}</label>`}
      ${failure && html`<p class="error" role="alert">${failureOf(failure)}</p>`}
      <p class="unseen" role="status">${words && !isBusy && say('search.found', { number: found.length })}</p>
      <ul class="found">
        ${found.map((message) => html`<li key=${message.messageId}><button type="button" onClick=${() => open(message)}>
          <span class="found-head"><b>${this.#nameOf(message)}</b>${message.isInternal && html`<span class="chip note-chip">${say('note.label')}</span>`}<time>${momentOf(message.sentAt)}</time></span>
          <span class="found-words">${marked(message.content, words.split(/\s+/u))}</span>
        </button></li>`)}
      </ul>
      ${isBusy && html`<${Spinner} />`}
      ${words.length > 1 && !isBusy && found.length === 0 && !failure && html`<${Empty} title=${say('search.nothing')} />`}
      ${hasMore && !isBusy && html`<button type="button" onClick=${() => this.#more()}>${say('more')}</button>`}
    <//>`;
  }

  #nameOf({ chatId, senderName, senderType }) {
    const chat = this.props.desk.board.chat(chatId);
    const sender = senderType === 'visitor' ? undefined : senderName ?? say(`sender.${senderType}`);
    return [chat && nameOfVisitor(chat), sender].filter(Boolean).join(' · ');
  }
}
