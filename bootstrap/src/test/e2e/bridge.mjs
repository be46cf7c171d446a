/**
 * The bridge to a WhatsApp bot, step by step as its guide has it: a page connects with its user's number, the bot posts its
 * replies, and the page hears them. The other way round, what people say is posted to the bot's webhook, which this script is.
 */
import assert from 'node:assert/strict';
import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import {
  HERE,
  assertInstant,
  assertProblem,
  call,
  commercial,
  connect,
  dial,
  hangUp,
  program,
  secret,
  staffOf,
  visitor,
  words,
} from './charla.mjs';

const SECRET = process.env.CHARLA_BRIDGE_SECRET;
const IDENTITY_SECRET = process.env.CHARLA_IDENTITY_SECRET;
const TOLD = { success: true, message: 'Mensaje reenviado al cliente.' };
const NOT_TOLD = { success: false, message: 'El cliente no está conectado por WebSocket.' };
const MISSING = { error: 'Faltan los parámetros targetUserWhatsAppNumber o messageText' };
const TRANSPORTS = [{}, { transports: ['websocket'] }, { transports: ['polling'] }];

const hook = new (class {
  posts = [];
  #waiting = new Set();
  #held = [];
  answers = () => 204;

  async start() {
    this.server = createServer((request, response) => this.#receive(request, response));
    this.server.listen(Number(process.env.CHARLA_WEBHOOK_PORT), '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop() {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  async #receive(request, response) {
    let raw = '';
    for await (const part of request.setEncoding('utf8')) {
      raw += part;
    }
    const post = { headers: request.headers, raw, body: JSON.parse(raw), method: request.method, path: request.url };
    this.posts.push(post);
    const answer = this.answers(post);
    if (typeof answer === 'number') {
      response.writeHead(answer).end();
    } else if (answer === 'hang up') {
      request.socket.destroy();
    } else {
      this.#held.push(response);
    }
    this.#waiting.forEach((look) => look());
  }

  /** The posts of these texts, once there are so many. */
  gets(count, ...texts) {
    const found = () => this.posts.filter(({ body }) => texts.includes(body.messageText));
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`posted: ${JSON.stringify(found().map(({ body }) => body))}`)), 20_000);
      const look = () => {
        if (found().length >= count) {
          clearTimeout(late);
          this.#waiting.delete(look);
          resolve(found());
        }
      };
      this.#waiting.add(look);
      look();
    });
  }
})();

before(() => hook.start());
after(async () => {
  hangUp();
  await hook.stop();
});

test('the page of a user hears what the bot replies, whatever the transport', async () => {
  for (const options of TRANSPORTS) {
    const { socket, phone } = await page(options);
    const text = words('reply');
    assertTold(await botReplies(phone, text));
    const heard = await socket.hears('bot-response');
    assert.deepEqual(Object.keys(heard).sort(), ['sender', 'text', 'timestamp']);
    assert.equal(heard.text, text);
    assert.equal(heard.sender, 'bot');
    assertInstant(heard.timestamp);
    assert.ok(Math.abs(Date.now() - new Date(heard.timestamp)) < 60_000);
  }
});

test('the reply is taken without the prefix /api too', async () => {
  const { socket, phone } = await page();
  const text = words('reply');
  assertTold(await botReplies(phone, text, { path: '/bot-reply' }));
  await socket.hears('bot-response', (heard) => heard.text === text);
});

test('both sockets of a number hear it, and no other', async () => {
  const { socket, phone, user } = await page();
  const second = await user.connect({ query: { userPhone: phone.slice(1) }, transports: ['polling'] });
  const other = await page();
  const text = words('reply');
  assertTold(await botReplies(` ${phone.slice(0, 3)} ${phone.slice(3)}`, text));
  for (const hearing of [socket, second]) {
    await hearing.hears('bot-response', (heard) => heard.text === text);
  }
  await other.socket.catchesUp();
  assert.deepEqual(other.socket.all('bot-response'), []);
});

test('replies come in the order in which the bot made them', async () => {
  const { socket, phone } = await page();
  const texts = Array.from({ length: 20 }, () => words('reply'));
  for (const text of texts) {
    assertTold(await botReplies(phone, text));
  }
  await socket.hears('bot-response', ({ text }) => text === texts.at(-1));
  assert.deepEqual(socket.all('bot-response').map(({ text }) => text), texts);
});

