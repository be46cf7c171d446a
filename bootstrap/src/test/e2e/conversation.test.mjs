/** A visitor and a commercial talk, over each transport of the official client. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertInstant, commercial, hangUp, visitor, words } from './charla.mjs';

after(hangUp);

const TRANSPORTS = {
  'WebSocket': { transports: ['websocket'] },
  'long-polling': { transports: ['polling'] },
  'the default transports': {},
};

/** Fields of a message that has no attachment, was never edited and has no name or key from its sender. */
const MESSAGE_FIELDS = [
  'chatId', 'content', 'createdAt', 'id', 'isAI', 'isFirstResponse', 'isInternal', 'messageId', 'senderId', 'senderType',
  'sentAt', 'seq', 'type',
];
const UUID_V7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

function assertMessage(message, expected) {
  const { senderName, ...others } = message;
  assert.deepEqual(Object.keys(others).sort(), MESSAGE_FIELDS);
  assert.ok(senderName === undefined || typeof senderName === 'string');
  assert.match(message.id, UUID_V7);
  assert.equal(message.messageId, message.id);
  assertInstant(message.sentAt);
  assert.equal(message.createdAt, message.sentAt);
  assert.ok(Number.isInteger(message.seq) && message.seq > 0);
  for (const [field, value] of Object.entries(expected)) {
    assert.deepEqual(message[field], value, field);
  }
}

async function assertWelcome(socket, who) {
  const welcome = await socket.hears('welcome');
  assert.deepEqual(Object.keys(welcome).sort(), ['clientId', 'message', 'timestamp']);
  assert.equal(welcome.clientId, socket.id);
  assertInstant(welcome.timestamp);
  const { user } = await socket.hears('authenticated');
  assert.deepEqual(Object.keys(user).filter((key) => !['id', 'email', 'role', 'username'].includes(key)), []);
  assert.equal(user.id, who.id);
  return user;
}

async function assertJoins(socket, chatId) {
  const ack = await socket.asks('chat:join', { chatId });
  assert.equal(ack.success, true, JSON.stringify(ack));
  assert.equal(typeof ack.message, 'string');
  assert.equal(ack.chatId, chatId);
  assert.equal(ack.roomName, `chat:${chatId}`);
  const joined = await socket.hears('chat:joined', (event) => event.chatId === chatId);
  assert.deepEqual(Object.keys(joined).sort(), ['chatId', 'roomName', 'timestamp']);
  assert.equal(joined.roomName, `chat:${chatId}`);
  assertInstant(joined.timestamp);
}

