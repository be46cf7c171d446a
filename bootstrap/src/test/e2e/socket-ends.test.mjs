/** Sockets follow their identity: they end when it does, and live on with a newer token of the same person. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { admin, call, commercial, connect, cookieIn, hangUp, secret, visitor } from './charla.mjs';

after(hangUp);

const LIMIT_MS = 5_000;
const TRANSPORTS = [['websocket'], ['polling']];

async function logIn() {
  const answer = await call('POST', '/v2/auth/login', { body: admin });
  assert.equal(answer.status, 200, answer.text);
  const { access_token: token, refresh_token: refresh } = answer.body;
  const cookie = cookieIn(answer, 'console_session');
  [token, refresh, cookie.split('=')[1]].forEach(secret);
  return { token, refresh, cookie, headers: { authorization: `Bearer ${token}` } };
}

function refresh(token) {
  return call('POST', '/v2/auth/refresh', { body: { refresh_token: token } });
}

/** Waits until a socket has been told why it ends, and has ended. */
async function assertEnds(socket, reason, since) {
  assert.deepEqual(await socket.hears('session:expired'), { reason });
  assert.equal(await socket.hears('disconnect'), 'io server disconnect');
  assert.ok(Date.now() - since < LIMIT_MS, `${Date.now() - since} ms`);
  const names = socket.events.map((event) => event.name);
  assert.ok(names.indexOf('session:expired') < names.indexOf('disconnect'), names.join());
}

test('logging out ends all sockets of the log-in, and those of no other', async () => {
  const [one, other, guest] = [await logIn(), await logIn(), await visitor()];
  const ending = [];
  for (const transports of TRANSPORTS) {
    ending.push(await connect({ auth: { token: one.token }, transports }));
    ending.push(await connect({ extraHeaders: { cookie: one.cookie }, transports }));
  }
  const lives = [await connect({ auth: { token: other.token } }), await guest.connect()];
  const since = Date.now();
  assert.equal((await call('POST', '/v2/auth/logout', { headers: one.headers })).status, 204);
  for (const socket of ending) {
    await assertEnds(socket, 'logout', since);
  }
  for (const socket of lives) {
    await socket.catchesUp();
    assert.deepEqual(socket.all('session:expired'), []);
  }
});

test('a refresh token presented twice ends the sockets of the log-in', async () => {
  const one = await logIn();
  const socket = await connect({ auth: { token: one.token } });
  const { access_token: token, refresh_token: next } = (await refresh(one.refresh)).body;
  [token, next].forEach(secret);
  await socket.catchesUp();
  const since = Date.now();
  assert.equal((await refresh(one.refresh)).status, 401);
  await assertEnds(socket, 'token_reused', since);
});

test('a socket is renewed in place by a newer token of the same person', async () => {
  const [one, other] = [await logIn(), await logIn()];
  const socket = await connect({ auth: { token: one.token } });
  const ack = await socket.asks('auth:refresh', { token: other.token });
  const { success, message, expiresAt, ...others } = ack;
  assert.deepEqual([success, typeof message, others], [true, 'string', {}]);
  assert.ok(Date.parse(expiresAt) > Date.now());

  await call('POST', '/v2/auth/logout', { headers: one.headers });
  await socket.catchesUp();
  assert.deepEqual(socket.all('session:expired'), []);
  const since = Date.now();
  await call('POST', '/v2/auth/logout', { headers: other.headers });
  await assertEnds(socket, 'logout', since);
});

test('nothing else renews a socket, and it stays what it was', async () => {
  const [staff, guest, ended] = [await commercial(), await visitor(), await logIn()];
  await call('POST', '/v2/auth/logout', { headers: ended.headers });
  const socket = await staff.connect();
  for (const token of ['', 'nonsense', ended.token, `${staff.token}x`, guest.sessionId]) {
    assert.deepEqual(await socket.asks('auth:refresh', { token }), {
      success: false,
      message: 'Invalid token or session',
      code: 'invalid_credentials',
    });
  }
  for (const payload of [{}, { token: null }, { token: 7 }, null, 'text']) {
    assert.equal((await socket.asks('auth:refresh', payload)).code, 'invalid_payload', JSON.stringify(payload));
  }
  assert.equal((await socket.asks('auth:refresh')).code, 'invalid_payload');
  const visitors = await guest.connect();
  assert.equal((await visitors.asks('auth:refresh', { token: staff.token })).code, 'forbidden');
  const chatId = await guest.opensChat();
  assert.equal((await visitors.asks('chat:join', { chatId: `chat:${chatId}:commercial` })).success, false);
  assert.equal((await socket.asks('chat:join', { chatId })).success, true);
});