test('a reply to nobody is stored, and told once to the first who comes', async () => {
  const phone = newPhone();
  const texts = [words('reply'), words('reply')];
  for (const text of texts) {
    assertNotTold(await botReplies(phone, text));
  }
  const user = await verified(phone);
  const first = await user.connect({ query: { userPhone: phone } });
  await first.hears('bot-response', ({ text }) => text === texts[1]);
  await first.catchesUp();
  assert.deepEqual(first.all('bot-response').map(({ text }) => text), texts);
  const second = await user.connect({ query: { userPhone: phone } });
  first.close();
  const last = words('reply');
  assertTold(await botReplies(phone, last));
  await second.hears('bot-response', ({ text }) => text === last);
  assert.deepEqual(second.all('bot-response').map(({ text }) => text), [last]);
  const third = await user.connect({ query: { userPhone: phone } });
  await third.catchesUp();
  assert.deepEqual(third.all('bot-response'), []);
});

test('a page that lost its connection hears what it missed, once', async () => {
  const { socket, phone } = await page({ transports: ['websocket'], reconnection: true, reconnectionDelay: 100 });
  const [before, missed, later] = [words('reply'), words('reply'), words('reply')];
  assertTold(await botReplies(phone, before));
  await socket.hears('bot-response', ({ text }) => text === before);
  socket.cut();
  await socket.hears('disconnect');
  await botReplies(phone, missed);
  await socket.hears('bot-response', ({ text }) => text === missed);
  assertTold(await botReplies(phone, later));
  await socket.hears('bot-response', ({ text }) => text === later);
  assert.deepEqual(socket.all('bot-response').map(({ text }) => text), [before, missed, later]);
});

test('the staff sees the chat as any other, and the bot in it', async () => {
  const sue = await commercial();
  const console = await sue.connect();
  const [phone, text] = [newPhone(), words('reply')];
  assertNotTold(await botReplies(phone, text));
  const created = await console.hears('chat:created', ({ visitorInfo }) => visitorInfo.phone === phone);
  assert.equal(created.status, 'PENDING');
  const { messages } = await sue.history(created.chatId);
  assert.equal(messages.length, 1);
  const [message] = messages;
  assert.equal(message.content, text);
  assert.equal(message.senderType, 'bot');
  assert.equal(message.senderName, 'Botito');
  assert.equal(message.isFirstResponse, false);
});

test('what the staff writes is heard too, and never a note', async () => {
  const sue = await commercial();
  const { socket, phone, user } = await page();
  await botReplies(phone, words('reply'));
  const chatId = await chatOf(user);
  const note = await sue.notes(chatId);
  const answer = await sue.says(chatId, words('answer'));
  const own = await user.says(chatId, words('own'));
  const heard = await socket.hears('bot-response', ({ text }) => text === answer.content);
  assert.deepEqual(heard, { text: answer.content, sender: 'bot', timestamp: answer.sentAt });
  await socket.catchesUp();
  const texts = socket.all('bot-response').map(({ text }) => text);
  assert.ok(!texts.includes(note.content) && !texts.includes(own.content));
});

test('a closed chat is opened again by the next reply', async () => {
  const sue = await commercial();
  const { socket, phone, user } = await page();
  await botReplies(phone, words('reply'));
  const chatId = await chatOf(user);
  assert.equal((await sue.call('PUT', `/v2/chats/${chatId}/close`, { body: {} })).status, 200);
  const text = words('reply');
  assertTold(await botReplies(phone, text));
  await socket.hears('bot-response', (heard) => heard.text === text);
  assert.equal((await sue.call('GET', `/v2/chats/${chatId}`)).body.status, 'IN_PROGRESS');
});

test('a chat that the user opens is where the bot replies', async () => {
  const { socket, phone, user } = await page();
  const chatId = await user.opensChat();
  const text = words('reply');
  assertTold(await botReplies(phone, text));
  await socket.hears('bot-response', (heard) => heard.text === text);
  assert.equal((await user.history(chatId)).messages[0].content, text);
});

test('a delivery that is repeated is one message, at once and one after the other', async () => {
  const { socket, phone, user } = await page();
  const [text, id] = [words('reply'), randomUUID()];
  const answers = await Promise.all(Array.from({ length: 10 }, () => botReplies(phone, text, { id })));
  answers.forEach(assertTold);
  assert.equal(answers.filter(({ headers }) => !headers.has('idempotency-replayed')).length, 1);
  assertTold(await botReplies(phone, text, { id, at: now() - 60 }));
  await assertHeardOnce(socket, user, phone, text);
  assertProblem(await botReplies(phone, words('other'), { id }), 409);
  assertProblem(await botReplies(newPhone(), text, { id }), 409);
});

