/**
 * The people in a storm: writers who note down whatever was answered with success, and readers who note down whatever they
 * heard, while the servers behind them are killed, frozen and cut off. Whoever started the script looks at the notes.
 *
 * `STORM_ENTRANCE` is the reverse proxy; `STORM_BALANCER` takes each connection to any server, so that only WebSockets and single
 * requests may go that way; `STORM_NODES` lead to one server each; and `STORM_NARROW` is slow.
 *
 * Orders come as lines on the standard input: `talk`, `hush` (writers end what they have begun), `settle` (readers catch up,
 * and the histories are read), `end`. Each is answered by one line of JSON on the standard output. Notes are JSON lines in
 * the directory `STORM_NOTES`: `sent`, `changed`, `heard`, `back`, `histories` and `faults`; and `told-<visitor>`, all that
 * this visitor's sockets got, word by word.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';

const nodes = process.env.STORM_NODES.split(',');
const balancer = process.env.STORM_BALANCER;
const entrance = process.env.STORM_ENTRANCE;
const narrow = process.env.STORM_NARROW;
const directory = process.env.STORM_NOTES;
const account = { email: process.env.CHARLA_ADMIN_EMAIL, password: process.env.CHARLA_ADMIN_PASSWORD };

const VISITORS = 8;
const WRITING_STAFF = 3;
const PATIENCE_MS = 6_000;
const CATCHING_UP_MS = 90_000;
const HERE = { domain: 'localhost', apiKey: 'local' };
const RECONNECTING = { reconnectionDelay: 100, reconnectionDelayMax: 1_000, timeout: 5_000 };

// Notes

const streams = new Map();

function note(kind, line) {
  if (!streams.has(kind)) {
    streams.set(kind, createWriteStream(`${directory}/${kind}.jsonl`, { flags: 'a' }));
  }
  streams.get(kind).write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
}

/** Something that must never be answered, whatever goes on behind. */
function fault(what, more) {
  note('faults', { what, at: new Date().toISOString(), ...more });
}

function written() {
  return Promise.all([...streams.values()].map((stream) => new Promise((resolve) => stream.write('', resolve))));
}

// HTTP

