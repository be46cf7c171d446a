/** Messages after they were sent: edited, deleted, read, walked through and searched; and what strangers get of that. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ELSEWHERE, assertInstant, assertProblem, call, commercial, hangUp, visitor, words } from './charla.mjs';

after(hangUp);

async function chatWithSockets() {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const [guestSocket, staffSocket] = [await guest.joins(chatId), await staff.joins(chatId, { transports: ['polling'] })];
  return { guest, staff, chatId, guestSocket, staffSocket };
}

const edits = (person, message, content) => person.call('PATCH', `/v2/messages/${message.id}`, { body: { content } });
const deletes = (person, message) => person.call('DELETE', `/v2/messages/${message.id}`);
const marks = (person, ...messages) =>
  person.call('PUT', '/v2/messages/mark-as-read', { body: { messageIds: messages.map((message) => message.id) } });
const texts = (messages) => messages.map((message) => message.content);

async function unread(person, chatId) {
  const answer = await person.call('GET', `/v2/messages/chat/${chatId}/unread`);
  assert.equal(answer.status, 200, answer.text);
  return texts(answer.body);
}

async function search(person, query) {
  const answer = await person.call('GET', `/v2/messages/search?${new URLSearchParams(query)}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

/** What somebody gets who joins with nothing. */
async function replayed(person, chatId) {
  const socket = await person.connect();
  const ack = await socket.asks('chat:join', { chatId, afterSeq: 0, afterInternalSeq: 0 });
  assert.equal(ack.success, true, JSON.stringify(ack));
  socket.close();
  return ack.missed;
}

// Editing

test('an edited message is told to everybody as the author gets it, and replayed as it is', async () => {
  const { guest, chatId, guestSocket, staffSocket } = await chatWithSockets();
  const said = await guest.says(chatId);
  const answer = await edits(guest, said, `  ${words('other')} `);
  assert.equal(answer.status, 200, answer.text);
  const { editedAt, content, ...others } = answer.body;
  assertInstant(editedAt);
  const { content: before, ...same } = said;
  assert.deepEqual(others, same);
  assert.notEqual(content, before);
  assert.equal(content, content.trim());
  for (const socket of [guestSocket, staffSocket]) {
    assert.deepEqual(await socket.hears('message:updated'), answer.body);
  }
  assert.deepEqual((await guest.history(chatId)).messages[0], answer.body);
  assert.deepEqual((await replayed(guest, chatId)).at(-1), { event: 'message:updated', payload: answer.body });
});

test('the same words once more are no change', async () => {
  const { guest, chatId } = await chatWithSockets();
  const said = await guest.says(chatId);
  const { lastSeq } = await guest.history(chatId);
  assert.deepEqual((await edits(guest, said, said.content)).body, said);
  assert.equal((await guest.history(chatId)).lastSeq, lastSeq);
});

test('only its author may edit a message, in words that could be sent', async () => {
  const { guest, staff, chatId } = await chatWithSockets();
  const said = await guest.says(chatId);
  const path = `/v2/messages/${said.id}`;
  assertProblem(await edits(staff, said, words('refused')), 403, path);
  for (const content of ['', ' \n', 'x'.repeat(4001), 'a\u0000b', 'a\ud83db', 7, null, undefined, {}]) {
    assertProblem(await edits(guest, said, content), 400, path);
  }
  assertProblem(await guest.call('PATCH', path, { body: { content: words('refused'), senderId: staff.id } }), 403, path);
  assert.deepEqual((await guest.history(chatId)).messages[0], said);
});

test('in a closed chat nothing is edited, but deleted and read', async () => {
  const { guest, staff, chatId } = await chatWithSockets();
  const [said, answer] = [await guest.says(chatId), await staff.says(chatId)];
  const closed = await staff.call('PUT', `/v2/chats/${chatId}/close`, { body: {} });
  assert.equal(closed.status, 200, closed.text);
  assertProblem(await edits(guest, said, words('refused')), 409, `/v2/messages/${said.id}`);
  assert.deepEqual((await marks(guest, answer)).body, { success: true, markedCount: 1 });
  assert.equal((await deletes(guest, said)).status, 204);
});