test('the same signed bytes are one message, whatever id is put beside them', async () => {
  const { socket, phone, user } = await page();
  const [text, at] = [words('reply'), now()];
  const body = JSON.stringify({ targetUserWhatsAppNumber: phone, messageText: text });
  const headers = signature(body, { at });
  const answers = [];
  for (const id of [undefined, undefined, randomUUID(), randomUUID()]) {
    answers.push(await call('POST', '/api/bot-reply', { body, headers: { ...headers, ...(id && { 'x-delivery-id': id }) } }));
  }
  answers.forEach(assertTold);
  await assertHeardOnce(socket, user, phone, text);
  assertTold(await botReplies(phone, text, { at: at - 1 }));
  assert.equal((await user.history(await chatOf(user))).messages.filter(({ content }) => content === text).length, 2);
});

test('what is no reply is refused in the words of the guide', async () => {
  const phone = newPhone();
  const bodies = [
    {}, [], null, 'text', 1, '', '{', { targetUserWhatsAppNumber: phone }, { messageText: 'x' },
    { targetUserWhatsAppNumber: '', messageText: 'x' }, { targetUserWhatsAppNumber: phone, messageText: '' },
    { targetUserWhatsAppNumber: null, messageText: 'x' }, { targetUserWhatsAppNumber: phone, messageText: null },
    { targetUserWhatsAppNumber: 34600111222, messageText: 'x' }, { targetUserWhatsAppNumber: phone, messageText: 1 },
    { targetUserWhatsAppNumber: [phone], messageText: 'x' }, { targetUserWhatsAppNumber: phone, messageText: ['x'] },
    { targetUserWhatsAppNumber: { a: phone }, messageText: 'x' }, { targetUserWhatsAppNumber: phone, messageText: { a: 1 } },
    { targetUserWhatsAppNumber: phone, messageText: true }, { targetUserWhatsAppNumber: 'abc', messageText: 'x' },
    { targetUserWhatsAppNumber: '+1'.repeat(1000), messageText: 'x' }, { targetUserWhatsAppNumber: '123', messageText: 'x' },
    { targetUserWhatsAppNumber: phone, messageText: ' \n ' }, { targetUserWhatsAppNumber: phone, messageText: 'x'.repeat(4001) },
    { targetUserWhatsAppNumber: phone, messageText: 'a\u0000b' }, { targetUserWhatsAppNumber: phone, messageText: '\ud800' },
  ];
  for (const body of bodies) {
    const raw = typeof body === 'string' && body !== 'text' ? body : JSON.stringify(body);
    const answer = await call('POST', '/api/bot-reply', { body: raw, headers: signature(raw) });
    assert.equal(answer.status, 400, `${raw.slice(0, 80)}: ${answer.text}`);
    assert.deepEqual(Object.keys(answer.body), ['error'], raw);
    assert.equal(typeof answer.body.error, 'string');
  }
  for (const body of [{}, { targetUserWhatsAppNumber: phone }, { messageText: 'x' }]) {
    const raw = JSON.stringify(body);
    assert.deepEqual((await call('POST', '/api/bot-reply', { body: raw, headers: signature(raw) })).body, MISSING);
  }
  for (const id of [' ', 'n'.repeat(129), 'a b']) {
    assert.equal((await botReplies(phone, words(), { id })).status, 400, id);
  }
  const large = JSON.stringify({ targetUserWhatsAppNumber: phone, messageText: 'x'.repeat(300_000) });
  assertProblem(await call('POST', '/api/bot-reply', { body: large, headers: signature(large) }), 413);
  const typed = { ...signature('{}'), 'content-type': 'text/plain' };
  assertProblem(await call('POST', '/api/bot-reply', { body: '{}', headers: typed }), 415);
  await assertNothingStored(phone);
});

test('the longest text is 4,000 characters, however they are written', async () => {
  const { socket, phone } = await page();
  const text = secret(`${'😀'.repeat(3_960)}${randomUUID()}`);
  assert.equal([...text].length, 3_996);
  assertTold(await botReplies(phone, text));
  await socket.hears('bot-response', (heard) => heard.text === text);
});

