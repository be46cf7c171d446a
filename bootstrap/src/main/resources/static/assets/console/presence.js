import { Emitter } from '../client/emitter.js';

/** Well within the lease of the server (`charla.presence.lease`, 60 s). */
const REPEAT_MS = 25_000;

/**
 * How this person wants to be reached. The choice is said when it is made, again after each log-in, and repeated while there is
 * no socket to say that somebody is there. Tells `change`.
 */
export class Presence {
  status = 'online';
  #client;
  #account;
  #storage;
  #events = new Emitter();
  #timer;

  constructor(client, account, storage) {
    this.#client = client;
    this.#account = account;
    this.#storage = storage;
    client.on('presence:changed', ({ userId, status }) => this.#heard(userId, status));
  }

  on(event, listener) {
    return this.#events.on(event, listener);
  }

  start() {
    this.stop();
    const remembered = this.#storage.getItem(this.#key);
    this.choose(STATUSES.includes(remembered) ? remembered : 'online').catch(() => {});
    this.#timer = setInterval(() => this.#repeat(), REPEAT_MS);
  }

  stop() {
    clearInterval(this.#timer);
  }

  async choose(status) {
    const before = this.status;
    this.#show(status);
    try {
      await this.#account.request('PUT', '/v2/commercials/me/status', { status });
      this.#storage.setItem(this.#key, status);
    } catch (failure) {
      this.#show(before);
      throw failure;
    }
  }

  /** Whoever logs out takes no chats, but comes back as it was. */
  async leave() {
    this.stop();
    try {
      await this.#account.request('PUT', '/v2/commercials/me/status', { status: 'offline' });
    } catch {
      // Without a socket it will be offline anyway.
    }
  }

  get #key() {
    return `charla:console:status:${this.#account.me?.id}`;
  }

  #repeat() {
    if (this.#client.state !== 'connected' && this.#account.state === 'in') {
      this.#account.request('PUT', '/v2/commercials/me/status', { status: this.status }).catch(() => {});
    }
  }

  /** From another of this person's windows; `offline` may only mean that its last socket has gone. */
  #heard(userId, status) {
    if (userId === this.#account.me?.id && status !== 'offline') {
      this.#show(status);
    }
  }

  #show(status) {
    this.status = status;
    this.#events.emit('change', this);
  }
}

export const STATUSES = ['online', 'busy', 'away', 'offline'];