// Deleting

test('a deleted message leaves a tombstone, and its words are told to nobody again', async () => {
  const { guest, staff, chatId, guestSocket, staffSocket } = await chatWithSockets();
  const said = await guest.says(chatId, words('first'), { clientMessageId: 'k1' });
  await edits(guest, said, words('second'));
  const gone = await deletes(guest, said);
  assert.equal(gone.status, 204, gone.text);
  assert.equal(gone.text, '');
  for (const socket of [guestSocket, staffSocket]) {
    const deleted = await socket.hears('message:deleted');
    assert.deepEqual(Object.keys(deleted).sort(), ['chatId', 'deletedAt', 'messageId', 'seq']);
    assert.equal(deleted.messageId, said.id);
    assert.equal(deleted.chatId, chatId);
    assert.equal(deleted.seq, said.seq + 2);
    assertInstant(deleted.deletedAt);
  }
  const [tombstone] = (await staff.history(chatId)).messages;
  assert.equal(tombstone.id, said.id);
  assert.equal(tombstone.content, '');
  assertInstant(tombstone.deletedAt);
  for (const person of [guest, staff]) {
    const missed = await replayed(person, chatId);
    assert.equal(missed.length, 4, 'opening, sent, edited, deleted');
    assert.doesNotMatch(JSON.stringify(missed), /first canary|second canary/);
    assert.deepEqual(missed[1].payload.deletedAt, tombstone.deletedAt);
  }
  assert.equal((await guest.history(chatId)).total, 2);

  assert.equal((await deletes(guest, said)).status, 204);
  assert.equal((await guest.history(chatId)).lastSeq, said.seq + 2, 'the second time is no event');
  assertProblem(await edits(guest, said, words('refused')), 404);
  const repeat = await guest.post('/v2/messages', { chatId, content: words('first'), clientMessageId: 'k1' });
  assert.equal(repeat.status, 200, repeat.text);
  assert.deepEqual(repeat.body, tombstone);
});

test('an admin may delete what a visitor said, and the visitor not what staff said', async () => {
  const { guest, staff, chatId } = await chatWithSockets();
  const answer = await staff.says(chatId);
  assertProblem(await deletes(guest, answer), 403, `/v2/messages/${answer.id}`);
  const said = await guest.says(chatId);
  assert.equal((await deletes(staff, said)).status, 204);
  assert.deepEqual(texts((await guest.history(chatId)).messages).slice(0, 2), ['', answer.content]);
});

// Reading

test('what was read is no longer unread, and the room hears how far', async () => {
  const { guest, staff, chatId, guestSocket, staffSocket } = await chatWithSockets();
  const one = await guest.says(chatId);
  const two = await guest.says(chatId);
  const answer = await staff.says(chatId);
  assert.deepEqual(await unread(staff, chatId), texts((await guest.history(chatId)).messages).slice(1).reverse());
  assert.deepEqual(await unread(guest, chatId), [answer.content]);

  const marked = await marks(staff, one, two);
  assert.equal(marked.status, 200, marked.text);
  assert.deepEqual(marked.body, { success: true, markedCount: 2 });
  for (const socket of [guestSocket, staffSocket]) {
    const { timestamp, seq, ...read } = await socket.hears('message:read');
    assert.deepEqual(read, { chatId, readerId: staff.id, readerType: 'commercial', lastReadSeq: two.seq });
    assertInstant(timestamp);
    assert.ok(seq > answer.seq);
  }
  assert.deepEqual(await unread(staff, chatId), []);
  assert.deepEqual(await unread(guest, chatId), [answer.content]);

  const { lastSeq } = await guest.history(chatId);
  assert.deepEqual((await marks(staff, one, two)).body, { success: true, markedCount: 0 });
  assert.equal((await guest.history(chatId)).lastSeq, lastSeq, 'a mark that does not move is no event');
  assert.deepEqual((await marks(guest, answer, one)).body, { success: true, markedCount: 1 });
  assert.deepEqual(await unread(guest, chatId), []);
});