test('who does not prove to be the bot is refused', async () => {
  const { socket, phone, user } = await page();
  const body = JSON.stringify({ targetUserWhatsAppNumber: phone, messageText: words('forged') });
  const at = now();
  const good = signature(body, { at });
  const tries = {
    unsigned: {},
    'stale by six minutes': signature(body, { at: now() - 360 }),
    'signed for later': signature(body, { at: now() + 360 }),
    'with a wrong secret': signature(body, { key: 'another secret' }),
    'with no secret': signature(body, { key: '' }),
    altered: signature(body.replace('forged', 'genuine')),
    'with another time': { ...good, 'x-signature-timestamp': String(at - 1) },
    'without a time': { 'x-signature-256': good['x-signature-256'] },
    'without the scheme': { ...good, 'x-signature-256': good['x-signature-256'].slice('sha256='.length) },
    'with half a signature': { ...good, 'x-signature-256': good['x-signature-256'].slice(0, 39) },
    'with a time alone': { 'x-signature-timestamp': good['x-signature-timestamp'] },
    'with a bad token': { authorization: 'Bearer nonsense' },
    'with a bad token and a good signature': { ...good, authorization: 'Bearer nonsense' },
  };
  for (const [about, headers] of Object.entries(tries)) {
    const answer = await call('POST', '/api/bot-reply', { body, headers });
    assert.equal(answer.status, 401, `${about}: ${answer.text}`);
    assertProblem(answer, 401);
  }
  const crm = await program('crm');
  const mixed = { ...crm.headers, ...signature(body, { key: 'another secret' }) };
  assertProblem(await call('POST', '/api/bot-reply', { body, headers: mixed }), 401);
  await socket.catchesUp();
  assert.deepEqual(socket.all('bot-response'), []);
  await assertNothingStored(phone, user);
});

test('programs with the scope and the staff may speak for the bot, others may not', async () => {
  const { socket, phone, user } = await page();
  const body = () => ({ targetUserWhatsAppNumber: phone, messageText: words('reply') });
  for (const headers of [(await program('crm')).headers, (await commercial()).headers]) {
    const reply = body();
    assertTold(await call('POST', '/api/bot-reply', { body: reply, headers }));
    await socket.hears('bot-response', ({ text }) => text === reply.messageText);
  }
  const { messages } = await user.history(await chatOf(user));
  assert.deepEqual(messages.map(({ senderType }) => senderType), ['bot', 'bot']);
  assert.deepEqual(messages.map(({ senderName }) => senderName), ['Botito', 'The crm']);
  const tom = await staffOf('elsewhere.example');
  for (const headers of [(await program('hooks')).headers, user.headers, tom.headers]) {
    assertProblem(await call('POST', '/api/bot-reply', { body: body(), headers }), 403);
  }
});

test('a number that is not proven is refused before the socket is connected', async () => {
  const phone = newPhone();
  const owner = await verified(phone);
  const liar = await visitor();
  const said = await call('POST', '/visitors/identify', { body: { ...HERE, phone, hasAcceptedPrivacyPolicy: true } });
  const other = await verified(newPhone());
  const tom = await staffOf('elsewhere.example');
  const tries = [
    [liar.handshake, phone],
    [{ auth: { sessionId: secret(said.body.sessionId) } }, phone],
    [other.handshake, phone],
    [tom.handshake, phone],
    [owner.handshake, newPhone()],
    [owner.handshake, 'abc'],
    [owner.handshake, `${phone}0000000000`],
  ];
  for (const transports of [['websocket'], ['polling']]) {
    for (const [handshake, userPhone] of tries) {
      const socket = dial({ ...handshake, query: { userPhone }, transports });
      assert.equal((await socket.hears('connect_error')).data.code, 'phone_not_proven');
      assert.deepEqual(socket.all('connect'), []);
      socket.close();
    }
    const nobody = dial({ query: { userPhone: phone }, transports });
    assert.equal((await nobody.hears('connect_error')).data.code, 'unauthenticated');
  }
  assertNotTold(await botReplies(phone, words('reply')));
  const silent = await owner.connect({ query: { userPhone: '' } });
  assertNotTold(await botReplies(phone, words('reply')));
  await silent.catchesUp();
  assert.deepEqual(silent.all('bot-response'), []);
});

