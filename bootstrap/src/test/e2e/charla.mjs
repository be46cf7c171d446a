/**
 * What the end-to-end scripts share: people who call the REST API and hold sockets of the official client.
 *
 * Nothing here sleeps. A thing that should happen is awaited; that a thing did not happen is shown by awaiting something
 * that the server does later on the same socket.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { setTimeout as timer } from 'node:timers';
import { io } from 'socket.io-client';
import { checkAck, checkAnswer, checkEvent, checkRefusal } from './contract.mjs';

export const url = process.env.CHARLA_URL;
export const admin = { email: process.env.CHARLA_ADMIN_EMAIL, password: process.env.CHARLA_ADMIN_PASSWORD };

assert.ok(url && admin.email && admin.password, 'CHARLA_URL, CHARLA_ADMIN_EMAIL and CHARLA_ADMIN_PASSWORD name a server');

const PATIENCE_MS = 15_000;
const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const open = new Set();

/** Notes down what must never be read in the server's output. */
export function secret(value) {
  if (process.env.CHARLA_SECRETS) {
    appendFileSync(process.env.CHARLA_SECRETS, `${value}\n`);
  }
  return value;
}

/** A text that occurs nowhere else. */
export function words(about = 'words') {
  return secret(`${about} canary-${randomUUID()}`);
}

export function assertInstant(value) {
  assert.match(value, ISO_INSTANT);
}

/**
 * One HTTP request.
 *
 * @param at another node than the usual one
 * @param body sent as JSON unless it is a string, bytes, a stream or a form, which go as they are
 * @returns {Promise<{status: number, headers: Headers, text: string, body: any}>} `body` is undefined unless it is JSON
 */
export async function call(method, path, { at = url, headers = {}, body, ...others } = {}) {
  const form = body instanceof FormData; // names its own type
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array || isStream(body) || form;
  const response = await fetch(at + path, {
    method,
    headers: { ...(body === undefined || form ? {} : { 'content-type': 'application/json' }), ...headers },
    body: raw ? body : JSON.stringify(body),
    ...(isStream(body) ? { duplex: 'half' } : {}),
    ...others,
  });
  const text = await response.text();
  const answer = { status: response.status, headers: response.headers, text, body: json(response, text) };
  checkAnswer(method, path, answer);
  return answer;
}

function isStream(body) {
  return body instanceof ReadableStream;
}

function json(response, text) {
  return /[/+]json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
}

export function cookieIn(answer, name) {
  const [set] = answer.headers.getSetCookie().filter((cookie) => cookie.startsWith(`${name}=`));
  return set?.split(';', 1)[0];
}

/** The smallest picture there is. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** @param fields the form's other fields; one that is undefined is left out */
export function formWith(content, name, fields = {}, type = 'application/octet-stream') {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) {
    if (value !== undefined) {
      form.append(field, value);
    }
  }
  form.append('file', new Blob([content], { type }), name);
  return form;
}

/** Somebody with a proven identity: `headers` prove it to REST, `handshake` to a socket. */
class Person {
  constructor(id, headers, handshake) {
    this.id = id;
    this.headers = headers;
    this.handshake = handshake;
  }

  /** The same person, who speaks to another node. */
  at(node) {
    return Object.assign(Object.create(Person.prototype), this, { node });
  }

  call(method, path, options = {}) {
    return call(method, path, { at: this.node, ...options, headers: { ...this.headers, ...options.headers } });
  }

  post(path, body, headers) {
    return this.call('POST', path, { body, headers });
  }

  /** Opens a chat and gives its id. */
  async opensChat(content = words('opening')) {
    const answer = await this.post('/v2/chats/with-message', { firstMessage: { content } });
    assert.equal(answer.status, 201, answer.text);
    return answer.body.chatId;
  }

  /** Uploads a file and gives it as the server answered. */
  async uploads(content, name, fields, type) {
    const answer = await this.call('POST', '/v2/files/upload', { body: formWith(content, name, fields, type) });
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  }

  /** Sends a message and gives it as the server answered. */
  async says(chatId, content = words(), others = {}) {
    const answer = await this.post('/v2/messages', { chatId, content, ...others });
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  }

