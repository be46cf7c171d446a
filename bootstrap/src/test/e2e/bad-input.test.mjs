/** What is refused over REST: with which status, with a problem document, and with nothing stored or pushed. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertProblem, call, commercial, hangUp, visitor, words } from './charla.mjs';
import { forgedTokens } from './tokens.mjs';

const MESSAGES = '/v2/messages';
const WITH_MESSAGE = '/v2/chats/with-message';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const MANY_FIELDS = Array.from({ length: 2_000 }, (_, index) => `field-${index}=`).join('&');
const MAX_JSON_BYTES = 256 * 1024;

/** A chat with a message from each side, and a socket of each in it; another visitor's chat beside it. */
let guest, staff, chatId, foreignChat, guestSocket, staffSocket, stored;

before(async () => {
  [guest, staff] = [await visitor(), await commercial()];
  chatId = await guest.opensChat();
  await staff.says(chatId);
  foreignChat = await (await visitor()).opensChat();
  guestSocket = await guest.joins(chatId);
  staffSocket = await staff.joins(chatId);
  await staff.joins(foreignChat);
  stored = await staff.history(chatId);
});

after(hangUp);

/** After a refusal everything is as before, and the next message takes the next seq. */
async function assertNothingHappened() {
  assert.deepEqual(await staff.history(chatId), stored);
  assert.equal((await staff.history(foreignChat)).total, 1);
}

function refuses(name, request, status, path = MESSAGES) {
  test(`${name}: ${status}`, async () => {
    assertProblem(await request(), status, path);
    await assertNothingHappened();
  });
}

const post = (body, headers) => guest.post(MESSAGES, body, headers);
const text = (fields) => post({ chatId, content: words('refused'), ...fields });

// Chats that are not there, or not for the caller

refuses('a chat that does not exist', () => text({ chatId: randomUUID() }), 404);
refuses('a chat id that is no id', () => text({ chatId: 'no-such-chat' }), 404);
refuses("another visitor's chat", () => text({ chatId: foreignChat }), 404);

test("another visitor's chat and an absent one give the same answers", async () => {
  const absent = randomUUID();
  const answersFor = async (chat) => {
    const answers = [
      await text({ chatId: chat }),
      await text({ chatId: chat, isInternal: true }),
      await text({ chatId: chat, clientMessageId: 'same' }),
      await guest.call('GET', `/v2/messages/chat/${chat}`),
      await guest.call('GET', `/v2/messages/chat/${chat}?limit=1`),
    ];
    return answers.map(({ status, text: body }) => ({ status, body: body.replaceAll(chat, '{chat}') }));
  };
  const foreign = await answersFor(foreignChat);
  assert.deepEqual(await answersFor(absent), foreign);
  assert.deepEqual(new Set([foreign[0].status, foreign[3].status, foreign[4].status]), new Set([404]));
  await assertNothingHappened();
});

test("the history of another visitor's chat: 404", async () => {
  const path = `/v2/messages/chat/${foreignChat}`;
  assertProblem(await guest.call('GET', path), 404, path);
});

refuses('a parameter that is no UTF-8', () => staff.call('GET', '/v2/chats?status=%ff'), 400, '/v2/chats');
refuses('half an escape in a parameter', () => staff.call('GET', '/v2/chats?status=%f'), 400, '/v2/chats');

refuses('a form of too many fields', () => guest.post(MESSAGES, MANY_FIELDS, FORM), 400);
refuses('a form that is no UTF-8', () => guest.post(MESSAGES, 'content=%ff', FORM), 400);

// Content

const CONTENTS = {
  'no content': undefined,
  'null as content': null,
  'empty content': '',
  'white space as content': ' \t\n\u2003 ',
  '4,001 characters': `refused${'x'.repeat(3994)}`,
  '4,001 characters of four bytes each': '😀'.repeat(4001),
  'a NUL character': 'refused\u0000content',
  'half a surrogate pair': 'refused\ud83dcontent',
  'a number as content': 42,
  'a boolean as content': true,
  'an object as content': { text: 'refused' },
  'an array as content': ['refused'],
};

