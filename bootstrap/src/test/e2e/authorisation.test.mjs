/**
 * Who may do what: every route and every event, tried by everybody. What there is to try is read from the server's own
 * documents, so that a route or an event that is missing in these tables fails the test.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import {
  ELSEWHERE,
  HERE,
  PNG,
  admin,
  assertProblem,
  call,
  commercial,
  dial,
  formWith,
  hangUp,
  newStaff,
  program,
  staffOf,
  visitor,
  words,
} from './charla.mjs';
import { documents } from './contract.mjs';
import { PlainSocket, claims } from './plain.mjs';

const ABSENT = '00000000-0000-7000-8000-000000000000';

/** Somebody listens to it, so that replies to it are told. */
const PHONE = '+34600999888';

/**
 * The answers, by actor: nobody shows no proof, and what gone shows has ended; ann has a chat, which bob (of the same site) and
 * eve (of another) do not; sue works for the site, and tom for the other one; crm is a program that may do what programs may,
 * reader one that may read messages only, and far one of the other site.
 */
const ROUTES = table(`
                                             nobody gone ann bob eve sue tom crm reader far
  GET  /.well-known/jwks.json                200    200  200 200 200 200 200 200 200    200
  POST /oauth2/token                         401    401  401 401 401 401 401 401 401    401
  POST /visitors/identify                    200    200  200 200 200 200 200 200 200    200
  POST /visitors/session/heartbeat           401    401  200 200 200 403 403 403 403    403
  POST /visitors/session/end                 401    401  200 200 200 403 403 403 403    403
  POST /v2/auth/login                        200    200  200 200 200 200 200 200 200    200
  POST /v2/auth/refresh                      401    401  401 401 401 401 401 401 401    401
  POST /v2/auth/logout                       204    204  204 204 204 204 204 204 204    204
  GET  /v2/auth/me                           401    401  403 403 403 200 200 403 403    403
  POST /v2/chats                             401    401  201 201 201 201 404 201 403    404
  POST /v2/chats/with-message                401    401  201 201 201 201 404 201 403    404
  GET  /v2/chats                             401    401  403 403 403 200 200 200 403    200
  GET  /v2/chats/queue/pending               401    401  403 403 403 200 200 200 403    200
  GET  /v2/visitors/{visitorId}/chats        401    401  200 404 404 200 200 200 403    200
  GET  /v2/commercials/{commercialId}/chats  401    401  403 403 403 200 403 403 403    403
  GET  /v2/chats/{chatId}                    401    401  200 404 404 200 404 200 403    404
  PUT  /v2/chats/{chatId}/assign/{commercialId}    401 401 403 404 404 200 404 200 403  404
  PUT  /v2/chats/{chatId}/transfer/{commercialId}  401 401 403 404 404 200 404 200 403  404
  PUT  /v2/chats/{chatId}/unassign           401    401  403 404 404 200 404 200 403    404
  PUT  /v2/chats/{chatId}/close              401    401  200 404 404 200 404 200 403    404
  PUT  /v2/chats/{chatId}/reopen             401    401  403 404 404 409 404 409 403    404
  POST /v2/chats/{chatId}/request-agent      401    401  201 404 404 403 404 403 403    403
  PUT  /v2/chats/{chatId}/tags               401    401  403 404 404 200 404 403 403    403
  PUT  /v2/chats/{chatId}/priority           401    401  403 404 404 200 404 200 403    404
  PUT  /v2/chats/{chatId}/view-open          401    401  200 404 404 200 404 403 403    403
  PUT  /v2/chats/{chatId}/view-close         401    401  200 404 404 200 404 403 403    403
  PUT  /v2/chats/{chatId}/unread/reset       401    401  403 404 404 200 404 200 403    404
  GET  /v2/chats/{chatId}/transcript         401    401  200 404 404 200 404 200 200    404
  POST /v2/messages                          401    401  201 404 404 201 404 201 403    404
  GET  /v2/messages/chat/{chatId}            401    401  200 404 404 200 404 200 200    404
  GET  /v2/messages/chat/{chatId}/unread     401    401  200 404 404 200 404 200 200    404
  GET  /v2/messages/search                   401    401  403 403 403 200 404 200 200    404
  PUT  /v2/messages/mark-as-read             401    401  200 200 200 200 200 200 403    200
  GET  /v2/messages/{id}                     401    401  200 404 404 200 404 200 200    404
  PATCH /v2/messages/{id}                    401    401  200 404 404 403 404 403 403    404
  DELETE /v2/messages/{id}                   401    401  204 404 404 204 404 403 403    404
  POST /v2/files/upload                      401    401  201 404 404 201 404 201 403    404
  GET  /v2/files/{fileId}                    401    401  200 404 404 200 404 200 200    404
  GET  /presence/chat/{chatId}               401    401  200 404 404 200 404 200 403    404
  GET  /v2/canned-replies                    401    401  403 403 403 200 200 403 403    403
  POST /v2/canned-replies                    401    401  403 403 403 201 400 403 403    403
  PUT  /v2/canned-replies/{id}               401    401  403 403 403 200 404 403 403    403
  DELETE /v2/canned-replies/{id}             401    401  403 403 403 204 404 403 403    403
  GET  /v2/enrollments/{enrollmentId}        401    401  404 404 404 200 404 200 403    404
  PUT  /v2/enrollments/{enrollmentId}        401    401  403 403 403 200 403 200 403    403
  GET  /v2/commercials                       401    401  403 403 403 200 200 403 403    403
  POST /v2/commercials                       401    401  403 403 403 201 403 403 403    403
  GET  /v2/commercials/{id}                  401    401  403 403 403 200 404 403 403    403
  PATCH /v2/commercials/{id}                 401    401  403 403 403 200 404 403 403    403
  DELETE /v2/commercials/{id}                401    401  403 403 403 204 404 403 403    403
  PUT  /v2/commercials/me/status             401    401  403 403 403 200 200 403 403    403
  GET  /v2/commercials/available             401    401  403 403 403 200 200 200 403    200
  POST /v2/commercials/availability          200    200  200 200 200 200 200 200 200    200
  GET  /v2/sites/{siteId}/faq                401    401  403 403 403 200 404 403 403    403
  PUT  /v2/sites/{siteId}/faq                401    401  403 403 403 200 404 403 403    403
  POST /bot-reply                            401    401  403 403 403 200 403 200 403    403
  GET  /v2/webhooks/dead-letters             401    401  403 403 403 200 403 403 403    403
  POST /v2/webhooks/dead-letters/{id}/resend 401    401  403 403 403 404 403 403 403    403
`);

