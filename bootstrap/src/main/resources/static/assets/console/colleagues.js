import { Emitter } from '../client/emitter.js';

const MOST_PAGES = 10;

/** Who else works here, and who of them is there. Tells `change`. */
export class Colleagues {
  /** Those who left included, who came first, first. */
  all = [];
  #account;
  #statuses = new Map();
  #events = new Emitter();

  constructor(client, account) {
    this.#account = account;
    client.on('presence:changed', ({ userId, userType, status }) => {
      if (userType === 'commercial') {
        this.#statuses.set(userId, status);
        this.#events.emit('change', this);
      }
    });
  }

  on(event, listener) {
    return this.#events.on(event, listener);
  }

  statusOf(id) {
    return this.#statuses.get(id);
  }

  /** Whom a chat can be given to, those first who are there. */
  get present() {
    const rank = ({ id }) => STATUSES.indexOf(this.statusOf(id) ?? 'offline');
    return this.all.filter(({ active }) => active).sort((one, other) => rank(one) - rank(other));
  }

  async load() {
    try {
      const [people, available] = await Promise.all([this.#people(), this.#account.request('GET', '/v2/commercials/available')]);
      this.all = people;
      available.forEach(({ id, status }) => this.#statuses.set(id, status));
    } catch (failure) {
      this.failure = failure;
    }
    this.#events.emit('change', this);
  }

  async #people() {
    const people = [];
    let cursor = '';
    for (let page = 0; page < MOST_PAGES && cursor !== undefined; page++) {
      const answer = await this.#account.request('GET', `/v2/commercials?limit=100${cursor}`);
      people.push(...answer.commercials);
      cursor = answer.hasMore ? `&cursor=${encodeURIComponent(answer.nextCursor)}` : undefined;
    }
    return people;
  }

  async add(person) {
    await this.#account.request('POST', '/v2/commercials', person);
    await this.load();
  }

  async setActive(id, active) {
    await (active
      ? this.#account.request('PATCH', `/v2/commercials/${id}`, { active })
      : this.#account.request('DELETE', `/v2/commercials/${id}`));
    await this.load();
  }
}

const STATUSES = ['online', 'busy', 'away', 'offline'];
