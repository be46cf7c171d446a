/** Clients that hear all of their chats at once and who is there, step by step in the words of their dialect. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ELSEWHERE, call, commercial, hangUp, staffOf, visitor, words } from './charla.mjs';

const SECONDS_OR_LESS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;
const ABSENT = randomUUID();
let sue;

before(async () => {
  sue = await staffOf('localhost');
});
after(hangUp);

/** A socket that has come into the dialect. */
async function member(person, options, username = 'somebody') {
  const socket = await person.connect(options);
  socket.socket.emit('user:connected', { user_id: person.id, username });
  await socket.hears('user:connected', (user) => user.user_id === person.id);
  return socket;
}

/** What the server says of an event that fails, without an ack as the clients send it. */
async function refused(socket, event, payload) {
  const before = socket.all('error').length;
  socket.socket.emit(event, payload);
  await socket.until(() => socket.all('error').length > before, () => `${event} did not fail`);
  return socket.all('error').at(-1);
}

function users(socket) {
  return socket.all('users:list').at(-1).users;
}

for (const transport of ['websocket', 'polling']) {
  test(`the flow of use, over ${transport}`, async () => {
    const ann = await visitor();
    const desk = await member(sue, { transports: [transport] });
    const page = await ann.connect({ transports: [transport] });
    assert.equal((await desk.hears('users:online', (user) => user.user_id === ann.id)).username, 'visitor');
    page.socket.emit('user:connected', { user_id: ann.id, username: 'Ann' });
    const came = { user_id: ann.id, username: 'Ann' };
    assert.deepEqual(await page.hears('user:connected'), came);
    assert.deepEqual(await desk.hears('user:connected', (user) => user.user_id === ann.id), came);
    assert.deepEqual(users(page), [{ user_id: ann.id, username: 'visitor' }]);
    assert.ok(users(desk).some((user) => user.user_id === sue.id && user.username === 'Sam'));

    const chat_id = await ann.opensChat();
    await page.hears('message:send', (message) => message.chat_id === chat_id);
    const body = words();
    page.socket.emit('message:send', { chat_id, sender_id: ann.id, body, status: 'sent' });
    const sent = await desk.hears('message:send', (message) => message.body === body);
    const { id, created_at, ...rest } = sent;
    assert.deepEqual(rest, { chat_id, sender_id: ann.id, body, status: 'sent' });
    assert.match(created_at, SECONDS_OR_LESS);
    assert.deepEqual(await page.hears('message:send', (message) => message.id === id), sent);

    const others = words();
    page.socket.emit('message:update', { id, body: others, status: 'updated' });
    const updated = await desk.hears('message:update', (message) => message.id === id);
    assert.deepEqual(updated, { id, body: others, status: 'updated', updated_at: updated.updated_at });
    assert.match(updated.updated_at, SECONDS_OR_LESS);
    assert.deepEqual(await page.hears('message:update'), updated);

    page.socket.emit('message:delete', { id });
    assert.deepEqual(await desk.hears('message:delete', (message) => message.id === id), { id });
    assert.deepEqual(await page.hears('message:delete'), { id });

    page.socket.emit('user:disconnected', { user_id: ann.id });
    assert.deepEqual(await desk.hears('user:disconnected', (user) => user.user_id === ann.id), { user_id: ann.id });
    assert.deepEqual(await page.hears('user:disconnected'), { user_id: ann.id });
    const later = await sue.says(chat_id);
    await desk.hears('message:send', (message) => message.id === later.id);
    await page.catchesUp();
    assert.ok(!page.all('message:send').some((message) => message.id === later.id), 'heard after it had left');
  });
}

test('any first event brings a socket in', async () => {
  const ann = await visitor();
  const chat_id = await ann.opensChat();
  const page = await ann.connect();
  assert.equal((await page.asks('message:send', { chat_id, sender_id: ann.id, body: words() })).success, true);
  await page.hears('users:list');
  const answer = await sue.says(chat_id);
  await page.hears('message:send', (message) => message.id === answer.id);
});

test('staff hears all chats of its sites and none of others, also those opened later', async () => {
  const [ann, eve, tom] = [await visitor(), await visitor(ELSEWHERE), await staffOf(ELSEWHERE.domain)];
  const before = await ann.opensChat();
  const [desk, far] = [await member(sue), await member(tom)];
  const [one, other] = [await ann.says(before), await eve.opensChat()];
  await desk.hears('message:send', (message) => message.id === one.id);
  await far.hears('message:send', (message) => message.chat_id === other);
  const late = await ann.opensChat();
  await desk.hears('message:send', (message) => message.chat_id === late);
  await far.catchesUp();
  assert.deepEqual([...new Set(far.all('message:send').map((message) => message.chat_id))], [other]);
  assert.ok(!desk.all('message:send').some((message) => message.chat_id === other));
});

test('many messages at once come in order, each once', async () => {
  const ann = await visitor();
  const chat = await ann.opensChat();
  const desk = await member(sue);
  await Promise.all(Array.from({ length: 60 }, (_, number) => (number % 2 ? ann : sue).says(chat)));
  await desk.until(() => heardOf(desk, chat).length >= 60, () => `${heardOf(desk, chat).length} came`);
  const { messages } = await sue.history(chat);
  assert.deepEqual(heardOf(desk, chat), messages.reverse().slice(1).map((message) => message.id));
});

function heardOf(socket, chat) {
  return socket.all('message:send').filter((message) => message.chat_id === chat).map((message) => message.id);
}

