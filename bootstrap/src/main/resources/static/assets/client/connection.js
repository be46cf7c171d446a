import { CharlaError } from './http.js';

const RETRY_MS = 2_000;
const ACK_MS = 15_000;
/** With these the proof is no good; other refusals pass. */
const FATAL = new Set(['unauthenticated', 'invalid_credentials', 'forbidden']);

/**
 * The one socket of a client. It comes back by itself whenever it was lost, until it is closed or its proof has ended; what it
 * hears goes to `heard(event, payload)`, and how it stands to `stands(state)`.
 */
export class Connection {
  state = 'offline';
  #socket;
  #world;
  #hooks;
  #retry;
  #ended = false;
  #stopListening = () => {};

  /**
   * @param {object} world `io`, `origin`, `transports`
   * @param {object} hooks `proof()` for the handshake, `renew()` which resolves to whether there is a new proof, `heard`,
   *   `stands`, and `connected(recovered)`
   */
  constructor(world, hooks) {
    this.#world = world;
    this.#hooks = hooks;
  }

  get isConnected() {
    return this.#socket?.connected ?? false;
  }

  open() {
    if (this.#socket) {
      return;
    }
    this.#ended = false;
    this.#stand('connecting');
    const { io, origin, transports } = this.#world;
    const socket = io(origin, {
      transports,
      tryAllTransports: true,
      withCredentials: true,
      forceNew: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 8_000,
      auth: (answer) => answer(this.#hooks.proof()),
      autoConnect: false,
    });
    this.#socket = socket;
    socket.on('connect', () => this.#connected());
    socket.on('disconnect', (reason) => this.#lost(reason));
    socket.on('connect_error', (error) => this.#refused(error));
    socket.onAny((event, payload) => this.#heard(event, payload));
    this.#watchNetwork();
    socket.connect();
  }

  close() {
    clearTimeout(this.#retry);
    this.#stopListening();
    this.#socket?.disconnect();
    this.#socket = undefined;
    this.#stand('offline');
  }

  /** @throws {CharlaError} when the answer is a failure or does not come */
  async ask(event, payload) {
    if (!this.isConnected) {
      throw new CharlaError('not connected');
    }
    let ack;
    try {
      ack = await this.#socket.timeout(ACK_MS).emitWithAck(event, payload);
    } catch (cause) {
      throw new CharlaError('the server did not answer', { cause });
    }
    if (!ack?.success) {
      throw new CharlaError(ack?.message ?? 'refused', {
        status: STATUS[ack?.code] ?? 400,
        type: ack?.code,
        retryAfter: ack?.retryAfter,
      });
    }
    return ack;
  }

  /** Tells something that may be lost. */
  tell(event, payload) {
    if (this.isConnected) {
      this.#socket.emit(event, payload);
    }
  }

  #connected() {
    clearTimeout(this.#retry);
    this.#stand('connected');
    this.#hooks.connected(this.#socket.recovered === true);
  }

  #lost(reason) {
    if (this.#ended || reason === 'io client disconnect') {
      return;
    }
    this.#standApart();
    if (reason === 'io server disconnect') {
      this.#again(RETRY_MS); // the official client does not come back from this one by itself
    }
  }

  async #refused(error) {
    if (this.#socket.active) {
      this.#standApart(); // the connection failed, and the official client tries again
    } else if (!FATAL.has(error.data?.code)) {
      this.#standApart();
      this.#again((error.data?.retryAfter ?? 0) * 1000 || RETRY_MS);
    } else if (await this.#hooks.renew()) {
      this.#again(0);
    } else {
      this.#end(error.data.code);
    }
  }

  async #heard(event, payload) {
    if (event === 'session:expired' && !(await this.#renewed(payload?.reason))) {
      this.#end(payload?.reason);
    } else {
      this.#hooks.heard(event, payload);
    }
  }

  /** What somebody ended on purpose is not begun anew. */
  async #renewed(reason) {
    return ['token_expired', 'revoked'].includes(reason) && this.#hooks.renew();
  }

  #end(reason) {
    this.#ended = true;
    this.close();
    this.#stand('expired');
    this.#hooks.heard('session:expired', { reason });
  }

  #again(delay) {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#socket?.connect(), delay);
  }

  #standApart() {
    this.#stand(globalThis.navigator?.onLine === false ? 'offline' : 'reconnecting');
  }

  /** A page knows at once when the network has gone, and that it is back before the next attempt would be due. */
  #watchNetwork() {
    if (typeof globalThis.addEventListener !== 'function') {
      return;
    }
    const online = () => {
      if (this.isConnected) {
        this.#hooks.connected(true); // a socket may outlive a short gap in which requests have failed
      } else if (this.#socket) {
        this.#standApart();
        this.#socket.disconnect();
        this.#socket.connect();
      }
    };
    const offline = () => {
      this.#socket?.io.engine?.close(); // rather than to wait for a heartbeat
      this.#ended || this.#standApart();
    };
    globalThis.addEventListener('online', online);
    globalThis.addEventListener('offline', offline);
    this.#stopListening = () => {
      globalThis.removeEventListener('online', online);
      globalThis.removeEventListener('offline', offline);
    };
  }

  #stand(state) {
    if (this.state !== state) {
      this.state = state;
      this.#hooks.stands(state);
    }
  }
}

/** What the codes of acks are over HTTP. */
const STATUS = {
  invalid_payload: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  forbidden: 403,
  not_found: 404,
  chat_closed: 409,
  rate_limited: 429,
  unavailable: 503,
  internal_error: 500,
};