test('messages of several chats are marked at once; nonsense is refused', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const said = [];
  for (let count = 0; count < 3; count++) {
    said.push(await guest.says(await guest.opensChat()));
  }
  assert.equal((await marks(staff, ...said, { id: randomUUID() }, { id: 'no-id' })).body.markedCount, 3);
  const ids = Array(501).fill(said[0].id);
  for (const messageIds of [[], ids, [7], [null], 'x', null, undefined]) {
    assertProblem(await staff.call('PUT', '/v2/messages/mark-as-read', { body: { messageIds } }), 400);
  }
});

// Walking

test('what changed after a seq is told in its present state, page by page', async () => {
  const { guest, staff, chatId } = await chatWithSockets();
  const said = [];
  for (let count = 0; count < 5; count++) {
    said.push(await guest.says(chatId));
  }
  const { lastSeq } = await guest.history(chatId);
  await staff.notes(chatId);
  const edited = (await edits(guest, said[0], words('edited'))).body;
  await deletes(guest, said[1]);

  const changed = await guest.history(chatId, `afterSeq=${lastSeq}`);
  assert.equal(changed.hasMore, false);
  assert.equal(changed.lastSeq, lastSeq + 2);
  assert.deepEqual(changed.messages.map((message) => message.id), [edited.id, said[1].id]);
  assert.deepEqual(changed.messages[0], edited);
  assert.equal(changed.messages[1].content, '');

  for (const limit of [1, 2, 3]) {
    const walked = [];
    let page = await guest.history(chatId, `afterSeq=${said[0].seq}&limit=${limit}`);
    walked.push(...page.messages);
    while (page.hasMore) {
      page = await guest.history(chatId, `limit=${limit}&cursor=${page.nextCursor}`);
      walked.push(...page.messages);
    }
    assert.equal(page.nextCursor, undefined);
    assert.deepEqual(walked.map((message) => message.id), [...said.slice(2), said[0], said[1]].map((message) => message.id));
  }
  assert.deepEqual((await guest.history(chatId, `afterSeq=${lastSeq + 2}`)).messages, []);
});

test('staff gets the changes of notes where it asks for them', async () => {
  const { guest, staff, chatId } = await chatWithSockets();
  const said = await guest.says(chatId);
  const note = await staff.notes(chatId);
  const { lastInternalSeq } = await staff.history(chatId);
  assert.equal(lastInternalSeq, note.seq);
  const edited = (await edits(staff, note, words('edited note'))).body;

  assert.deepEqual((await staff.history(chatId, `afterSeq=${said.seq}`)).messages, []);
  assert.deepEqual((await staff.history(chatId, `afterSeq=${said.seq}&afterInternalSeq=${lastInternalSeq}`)).messages, [edited]);
  const path = `/v2/messages/chat/${chatId}`;
  assertProblem(await guest.call('GET', `${path}?afterSeq=0&afterInternalSeq=0`), 403, path);
});

test('messages since a time come oldest first, page by page', async () => {
  const { guest, staff, chatId } = await chatWithSockets();
  const said = [await guest.says(chatId), await staff.says(chatId), await guest.says(chatId)];
  for (const name of ['dateFrom', 'filters[dateFrom]']) {
    const first = await guest.history(chatId, `${name}=${said[0].sentAt}&limit=2`);
    assert.ok(first.messages.length === 2 && first.hasMore);
    const second = await guest.history(chatId, `${name}=${said[0].sentAt}&limit=2&cursor=${first.nextCursor}`);
    const ids = [...first.messages, ...second.messages].map((message) => message.id);
    assert.deepEqual(ids.slice(-3), said.map((message) => message.id));
  }
  const later = new Date(Date.parse(said[2].sentAt) + 1).toISOString();
  assert.deepEqual((await guest.history(chatId, `dateFrom=${later}`)).messages, []);
  assert.equal((await guest.history(chatId, `dateFrom=${said[0].sentAt.slice(0, 10)}`)).messages.length, 4);
});

