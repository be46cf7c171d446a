import { Emitter } from '../client/emitter.js';

const PAGE = 100;
/** So that a busy site does not use up what one person may read: three chats each time. */
const READ_EVERY_MS = 300;
const READ_AT_ONCE = 3;
/** For what was told while nobody listened. */
const REFRESH_EVERY_MS = 60_000;
const OPEN = ['PENDING', 'ASSIGNED', 'IN_PROGRESS'];
const PRIORITIES = ['LOW', 'NORMAL', 'HIGH', 'URGENT'];

/**
 * The chats that this person looks after, as the server has them now.
 *
 * Every chat that was ever told is known here; a list is those of them that belong to it, in its order. What changes in a chat
 * is heard as `chat:unread_count`, and the chat read anew. Tells `change`, and `news` with `{chat, kind}` when there is
 * something that somebody waits for: `message` in one's own chat, `queue` for a new one that waits, `assigned` for one that
 * was given to this person.
 */
export class Board {
  #client;
  #account;
  #events = new Emitter();
  #chats = new Map();
  #walks = new Map();
  #stale = new Set();
  #offs = [];
  #timers = [];
  #sorted = new Map();
  #told = new Set();

  constructor(client, account) {
    this.#client = client;
    this.#account = account;
  }

  on(event, listener) {
    return this.#events.on(event, listener);
  }