  notes(chatId, content = words('note')) {
    return this.says(chatId, content, { isInternal: true });
  }

  async history(chatId, query = 'limit=100') {
    const answer = await this.call('GET', `/v2/messages/chat/${chatId}?${query}`);
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  }

  connect(options) {
    return connect({ at: this.node, ...this.handshake, ...options });
  }

  /** A connected socket that has joined the chat. */
  async joins(chatId, options) {
    const socket = await this.connect(options);
    const ack = await socket.asks('chat:join', { chatId });
    assert.equal(ack.success, true, JSON.stringify(ack));
    return socket;
  }
}

export const HERE = { domain: 'localhost', apiKey: 'local' };
export const ELSEWHERE = { domain: 'elsewhere.example', apiKey: 'elsewhere' };

/** A visitor new to a site, who proves itself by its cookie. */
export async function visitor(site = HERE) {
  const answer = await call('POST', '/visitors/identify', { body: { ...site, hasAcceptedPrivacyPolicy: true } });
  assert.equal(answer.status, 200, answer.text);
  const cookie = cookieIn(answer, 'visitor_session');
  assert.ok(cookie, 'the answer sets the cookie visitor_session');
  secret(answer.body.sessionId);
  secret(cookie.split('=')[1]);
  const person = new Person(answer.body.visitorId, { cookie }, { extraHeaders: { cookie } });
  return Object.assign(person, { cookie, sessionId: answer.body.sessionId, identified: answer.body });
}

let loggedIn;

/** The commercial of the site, who proves itself by its token. */
export function commercial() {
  loggedIn ??= logIn(admin);
  return loggedIn;
}

/** What an admin says to add somebody. */
export function newStaff(others = {}) {
  return {
    email: `${randomUUID()}@shop.example`,
    name: 'Sam',
    password: secret(`password-${randomUUID()}`),
    roles: ['commercial'],
    ...others,
  };
}

/** A new commercial of the sites with these domains, logged in; `account` is what it logs in with. */
export async function staffOf(...sites) {
  const account = newStaff({ sites });
  const answer = await (await commercial()).post('/v2/commercials', account);
  assert.equal(answer.status, 201, answer.text);
  return Object.assign(await logIn(account), { account });
}

/** Somebody of the staff, who proves itself by its token. */
export async function logIn({ email, password }) {
  const answer = await call('POST', '/v2/auth/login', { body: { email, password } });
  assert.equal(answer.status, 200, answer.text);
  const token = secret(answer.body.access_token);
  const cookie = cookieIn(answer, 'console_session');
  secret(cookie.split('=')[1]);
  const id = JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).sub;
  return Object.assign(new Person(id, { authorization: `Bearer ${token}` }, { auth: { token } }), { token, cookie });
}