for (const [name, options] of Object.entries(TRANSPORTS)) {
  test(`a visitor and a commercial talk over ${name}`, async () => {
    const [guest, staff] = [await visitor(), await commercial()];
    const chatId = await guest.opensChat();
    const guestSocket = await guest.connect(options);
    const staffSocket = await staff.connect(options);
    await assertWelcome(guestSocket, guest);
    const user = await assertWelcome(staffSocket, staff);
    assert.equal(user.email, process.env.CHARLA_ADMIN_EMAIL);
    assert.equal(typeof user.role, 'string');
    await assertJoins(guestSocket, chatId);
    await assertJoins(staffSocket, chatId);

    const question = await guest.says(chatId);
    const common = { chatId, type: 'text', isInternal: false, isAI: false };
    assertMessage(question, { ...common, senderId: guest.id, senderType: 'visitor', isFirstResponse: false });
    assert.deepEqual(await guestSocket.hearsMessage(question), question);
    assert.deepEqual(await staffSocket.hearsMessage(question), question);

    const answer = await staff.says(chatId);
    assertMessage(answer, { ...common, senderId: staff.id, senderType: 'commercial', isFirstResponse: true });
    assert.deepEqual(await guestSocket.hearsMessage(answer), answer);
    assert.deepEqual(await staffSocket.hearsMessage(answer), answer);

    const second = await staff.says(chatId);
    assertMessage(second, { ...common, senderType: 'commercial', isFirstResponse: false });
    for (const socket of [guestSocket, staffSocket]) {
      await socket.hearsMessage(second);
      const [status, ...more] = socket.all('chat:status').filter((event) => event.status === 'IN_PROGRESS');
      assert.deepEqual(more, []);
      assert.deepEqual(Object.keys(status).sort(), ['chatId', 'seq', 'status', 'timestamp']);
      assert.equal(status.chatId, chatId);
      assertInstant(status.timestamp);
      assert.deepEqual(socket.all('message:new'), [question, answer, second]);
      const seqs = ofRoom(socket).map((event) => event.payload.seq);
      assert.deepEqual(seqs, [...seqs.keys()].map((index) => seqs[0] + index), 'in order, without a gap');
    }
    if (options.transports) {
      assert.equal(guestSocket.transport, options.transports[0]);
    } else {
      await guestSocket.upgraded();
      const afterUpgrade = await staff.says(chatId);
      assert.deepEqual(await guestSocket.hearsMessage(afterUpgrade), afterUpgrade);
    }
    guestSocket.close();
    staffSocket.close();
  });

  test(`twenty messages in a row arrive once each, also during an upgrade, over ${name}`, async () => {
    const [guest, staff] = [await visitor(), await commercial()];
    const chatId = await guest.opensChat();
    const socket = await guest.joins(chatId, options);
    const said = [];
    for (let count = 0; count < 20; count++) {
      said.push(await staff.says(chatId));
    }
    await socket.hearsMessage(said.at(-1));
    assert.deepEqual(socket.all('message:new'), said);
    socket.close();
  });

  test(`an internal note reaches only the commercial over ${name}`, async () => {
    const [guest, staff] = [await visitor(), await commercial()];
    const chatId = await guest.opensChat();
    const guestSocket = await guest.joins(chatId, options);
    const staffSocket = await staff.joins(chatId, options);
    const before = await guest.says(chatId);
    const totalBefore = (await guest.history(chatId)).total;

    const note = await staff.notes(chatId);
    assertMessage(note, { isInternal: true, isFirstResponse: false, senderType: 'commercial' });
    assert.deepEqual(await staffSocket.hearsMessage(note), note);
    assert.equal((await guest.history(chatId)).total, totalBefore);

    const behind = await guest.says(chatId);
    await guestSocket.hearsMessage(behind);
    await guestSocket.catchesUp();
    assert.doesNotMatch(JSON.stringify(guestSocket.events), new RegExp(`${note.id}|${note.content}|:commercial`));
    assert.deepEqual(guestSocket.all('message:new'), [before, behind]);
    assert.equal(behind.seq, before.seq + 1, 'no gap where the note is');

    const seen = await guest.history(chatId);
    assert.equal(seen.total, totalBefore + 1);
    assert.equal(seen.lastSeq, behind.seq);
    assert.equal(seen.lastInternalSeq, undefined);
    assert.deepEqual(seen.messages.filter((message) => message.isInternal || message.id === note.id), []);
    const staffSees = await staff.history(chatId);
    assert.equal(staffSees.total, totalBefore + 2);
    assert.deepEqual(staffSees.messages.find((message) => message.id === note.id), note);
    guestSocket.close();
    staffSocket.close();
  });
}

test('a note does not make a chat IN_PROGRESS, nor take the first response', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const socket = await staff.joins(chatId);
  await staff.notes(chatId);
  const answer = await staff.says(chatId);
  assert.equal(answer.isFirstResponse, true);
  await socket.hearsMessage(answer);
  await socket.hears('chat:status', (event) => event.status === 'IN_PROGRESS');
});

test('a commercial may join the staff room by its name, and a visitor may not', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const staffRoom = `chat:${chatId}:commercial`;
  const socket = await staff.joins(staffRoom);
  const note = await staff.notes(chatId);
  assert.deepEqual(await socket.hearsMessage(note), note);

  const guestSocket = await guest.joins(chatId);
  const refused = await guestSocket.asks('chat:join', { chatId: staffRoom });
  assert.equal(refused.success, false);
  await staff.notes(chatId);
  await guestSocket.hearsMessage(await guest.says(chatId));
  await guestSocket.catchesUp();
  assert.deepEqual(guestSocket.all('message:new').filter((message) => message.isInternal), []);
});

