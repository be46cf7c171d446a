/**
 * A database that goes away and comes back (`POST $CHARLA_DATABASE/kill` and `/start`) while people are connected: what needs it
 * is refused for now, sockets stay, and afterwards everything goes on by itself.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { admin, assertProblem, call, commercial, dial, HERE, hangUp, visitor } from './charla.mjs';

after(hangUp);

async function database(order) {
  assert.equal((await fetch(`${process.env.CHARLA_DATABASE}/${order}`, { method: 'POST' })).status, 200);
}

test('a database that is away is told with 503, and everything goes on when it is back', async () => {
  const [ann, sue] = [await visitor(), await commercial()];
  const chatId = await ann.opensChat();
  const sockets = await Promise.all([
    ann.joins(chatId, { transports: ['websocket'] }),
    ann.joins(chatId, { transports: ['polling'] }),
    sue.joins(chatId, { transports: ['websocket'] }),
  ]);
  const message = { chatId, content: 'while it is away', clientMessageId: 'the-same-key' };

  await database('kill');
  const refused = await Promise.all([
    ann.post('/v2/messages', message),
    sue.post('/v2/messages', { ...message, isInternal: true }),
    ann.call('GET', `/v2/messages/chat/${chatId}`),
    sue.call('GET', '/v2/chats'),
    call('POST', '/visitors/identify', { body: HERE }),
    call('POST', '/v2/auth/login', { body: admin }),
  ]);
  for (const answer of refused) {
    assertProblem(answer, 503);
    assert.match(answer.headers.get('retry-after'), /^\d+$/);
  }
  const joins = await Promise.all(sockets.map((socket) => socket.asks('chat:join', { chatId })));
  assert.ok(joins.every((ack) => ack.success || ack.code === 'unavailable'), JSON.stringify(joins));
  assert.equal((await call('GET', '/actuator/health/readiness')).status, 503);
  assert.equal((await call('GET', '/actuator/health/liveness')).status, 200);
  for (const socket of sockets) {
    await socket.catchesUp();
  }
  const newcomer = dial({ ...ann.handshake, reconnection: true, reconnectionDelay: 200, reconnectionDelayMax: 500 });
  const refusals = () => newcomer.all('connect_error').filter((error) => error.data || error.message === 'Internal error');
  await newcomer.until(() => newcomer.socket.io.engine?.transport !== undefined, () => 'does not even try');

  await database('start');
  const sent = await accepted(ann, message);
  for (const socket of sockets) {
    await socket.hearsMessage(sent);
    assert.deepEqual(socket.all('disconnect'), [], 'a socket that stayed');
  }
  await newcomer.hears('connect');
  assert.deepEqual(refusals(), [], 'an outage refuses nobody for good');
  assert.equal((await call('GET', '/actuator/health/readiness')).status, 200);
  assert.equal((await ann.history(chatId)).messages.filter(({ content }) => content === message.content).length, 1);
});

/** Says it again until it is accepted. */
async function accepted(person, message) {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await person.post('/v2/messages', message);
    if ([200, 201].includes(answer.status)) {
      return answer.body;
    }
    assertProblem(answer, 503);
    assert.ok(Date.now() < end, 'still refused');
    await pause(100);
  }
}
