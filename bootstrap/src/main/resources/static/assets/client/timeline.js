/**
 * The messages of one chat in their order, each once, however often and by whatever way it came.
 *
 * Public messages and notes have numbers of their own (`seq`); each kind is kept in that order, and the two are merged by
 * time. What is not stored yet comes last, as it was written.
 */
export class Timeline {
  #streams = { public: [], notes: [] };
  #byId = new Map();
  #drafts = [];
  #merged;

  /** All of them; a new array after each change, so that it can be compared by identity. */
  get messages() {
    this.#merged ??= merge(this.#streams.public, this.#streams.notes).concat(this.#drafts);
    return this.#merged;
  }

  get drafts() {
    return this.#drafts;
  }

  find(messageId) {
    return this.#byId.get(messageId);
  }

  /**
   * Takes what the server tells of a message.
   *
   * @returns {'new' | 'changed' | undefined} undefined when it was known already
   */
  put(message) {
    const known = this.#byId.get(message.messageId);
    if (known) {
      return isNewer(message, known) ? this.#replace(known, message) : undefined;
    }
    const stored = { ...message, status: 'sent' };
    const stream = this.#streamOf(message);
    stream.splice(placeIn(stream, message.seq), 0, stored);
    this.#byId.set(message.messageId, stored);
    this.#merged = undefined;
    return 'new';
  }

  #replace(known, message) {
    const stream = this.#streamOf(known);
    const stored = { ...known, ...message, seq: known.seq, status: 'sent' };
    if (message.deletedAt) {
      delete stored.attachment;
    }
    stream[stream.indexOf(known)] = stored;
    this.#byId.set(known.messageId, stored);
    this.#merged = undefined;
    return 'changed';
  }

  /** Keeps a tombstone. */
  remove({ messageId, deletedAt }) {
    const known = this.#byId.get(messageId);
    return known && !known.deletedAt ? this.#replace(known, { content: '', deletedAt }) : undefined;
  }

  /** @returns the draft with that key as it is now; each change makes a new object */
  draft(clientMessageId) {
    return this.#drafts.find((draft) => draft.clientMessageId === clientMessageId);
  }

  addDraft(draft) {
    this.#drafts = [...this.#drafts, draft];
    this.#merged = undefined;
  }

  changeDraft(clientMessageId, change) {
    this.#drafts = this.#drafts.map((draft) =>
      draft.clientMessageId === clientMessageId ? { ...draft, ...change } : draft);
    this.#merged = undefined;
    return this.draft(clientMessageId);
  }

  /** @returns whether there was one */
  dropDraft(clientMessageId) {
    const before = this.#drafts.length;
    this.#drafts = this.#drafts.filter((draft) => draft.clientMessageId !== clientMessageId);
    this.#merged = undefined;
    return this.#drafts.length < before;
  }

  /** Forgets what the server told; drafts stay. */
  clear() {
    this.#streams = { public: [], notes: [] };
    this.#byId.clear();
    this.#merged = undefined;
  }

  #streamOf({ isInternal }) {
    return isInternal ? this.#streams.notes : this.#streams.public;
  }
}

/** A message is only ever edited or deleted; what is told late of an earlier state changes nothing. */
function isNewer(message, known) {
  if (known.deletedAt) {
    return false;
  }
  return Boolean(message.deletedAt) || (message.editedAt ?? '') > (known.editedAt ?? '');
}

/** Most come at the end. */
function placeIn(stream, seq) {
  let [low, high] = stream.length && stream.at(-1).seq < seq ? [stream.length, stream.length] : [0, stream.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    stream[middle].seq < seq ? (low = middle + 1) : (high = middle);
  }
  return low;
}

function merge(one, other) {
  if (other.length === 0 || one.length === 0) {
    return one.length === 0 ? other.slice() : one.slice();
  }
  const merged = [];
  for (let left = 0, right = 0; left < one.length || right < other.length;) {
    const takesLeft = right === other.length || (left < one.length && !isBefore(other[right], one[left]));
    merged.push(takesLeft ? one[left++] : other[right++]);
  }
  return merged;
}

/** Of two kinds, so their numbers say nothing. */
function isBefore(message, other) {
  return message.sentAt === other.sentAt ? message.messageId < other.messageId : message.sentAt < other.sentAt;
}