async function ask(person, method, path, body, base) {
  const response = await fetch(base + path, {
    method,
    headers: { ...person?.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

/** Whether the server says that it cannot now; it must say when it can, and nothing of its inside. */
function unavailable(answer) {
  if ([502, 504].includes(answer.status) && answer.headers.get('server')?.startsWith('nginx')) {
    return true; // No server could be reached, or none answered.
  }
  if (answer.status !== 503) {
    return false;
  }
  if (!answer.headers.has('retry-after') || !answer.text.includes('urn:charla:problem:unavailable')) {
    fault('a 503 that is no proper one', { text: answer.text });
  }
  return true;
}

/** Asks until there is an answer that counts; it may have to be asked again and again. */
async function insist(person, method, path, body, accepted, base = () => balancer) {
  const begun = performance.now();
  for (let tries = 1; ; tries++) {
    try {
      const answer = await ask(person, method, path, body, base());
      if (accepted.includes(answer.status)) {
        return { body: answer.text ? JSON.parse(answer.text) : undefined, status: answer.status, headers: answer.headers,
          tries, ms: performance.now() - begun };
      }
      if (!unavailable(answer)) {
        fault(`${method} ${path.replaceAll(/[0-9a-f-]{36}/g, '…')} was answered with ${answer.status}`, { text: answer.text });
      }
    } catch {
      // Cut off, or late: nobody knows whether it was done.
    }
    await pause(100 + Math.random() * 300);
  }
}

async function visitor(index) {
  const { body, headers } = await insist(null, 'POST', '/visitors/identify', { ...HERE, hasAcceptedPrivacyPolicy: true }, [200]);
  const [cookie] = headers.getSetCookie().map((set) => set.split(';', 1)[0]).filter((set) => set.startsWith('visitor_session='));
  const handshake = index % 2 ? { extraHeaders: { cookie } } : { auth: { sessionId: body.sessionId } };
  return { name: `visitor-${index}`, id: body.visitorId, staff: false, headers: { cookie }, handshake };
}

async function member() {
  const { body } = await insist(null, 'POST', '/v2/auth/login', account, [200]);
  const token = body.access_token;
  return { name: 'staff', staff: true, headers: { authorization: `Bearer ${token}` }, handshake: { auth: { token } } };
}

// Writers

let talking = false;
let accepted = 0;
let number = 0;
const busy = new Set();

function between(least, most) {
  return least + Math.random() * (most - least);
}

async function says(person, chatId, isInternal) {
  const key = randomUUID();
  const content = `${isInternal ? 'note' : 'word'}-${number++}-${key.slice(0, 8)}`;
  const message = { chatId, content, clientMessageId: key, ...(isInternal ? { isInternal } : {}) };
  const first = await insist(person, 'POST', '/v2/messages', message, [200, 201], door);
  accepted++;
  note('sent', { id: first.body.id, chatId, seq: first.body.seq, isInternal, key, content, tries: first.tries, ms: Math.round(first.ms) });
  if (Math.random() < 0.05) {
    const again = await insist(person, 'POST', '/v2/messages', message, [200]);
    if (again.body.id !== first.body.id || again.headers.get('idempotency-replayed') !== 'true') {
      fault('a repeated message got another answer', { first: first.body, again: again.body });
    }
  }
  if (!isInternal && Math.random() < 0.04) {
    const words = `${content} in other words`;
    const edited = await insist(person, 'PATCH', `/v2/messages/${first.body.id}`, { content: words }, [200]);
    note('changed', { id: first.body.id, chatId, content: edited.body.content });
  } else if (!isInternal && Math.random() < 0.03) {
    // Its first answer may have been cut off; a message that is gone is gone.
    await insist(person, 'DELETE', `/v2/messages/${first.body.id}`, undefined, [204, 404]);
    note('changed', { id: first.body.id, chatId, content: '' });
  }
}

async function talks(person, choose, internal) {
  while (talking) {
    await says(person, choose(), Math.random() < internal);
    await pause(between(60, 240));
  }
}

/** Half of what is said comes in by the reverse proxy. */
function door() {
  return Math.random() < 0.5 ? entrance : balancer;
}

function talk(people, chats) {
  talking = true;
  const begin = (...how) => {
    const done = talks(...how).catch((failure) => fault('a writer failed', { text: failure.stack }));
    busy.add(done);
    done.finally(() => busy.delete(done));
  };
  people.visitors.forEach((person, index) => begin(person, () => chats[index], 0));
  for (let index = 0; index < WRITING_STAFF; index++) {
    begin(people.staff, () => chats[Math.floor(Math.random() * chats.length)], 0.3);
  }
}

async function hush() {
  talking = false;
  await Promise.all(busy);
}

// Readers

class Reader {
  /** Of what is heard until the next chat is joined. */
  epoch;
  /** The last seq of each stream, and of what was heard from the first on. */
  last = new Map();
  /** Of streams that are being joined: what comes before the reader has taken in what it missed. */
  #early = new Map();
  #lostAt;
  #attempts = 0;

  /** @param urls tried in turns when the connection is lost */
  constructor(name, person, chats, urls, transports) {
    Object.assign(this, { name, person, chats, urls });
    this.socket = io(urls[0], { forceNew: true, transports, ...person.handshake, ...RECONNECTING });
    this.socket.onAny((event, payload, place) => this.#hears(event, payload, place));
    this.socket.on('connect', () => this.#connected());
    this.socket.on('disconnect', (reason) => this.#lost(reason));
    this.socket.on('connect_error', (error) => {
      // Refused by the application: the client tries again only when it is told to.
      if (!this.socket.active && !this.closed) {
        note('back', { reader: this.name, refused: error.data?.code ?? error.message });
        setTimeout(() => !this.closed && this.socket.connect(), 500);
      }
    });
    this.socket.io.on('reconnect_attempt', () => {
      this.socket.io.uri = urls[++this.#attempts % urls.length];
    });
  }

  #lost(reason) {
    this.#lostAt ??= performance.now();
    this.ready = false;
    if (!this.socket.active && !this.closed) {
      note('back', { reader: this.name, cut: reason });
      setTimeout(() => !this.closed && this.socket.connect(), 500);
    }
  }

  async #connected() {
    const { id } = this.socket;
    if (!this.socket.recovered) {
      this.chats.forEach((chatId) => this.#waits(chatId));
    }
    // Of a connection that was lost while it joined, the rest.
    for (const chatId of this.chats.filter((one) => this.#early.has(`chat:${one}`))) {
      if (!(await this.#joins(chatId, id))) {
        return;
      }
    }
    if (this.#lostAt !== undefined) {
      note('back', { reader: this.name, recovered: this.socket.recovered, ms: Math.round(performance.now() - this.#lostAt) });
      this.#lostAt = undefined;
    }
    this.ready = true;
  }

  /** @returns whether the chat was joined while the connection lasted */
  async #joins(chatId, id) {
    const [shared, notes] = [`chat:${chatId}`, `chat:${chatId}:commercial`];
    while (this.socket.connected && this.socket.id === id) {
      this.#waits(chatId);
      const [afterSeq, afterInternalSeq] = [this.last.get(shared) ?? 0, this.last.get(notes) ?? 0];
      const asked = { chatId, afterSeq, ...(this.person.staff ? { afterInternalSeq } : {}) };
      const ack = await this.socket.timeout(PATIENCE_MS).emitWithAck('chat:join', asked).catch(() => undefined);
      if (ack?.success) {
        this.epoch = ack.epoch;
        await this.#missed(ack, shared, notes, afterSeq, afterInternalSeq);
        [shared, notes].flatMap((stream) => this.#takeEarly(stream)).forEach((entry) => this.#notes(...entry));
        return true;
      }
      if (ack !== undefined && !['internal_error', 'unavailable'].includes(ack.code)) {
        fault('a chat could not be joined', { reader: this.name, ack });
      }
      await pause(200);
    }
    return false;
  }

  /** What was missed comes in the streams' order, first the shared one and then the notes, without gaps. */
  async #missed(ack, shared, notes, afterSeq, afterInternalSeq) {
    if (ack.truncated) {
      await this.#reads(ack, shared, notes, afterSeq, afterInternalSeq);
      return;
    }
    const publicly = ack.lastSeq - afterSeq;
    ack.missed.forEach(({ event, payload }, index) => {
      this.#tells(event, payload);
      const [stream, seq] = index < publicly ? [shared, afterSeq + index + 1] : [notes, afterInternalSeq + index - publicly + 1];
      this.#notes(stream, seq, event, payload, 'missed', ack.epoch);
    });
    const entries = publicly + (this.person.staff ? ack.lastInternalSeq - afterInternalSeq : 0);
    if (ack.missed.length !== entries) {
      fault('the missed entries are not those between the places', { reader: this.name, missed: ack.missed.length, entries });
    }
  }

  /** Too much to be told in an answer: the messages are read over HTTP, and stand for all entries up to the place. */
  async #reads(ack, shared, notes, afterSeq, afterInternalSeq) {
    for (const message of await history(this.person, ack.chatId, afterSeq, afterInternalSeq)) {
      this.#tells('history', message);
      const stream = message.isInternal ? notes : shared;
      if (message.seq > (this.last.get(stream) ?? 0)) {
        note('heard', { reader: this.name, stream, seq: message.seq, event: 'history', id: message.id, epoch: ack.epoch });
      }
    }
    for (const [stream, seq] of [[shared, ack.lastSeq], [notes, ack.lastInternalSeq]]) {
      if (seq !== undefined) {
        note('heard', { reader: this.name, stream, seq, event: 'read-up-to', epoch: ack.epoch });
        this.last.set(stream, Math.max(seq, this.last.get(stream) ?? 0));
      }
    }
  }

  #hears(event, payload, place) {
    this.#tells(event, payload);
    if (event === 'session:expired') {
      fault('somebody was logged out', { reader: this.name, payload });
    }
    const [stream, seq] = typeof place === 'string' ? place.split('@') : [];
    if (stream !== undefined && event !== 'chat:joined') {
      const entry = [stream, Number(seq), event, payload, 'live'];
      const early = this.#early.get(stream);
      early ? early.push(entry) : this.#notes(...entry);
    }
  }

  #waits(chatId) {
    this.#early.set(`chat:${chatId}`, []).set(`chat:${chatId}:commercial`, []);
  }

  #takeEarly(stream) {
    const entries = this.#early.get(stream);
    this.#early.delete(stream);
    return entries;
  }

  #notes(stream, seq, event, payload, via, epoch = this.epoch) {
    note('heard', { reader: this.name, stream, seq, event, id: payload.messageId, via, epoch });
    this.last.set(stream, Math.max(seq, this.last.get(stream) ?? 0));
  }

  #tells(event, payload) {
    if (!this.person.staff) {
      note(`told-${this.name}`, { event, payload });
    }
  }

  close() {
    this.closed = true;
    this.socket.disconnect();
  }
}

/** All messages that changed after a place, oldest first; of a chat's whole life when it is the first. */
async function history(person, chatId, afterSeq = 0, afterInternalSeq = 0) {
  const query = `limit=100&afterSeq=${afterSeq}${person.staff ? `&afterInternalSeq=${afterInternalSeq}` : ''}`;
  const messages = [];
  let page;
  do {
    const next = page ? `&cursor=${encodeURIComponent(page.nextCursor)}` : '';
    page = (await insist(person, 'GET', `/v2/messages/chat/${chatId}?${query}${next}`, undefined, [200])).body;
    messages.push(...page.messages);
  } while (page.nextCursor);
  return messages;
}

async function until(holds, late) {
  const end = performance.now() + CATCHING_UP_MS;
  while (!holds()) {
    if (performance.now() > end) {
      late();
      return;
    }
    await pause(50);
  }
}

/** Waits until everybody has heard what there is, and notes down the histories. */
async function settle(people, chats, readers) {
  const ends = new Map();
  for (const chatId of chats) {
    const { body } = await insist(people.staff, 'GET', `/v2/messages/chat/${chatId}?limit=1`, undefined, [200]);
    ends.set(`chat:${chatId}`, body.lastSeq).set(`chat:${chatId}:commercial`, body.lastInternalSeq);
  }
  const behind = (reader) => reader.chats.flatMap((chatId) => [`chat:${chatId}`, ...(reader.person.staff ? [`chat:${chatId}:commercial`] : [])])
    .filter((stream) => (reader.last.get(stream) ?? 0) < ends.get(stream))
    .map((stream) => `${stream} at ${reader.last.get(stream) ?? 0} of ${ends.get(stream)}`);
  await until(
    () => readers.every((reader) => reader.ready && behind(reader).length === 0),
    () => readers.filter((reader) => !reader.ready || behind(reader).length > 0).forEach((reader) =>
      fault('a reader did not catch up', { reader: reader.name, connected: reader.socket.connected, ready: reader.ready, behind: behind(reader) })),
  );
  for (const [index, chatId] of chats.entries()) {
    for (const person of [people.visitors[index], people.staff]) {
      for (const message of await history(person, chatId)) {
        const { id, seq, isInternal, content } = message;
        note('histories', { viewer: person.name, chatId, id, seq, isInternal, content });
      }
    }
  }
  await written();
}

function readersOf(people, chats) {
  const turned = [...nodes].reverse();
  return [
    ...people.visitors.map((person, index) => {
      const mine = [chats[index]];
      if (index === 0) {
        return new Reader(person.name, person, mine, [narrow], ['websocket']);
      }
      return index % 3 === 0
        ? new Reader(person.name, person, mine, index % 2 ? nodes : turned, ['polling'])
        : new Reader(person.name, person, mine, index % 3 === 1 ? [balancer] : nodes, index % 3 === 1 ? ['websocket'] : ['polling', 'websocket']);
    }),
    new Reader('staff-balanced', people.staff, chats, [balancer], ['websocket']),
    new Reader('staff-one', people.staff, chats, nodes, ['websocket']),
    new Reader('staff-two', people.staff, chats, turned, ['polling']),
    new Reader('staff-entering', people.staff, chats, [entrance], ['polling']),
    new Reader('staff-rising', people.staff, chats, [entrance], ['polling', 'websocket']),
  ];
}

const people = { staff: await member(), visitors: [] };
const chats = [];
for (let index = 0; index < VISITORS; index++) {
  const person = await visitor(index);
  people.visitors.push(person);
  const opened = await insist(person, 'POST', '/v2/chats', {}, [201]);
  chats.push(opened.body.chatId);
}
const readers = readersOf(people, chats);
await until(() => readers.every((reader) => reader.ready), () => fault('not everybody could connect'));

function answer(order) {
  process.stdout.write(`${JSON.stringify({ order, accepted })}\n`);
}

answer('ready');
for await (const order of createInterface({ input: process.stdin })) {
  if (order === 'talk') {
    talking || talk(people, chats);
  } else if (order === 'hush') {
    await hush();
  } else if (order === 'settle') {
    await settle(people, chats, readers);
  } else if (order === 'end') {
    readers.forEach((reader) => reader.close());
    await written();
    answer(order);
    process.exit(0);
  }
  answer(order);
}
