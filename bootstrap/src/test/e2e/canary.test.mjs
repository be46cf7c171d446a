/**
 * Notes leave no trace. Everything that a visitor can call or hear is called and heard before and after its chat gets notes,
 * with files, edits, deletions, readings and typing: what comes back must be the same to the byte, and nothing may come
 * unasked.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { PNG, commercial, connect, hangUp, secret, visitor, words } from './charla.mjs';

after(hangUp);

/** Whatever a visitor can read, as it came. */
async function everything(ann, chatId, known) {
  const paths = [
    `/v2/chats/${chatId}`,
    `/v2/visitors/${ann.id}/chats`,
    `/v2/visitors/${ann.id}/chats?limit=1`,
    `/v2/messages/chat/${chatId}`,
    `/v2/messages/chat/${chatId}?limit=1`,
    `/v2/messages/chat/${chatId}?limit=2`,
    `/v2/messages/chat/${chatId}?afterSeq=0`,
    `/v2/messages/chat/${chatId}?afterSeq=1&limit=1`,
    `/v2/messages/chat/${chatId}?dateFrom=2020-01-01T00:00:00.000Z`,
    `/v2/messages/chat/${chatId}?dateFrom=${known.sentAt}`,
    `/v2/messages/chat/${chatId}/unread`,
    `/v2/messages/chat/${chatId}?afterInternalSeq=0`,
    `/v2/messages/search?q=canary`,
    `/v2/chats`,
    `/v2/chats/queue/pending`,
    `/presence/chat/${chatId}`,
    `/v2/files/${known.attachment.fileId}`,
  ];
  const answers = new Map();
  for (const path of paths) {
    const { status, text } = await ann.call('GET', path);
    answers.set(path, `${status} ${text}`);
  }
  for (const format of ['json', 'txt']) {
    const { text } = await ann.call('GET', `/v2/chats/${chatId}/transcript?format=${format}`);
    answers.set(format, text.replaceAll(/"at":"[^"]*"|until [^\n]*|^[^\n]*transcript[^\n]*\n/gi, ''));
  }
  return answers;
}

/** What a visitor is told who joins, and comes back after a lost connection. */
async function joined(ann, chatId, transports) {
  const socket = await ann.connect({ transports });
  const acks = [
    await socket.asks('chat:join', { chatId, afterSeq: 0 }),
    await socket.asks('chat:join', { chatId }),
    await socket.asks('chat:join', { chatId: `chat:${chatId}:commercial` }),
    await socket.asks('typing:start', { chatId: `chat:${chatId}:commercial` }),
    await socket.asks('chat:leave', { chatId }),
  ];
  socket.close();
  return acks;
}

/** All that staff can do without the visitor's knowing. */
async function takeNotes(sue, socket, chatId) {
  const made = { ids: [], words: [] };
  const note = async (others) => {
    const content = words('note');
    const message = await sue.notes(chatId, content, others);
    made.ids.push(message.id);
    made.words.push(content);
    return message;
  };
  const first = await note();
  await note({ clientMessageId: (made.key = `key-${randomUUID()}`) });
  made.fileName = secret(`canary-${randomUUID()}.png`);
  made.fileId = (await sue.uploads(PNG, made.fileName, { chatId, isInternal: 'true' })).fileId;
  const carrier = await sue.says(chatId, words('note'), { isInternal: true, attachment: { fileId: made.fileId } });
  made.ids.push(carrier.id);
  const changed = words('note');
  made.words.push(changed, made.fileName);
  await sue.call('PATCH', `/v2/messages/${first.id}`, { body: { content: changed } });
  const gone = await note();
  await sue.call('DELETE', `/v2/messages/${gone.id}`);
  await sue.call('PUT', '/v2/messages/mark-as-read', { body: { messageIds: made.ids } });
  const tag = words('tag').slice(0, 50);
  made.words.push(tag);
  assert.equal((await sue.call('PUT', `/v2/chats/${chatId}/tags`, { body: { tags: [tag] } })).status, 200);
  assert.equal((await socket.asks('typing:start', { chatId: `chat:${chatId}:commercial` })).success, true);
  assert.equal((await socket.asks('typing:stop', { chatId: `chat:${chatId}:commercial` })).success, true);
  return made;
}

for (const transports of [['websocket'], ['polling']]) {
  test(`${transports}: a visitor's chat is the same with notes as without`, async () => {
    const [ann, sue] = [await visitor(), await commercial()];
    const chatId = await ann.opensChat();
    const { fileId } = await ann.uploads(PNG, 'holiday.png', { chatId });
    const known = await ann.says(chatId, words(), { attachment: { fileId } });
    const last = await sue.says(chatId);
    const [listening, writing] = [await ann.joins(chatId, { transports }), await sue.joins(chatId)];
    await listening.hears('chat:joined');
    const acks = await joined(ann, chatId, transports);
    const before = await everything(ann, chatId, known);
    await listening.catchesUp();
    const heard = listening.events.length;

    const notes = await takeNotes(sue, writing, chatId);

    const now = await everything(ann, chatId, known);
    for (const [what, answer] of before) {
      assert.equal(now.get(what), answer, what);
    }
    assert.deepEqual(await joined(ann, chatId, transports), acks);
    await listening.catchesUp();
    assert.deepEqual(listening.events.slice(heard), []);

    const next = await ann.says(chatId, words(), { clientMessageId: notes.key });
    assert.equal(next.seq - last.seq, statusesBetween(last) + 1, 'a gap where the notes are');
    const answer = await sue.says(chatId);
    await listening.hearsMessage(answer);
    await nothingOfThem(ann, chatId, notes, listening);
  });
}

test('who comes back after a lost connection hears nothing of notes that were taken meanwhile', async () => {
  const [ann, sue] = [await visitor(), await commercial()];
  const chatId = await ann.opensChat();
  const socket = await ann.joins(chatId, { transports: ['websocket'] });
  const writing = await sue.joins(chatId);
  await socket.hearsMessage(await sue.says(chatId));
  await socket.hears('chat:status');
  const { _pid: pid, _lastOffset: offset } = socket.socket;
  socket.cut();
  await socket.hears('disconnect');
  const notes = await takeNotes(sue, writing, chatId);
  const open = await sue.says(chatId);

  const back = await connect({ auth: { sessionId: ann.sessionId, pid, offset } });
  await back.hearsMessage(open);
  await back.catchesUp();
  assert.deepEqual(back.all('message:new').map(({ id }) => id), [open.id]);
  assert.equal(open.seq, Number(offset.split('@')[1]) + 1);
  await nothingOfThem(ann, chatId, notes, back);
});

test('another member of staff, who may, sees all of it', async () => {
  const [ann, sue] = [await visitor(), await commercial()];
  const chatId = await ann.opensChat();
  const writing = await sue.joins(chatId);
  const notes = await takeNotes(sue, writing, chatId);
  const { messages } = await sue.history(chatId);
  assert.ok(notes.ids.every((id) => messages.some((message) => message.id === id)));
});

/** The status of the first answer takes a place of its own. */
function statusesBetween(answer) {
  return answer.isFirstResponse ? 1 : 0;
}

/** Neither what was said in notes nor what they are called by is anywhere, and what is asked about them has one answer. */
async function nothingOfThem(ann, chatId, notes, socket) {
  const absent = randomUUID();
  const attempts = [
    (id) => ann.call('PATCH', `/v2/messages/${id}`, { body: { content: 'x' } }),
    (id) => ann.call('DELETE', `/v2/messages/${id}`),
    (id) => ann.call('PUT', '/v2/messages/mark-as-read', { body: { messageIds: [id] } }),
    (id) => ann.call('GET', `/v2/messages/chat/${id}`),
  ];
  for (const attempt of attempts) {
    const nothing = alike(await attempt(absent), absent);
    for (const id of notes.ids) {
      assert.equal(alike(await attempt(id), id), nothing);
    }
  }
  for (const attempt of [
    (id) => ann.call('GET', `/v2/files/${id}`),
    (fileId) => ann.post('/v2/messages', { chatId, content: 'x', attachment: { fileId } }),
    (fileId) => ann.post('/v2/messages', { chatId, content: 'x', attachment: { url: `/v2/files/${fileId}` } }),
  ]) {
    assert.equal(alike(await attempt(notes.fileId), notes.fileId), alike(await attempt(absent), absent));
  }
  const heard = JSON.stringify(socket.events);
  for (const trace of [...notes.ids, ...notes.words, notes.fileId]) {
    assert.ok(!heard.includes(trace), `${trace} was heard`);
  }
}

function alike({ status, text }, id) {
  return `${status} ${text.replaceAll(id, 'ID')}`;
}