test('walks do not mix, and nonsense is refused', async () => {
  const { guest, staff, chatId } = await chatWithSockets();
  await guest.says(chatId);
  const cursors = {};
  for (const query of ['', 'afterSeq=0', 'dateFrom=2020-01-01']) {
    cursors[query] = (await guest.history(chatId, `limit=1&${query}`)).nextCursor;
  }
  const found = (await search(staff, { q: 'canary', limit: 1 })).nextCursor;
  const path = `/v2/messages/chat/${chatId}`;
  for (const query of [
    'afterSeq=0&dateFrom=2020-01-01', 'afterSeq=-1', 'afterSeq=x', 'afterSeq=0&afterInternalSeq=-1', 'afterInternalSeq=0',
    'dateFrom=yesterday', 'dateFrom=', 'dateFrom=2020-13-01', 'dateFrom=%2B999999999-01-01T00:00:00Z', 'cursor=',
    'cursor=AAAA', `cursor=${found}`, `afterSeq=0&cursor=${cursors['']}`, `dateFrom=2020-01-01&cursor=${cursors['afterSeq=0']}`,
    `afterSeq=0&cursor=${cursors['dateFrom=2020-01-01']}`, `cursor=${cursors['']}AAAA`,
  ]) {
    assertProblem(await guest.call('GET', `${path}?${query}`), 400, path);
  }
  assertProblem(await staff.call('GET', `/v2/messages/search?q=canary&cursor=${cursors['']}`), 400);
});

// Searching

test('staff finds words in any case, newest first, page by page, and no deleted ones', async () => {
  const { guest, staff, chatId } = await chatWithSockets();
  const word = `Red-${randomUUID()}`;
  const said = [];
  for (let count = 0; count < 5; count++) {
    said.push(await guest.says(chatId, `${words()} ${word}!`));
  }
  const note = await staff.notes(chatId, `${words('note')} ${word}!`);
  await deletes(guest, said[4]);
  const expected = [note, ...said.slice(0, 4).reverse()];
  for (const others of [{}, { chatId }]) {
    const walked = [];
    let page = await search(staff, { q: word.toUpperCase(), limit: 2, ...others });
    walked.push(...page.messages);
    while (page.hasMore) {
      page = await search(staff, { q: word.toUpperCase(), limit: 2, cursor: page.nextCursor, ...others });
      walked.push(...page.messages);
    }
    assert.deepEqual(walked, expected);
  }
  assert.deepEqual((await search(staff, { q: `${word.slice(0, -1)}_` })).messages, []);
  assert.deepEqual((await search(staff, { q: `${word.slice(0, 8)}%!` })).messages, []);
  assert.deepEqual((await search(staff, { q: `${word}%` })).messages, []);
  for (const q of ['', 'x', 'x'.repeat(201)]) {
    assertProblem(await staff.call('GET', `/v2/messages/search?q=${q}`), 400, '/v2/messages/search');
  }
  assertProblem(await staff.call('GET', '/v2/messages/search'), 400, '/v2/messages/search');
  assertProblem(await staff.call('GET', `/v2/messages/search?q=red&chatId=${randomUUID()}`), 404, '/v2/messages/search');
});

// Notes