  start() {
    this.stop();
    const on = (event, listener) => this.#offs.push(this.#client.on(event, listener));
    on('chat:unread_count', ({ chatId, unreadMessagesCount }) => this.#counted(chatId, unreadMessagesCount));
    on('chat:created', ({ chatId }) => this.#stale.add(chatId));
    on('chat:status', ({ chatId, status }) => this.#patch(chatId, { status }));
    on('chat:tags-changed', ({ chatId, tags }) => this.#patch(chatId, { tags }));
    on('chat:priority-changed', ({ chatId, priority }) => this.#patch(chatId, { priority }));
    on('connected', () => this.refresh());
    this.#timers = [setInterval(() => this.#readStale(), READ_EVERY_MS), setInterval(() => this.refresh(), REFRESH_EVERY_MS)];
    this.load(QUEUE);
    this.load(MINE);
  }

  stop() {
    this.#offs.splice(0).forEach((off) => off());
    this.#timers.splice(0).forEach(clearInterval);
    this.#chats.clear();
    this.#walks.clear();
    this.#stale.clear();
    this.#changed();
  }

  chat(chatId) {
    return this.#chats.get(chatId);
  }

  /** Takes a chat as the server has just answered it. */
  put(chat) {
    this.#took(chat);
    this.#changed();
  }

  /** @returns the chat, from the server when it is not known yet */
  async find(chatId) {
    return this.chat(chatId) ?? this.read(chatId);
  }

  async read(chatId) {
    const chat = await this.#account.request('GET', `/v2/chats/${chatId}`);
    this.put(chat);
    return chat;
  }

  /** Nothing is unread any more of a chat that is on the screen. */
  seen(chatId) {
    this.#patch(chatId, { unreadMessagesCount: 0 });
  }

  /**
   * @param {{tab: 'queue' | 'mine' | 'all', status?: string, tag?: string}} list `status` one of the chats', `any`, or
   *   nothing for those that are open
   */
  list(list) {
    const key = keyOf(list);
    if (!this.#sorted.has(key)) {
      const belongs = this.#belongsTo(list);
      this.#sorted.set(key, [...this.#chats.values()].filter(belongs).sort(list.tab === 'queue' ? byUrgency : byLastWord));
    }
    return this.#sorted.get(key);
  }

  /** How many wait, those included that are not read yet. */
  get waiting() {
    return Math.max(this.list(QUEUE).length, this.#walk(QUEUE).hasMore ? this.#walk(QUEUE).total : 0);
  }

  /** Unread messages of this person's own chats. */
  get unread() {
    return this.list(MINE).reduce((sum, chat) => sum + chat.unreadMessagesCount, 0);
  }

  state(list) {
    return this.#walk(list);
  }

  /** Reads the list's first pages. */
  async load(list) {
    const walk = this.#walk(list);
    walk.places = this.#queriesOf(list).map((query) => ({ query }));
    await this.#step(walk);
  }

  /** Reads its next pages. */
  async loadMore(list) {
    const walk = this.#walk(list);
    if (walk.hasMore && !walk.isLoading) {
      await this.#step(walk);
    }
  }

  /** Reads again what the lists show first, and each chat that was shown there and is not any more. */
  async refresh() {
    if (this.#account.state !== 'in') {
      return;
    }
    const before = new Set([...this.list(QUEUE), ...this.list(MINE)].map(({ id }) => id));
    this.#told = new Set();
    await Promise.all([...this.#walks.values()].map(({ list }) => this.load(list)));
    before.forEach((id) => this.#told.has(id) || this.#stale.add(id));
  }

  #walk(list) {
    const key = keyOf(list);
    const walk = this.#walks.get(key) ?? { list, places: [], total: 0, hasMore: false, isLoading: false };
    this.#walks.set(key, walk);
    return walk;
  }

  async #step(walk) {
    walk.isLoading = true;
    walk.failure = undefined;
    this.#changed();
    try {
      const places = walk.places.filter((place) => !place.isAtEnd);
      const pages = await Promise.all(places.map((place) => this.#page(place)));
      for (const chat of pages.flatMap(({ chats }) => chats)) {
        this.#took(chat);
        this.#told.add(chat.id);
      }
      walk.total = walk.places.reduce((sum, { total }) => sum + total, 0);
      walk.hasMore = walk.places.some(({ isAtEnd }) => !isAtEnd);
    } catch (failure) {
      walk.failure = failure;
    } finally {
      walk.isLoading = false;
      this.#changed();
    }
  }

  async #page(place) {
    const cursor = place.cursor ? `&cursor=${encodeURIComponent(place.cursor)}` : '';
    const page = await this.#account.request('GET', `${place.query}limit=${PAGE}${cursor}`);
    Object.assign(place, { cursor: page.nextCursor, isAtEnd: !page.hasMore, total: page.total });
    return page;
  }

  #queriesOf({ tab, status, tag }) {
    if (tab === 'queue') {
      return ['/v2/chats/queue/pending?'];
    }
    const statuses = status === 'any' ? [undefined] : status ? [status] : OPEN.filter((open) => tab === 'all' || open !== 'PENDING');
    return statuses.map((one) => {
      const query = new URLSearchParams();
      one && query.set('status', one);
      tag && query.set('tag', tag);
      tab === 'mine' && query.set('assignedTo', 'me');
      return `/v2/chats?${query}&`.replace('?&', '?');
    });
  }

  #belongsTo({ tab, status, tag }) {
    const me = this.#account.me?.id;
    const wanted = tag?.toLowerCase();
    return (chat) =>
      (tab !== 'queue' || (chat.status === 'PENDING' && !chat.assignedCommercialId))
      && (tab !== 'mine' || chat.assignedCommercialId === me)
      && (tab === 'queue' || status === 'any' || (status ? chat.status === status : chat.status !== 'CLOSED'))
      && (!wanted || chat.tags.some((one) => one.toLowerCase() === wanted));
  }

  // What is heard

  #counted(chatId, unreadMessagesCount) {
    this.#patch(chatId, { unreadMessagesCount });
    this.#stale.add(chatId);
  }

  async #readStale() {
    if (this.#account.state !== 'in' || this.#client.state !== 'connected') {
      return;
    }
    const some = [...this.#stale].slice(0, READ_AT_ONCE);
    some.forEach((id) => this.#stale.delete(id));
    await Promise.all(some.map((id) => this.#readAnew(id)));
  }

  async #readAnew(chatId) {
    const before = this.#chats.get(chatId);
    try {
      const chat = await this.#account.request('GET', `/v2/chats/${chatId}`);
      this.#took(chat);
      this.#changed();
      this.#tellNews(before?.told, chat);
    } catch (failure) {
      if (failure.status === 404) {
        this.#chats.delete(chatId); // of a site that is this person's no more
        this.#changed();
      } else if (failure.isTransient) {
        this.#stale.add(chatId);
      }
    }
  }

  /** @param before as it was told last; what a count has changed meanwhile is no news yet */
  #tellNews(before, chat) {
    const kind = kindOfNews(before, chat, this.#account.me?.id);
    if (kind) {
      this.#events.emit('news', { chat, kind });
    }
  }

  /** Remembers beside a chat what was told of it, to see later what is new. */
  #took(chat) {
    const told = { unread: chat.unreadMessagesCount, owner: chat.assignedCommercialId, status: chat.status };
    this.#chats.set(chat.id, { ...chat, told });
  }

  #patch(chatId, change) {
    const known = this.#chats.get(chatId);
    if (known) {
      this.#chats.set(chatId, { ...known, ...change });
      this.#changed();
    }
  }

  #changed() {
    this.#sorted.clear();
    this.#events.emit('change', this);
  }
}

export const QUEUE = { tab: 'queue' };
export const MINE = { tab: 'mine' };

function keyOf({ tab, status = '', tag = '' }) {
  return tab === 'queue' ? `queue//${tag.toLowerCase()}` : `${tab}/${status}/${tag.toLowerCase()}`;
}

function kindOfNews(before, chat, me) {
  if (chat.assignedCommercialId !== me) {
    return chat.status === 'PENDING' && before?.status !== 'PENDING' ? 'queue' : undefined;
  }
  if (before ? before.owner !== me : chat.status === 'ASSIGNED') {
    return 'assigned';
  }
  return chat.unreadMessagesCount > (before?.unread ?? 0) ? 'message' : undefined;
}

function byUrgency(one, other) {
  return PRIORITIES.indexOf(other.priority) - PRIORITIES.indexOf(one.priority) || compare(one.createdAt, other.createdAt);
}

function byLastWord(one, other) {
  return compare(lastWord(other), lastWord(one));
}

function lastWord({ lastMessageDate, createdAt }) {
  return lastMessageDate ?? createdAt;
}

function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}