/** A program that is registered at the server, with a token for some of its scopes or for all. */
export async function program(id, scope) {
  const secretOfIt = process.env.CHARLA_CLIENT_SECRET;
  const answer = await call('POST', '/oauth2/token', {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${id}:${secretOfIt}`).toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope ? { scope } : {}) }).toString(),
  });
  assert.equal(answer.status, 200, answer.text);
  const token = secret(answer.body.access_token);
  const headers = { authorization: `Bearer ${token}` };
  return { token, answer, headers, call: (method, path, body) => call(method, path, { headers, body }) };
}

/** Somebody whom another issuer proves. */
export function provenBy(token, id) {
  secret(token);
  return Object.assign(new Person(id, { authorization: `Bearer ${token}` }, { auth: { token } }), { token });
}

/** A socket of the official client that remembers each event in the order of arrival. */
class Socket {
  events = [];
  #waiting = new Set();

  constructor(socket) {
    this.socket = socket;
    socket.onAny((name, ...args) => {
      this.#remember({ name, payload: args[0] });
      checkEvent(name, args);
    });
    socket.on('connect_error', checkRefusal);
    for (const name of ['connect', 'connect_error', 'disconnect']) {
      socket.on(name, (payload) => this.#remember({ name, payload }));
    }
  }

  get id() {
    return this.socket.id;
  }

  get transport() {
    return this.socket.io.engine.transport.name;
  }

  /** The payloads of all events of that name so far. */
  all(name) {
    return this.events.filter((event) => event.name === name).map((event) => event.payload);
  }

  /** The first event of that name, past or to come, whose payload fits. */
  async hears(name, fits = () => true) {
    const found = () => this.events.find((event) => event.name === name && fits(event.payload));
    await this.until(found, () => `${name} did not come; came: ${JSON.stringify(this.events)}`);
    return found().payload;
  }

  hearsMessage(message) {
    return this.hears('message:new', (heard) => heard.messageId === message.messageId);
  }

  /** Waits until a condition holds; looks at it whenever something arrives. */
  until(holds, otherwise) {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (holds()) {
          settle(resolve);
        }
      };
      const late = timer(() => settle(() => reject(new Error(otherwise()))), PATIENCE_MS);
      const settle = (how) => {
        clearTimeout(late);
        this.#waiting.delete(look);
        how();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Emits and waits for the ack. */
  async asks(event, ...args) {
    const ack = await this.socket.timeout(PATIENCE_MS).emitWithAck(event, ...args);
    checkAck(event, ack);
    return ack;
  }

  /** Waits for an upgrade of the transport. */
  async upgraded() {
    const engine = this.socket.io.engine;
    engine.on('upgrade', () => this.#remember({ name: 'upgrade', payload: undefined }));
    await this.until(() => this.transport === 'websocket', () => `still on ${this.transport}`);
  }

  /** Once this is over, whatever the server sent to this socket before has arrived. */
  async catchesUp() {
    const ack = await this.asks('health-check');
    assert.equal(ack.status, 'OK');
  }

  /** Breaks the connection below the protocol, where the transport has one of its own. */
  cut() {
    const { engine } = this.socket.io;
    if (engine.transport.ws) {
      engine.transport.ws._socket.destroy();
    } else {
      engine.close();
    }
  }

  close() {
    open.delete(this);
    this.socket.disconnect();
  }

  #remember(event) {
    this.events.push(event);
    this.#waiting.forEach((look) => look());
  }
}

/** @returns a socket that may still be refused */
export function dial({ at = url, ...options } = {}) {
  const socket = new Socket(io(at, { forceNew: true, reconnection: false, ...options }));
  open.add(socket);
  return socket;
}

/** @returns {Promise<Socket>} connected */
export async function connect(options) {
  const socket = dial(options);
  await socket.until(
    () => socket.socket.connected || socket.all('connect_error').length > 0,
    () => 'neither connected nor refused',
  );
  assert.ok(socket.socket.connected, `refused: ${socket.all('connect_error')[0]?.message}`);
  return socket;
}

/** Closes what a script left open, so that the process ends. */
export function hangUp() {
  open.forEach((socket) => socket.close());
}

/** A problem document as the contract has it, with nothing of the server's inside. */
export function assertProblem(answer, status, path) {
  assert.equal(answer.status, status, answer.text);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json\b/);
  const { type, title, status: said, detail, instance, message, errors, ...others } = answer.body;
  assert.deepEqual(others, {}, 'fields that the contract does not know');
  for (const text of [type, title, detail, instance, message]) {
    assert.equal(typeof text, 'string', answer.text);
    assert.notEqual(text, '', answer.text);
  }
  assert.notEqual(type, 'about:blank');
  assert.equal(said, status);
  assert.equal(message, detail);
  if (path !== undefined) {
    assert.equal(instance, path);
  }
  for (const error of errors ?? []) {
    assert.deepEqual(Object.keys(error).sort(), ['field', 'message']);
  }
  assert.doesNotMatch(answer.text, INTERNAL);
}

const INTERNAL =
  /Exception|Throwable|stack|\b(java|javax|jakarta|org|com|tools|dev)\.\w+\.\w+|jackson|jetty|spring|hibernate|axon|\b(SQL|SELECT|INSERT|JDBC|H2)\b|\$\$|nested|line: \d/i;
