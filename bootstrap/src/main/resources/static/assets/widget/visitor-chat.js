import { createClient } from '../../charla-client.js';
import { Emitter } from '../client/emitter.js';
import { newKey } from '../client/keys.js';

/**
 * A visitor's way to its chat: who it is, which of its chats is shown, and a first message that begins one.
 *
 * `phase` is `loading`, then `consent` until the visitor has agreed to be known, then `ready`; or `refused` where the server does
 * not answer this page, or `failed` where it does not answer at all.
 */
export class VisitorChat {
  phase = 'loading';
  conversation;
  isAvailable = false;
  notice;
  #client;
  #site;
  #events = new Emitter();
  #first;
  #offs = [];

  constructor({ origin, site, key }) {
    this.#client = createClient({ origin });
    this.#site = { domain: site, apiKey: key };
    this.#client.on('state', () => this.#changed());
    this.#client.on('session:expired', () => this.#expired());
    this.#client.on('chat:created', ({ chatId }) => this.conversation || this.#first || this.#show(chatId));
  }

  on(event, listener) {
    return this.#events.on(event, listener);
  }

  get me() {
    return this.#client.me;
  }

  get connection() {
    return this.#client.state;
  }

  get messages() {
    return this.conversation?.messages ?? (this.#first ? [this.#first] : []);
  }

  get isClosed() {
    return this.conversation?.status === 'CLOSED';
  }

  get unreadCount() {
    return this.conversation?.unreadCount ?? 0;
  }

  /** Whoever this is on the other side. */
  get agent() {
    const { assignedCommercialId: id, assignedCommercial } = this.conversation?.chat ?? {};
    return id ? { name: assignedCommercial?.name, status: this.conversation.presence.get(id)?.status } : undefined;
  }

  /** Goes on where an earlier page was, if there was one. */
  resume() {
    return this.#attempt(async () => {
      const known = await this.#client.resume({ ...this.#site, hasAcceptedPrivacyPolicy: true });
      await (known ? this.#ready() : this.#enter('consent'));
    });
  }

  /** @param details `name`, `email`, `phone`, each of which may be missing */
  agree(details) {
    return this.#attempt(async () => {
      const given = Object.fromEntries(Object.entries(details).filter(([, value]) => value));
      await this.#client.identify({ ...this.#site, hasAcceptedPrivacyPolicy: true, ...given });
      await this.#ready();
    });
  }

  /** Asks whether somebody is there, for who has not begun yet. */
  async askAvailability() {
    try {
      const { available } = await this.#client.request('POST', '/v2/commercials/availability', this.#site);
      this.isAvailable = available;
      this.#changed();
    } catch {
      // It is only a greeting's colour.
    }
  }

  send(draft) {
    if (this.conversation) {
      this.conversation.send(draft);
    } else if (draft.file) {
      void this.#beginWithFile(draft);
    } else if (!this.#first) {
      this.#first = firstDraft(draft.content.trim(), this.me);
      void this.#begin();
    }
  }

  retry(clientMessageId) {
    if (this.#first?.clientMessageId === clientMessageId) {
      void this.#begin();
    } else {
      this.conversation?.retry(clientMessageId);
    }
  }

  discard(clientMessageId) {
    if (this.#first?.clientMessageId === clientMessageId) {
      this.#first = undefined;
      this.#changed();
    } else {
      this.conversation?.discard(clientMessageId);
    }
  }

  /** Leaves a chat that is closed; the next message begins another. */
  startAnother() {
    this.#leave();
    this.#changed();
  }

  async #ready() {
    const { chats } = await this.#client.request('GET', `/v2/visitors/${this.me.id}/chats`);
    const chat = chats.find(({ status }) => status !== 'CLOSED') ?? chats[0];
    this.#client.connect().catch(() => {}); // `state` tells
    if (chat) {
      await this.#show(chat.id);
    }
    this.notice = undefined;
    this.#enter('ready');
  }

  async #begin() {
    this.#first = { ...this.#first, status: 'sending', error: undefined };
    this.#changed();
    try {
      const { content, clientMessageId } = this.#first;
      const conversation = await this.#client.startChat({ content, clientMessageId });
      this.#first = undefined;
      this.#adopt(conversation);
    } catch (error) {
      this.#first = { ...this.#first, status: 'failed', error };
      this.#changed();
    }
  }

  async #beginWithFile(draft) {
    try {
      const { chatId } = await this.#client.request('POST', '/v2/chats', {});
      await this.#show(chatId);
      this.conversation.send(draft);
    } catch (error) {
      this.#events.emit('trouble', error);
    }
  }

  async #show(chatId) {
    this.#adopt(await this.#client.chat(chatId).open());
  }

  #adopt(conversation) {
    if (this.conversation === conversation) {
      return;
    }
    this.#leave();
    this.conversation = conversation;
    this.#offs = [
      conversation.on('change', () => this.#changed()),
      conversation.on('message', (message) => this.#events.emit('message', message)),
      conversation.on('error', () => this.startAnother()), // it is no longer this visitor's
    ];
    this.#changed();
  }

  #leave() {
    this.#offs.splice(0).forEach((off) => off());
    this.conversation?.close();
    this.conversation = undefined;
  }

  #expired() {
    this.#leave();
    this.#first = undefined;
    this.notice = 'expired';
    this.#enter('consent');
  }

  async #attempt(step) {
    try {
      await step();
    } catch (failure) {
      this.failure = failure;
      this.#enter((await this.#isRefusal(failure)) ? 'refused' : 'failed');
    }
  }

  /**
   * A browser keeps the answer to a foreign page from it, so that being refused looks like having no connection. What is there
   * for all pages tells the difference.
   */
  async #isRefusal({ status }) {
    if (status === 401 || status === 403) {
      return true;
    }
    if (status !== 0 || this.#client.origin === location.origin) {
      return false;
    }
    try {
      const style = new URL('widget.css', import.meta.url);
      return (await fetch(style, { method: 'HEAD', credentials: 'omit', cache: 'no-store' })).ok;
    } catch {
      return false;
    }
  }

  #enter(phase) {
    this.phase = phase;
    this.#changed();
  }

  #changed() {
    this.#events.emit('change', this);
  }
}

function firstDraft(content, me) {
  const clientMessageId = newKey();
  return {
    messageId: clientMessageId,
    clientMessageId,
    senderId: me.id,
    senderType: 'visitor',
    content,
    type: 'text',
    sentAt: new Date().toISOString(),
    status: 'sending',
  };
}
