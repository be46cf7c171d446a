import { Emitter } from '../client/emitter.js';
import { say } from './words.js';

const STAYS_MS = 6_000;

/** Short words about what has just happened, which go away by themselves. Tells `change`. */
export class Toasts {
  all = [];
  #events = new Emitter();
  #numbers = 0;

  on(event, listener) {
    return this.#events.on(event, listener);
  }

  /** @param {'done' | 'failed'} kind */
  show(text, kind = 'done') {
    const toast = { id: ++this.#numbers, text, kind };
    this.all = [...this.all, toast].slice(-4);
    setTimeout(() => this.dismiss(toast.id), STAYS_MS);
    this.#events.emit('change', this);
  }

  dismiss(id) {
    this.all = this.all.filter((toast) => toast.id !== id);
    this.#events.emit('change', this);
  }

  /** Does something and tells when that failed. @returns whether it was done */
  async trying(action) {
    try {
      await action();
      return true;
    } catch (failure) {
      this.show(failureOf(failure), 'failed');
      return false;
    }
  }
}

/** A failure in the reader's language where it is a common one, in the server's words otherwise. */
export function failureOf(failure) {
  const known = KNOWN[failure.type] ?? (failure.status === 0 ? 'unreachable' : undefined);
  return known ? say(`failure.${known}`, { seconds: failure.retryAfter ?? 1 }) : failure.detail ?? failure.message;
}

const KNOWN = {
  'urn:charla:problem:chat-closed': 'closed',
  'urn:charla:problem:chat-assigned': 'assigned',
  'urn:charla:problem:rate-limited': 'often',
  'urn:charla:problem:forbidden': 'forbidden',
  'urn:charla:problem:not-found': 'absent',
  'urn:charla:problem:too-large': 'large',
  'urn:charla:problem:file-refused': 'file',
  'urn:charla:problem:unavailable': 'unavailable',
  'urn:charla:problem:unauthenticated': 'unauthenticated',
  'urn:charla:problem:shortcut-taken': 'shortcut',
  'urn:charla:problem:email-taken': 'email',
};
