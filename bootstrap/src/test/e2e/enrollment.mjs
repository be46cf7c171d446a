/** The conversation about an enrollment, in the words of the app of influencers and operators, step by step. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { assertInstant, assertProblem, call, commercial, dial, hangUp, provenBy, words } from './charla.mjs';
import { anotherKey, bySecret, expiredBy, influencer, operator, token, unsigned } from './cognito.mjs';
import { documents } from './contract.mjs';

const ABSENT = randomUUID();
const TRANSPORTS = ['websocket', 'polling'];

after(hangUp);

/** A registered enrollment. */
async function enrollment(influencerId) {
  const id = randomUUID();
  const answer = await register(id, influencerId);
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.headers.get('location'), `/v2/enrollments/${id}`);
  return { enrollment_id: id, chatId: answer.body.chatId, influencerId };
}

async function register(id, influencerId) {
  return (await commercial()).call('PUT', `/v2/enrollments/${id}`, { body: { influencerId } });
}

/** A socket that has joined the conversation, after its history. */
async function joined(person, { enrollment_id }, options) {
  const socket = await person.connect(options);
  socket.socket.emit('join_conversation', { enrollment_id });
  await socket.hears('conversation_history');
  return socket;
}

/** What the server says of an event that fails, without an ack as the app sends it. */
async function refused(socket, event, payload) {
  const before = socket.all('error').length;
  socket.socket.emit(event, payload);
  await socket.until(() => socket.all('error').length > before, () => `${event} did not fail`);
  return socket.all('error').at(-1);
}

for (const transport of TRANSPORTS) {
  test(`the flow of use, over ${transport}`, async () => {
    const about = await enrollment('7');
    const { enrollment_id } = about;
    const [iris, olga] = [influencer('7'), operator()];
    const app = await iris.connect({ transports: [transport] });
    assert.deepEqual((await app.hears('authenticated')).user, {
      id: iris.id,
      email: 'user@example.com',
      role: 'influencer',
      username: 'usuario123',
    });

    const desk = await joined(olga, about, { transports: [transport] });
    assert.deepEqual((await desk.hears('authenticated')).user.role, 'operations');
    const first = words();
    desk.socket.emit('send_message', { enrollment_id, message_text: first });
    await desk.hears('new_message');

    app.socket.emit('join_conversation', { enrollment_id });
    assert.deepEqual(await app.hears('joined_conversation'), { enrollment_id });
    const history = await app.hears('conversation_history');
    assert.equal(history.enrollment_id, enrollment_id);
    assert.deepEqual(history.messages.map((message) => message.message_text), [first]);
    assert.deepEqual(await desk.hears('user_joined'), {
      user: { id: iris.id, username: 'usuario123', role: 'influencer' },
      enrollment_id,
    });
    assert.deepEqual(app.all('user_joined'), []);

    const hello = words();
    app.socket.emit('send_message', { enrollment_id, message_text: `  ${hello} ` });
    const heard = await desk.hears('new_message', (message) => message.message_text === hello);
    const { message_id, created_at, ...rest } = heard;
    assert.deepEqual(rest, {
      conversation_id: enrollment_id,
      sender_id: iris.id,
      sender_type: 'influencer',
      sender_username: 'usuario123',
      message_text: hello,
    });
    assertInstant(created_at);
    assert.deepEqual(await app.hears('new_message'), heard);

    app.socket.emit('leave_conversation', { enrollment_id });
    assert.deepEqual(await app.hears('left_conversation'), { enrollment_id });
    desk.socket.emit('send_message', { enrollment_id, message_text: words() });
    await desk.until(() => desk.all('new_message').length === 3, () => 'the answer did not come');
    await app.catchesUp();
    assert.equal(app.all('new_message').length, 1, `${message_id} alone was heard`);
  });
}