const NOWHERE = {
  chatId: ABSENT,
  id: ABSENT,
  fileId: ABSENT,
  visitorId: ABSENT,
  commercialId: ABSENT,
  enrollmentId: ABSENT,
  siteId: ABSENT,
};

/** What is sent along, and what stands behind the path. */
const SENT = {
  'POST /oauth2/token': () => 'grant_type=client_credentials',
  'POST /visitors/identify': () => HERE,
  'POST /visitors/session/heartbeat': () => ({}),
  'POST /visitors/session/end': () => ({}),
  'POST /v2/auth/login': () => admin,
  'POST /v2/auth/refresh': () => ({ refresh_token: 'nobody was given this' }),
  'POST /v2/auth/logout': () => ({}),
  'POST /v2/chats': ({ visitorId }) => ({ visitorInfo: { visitorId } }),
  'POST /v2/chats/with-message': ({ visitorId }) => ({ visitorInfo: { visitorId }, firstMessage: { content: words() } }),
  'PUT /v2/chats/{chatId}/tags': () => ({ tags: ['VIP'] }),
  'PUT /v2/chats/{chatId}/priority': () => ({ priority: 'HIGH' }),
  'POST /v2/messages': ({ chatId }) => ({ chatId, content: words() }),
  'PUT /v2/messages/mark-as-read': ({ id }) => ({ messageIds: [id] }),
  'PATCH /v2/messages/{id}': () => ({ content: words() }),
  'POST /v2/files/upload': ({ chatId }) => formWith(PNG, 'photo.png', { chatId }),
  'POST /v2/canned-replies': () => newReply(),
  'PUT /v2/canned-replies/{id}': () => newReply(),
  'PUT /v2/enrollments/{enrollmentId}': () => ({ influencerId: '7' }),
  'POST /v2/commercials': () => newStaff(),
  'PATCH /v2/commercials/{id}': () => ({ name: 'Another name' }),
  'PUT /v2/commercials/me/status': () => ({ status: 'away' }),
  'POST /v2/commercials/availability': () => HERE,
  'PUT /v2/sites/{siteId}/faq': () => ({ entries: [{ question: 'When?', answer: words() }] }),
  'POST /bot-reply': () => ({ targetUserWhatsAppNumber: PHONE, messageText: words('reply') }),
};
const QUERY = { 'GET /v2/messages/search': ({ chatId }) => `?q=opening&chatId=${chatId}` };

