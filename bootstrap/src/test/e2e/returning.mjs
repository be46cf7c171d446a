/** People who proved themselves to an earlier process come back with what they hold. Run after a restart. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { connect, hangUp } from './charla.mjs';

after(hangUp);

const { CHARLA_VISITOR_COOKIE: cookie, CHARLA_TOKEN: token, CHARLA_CHAT: chatId } = process.env;
const lastSeq = Number(process.env.CHARLA_LAST_SEQ);

const PEOPLE = {
  "a visitor's cookie": { extraHeaders: { cookie } },
  "a visitor's session in auth": { auth: { sessionId: cookie.split('=')[1] } },
  "a commercial's token": { auth: { token } },
};

for (const [name, handshake] of Object.entries(PEOPLE)) {
  for (const transports of [['websocket'], ['polling']]) {
    test(`${name} still opens a socket and its chat by ${transports}`, async () => {
      const socket = await connect({ ...handshake, transports });
      const ack = await socket.asks('chat:join', { chatId });
      assert.equal(ack.success, true, JSON.stringify(ack));
      assert.equal(ack.lastSeq, lastSeq);
    });
  }
}
