import { Emitter } from './emitter.js';
import { CharlaError } from './http.js';
import { newKey } from './keys.js';
import { Timeline } from './timeline.js';

const FIRST_PAGE = 50;
const PAGE = 100;
const TYPING_AGAIN_MS = 2_000;
const TYPING_ENDS_MS = 3_000;
/** The server tells when it is over; this is for when that gets lost. */
const TYPIST_LEAVES_MS = 6_000;

/**
 * One chat: what was said, who writes, and what there is to do. For staff the public room and the notes are one.
 *
 * It goes on by itself after the connection was lost. The place up to which everything is known is raised by what the
 * server pushes alone, never by the answer to what was sent: there may be something in between.
 */
export class Conversation {
  /** The chat as `GET /v2/chats/{id}` has it, kept up to date; undefined until it is open. */
  chat;
  /** Whether there is more to load by `loadOlder`. */
  hasOlder = false;
  /** The `seq` of the last public message that somebody on the other side has read. */
  readSeq = 0;
  /** Messages of others that this reader has not read. */
  unreadCount = 0;
  /** What is known of who is there, by user id: `{userId, userType, status, name?}`. */
  presence = new Map();

  #client;
  #chatId;
  #events = new Emitter();
  #timeline = new Timeline();
  #place = {};
  /** Whether nothing before what is heard can be missing. */
  #inStep = false;
  #cursor;
  #older;
  #sending = Promise.resolve();
  #files = new Map();
  #typists = new Map();
  #typing = {};
  #marked;
  #changing = false;
  #opened;
  #offs = [];

  constructor(client, chatId) {
    this.#client = client;
    this.#chatId = chatId;
  }

  get chatId() {
    return this.#chatId;
  }

  /** Oldest first; each is never changed but replaced, and so is the array. `status` is `sending`, `sent` or `failed`. */
  get messages() {
    return this.#timeline.messages;
  }

