import { Emitter } from '../client/emitter.js';

/**
 * Who is logged in here. `starting` until that is known, `unreachable` when it cannot be asked; `out` when nobody is; `in`; `leaving` until the server knows; `expired` when the log-in has ended by
 * itself: what is on the page stays for whoever logs in again, as long as it is the same person.
 *
 * Tells `change`, and `in` and `out` when somebody comes or leaves on purpose.
 */
export class Account {
  state = 'starting';
  #client;
  #me;
  #events = new Emitter();

  constructor(client) {
    this.#client = client;
    client.on('state', (state) => state === 'expired' && this.#proofEnded());
  }

  get me() {
    return this.#me;
  }

  on(event, listener) {
    return this.#events.on(event, listener);
  }

  /** Whether this person may do what that role may; each of the roles may do what those before it may. */
  isAtLeast(role) {
    return this.#me?.roles.some((mine) => ROLES.indexOf(mine) >= ROLES.indexOf(role)) ?? false;
  }

  /** Goes on as whoever was logged in when the page was left. */
  async resume() {
    this.#stand('starting');
    try {
      const me = await this.#client.resume();
      me ? this.#entered(me) : this.#stand('out');
    } catch {
      this.#stand('unreachable');
    }
  }

  /** @throws {CharlaError} when the account is refused */
  async logIn(account) {
    const before = this.state === 'expired' ? this.#me : undefined;
    const me = await this.#client.logIn(account);
    if (before && before.id !== me.id) {
      location.reload(); // nothing of the other person's may stay in memory
      return;
    }
    this.#entered(me);
  }

  async logOut() {
    this.#stand('leaving'); // what is refused from now on is no surprise
    try {
      await this.#client.logOut();
    } finally {
      this.#me = undefined;
      this.#stand('out');
      this.#events.emit('out');
    }
  }

  /** As the client's `request`, but whoever is not believed any more comes back to the log-in. */
  async request(method, path, body, options) {
    try {
      return await this.#client.request(method, path, body, options);
    } catch (failure) {
      this.noticed(failure);
      throw failure;
    }
  }

  /** Looks at a failure that somebody else has met. */
  noticed(failure) {
    if (failure.status === 401) {
      this.#expire();
    }
  }

  #entered(me) {
    this.#me = me;
    this.#stand('in');
    this.#events.emit('in');
    this.#client.connect().catch((failure) => this.noticed(failure));
  }

  /** A socket ends when rights have changed, too: the same proof may still hold. */
  async #proofEnded() {
    if (this.state !== 'in') {
      return;
    }
    try {
      const me = await this.#client.resume();
      if (me) {
        this.#entered(me);
        return;
      }
    } catch {
      // The server cannot be asked now; whoever logs in anew finds everything as it was.
    }
    this.#expire();
  }

  #expire() {
    if (this.state === 'in') {
      this.#client.disconnect();
      this.#stand('expired');
    }
  }

  #stand(state) {
    this.state = state;
    this.#events.emit('change', state);
  }
}

const ROLES = ['commercial', 'supervisor', 'admin'];