for (const [name, content] of Object.entries(CONTENTS)) {
  refuses(name, () => text({ content }), 400);
  refuses(`${name}, as the first message of a chat`, () => guest.post(WITH_MESSAGE, { firstMessage: { content } }), 400,
    WITH_MESSAGE);
}

// Types and shapes

const FIELDS = {
  'a string as boolean': { isInternal: 'true' },
  'a number as boolean': { isInternal: 1 },
  'no chat id': { chatId: undefined },
  'null as chat id': { chatId: null },
  'a number as chat id': { chatId: 7 },
  'an array as chat id': { chatId: [] },
  'a type that does not exist': { type: 'video' },
  'the type of the system': { type: 'system' },
  'a number as type': { type: 1 },
  'a number as clientMessageId': { clientMessageId: 7 },
  'an object as clientMessageId': { clientMessageId: {} },
  'an overlong clientMessageId': { clientMessageId: 'k'.repeat(10_000) },
  'a string as attachment': { attachment: 'file' },
};

for (const [name, fields] of Object.entries(FIELDS)) {
  refuses(name, () => text(fields), 400);
}

const BODIES = {
  'broken JSON': '{"chatId":',
  'no JSON at all': 'refused',
  'two documents': '{}{}',
  'a body that is not UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  'an empty body': '',
  'an array as body': '[]',
  'a string as body': '"refused"',
  'a number as body': '7',
  'null as body': 'null',
  'an empty object': '{}',
  'deeply nested JSON': `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
};

for (const [name, body] of Object.entries(BODIES)) {
  for (const path of [MESSAGES, WITH_MESSAGE]) {
    refuses(`${name} to ${path}`, () => guest.post(path, body), 400, path);
  }
}

for (const body of ['{', '[]', '{"email":7,"password":{}}', '{}', '']) {
  refuses(`logging in with ${body || 'nothing'}`, () => call('POST', '/v2/auth/login', { body, headers: jsonType() }), 400,
    '/v2/auth/login');
  refuses(`identifying with ${body || 'nothing'}`, () => call('POST', '/visitors/identify', { body, headers: jsonType() }),
    400, '/visitors/identify');
}

function jsonType() {
  return { 'content-type': 'application/json' };
}

for (const query of ['limit=0', 'limit=101', 'limit=-1', 'limit=many', 'cursor=nonsense', 'limit=99999999999999']) {
  test(`a history with ${query}: 400`, async () => {
    const path = `/v2/messages/chat/${chatId}`;
    assertProblem(await guest.call('GET', `${path}?${query}`), 400, path);
  });
}

// Identity

refuses('no identity', () => call('POST', MESSAGES, { body: { chatId, content: words('refused') } }), 401);
refuses('no identity and broken JSON', () => call('POST', MESSAGES, { body: '{' }), 401);
refuses('a made-up cookie', () => asSomebody({ cookie: `visitor_session=${randomUUID()}` }), 401);
refuses('a made-up session header', () => asSomebody({ 'x-visitor-session': randomUUID() }), 401);
refuses("the console's cookie name for a visitor's session",
  () => asSomebody({ cookie: guest.cookie.replace('visitor_session', 'console_session') }), 401);
refuses('a token that is none', () => asSomebody({ authorization: 'Bearer nonsense' }), 401);
refuses('an empty token', () => asSomebody({ authorization: 'Bearer ' }), 401);
refuses('another scheme', () => asSomebody({ authorization: 'Basic YWRtaW46YWRtaW4=' }), 401);
refuses('a bad token beside a good cookie', () => asSomebody({ ...guest.headers, authorization: 'Bearer nonsense' }), 401);

for (const kind of Object.keys(forgedTokens('e30.e30.AA'))) {
  refuses(`a token, ${kind}`, () => asSomebody({ authorization: `Bearer ${forgedTokens(staff.token)[kind]}` }), 401);
}

test('no identity, reading a history: 401', async () => {
  const path = `/v2/messages/chat/${chatId}`;
  assertProblem(await call('GET', path), 401, path);
});

test('a wrong password and an unknown address give the same answer', async () => {
  const answers = [];
  for (const email of [process.env.CHARLA_ADMIN_EMAIL, 'nobody@localhost']) {
    const answer = await call('POST', '/v2/auth/login', { body: { email, password: words('wrong') } });
    assertProblem(answer, 401, '/v2/auth/login');
    assert.equal(answer.headers.getSetCookie().length, 0);
    answers.push(answer.text);
  }
  assert.equal(answers[0], answers[1]);
});

test('a wrong site key and an unknown site give the same answer', async () => {
  const answers = [];
  for (const body of [{ domain: 'localhost', apiKey: 'wrong' }, { domain: 'elsewhere.example', apiKey: 'local' }]) {
    const answer = await call('POST', '/visitors/identify', { body: { ...body, hasAcceptedPrivacyPolicy: true } });
    assert.equal(answer.headers.getSetCookie().length, 0);
    assertProblem(answer, answer.status, '/visitors/identify');
    answers.push(answer);
  }
  assert.ok([401, 403, 404].includes(answers[0].status), answers[0].text);
  assert.equal(answers[0].text, answers[1].text);
});

function asSomebody(headers) {
  return call('POST', MESSAGES, { body: { chatId, content: words('refused') }, headers });
}

// What somebody may not do

refuses("a visitor's note", () => text({ isInternal: true }), 403);
refuses('a sender that is somebody else', () => text({ senderId: staff.id }), 403);
refuses('a sender type that is somebody else', () => text({ senderType: 'commercial' }), 403);
refuses('a cookie from a foreign origin', () => post({ chatId, content: words('refused') }, { origin: 'https://evil.example' }),
  403);
refuses('a cookie from a nameless origin', () => post({ chatId, content: words('refused') }, { origin: 'null' }), 403);
refuses('a cookie from an origin that only begins like ours',
  () => post({ chatId, content: words('refused') }, { origin: 'http://localhost.evil.example' }), 403);
refuses("the commercial's cookie from a foreign origin", () => asSomebody({ cookie: staff.cookie, origin: 'https://evil.example' }),
  403);

// Transport

for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml']) {
  refuses(`a body of type ${type}`,
    () => post(JSON.stringify({ chatId, content: words('refused') }), { 'content-type': type }), 415);
}
refuses('a body of no type', () => post(Buffer.from(JSON.stringify({ chatId, content: words('refused') })), { 'content-type': '' }),
  415);

const oversized = () => JSON.stringify({ chatId, content: words('refused'), padding: 'x'.repeat(MAX_JSON_BYTES) });

refuses('JSON over 256 KiB', () => post(oversized()), 413);
refuses('JSON over 256 KiB in chunks', () => post(new Blob([oversized()]).stream()), 413);
refuses('JSON over 256 KiB to open a chat', () => guest.post(WITH_MESSAGE, oversized()), 413, WITH_MESSAGE);

test('JSON of exactly 256 KiB is read: unknown fields do not matter', async () => {
  const chat = await guest.opensChat();
  const body = { chatId: chat, content: words(), padding: '' };
  body.padding = 'x'.repeat(MAX_JSON_BYTES - Buffer.byteLength(JSON.stringify(body)));
  const answer = await post(body);
  assert.equal(answer.status, 201, answer.text);
});

for (const path of ['/v2/nothing', '/v2/messages/chat', '/v2/messages/chat/', '/nothing', '/v2/messages/a/b/c']) {
  refuses(`the unknown path ${path}`, () => guest.call('GET', path), 404, path);
}
for (const [method, path] of [['PUT', MESSAGES], ['DELETE', MESSAGES], ['DELETE', WITH_MESSAGE], ['GET', '/visitors/identify'],
  ['GET', '/v2/auth/login']]) {
  test(`the wrong method ${method} ${path}: 405`, async () => {
    const answer = await guest.call(method, path);
    assertProblem(answer, 405, path);
    assert.match(answer.headers.get('allow') ?? '', /[A-Z]+/);
    await assertNothingHappened();
  });
}

// What is next to the limits and must work

test('4,000 characters, of whatever size, are stored as they were', async () => {
  const chat = await guest.opensChat();
  for (const content of ['x'.repeat(4000), '😀'.repeat(4000), 'ñ'.repeat(4000)]) {
    const said = await guest.says(chat, content);
    assert.equal(said.content, content);
    assert.deepEqual((await guest.history(chat, 'limit=1')).messages, [said]);
  }
});

test('text in any script, quotes and markup come back as they went', async () => {
  const chat = await guest.opensChat();
  const socket = await guest.joins(chat);
  for (const content of ['¿Qué tal? 你好 שלום 👩‍👩‍👧 e\u0301', `'"; DROP TABLE message; --`, '<script>alert(1)</script>',
    'a\u2028\u2029\u0001\u007f\\u0041', 'line\nbreak\r\nand\ttab']) {
    const said = await guest.says(chat, content);
    assert.equal(said.content, content);
    assert.deepEqual(await socket.hearsMessage(said), said);
    assert.deepEqual((await guest.history(chat, 'limit=1')).messages, [said]);
  }
});

