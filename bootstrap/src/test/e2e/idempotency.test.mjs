/** A message that is sent again under the same key is one message. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { assertProblem, commercial, hangUp, visitor, words } from './charla.mjs';

after(hangUp);

/** The two ways to give a key: what each adds to the body and to the headers. */
const WAYS = {
  'the header Idempotency-Key': (key) => [{}, { 'idempotency-key': key }],
  'the field clientMessageId': (key) => [{ clientMessageId: key }, {}],
};

async function chatWithSockets() {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const sockets = [await guest.joins(chatId), await staff.joins(chatId, { transports: ['polling'] })];
  return { guest, staff, chatId, sockets };
}

/** Each socket has heard these messages, each once, and no other. */
async function assertHeard(sockets, messages) {
  for (const socket of sockets) {
    await socket.hearsMessage(messages.at(-1));
    await socket.catchesUp();
    assert.deepEqual(socket.all('message:new'), messages);
  }
}

for (const [name, way] of Object.entries(WAYS)) {
  test(`a repeat with ${name} gives the first answer again`, async () => {
    const { guest, chatId, sockets } = await chatWithSockets();
    const [field, header] = way(randomUUID());
    const body = { chatId, content: words(), ...field };
    const first = await guest.post('/v2/messages', body, header);
    assert.equal(first.status, 201, first.text);
    assert.equal(first.headers.get('idempotency-replayed'), null);
    assert.deepEqual((await guest.call('GET', first.headers.get('location'))).body, first.body);
    const total = (await guest.history(chatId)).total;

    const again = await guest.post('/v2/messages', body, header);
    assert.equal(again.status, 200, again.text);
    assert.equal(again.headers.get('idempotency-replayed'), 'true');
    assert.deepEqual(again.body, first.body);
    assert.equal((await guest.history(chatId)).total, total);
    await assertHeard(sockets, [first.body, await guest.says(chatId)]);
  });

  test(`a chat that is opened again with ${name} is one chat`, async () => {
    const guest = await visitor();
    const [field, header] = way(randomUUID());
    const open = (content, metadata) =>
      guest.post('/v2/chats/with-message', { firstMessage: { content, ...field }, metadata }, header);
    const content = words();
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(content)));
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    for (const answer of answers) {
      assert.equal(answer.headers.get('idempotency-replayed'), answer.status === 201 ? null : 'true');
      assert.deepEqual(answer.body, answers[0].body);
    }
    assertProblem(await open(words('other')), 409, '/v2/chats/with-message');
    const list = await guest.call('GET', `/v2/visitors/${guest.id}/chats`);
    assert.deepEqual(list.body.chats.map(({ id, totalMessages }) => [id, totalMessages]), [[answers[0].body.chatId, 1]]);
  });

  test(`another body with ${name} of before is a conflict`, async () => {
    const { guest, chatId, sockets } = await chatWithSockets();
    const [field, header] = way(randomUUID());
    const first = await guest.post('/v2/messages', { chatId, content: words(), ...field }, header);
    assert.equal(first.status, 201, first.text);
    const other = await guest.post('/v2/messages', { chatId, content: words('other'), ...field }, header);
    assertProblem(other, 409, '/v2/messages');
    assert.equal((await guest.history(chatId)).total, 2);
    await assertHeard(sockets, [first.body, await guest.says(chatId)]);
  });

  test(`of twenty at once with ${name} one is stored and pushed`, async () => {
    const { guest, chatId, sockets } = await chatWithSockets();
    const [field, header] = way(randomUUID());
    const body = { chatId, content: words(), ...field };
    const answers = await Promise.all(Array.from({ length: 20 }, () => guest.post('/v2/messages', body, header)));
    const statuses = answers.map((answer) => answer.status).sort();
    assert.deepEqual(statuses, [...Array(19).fill(200), 201]);
    for (const answer of answers) {
      assert.deepEqual(answer.body, answers[0].body);
      assert.equal(answer.headers.get('idempotency-replayed'), answer.status === 200 ? 'true' : null);
    }
    assert.equal((await guest.history(chatId)).total, 2);
    await assertHeard(sockets, [answers[0].body, await guest.says(chatId)]);
  });
}

test('a key belongs to its sender and its chat', async () => {
  const { guest, staff, chatId } = await chatWithSockets();
  const other = await guest.opensChat();
  const clientMessageId = randomUUID();
  const said = [
    await guest.says(chatId, words(), { clientMessageId }),
    await staff.says(chatId, words(), { clientMessageId }),
    await guest.says(other, words(), { clientMessageId }),
  ];
  assert.equal(new Set(said.map((message) => message.id)).size, 3);
  said.forEach((message) => assert.equal(message.clientMessageId, clientMessageId));
});

test("a note's key does not tell a visitor that there is a note", async () => {
  const { guest, staff, chatId } = await chatWithSockets();
  const clientMessageId = randomUUID();
  await staff.says(chatId, words('note'), { isInternal: true, clientMessageId });
  const said = await guest.says(chatId, words(), { clientMessageId });
  assert.equal(said.senderId, guest.id);
});
