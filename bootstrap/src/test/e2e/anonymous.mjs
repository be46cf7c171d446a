/** Sockets of nobody's, on a server that lets them connect. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { assertInstant, connect, dial, hangUp, visitor } from './charla.mjs';

after(hangUp);

for (const transports of [['websocket'], ['polling']]) {
  test(`a socket without a proof is welcomed over ${transports}, and is nobody's`, async () => {
    const socket = await connect({ transports });
    const welcome = await socket.hears('welcome');
    assertInstant(welcome.timestamp);
    await socket.catchesUp();
    assert.deepEqual(socket.all('authenticated'), []);
  });
}

test('it may try its connection', async () => {
  const socket = await connect();
  assert.equal((await socket.asks('health-check')).status, 'OK');
  assert.equal((await socket.asks('test', { message: 'one two' })).message, 'one two');
  assert.equal((await socket.hears('test-response')).message, 'one two');
});

test('nothing else answers it, with an ack or without', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat();
  const socket = await connect();
  for (const event of ['chat:join', 'chat:leave', 'typing:start', 'auth:refresh', 'message:send', 'something:new']) {
    const ack = await socket.asks(event, { chatId, token: 'x' });
    assert.deepEqual({ ...ack, message: '' }, { success: false, message: '', code: 'unauthenticated' });
  }
  socket.socket.emit('chat:join', { chatId });
  const error = await socket.hears('error');
  assert.equal(error.code, 'unauthenticated');
  assertInstant(error.timestamp);
});

test('it hears nothing of what happens', async () => {
  const socket = await connect();
  const vera = await visitor();
  const hers = await vera.connect();
  const chatId = await vera.opensChat();
  await hers.hears('chat:created');
  await vera.says(chatId);
  await socket.catchesUp();
  const heard = new Set(socket.events.map((event) => event.name));
  assert.deepEqual([...heard].sort(), ['connect', 'welcome']);
});

test('a proof that does not hold is refused all the same', async () => {
  for (const auth of [{ token: 'x.y.z' }, { token: '' }, { sessionId: randomUUID() }]) {
    const socket = dial({ auth });
    const refused = await socket.hears('connect_error');
    assert.equal(refused.data?.code, 'invalid_credentials', JSON.stringify(auth));
  }
});

test('a proof that holds makes it somebody', async () => {
  const vera = await visitor();
  const socket = await vera.connect();
  const { user } = await socket.hears('authenticated');
  assert.equal(user.id, vera.id);
});