/** How an event is answered: `yes`, or with a code of failure. */
const EVENTS = table(`
                                ann       bob       eve       sue       tom
  chat:join                     yes       not_found not_found yes       not_found
  chat:join:commercial          not_found not_found not_found yes       not_found
  chat:leave                    yes       yes       yes       yes       yes
  typing:start                  yes       not_found not_found yes       not_found
  typing:start:commercial       not_found not_found not_found yes       not_found
  typing:stop                   yes       not_found not_found yes       not_found
  typing:stop:commercial        not_found not_found not_found yes       not_found
  auth:refresh                  invalid_credentials invalid_credentials invalid_credentials invalid_credentials invalid_credentials
  health-check                  yes       yes       yes       yes       yes
  test                          yes       yes       yes       yes       yes
  join_conversation             not_found not_found not_found yes       not_found
  leave_conversation            yes       yes       yes       yes       yes
  send_message                  not_found not_found not_found not_joined not_found
  message:send                  yes       not_found not_found yes       not_found
  message:update                yes       not_found not_found forbidden not_found
  message:delete                yes       not_found not_found yes       not_found
  user:connected                yes       yes       yes       yes       yes
  user:disconnected             yes       yes       yes       yes       yes
`);

/** How somebody's attempt to connect is answered. */
const CONNECTIONS = { nobody: 'unauthenticated', gone: 'invalid_credentials', crm: 'forbidden', reader: 'forbidden', far: 'forbidden' };

/** What a plain WebSocket is told that shows somebody's token, or none; `yes` for an answer of the assistant's. */
const QUESTIONS = {
  nobody: 'Token not provided',
  gone: 'Token not provided',
  ann: 'Token not provided',
  sue: 'yes',
  tom: 'yes',
  crm: 'Authentication error',
  reader: 'Authentication error',
  far: 'Authentication error',
};

const headers = {};
let ann, sue;

before(async () => {
  [ann, sue] = [await visitor(), await commercial()];
  const [bob, eve, gone] = [await visitor(), await visitor(ELSEWHERE), await visitor()];
  const tom = await staffOf(ELSEWHERE.domain);
  await gone.post('/visitors/session/end', {});
  await sue.connect({ query: { userPhone: PHONE } });
  Object.assign(headers, {
    nobody: {},
    gone: { 'x-visitor-session': gone.sessionId },
    ann: ann.headers,
    bob: bob.headers,
    eve: eve.headers,
    sue: sue.headers,
    tom: tom.headers,
    crm: (await program('crm')).headers,
    reader: (await program('reader')).headers,
    far: (await program('stranger')).headers,
  });
});
after(hangUp);