  /** Who writes now: `{userId, isInternal}`. */
  get typists() {
    return [...this.#typists.values()].map(({ userId, isInternal }) => ({ userId, isInternal }));
  }

  get status() {
    return this.chat?.status;
  }

  /**
   * `change` whenever there is something to show anew, once for all that happened at a time; `message` with each new message
   * of others, or of one's own from elsewhere; `status` with what `chat:status` told; `failed` with a draft that failed;
   * `error` with why it can't go on.
   *
   * @returns {() => void} ends it
   */
  on(event, listener) {
    return this.#events.on(event, listener);
  }

  /** Loads the last messages and hears the chat from then on. May be called again when it failed. */
  open() {
    this.#opened ??= this.#open().catch((failure) => {
      this.#opened = undefined;
      throw failure;
    });
    return this.#opened;
  }

  async #open() {
    const [chat, page] = await Promise.all([this.#get(`/v2/chats/${this.#chatId}`), this.#get(this.#history())]);
    this.chat = chat;
    this.unreadCount = chat.unreadMessagesCount;
    this.#take(page);
    this.#listen();
    if (this.#client.state === 'connected') {
      await this.#back(false);
    }
    this.#changed();
    return this;
  }

  /** Hears no more; what is being sent is sent all the same. */
  close() {
    this.#offs.splice(0).forEach((off) => off());
    clearTimeout(this.#typing.ends);
    this.#typists.forEach(({ leaves }) => clearTimeout(leaves));
    if (this.#opened) {
      this.#opened = undefined;
      this.#client.ask('chat:leave', { chatId: this.#chatId }).catch(gone);
    }
    this.#client.forget(this);
  }

  /** @returns {Promise<boolean>} whether there is still more */
  loadOlder() {
    if (!this.hasOlder) {
      return Promise.resolve(false);
    }
    const cursor = this.#cursor;
    this.#older ??= this.#get(this.#history(PAGE, `&cursor=${encodeURIComponent(cursor)}`))
      .then((page) => {
        if (this.#cursor === cursor) { // otherwise everything has begun anew meanwhile, and this would leave a gap
          this.#takePage(page);
        }
        return this.hasOlder;
      })
      .finally(() => (this.#older = undefined));
    return this.#older;
  }

  /**
   * Shows a message at once and sends it, after those that are being sent already.
   *
   * @param {object} draft `content`; `attachment` as `upload` gave it, or a `file` to upload first; `isInternal` for a note
   * @returns the draft as it is shown; it is found by its `clientMessageId`
   */
  send({ content = '', attachment, file, isInternal = false }) {
    const draft = this.#draftOf({ content: content.trim(), attachment, file, isInternal });
    if (file) {
      this.#files.set(draft.clientMessageId, file);
    }
    this.#timeline.addDraft(draft);
    this.#stopTyping();
    this.#changed();
    this.#queue(draft.clientMessageId);
    return draft;
  }

  /** Sends what failed once more, as the same message. */
  retry(clientMessageId) {
    if (this.#timeline.draft(clientMessageId)?.status === 'failed') {
      this.#changeDraft(clientMessageId, { status: 'sending', error: undefined });
      this.#queue(clientMessageId);
    }
  }

  /** Forgets a message that failed. */
  discard(clientMessageId) {
    if (this.#timeline.draft(clientMessageId)?.status === 'failed') {
      this.#dropDraft(clientMessageId);
      this.#changed();
    }
  }

  async edit(messageId, content) {
    this.#put(await this.#client.request('PATCH', `/v2/messages/${messageId}`, { content }));
  }

  async remove(messageId) {
    await this.#client.request('DELETE', `/v2/messages/${messageId}`);
    this.#timeline.remove({ messageId, deletedAt: new Date().toISOString() });
    this.#changed();
  }

  /**
   * @param {Blob} file a `File` brings its name
   * @param {{onProgress?: (loaded: number, total: number) => void, isInternal?: boolean, signal?: AbortSignal, name?: string}} [how]
   * @returns what `send` takes as `attachment`
   */
  upload(file, { onProgress, isInternal, signal, name = file.name ?? 'file' } = {}) {
    const form = new FormData();
    form.append('chatId', this.#chatId);
    if (isInternal) {
      form.append('isInternal', 'true');
    }
    form.append('file', file, name);
    return this.#client.http.form('/v2/files/upload', form, { onProgress, signal });
  }

  /**
   * The bytes of an attachment. They are fetched, as a picture's address alone proves nobody's identity.
   *
   * @param {{onProgress?: (loaded: number, total: number) => void, signal?: AbortSignal}} [how]
   * @returns {Promise<Blob>}
   */
  download(attachment, how) {
    return this.#client.http.blob(attachment.url, how);
  }

  /** To be called whenever something is typed; tells it at most every two seconds, and its end by itself. */
  typing({ isInternal = false } = {}) {
    const chatId = isInternal ? notesOf(this.#chatId) : this.#chatId;
    if (this.#typing.chatId !== chatId) {
      this.#stopTyping();
    }
    if (!this.#typing.since || Date.now() - this.#typing.since > TYPING_AGAIN_MS) {
      this.#typing = { ...this.#typing, chatId, since: Date.now() };
      this.#client.tell('typing:start', { chatId });
    }
    clearTimeout(this.#typing.ends);
    this.#typing.ends = setTimeout(() => this.#stopTyping(), TYPING_ENDS_MS);
  }

  #stopTyping() {
    clearTimeout(this.#typing.ends);
    if (this.#typing.since) {
      this.#client.tell('typing:stop', { chatId: this.#typing.chatId });
    }
    this.#typing = {};
  }

  /** Everything that others have said up to now is read. */
  async markRead() {
    const last = (isInternal) =>
      this.messages.findLast((message) => message.isInternal === isInternal && this.#isOfOthers(message))?.messageId;
    const messageIds = [last(false), last(true)].filter(Boolean);
    if (messageIds.length === 0 || this.#marked === String(messageIds)) {
      return;
    }
    const before = this.#marked;
    this.#marked = String(messageIds);
    try {
      await this.#client.request('PUT', '/v2/messages/mark-as-read', { messageIds });
    } catch (failure) {
      this.#marked = before;
      throw failure;
    }
    this.unreadCount = 0;
    this.#changed();
  }

  // What is sent

  #draftOf({ content, attachment, file, isInternal }) {
    const clientMessageId = newKey();
    const me = this.#client.me;
    return {
      id: clientMessageId,
      messageId: clientMessageId,
      clientMessageId,
      chatId: this.#chatId,
      senderId: me?.id,
      senderType: me?.kind === 'visitor' ? 'visitor' : 'commercial',
      senderName: me?.name,
      content,
      type: typeOf(attachment?.mimeType ?? file?.type),
      isInternal,
      sentAt: new Date().toISOString(),
      status: 'sending',
      attachment,
      file: file && { name: file.name ?? 'file', size: file.size, type: file.type, progress: 0 },
    };
  }

  /** One after another, so that they are stored as they were written. */
  #queue(clientMessageId) {
    this.#sending = this.#sending.then(() => this.#deliver(clientMessageId));
  }

  async #deliver(clientMessageId) {
    if (this.#timeline.draft(clientMessageId)?.status !== 'sending') {
      return;
    }
    try {
      const { content, type, isInternal, attachment } = await this.#uploaded(clientMessageId);
      const body = { chatId: this.#chatId, content, type, isInternal, clientMessageId };
      const stored = await this.#client.request(
        'POST',
        '/v2/messages',
        attachment ? { ...body, attachment: { fileId: attachment.fileId } } : body,
        { headers: { 'idempotency-key': clientMessageId } },
      );
      this.#dropDraft(clientMessageId);
      this.#put(stored);
    } catch (failure) {
      if (this.#timeline.draft(clientMessageId)) {
        this.#events.emit('failed', this.#changeDraft(clientMessageId, { status: 'failed', error: asError(failure) }));
      }
    }
  }

  /** What was uploaded before it failed is not uploaded again. */
  async #uploaded(clientMessageId) {
    const draft = this.#timeline.draft(clientMessageId);
    const file = this.#files.get(clientMessageId);
    if (!file || draft.attachment) {
      return draft;
    }
    const onProgress = (loaded, total) =>
      this.#changeDraft(clientMessageId, { file: { ...draft.file, progress: total ? loaded / total : 0 } });
    const attachment = await this.upload(file, { onProgress, isInternal: draft.isInternal });
    return this.#changeDraft(clientMessageId, { attachment, type: typeOf(attachment.mimeType) }) ?? { ...draft, attachment };
  }

  #changeDraft(clientMessageId, change) {
    const draft = this.#timeline.changeDraft(clientMessageId, change);
    this.#changed();
    return draft;
  }

  #dropDraft(clientMessageId) {
    this.#files.delete(clientMessageId);
    return this.#timeline.dropDraft(clientMessageId);
  }

  /** What failed for want of a connection is tried once more when there is one. */
  #retryTransient() {
    for (const { clientMessageId, status, error, isRetried } of this.#timeline.drafts) {
      if (status === 'failed' && error?.isTransient && !isRetried) {
        this.#changeDraft(clientMessageId, { isRetried: true });
        this.retry(clientMessageId);
      }
    }
  }

  // What is heard

  #listen() {
    const on = (event, listener) => this.#offs.push(this.#client.on(event, (payload) => {
      if (payload?.chatId === this.#chatId) {
        listener(payload);
      }
    }));
    on('message:new', (message) => this.#arrived(message));
    on('message:updated', (message) => this.#arrived(message));
    on('message:deleted', (deleted) => this.#deleted(deleted));
    on('message:read', (read) => this.#read(read));
    on('chat:status', (change) => this.#statusChanged(change));
    on('chat:commercial-assigned', ({ commercialId, commercial, assignedAt }) => {
      this.#chatChanged({ assignedCommercialId: commercialId, assignedCommercial: commercial, assignedAt });
      void this.#loadPresence();
    });
    on('chat:priority-changed', ({ priority }) => this.#chatChanged({ priority }));
    on('chat:agent-requested', ({ priority }) => this.#chatChanged({ priority }));
    on('chat:tags-changed', ({ tags }) => this.#chatChanged({ tags }));
    this.#offs.push(
      this.#client.on('user:typing', (who) => this.#typistCame(who)),
      this.#client.on('user:stop-typing', (who) => this.#typistLeft(who.userId, who.chatId)),
      this.#client.on('presence:changed', (who) => this.#presenceChanged(who)),
      this.#client.on('connected', ({ recovered }) => this.#back(recovered)),
    );
  }

  #arrived(message) {
    this.#put(message, true);
    this.#reach(message.isInternal ? 'internalSeq' : 'seq', message.seq);
  }

  /** @param [isPushed] whether it is news to whoever listens */
  #put(message, isPushed = false) {
    const isMine = message.senderId === this.#client.me?.id;
    const wasDraft = isMine && message.clientMessageId && this.#dropDraft(message.clientMessageId);
    const outcome = this.#timeline.put(message);
    if (outcome === 'new') {
      this.#typistLeft(message.senderId, message.isInternal ? notesOf(this.#chatId) : this.#chatId);
      if (isPushed && !wasDraft) {
        this.unreadCount += isMine ? 0 : 1;
        this.#events.emit('message', this.#timeline.find(message.messageId));
      }
    }
    if (outcome || wasDraft) {
      this.#changed();
    }
  }

  #deleted(deleted) {
    const known = this.#timeline.find(deleted.messageId);
    if (known) {
      this.#timeline.remove(deleted);
      this.#reach(known.isInternal ? 'internalSeq' : 'seq', deleted.seq);
      this.#changed();
    }
  }

  /** For staff a colleague's mark may be of the notes, whose numbers are others: only a visitor's is surely public. */
  #read({ readerId, readerType, lastReadSeq, seq }) {
    const me = this.#client.me;
    if (me?.kind === 'visitor' || readerType === 'visitor') {
      this.#reach('seq', seq);
    }
    if (readerId === me?.id) {
      const last = this.messages.findLast((message) => !message.isInternal && this.#isOfOthers(message));
      this.unreadCount = !last || last.seq <= lastReadSeq ? 0 : this.unreadCount;
    } else if ((readerType === 'visitor') !== (me?.kind === 'visitor')) {
      this.readSeq = Math.max(this.readSeq, lastReadSeq);
    }
    this.#changed();
  }

  #statusChanged(change) {
    this.#reach('seq', change.seq);
    this.#chatChanged({ status: change.status });
    this.#events.emit('status', change);
  }

  #chatChanged(change) {
    this.chat = { ...this.chat, ...change };
    this.#changed();
  }

  #typistCame({ userId, chatId }) {
    const isInternal = chatId === notesOf(this.#chatId);
    if ((!isInternal && chatId !== this.#chatId) || userId === this.#client.me?.id) {
      return;
    }
    clearTimeout(this.#typists.get(userId + chatId)?.leaves);
    const leaves = setTimeout(() => this.#typistLeft(userId, chatId), TYPIST_LEAVES_MS);
    this.#typists.set(userId + chatId, { userId, isInternal, leaves });
    this.#changed();
  }

  #typistLeft(userId, chatId) {
    clearTimeout(this.#typists.get(userId + chatId)?.leaves);
    if (this.#typists.delete(userId + chatId)) {
      this.#changed();
    }
  }

  async #loadPresence() {
    try {
      const { participants } = await this.#get(`/presence/chat/${this.#chatId}`);
      participants.forEach((who) => this.presence.set(who.userId, who));
      this.#changed();
    } catch (failure) {
      gone(failure); // it is told again when it changes
    }
  }

  #presenceChanged({ userId, userType, status }) {
    const known = this.presence.get(userId);
    if (known || userId === this.chat?.visitorId || userId === this.chat?.assignedCommercialId) {
      this.presence.set(userId, { ...known, userId, userType, status });
      this.#changed();
    }
  }

  // After a while without a connection

  async #back(recovered) {
    try {
      if (!recovered || !this.#inStep) {
        await this.#resync();
        await this.#loadPresence();
      }
      this.#retryTransient();
    } catch (failure) {
      this.#stuck(failure);
    }
  }

  /** What does not pass by itself is told; with a lost connection there will be another try. */
  #stuck(failure) {
    const error = asError(failure);
    if (!error.isTransient) {
      this.#events.emit('error', error);
    } else if (this.#client.state === 'connected' && this.#offs.length > 0) {
      setTimeout(() => this.#back(false), (error.retryAfter ?? 2) * 1000);
    }
  }

  /** Joins, and takes what came after the last place; with another epoch all places are void. */
  async #resync() {
    const { seq, internalSeq, epoch } = this.#place;
    this.#inStep = false;
    const joined = await this.#client.ask('chat:join', {
      chatId: this.#chatId,
      afterSeq: seq,
      ...(internalSeq === undefined ? {} : { afterInternalSeq: internalSeq }),
    });
    if (joined.epoch !== epoch) {
      await this.#startAnew();
    } else if (joined.truncated) {
      await this.#walkChanges(seq, internalSeq);
    } else {
      joined.missed.forEach(({ event, payload }) => this.#missed(event, payload));
    }
    this.#raise('seq', joined.lastSeq);
    this.#raise('internalSeq', joined.lastInternalSeq);
    this.#inStep = true;
    this.#changed();
  }

  #missed(event, payload) {
    switch (event) {
      case 'message:new':
      case 'message:updated':
        return this.#put(payload, true);
      case 'message:deleted':
        return this.#deleted(payload);
      case 'message:read':
        return this.#read(payload);
      case 'chat:status':
        return this.#statusChanged(payload);
    }
  }

  async #startAnew() {
    this.#timeline.clear();
    this.#place = {};
    this.chat = await this.#get(`/v2/chats/${this.#chatId}`);
    this.#take(await this.#get(this.#history()));
  }

  /** More was missed than the answer to a join holds. */
  async #walkChanges(seq, internalSeq) {
    const from = `afterSeq=${seq}${internalSeq === undefined ? '' : `&afterInternalSeq=${internalSeq}`}`;
    const path = `/v2/messages/chat/${this.#chatId}?limit=${PAGE}&${from}`;
    for (let next = ''; next !== undefined;) {
      const page = await this.#get(path + next);
      page.messages.forEach((message) => this.#put(message, true));
      next = page.hasMore ? `&cursor=${encodeURIComponent(page.nextCursor)}` : undefined;
    }
    this.chat = await this.#get(`/v2/chats/${this.#chatId}`);
  }

  #take(page) {
    this.#place = { seq: page.lastSeq, internalSeq: page.lastInternalSeq, epoch: page.epoch };
    this.#takePage(page);
  }

  #takePage(page) {
    page.messages.forEach((message) => this.#put(message));
    this.#cursor = page.nextCursor;
    this.hasOlder = page.hasMore;
    this.#changed();
  }

  /** What is heard while something before it may be missing is no place to go on from. */
  #reach(stream, seq) {
    if (this.#inStep) {
      this.#raise(stream, seq);
    }
  }

  #raise(stream, seq) {
    if (seq !== undefined) {
      this.#place[stream] = Math.max(this.#place[stream] ?? 0, seq);
    }
  }

  #isOfOthers(message) {
    return message.status === 'sent' && message.senderId !== this.#client.me?.id;
  }

  #history(limit = FIRST_PAGE, more = '') {
    return `/v2/messages/chat/${this.#chatId}?limit=${limit}${more}`;
  }

  #get(path) {
    return this.#client.request('GET', path);
  }

  #changed() {
    if (!this.#changing) {
      this.#changing = true;
      queueMicrotask(() => {
        this.#changing = false;
        this.#events.emit('change', this);
      });
    }
  }
}

function notesOf(chatId) {
  return `chat:${chatId}:commercial`;
}

function typeOf(mimeType) {
  if (!mimeType) {
    return 'text';
  }
  return mimeType.startsWith('image/') ? 'image' : 'file';
}

function asError(failure) {
  return failure instanceof CharlaError ? failure : new CharlaError(failure.message, { status: 400, cause: failure });
}

/** Nobody waits for it, and nothing hangs on it. */
function gone() {}
