import { View, html } from '../html.js';
import { say } from '../words.js';
import { CannedReplies } from './canned-replies.js';
import { ChatList } from './chat-list.js';
import { ConversationPane } from './conversation.js';
import { Header } from './header.js';
import { LogIn } from './log-in.js';
import { Empty, Spinner } from './parts.js';
import { Search } from './search.js';
import { Settings } from './settings.js';
import { Shortcuts } from './shortcuts.js';
import { Staff } from './staff.js';
import { Toasts } from './toasts.js';

/** The whole page: the log-in, or the desk with what is open on it. */
export class App extends View {
  constructor(props) {
    super(props);
    const { account, place, preferences } = props.desk;
    [account, place, preferences].forEach((thing) => this.follows(thing));
    this.hears(window, 'keydown', (event) => this.#typed(event));
  }

  /** Shortcuts of the page; those without Ctrl or Alt are only for who types nowhere. */
  #typed(event) {
    const { desk } = this.props;
    if (event.defaultPrevented || desk.account.state !== 'in' || document.querySelector('dialog[open]')) {
      return;
    }
    const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]');
    const name = SHORTCUTS[keyOf(event)];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!name || (isPlain && (isTyping || !desk.preferences.hasShortcuts))) {
      return;
    }
    event.preventDefault();
    this.#does(name);
  }

  #does(name) {
    switch (name) {
      case 'search':
      case 'shortcuts':
        return this.#show(name);
      case 'next':
        return this.#step(1);
      case 'previous':
        return this.#step(-1);
      case 'leaveDetails':
        return this.props.desk.place.showDetails(false);
      default:
        document.dispatchEvent(new CustomEvent(`console:${name}`)); // for the open chat, if there is one
    }
  }

  /** Goes to a chat above or below in the list that is shown. */
  #step(by) {
    const chats = this.chats ?? [];
    const at = chats.findIndex(({ id }) => id === this.props.desk.place.chatId);
    const chat = chats[Math.min(Math.max(at + by, 0), chats.length - 1)];
    chat && this.props.desk.place.open(chat.id);
  }

  #show(dialog) {
    this.setState({ dialog });
  }

  /** A dialog tells a little later that it was closed; another one may be open by then. */
  #hide(dialog) {
    this.setState((state) => (state.dialog === dialog ? { dialog: undefined } : null));
  }

  render({ desk }, { dialog }) {
    const { account, place } = desk;
    switch (account.state) {
      case 'starting':
      case 'leaving':
        return html`<main class="log-in"><${Spinner} /></main>`;
      case 'unreachable':
        return html`<main class="log-in"><${Empty} title=${say('failure.unreachable')}>
          <button type="button" onClick=${() => account.resume()}>${say('again')}</button>
        <//></main>`;
      case 'out':
        return html`<${LogIn} desk=${desk} />`;
    }
    const close = () => this.#hide(dialog);
    return html`<div class="desk" data-pane=${place.pane} inert=${account.state === 'expired'}>
        <a class="skip" href="#composer" onClick=${skipToComposer}>${say('skip')}</a>
        <${Header} desk=${desk} onShow=${(name) => this.#show(name)} />
        <${ChatList} desk=${desk} onChats=${(chats) => (this.chats = chats)} />
        <${ConversationPane} key=${place.chatId} desk=${desk} onShow=${(name) => this.#show(name)} />
      </div>
      <${Toasts} toasts=${desk.toasts} />
      ${account.state === 'expired' && html`<div class="veil"><${LogIn} desk=${desk} /></div>`}
      ${account.state === 'in' && dialog && html`<${DIALOGS[dialog]} desk=${desk} onClose=${close} />`}`;
  }
}

const DIALOGS = { search: Search, shortcuts: Shortcuts, staff: Staff, canned: CannedReplies, settings: Settings };

const SHORTCUTS = {
  '?': 'shortcuts',
  Escape: 'leaveDetails',
  'Ctrl+k': 'search',
  j: 'next',
  k: 'previous',
  'Alt+ArrowDown': 'next',
  'Alt+ArrowUp': 'previous',
  r: 'reply',
  n: 'note',
  'Alt+r': 'reply',
  'Alt+n': 'note',
  t: 'take',
  i: 'details',
};

function keyOf({ key, ctrlKey, metaKey, altKey }) {
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${key}`;
}

/** The address is for the chat that is open, not for a place on the page. */
function skipToComposer(event) {
  event.preventDefault();
  document.querySelector('.composer textarea')?.focus();
}
