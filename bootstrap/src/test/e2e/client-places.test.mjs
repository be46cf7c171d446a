/** What the front ends' own module makes of a server that loses, repeats and forgets: one that is played here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from '../../main/resources/static/charla-client.js';
import { Timeline } from '../../main/resources/static/assets/client/timeline.js';

const CHAT = '0198f1c2-7b1e-7c3a-9d55-0d5c1a2b3c4d';
const [ANN, SUE] = ['visitor', 'commercial'];

function message(seq, others = {}) {
  return {
    messageId: `${others.isInternal ? 'note' : 'message'}-${seq}`,
    chatId: CHAT,
    seq,
    senderId: SUE,
    senderType: 'commercial',
    content: `words ${seq}`,
    isInternal: false,
    sentAt: new Date(Date.UTC(2030, 0, 1, 0, 0, seq)).toISOString(),
    ...others,
  };
}

/** Speaks as the official client does. */
class PlayedSocket {
  listeners = new Map();
  acks = [];
  asked = [];
  connected = false;
  recovered = false;
  active = true;
  emit = (event, payload) => this.asked.push({ event, payload });

  on(event, listener) {
    this.listeners.set(event, listener);
  }

  onAny(listener) {
    this.any = listener;
  }

  timeout() {
    return this;
  }

  emitWithAck(event, payload) {
    this.asked.push({ event, payload });
    return event === 'chat:join' ? Promise.resolve(this.acks.shift()) : Promise.resolve({ success: true });
  }

  connect() {
    this.connected = true;
    this.listeners.get('connect')();
  }

  disconnect() {
    this.connected = false;
  }

  loses(reason = 'transport close') {
    this.connected = false;
    this.listeners.get('disconnect')(reason);
  }

  joins() {
    return this.asked.filter(({ event }) => event === 'chat:join').map(({ payload }) => payload);
  }
}

/** A client whose server has these messages, at first. */
async function played(kind, messages, lastSeq = messages.length, more = {}) {
  const socket = new PlayedSocket();
  const server = { messages, requests: [], page: { lastSeq, epoch: 'one', hasMore: false, ...more } };
  const fetch = async (url, { method = 'GET', body } = {}) => {
    const { pathname, search } = new URL(url);
    server.requests.push({ method, path: pathname + search, body: body && JSON.parse(body) });
    const { status, body: answer } = server.answer?.(method, pathname) || { status: 200, body: answerTo(server, pathname) };
    return new Response(JSON.stringify(answer), { status });
  };
  const client = createClient({ origin: 'http://chat.example', io: () => socket, fetch });
  client.me = { kind, id: kind === 'visitor' ? ANN : SUE };
  socket.acks.push(joined({ lastSeq, missed: [], ...(more.lastInternalSeq === undefined ? {} : more) }));
  client.connect();
  const conversation = await client.chat(CHAT).open();
  return { socket, server, client, conversation };
}

function answerTo(server, path) {
  if (path.startsWith('/v2/messages/chat/')) {
    return { ...server.page, messages: server.messages };
  }
  return path.startsWith('/presence') ? { participants: [] } : { id: CHAT, status: 'ASSIGNED', unreadMessagesCount: 0 };
}

function joined(others) {
  return { success: true, chatId: CHAT, epoch: 'one', ...others };
}

/** Until all that is under way has come to an end: nothing here waits for anything but promises. */
async function rest() {
  for (let turn = 0; turn < 50; turn++) {
    await undefined;
  }
  await new Promise((resolve) => setImmediate(resolve));
}

async function returns(socket, ack, { recovered = false } = {}) {
  socket.loses();
  socket.recovered = recovered;
  if (ack) {
    socket.acks.push(ack);
  }
  socket.connect();
  await rest();
}

const seqs = ({ messages }) => messages.map(({ seq }) => seq);

test('a message that comes again by whatever way is shown once', async () => {
  const { socket, conversation } = await played('visitor', [message(2), message(1)]);
  const heard = [];
  conversation.on('message', ({ seq }) => heard.push(seq));
  socket.any('message:new', message(3));
  socket.any('message:new', message(3));
  await returns(socket, joined({
    lastSeq: 4,
    missed: [{ event: 'message:new', payload: message(3) }, { event: 'message:new', payload: message(4) }],
  }));
  assert.deepEqual(seqs(conversation), [1, 2, 3, 4]);
  assert.deepEqual(heard, [3, 4]);
});

test('a recovered socket asks for nothing, another one for what came after its place', async () => {
  const { socket } = await played('visitor', [message(1)]);
  socket.any('message:new', message(2));
  await returns(socket, undefined, { recovered: true });
  assert.equal(socket.joins().length, 1);
  await returns(socket, joined({ lastSeq: 2, missed: [] }));
  assert.deepEqual(socket.joins().at(-1), { chatId: CHAT, afterSeq: 2 });
});

test('what is heard while a join fails is no place: something before it may be missing', async () => {
  const { socket, conversation } = await played('visitor', [message(1)]);
  await returns(socket, { success: false, code: 'not_found' });
  socket.any('message:new', message(5));
  assert.deepEqual(seqs(conversation), [1, 5]);
  const missed = [2, 3, 4, 5].map((seq) => ({ event: 'message:new', payload: message(seq) }));
  await returns(socket, joined({ lastSeq: 5, missed }), { recovered: true });
  assert.equal(socket.joins().at(-1).afterSeq, 1);
  assert.deepEqual(seqs(conversation), [1, 2, 3, 4, 5]);
  await returns(socket, joined({ lastSeq: 5, missed: [] }));
  assert.equal(socket.joins().at(-1).afterSeq, 5);
});

