/**
 * What a front end keeps of its chats, and how it keeps up with the server: the logic of a page without the page.
 *
 * Messages are shown at once and confirmed later; each is known by its `messageId`, so that a push, an answer and a
 * history may come in any order and tell of the same message.
 */
import { randomUUID } from 'node:crypto';

const TYPING_MS = 3_000;

/** One open chat: history, live messages, sending, and making up for what was missed. */
export class ChatView {
  messages = [];
  status;
  #person;
  #chatId;

  constructor(person, chatId) {
    this.#person = person;
    this.#chatId = chatId;
  }

  /** Connects, joins on each connect, and loads the history. */
  async open(options) {
    const socket = await this.#person.connect(options);
    this.socket = socket;
    socket.socket.on('message:new', (message) => this.#arrived(message));
    socket.socket.on('chat:status', (change) => (this.status = change.status));
    socket.socket.on('connect', () => this.#rejoin());
    await this.#join();
    await this.#load('limit=50');
    return this;
  }

  /** Closes the view as a page that is left does. */
  async close() {
    await this.socket.asks('chat:leave', { chatId: this.#chatId });
    this.socket.close();
  }

  /** Shows a message at once; it is `sent` or `failed` when this is over. */
  async send(content, { key = randomUUID(), ...others } = {}) {
    const shown = { messageId: `temp-${key}`, key, chatId: this.#chatId, content, status: 'sending' };
    this.messages.push(shown);
    return this.#deliver(shown, others);
  }

  /** Sends what had failed once more, as the same message. */
  async retry(messageId) {
    const shown = this.messages.find((message) => message.messageId === messageId);
    shown.status = 'sending';
    return this.#deliver(shown, {});
  }

  /** Uploads a file and sends the message that it belongs to. */
  async sendFile(name, bytes, type) {
    const uploaded = await this.#person.uploads(bytes, name, { chatId: this.#chatId }, type);
    return this.send(`File: ${name}`, {
      type: type.startsWith('image/') ? 'image' : 'file',
      attachment: { url: uploaded.url, fileName: name, fileSize: bytes.length, mimeType: type },
    });
  }

  /** The messages as shown, without the marks of this page. */
  get shown() {
    return this.messages.map(({ content }) => content);
  }

  async #deliver(shown, others) {
    try {
      const body = { chatId: this.#chatId, content: shown.content, type: 'text', ...others };
      const answer = await this.#person.post('/v2/messages', body, { 'idempotency-key': shown.key });
      if (answer.status >= 400) {
        throw new Error(answer.body.message);
      }
      this.#confirm(shown, answer.body);
      return answer.body;
    } catch (failure) {
      shown.status = 'failed';
      shown.error = failure.message;
      return undefined;
    }
  }

  /** The push may have been faster than the answer: then what it brought stays, and the placeholder goes. */
  #confirm(shown, message) {
    this.messages.splice(this.messages.indexOf(shown), 1);
    this.#arrived(message);
  }

  #arrived(message) {
    if (message.chatId === this.#chatId && !this.messages.some(({ messageId }) => messageId === message.messageId)) {
      this.messages.push({ ...message, status: 'sent' });
      this.messages.sort(inOrder);
    }
  }

  async #rejoin() {
    await this.#join();
    const last = this.messages.findLast(({ status }) => status === 'sent');
    if (last) {
      await this.#load(`dateFrom=${last.sentAt}&limit=100`);
    }
  }

  #join() {
    return this.socket.asks('chat:join', { chatId: this.#chatId });
  }

  async #load(query) {
    const page = await this.#person.history(this.#chatId, query);
    const oldestFirst = query.startsWith('dateFrom') ? page.messages : page.messages.toReversed();
    oldestFirst.forEach((message) => this.#arrived(message));
  }
}

/** Several chats on one socket, each with what was said and not looked at. */
export class ChatList {
  chats = new Map();
  active;
  #person;

  constructor(person, chatIds) {
    this.#person = person;
    chatIds.forEach((chatId) => this.chats.set(chatId, { messages: [], unread: 0 }));
  }

  async open(options) {
    const socket = await this.#person.connect(options);
    this.socket = socket;
    socket.socket.on('message:new', (message) => this.#arrived(message));
    for (const chatId of this.chats.keys()) {
      await socket.asks('chat:join', { chatId });
    }
    return this;
  }

  look(chatId) {
    this.active = chatId;
    this.chats.get(chatId).unread = 0;
  }

  #arrived(message) {
    const chat = this.chats.get(message.chatId);
    chat.messages.push(message);
    chat.unread = message.chatId === this.active ? 0 : chat.unread + 1;
  }
}

/** Who is typing in a chat, and telling that one is typing oneself. */
export class TypingIndicator {
  users = new Set();
  #socket;
  #chatId;
  #typing = false;

  constructor(socket, chatId) {
    this.#socket = socket;
    this.#chatId = chatId;
    socket.socket.on('user:typing', (who) => who.chatId === chatId && this.users.add(who.userId));
    socket.socket.on('user:stop-typing', (who) => who.chatId === chatId && this.users.delete(who.userId));
  }

  /** To be called on each key; tells it once until it is over. */
  async key() {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.stop(), TYPING_MS).unref();
    if (!this.#typing) {
      this.#typing = true;
      return this.#socket.asks('typing:start', { chatId: this.#chatId });
    }
    return undefined;
  }

  async stop() {
    clearTimeout(this.idle);
    if (this.#typing) {
      this.#typing = false;
      await this.#socket.asks('typing:stop', { chatId: this.#chatId });
    }
  }
}

/** As it was said; what is not sent yet comes last. */
function inOrder(one, other) {
  const [left, right] = [one, other].map(({ sentAt = '~', messageId }) => sentAt + messageId);
  return left < right ? -1 : Number(left > right);
}
