/** Canned replies: kept by the server, shared by a site or by all of the tenant. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { assertInstant, assertProblem, commercial, hangUp, staffOf, words } from './charla.mjs';

const PATH = '/v2/canned-replies';

after(hangUp);

/** One that nobody else has. */
function wording(others = {}) {
  return { shortcut: `s-${randomUUID().slice(0, 8)}`, title: words('title'), content: `${words()}\nsecond line`, ...others };
}

async function added(by, body) {
  const answer = await by.post(PATH, body);
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.headers.get('location'), `${PATH}/${answer.body.id}`);
  return answer.body;
}

async function seenBy(person, id) {
  const { status, body, text } = await person.call('GET', PATH);
  assert.equal(status, 200, text);
  return body.cannedReplies.find((reply) => reply.id === id);
}

test('the staff of a site adds, sees, rewords and removes what it shares', async () => {
  const [sam, sid, tom] = [await staffOf('localhost'), await staffOf('localhost'), await staffOf('elsewhere.example')];
  const wanted = wording({ shortcut: ` Envío-${randomUUID().slice(0, 8)} `, site: 'localhost' });
  const reply = await added(sam, wanted);
  assertInstant(reply.updatedAt);
  assert.deepEqual(
    { ...reply, id: 0, updatedAt: 0 },
    { ...wanted, shortcut: wanted.shortcut.trim().toLowerCase(), id: 0, updatedAt: 0 },
  );
  assert.deepEqual(await seenBy(sid, reply.id), reply);
  assert.equal(await seenBy(tom, reply.id), undefined);

  const other = wording();
  const reworded = await sid.call('PUT', `${PATH}/${reply.id}`, { body: other });
  assert.equal(reworded.status, 200, reworded.text);
  const { updatedAt, ...rest } = reworded.body;
  assertInstant(updatedAt);
  assert.deepEqual(rest, { ...other, id: reply.id, site: 'localhost' });

  assert.equal((await sam.call('DELETE', `${PATH}/${reply.id}`)).status, 204);
  assert.equal(await seenBy(sid, reply.id), undefined);
  assertProblem(await sam.call('DELETE', `${PATH}/${reply.id}`), 404);
});

test('what all sites share is for supervisors to write', async () => {
  const [boss, tom] = [await commercial(), await staffOf('elsewhere.example')];
  const reply = await added(boss, wording());
  assert.deepEqual(await seenBy(tom, reply.id), reply);
  assertProblem(await tom.post(PATH, wording()), 403);
  assertProblem(await tom.call('PUT', `${PATH}/${reply.id}`, { body: wording() }), 403);
  assertProblem(await tom.call('DELETE', `${PATH}/${reply.id}`), 403);
});

test('a shortcut names one reply of those who share it', async () => {
  const sam = await staffOf('localhost');
  const wanted = wording({ site: 'localhost' });
  await added(sam, wanted);
  const again = await sam.post(PATH, wording({ ...wanted, shortcut: wanted.shortcut.toUpperCase() }));
  assertProblem(again, 409);
  assert.equal(again.body.type, 'urn:charla:problem:shortcut-taken');
});

test('refuses what cannot be typed, shown or sent', async () => {
  const sam = await staffOf('localhost');
  for (const [field, value] of [
    ['shortcut', 'two words'],
    ['shortcut', ''],
    ['shortcut', 'x'.repeat(41)],
    ['shortcut', 7],
    ['title', ' '],
    ['title', 'a\nb'],
    ['content', 'x'.repeat(4001)],
    ['content', 'a\u0000b'],
    ['content', null],
    ['site', 'elsewhere.example'],
  ]) {
    const answer = await sam.post(PATH, wording({ site: 'localhost', [field]: value }));
    assertProblem(answer, 400);
    assert.equal(answer.body.errors[0].field, field);
  }
  assertProblem(await sam.call('PUT', `${PATH}/no-id`, { body: wording() }), 404);
});
