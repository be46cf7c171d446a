import { View, createRef, html } from '../html.js';
import { nameOfVisitor } from '../people.js';
import { failureOf } from '../toasts.js';
import { momentOf, shortlyOf } from '../times.js';
import { count, say } from '../words.js';
import { Icon } from './icons.js';
import { Avatar, Badge, Empty, PriorityChip, Spinner } from './parts.js';

const ROW = 84;
/** Rows above and below what is seen. */
const MARGIN = 6;
const STATUSES = ['', 'PENDING', 'ASSIGNED', 'IN_PROGRESS', 'CLOSED', 'any'];

/** The queue, one's own chats, and for supervisors all; of however many there are, only those rows exist that are seen. */
export class ChatList extends View {
  state = { tab: 'mine', status: '', tag: '', top: 0, height: 600 };
  #scroller = createRef();

  constructor(props) {
    super(props);
    const { board, place, drafts, preferences } = props.desk;
    this.drafts = drafts;
    [board, place, preferences].forEach((thing) => this.follows(thing));
  }

  componentDidMount() {
    const measure = () => this.setState({ height: this.#scroller.current.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(this.#scroller.current);
    this.until(() => observer.disconnect());
    measure();
  }

  get #list() {
    const { tab, status, tag } = this.state;
    return tab === 'queue' ? { tab, tag } : { tab, status, tag };
  }

  #look(change) {
    this.setState({ ...change, top: 0 }, () => {
      this.#scroller.current.scrollTop = 0;
      this.props.desk.board.load(this.#list);
    });
  }

  #scrolled({ target }) {
    this.setState({ top: target.scrollTop });
    if (target.scrollTop + target.clientHeight > target.scrollHeight - 10 * ROW) {
      this.props.desk.board.loadMore(this.#list);
    }
  }

  render({ desk, onChats }, { tab, status, tag, top, height }) {
    const { board, account } = desk;
    const chats = board.list(this.#list);
    const walk = board.state(this.#list);
    onChats(chats);
    const tabs = ['queue', 'mine', ...(account.isAtLeast('supervisor') ? ['all'] : [])];
    const numbers = { queue: board.waiting, mine: board.unread };
    return html`<section class="chats" aria-label=${say('chats')}>
      <div class="tabs" role="tablist" aria-label=${say('chats')} onKeyDown=${turnTabs}>
        ${tabs.map((name) => html`<button
          key=${name} type="button" role="tab" id="tab-${name}" aria-controls="chat-list" aria-selected=${name === tab} tabindex=${name === tab ? 0 : -1}
          onClick=${() => this.#look({ tab: name })}>
          ${say(`tab.${name}`)}<${Badge} number=${numbers[name]} label=${count(`badge.${name}`, numbers[name])} />
        </button>`)}
      </div>
      <div class="filters">
        ${tab !== 'queue' && html`<select aria-label=${say('filter.status')} onChange=${({ target }) => this.#look({ status: target.value })}>
          ${STATUSES.map((one) => html`<option value=${one} selected=${one === status}>${say(`filter.${one || 'open'}`)}</option>`)}
        </select>`}
        <input type="search" placeholder=${say('tags')} aria-label=${say('filter.tag')} maxlength="50" value=${tag}
          onChange=${({ target }) => this.#look({ tag: target.value.trim() })} />
      </div>
      <div class="rows" ref=${this.#scroller} id="chat-list" role="tabpanel" aria-labelledby="tab-${tab}" tabindex="-1" onScroll=${(event) => this.#scrolled(event)}>
        ${this.#rows(chats, top, height)}
        ${walk.isLoading && chats.length === 0 && html`<${Spinner} />`}
        ${walk.failure && html`<p class="error" role="alert">${failureOf(walk.failure)}</p>`}
        ${!walk.isLoading && !walk.failure && chats.length === 0 && html`<${Empty} title=${say(`empty.${tab}`)}>${say(`empty.${tab}.more`)}<//>`}
      </div>
    </section>`;
  }

  #rows(chats, top, height) {
    const from = Math.max(Math.floor(top / ROW) - MARGIN, 0);
    const to = Math.min(Math.ceil((top + height) / ROW) + MARGIN, chats.length);
    const { account, place } = this.props.desk;
    return html`<ul style=${{ paddingTop: `${from * ROW}px`, paddingBottom: `${(chats.length - to) * ROW}px` }}>
      ${chats.slice(from, to).map((chat, offset) => html`<${Row}
        key=${chat.id} chat=${chat} isOpen=${chat.id === place.chatId} hasDraft=${this.drafts.has(chat.id)}
        place=${from + offset + 1} total=${chats.length} isMine=${chat.assignedCommercialId === account.me.id} onOpen=${() => place.open(chat.id)} />`)}
    </ul>`;
  }
}

/** The arrows go from one tab to the next, as the pattern for tabs has it. */
function turnTabs(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step) {
    const tabs = [...event.currentTarget.querySelectorAll('[role=tab]')];
    const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  }
}

function Row({ chat, isOpen, isMine, hasDraft, place, total, onOpen }) {
  const name = nameOfVisitor(chat);
  const moment = chat.lastMessageDate ?? chat.createdAt;
  const unread = chat.unreadMessagesCount;
  return html`<li aria-posinset=${place} aria-setsize=${total}>
    <button type="button" class="row ${unread ? 'unread' : ''}" aria-current=${isOpen ? 'true' : undefined} onClick=${onOpen}>
      <${Avatar} id=${chat.visitorId} name=${name} />
      <span class="row-name">${name}</span>
      <time class="row-time" datetime=${moment} title=${momentOf(moment)}>${shortlyOf(moment)}</time>
      <span class="row-preview">${hasDraft && html`<em>${say('draft')} </em>`}${chat.lastMessagePreview ?? say('noMessage')}</span>
      <${Badge} number=${unread} label=${count('unread', unread)} />
      <span class="row-chips">
        ${chat.status !== 'IN_PROGRESS' && html`<span class="state-word">${say(`chat.${chat.status}`)}</span>`}
        <${PriorityChip} priority=${chat.priority} />
        ${chat.tags.slice(0, 2).map((tag) => html`<span class="chip">${tag}</span>`)}
        ${chat.tags.length > 2 && html`<span class="chip">+${chat.tags.length - 2}</span>`}
        ${chat.assignedCommercial && !isMine && html`<span class="row-owner"><${Icon} name="people" />${chat.assignedCommercial.name}</span>`}
      </span>
    </button>
  </li>`;
}