test('a cookie from an origin of the site works, and the page may read the answer', async () => {
  const chat = await guest.opensChat();
  for (const origin of ['http://localhost:5173', 'http://127.0.0.1:8080']) {
    const answer = await post({ chatId: chat, content: words() }, { origin });
    assert.equal(answer.status, 201, answer.text);
    assert.equal(answer.headers.get('access-control-allow-origin'), origin);
    assert.equal(answer.headers.get('access-control-allow-credentials'), 'true');
  }
});

test('a page of a foreign origin may not read any answer', async () => {
  const answer = await guest.call('GET', `/v2/messages/chat/${chatId}`, { headers: { origin: 'https://evil.example' } });
  assert.equal(answer.headers.get('access-control-allow-origin'), null);
});

// Under /api

test('every path is served under /api too', async () => {
  const identified = await call('POST', '/api/visitors/identify', {
    body: { domain: 'localhost', apiKey: 'local', hasAcceptedPrivacyPolicy: true },
  });
  assert.equal(identified.status, 200, identified.text);
  const loggedIn = await call('POST', '/api/v2/auth/login', {
    body: { email: process.env.CHARLA_ADMIN_EMAIL, password: process.env.CHARLA_ADMIN_PASSWORD },
  });
  assert.equal(loggedIn.status, 200, loggedIn.text);
  const opened = await guest.post('/api/v2/chats/with-message', { firstMessage: { content: words() } });
  assert.equal(opened.status, 201, opened.text);
  const chat = opened.body.chatId;
  const sent = await guest.post('/api/v2/messages', { chatId: chat, content: words() });
  assert.equal(sent.status, 201, sent.text);
  const history = await guest.call('GET', `/api/v2/messages/chat/${chat}`);
  assert.equal(history.status, 200, history.text);
  assert.deepEqual(history.body, await guest.history(chat, 'limit=50'));
});

