/** A client that talks with the assistant over a plain WebSocket, step by step, and what it may not do. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { assertProblem, call, commercial, hangUp, newStaff, logIn, program, secret, staffOf, visitor, words } from './charla.mjs';
import { PlainSocket, assertError, assertUnauthorized, claims, hangUpPlain, plain } from './plain.mjs';

const NO_SUCH_SESSION = 'There is no such session';
const PATIENT = 10_000;
const HANDSHAKE = {
  connection: 'upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};
let carla, userId, faq;

before(async () => {
  carla = await commercial();
  userId = claims(carla.token).userId;
  const { siteId } = (await visitor()).identified;
  faq = `/v2/sites/${siteId}/faq`;
  const written = await carla.call('PUT', faq, {
    body: {
      entries: [
        { question: '¿Qué es React?', answer: 'Una biblioteca para interfaces.' },
        { question: 'When are you open?', answer: 'From nine to five.' },
      ],
    },
  });
  assert.equal(written.status, 200, written.text);
});
after(() => {
  hangUp();
  hangUpPlain();
});

test('staff has a number in its token', () => {
  assert.ok(Number.isSafeInteger(userId) && userId > 0, String(userId));
});

test('the whole way: connecting, asking, asking again in the same session', async () => {
  const socket = await plain(carla.token);
  const first = await socket.asks({ userId, prompt: '¿Qué es React?' });
  const { sessionId } = first.data;
  assert.deepEqual(first, {
    event: 'chat_response',
    success: true,
    message: { content: ['Succesful response'], displayable: false },
    data: { sessionId, content: 'Una biblioteca para interfaces.' },
  });
  assert.ok(Number.isSafeInteger(sessionId) && sessionId > 0);
  const second = await socket.asks({ userId, prompt: 'When do you open?', sessionId });
  assert.deepEqual(second.data, { sessionId, content: 'From nine to five.' });
});

test('it is served at /ws too, and a session goes on over another connection', async () => {
  const { sessionId } = (await (await plain(carla.token)).asks({ userId, prompt: '¿Qué es React?' })).data;
  const elsewhere = await plain(carla.token, { path: '/ws' });
  assert.equal((await elsewhere.asks({ userId, prompt: '¿Qué es React?', sessionId })).data.sessionId, sessionId);
});

test('without a session there is a new one each time', async () => {
  const socket = await plain(carla.token);
  const one = await socket.asks({ userId, prompt: '¿Qué es React?' });
  const two = await socket.asks({ userId, prompt: '¿Qué es React?', sessionId: null });
  assert.notEqual(one.data.sessionId, two.data.sessionId);
});

test('the assistant says so when it does not know', async () => {
  const socket = await plain(carla.token);
  const frame = await socket.asks({ userId, prompt: `quién es ${randomUUID()}` });
  assert.equal(frame.success, true);
  assert.match(frame.data.content, /No lo sé/);
});

test('what was written last is known at once', async () => {
  const socket = await plain(carla.token);
  const before = await carla.call('GET', faq);
  const entries = [...before.body.entries, { question: 'Do you sell tulips?', answer: 'In spring.' }];
  assert.deepEqual((await carla.call('PUT', faq, { body: { entries } })).body.entries, entries);
  assert.equal((await socket.asks({ userId, prompt: 'tulips' })).data.content, 'In spring.');
});

test('the number and the sub of the token are both its user, as a number or a text', async () => {
  const socket = await plain(carla.token);
  for (const mine of [userId, String(userId), carla.id]) {
    assert.equal((await socket.asks({ userId: mine, prompt: '¿Qué es React?' })).success, true);
  }
});

test('a forged userId is refused, and nothing is asked', async () => {
  const socket = await plain(carla.token);
  for (const forged of [userId + 1, '', randomUUID(), 0]) {
    assertError(await socket.asks({ userId: forged, prompt: '¿Qué es React?' }), 'userId is somebody else\'s');
  }
  assertError(await socket.asks({ prompt: '¿Qué es React?' }), 'userId is required');
});

test('somebody else\'s session and an absent one are answered alike', async () => {
  const { sessionId } = (await (await plain(carla.token)).asks({ userId, prompt: words('mine') })).data;
  const tom = await staffOf('localhost');
  const toms = await plain(tom.token);
  for (const other of [sessionId, 999_999_999, 0, -1]) {
    assertError(await toms.asks({ userId: claims(tom.token).userId, prompt: 'hello', sessionId: other }), NO_SUCH_SESSION);
  }
});

test('what is missing or wrong is said, and the connection goes on', async () => {
  const socket = await plain(carla.token);
  for (const [data, description] of [
    [{ userId }, 'prompt is required'],
    [{ userId, prompt: ' ' }, 'prompt must not be empty'],
    [{ userId, prompt: 7 }, 'prompt must be a text'],
    [{ userId, prompt: 'x'.repeat(4_001) }, 'prompt must be at most 4000 characters'],
    [{ userId, prompt: 'hello', sessionId: '1' }, 'sessionId must be a number'],
    [{ userId, prompt: 'hello', sessionId: 1.5 }, 'sessionId must be a number'],
    [{ userId: [userId], prompt: 'hello' }, 'userId must be a number'],
    [undefined, 'userId is required'],
    ['hello', 'userId is required'],
  ]) {
    assertError(await socket.asks(data), description);
  }
  for (const frame of ['', 'hello', '{', '[]', '{"data":{}}', '{"event":1}']) {
    socket.send(frame);
    assertError(await socket.next(), 'A frame must be a JSON object with event and data');
  }
  socket.send({ event: 'chat:join', data: { userId, prompt: 'hello' } });
  assertError(await socket.next(), 'This event is not known');
  socket.ws.send(Buffer.from([1, 2, 3]));
  assertError(await socket.next(), 'A frame must be a JSON object with event and data');
  assert.equal((await socket.asks({ userId, prompt: '¿Qué es React?' })).success, true);
});

test('a frame that is too large closes the connection', async () => {
  const socket = await plain(carla.token);
  socket.send({ event: 'chat_message', data: { userId, prompt: 'x'.repeat(70_000) } });
  assert.equal(await socket.end(), 1009);
});

test('without a token that holds there is a reason, and then the end', async () => {
  const crm = await program('crm');
  const gone = await logIn(await anAccount());
  await gone.post('/v2/auth/logout', {});
  const [head, body, signature] = carla.token.split('.');
  const forged = Buffer.from(JSON.stringify({ ...claims(carla.token), userId: userId + 1 })).toString('base64url');
  for (const [query, description] of [
    ['', 'Token not provided'],
    ['?token=', 'Token not provided'],
    ['?tokens=1', 'Token not provided'],
    [`?token=${secret(`canary-${randomUUID()}`)}`, 'Token is invalid'],
    [`?token=${head}.${forged}.${signature}`, 'Token is invalid'],
    [`?token=${head}.${body}.`, 'Token is invalid'],
    [`?token=${gone.token}`, 'Token is invalid'],
    [`?token=${crm.token}`, 'Authentication error'],
  ]) {
    const socket = new PlainSocket(query);
    assertUnauthorized(await socket.next(), description);
    assert.equal(await socket.end(), 1008, description);
    assert.equal(socket.frames.length, 1);
  }
});

test('an address that cannot be read is refused', async () => {
  for (const query of ['%zz', '%FF', '|', '%7C%']) {
    assert.equal(await upgrade(`/ws?token=${carla.token}${query}`), 400, query);
  }
});

test('a cookie or a header lets nobody in', async () => {
  const socket = new PlainSocket('', { headers: { cookie: carla.cookie, authorization: `Bearer ${carla.token}` } });
  assertUnauthorized(await socket.next(), 'Token not provided');
});

test('pages of foreign origins stay outside, those of the site do not', async () => {
  const foreign = new PlainSocket(`?token=${carla.token}`, { headers: { origin: 'https://evil.example' } });
  assert.equal(await foreign.end(), 403);
  await plain(carla.token, { headers: { origin: 'http://localhost:8080' } });
  await plain(carla.token, { headers: { origin: process.env.CHARLA_URL } });
});

test('a log-out ends the connection', { timeout: PATIENT }, async () => {
  const person = await logIn(await anAccount());
  const socket = await plain(person.token);
  await person.post('/v2/auth/logout', {});
  assertUnauthorized(await socket.next(), 'Token is invalid');
  assert.equal(await socket.end(), 1008);
});

test('whoever may not work here any more loses the connection', { timeout: PATIENT }, async () => {
  const tom = await staffOf('localhost');
  const socket = await plain(tom.token);
  assert.equal((await carla.call('DELETE', `/v2/commercials/${tom.id}`)).status, 204);
  assertUnauthorized(await socket.next(), 'Token is invalid');
});

test('many questions at once are answered in their order, and no more of them wait than may', async () => {
  const socket = await plain(carla.token);
  for (let i = 0; i < 20; i += 1) {
    socket.send({ event: 'chat_message', data: { userId, prompt: '¿Qué es React?' } });
  }
  for (let i = 0; i < 20; i += 1) {
    const frame = await socket.next();
    if (!frame.success) {
      assertError(frame, 'Too many questions wait for their answers');
    }
  }
  assert.equal((await socket.asks({ userId, prompt: '¿Qué es React?' })).success, true);
});

test('the same paths are nobody\'s but a WebSocket\'s', async () => {
  assertProblem(await call('GET', `/ws?token=${carla.token}`), 404, '/ws');
  assertProblem(await call('POST', `/ws?token=${carla.token}`, { body: {} }), 404, '/ws');
});

/** The status with which a handshake is answered, in good order but for its address; 101 when it is accepted. */
function upgrade(path, { method = 'GET', headers = HANDSHAKE } = {}) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(process.env.CHARLA_URL);
    request({ hostname, port, path, method, headers }, (response) => resolve(response.resume().statusCode))
      .on('upgrade', (response, socket) => resolve(socket.destroy() && 101))
      .on('error', reject)
      .end();
  });
}