test('staff of the site speaks in the same chat in its own words, and its notes stay its own', async () => {
  const about = await enrollment('7');
  const [sue, iris, olga] = [await commercial(), influencer('7'), operator()];
  const console = await sue.joins(about.chatId);
  const [app, desk] = [await joined(iris, about), await joined(olga, about)];
  await sue.notes(about.chatId);
  const answer = await sue.says(about.chatId);
  const heard = await app.hears('new_message');
  assert.equal(heard.message_id, answer.messageId);
  assert.equal(heard.sender_type, 'operations');
  const question = words();
  app.socket.emit('send_message', { enrollment_id: about.enrollment_id, message_text: question });
  const said = await console.hears('message:new', (message) => message.content === question);
  assert.deepEqual([said.senderType, said.senderId, said.chatId], ['visitor', iris.id, about.chatId]);
  for (const socket of [app, desk]) {
    await socket.catchesUp();
    assert.equal(socket.events.filter(({ payload }) => JSON.stringify(payload ?? '').includes('note canary')).length, 0);
  }
  const again = await joined(olga, about);
  const told = (await again.hears('conversation_history')).messages.map((message) => message.message_text);
  assert.deepEqual(told, [answer.content, question]);
  const chat = await sue.call('GET', `/v2/chats/${about.chatId}`);
  assert.equal(chat.body.metadata.enrollmentId, about.enrollment_id);
});

test('a history is complete and in order up to 500 messages, and the rest is read over HTTP', async () => {
  const about = await enrollment('7');
  const [sue, iris] = [await commercial(), influencer('7')];
  const said = [];
  for (let number = 0; number < 503; number++) {
    said.push(await sue.says(about.chatId, `message ${number}`));
  }
  await sue.call('DELETE', `/v2/messages/${said.at(-1).id}`);
  const app = await joined(iris, about);
  const history = (await app.hears('conversation_history')).messages;
  assert.deepEqual(history.map((message) => message.message_id), said.slice(2, 502).map((message) => message.id));

  const view = await iris.call('GET', `/v2/enrollments/${about.enrollment_id}`);
  assert.deepEqual(view.body, { enrollmentId: about.enrollment_id, influencerId: '7', chatId: about.chatId });
  const page = await iris.history(view.body.chatId);
  assert.equal(page.total, 503);
  assert.equal(page.messages[1].id, said.at(-2).id);
});

test('who joins while others speak misses nothing and hears nothing twice', async () => {
  const about = await enrollment('7');
  const [iris, olga] = [influencer('7'), operator()];
  const desk = await joined(olga, about);
  const sent = Array.from({ length: 40 }, () => words());
  const speaking = (async () => {
    for (const message_text of sent) {
      await desk.asks('send_message', { enrollment_id: about.enrollment_id, message_text });
    }
  })();
  await desk.hears('new_message');
  const app = await joined(iris, about);
  const early = (await app.hears('conversation_history')).messages;
  await speaking;
  await app.until(
    () => early.length + app.all('new_message').length >= sent.length,
    () => `${early.length} and ${app.all('new_message').length}`,
  );
  await app.catchesUp();
  const heard = [...early, ...app.all('new_message')].map((message) => message.message_text);
  assert.deepEqual(heard, sent);
});

test('a client that lost its connection goes on in its conversation', async () => {
  const about = await enrollment('7');
  const [sue, iris] = [await commercial(), influencer('7')];
  const app = await joined(iris, about, { transports: ['websocket'], reconnection: true, reconnectionDelay: 10 });
  app.cut();
  const missed = await sue.says(about.chatId);
  await app.hears('new_message', (message) => message.message_id === missed.id);
  assert.equal(app.socket.recovered, true);
});

