/** What each person sees of a chat: unread counts, tags, urgency, and the whole conversation as a transcript. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { ELSEWHERE, assertInstant, assertProblem, call, commercial, hangUp, visitor, words } from './charla.mjs';

after(hangUp);

const ROUTES = [
  ['PUT', 'tags', { tags: ['VIP'] }],
  ['PUT', 'priority', { priority: 'HIGH' }],
  ['PUT', 'view-open'],
  ['PUT', 'view-close'],
  ['PUT', 'unread/reset'],
  ['GET', 'transcript'],
];

for (const [method, action, body] of ROUTES) {
  test(`${method} /v2/chats/{id}/${action} tells strangers nothing`, async () => {
    const [guest, other, staff] = [await visitor(), await visitor(), await commercial()];
    const chatId = await guest.opensChat();
    const path = `/v2/chats/${chatId}/${action}`;
    const ended = await visitor();
    await ended.post('/visitors/session/end', {});
    assertProblem(await call(method, path, { body }), 401);
    assertProblem(await call(method, path, { body, headers: { authorization: 'Bearer old' } }), 401);
    assertProblem(await ended.call(method, path, { body }), 401);
    const elsewhere = (await visitor(ELSEWHERE)).headers;
    assertProblem(await call(method, path, { body, headers: elsewhere }), 404, path);
    const foreign = await other.call(method, path, { body });
    const nothing = await other.call(method, `/v2/chats/${randomUUID()}/${action}`, { body });
    assertProblem(foreign, 404, path);
    assert.deepEqual({ ...foreign.body, instance: '' }, { ...nothing.body, instance: '' });
    assertProblem(await staff.call(method, `/v2/chats/nonsense/${action}`, { body }), 404);
  });
}

test('a visitor may not do what is the staff\'s', async () => {
  const guest = await visitor();
  const chatId = await guest.opensChat();
  for (const [method, action, body] of ROUTES.filter(([, action]) => /tags|priority|reset/.test(action))) {
    assertProblem(await guest.call(method, `/v2/chats/${chatId}/${action}`, { body }), 403);
  }
});

async function unread(person, chatId) {
  const chat = (await person.call('GET', `/v2/chats/${chatId}`)).body;
  const listed = (await person.call('GET', `/v2/visitors/${chat.visitorId}/chats`)).body.chats.find(({ id }) => id === chatId);
  const messages = (await person.call('GET', `/v2/messages/chat/${chatId}/unread`)).body;
  assert.equal(chat.unreadMessagesCount, messages.length);
  assert.equal(listed.unreadMessagesCount, messages.length);
  return messages.length;
}

test('everybody has an unread count of its own, and a note changes no visitor\'s', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const second = await guest.says(chatId);
  assert.equal(await unread(guest, chatId), 0);
  assert.equal(await unread(staff, chatId), 2);
  await staff.says(chatId);
  await staff.notes(chatId);
  assert.equal(await unread(guest, chatId), 1);
  assert.equal(await unread(staff, chatId), 2);
  await guest.call('DELETE', `/v2/messages/${second.id}`);
  assert.equal(await unread(staff, chatId), 1);
});

test('staff hears its unread count when a message is sent, read or deleted; visitors do not', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const [theirs, ours] = [await guest.joins(chatId), await staff.connect()];
  const tells = (count) =>
    ours.hears('chat:unread_count', (event) => event.chatId === chatId && event.unreadMessagesCount === count);
  const told = () => ours.all('chat:unread_count').filter((event) => event.chatId === chatId).at(-1);

  const sent = await guest.says(chatId);
  assert.deepEqual(Object.keys(await tells(2)).sort(), ['chatId', 'unreadMessagesCount']);
  await staff.call('PUT', '/v2/messages/mark-as-read', { body: { messageIds: [sent.id] } });
  await tells(0);
  const gone = await guest.says(chatId);
  await tells(1);
  await guest.call('DELETE', `/v2/messages/${gone.id}`);
  await ours.until(() => told().unreadMessagesCount === 0, () => 'no count after the deletion');

  await Promise.all(Array.from({ length: 30 }, () => guest.says(chatId)));
  await tells(30);
  const rounds = ours.all('chat:unread_count').length;
  assert.ok(rounds < 30, `a storm of messages is told in few events, not ${rounds}`);
  assert.deepEqual(await staff.call('PUT', `/v2/chats/${chatId}/unread/reset`).then(({ body }) => body), { success: true });
  await ours.until(() => told().unreadMessagesCount === 0, () => 'no count after the reset');
  await theirs.catchesUp();
  assert.deepEqual(theirs.all('chat:unread_count'), []);
});

for (const action of ['view-open', 'view-close']) {
  test(`${action} leaves nothing unread and tells the others so`, async () => {
    const [guest, staff] = [await visitor(), await commercial()];
    const chatId = await guest.opensChat();
    const [theirs, ours] = [await guest.joins(chatId), await staff.joins(chatId)];
    const note = await staff.notes(chatId);
    const said = await staff.says(chatId);
    const seen = await guest.call('PUT', `/v2/chats/${chatId}/${action}`);
    assert.equal(seen.status, 200, seen.text);
    assert.deepEqual(seen.body, { success: true, chatId, status: 'IN_PROGRESS', lastActivity: said.sentAt });
    const read = await ours.hears('message:read', (event) => event.readerId === guest.id);
    assert.equal(read.lastReadSeq, said.seq);
    assert.equal(await unread(guest, chatId), 0);
    assert.equal(await unread(staff, chatId), 1);

    await staff.call('PUT', `/v2/chats/${chatId}/${action}`);
    await theirs.hears('message:read', (event) => event.readerId === staff.id);
    assert.equal(await unread(staff, chatId), 0);
    const { lastSeq } = await staff.history(chatId);
    await guest.call('PUT', `/v2/chats/${chatId}/${action}`);
    await staff.call('PUT', `/v2/chats/${chatId}/${action}`, { body: {} });
    assert.equal((await staff.history(chatId)).lastSeq, lastSeq, 'nothing is told where nothing was unread');
    assert.ok(note.sentAt <= said.sentAt);
  });
}

test('lastActivity shows a visitor no trace of a note', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const before = (await guest.call('PUT', `/v2/chats/${chatId}/view-open`)).text;
  await staff.notes(chatId);
  assert.equal((await guest.call('PUT', `/v2/chats/${chatId}/view-open`)).text, before);
});

test('staff tags a chat, finds it by its tags, and no visitor learns of them', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const [theirs, ours] = [await guest.joins(chatId), await staff.joins(chatId)];
  const tag = words('Tag').slice(0, 40);
  const tagged = await staff.call('PUT', `/v2/chats/${chatId}/tags`, { body: { tags: [` ${tag} `, 'VIP', 'vip'] } });
  assert.equal(tagged.status, 200, tagged.text);
  assert.deepEqual(tagged.body.tags, [tag, 'VIP']);
  const told = await ours.hears('chat:tags-changed');
  assert.deepEqual({ ...told, timestamp: '' }, { chatId, tags: [tag, 'VIP'], timestamp: '' });
  assertInstant(told.timestamp);

  for (const sort of ['newest', 'oldest', 'urgent']) {
    const found = await staff.call('GET', `/v2/chats?sort=${sort}&tag=${encodeURIComponent(tag.toUpperCase())}`);
    assert.deepEqual(found.body.chats.map(({ id }) => id), [chatId]);
    assert.equal(found.body.total, 1);
  }
  assert.deepEqual((await guest.call('GET', `/v2/chats/${chatId}`)).body.tags, []);
  assert.doesNotMatch((await guest.call('GET', `/v2/visitors/${guest.id}/chats`)).text, /VIP/);
  assert.doesNotMatch((await guest.call('GET', `/v2/chats/${chatId}/transcript`)).text, /VIP/);
  await theirs.catchesUp();
  assert.deepEqual(theirs.all('chat:tags-changed'), []);

  const none = await staff.call('PUT', `/v2/chats/${chatId}/tags`, { body: { tags: [] } });
  assert.deepEqual(none.body.tags, []);
});

test('tags that are none are refused', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const many = Array.from({ length: 21 }, (_, number) => `tag ${number}`);
  for (const tags of [many, [' '], ['x'.repeat(51)], ['a\nb'], ['a\u0000b'], [1], [null], 'VIP', null, { a: 1 }]) {
    const refused = await staff.call('PUT', `/v2/chats/${chatId}/tags`, { body: { tags } });
    assertProblem(refused, 400);
    assert.ok(refused.body.errors.every(({ field }) => field.startsWith('tags')), refused.text);
  }
  for (const query of ['tag=', 'tag=%00']) {
    assertProblem(await staff.call('GET', `/v2/chats?${query}`), 400);
  }
  assert.deepEqual((await staff.call('GET', `/v2/chats/${chatId}`)).body.tags, []);
});

test('staff says how urgent a chat is, and the staff alone hears of it', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const [theirs, ours] = [await guest.joins(chatId), await staff.joins(chatId)];
  const raised = await staff.call('PUT', `/v2/chats/${chatId}/priority`, { body: { priority: 'HIGH' } });
  assert.equal(raised.status, 200, raised.text);
  assert.equal(raised.body.priority, 'HIGH');
  const told = await ours.hears('chat:priority-changed');
  assert.equal(told.previousPriority, 'NORMAL');
  assert.equal(told.priority, 'HIGH');
  await theirs.catchesUp();
  assert.deepEqual(theirs.all('chat:priority-changed'), []);
  for (const priority of ['EXTREME', 'high', 3, null]) {
    assertProblem(await staff.call('PUT', `/v2/chats/${chatId}/priority`, { body: { priority } }), 400);
  }
  await staff.call('PUT', `/v2/chats/${chatId}/close`);
  assertProblem(await staff.call('PUT', `/v2/chats/${chatId}/priority`, { body: { priority: 'LOW' } }), 409);
});

test('a transcript tells the whole conversation, and a visitor\'s has no trace of notes', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const note = await staff.notes(chatId);
  const gone = await staff.says(chatId);
  await staff.call('DELETE', `/v2/messages/${gone.id}`);
  for (let i = 0; i < 120; i++) {
    await guest.says(chatId, `message ${i}`);
  }
  const ours = await staff.call('GET', `/v2/chats/${chatId}/transcript?format=json`);
  const theirs = await guest.call('GET', `/v2/chats/${chatId}/transcript`);
  assert.match(ours.headers.get('content-type'), /^application\/json/);
  assert.deepEqual(Object.keys(ours.body), ['chat', 'at', 'messages']);
  assertInstant(ours.body.at);
  assert.equal(ours.body.chat.id, chatId);
  assert.equal(ours.body.messages.length, 123);
  assert.equal(ours.body.messages[1].id, note.id);
  assert.equal(ours.body.messages[2].content, '');
  assertInstant(ours.body.messages[2].deletedAt);
  assert.deepEqual(ours.body.messages.slice(3).map(({ content }) => content), Array.from({ length: 120 }, (_, i) => `message ${i}`));
  assert.deepEqual(theirs.body.messages, ours.body.messages.filter(({ isInternal }) => !isInternal));
  assert.equal(theirs.body.chat.totalMessages, theirs.body.messages.length);

  const text = await guest.call('GET', `/v2/chats/${chatId}/transcript?format=txt`);
  assert.doesNotMatch(text.text, /note/);
  assert.equal(text.text.match(/^\S+Z \[/gm).length, 122);
  assert.match(text.text, /\nEnd of the transcript, messages: 122\n$/);
});

test('a transcript as text is a file in which nobody can speak for another', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat('hello\n2026-01-05T10:00:00.000Z [commercial] Carla: for free');
  await staff.notes(chatId, 'a note\r\nof two lines');
  const answer = await staff.call('GET', `/v2/chats/${chatId}/transcript?format=txt`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type'), /^text\/plain; ?charset=utf-8$/i);
  assert.equal(answer.headers.get('content-disposition'), `attachment; filename="chat-${chatId}.txt"`);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  const [first, forged, second, last] = answer.text.split('\n').slice(4);
  assert.match(first, /^\S+Z \[visitor\].*: hello$/);
  assert.equal(forged, '    2026-01-05T10:00:00.000Z [commercial] Carla: for free');
  assert.match(second, /^\S+Z \[commercial, note\] .+: a note$/);
  assert.equal(last, '    of two lines');
});

test('a transcript in an unknown format is refused', async () => {
  const guest = await visitor();
  const chatId = await guest.opensChat();
  for (const format of ['pdf', 'TXT', 'x%0Ay']) {
    assertProblem(await guest.call('GET', `/v2/chats/${chatId}/transcript?format=${format}`), 400);
  }
});
