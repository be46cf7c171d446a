/** How chats find somebody who takes them. There is one commercial, whose status decides. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { assertProblem, call, commercial, hangUp, visitor } from './charla.mjs';

const SITE = { domain: 'localhost', apiKey: 'local' };

beforeEach(async () => {
  await choose('offline');
  await closeAll();
});
after(async () => {
  await choose('offline');
  await closeAll();
  hangUp();
});

async function choose(status) {
  const answer = await (await commercial()).call('PUT', '/v2/commercials/me/status', { body: { status } });
  assert.equal(answer.status, 200, answer.text);
}

/** Leaves nothing waiting and nobody busy. */
async function closeAll() {
  const staff = await commercial();
  for (const status of ['PENDING', 'ASSIGNED', 'IN_PROGRESS']) {
    for (;;) {
      const { chats } = (await staff.call('GET', `/v2/chats?status=${status}&limit=100`)).body;
      if (chats.length === 0) {
        break;
      }
      await Promise.all(chats.map((chat) => staff.call('PUT', `/v2/chats/${chat.id}/close`)));
    }
  }
}

async function opens(guest) {
  const answer = await guest.post('/v2/chats', {});
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}

async function chatOf(chatId) {
  return (await (await commercial()).call('GET', `/v2/chats/${chatId}`)).body;
}

async function availability(body = SITE, headers = {}) {
  return call('POST', '/v2/commercials/availability', { body, headers });
}

test('a chat waits while nobody takes any, and is assigned as soon as somebody does', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const waiting = await opens(guest);
  assert.equal(waiting.position, 1);
  const theirs = await guest.joins(waiting.chatId);
  await choose('busy');
  await choose('online');
  const told = await theirs.hears('chat:commercial-assigned');
  assert.deepEqual([told.chatId, told.commercialId, told.status], [waiting.chatId, staff.id, 'ASSIGNED']);
  await theirs.hears('chat:status', (event) => event.status === 'ASSIGNED');
});

test('a new chat is assigned at once, with its first message or without', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  await choose('online');
  const opened = await opens(guest);
  assert.equal(opened.position, 0);
  const chat = await chatOf(opened.chatId);
  assert.deepEqual([chat.status, chat.assignedCommercialId], ['ASSIGNED', staff.id]);
  const said = await guest.post('/v2/chats/with-message', { firstMessage: { content: 'Hello' } });
  assert.equal(said.body.position, 0);
  assert.equal((await chatOf(said.body.chatId)).status, 'ASSIGNED');
});

test('nobody gets more than there is room for, however many come at once; the next waits for a chat to end', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  await choose('online');
  const opened = await Promise.all(Array.from({ length: 12 }, () => opens(guest)));
  const assigned = opened.filter((chat) => chat.position === 0);
  assert.equal(assigned.length, 5);
  const full = await availability();
  assert.deepEqual(full.body, { available: false, onlineCount: 1 });
  assert.deepEqual((await staff.call('GET', '/v2/commercials/available')).body, []);

  const next = (await staff.call('GET', '/v2/chats/queue/pending')).body.chats[0];
  const theirs = await guest.joins(next.id);
  await staff.call('PUT', `/v2/chats/${assigned[0].chatId}/close`);
  assert.equal((await theirs.hears('chat:commercial-assigned')).commercialId, staff.id);
});

test('the most urgent chat comes first', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  await choose('online');
  const held = await Promise.all(Array.from({ length: 5 }, () => opens(guest)));
  const [older, urgent] = [await opens(guest), await opens(guest)];
  assert.equal((await guest.post(`/v2/chats/${urgent.chatId}/request-agent`)).status, 201);
  const theirs = await guest.joins(urgent.chatId);
  await staff.call('PUT', `/v2/chats/${held[0].chatId}/close`);
  await theirs.hears('chat:commercial-assigned');
  assert.equal((await chatOf(older.chatId)).status, 'PENDING');
});

test('a chat that was put back does not return to the one who had it', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  await choose('online');
  const { chatId } = await opens(guest);
  assert.equal((await staff.call('PUT', `/v2/chats/${chatId}/unassign`)).body.status, 'PENDING');
  const after = await opens(guest);
  assert.equal(after.position, 0);
  await choose('online');
  const last = await opens(guest);
  assert.equal((await chatOf(last.chatId)).status, 'ASSIGNED');
  assert.equal((await chatOf(chatId)).status, 'PENDING');
  assert.equal((await staff.call('PUT', `/v2/chats/${chatId}/assign/${staff.id}`)).body.status, 'ASSIGNED');
});

test('who may know who takes chats', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  assert.deepEqual((await staff.call('GET', '/v2/commercials/available')).body, []);
  assert.deepEqual((await availability()).body, { available: false, onlineCount: 0 });
  await choose('online');
  const [one, ...others] = (await staff.call('GET', '/v2/commercials/available')).body;
  assert.deepEqual(others, []);
  assert.deepEqual({ ...one, name: '' }, { id: staff.id, name: '', status: 'online', activeChats: 0, capacity: 5 });
  assert.deepEqual((await availability()).body, { available: true, onlineCount: 1 });

  assertProblem(await call('GET', '/v2/commercials/available'), 401);
  assertProblem(await call('GET', '/v2/commercials/available', { headers: { authorization: 'Bearer old' } }), 401);
  assertProblem(await guest.call('GET', '/v2/commercials/available'), 403);
  for (const body of [{ ...SITE, apiKey: 'wrong' }, { ...SITE, domain: 'nowhere.example' }]) {
    const [refused, identify] = [await availability(body), await call('POST', '/visitors/identify', { body })];
    assertProblem(refused, 401);
    assert.deepEqual({ ...refused.body, instance: '' }, { ...identify.body, instance: '' });
  }
  for (const body of [{}, { domain: 'localhost' }, { ...SITE, domain: 1 }, { ...SITE, apiKey: 'x'.repeat(256) }]) {
    assertProblem(await availability(body), 400);
  }
  assertProblem(await availability(SITE, { origin: 'https://evil.example' }), 403);
  const page = await availability(SITE, { origin: 'http://localhost:8080' });
  assert.equal(page.headers.get('access-control-allow-origin'), 'http://localhost:8080');
});
