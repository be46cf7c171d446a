import { Emitter } from '../client/emitter.js';

const MOST_FOUND = 8;
/** Others add to them, and nothing tells so. */
const OLD_MS = 60_000;

/** The canned replies of this person's sites. Tells `change`. */
export class Replies {
  all = [];
  #account;
  #events = new Emitter();
  #loadedAt = 0;

  constructor(account) {
    this.#account = account;
  }

  on(event, listener) {
    return this.#events.on(event, listener);
  }

  async load() {
    this.#loadedAt = Date.now();
    try {
      this.all = (await this.#account.request('GET', '/v2/canned-replies')).cannedReplies;
    } catch {
      this.#loadedAt = 0; // asked for again when somebody looks for one
    }
    this.#events.emit('change', this);
  }

  /** Those that fit what somebody types: whose shortcut begins so, and then others that have it in them. */
  find(text) {
    if (Date.now() - this.#loadedAt > OLD_MS) {
      this.load();
    }
    const wanted = text.toLowerCase();
    const begins = this.all.filter(({ shortcut }) => shortcut.startsWith(wanted));
    const others = wanted.length > 1 ? this.all.filter((reply) => !begins.includes(reply) && mentions(reply, wanted)) : [];
    return [...begins, ...others].slice(0, MOST_FOUND);
  }

  add(reply) {
    return this.#changed('POST', '/v2/canned-replies', reply);
  }

  reword(id, { shortcut, title, content }) {
    return this.#changed('PUT', `/v2/canned-replies/${id}`, { shortcut, title, content });
  }

  remove(id) {
    return this.#changed('DELETE', `/v2/canned-replies/${id}`);
  }

  async #changed(method, path, body) {
    await this.#account.request(method, path, body);
    await this.load();
  }
}

function mentions({ shortcut, title }, wanted) {
  return shortcut.includes(wanted) || title.toLowerCase().includes(wanted);
}