test('exactly one of sixteen staff answers sent at once is the first response', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const sockets = [await guest.joins(chatId), await staff.joins(chatId, { transports: ['polling'] })];
  const answers = await Promise.all(Array.from({ length: 16 }, () => staff.says(chatId)));
  assert.equal(answers.filter((answer) => answer.isFirstResponse).length, 1);
  const last = await guest.says(chatId);
  for (const socket of sockets) {
    await socket.hearsMessage(last);
    assert.equal(socket.all('chat:status').filter((event) => event.status === 'IN_PROGRESS').length, 1);
    assert.equal(socket.all('message:new').filter((message) => message.isFirstResponse).length, 1);
    assert.equal(socket.all('message:new').length, 17);
  }
});

test('two hundred messages arrive on every socket in the order of their seq', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const sockets = [];
  for (const person of [guest, staff]) {
    for (const options of Object.values(TRANSPORTS)) {
      sockets.push(await person.joins(chatId, options));
    }
  }
  const sent = [];
  const sender = async (person) => {
    for (let count = 0; count < 25; count++) {
      sent.push(await person.says(chatId));
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, index) => sender(index % 2 === 0 ? guest : staff)));
  sent.sort((one, other) => one.seq - other.seq);
  assert.equal(sent.length, 200);
  for (const socket of sockets) {
    await socket.hearsMessage(sent.at(-1));
    assert.deepEqual(socket.all('message:new'), sent);
    const seqs = ofRoom(socket).map((event) => event.payload.seq);
    assert.deepEqual(seqs, [...seqs.keys()].map((index) => seqs[0] + index), 'in order, without a gap');
  }
  const { messages, total } = await guest.history(chatId);
  assert.equal(total, 201);
  assert.deepEqual(messages, sent.slice(-100).reverse());
});

test('who left a chat hears it no more, and again after joining', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const socket = await guest.joins(chatId);
  const ack = await socket.asks('chat:leave', { chatId });
  assert.equal(ack.success, true, JSON.stringify(ack));
  assert.equal(typeof ack.message, 'string');
  assert.equal(ack.chatId, chatId);
  assert.equal(ack.roomName, `chat:${chatId}`);
  const left = await socket.hears('chat:left');
  assert.deepEqual(Object.keys(left).sort(), ['chatId', 'roomName', 'timestamp']);
  assert.equal(left.chatId, chatId);
  assert.equal(left.roomName, `chat:${chatId}`);

  const missed = await staff.says(chatId);
  await socket.asks('chat:join', { chatId });
  const heard = await staff.says(chatId);
  await socket.hearsMessage(heard);
  assert.deepEqual(socket.all('message:new'), [heard]);
  assert.deepEqual((await guest.history(chatId)).messages.slice(0, 2), [heard, missed]);
});

test('a commercial who left a chat hears its notes no more', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const socket = await staff.joins(chatId);
  await socket.asks('chat:leave', { chatId });
  await staff.notes(chatId);
  const other = await guest.opensChat();
  await socket.asks('chat:join', { chatId: other });
  const note = await staff.notes(other);
  await socket.hearsMessage(note);
  assert.deepEqual(socket.all('message:new'), [note]);
});

test('a visitor in two chats, on two sockets, hears each once', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chats = [await guest.opensChat(), await guest.opensChat()];
  const both = await guest.joins(chats[0]);
  await both.asks('chat:join', { chatId: chats[1] });
  await both.asks('chat:join', { chatId: chats[1] });
  const second = await guest.joins(chats[1], { transports: ['polling'] });
  const said = [await staff.says(chats[0], words('in one')), await staff.says(chats[1], words('in the other'))];
  await both.hearsMessage(said[0]);
  await both.hearsMessage(said[1]);
  await second.hearsMessage(said[1]);
  await both.catchesUp();
  assert.deepEqual(new Set(both.all('message:new').map((message) => message.id)), new Set(said.map((message) => message.id)));
  assert.equal(both.all('message:new').length, 2);
  assert.deepEqual(second.all('message:new'), [said[1]]);
});

function ofRoom(socket) {
  return socket.events.filter((event) => ['message:new', 'chat:status'].includes(event.name));
}
