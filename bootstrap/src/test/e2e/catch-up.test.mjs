/** A client that was away joins with the last seq it knows and is told what it missed. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { commercial, hangUp, visitor } from './charla.mjs';

after(hangUp);

const MOST_MISSED = 500;

test('who joins with afterSeq gets what was missed, in order and as it was pushed', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const witness = await guest.joins(chatId);
  const known = await guest.says(chatId);
  const said = [await staff.says(chatId), await guest.says(chatId)];
  await staff.notes(chatId);
  said.push(await staff.says(chatId));
  await witness.hearsMessage(said.at(-1));

  const returning = await guest.connect();
  const ack = await returning.asks('chat:join', { chatId, afterSeq: known.seq });
  assert.equal(ack.success, true, JSON.stringify(ack));
  assert.equal(ack.lastSeq, said.at(-1).seq);
  assert.equal(ack.epoch, (await guest.history(chatId)).epoch);
  const pushed = witness.events
    .filter((event) => ['message:new', 'chat:status'].includes(event.name) && event.payload.seq > known.seq)
    .map((event) => ({ event: event.name, payload: event.payload }));
  assert.equal(pushed.length, 4, 'three messages and a status');
  assert.deepEqual(ack.missed, pushed);

  const next = await staff.says(chatId);
  await returning.hearsMessage(next);
  assert.deepEqual(returning.all('message:new'), [next], 'what the ack told is not pushed again');
});

test('a commercial gets the notes that it missed by afterInternalSeq', async () => {
  const [guest, staff] = [await visitor(), await commercial()];
  const chatId = await guest.opensChat();
  const known = await staff.notes(chatId);
  const missed = await staff.notes(chatId);
  const socket = await staff.connect();
  const ack = await socket.asks('chat:join', { chatId, afterSeq: 0, afterInternalSeq: known.seq });
  assert.equal(ack.success, true, JSON.stringify(ack));
  assert.equal(ack.lastInternalSeq, missed.seq);
  assert.deepEqual(ack.missed.map((entry) => entry.payload).filter((message) => message.isInternal), [missed]);
});

test('who missed nothing is told nothing', async () => {
  const guest = await visitor();
  const chatId = await guest.opensChat();
  const last = await guest.says(chatId);
  const socket = await guest.connect();
  const ack = await socket.asks('chat:join', { chatId, afterSeq: last.seq });
  assert.deepEqual(ack.missed, []);
  assert.equal(ack.lastSeq, last.seq);
});

test('who missed more than five hundred entries is told to read the history', async () => {
  const guest = await visitor();
  const chatId = await guest.opensChat();
  const sender = async () => {
    for (let count = 0; count < MOST_MISSED / 10; count++) {
      await guest.says(chatId);
    }
  };
  const first = await guest.says(chatId);
  await Promise.all(Array.from({ length: 10 }, sender));
  const last = await guest.says(chatId);
  assert.equal(last.seq, first.seq + MOST_MISSED + 1);
  const socket = await guest.connect();
  const tooMany = await socket.asks('chat:join', { chatId, afterSeq: first.seq });
  assert.equal(tooMany.truncated, true, JSON.stringify(tooMany).slice(0, 500));
  assert.equal(tooMany.missed, undefined);
  const allThere = await socket.asks('chat:join', { chatId, afterSeq: first.seq + 1 });
  assert.equal(allThere.missed?.length, MOST_MISSED);
  assert.deepEqual(allThere.missed.at(-1), { event: 'message:new', payload: last });
});

for (const afterSeq of ['1', {}, 1e300]) {
  test(`afterSeq ${JSON.stringify(afterSeq)} is refused`, async () => {
    const guest = await visitor();
    const chatId = await guest.opensChat();
    const socket = await guest.connect();
    const ack = await socket.asks('chat:join', { chatId, afterSeq });
    assert.equal(ack.success, false, JSON.stringify(ack));
    assert.deepEqual(socket.all('chat:joined'), []);
  });
}