test('a token of another issuer proves the number that it names', async () => {
  const [phone, token] = [process.env.CHARLA_PHONE, secret(process.env.CHARLA_PHONE_TOKEN)];
  const socket = await connect({ auth: { token }, query: { userPhone: phone } });
  const text = words('reply');
  assertTold(await botReplies(phone, text));
  await socket.hears('bot-response', (heard) => heard.text === text);
  const other = dial({ auth: { token }, query: { userPhone: newPhone() } });
  assert.equal((await other.hears('connect_error')).data.code, 'phone_not_proven');
  const unverified = dial({ auth: { token: secret(process.env.CHARLA_UNVERIFIED_TOKEN) }, query: { userPhone: phone } });
  assert.equal((await unverified.hears('connect_error')).data.code, 'forbidden');
});

test('the staff of the site hears any number', async () => {
  const sue = await commercial();
  const [phone, text] = [newPhone(), words('reply')];
  const socket = await sue.connect({ query: { userPhone: phone } });
  assertTold(await botReplies(phone, text));
  await socket.hears('bot-response', (heard) => heard.text === text);
});

test('what people say is posted to the webhook, signed, in order, and nothing else is', async () => {
  const sue = await commercial();
  const { phone, user } = await page();
  const replies = [words('reply'), words('reply')];
  await botReplies(phone, replies[0]);
  const chatId = await chatOf(user);
  const question = await user.says(chatId, words('question'));
  const note = await sue.notes(chatId);
  const answer = await sue.says(chatId, words('answer'));
  await botReplies(phone, replies[1]);
  const last = await user.says(chatId, words('thanks'));
  const posts = await hook.gets(3, question.content, answer.content, last.content);
  assert.deepEqual(posts.map(({ body }) => body.messageText), [question.content, answer.content, last.content]);
  assert.deepEqual(posts[0].body, {
    userWhatsAppNumber: phone, messageText: question.content, sender: 'user', chatId, messageId: question.id,
    timestamp: question.sentAt,
  });
  assert.equal(posts[1].body.sender, 'agent');
  for (const { headers, raw, method, path } of posts) {
    assert.deepEqual([method, path], ['POST', '/hook']);
    assert.match(headers['content-type'], /^application\/json/);
    assert.equal(headers['x-signature-256'], signature(raw, { at: headers['x-signature-timestamp'] })['x-signature-256']);
    assert.ok(Math.abs(now() - Number(headers['x-signature-timestamp'])) < 60);
  }
  assert.equal(new Set(posts.map(({ headers }) => headers['x-delivery-id'])).size, 3);
  const unposted = [note.content, ...replies];
  assert.deepEqual(hook.posts.filter(({ body }) => unposted.includes(body.messageText)), []);
});

test('a webhook that fails, hangs up or stalls is tried again with the same id, and nothing overtakes', async () => {
  const { phone, user } = await page();
  await botReplies(phone, words('reply'));
  const chatId = await chatOf(user);
  for (const failure of [500, 302, 'hang up', 'stall']) {
    const [first, second] = [words('first'), words('second')];
    let failures = 0;
    hook.answers = ({ body }) => (body.messageText === first && failures++ < 2 ? failure : 204);
    await user.says(chatId, first);
    await user.says(chatId, second);
    const posts = await hook.gets(4, first, second);
    assert.deepEqual(posts.map(({ body }) => body.messageText), [first, first, first, second], String(failure));
    assert.equal(new Set(posts.slice(0, 3).map(({ headers }) => headers['x-delivery-id'])).size, 1);
  }
  hook.answers = () => 204;
});