test('a handshake that is none is refused, and its token is not written down', async () => {
  for (const headers of [
    { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '7' },
    { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
    { upgrade: 'websocket' },
  ]) {
    for (const method of ['GET', 'POST']) {
      const status = await upgrade(`/ws?token=${carla.token}`, { method, headers });
      assert.ok(status >= 400 && status < 500, `${method} ${JSON.stringify(headers)}: ${status}`);
    }
  }
});

test('an FAQ that is not as it must be is refused, and the one before stays', async () => {
  const before = (await carla.call('GET', faq)).body;
  const entry = { question: 'When?', answer: 'Now.' };
  for (const entries of [
    undefined,
    'all',
    [entry, null],
    [{ question: 'When?' }],
    [{ question: ' ', answer: 'Now.' }],
    [{ question: 'x'.repeat(501), answer: 'Now.' }],
    [{ question: 'When?', answer: 'x'.repeat(4_001) }],
    Array(501).fill(entry),
  ]) {
    assertProblem(await carla.call('PUT', faq, { body: { entries } }), 400, faq);
  }
  assertProblem(await carla.call('GET', '/v2/sites/nonsense/faq'), 404, '/v2/sites/nonsense/faq');
  assert.deepEqual((await carla.call('GET', faq)).body, before);
});

test('an FAQ is written by admins alone', async () => {
  const tom = await staffOf('localhost');
  assert.equal((await tom.call('GET', faq)).status, 200);
  assertProblem(await tom.call('PUT', faq, { body: { entries: [] } }), 403, faq);
});

async function anAccount() {
  const account = newStaff({ sites: ['localhost'] });
  const answer = await carla.post('/v2/commercials', account);
  assert.equal(answer.status, 201, answer.text);
  return account;
}
