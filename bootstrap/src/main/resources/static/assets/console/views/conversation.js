import { View, html } from '../html.js';
import { nameOfVisitor } from '../people.js';
import { failureOf } from '../toasts.js';
import { say } from '../words.js';
import { Composer } from './composer.js';
import { Details } from './details.js';
import { Confirmation } from './dialog.js';
import { Icon, IconButton } from './icons.js';
import { Avatar, Empty, PresenceWord, Spinner, StatusChip } from './parts.js';
import { Timeline } from './timeline.js';
import { Transfer } from './transfer.js';

/** The chat that is open, with its details beside it; made anew for each chat. */
export class ConversationPane extends View {
  constructor(props) {
    super(props);
    const { desk } = props;
    if (desk.place.chatId) {
      this.conversation = desk.client.chat(desk.place.chatId);
      this.#follow(this.conversation);
    }
    this.follows(desk.client, 'state');
    this.follows(desk.colleagues);
  }

  #follow(conversation) {
    const { desk } = this.props;
    const { account } = desk;
    this.follows(conversation);
    this.until(conversation.on('failed', ({ error }) => account.noticed(error)));
    this.until(conversation.on('error', (error) => this.#broke(error)));
    this.until(conversation.on('message', () => this.#read()));
    this.until(account.on('in', () => this.#cameBack()));
    this.until(desk.board.on('change', () => this.#catchUp()));
    this.hears(document, 'visibilitychange', () => this.#read());
    this.hears(window, 'focus', () => this.#read());
    this.hears(document, 'console:take', () => this.#take());
    this.hears(document, 'console:details', () => desk.place.showDetails(!desk.place.hasDetails));
  }

  componentDidMount() {
    this.#open();
  }

  componentWillUnmount() {
    super.componentWillUnmount();
    // One with words on their way stays, so that what fails can be tried again.
    if (this.conversation && !this.conversation.messages.some(({ status }) => status !== 'sent')) {
      this.conversation.close();
    }
  }

  async #open() {
    if (!this.conversation) {
      return;
    }
    this.setState({ failure: undefined });
    try {
      await this.conversation.open();
      this.props.desk.board.put(this.conversation.chat);
      this.forceUpdate();
      this.#read();
    } catch (failure) {
      this.#broke(failure);
    }
  }

  #broke(failure) {
    this.props.desk.account.noticed(failure);
    this.setState({ failure });
  }

  /** A room is not told of everything: that a chat was put back is seen when the board has read it anew. */
  #catchUp() {
    const known = this.props.desk.board.chat(this.conversation.chatId);
    if (this.conversation.chat && known?.told && known.told !== this.caughtUpWith) {
      this.caughtUpWith = known.told;
      this.conversation.chat = known;
      this.forceUpdate();
    }
  }

  /** What the end of the log-in has kept from being sent is sent now that somebody is believed again. */
  #cameBack() {
    this.conversation.messages
      .filter(({ status, error }) => status === 'failed' && error?.status === 401)
      .forEach(({ clientMessageId }) => this.conversation.retry(clientMessageId));
    if (this.state.failure) {
      this.#open();
    }
  }

  /** Only what somebody can see is read. */
  #read() {
    const { conversation } = this;
    if (conversation.chat && conversation.unreadCount > 0 && !document.hidden && document.hasFocus()) {
      conversation.markRead().then(() => this.props.desk.board.seen(conversation.chatId), () => {});
    }
  }

  /** Changes the chat as a whole, and shows what came of it. */
  #change(method, path, body) {
    const { desk } = this.props;
    return desk.toasts.trying(async () => {
      const chat = await desk.account.request(method, `/v2/chats/${this.conversation.chatId}${path}`, body);
      this.conversation.chat = chat;
      desk.board.put(chat);
      this.forceUpdate();
    });
  }

  #take() {
    const { me } = this.props.desk.account;
    const { chat } = this.conversation;
    if (chat && chat.status !== 'CLOSED' && chat.assignedCommercialId !== me.id) {
      this.#change('PUT', `/${chat.assignedCommercialId ? 'transfer' : 'assign'}/${me.id}`);
    }
  }

  #ask(question) {
    this.setState({ question });
  }

  render({ desk, onShow }, { failure, question }) {
    const { conversation } = this;
    if (!conversation) {
      return html`<main class="conversation nothing"><${Empty} title=${say('choose')}>${say('choose.more')}<//></main>`;
    }
    if (failure && !conversation.chat) {
      return html`<main class="conversation nothing">
        <${Empty} title=${failureOf(failure)}>
          <button type="button" onClick=${() => desk.place.open(undefined)}>${say('back')}</button>
          <button type="button" class="primary" onClick=${() => this.#open()}>${say('again')}</button>
        <//>
      </main>`;
    }
    const { chat } = conversation;
    if (!chat) {
      return html`<main class="conversation nothing"><${Spinner} /></main>`;
    }
    const change = (method, path, body) => this.#change(method, path, body);
    return html`<main class="conversation" aria-label=${say('conversationWith', { name: nameOfVisitor(chat) })}>
        ${this.#head(chat)}
        ${failure && html`<p class="error strip" role="alert">${failureOf(failure)}</p>`}
        <${Timeline} desk=${desk} conversation=${conversation} />
        <${Composer} desk=${desk} conversation=${conversation} onReopen=${() => this.#change('PUT', '/reopen')} onShow=${onShow} />
      </main>
      <${Details} desk=${desk} conversation=${conversation} chat=${chat} onChange=${change} />
      ${question === 'transfer' && html`<${Transfer} desk=${desk} chat=${chat} onClose=${() => this.#ask()} onChoose=${(id) => this.#change('PUT', `/transfer/${id}`)} />`}
      ${question === 'close' && html`<${Confirmation} title=${say('closeChat')} text=${say('closeChat.text')} action=${say('closeChat')}
        onClose=${() => this.#ask()} onConfirm=${() => this.#change('PUT', '/close', {})} />`}`;
  }

  #head(chat) {
    const { desk } = this.props;
    const { me } = desk.account;
    const name = nameOfVisitor(chat);
    const presence = this.conversation.presence.get(chat.visitorId)?.status ?? 'offline';
    const isMine = chat.assignedCommercialId === me.id;
    const isClosed = chat.status === 'CLOSED';
    return html`<header class="chat-head">
      <${IconButton} icon="back" label=${say('backToList')} class="icon-button only-narrow" onClick=${() => desk.place.open(undefined)} />
      <${Avatar} id=${chat.visitorId} name=${name} status=${presence} />
      <div class="chat-title">
        <h2>${name}</h2>
        <p><${PresenceWord} status=${presence} /><${StatusChip} status=${chat.status} /></p>
      </div>
      <div class="chat-actions">
        ${!isClosed && !isMine && html`<button type="button" class="primary" onClick=${() => this.#take()}>${say('take')}</button>`}
        ${!isClosed && html`<button type="button" aria-label=${say('transfer')} title=${say('transfer')} onClick=${() => this.#ask('transfer')}><${Icon} name="people" /><span>${say('transfer')}</span></button>
          <button type="button" aria-label=${say('closeChat')} title=${say('closeChat')} onClick=${() => this.#ask('close')}><${Icon} name="check" /><span>${say('closeChat')}</span></button>`}
        ${isClosed && html`<button type="button" class="primary" onClick=${() => this.#change('PUT', '/reopen')}>${say('reopen')}</button>`}
        <${IconButton} icon="info" label=${say('details')} class="icon-button not-wide" aria-expanded=${desk.place.hasDetails} onClick=${() => desk.place.showDetails(!desk.place.hasDetails)} />
      </div>
    </header>`;
  }
}