test('what is given up is seen by admins and programs that may, and can be sent again', async () => {
  const admin = await commercial();
  const hooks = await program('hooks');
  const { phone, user } = await page();
  await botReplies(phone, words('reply'));
  const chatId = await chatOf(user);
  const lost = words('lost');
  hook.answers = ({ body }) => (body.messageText === lost ? 503 : 204);
  const message = await user.says(chatId, lost);
  const next = words('next');
  await user.says(chatId, next);
  await hook.gets(1, next);
  const attempts = await hook.gets(4, lost);
  assert.equal(attempts.length, 4);
  const list = await admin.call('GET', '/v2/webhooks/dead-letters');
  const letter = list.body.deadLetters.find(({ messageId }) => messageId === message.id);
  assert.deepEqual(Object.keys(letter).sort(), ['attempts', 'chatId', 'createdAt', 'diedAt', 'error', 'id', 'messageId']);
  assert.equal(letter.id, attempts[0].headers['x-delivery-id']);
  assert.equal(letter.error, 'answered 503');
  assert.deepEqual((await hooks.call('GET', '/v2/webhooks/dead-letters?limit=1')).body.deadLetters, [letter]);
  assertProblem(await (await staffOf('localhost')).call('GET', '/v2/webhooks/dead-letters'), 403);
  assertProblem(await (await program('crm')).call('GET', '/v2/webhooks/dead-letters'), 403);
  assertProblem(await admin.post(`/v2/webhooks/dead-letters/${randomUUID()}/resend`), 404);
  hook.answers = () => 204;
  const resend = `/v2/webhooks/dead-letters/${letter.id}/resend`;
  assert.equal((await hooks.call('POST', resend)).status, 202);
  const again = (await hook.gets(5, lost)).at(-1);
  assert.equal(again.headers['x-delivery-id'], letter.id);
  assertProblem(await hooks.call('POST', resend), 404);
});

test('the figures tell how the webhook does', async () => {
  const { text } = await call('GET', '/actuator/prometheus', { headers: (await commercial()).headers });
  for (const [name, least] of [
    ['charla_webhook_posts_total{outcome="delivered"}', 5],
    ['charla_webhook_posts_total{outcome="failed"}', 8],
    ['charla_webhook_posts_total{outcome="dead"}', 1],
    ['charla_webhook_waiting', 0],
    ['charla_webhook_oldest_age_seconds', 0],
  ]) {
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    assert.ok(line && Number(line.split(' ')[1]) >= least, `${name}: ${line}`);
  }
});

/** A user whose number the site vouches for, and its page, as the guide has it. */
async function page(options = {}) {
  const phone = newPhone();
  const user = await verified(phone);
  return { phone, user, socket: await user.connect({ query: { userPhone: phone }, ...options }) };
}

async function verified(phone) {
  const claims = { sub: randomUUID(), phone_number: phone, exp: now() + 600 };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const identityToken = secret(`${signed}.${createHmac('sha256', IDENTITY_SECRET).update(signed).digest('base64url')}`);
  const guest = await visitor({ ...HERE, identityToken });
  assert.equal(guest.identified.lifecycle, 'VERIFIED');
  return guest;
}

async function chatOf(user) {
  const { body } = await user.call('GET', `/v2/visitors/${user.id}/chats`);
  assert.equal(body.chats.length, 1, 'one chat for each number');
  return body.chats[0].id;
}

function botReplies(phone, messageText, { id, path = '/api/bot-reply', ...others } = {}) {
  const body = JSON.stringify({ targetUserWhatsAppNumber: phone, messageText });
  return call('POST', path, { body, headers: { ...signature(body, others), ...(id ? { 'x-delivery-id': id } : {}) } });
}

function signature(body, { at = now(), key = SECRET } = {}) {
  const hmac = createHmac('sha256', key).update(`${at}.`).update(body).digest('hex');
  return { 'x-signature-256': `sha256=${hmac}`, 'x-signature-timestamp': String(at) };
}

function now() {
  return Math.floor(Date.now() / 1000);
}

function newPhone() {
  return `+34${randomInt(600_000_000, 799_999_999)}`;
}

function assertTold(answer) {
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(answer.body, TOLD);
}

function assertNotTold(answer) {
  assert.equal(answer.status, 404, answer.text);
  assert.deepEqual(answer.body, NOT_TOLD);
}

async function assertHeardOnce(socket, user, phone, text) {
  const last = words('reply');
  assertTold(await botReplies(phone, last));
  await socket.hears('bot-response', (heard) => heard.text === last);
  assert.deepEqual(socket.all('bot-response').map((heard) => heard.text), [text, last]);
  const { messages } = await user.history(await chatOf(user));
  assert.deepEqual(messages.map(({ content }) => content), [last, text]);
}

async function assertNothingStored(phone, owner) {
  const user = owner ?? (await verified(phone));
  const socket = await user.connect({ query: { userPhone: phone } });
  await socket.catchesUp();
  assert.deepEqual(socket.all('bot-response'), []);
  const { body } = await user.call('GET', `/v2/visitors/${user.id}/chats`);
  assert.deepEqual(body.chats, []);
}
