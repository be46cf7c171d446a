/** Who is there, as the sockets show it and as staff chooses. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { assertInstant, assertProblem, call, commercial, hangUp, visitor } from './charla.mjs';

after(async () => {
  await choose('offline');
  hangUp();
});
before(() => choose('away'));

async function choose(status) {
  const staff = await commercial();
  const answer = await staff.call('PUT', '/v2/commercials/me/status', { body: { status } });
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

const of = (person) => (event) => event.userId === person.id;

async function presence(viewer, chatId) {
  const answer = await viewer.call('GET', `/presence/chat/${chatId}`);
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.body.chatId, chatId);
  return answer.body.participants;
}

test('staff hears a visitor come, and go with its last socket', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const ours = await staff.connect();
  const first = await guest.connect();
  const came = await ours.hears('presence:changed', of(guest));
  assert.deepEqual(Object.keys(came).sort(), ['previousStatus', 'status', 'timestamp', 'userId', 'userType']);
  assert.deepEqual([came.userType, came.previousStatus, came.status], ['visitor', 'offline', 'online']);
  assertInstant(came.timestamp);
  const second = await guest.connect();
  first.close();
  second.close();
  const gone = await ours.hears('presence:changed', (event) => of(guest)(event) && event.status === 'offline');
  assert.equal(gone.previousStatus, 'online');
  assert.equal(ours.all('presence:changed').filter(of(guest)).length, 2);
});

test('a page that loads again is not noticed', async () => {
  const [guest, witness, staff] = [await visitor(), await visitor(), await commercial()];
  const ours = await staff.connect();
  (await guest.connect()).close();
  const again = await guest.connect();
  const passing = await witness.connect();
  passing.close();
  await ours.hears('presence:changed', (event) => of(witness)(event) && event.status === 'offline');
  assert.deepEqual(ours.all('presence:changed').filter(of(guest)).map((event) => event.status), ['online']);
  again.close();
});

test('a visitor hears of the commercial who has its chat, and of nobody else', async () => {
  const [guest, other, staff] = [await visitor(), await visitor(), await commercial()];
  const [chatId, otherChat] = [await guest.opensChat(), await other.opensChat()];
  await staff.call('PUT', `/v2/chats/${chatId}/assign/${staff.id}`);
  const [theirs, others, ours] = [await guest.joins(chatId), await other.joins(otherChat), await staff.joins(otherChat)];
  assert.deepEqual(await choose('busy'), { id: staff.id, status: 'busy' });
  const heard = await theirs.hears('presence:changed');
  assert.deepEqual([heard.userId, heard.userType, heard.previousStatus, heard.status], [staff.id, 'commercial', 'away', 'busy']);
  await ours.hears('presence:changed', (event) => of(staff)(event) && event.status === 'busy');
  await choose('busy');
  await choose('away');
  await theirs.hears('presence:changed', (event) => event.status === 'away');
  await others.catchesUp();
  assert.deepEqual(others.all('presence:changed'), []);
  assert.equal(theirs.all('presence:changed').length, 2, 'the same status again is no change');
  await staff.call('PUT', `/v2/chats/${chatId}/close`);
});

test('a chat tells who of it is there', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const ours = await staff.joins(chatId);
  for (const viewer of [guest, staff]) {
    assert.deepEqual(await presence(viewer, chatId), [{ userId: guest.id, userType: 'visitor', status: 'offline' }]);
  }
  await staff.notes(chatId);
  assert.equal((await presence(guest, chatId)).length, 1, 'who watches and writes notes is not told');
  await staff.call('PUT', `/v2/chats/${chatId}/assign/${staff.id}`);
  const theirs = await guest.joins(chatId);
  const [visiting, answering] = await presence(guest, chatId);
  assert.equal(visiting.status, 'online');
  assert.deepEqual([answering.userId, answering.userType, answering.status], [staff.id, 'commercial', 'away']);
  assert.match(answering.name, /./);
  theirs.close();
  ours.close();
  await staff.call('PUT', `/v2/chats/${chatId}/close`);
});

test('strangers learn nothing of who is there', async () => {
  const [guest, other] = [await visitor(), await visitor()];
  const chatId = await guest.opensChat();
  const path = `/presence/chat/${chatId}`;
  assertProblem(await call('GET', path), 401, path);
  assertProblem(await call('GET', path, { headers: { authorization: 'Bearer old' } }), 401, path);
  const [foreign, absent] = [await other.call('GET', path), await other.call('GET', `/presence/chat/${randomUUID()}`)];
  assertProblem(foreign, 404, path);
  assert.deepEqual({ ...foreign.body, instance: '' }, { ...absent.body, instance: '' });
  assertProblem(await guest.call('GET', '/presence/chat/nonsense'), 404);
});

test('a status is one of four, and staff\'s alone', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const path = '/v2/commercials/me/status';
  for (const body of [{}, { status: 'asleep' }, { status: 'ONLINE' }, { status: 1 }, { status: null }]) {
    assertProblem(await staff.call('PUT', path, { body }), 400, path);
  }
  assertProblem(await guest.call('PUT', path, { body: { status: 'online' } }), 403, path);
  assertProblem(await call('PUT', path, { body: { status: 'online' } }), 401, path);
  assertProblem(
    await call('PUT', path, { body: { status: 'online' }, headers: { authorization: 'Bearer old' } }), 401, path);
});
