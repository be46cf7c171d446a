/** A plain WebSocket, for the scripts about the assistant: it remembers each frame in the order of arrival. */
import assert from 'node:assert/strict';
import { setTimeout as timer } from 'node:timers';
import WebSocket from 'ws';
import { url } from './charla.mjs';
import { checkFrame } from './contract.mjs';

const PATIENCE_MS = 20_000;
const open = new Set();

export class PlainSocket {
  frames = [];
  opened = false;
  closed; // the code with which it was closed, or the status with which it was refused
  #waiting = new Set();
  #read = 0;

  /** @param query as it stands in the address, `?token=…` */
  constructor(query, { path = '/', headers = {}, ...options } = {}) {
    this.ws = new WebSocket(url.replace('http', 'ws') + path + query, { headers, ...options });
    open.add(this);
    this.ws.on('open', () => this.#happened(() => (this.opened = true)));
    this.ws.on('message', (data) => this.#happened(() => this.#heard(JSON.parse(data))));
    this.ws.on('close', (code) => this.#happened(() => (this.closed ??= code)));
    this.ws.on('unexpected-response', (request, response) => {
      this.#happened(() => (this.closed = response.statusCode));
      request.destroy();
    });
    this.ws.on('error', () => this.#happened(() => (this.closed ??= 1006)));
  }

  #heard(frame) {
    this.frames.push(frame);
    checkFrame(frame);
  }

  #happened(change) {
    change();
    this.#waiting.forEach((look) => look());
  }

  #until(holds, otherwise) {
    return new Promise((resolve, reject) => {
      const look = () => holds() && settle(resolve);
      const late = timer(() => settle(() => reject(new Error(`${otherwise}: ${JSON.stringify(this.frames)}`))), PATIENCE_MS);
      const settle = (how) => {
        clearTimeout(late);
        this.#waiting.delete(look);
        how();
      };
      this.#waiting.add(look);
      look();
    });
  }

  async isOpen() {
    await this.#until(() => this.opened || this.closed, 'not opened');
    assert.ok(this.opened, `refused with ${this.closed}`);
    return this;
  }

  /** The next frame that was not read yet. */
  async next() {
    const came = () => this.frames.length > this.#read;
    await this.#until(() => came() || this.closed !== undefined, 'no frame came');
    assert.ok(came(), `closed with ${this.closed}; came: ${JSON.stringify(this.frames)}`);
    return this.frames[this.#read++];
  }

  /** The code with which it is closed. */
  async end() {
    await this.#until(() => this.closed !== undefined, 'still open');
    return this.closed;
  }

  send(frame) {
    this.ws.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Puts a question and waits for the frame that answers it. */
  async asks(data) {
    this.send({ event: 'chat_message', data });
    return this.next();
  }

  close() {
    open.delete(this);
    this.ws.terminate();
  }
}

/** An open socket of whoever this token belongs to. */
export function plain(token, options) {
  return new PlainSocket(`?token=${token}`, options).isOpen();
}

export function hangUpPlain() {
  open.forEach((socket) => socket.close());
}

export function claims(token) {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
}

/** The frame's shape is the same for every error. */
export function assertError(frame, description) {
  assert.deepEqual(frame, {
    event: 'chat_error',
    success: false,
    message: { content: [description], displayable: true },
    data: null,
  });
}

export function assertUnauthorized(frame, description) {
  assert.deepEqual(frame, {
    event: 'unauthorized',
    success: false,
    message: { content: [description], displayable: false },
    data: null,
  });
}
