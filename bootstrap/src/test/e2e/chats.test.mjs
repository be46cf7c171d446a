/** A chat as a whole: who may see it and change it, what that tells others, and the lists it stands in. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { assertInstant, assertProblem, call, commercial, hangUp, visitor, words } from './charla.mjs';

after(hangUp);

const ROUTES = [
  ['GET', (chat) => `/v2/chats/${chat}`],
  ['PUT', (chat, staff) => `/v2/chats/${chat}/assign/${staff}`],
  ['PUT', (chat, staff) => `/v2/chats/${chat}/transfer/${staff}`],
  ['PUT', (chat) => `/v2/chats/${chat}/unassign`],
  ['PUT', (chat) => `/v2/chats/${chat}/close`],
  ['PUT', (chat) => `/v2/chats/${chat}/reopen`],
  ['POST', (chat) => `/v2/chats/${chat}/request-agent`],
];
const LISTS = ['/v2/chats', '/v2/chats/queue/pending', `/v2/visitors/${randomUUID()}/chats`, `/v2/commercials/${randomUUID()}/chats`];

for (const [method, path] of ROUTES) {
  test(`${method} ${path('{id}', '{staff}')} tells strangers nothing`, async () => {
    const [guest, other, staff] = [await visitor(), await visitor(), await commercial()];
    const chatId = await guest.opensChat();
    const absent = path(randomUUID(), staff.id);
    assertProblem(await call(method, path(chatId, staff.id)), 401);
    assertProblem(await call(method, path(chatId, staff.id), { headers: { authorization: 'Bearer old' } }), 401);
    const [foreign, nothing] = [await other.call(method, path(chatId, staff.id)), await other.call(method, absent)];
    assertProblem(foreign, 404, path(chatId, staff.id));
    assert.deepEqual({ ...foreign.body, instance: '' }, { ...nothing.body, instance: '' });
    assertProblem(await staff.call(method, path('nonsense', staff.id)), 404);
  });
}

for (const path of LISTS) {
  test(`GET ${path.replace(/[\da-f-]{36}/, '{id}')} is not for everybody`, async () => {
    assertProblem(await call('GET', path), 401);
    const refused = await (await visitor()).call('GET', path);
    assertProblem(refused, path.includes('/visitors/') ? 404 : 403);
  });
}

test('a visitor may not do what is the staff\'s', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  for (const action of [`assign/${staff.id}`, `transfer/${staff.id}`, 'unassign', 'reopen']) {
    assertProblem(await guest.call('PUT', `/v2/chats/${chatId}/${action}`), 403);
  }
  assert.equal((await guest.call('GET', `/v2/chats/${chatId}`)).body.status, 'PENDING');
});

test('a chat goes from its opening to its end, and everybody hears of it', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const [theirs, ours] = [await guest.joins(chatId), await staff.joins(chatId)];

  const assigned = await staff.call('PUT', `/v2/chats/${chatId}/assign/${staff.id}`);
  assert.equal(assigned.status, 200, assigned.text);
  assert.equal(assigned.body.status, 'ASSIGNED');
  assert.equal(assigned.body.assignedCommercialId, staff.id);
  for (const socket of [theirs, ours]) {
    await socket.hears('chat:status', (event) => event.status === 'ASSIGNED' && event.chatId === chatId);
    const told = await socket.hears('chat:commercial-assigned');
    assert.deepEqual(Object.keys(told).sort(), ['assignedAt', 'chatId', 'commercial', 'commercialId', 'status', 'visitorId']);
    assert.equal(told.commercial.id, staff.id);
    assert.equal(told.visitorId, guest.id);
    assertInstant(told.assignedAt);
  }
  assertProblem(await staff.call('PUT', `/v2/chats/${chatId}/assign/${staff.id}`), 409);

  await staff.says(chatId);
  const closed = await guest.call('PUT', `/v2/chats/${chatId}/close`, { body: { reason: 'solved' } });
  assert.equal(closed.body.status, 'CLOSED');
  assert.equal(closed.body.closedReason, 'solved');
  await ours.hears('chat:status', (event) => event.status === 'CLOSED');
  assertProblem(await guest.post('/v2/messages', { chatId, content: 'late' }), 409);
  assertProblem(await guest.call('PUT', `/v2/chats/${chatId}/close`), 409);

  const reopened = await staff.call('PUT', `/v2/chats/${chatId}/reopen`);
  assert.equal(reopened.body.status, 'IN_PROGRESS');
  assert.equal(reopened.body.closedAt, undefined);
  assertProblem(await staff.call('PUT', `/v2/chats/${chatId}/reopen`), 409);

  const waiting = await staff.call('PUT', `/v2/chats/${chatId}/unassign`);
  assert.equal(waiting.body.status, 'PENDING');
  assert.equal(waiting.body.assignedCommercialId, undefined);
  await theirs.catchesUp();
  const seqs = theirs.events
    .filter((event) => ['message:new', 'chat:status'].includes(event.name))
    .map((event) => event.payload.seq);
  assert.deepEqual(seqs, seqs.map((_, index) => seqs[0] + index), 'the visitor\'s stream has no gap');
});

test('two assignments at once: one wins, the other gets 409', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => staff.call('PUT', `/v2/chats/${chatId}/assign/${staff.id}`)));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409, 409, 409, 409, 409, 409, 409]);
});

test('nobody unknown gets a chat', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  assertProblem(await staff.call('PUT', `/v2/chats/${chatId}/assign/${randomUUID()}`), 404);
  assertProblem(await staff.call('PUT', `/v2/chats/${chatId}/transfer/nobody`), 404);
});

test('a visitor asks for a person, and only the staff hears how urgent that is', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const [theirs, ours] = [await guest.joins(chatId), await staff.joins(chatId)];
  const asked = await guest.post(`/v2/chats/${chatId}/request-agent`, {});
  assert.equal(asked.status, 201, asked.text);
  assert.equal(asked.body.priority, 'URGENT');
  for (const event of ['chat:agent-requested', 'chat:priority-changed']) {
    const told = await ours.hears(event);
    assert.deepEqual(Object.keys(told).sort(), ['chatId', 'previousPriority', 'priority', 'timestamp', 'visitorId']);
    assert.equal(told.previousPriority, 'NORMAL');
  }
  await theirs.catchesUp();
  assert.deepEqual(theirs.all('chat:agent-requested'), []);

  const queue = await staff.call('GET', '/v2/chats/queue/pending?limit=100');
  const urgent = queue.body.chats.findIndex((chat) => chat.id === chatId);
  const calm = queue.body.chats.findIndex((chat) => chat.priority === 'NORMAL');
  assert.ok(urgent >= 0 && (calm < 0 || urgent < calm));
});

test('a new chat is told to its visitor and to the staff of its site, and to nobody else', async () => {
  const [guest, other, staff] = [await visitor(), await visitor(), await commercial()];
  const [theirs, others, ours] = [await guest.connect(), await other.connect(), await staff.connect()];
  const content = words('first');
  const chatId = await guest.opensChat(content);
  for (const socket of [theirs, ours]) {
    const created = await socket.hears('chat:created', (event) => event.chatId === chatId);
    assert.equal(created.visitorId, guest.id);
    assert.equal(created.status, 'PENDING');
    assert.equal(created.message.content, content);
    assertInstant(created.createdAt);
  }
  await others.catchesUp();
  assert.deepEqual(others.all('chat:created'), []);
});

test('a note leaves no trace in what the visitor sees of a chat', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat('hello');
  const before = (await guest.call('GET', `/v2/chats/${chatId}`)).text;
  const note = await staff.notes(chatId);
  assert.equal((await guest.call('GET', `/v2/chats/${chatId}`)).text, before);
  const list = (await guest.call('GET', `/v2/visitors/${guest.id}/chats`)).text;
  assert.doesNotMatch(list, new RegExp(note.content));
  const seen = (await staff.call('GET', `/v2/chats/${chatId}`)).body;
  assert.equal(seen.totalMessages, 2);
  assert.equal(seen.lastMessagePreview, note.content);
});

test('a list shows every chat once, page by page', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const opened = [];
  for (let i = 0; i < 5; i++) {
    opened.unshift(await guest.opensChat());
  }
  for (const reader of [guest, staff]) {
    const seen = [];
    for (let cursor = ''; cursor !== undefined;) {
      const page = await reader.call('GET', `/v2/visitors/${guest.id}/chats?limit=2&cursor=${cursor}`.replace(/&cursor=$/, ''));
      assert.equal(page.status, 200, page.text);
      assert.equal(page.body.total, 5);
      assert.equal(page.body.hasMore, page.body.nextCursor !== undefined);
      seen.push(...page.body.chats.map((chat) => chat.id));
      cursor = page.body.nextCursor;
    }
    assert.deepEqual(seen, opened);
  }
});

test('lists are narrowed by what the query says, and nonsense is refused', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  await staff.call('PUT', `/v2/chats/${chatId}/assign/${staff.id}`);
  const found = async (query) =>
    (await staff.call('GET', `/v2/chats?visitorId=${guest.id}&${query}`)).body.chats.map((chat) => chat.id);
  assert.deepEqual(await found('status=ASSIGNED'), [chatId]);
  assert.deepEqual(await found('status=CLOSED'), []);
  assert.deepEqual(await found('assignedTo=me'), [chatId]);
  assert.deepEqual(await found('dateFrom=2100-01-01T00:00:00Z'), []);
  assert.deepEqual(await found('dateTo=2100-01-01T00:00:00Z&sort=oldest'), [chatId]);
  for (const query of ['status=asleep', 'sort=random', 'dateFrom=yesterday', 'limit=0', 'limit=101', 'limit=x', 'cursor=x']) {
    assertProblem(await staff.call('GET', `/v2/chats?${query}`), 400);
  }
  const mine = await staff.call('GET', `/v2/commercials/${staff.id}/chats`);
  assert.ok(mine.body.chats.some((chat) => chat.id === chatId));
});
