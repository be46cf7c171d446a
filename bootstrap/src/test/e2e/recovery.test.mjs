/** A client that loses its connection goes on where it was: nothing is missed and nothing comes twice. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { commercial, connect, dial, hangUp, visitor } from './charla.mjs';

const RECONNECTING = { reconnection: true, reconnectionDelay: 50, reconnectionDelayMax: 100 };

after(hangUp);

for (const transports of [['websocket'], ['polling']]) {
  test(`${transports}: what is said while the connection is away comes when it is back, once`, async () => {
    const ann = await visitor();
    const sue = await commercial();
    const chatId = await ann.opensChat();
    const socket = await ann.joins(chatId, { transports, ...RECONNECTING });
    const id = socket.id;
    for (let losses = 1; losses <= 3; losses++) {
      const before = await sue.says(chatId);
      await socket.hearsMessage(before);
      await lose(socket, () => sue.says(chatId));
      assert.equal(socket.socket.recovered, true);
      assert.equal(socket.id, id);
    }
    await socket.hearsMessage(await sue.says(chatId));
    await saidOnceInOrder(socket, await ann.history(chatId));
  });

  test(`${transports}: one that only joined goes on too`, async () => {
    const ann = await visitor();
    const chatId = await ann.opensChat();
    const socket = await ann.joins(chatId, { transports, ...RECONNECTING });
    await socket.hears('chat:joined');
    const said = await lose(socket, async () => (await commercial()).says(chatId));
    assert.equal(socket.socket.recovered, true);
    await socket.hearsMessage(said);
  });

  test(`${transports}: staff goes on in all of its chats, notes included`, async () => {
    const sue = await commercial();
    const [ann, bob] = [await visitor(), await visitor()];
    const [annChat, bobChat] = [await ann.opensChat(), await bob.opensChat()];
    const socket = await sue.joins(annChat, { transports, ...RECONNECTING });
    assert.equal((await socket.asks('chat:join', { chatId: bobChat })).success, true);
    await socket.hearsMessage(await ann.says(annChat));
    const missed = [];
    await lose(socket, async () => {
      missed.push(await bob.says(bobChat), await sue.notes(annChat), await ann.says(annChat), await sue.notes(bobChat));
    });
    assert.equal(socket.socket.recovered, true);
    for (const message of missed) {
      await socket.hearsMessage(message);
    }
    await socket.catchesUp();
    const ids = socket.all('message:new').map((message) => message.messageId);
    assert.equal(new Set(ids).size, ids.length);
  });

  test(`${transports}: what an edit, a deletion, a reading and a closing changed comes too, with the words that count now`, async () => {
    const ann = await visitor();
    const sue = await commercial();
    const chatId = await ann.opensChat();
    const [kept, gone] = [await sue.says(chatId), await sue.says(chatId)];
    const socket = await ann.joins(chatId, { transports, ...RECONNECTING });
    await socket.hears('chat:joined');
    await lose(socket, async () => {
      await sue.call('PATCH', `/v2/messages/${kept.id}`, { body: { content: 'in other words' } });
      await sue.call('DELETE', `/v2/messages/${gone.id}`);
      await sue.call('PUT', `/v2/chats/${chatId}/close`, { body: {} });
    });
    await socket.hears('message:updated', (message) => message.id === kept.id && message.content === 'in other words');
    await socket.hears('message:deleted', (deleted) => deleted.messageId === gone.id);
    await socket.hears('chat:status', (status) => status.status === 'CLOSED');
  });
}

test('a room that was left is not heard again', async () => {
  const ann = await visitor();
  const sue = await commercial();
  const [left, kept] = [await ann.opensChat(), await ann.opensChat()];
  const socket = await ann.joins(left, RECONNECTING);
  await socket.asks('chat:join', { chatId: kept });
  await socket.asks('chat:leave', { chatId: left });
  await socket.hears('chat:joined', (joined) => joined.chatId === kept);
  let unheard;
  const heard = await lose(socket, async () => {
    unheard = await sue.says(left);
    return sue.says(kept);
  });
  assert.equal(socket.socket.recovered, true);
  await socket.hearsMessage(heard);
  assert.ok(!socket.all('message:new').some((message) => message.id === unheard.id));
});

test('the pid of somebody else opens nothing', async () => {
  const [ann, eve] = [await visitor(), await visitor()];
  const chatId = await ann.opensChat();
  const victim = await ann.joins(chatId, { transports: ['websocket'] });
  await victim.hearsMessage(await (await commercial()).says(chatId));
  const { _pid: pid, _lastOffset: offset } = victim.socket;
  assert.ok(pid && offset, 'the client has what it needs to come back');
  victim.cut();
  await victim.hears('disconnect');
  const said = await (await commercial()).says(chatId);

  const thief = await connect({ auth: { sessionId: eve.sessionId, pid, offset } });
  assert.equal(thief.socket.recovered, false);
  await thief.catchesUp();
  assert.equal(thief.all('message:new').length, 0);

  const owner = await connect({ auth: { sessionId: ann.sessionId, pid, offset } });
  await owner.hearsMessage(said);
});

test('who has logged out meanwhile does not come back', async () => {
  const ann = await visitor();
  const chatId = await ann.opensChat();
  const socket = await ann.joins(chatId, { transports: ['websocket'] });
  await socket.hears('chat:joined');
  const { _pid: pid, _lastOffset: offset } = socket.socket;
  socket.cut();
  await socket.hears('disconnect');
  assert.equal((await ann.post('/visitors/session/end', {})).status, 200);
  const refused = dial({ auth: { sessionId: ann.sessionId, pid, offset } });
  assert.equal((await refused.hears('connect_error')).data.code, 'invalid_credentials');
});

test('offsets that nobody was given connect afresh', async () => {
  const ann = await visitor();
  const chatId = await ann.opensChat();
  for (const offset of ['', 'x', `chat:${chatId}@99`, `chat:${chatId}:commercial@0`, 'a'.repeat(600), 7, {}, null]) {
    const socket = await ann.joins(chatId, { transports: ['websocket'] });
    const { _pid: pid } = socket.socket;
    socket.cut();
    await socket.hears('disconnect');
    const back = await connect({ auth: { sessionId: ann.sessionId, pid, offset } });
    assert.equal(back.socket.recovered, false, JSON.stringify(offset));
  }
});

/** Breaks the connection, lets something happen, and waits until the client is back. */
async function lose(socket, meanwhile) {
  const before = socket.all('connect').length;
  socket.cut();
  const happened = await meanwhile();
  await socket.until(() => socket.all('connect').length > before, () => 'did not come back');
  return happened;
}

async function saidOnceInOrder(socket, history) {
  await socket.catchesUp();
  const heard = socket.all('message:new').map((message) => message.seq);
  const said = history.messages.map((message) => message.seq).reverse();
  assert.deepEqual(heard, said.slice(-heard.length));
}