test('a visitor never sees a trace of a note, and nobody in this dialect does', async () => {
  const ann = await visitor();
  const chat = await ann.opensChat();
  const [page, desk] = [await member(ann), await member(sue)];
  const note = await sue.notes(chat);
  await sue.call('PATCH', `/v2/messages/${note.id}`, { body: { content: words('note') } });
  await sue.call('DELETE', `/v2/messages/${note.id}`);
  const last = await sue.says(chat);
  for (const socket of [page, desk]) {
    await socket.hears('message:send', (message) => message.id === last.id);
    assert.doesNotMatch(JSON.stringify(socket.events), /note canary/);
    assert.deepEqual([...socket.all('message:update'), ...socket.all('message:delete')], []);
  }
  const ack = await page.asks('message:delete', { id: note.id });
  assert.deepEqual(ack, await page.asks('message:delete', { id: ABSENT }));
});

test('visitors hear of the commercial who has their chat, and of no other visitor', async () => {
  const [ann, bob] = [await visitor(), await visitor()];
  const chat = await ann.opensChat();
  await (await commercial()).call('PUT', `/v2/chats/${chat}/assign/${sue.id}`);
  await member(sue);
  const [page, other] = [await member(ann), await member(bob)];
  assert.deepEqual(users(page).map((user) => user.user_id).sort(), [ann.id, sue.id].sort());
  assert.deepEqual(users(other).map((user) => user.user_id), [bob.id]);
  await member(sue);
  await page.hears('user:connected', (user) => user.user_id === sue.id);
  await other.catchesUp();
  for (const user of [...page.all('user:connected'), ...page.all('users:online')]) {
    assert.ok([ann.id, sue.id].includes(user.user_id), 'ann hears of herself and of sue');
  }
  assert.ok(!other.all('user:connected').some((user) => user.user_id !== bob.id));
});

test('the end of somebody’s last socket is told', async () => {
  const ann = await visitor();
  const desk = await member(sue);
  const page = await member(ann);
  page.close();
  await desk.hears('user:disconnected', (user) => user.user_id === ann.id);
});

test('a chat that was joined in another dialect is heard there alone', async () => {
  const ann = await visitor();
  const [chat, other] = [await ann.opensChat(), await ann.opensChat()];
  for (const person of [ann, sue]) {
    const socket = await member(person);
    await socket.asks('chat:join', { chatId: chat });
    const said = await ann.says(chat);
    await socket.hearsMessage(said);
    const last = await ann.says(other);
    await socket.hears('message:send', (message) => message.id === last.id);
    assert.ok(!socket.all('message:send').some((message) => message.id === said.id));
  }
});

test('clients that lost their connection go on', async () => {
  const ann = await visitor();
  const chat = await ann.opensChat();
  const options = { transports: ['websocket'], reconnection: true, reconnectionDelay: 10 };
  for (const person of [ann, sue]) {
    const socket = await member(person, options);
    socket.cut();
    const missed = [await ann.says(chat), await sue.says(chat)];
    const opened = await ann.opensChat();
    await socket.hears('message:send', (message) => message.chat_id === opened);
    assert.equal(socket.socket.recovered, true);
    assert.deepEqual(heardOf(socket, chat), missed.map((message) => message.id));
    const live = await ann.says(opened);
    await socket.hears('message:send', (message) => message.id === live.id);
    socket.close();
  }
});

test('who says to be somebody else is refused', async () => {
  const ann = await visitor();
  const chat_id = await ann.opensChat();
  const page = await member(ann);
  for (const claim of [{ sender_id: sue.id }, { user_id: sue.id }, { senderId: 'x' }, { sender_type: 'commercial' }]) {
    assert.equal((await refused(page, 'message:send', { chat_id, body: words(), ...claim })).code, 'forbidden');
  }
  for (const event of ['user:connected', 'user:disconnected']) {
    assert.equal((await refused(page, event, { user_id: sue.id, username: 'Sue' })).code, 'forbidden');
  }
  assert.equal((await call('GET', `/v2/messages/chat/${chat_id}`, { headers: ann.headers })).body.total, 1);
});

test('another’s chats and messages are as good as none', async () => {
  const [ann, bob] = [await visitor(), await visitor()];
  const chat_id = await ann.opensChat();
  const { id } = await ann.says(chat_id);
  const page = await member(bob);
  for (const [event, foreign, absent] of [
    ['message:send', { chat_id, body: 'x' }, { chat_id: ABSENT, body: 'x' }],
    ['message:update', { id, body: 'x' }, { id: ABSENT, body: 'x' }],
    ['message:delete', { id }, { id: ABSENT }],
  ]) {
    const ack = await page.asks(event, foreign);
    assert.equal(ack.code, 'not_found');
    assert.deepEqual(ack, await page.asks(event, absent));
  }
});

test('payloads that do not fit are refused', async () => {
  const ann = await visitor();
  const chat_id = await ann.opensChat();
  const page = await member(ann);
  for (const body of [undefined, null, '', ' ', 7, {}, ['x'], 'x'.repeat(4001), 'a\0b']) {
    assert.equal((await refused(page, 'message:send', { chat_id, body })).code, 'invalid_payload');
  }
  for (const [event, payload] of [
    ['message:send', { body: 'x' }],
    ['message:send', { chat_id: 7, body: 'x' }],
    ['message:send', { chat_id, body: 'x', status: {} }],
    ['message:send', 'text'],
    ['message:update', { body: 'x' }],
    ['message:update', { id: {}, body: 'x' }],
    ['message:delete', null],
    ['message:delete', [1]],
    ['user:connected', { username: 7 }],
    ['user:connected', { username: 'x'.repeat(201) }],
    ['user:connected', { username: 'two\nlines' }],
  ]) {
    assert.equal((await refused(page, event, payload)).code, 'invalid_payload', JSON.stringify(payload));
  }
  assert.equal((await refused(page, 'message:send', { chat_id: 'no id', body: 'x' })).code, 'not_found');
});