test('another influencer’s enrollment is as good as none', async () => {
  const about = await enrollment('7');
  const app = await influencer('8').connect();
  for (const event of ['join_conversation', 'send_message']) {
    const foreign = await refused(app, event, { enrollment_id: about.enrollment_id, message_text: words() });
    const absent = await refused(app, event, { enrollment_id: ABSENT, message_text: words() });
    assert.deepEqual({ ...foreign, timestamp: '' }, { ...absent, timestamp: '' });
    assert.equal(foreign.code, 'not_found');
  }
  const [foreign, absent] = [
    await influencer('8').call('GET', `/v2/enrollments/${about.enrollment_id}`),
    await influencer('8').call('GET', `/v2/enrollments/${ABSENT}`),
  ];
  assertProblem(foreign, 404);
  assert.deepEqual({ ...foreign.body, instance: '' }, { ...absent.body, instance: '' });
  assertProblem(await influencer('8').call('GET', `/v2/messages/chat/${about.chatId}`), 404);
});

test('nobody speaks before joining, nor after leaving', async () => {
  const { enrollment_id } = await enrollment('7');
  const app = await influencer('7').connect();
  const draft = { enrollment_id, message_text: words() };
  assert.equal((await refused(app, 'send_message', draft)).code, 'not_joined');
  await app.asks('join_conversation', { enrollment_id });
  await app.asks('leave_conversation', { enrollment_id });
  assert.equal((await refused(app, 'send_message', draft)).code, 'not_joined');
});

test('who loses an enrollment is taken out of its conversation', async () => {
  const about = await enrollment('7');
  const { enrollment_id } = about;
  const [app, web, next] = [await joined(influencer('7'), about), await influencer('7').connect(), influencer('8')];
  await web.asks('chat:join', { chatId: about.chatId });
  assert.equal((await register(enrollment_id, '8')).status, 200);
  assert.deepEqual(await app.hears('left_conversation'), { enrollment_id });
  assert.equal((await refused(app, 'send_message', { enrollment_id, message_text: words() })).code, 'not_found');
  const heir = await joined(next, about);
  const said = await (await commercial()).says(about.chatId);
  await heir.hears('new_message', (message) => message.message_id === said.id);
  for (const socket of [app, web]) {
    await socket.catchesUp();
    assert.deepEqual([...socket.all('new_message'), ...socket.all('message:new')], []);
  }
});

test('what a payload says about its sender is believed by nobody', async () => {
  const about = await enrollment('7');
  const iris = influencer('7');
  const app = await joined(iris, about);
  const draft = { enrollment_id: about.enrollment_id, message_text: words() };
  for (const claim of [{ sender_id: randomUUID() }, { userId: 'somebody' }, { sender_type: 'operations' }, { sender_id: [1] }]) {
    assert.equal((await refused(app, 'send_message', { ...draft, ...claim })).code, 'forbidden');
  }
  const ack = await app.asks('send_message', { ...draft, sender_id: iris.id, sender_type: 'influencer' });
  assert.equal(ack.success, true);
});

test('payloads that do not fit are refused', async () => {
  const about = await enrollment('7');
  const app = await joined(influencer('7'), about);
  const { enrollment_id } = about;
  for (const message_text of [undefined, null, '', '  \n', 'x'.repeat(4001), 7, {}, ['a'], 'a\0b']) {
    assert.equal((await refused(app, 'send_message', { enrollment_id, message_text })).code, 'invalid_payload');
  }
  for (const payload of [undefined, null, {}, { enrollment_id: 7 }, { enrollment_id: { $ne: '' } }, 'text', [], 7]) {
    assert.equal((await refused(app, 'join_conversation', payload)).code, 'invalid_payload');
  }
  for (const key of ['', ' ', '../..', 'x'.repeat(101), `${enrollment_id} `]) {
    assert.equal((await refused(app, 'join_conversation', { enrollment_id: key })).code, 'not_found');
  }
  await app.catchesUp();
  assert.deepEqual(app.all('new_message'), []);
  assert.equal((await app.asks('send_message', { enrollment_id, message_text: 'x'.repeat(4000) })).success, true);
});

