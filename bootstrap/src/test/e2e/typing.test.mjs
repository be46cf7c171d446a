/** Who writes: told to the others in the room, once, until it ends by itself. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { commercial, connect, hangUp, visitor } from './charla.mjs';

after(hangUp);

const TYPING = ['user:typing', 'user:stop-typing'];
const typingHeardBy = (socket) => socket.events.filter((event) => TYPING.includes(event.name)).map((event) => event.name);

async function chat() {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const [theirs, ours] = [await guest.joins(chatId), await staff.joins(chatId)];
  return { guest, staff, chatId, theirs, ours };
}

test('the others hear that somebody writes, and that it stopped; its own sockets do not', async () => {
  const { guest, chatId, theirs, ours } = await chat();
  const second = await guest.joins(chatId);
  const ack = await theirs.asks('typing:start', { chatId });
  assert.deepEqual(Object.keys(ack).sort(), ['message', 'success']);
  assert.equal(ack.success, true);
  assert.deepEqual(await ours.hears('user:typing'), { userId: guest.id, chatId });
  assert.equal((await theirs.asks('typing:stop', { chatId })).success, true);
  assert.deepEqual(await ours.hears('user:stop-typing'), { userId: guest.id, chatId });
  await guest.says(chatId);
  for (const socket of [theirs, second]) {
    await socket.hears('message:new');
    assert.deepEqual(typingHeardBy(socket), []);
  }
});

test('saying it again is not told again, and without more it ends by itself', async () => {
  const { guest, chatId, theirs, ours } = await chat();
  for (let i = 0; i < 5; i++) {
    await theirs.asks('typing:start', { chatId });
  }
  await ours.hears('user:stop-typing', (event) => event.userId === guest.id);
  assert.deepEqual(typingHeardBy(ours), TYPING);
});

test('a message ends the writing of its author', async () => {
  const { guest, staff, chatId, theirs, ours } = await chat();
  await ours.asks('typing:start', { chatId });
  assert.deepEqual(await theirs.hears('user:typing'), { userId: staff.id, chatId });
  await staff.says(chatId);
  await theirs.hears('user:stop-typing');
  assert.deepEqual(
    theirs.events.map((event) => event.name).filter((name) => [...TYPING, 'message:new'].includes(name)).sort(),
    ['message:new', 'user:stop-typing', 'user:typing']);
  await theirs.asks('typing:stop', { chatId });
  assert.equal(guest.id === staff.id, false);
});

test('it ends when the socket goes', async () => {
  const { guest, chatId, theirs, ours } = await chat();
  await theirs.asks('typing:start', { chatId });
  await ours.hears('user:typing');
  theirs.close();
  assert.deepEqual(await ours.hears('user:stop-typing'), { userId: guest.id, chatId });
});

test('a visitor hears nothing of a note being written', async () => {
  const { staff, chatId, theirs, ours } = await chat();
  await ours.asks('typing:start', { chatId: `chat:${chatId}:commercial` });
  await staff.notes(chatId);
  await ours.asks('typing:start', { chatId });
  await theirs.hears('user:typing');
  assert.deepEqual(theirs.all('user:typing'), [{ userId: staff.id, chatId }]);
  assert.deepEqual(theirs.all('user:stop-typing'), []);
});

test('a userId in the payload changes nothing', async () => {
  const { guest, chatId, theirs, ours } = await chat();
  await theirs.asks('typing:start', { chatId, userId: randomUUID() });
  assert.equal((await ours.hears('user:typing')).userId, guest.id);
});

test('strangers and nonsense are refused alike, and nobody hears of them', async () => {
  const { chatId, ours } = await chat();
  const stranger = await (await visitor()).connect();
  for (const event of ['typing:start', 'typing:stop']) {
    const refusals = [];
    for (const name of [chatId, randomUUID(), 'nonsense', `chat:${chatId}:commercial`]) {
      refusals.push(await stranger.asks(event, { chatId: name }));
    }
    for (const refusal of refusals) {
      assert.deepEqual(refusal, { success: false, message: 'There is no such chat', code: 'not_found' });
    }
    for (const payload of [{}, { chatId: 7 }, { chatId: null }, 'text', []]) {
      assert.equal((await stranger.asks(event, payload)).code, 'invalid_payload');
    }
  }
  stranger.socket.emit('typing:start', { chatId });
  assert.equal((await stranger.hears('error')).code, 'not_found');
  await ours.catchesUp();
  assert.deepEqual(typingHeardBy(ours), []);
  await assert.rejects(connect({}), /refused/);
  await assert.rejects(connect({ auth: { token: 'old' } }), /refused/);
});

test('a visitor cannot name the staff\'s room of its own chat', async () => {
  const { chatId, theirs, ours } = await chat();
  const refusal = await theirs.asks('typing:start', { chatId: `chat:${chatId}:commercial` });
  assert.deepEqual(refusal, { success: false, message: 'There is no such chat', code: 'not_found' });
  await ours.catchesUp();
  assert.deepEqual(typingHeardBy(ours), []);
});
