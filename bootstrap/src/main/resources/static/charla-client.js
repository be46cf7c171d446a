/**
 * Charla for front ends: who one is, a connection that comes back by itself, and conversations that lose and repeat nothing.
 * There is no page in it; `charla-client.d.ts` describes it with types.
 *
 * ```js
 * import { createClient } from 'https://chat.example/charla-client.js';
 *
 * const client = createClient({ origin: 'https://chat.example' });
 * await client.identify({ domain: 'shop.example', apiKey: '…', hasAcceptedPrivacyPolicy: true });
 * client.connect();
 * const conversation = await client.startChat({ content: 'Hello' });
 * conversation.on('change', () => show(conversation.messages));
 * conversation.send({ content: 'Is anybody there?' });
 * ```
 */
import { Connection } from './assets/client/connection.js';
import { Conversation } from './assets/client/conversation.js';
import { Emitter } from './assets/client/emitter.js';
import { CharlaError, Http } from './assets/client/http.js';
import { newKey } from './assets/client/keys.js';
import { io as socketIo } from './assets/vendor/socket.io-client-4.8.4/socket.io.esm.min.js';

export { CharlaError, Conversation };

const RENEW_EARLY_MS = 60_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * @param {object} options
 * @param {string} options.origin of the server, such as `https://chat.example`
 * @param {string[]} [options.transports] those of Socket.IO, in the order in which they are tried
 * @param {Storage} [options.storage] keeps a visitor's session, for browsers that keep the cookie back; `localStorage` by default
 * @param {string} [options.sessionHeader] as `charla.visitor.session-header` is set
 */
export function createClient(options) {
  return new Client(options);
}

export class Client {
  /** Who this is: `{kind: 'visitor', id, …}`, `{kind: 'staff', id, email, name, roles, …}`, or undefined. */
  me;
  #origin;
  #storage;
  #sessionHeader;
  #http;
  #connection;
  #events = new Emitter();
  #conversations = new Map();
  #session;
  #tokens;
  #renewing;
  #renewal;