test('the answer to what was sent is no place: there may be something in between', async () => {
  const { socket, server, conversation } = await played('visitor', [message(1)]);
  server.answer = (method, path) =>
    method === 'POST' && path === '/v2/messages' && { status: 201, body: message(5, { senderId: ANN }) };
  conversation.send({ content: 'mine' });
  await rest();
  assert.deepEqual(seqs(conversation), [1, 5]);
  const between = [2, 3, 4].map((seq) => ({ event: 'message:new', payload: message(seq) }));
  await returns(socket, joined({ lastSeq: 5, missed: between }));
  assert.equal(socket.joins().at(-1).afterSeq, 1);
  assert.deepEqual(seqs(conversation), [1, 2, 3, 4, 5]);
});

test('another epoch voids what was known, but not what is being written', async () => {
  const { socket, server, conversation } = await played('visitor', [message(3), message(2), message(1)]);
  server.answer = (method) => method === 'POST' && { status: 503, body: {} };
  conversation.send({ content: 'unsent' });
  await rest();
  server.messages = [message(1)];
  server.page = { ...server.page, epoch: 'two', lastSeq: 1 };
  await returns(socket, joined({ epoch: 'two', lastSeq: 1, missed: [] }));
  assert.deepEqual(seqs(conversation), [1, undefined]);
  await returns(socket, joined({ epoch: 'two', lastSeq: 1, missed: [] }));
  assert.equal(socket.joins().at(-1).afterSeq, 1);
});

test("a colleague's read mark does not raise the place: its number may be that of the notes", async () => {
  const { socket } = await played('staff', [message(1)], 1, { lastInternalSeq: 0 });
  const read = { chatId: CHAT, readerId: 'colleague', readerType: 'commercial', lastReadSeq: 8, seq: 9 };
  socket.any('message:read', read);
  socket.any('message:new', message(4, { isInternal: true }));
  await returns(socket, joined({ lastSeq: 1, lastInternalSeq: 4, missed: [] }));
  assert.deepEqual(socket.joins().at(-1), { chatId: CHAT, afterSeq: 1, afterInternalSeq: 4 });
});

test('what failed for want of a connection is sent once more by itself, with the same key', async () => {
  const { socket, server, conversation } = await played('visitor', [message(1)]);
  const sent = () => server.requests.filter(({ path, method }) => method === 'POST' && path === '/v2/messages');
  server.answer = (method) => {
    if (method === 'POST') {
      throw new TypeError('network');
    }
  };
  const { clientMessageId } = conversation.send({ content: 'mine' });
  await rest();
  assert.equal(conversation.messages.at(-1).status, 'failed');
  await returns(socket, joined({ lastSeq: 1, missed: [] }));
  await returns(socket, joined({ lastSeq: 1, missed: [] }));
  assert.equal(sent().length, 2);
  assert.deepEqual(sent().map(({ body }) => body.clientMessageId), [clientMessageId, clientMessageId]);
  assert.equal(conversation.messages.at(-1).status, 'failed');
});

test("a foreigner's message does not take the place of a draft with the same key", async () => {
  const { socket, server, conversation } = await played('visitor', [message(1)]);
  server.answer = (method) => method === 'POST' && { status: 503, body: {} };
  const { clientMessageId } = conversation.send({ content: 'mine' });
  await rest();
  socket.any('message:new', message(2, { clientMessageId }));
  assert.deepEqual(seqs(conversation), [1, 2, undefined]);
  socket.any('message:new', message(3, { clientMessageId, senderId: ANN }));
  assert.deepEqual(seqs(conversation), [1, 2, 3]);
});

test('an address that is not the server\'s is asked nothing', async () => {
  const { server, conversation } = await played('visitor', [message(1)]);
  const before = server.requests.length;
  await assert.rejects(conversation.download({ url: 'https://elsewhere.example/v2/files/1' }), { status: 400 });
  assert.equal(server.requests.length, before);
});

test('edits and tombstones change a message, and what is told late does not', () => {
  const timeline = new Timeline();
  timeline.put(message(1));
  const edited = message(1, { content: 'edited', editedAt: '2030-01-01T00:01:00.000Z' });
  assert.equal(timeline.put(edited), 'changed');
  assert.equal(timeline.put(message(1)), undefined);
  assert.equal(timeline.messages[0].content, 'edited');
  timeline.remove({ messageId: 'message-1', deletedAt: '2030-01-01T00:02:00.000Z' });
  assert.equal(timeline.put(edited), undefined);
  assert.equal(timeline.messages[0].content, '');
});

test('public messages and notes are merged by time, each kind in its own order', () => {
  const timeline = new Timeline();
  const at = (second) => ({ sentAt: new Date(Date.UTC(2030, 0, 1, 0, 0, second)).toISOString() });
  timeline.put(message(3, at(9)));
  timeline.put(message(1, at(1)));
  timeline.put(message(2, { isInternal: true, ...at(8) }));
  timeline.put(message(1, { isInternal: true, ...at(5) }));
  timeline.put(message(2, at(6)));
  assert.deepEqual(timeline.messages.map(({ messageId }) => messageId),
    ['message-1', 'note-1', 'message-2', 'note-2', 'message-3']);
});