const PREFIXED = {
  '/api/v2/messages': { method: 'POST', body: '{', status: 400 },
  '/api/v2/chats/with-message': { method: 'POST', body: '[]', status: 400 },
  '/api/v2/auth/login': { method: 'POST', body: '{"email":"a@b.c","password":"wrong"}', status: 401 },
  '/api/visitors/identify': { method: 'POST', body: '{', status: 400 },
  '/api/v2/nothing': { method: 'GET', status: 404 },
};

for (const [path, { status, method, ...options }] of Object.entries(PREFIXED)) {
  test(`${method} ${path} refuses alike: ${status}`, async () => {
    assertProblem(await guest.call(method, path, options), status);
    await assertNothingHappened();
  });
}

test('without identity nothing is open under /api that is closed without it', async () => {
  for (const path of [`/v2/messages/chat/${chatId}`, '/actuator/env', '/actuator/prometheus']) {
    assert.equal((await call('GET', `/api${path}`)).status, (await call('GET', path)).status, path);
    assert.notEqual((await call('GET', `/api${path}`)).status, 200, path);
  }
});

// This must be the last: it shows that none of the above was pushed, and that none took a seq.
test('after all this the next message takes the next seq, and no refused one was pushed', async () => {
  const last = await guest.says(chatId);
  assert.equal(last.seq, stored.lastSeq + 1);
  for (const socket of [guestSocket, staffSocket]) {
    await socket.hearsMessage(last);
    await socket.catchesUp();
    assert.deepEqual(socket.all('message:new'), [last]);
  }
});
