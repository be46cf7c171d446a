import { Emitter } from '../client/emitter.js';

const CHAT = /^#\/chat\/([0-9a-f-]{36})$/;

/**
 * Where on the page one is: the chat that is open, named by the address so that a reload and the way back find it, and which
 * pane a narrow screen shows. Tells `change`.
 */
export class Place {
  chatId;
  /** A message to go to once its chat is open. */
  messageId;
  hasDetails = false;
  #window;
  #events = new Emitter();

  constructor(window) {
    this.#window = window;
    this.#read();
    window.addEventListener('hashchange', () => {
      this.#read();
      this.#events.emit('change', this);
    });
  }

  on(event, listener) {
    return this.#events.on(event, listener);
  }

  get pane() {
    return !this.chatId ? 'list' : this.hasDetails ? 'details' : 'conversation';
  }

  open(chatId, messageId) {
    this.messageId = messageId;
    this.hasDetails = false;
    if (this.chatId !== chatId) {
      this.#window.location.hash = chatId ? `#/chat/${chatId}` : '#/';
    }
    this.chatId = chatId;
    this.#events.emit('change', this);
  }

  showDetails(shown) {
    this.hasDetails = shown;
    this.#events.emit('change', this);
  }

  leave() {
    this.open(undefined);
  }

  /** @returns the message that is to be gone to, once */
  takeMessage() {
    const { messageId } = this;
    this.messageId = undefined;
    return messageId;
  }

  #read() {
    const chatId = CHAT.exec(this.#window.location.hash)?.[1];
    if (chatId !== this.chatId) {
      this.chatId = chatId;
      this.hasDetails = false;
    }
  }
}