  constructor({
    origin,
    transports = ['websocket', 'polling'],
    storage = storageOf(globalThis),
    sessionHeader = 'X-Visitor-Session',
    io = socketIo,
    fetch = (...args) => globalThis.fetch(...args),
    XMLHttpRequest = globalThis.XMLHttpRequest,
  }) {
    this.#origin = new URL(origin).origin;
    this.#storage = storage;
    this.#sessionHeader = sessionHeader;
    this.#http = new Http({ origin: this.#origin, fetch, XMLHttpRequest }, () => this.#proof());
    this.#connection = new Connection({ io, origin: this.#origin, transports }, {
      proof: () => this.#handshake(),
      renew: () => this.#renew(),
      heard: (event, payload) => this.#events.emit(event, payload),
      stands: (state) => this.#events.emit('state', state),
      connected: (recovered) => this.#events.emit('connected', { recovered }),
    });
  }

  get origin() {
    return this.#origin;
  }

  /** `connecting`, `connected`, `reconnecting`, `offline` or `expired`. */
  get state() {
    return this.#connection.state;
  }

  /** Requests in the name of whoever this is, for what `request` has no word for. */
  get http() {
    return this.#http;
  }

  /**
   * `state` with each new state; `connected` with `{recovered}` each time that the connection stands; `session:expired` with
   * `{reason}`; and each event of the server under its own name.
   *
   * @returns {() => void} ends it
   */
  on(event, listener) {
    return this.#events.on(event, listener);
  }

  /** Makes this a visitor of a site: the one of an earlier page where its session holds, a new one otherwise. */
  async identify(visitor) {
    this.#tokens = undefined;
    this.#session = this.#stored(visitor);
    const identified = await this.#http.json('POST', '/visitors/identify', visitor);
    this.#session = identified.sessionId;
    this.#store(visitor, identified.sessionId);
    this.me = { kind: 'visitor', id: identified.visitorId, name: visitor.name, ...identified };
    return identified;
  }

  /** Makes this somebody of the staff. */
  async logIn({ email, password }) {
    this.#forgetProof();
    this.#hold(await this.#http.json('POST', '/v2/auth/login', { email, password }));
    return this.#meetMyself();
  }

  /**
   * Goes on as whoever this was on an earlier page: a visitor when a site is named, whose session is still known here; the
   * staff of this browser's cookie otherwise.
   *
   * @returns who this is, or undefined
   */
  async resume(visitor) {
    if (visitor) {
      return this.#stored(visitor) ? this.identify(visitor) : undefined;
    }
    try {
      return await this.#meetMyself();
    } catch (failure) {
      if (failure.status === 401 || failure.status === 403) {
        return undefined;
      }
      throw failure;
    }
  }

  /** Ends the log-in or the visitor's session, here and at the server. */
  async logOut() {
    const isVisitor = this.me?.kind === 'visitor';
    try {
      await (isVisitor
        ? this.#http.json('POST', '/visitors/session/end', {})
        : this.#http.json('POST', '/v2/auth/logout', { refresh_token: this.#tokens?.refresh }));
    } finally {
      this.disconnect();
      this.#forgetProof();
      if (isVisitor) {
        this.#storage?.removeItem(this.#sessionKey);
      }
    }
  }

  /**
   * @param {string} path such as `/v2/chats`
   * @param [body] sent as JSON
   * @returns the answer's JSON
   * @throws {CharlaError} when there is no answer, or it is a refusal
   */
  async request(method, path, body, options) {
    try {
      return await this.#http.json(method, path, body, options);
    } catch (failure) {
      if (failure.status === 401 && this.#tokens && (await this.#renew())) {
        return this.#http.json(method, path, body, options);
      }
      throw failure;
    }
  }

  /** Opens the connection, which then lasts. Resolves when it stands for the first time. */
  connect() {
    this.#connection.open();
    return new Promise((resolve, reject) => {
      const settle = (state) => {
        if (state === 'connected') {
          resolve();
        } else if (state === 'expired') {
          reject(new CharlaError('the server does not know who this is', { status: 401 }));
        } else {
          return;
        }
        off();
      };
      const off = this.on('state', settle);
      settle(this.state);
    });
  }

  disconnect() {
    clearTimeout(this.#renewal);
    this.#connection.close();
  }

  /** The conversation of a chat, always the same until it is closed. */
  chat(chatId) {
    const conversation = this.#conversations.get(chatId) ?? new Conversation(this, chatId);
    this.#conversations.set(chatId, conversation);
    return conversation;
  }

  /**
   * A visitor's new chat with its first words, which are stored together or not at all. After a failure it may be called again
   * with the same `clientMessageId`, and no second one is made.
   *
   * @param {{content: string, clientMessageId?: string, metadata?: Record<string, string>}} first
   * @returns {Promise<Conversation>} open
   */
  async startChat({ content, clientMessageId = newKey(), metadata }) {
    const opening = { firstMessage: { content, clientMessageId }, metadata };
    const { chatId } = await this.request('POST', '/v2/chats/with-message', opening);
    return this.chat(chatId).open();
  }

  /** Emits an event and waits for its ack. */
  ask(event, payload) {
    return this.#connection.ask(event, payload);
  }

  /** Emits an event that may be lost. */
  tell(event, payload) {
    this.#connection.tell(event, payload);
  }

  forget(conversation) {
    if (this.#conversations.get(conversation.chatId) === conversation) {
      this.#conversations.delete(conversation.chatId);
    }
  }

  // Proofs

  #proof() {
    if (this.#tokens) {
      return { authorization: `Bearer ${this.#tokens.access}` };
    }
    return this.#session ? { [this.#sessionHeader]: this.#session } : {};
  }

  #handshake() {
    if (this.#tokens) {
      return { token: this.#tokens.access };
    }
    return this.#session ? { sessionId: this.#session } : {};
  }

  #hold({ access_token: access, refresh_token: refresh, expires_in: seconds }) {
    this.#tokens = { access, refresh };
    clearTimeout(this.#renewal);
    const delay = Math.min(Math.max(seconds * 1000 - RENEW_EARLY_MS, (seconds * 1000) / 2), LONGEST_TIMER_MS);
    this.#renewal = setTimeout(() => this.#renew(), delay);
    this.#renewal?.unref?.();
  }

  /** @returns {Promise<boolean>} whether there is a new token; a refresh token has one use, so there is one renewal at a time */
  #renew() {
    this.#renewing ??= this.#renewOnce().finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #renewOnce() {
    if (!this.#tokens) {
      return false;
    }
    try {
      this.#hold(await this.#http.json('POST', '/v2/auth/refresh', { refresh_token: this.#tokens.refresh }));
    } catch (failure) {
      if (failure.isTransient) {
        this.#renewal = setTimeout(() => this.#renew(), 5_000);
      }
      return false;
    }
    try {
      await this.#connection.ask('auth:refresh', { token: this.#tokens.access });
    } catch {
      // Not connected: the next handshake shows the new token.
    }
    return true;
  }

  async #meetMyself() {
    const account = await this.request('GET', '/v2/auth/me');
    this.me = { kind: 'staff', id: account.sub, ...account };
    return this.me;
  }

  #forgetProof() {
    clearTimeout(this.#renewal);
    this.#tokens = undefined;
    this.#session = undefined;
    this.me = undefined;
  }

  // A visitor's session between pages

  #sessionKey;

  #stored({ domain }) {
    this.#sessionKey = `charla:${this.#origin}:${domain}`;
    return this.#storage?.getItem(this.#sessionKey) ?? undefined;
  }

  #store(visitor, sessionId) {
    try {
      this.#storage?.setItem(this.#sessionKey, sessionId);
    } catch {
      // Full or forbidden: the session lasts as long as the page, or the cookie.
    }
  }
}

/** Browsers may forbid even to look. */
function storageOf(world) {
  try {
    return world.localStorage;
  } catch {
    return undefined;
  }
}