test('tokens that do not hold open nothing', async () => {
  const claims = { 'custom:id_influencer_main': '7' };
  const bad = [
    token({ ...claims, exp: expiredBy(-120) }),
    token({ ...claims, exp: undefined }),
    token({ ...claims, iss: 'https://cognito.example/another' }),
    token({ ...claims, aud: 'another' }),
    token({ ...claims, token_use: 'refresh' }),
    token({ ...claims, token_use: 'access', client_id: 'another' }),
    token(claims, { by: anotherKey }),
    bySecret(claims),
    unsigned(claims),
    'nonsense',
  ];
  for (const wrong of bad) {
    const refusal = await dial(provenBy(wrong, ABSENT).handshake).hears('connect_error');
    assert.equal(refusal.data.code, 'invalid_credentials');
    assertProblem(await provenBy(wrong, ABSENT).call('GET', `/v2/enrollments/${ABSENT}`), 401);
  }
  for (const nobody of [token(), token({ ...claims, sub: 'someone' }), token({ 'cognito:groups': ['others'] })]) {
    assert.equal((await dial(provenBy(nobody, ABSENT).handshake).hears('connect_error')).data.code, 'forbidden');
    assertProblem(await provenBy(nobody, ABSENT).call('GET', `/v2/enrollments/${ABSENT}`), 403);
  }
});

test('access tokens prove operators too', async () => {
  const access = { token_use: 'access', client_id: 'app', aud: undefined, username: 'olga', 'cognito:username': undefined };
  const socket = await provenBy(token({ ...access, 'cognito:groups': ['operations'] }), ABSENT).connect();
  const { user } = await socket.hears('authenticated');
  assert.deepEqual([user.role, user.username], ['operations', 'olga']);
});

test('a socket ends with its token, and lives on with a newer one of the same influencer', async () => {
  const sub = randomUUID();
  const claims = { sub, 'custom:id_influencer_main': '7' };
  const app = await provenBy(token({ ...claims, exp: expiredBy(4) }), sub).connect();
  const other = await app.asks('auth:refresh', { token: token({ ...claims, 'custom:id_influencer_main': '8' }) });
  assert.equal(other.code, 'forbidden');
  assert.equal((await app.hears('session:expired')).reason, 'token_expired');
  await app.hears('disconnect');
});

test('the people of enrollments may call nothing else over HTTP', async () => {
  const about = await enrollment('7');
  const theirs = ['GET /v2/enrollments/{enrollmentId}', 'GET /v2/messages/chat/{chatId}', 'GET /v2/files/{fileId}'];
  const open = /^\/(\.well-known|visitors\/identify|oauth2|v2\/auth\/(login|refresh|logout)|v2\/commercials\/availability)/;
  const ids = { ...about, enrollmentId: about.enrollment_id };
  for (const [path, operations] of Object.entries(documents['openapi.yaml'].paths)) {
    for (const method of Object.keys(operations).map((name) => name.toUpperCase())) {
      if (open.test(path) || operations[method.toLowerCase()].security === undefined) {
        continue;
      }
      for (const person of [influencer('7'), operator()]) {
        const plain = path.replaceAll(/\{(\w+)\}/g, (_, name) => ids[name] ?? ABSENT);
        const reply = { targetUserWhatsAppNumber: '+34600111222', messageText: 'a reply' };
        const body = method === 'GET' ? undefined : path === '/bot-reply' ? reply : {};
        const answer = await call(method, plain, { headers: person.headers, body });
        const expected = theirs.includes(`${method} ${path}`) ? [200, 404] : [403];
        assert.ok(expected.includes(answer.status), `${method} ${path}: ${answer.status} ${answer.text}`);
      }
    }
  }
});

test('an enrollment is registered with what it needs, and by whom it may be', async () => {
  for (const body of [{}, { influencerId: 7 }, { influencerId: '' }, { influencerId: 'a b' }, { influencerId: null }]) {
    assertProblem(await (await commercial()).call('PUT', `/v2/enrollments/${randomUUID()}`, { body }), 400);
  }
  const odd = await (await commercial()).call('PUT', '/v2/enrollments/a%20b', { body: { influencerId: '7' } });
  assertProblem(odd, 400);
  assertProblem(await operator().call('PUT', `/v2/enrollments/${randomUUID()}`, { body: { influencerId: '7' } }), 403);
});
