/** On two nodes whose tokens and sessions live for seconds: proofs that end by themselves, or on the other node. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as timer } from 'node:timers';
import { admin, call, connect, cookieIn, hangUp, visitor } from './charla.mjs';

after(hangUp);

const otherNode = process.env.CHARLA_OTHER_URL;
const LIMIT_MS = 5_000;

async function logIn() {
  const answer = await call('POST', '/v2/auth/login', { body: admin });
  assert.equal(answer.status, 200, answer.text);
  const { access_token: token, refresh_token: refresh, expires_in: seconds } = answer.body;
  return { token, refresh, seconds, cookie: cookieIn(answer, 'console_session'), at: Date.now() };
}

function onTheOtherNode(path, { headers = {}, body } = {}) {
  return fetch(otherNode + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body ?? {}),
  });
}

async function assertEnds(socket, reason, since) {
  assert.deepEqual(await socket.hears('session:expired'), { reason });
  assert.equal(await socket.hears('disconnect'), 'io server disconnect');
  assert.ok(Date.now() - since < LIMIT_MS, `${Date.now() - since} ms`);
}

test('a token that expires ends its socket, and another token keeps it alive', async () => {
  const one = await logIn();
  const [left, kept] = [await connect({ auth: { token: one.token } }), await connect({ auth: { token: one.token } })];
  const answer = await call('POST', '/v2/auth/refresh', { body: { refresh_token: one.refresh } });
  await passed(one.at + 1_100); // the next token expires in a later second than the first
  const next = await call('POST', '/v2/auth/refresh', { body: { refresh_token: answer.body.refresh_token } });
  assert.equal((await kept.asks('auth:refresh', { token: next.body.access_token })).success, true);
  const end = one.at + one.seconds * 1000;
  await assertEnds(left, 'token_expired', end);
  assert.ok(Date.now() > end - 1_000, 'not before its time');
  await assertEnds(kept, 'token_expired', Date.now() + one.seconds * 1000);
  const { status } = await call('GET', '/v2/auth/me', { headers: { authorization: `Bearer ${one.token}` } });
  assert.equal(status, 401);
});

test('what the other node ends is ended here', async () => {
  const one = await logIn();
  const socket = await connect({ extraHeaders: { cookie: one.cookie } });
  const since = Date.now();
  const answer = await onTheOtherNode('/v2/auth/logout', { body: { refresh_token: one.refresh } });
  assert.equal(answer.status, 204);
  await assertEnds(socket, 'logout', since);

  const guest = await visitor();
  const visitors = await guest.connect();
  const then = Date.now();
  assert.equal((await onTheOtherNode('/visitors/session/end', { headers: guest.headers })).status, 200);
  await assertEnds(visitors, 'session_ended', then);
});

test('a session that nobody uses ends, and one with a heartbeat lives on', async () => {
  const [idle, used] = [await visitor(), await visitor()];
  const [silent, beating] = [await idle.connect(), await used.connect()];
  const beat = setInterval(() => used.post('/visitors/session/heartbeat', {}), 500);
  try {
    await silent.hears('session:expired');
    await beating.catchesUp();
    assert.deepEqual(beating.all('session:expired'), []);
  } finally {
    clearInterval(beat);
  }
  await beating.hears('session:expired');
});

/** Waits for a point in time, where time itself is what is tested. */
function passed(instant) {
  return new Promise((resolve) => timer(resolve, Math.max(0, instant - Date.now())));
}
