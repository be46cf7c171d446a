const WRITE_MS = 300;
const MOST = 100;

/**
 * What was written and not sent, by chat: the reply and the note apart, so that switching between them can never make a note
 * public. Kept in the browser, for this person alone, until it is sent or the person logs out.
 */
export class Drafts {
  #storage;
  #account;
  #owner;
  #drafts = new Map();
  #writing;

  constructor(storage, account) {
    this.#storage = storage;
    this.#account = account;
    addEventListener('pagehide', () => this.#write());
  }

  /** @returns {{reply: string, note: string}} */
  of(chatId) {
    this.#read();
    return { reply: '', note: '', ...this.#drafts.get(chatId) };
  }

  has(chatId) {
    const { reply, note } = this.of(chatId);
    return Boolean(reply || note);
  }

  /** @param {'reply' | 'note'} mode */
  keep(chatId, mode, text) {
    const draft = { ...this.of(chatId), [mode]: text };
    this.#drafts.delete(chatId);
    if (draft.reply || draft.note) {
      this.#drafts.set(chatId, draft);
    }
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#write(), WRITE_MS);
  }

  forget() {
    clearTimeout(this.#writing);
    this.#drafts.clear();
    Object.keys(this.#storage)
      .filter((key) => key.startsWith(PREFIX))
      .forEach((key) => this.#storage.removeItem(key));
    this.#owner = undefined;
  }

  #read() {
    const owner = this.#account.me?.id;
    if (owner && owner !== this.#owner) {
      this.#owner = owner;
      this.#drafts = new Map(parsed(this.#storage.getItem(PREFIX + owner)));
    }
  }

  #write() {
    clearTimeout(this.#writing);
    if (!this.#owner) {
      return;
    }
    try {
      this.#storage.setItem(PREFIX + this.#owner, JSON.stringify([...this.#drafts].slice(-MOST)));
    } catch {
      // Full or forbidden: drafts last as long as the page.
    }
  }
}

const PREFIX = 'charla:console:drafts:';

function parsed(text) {
  try {
    return JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
}