test('whatever becomes of a note, the visitor finds no trace of it', async () => {
  const { guest, staff, chatId, guestSocket } = await chatWithSockets();
  const first = await guest.says(chatId);
  const seen = await guest.history(chatId);
  const changes = await guest.history(chatId, 'afterSeq=0');
  const since = await guest.history(chatId, 'dateFrom=2020-01-01&limit=1');
  const note = await staff.notes(chatId);
  await edits(staff, note, words('edited note'));
  await marks(staff, note);
  assert.deepEqual((await marks(guest, note)).body, { success: true, markedCount: 0 });
  assert.deepEqual(await unread(guest, chatId), []);
  const absent = { id: randomUUID() };
  for (const action of [(message) => edits(guest, message, words('refused')), (message) => deletes(guest, message)]) {
    const [hidden, missing] = [await action(note), await action(absent)];
    assertProblem(hidden, 404);
    assert.equal(hidden.text.replaceAll(note.id, '{id}'), missing.text.replaceAll(absent.id, '{id}'));
  }
  await deletes(staff, note);
  assert.deepEqual(await guest.history(chatId), seen);
  assert.deepEqual(await guest.history(chatId, 'afterSeq=0'), changes);
  assert.deepEqual(await guest.history(chatId, 'dateFrom=2020-01-01&limit=1'), since);
  assert.equal(seen.lastInternalSeq, undefined);

  const last = await guest.says(chatId);
  assert.equal(last.seq, first.seq + 1, 'no gap where the note is');
  await guestSocket.hearsMessage(last);
  await guestSocket.catchesUp();
  const heard = JSON.stringify([guestSocket.events, await replayed(guest, chatId)]);
  assert.doesNotMatch(heard, new RegExp(`${note.id}|note canary|:commercial`));
  assert.doesNotMatch(JSON.stringify(await replayed(staff, chatId)), /note canary/, 'it was deleted for staff too');
});

// Strangers

const ROUTES = {
  'editing': { request: (person, { said }) => edits(person, said, words('refused')), status: 404 },
  'deleting': { request: (person, { said }) => deletes(person, said), status: 404 },
  'the unread': { request: (person, { chatId }) => person.call('GET', `/v2/messages/chat/${chatId}/unread`), status: 404 },
  'changes': { request: (person, { chatId }) => person.call('GET', `/v2/messages/chat/${chatId}?afterSeq=0`), status: 404 },
  'changes of notes': {
    request: (person, { chatId }) => person.call('GET', `/v2/messages/chat/${chatId}?afterSeq=0&afterInternalSeq=0`),
    status: 404,
  },
  'messages since a time': {
    request: (person, { chatId }) => person.call('GET', `/v2/messages/chat/${chatId}?dateFrom=2020-01-01`),
    status: 404,
  },
  'searching': { request: (person) => person.call('GET', '/v2/messages/search?q=canary'), status: 403 },
  'searching a chat': {
    request: (person, { chatId }) => person.call('GET', `/v2/messages/search?q=canary&chatId=${chatId}`),
    status: 403,
  },
  'marking': { request: (person, { said }) => marks(person, said), status: 200 },
};

let strangers, theirs, stored;

before(async () => {
  const guest = await visitor();
  const chatId = await guest.opensChat();
  const staff = await commercial();
  await staff.notes(chatId);
  theirs = { staff, chatId, said: await staff.says(chatId) };
  stored = await staff.history(chatId);
  strangers = {
    'another visitor': await visitor(),
    'another visitor by its header': byHeader(await visitor()),
    'a visitor of another site': await visitor(ELSEWHERE),
  };
});

function byHeader({ sessionId }) {
  const headers = { 'x-visitor-session': sessionId };
  return { call: (method, path, options = {}) => call(method, path, { ...options, headers }) };
}

for (const [name, { request, status }] of Object.entries(ROUTES)) {
  test(`${name} is not for strangers, who cannot tell what is there: ${status}`, async () => {
    const absent = { chatId: randomUUID(), said: { id: randomUUID() } };
    for (const [who, stranger] of Object.entries(strangers)) {
      const [hidden, missing] = [await request(stranger, theirs), await request(stranger, absent)];
      assert.equal(hidden.status, status, `${who}: ${hidden.text}`);
      const plain = (text, { chatId, said }) => text.replaceAll(chatId, '{chat}').replaceAll(said.id, '{message}');
      assert.equal(plain(hidden.text, theirs), plain(missing.text, absent), who);
      if (status === 200) {
        assert.deepEqual(hidden.body, { success: true, markedCount: 0 });
      } else {
        assertProblem(hidden, status);
      }
    }
    assertProblem(await request({ call }, theirs), 401);
    assert.deepEqual(await theirs.staff.history(theirs.chatId), stored);
  });
}