test('every route of the server is in the table, and no other', () => {
  const routes = Object.entries(documents['openapi.yaml'].paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual([...ROUTES.keys()].sort(), routes.sort());
});

test('every event that clients may send is in the table, and no other', () => {
  const { operations, components } = documents['asyncapi.yaml'];
  const described = Object.values(operations)
    .filter(({ action, channel }) => action === 'receive' && channel.$ref === '#/channels/main')
    .flatMap(({ messages }) => messages.map(({ $ref }) => components.messages[$ref.split('/').at(-1)].name));
  const names = [...EVENTS.keys()].filter((name) => !name.endsWith(':commercial'));
  assert.deepEqual(names.sort(), described.sort());
});

for (const [route, answers] of ROUTES) {
  test(`${route}: everybody gets what is theirs`, async () => {
    for (const [who, status] of Object.entries(answers)) {
      const answer = await attempt(route, who, await world(route));
      assert.equal(answer.status, status, `${who}: ${answer.status} ${answer.text}`);
      if (status >= 400 && route !== 'POST /oauth2/token') {
        assertProblem(answer, status);
      }
    }
  });

  test(`${route}: strangers cannot tell what is there`, async () => {
    const there = await world(route);
    for (const who of Object.keys(answers).filter((actor) => answers[actor] === 404)) {
      const [hidden, absent] = [await attempt(route, who, there), await attempt(route, who, NOWHERE)];
      assert.equal(absent.status, 404, `${who}: ${absent.text}`);
      assert.deepEqual({ ...hidden.body, instance: '' }, { ...absent.body, instance: '' }, who);
    }
  });
}

for (const [name, answers] of EVENTS) {
  test(`${name}: everybody is answered what is theirs`, async () => {
    const there = await world();
    for (const [who, expected] of Object.entries(answers)) {
      const socket = await connected(who);
      const ack = await say(socket, name, there);
      assert.equal(answered(ack), expected, `${who}: ${JSON.stringify(ack)}`);
      const absent = await say(socket, name, NOWHERE);
      if (expected === 'not_found') {
        assert.deepEqual(absent, ack, `${who} can tell that the chat is there`);
      }
      socket.close();
    }
  });
}

for (const [who, code] of Object.entries(CONNECTIONS)) {
  test(`a socket of ${who} is not let in`, async () => {
    assert.equal((await socketOf(who).hears('connect_error')).data.code, code);
  });
}

for (const [who, expected] of Object.entries(QUESTIONS)) {
  test(`chat_message over a plain WebSocket: ${who} is told what is theirs`, async () => {
    const token = headers[who].authorization?.split(' ')[1];
    const socket = new PlainSocket(token ? `?token=${token}` : '');
    if (expected === 'yes') {
      assert.equal((await socket.isOpen()).opened, true);
      assert.equal((await socket.asks({ userId: claims(token).userId, prompt: 'hello' })).event, 'chat_response');
    } else {
      assert.deepEqual((await socket.next()).message.content, [expected]);
      assert.equal(await socket.end(), 1008);
    }
    socket.close();
  });
}

/** What ann has: fresh, so that nobody meets what somebody else has changed. */
async function world(route) {
  if (route?.endsWith('/v2/commercials/{id}')) {
    return { id: (await staffOf('localhost')).id };
  }
  if (route?.endsWith('/v2/canned-replies/{id}')) {
    return { id: (await sue.post('/v2/canned-replies', newReply())).body.id };
  }
  const chatId = await ann.opensChat();
  const { id } = await ann.says(chatId);
  const { fileId } = await ann.uploads(PNG, 'photo.png', { chatId });
  await ann.says(chatId, words(), { attachment: { fileId } });
  const enrollmentId = await enrolled();
  return { chatId, id, fileId, visitorId: ann.id, commercialId: sue.id, siteId: ann.identified.siteId, enrollmentId };
}

/** An enrollment of the site, about which none of the visitors has to know. */
async function enrolled() {
  const enrollmentId = randomUUID();
  const answer = await sue.call('PUT', `/v2/enrollments/${enrollmentId}`, { body: { influencerId: '7', ...HERE } });
  assert.equal(answer.status, 201, answer.text);
  return enrollmentId;
}

function newReply() {
  return { shortcut: randomUUID(), title: words('title'), content: words(), site: HERE.domain };
}

async function attempt(route, who, things) {
  const [method, template] = route.split(' ');
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name) => things[name]) + (QUERY[route]?.(things) ?? '');
  const body = SENT[route]?.(things);
  const proof = await proofFor(route, who);
  const form = typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
  return call(method, path, { headers: { ...proof, ...form }, body });
}

/** What ends a proof is tried with one of its own. */
async function proofFor(route, who) {
  if (route === 'POST /visitors/session/end' && ['ann', 'bob', 'eve'].includes(who)) {
    return (await visitor()).headers;
  }
  return route === 'POST /v2/auth/logout' && ['sue', 'tom'].includes(who) ? {} : headers[who];
}

function socketOf(who) {
  return dial({ extraHeaders: headers[who] });
}

async function connected(who) {
  const socket = socketOf(who);
  await socket.hears('connect');
  return socket;
}

function say(socket, name, { chatId, enrollmentId, id }) {
  const [event, reference] = name.endsWith(':commercial')
    ? [name.slice(0, -':commercial'.length), `chat:${chatId}:commercial`]
    : [name, chatId];
  const about = { enrollment_id: enrollmentId };
  const payloads = {
    test: { message: 'hello' },
    'auth:refresh': { token: 'nobody was given this' },
    join_conversation: about,
    leave_conversation: about,
    send_message: { ...about, message_text: words() },
    'message:send': { chat_id: chatId, body: words() },
    'message:update': { id, body: words() },
    'message:delete': { id },
    'user:connected': {},
    'user:disconnected': {},
  };
  return socket.asks(event, payloads[event] ?? { chatId: reference });
}

function answered(ack) {
  return ack.success === false ? ack.code : 'yes';
}

/** Reads a table: its head names the columns, and each line begins with what it is about. */
function table(text) {
  const [head, ...lines] = text.trim().split('\n').map((line) => line.trim().split(/\s+/));
  return new Map(
    lines.map((cells) => {
      const about = cells.slice(0, cells.length - head.length).join(' ');
      const values = cells.slice(-head.length).map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell));
      return [about, Object.fromEntries(head.map((name, column) => [name, values[column]]))];
    }),
  );
}
