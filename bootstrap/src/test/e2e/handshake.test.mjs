/** Who may hold a socket, and which chats it may join. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { call, commercial, dial, hangUp, visitor } from './charla.mjs';
import { forgedTokens } from './tokens.mjs';

after(hangUp);

const TRANSPORTS = [['websocket'], ['polling']];

test('a visitor proves itself by the session id in auth, where cookies are blocked', async () => {
  const guest = await visitor();
  const chatId = await guest.opensChat();
  for (const transports of TRANSPORTS) {
    const socket = await guest.joins(chatId, { extraHeaders: {}, auth: { sessionId: guest.sessionId }, transports });
    const said = await guest.says(chatId);
    assert.deepEqual(await socket.hearsMessage(said), said);
    assert.equal((await socket.hears('authenticated')).user.id, guest.id);
  }
});

test('a commercial proves itself by an Authorization header or the cookie console_session', async () => {
  const staff = await commercial();
  for (const transports of TRANSPORTS) {
    for (const extraHeaders of [{ authorization: `Bearer ${staff.token}` }, { cookie: staff.cookie }]) {
      const socket = await staff.connect({ auth: {}, extraHeaders, transports });
      assert.equal((await socket.hears('authenticated')).user.id, staff.id);
    }
  }
});

test('a session and a cookie also prove who calls the REST API', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  for (const headers of [{ 'x-visitor-session': guest.sessionId }, { cookie: guest.cookie }, { cookie: staff.cookie }]) {
    assert.equal((await call('GET', `/v2/messages/chat/${chatId}`, { headers })).status, 200);
  }
});

const STRANGERS = {
  'no identity': () => ({}),
  'an empty token': () => ({ auth: { token: '' } }),
  'a token that is none': () => ({ auth: { token: 'not-a-token' } }),
  'a token that is no text': () => ({ auth: { token: { a: 1 } } }),
  'a session that does not exist': () => ({ auth: { sessionId: randomUUID() } }),
  'a session that is no text': () => ({ auth: { sessionId: [1] } }),
  'a cookie that was made up': () => ({ extraHeaders: { cookie: `visitor_session=${randomUUID()}` } }),
  'a bad Authorization header': () => ({ extraHeaders: { authorization: 'Bearer nonsense' } }),
};

for (const [name, options] of Object.entries(STRANGERS)) {
  test(`${name} is refused before it is connected`, () => assertRefused(options()));
}

test('forged tokens are refused before they are connected', async () => {
  const staff = await commercial();
  for (const token of Object.values(forgedTokens(staff.token))) {
    await assertRefused({ auth: { token } });
  }
});

async function assertRefused(options) {
  for (const transports of TRANSPORTS) {
    const socket = dial({ ...options, transports });
    const error = await socket.hears('connect_error');
    assert.equal(typeof error.message, 'string');
    assert.notEqual(error.message, '');
    assert.deepEqual(Object.keys(error.data), ['code']);
    assert.match(error.data.code, /^[a-z_]+$/i);
    assert.deepEqual(socket.all('connect'), []);
    assert.deepEqual(socket.all('welcome'), []);
    socket.close();
  }
}

test("a visitor is told the same of another's chat as of one that does not exist, and hears nothing of it", async () => {
  const [guest, other, staff] = [await visitor(), await visitor(), await commercial()];
  const [own, foreign] = [await guest.opensChat(), await other.opensChat()];
  const socket = await guest.joins(own);
  const refused = await socket.asks('chat:join', { chatId: foreign });
  assertFailedAck(refused);
  assert.deepEqual(await socket.asks('chat:join', { chatId: randomUUID() }), refused);
  assertFailedAck(await socket.asks('chat:join', { chatId: `chat:${own}:commercial` }));
  assert.deepEqual(await socket.asks('chat:join', { chatId: `chat:${foreign}:commercial` }), refused);

  await other.says(foreign);
  await staff.says(foreign);
  await staff.notes(foreign);
  await staff.notes(own);
  const heard = await guest.says(own);
  await socket.hearsMessage(heard);
  await socket.catchesUp();
  assert.deepEqual(socket.all('message:new'), [heard]);
  assert.deepEqual(socket.all('chat:joined').map((event) => event.chatId), [own]);
  assert.doesNotMatch(JSON.stringify(socket.events), new RegExp(foreign));
});

test('a join that makes no sense fails, and the socket lives on', async () => {
  const guest = await visitor();
  const chatId = await guest.opensChat();
  const socket = await guest.connect({ transports: ['websocket'] });
  for (const payload of [{ chatId: 'nonsense' }, { chatId: '' }, { chatId: 7 }, { chatId: null }, {}, [], null, 'text', 7]) {
    assertFailedAck(await socket.asks('chat:join', payload));
  }
  assertFailedAck(await socket.asks('chat:join'));
  assert.deepEqual(socket.all('chat:joined'), []);
  assert.equal((await socket.asks('chat:join', { chatId })).success, true);
  assert.deepEqual(socket.all('disconnect'), []);
});

test('without an ack a failed join is told by an error event', async () => {
  const guest = await visitor();
  const socket = await guest.connect();
  socket.socket.emit('chat:join', { chatId: randomUUID() });
  const error = await socket.hears('error');
  assert.deepEqual(Object.keys(error).sort(), ['code', 'message', 'timestamp']);
});

test('the health check and the test event answer', async () => {
  const socket = await (await visitor()).connect();
  const health = await socket.asks('health-check');
  assert.equal(health.status, 'OK');
  assert.equal(typeof health.uptime, 'number');
  assert.equal(typeof health.timestamp, 'string');
  assert.equal(typeof health.message, 'string');
  const ack = await socket.asks('test', { message: 'hola' });
  assert.equal(ack.success, true);
  await socket.hears('test-response');
});

function assertFailedAck(ack) {
  const { success, message, code, ...others } = ack;
  assert.equal(success, false);
  assert.equal(typeof message, 'string');
  assert.equal(typeof code, 'string');
  assert.deepEqual(others, {});
}
