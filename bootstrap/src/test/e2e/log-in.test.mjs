/** What a log-in gives, how it is prolonged, and that nothing proves it once it has ended. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { admin, assertProblem, call, cookieIn, secret, visitor } from './charla.mjs';

/** A log-in of its own, which a test may end. */
async function logIn() {
  const answer = await call('POST', '/v2/auth/login', { body: admin });
  const { access_token: token, refresh_token: refresh, token_type: type, expires_in: seconds, ...others } = answer.body;
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(others, {});
  assert.equal(type, 'Bearer');
  assert.equal(seconds, 3600);
  assert.match(refresh, /^[\w-]{43}$/);
  assertNotKept(answer);
  const cookie = cookieIn(answer, 'console_session');
  [token, refresh, cookie.split('=')[1]].forEach(secret);
  return { token, refresh, cookie };
}

function refresh(token) {
  return call('POST', '/v2/auth/refresh', { body: { refresh_token: token } });
}

async function refreshed(token) {
  const answer = await refresh(token);
  assert.equal(answer.status, 200, answer.text);
  assertNotKept(answer);
  secret(answer.body.access_token);
  secret(answer.body.refresh_token);
  return answer.body;
}

function assertNotKept(answer) {
  assert.match(answer.headers.get('cache-control'), /no-store/);
}

async function me(headers) {
  return (await call('GET', '/v2/auth/me', { headers })).status;
}

function bearer(token) {
  return { authorization: `Bearer ${token}` };
}

function logOut(headers, body) {
  return call('POST', '/v2/auth/logout', { headers, body });
}

async function assertEnded({ token, refresh: last, cookie }) {
  assert.equal(await me(bearer(token)), 401);
  assert.equal(await me({ cookie }), 401);
  assertProblem(await refresh(last), 401, '/v2/auth/refresh');
}

test('a refresh token gives new tokens, again and again', async () => {
  let { refresh: last } = await logIn();
  for (let count = 0; count < 3; count++) {
    const { access_token: token, refresh_token: next, token_type: type, expires_in: seconds, ...others } = await refreshed(last);
    assert.deepEqual([type, seconds, others], ['Bearer', 3600, {}]);
    assert.notEqual(next, last);
    assert.equal(await me(bearer(token)), 200);
    last = next;
  }
});

test('a refresh token presented twice ends the whole log-in, and no other', async () => {
  const [other, first] = [await logIn(), await logIn()];
  const next = await refreshed(first.refresh);
  const refused = await refresh(first.refresh);
  assertProblem(refused, 401, '/v2/auth/refresh');
  assert.equal(refused.headers.get('www-authenticate'), 'Bearer');
  await assertEnded({ token: next.access_token, refresh: next.refresh_token, cookie: first.cookie });
  assert.equal(await me(bearer(first.token)), 401);
  assert.equal(await me(bearer(other.token)), 200);
  await refreshed(other.refresh);
});

test('of many that present a token at once one is served at most, and the log-in ends', async () => {
  const { refresh: token, cookie } = await logIn();
  const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(token)));
  const served = answers.filter((answer) => answer.status === 200);
  assert.equal(served.length, 1, answers.map((answer) => answer.status).join());
  answers.filter((answer) => answer !== served[0]).forEach((answer) => assertProblem(answer, 401));
  const { access_token: given, refresh_token: last } = served[0].body;
  secret(given);
  secret(last);
  await assertEnded({ token: given, refresh: last, cookie });
});

test('logging out ends the log-in by whatever proves it', async () => {
  const ways = [
    ({ token }) => logOut(bearer(token)),
    ({ cookie }) => logOut({ cookie }),
    ({ refresh: token }) => logOut({}, { refresh_token: token }),
    ({ token, cookie, refresh: last }) => logOut({ ...bearer(token), cookie }, { refresh_token: last }),
    ({ cookie }) => logOut({ ...bearer('nonsense'), cookie }, {}),
  ];
  const other = await logIn();
  for (const way of ways) {
    const given = await logIn();
    const answer = await way(given);
    assert.equal(answer.status, 204, answer.text);
    assert.match(answer.headers.getSetCookie().join(), /^console_session=; Path=\/; Max-Age=0;.*HttpOnly/);
    await assertEnded(given);
  }
  assert.equal(await me(bearer(other.token)), 200);
});

test('logging out without a proof, or a second time, changes nothing', async () => {
  const given = await logIn();
  const guest = await visitor();
  for (const answer of [
    await logOut({}),
    await logOut(guest.headers),
    await logOut(bearer('nonsense'), { refresh_token: 'nonsense' }),
    await logOut({ cookie: `console_session=${randomUUID()}` }),
  ]) {
    assert.equal(answer.status, 204, answer.text);
  }
  assert.equal(await me(bearer(given.token)), 200);
  await guest.opensChat();
  assert.equal((await logOut(bearer(given.token))).status, 204);
  assert.equal((await logOut(bearer(given.token))).status, 204);
});

test('what is no refresh token is refused', async () => {
  const { token } = await logIn();
  for (const nonsense of ['', 'x', token, randomUUID(), 'A'.repeat(43)]) {
    if (nonsense.length <= 200) {
      assertProblem(await refresh(nonsense), 401);
    } else {
      assertProblem(await refresh(nonsense), 400);
    }
  }
  for (const body of [{}, { refresh_token: 7 }, { refresh_token: null }, []]) {
    assertProblem(await call('POST', '/v2/auth/refresh', { body }), 400);
  }
});

test('an expired token in the header keeps nobody from refreshing', async () => {
  const { refresh: token } = await logIn();
  const answer = await call('POST', '/v2/auth/refresh', {
    headers: bearer('old.and.expired'),
    body: { refresh_token: token },
  });
  assert.equal(answer.status, 200, answer.text);
  secret(answer.body.access_token);
  secret(answer.body.refresh_token);
});
