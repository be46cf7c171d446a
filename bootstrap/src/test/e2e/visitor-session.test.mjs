/** A visitor's session: keeping it alive and ending it, one's own alone. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { assertProblem, call, commercial, hangUp, visitor } from './charla.mjs';

after(hangUp);

const HEARTBEAT = '/visitors/session/heartbeat';
const END = '/visitors/session/end';

test('a heartbeat is answered, with and without the session named', async () => {
  const guest = await visitor();
  for (const body of [undefined, {}, { sessionId: guest.sessionId }, { sessionId: null }]) {
    for (const headers of [guest.headers, { 'x-visitor-session': guest.sessionId }]) {
      const answer = await call('POST', HEARTBEAT, { headers, body });
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(Object.keys(answer.body), ['success', 'message']);
      assert.equal(answer.body.success, true);
      assert.match(answer.headers.getSetCookie().join(), new RegExp(`^visitor_session=${guest.sessionId};.*HttpOnly`));
    }
  }
});

test('an ended session proves nothing any more, and its sockets end', async () => {
  const [guest, other] = [await visitor(), await visitor()];
  const chatId = await guest.opensChat();
  const socket = await guest.joins(chatId);
  const byName = await guest.connect({ extraHeaders: {}, auth: { sessionId: guest.sessionId }, transports: ['polling'] });
  const others = await other.connect();
  const answer = await guest.post(END, { sessionId: guest.sessionId });
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual([Object.keys(answer.body), answer.body.success], [['success', 'message'], true]);
  assert.match(answer.headers.getSetCookie().join(), /^visitor_session=; Path=\/; Max-Age=0;.*HttpOnly/);
  for (const ended of [socket, byName]) {
    assert.deepEqual(await ended.hears('session:expired'), { reason: 'session_ended' });
    assert.equal(await ended.hears('disconnect'), 'io server disconnect');
  }
  for (const headers of [guest.headers, { 'x-visitor-session': guest.sessionId }]) {
    assertProblem(await call('GET', `/v2/messages/chat/${chatId}`, { headers }), 401);
    assertProblem(await call('POST', HEARTBEAT, { headers, body: {} }), 401, HEARTBEAT);
    assertProblem(await call('POST', END, { headers, body: {} }), 401, END);
  }
  await others.catchesUp();
  assert.deepEqual(others.all('session:expired'), []);
});

test("nobody keeps or ends another's session", async () => {
  const [guest, other, staff] = [await visitor(), await visitor(), await commercial()];
  for (const path of [HEARTBEAT, END]) {
    for (const sessionId of [other.sessionId, randomUUID(), '']) {
      assertProblem(await guest.post(path, { sessionId }), 403, path);
      assertProblem(await call('POST', path, { body: { sessionId } }), 401, path);
      assertProblem(await staff.post(path, { sessionId }), 403, path);
    }
    assertProblem(await staff.post(path, {}), 403, path);
    assertProblem(await guest.post(path, { sessionId: 7 }), 400, path);
  }
  assert.equal((await other.post(HEARTBEAT, {})).status, 200);
  assert.equal((await guest.post(HEARTBEAT, {})).status, 200);
});
