/**
 * Callers who ask too often, on a server whose limits are small and come back after an hour. Each test is somebody else, but for
 * the last ones, which use up what their address has.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertInstant, assertProblem, call, commercial, dial, hangUp, program, visitor, words } from './charla.mjs';

const LIMITS = JSON.parse(process.env.CHARLA_LIMITS);
const password = process.env.CHARLA_CLIENT_SECRET;
const MISSING = '00000000-0000-7000-8000-000000000000';

after(hangUp);

function assertLimited(answer, path) {
  assertProblem(answer, 429, path);
  assert.equal(answer.body.type, 'urn:charla:problem:rate-limited');
  const seconds = Number(answer.headers.get('retry-after'));
  assert.ok(Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600, answer.headers.get('retry-after'));
}

async function times(count, ask) {
  for (let i = 0; i < count; i += 1) {
    const answer = await ask(i);
    assert.notEqual(answer.status, 429, `${i}: ${answer.text}`);
  }
}

test('whoever reads too often is told to wait, and nobody else', async () => {
  const vera = await visitor();
  const paths = ['/v2/chats', `/v2/chats/${MISSING}`, '/no/such/path', '/api/v2/auth/me'];
  await times(LIMITS.reads, (i) => vera.call('GET', paths[i % paths.length]));
  assertLimited(await vera.call('GET', `/v2/chats/${MISSING}`), `/v2/chats/${MISSING}`);
  assertLimited(await vera.call('GET', '/no/such/path'));
  const sam = await visitor();
  assert.notEqual((await sam.call('GET', '/v2/chats')).status, 429);
});

test('reading leaves writing alone', async () => {
  const vera = await visitor();
  await times(LIMITS.reads, () => vera.call('GET', '/v2/chats'));
  assertLimited(await vera.call('GET', '/v2/chats'));
  await vera.opensChat();
});

test('whoever writes too often is told to wait, and what was refused is not kept', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat();
  await times(LIMITS.writes - 1, () => vera.post('/v2/messages', { chatId, content: words() }));
  assertLimited(await vera.post('/v2/messages', { chatId, content: words() }), '/v2/messages');
  assertLimited(await vera.call('PUT', `/v2/chats/${chatId}/close`, { body: {} }));
  assert.equal((await vera.history(chatId)).total, LIMITS.writes);
});

test('searches are counted by themselves', async () => {
  const carla = await commercial();
  await times(LIMITS.searches, () => carla.call('GET', '/v2/messages/search?q=words'));
  assertLimited(await carla.call('GET', '/v2/messages/search?q=words'));
  assert.equal((await carla.call('GET', '/v2/chats')).status, 200);
});

test('operators see how many were refused', async () => {
  const carla = await commercial();
  const figures = await carla.call('GET', '/actuator/prometheus');
  assert.equal(figures.status, 200, figures.text);
  const [, refused] = figures.text.match(/^charla_rate_limited_total\{.*limit="searches".*\} ([\d.]+)$/m) ?? [];
  assert.ok(Number(refused) >= 1, figures.text);
});

test('a program has a limit of its own', async () => {
  const { headers } = await program('crm');
  await times(LIMITS.programs, () => call('GET', '/v2/chats', { headers }));
  assertLimited(await call('GET', '/v2/chats', { headers }));
});

test('secrets of programs cannot be guessed in a row', async () => {
  const guess = (secret) =>
    call('POST', '/oauth2/token', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'erp', client_secret: secret }).toString(),
    });
  for (let i = 0; i < 3; i += 1) {
    assert.equal((await guess(password)).status, 200);
  }
  for (let i = 0; i < LIMITS.failures; i += 1) {
    assert.equal((await guess(`wrong ${i}`)).status, 401);
  }
  assertLimited(await guess('wrong again'), '/oauth2/token');
  assertLimited(await guess(password), '/oauth2/token');
});

test('a socket that asks too often is told to wait in its acks, and joins are counted by themselves', async () => {
  const vera = await visitor();
  const socket = await vera.connect();
  for (let i = 0; i < LIMITS.joins; i += 1) {
    assert.equal((await socket.asks('chat:join', { chatId: MISSING })).code, 'not_found');
  }
  const ack = await socket.asks('chat:join', { chatId: MISSING });
  assert.equal(ack.success, false);
  assert.equal(ack.code, 'rate_limited');
  assert.equal(typeof ack.message, 'string');
  assert.ok(Number.isInteger(ack.retryAfter) && ack.retryAfter >= 1 && ack.retryAfter <= 3600, JSON.stringify(ack));
  await socket.catchesUp();
});

test('without an ack it hears of it as an event', async () => {
  const vera = await visitor();
  const socket = await vera.connect();
  for (let i = 0; i <= LIMITS.typing; i += 1) {
    socket.socket.emit('typing:start', { chatId: MISSING });
  }
  const error = await socket.hears('error', ({ code }) => code === 'rate_limited');
  assertInstant(error.timestamp);
  assert.ok(error.retryAfter >= 1);
});

test('all sockets of a person are counted together', async () => {
  const vera = await visitor();
  const one = await vera.connect();
  const two = await vera.connect();
  for (let i = 0; i < LIMITS.joins; i += 1) {
    await (i % 2 ? one : two).asks('chat:join', { chatId: MISSING });
  }
  assert.equal((await one.asks('chat:join', { chatId: MISSING })).code, 'rate_limited');
  assert.equal((await two.asks('chat:join', { chatId: MISSING })).code, 'rate_limited');
});

test('events that nobody knows are counted too, and a socket that floods is cut off', async () => {
  const vera = await visitor();
  const socket = await vera.connect();
  const flood = (count) => {
    for (let i = 0; i < count; i += 1) {
      socket.socket.emit('something:new', {});
    }
  };
  const connecting = 1;
  flood(LIMITS.events + LIMITS.refusals - connecting);
  await socket.hears('error', ({ code }) => code === 'rate_limited');
  assert.ok(socket.socket.connected);
  flood(LIMITS.events + LIMITS.refusals);
  await socket.hears('disconnect');
});

test('connecting again and again is an event as well', async () => {
  const vera = await visitor();
  const socket = await vera.connect();
  for (let i = 1; i < LIMITS.events; i += 1) {
    await socket.asks('health-check');
  }
  assert.equal((await socket.asks('health-check')).code, 'rate_limited');
  const refused = await dial(vera.handshake).hears('connect_error');
  assert.equal(refused.data.code, 'rate_limited');
  assert.ok(refused.data.retryAfter >= 1);
});

test('an address that opens too many connections has to wait', async () => {
  const open = () => call('GET', '/socket.io/?EIO=4&transport=polling');
  let answer = await open();
  for (let i = 0; i < LIMITS.connections && answer.status === 200; i += 1) {
    answer = await open();
  }
  assert.equal(answer.status, 429, answer.text);
  assert.equal(answer.body.message, 'Too many requests');
  assert.ok(Number(answer.headers.get('retry-after')) >= 1);
});

test('proofs that do not hold count for the address, as does everything without any', async () => {
  const headers = { authorization: 'Bearer x.y.z' };
  const ask = (i) => (i % 2 ? call('GET', '/v2/chats', { headers }) : call('GET', '/.well-known/jwks.json'));
  let answer = await ask(0);
  for (let i = 1; i < LIMITS.strangers && answer.status !== 429; i += 1) {
    answer = await ask(i);
  }
  assertLimited(answer);
  assertLimited(await call('GET', '/v2/chats', { headers }));
  assertLimited(await call('GET', '/v2/chats'));
  assertLimited(await call('POST', '/v2/auth/login', { body: { email: 'a', password: 'b' } }));
  assertLimited(await call('POST', '/oauth2/token', { body: {} }));
});

test('whoever is proven goes on, and the server is still said to be healthy', async () => {
  const carla = await commercial();
  assert.equal((await carla.call('GET', '/v2/auth/me')).status, 200);
  assert.equal((await call('GET', '/actuator/health/liveness')).status, 200);
});
