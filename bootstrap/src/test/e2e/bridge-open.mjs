/** The bridge with open doors: the page of the guide as it stands there, which proves nothing. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, test } from 'node:test';
import { io } from 'socket.io-client';
import { call, connect, dial, hangUp, url, words } from './charla.mjs';

after(hangUp);

test('the page of the guide hears what the bot replies to the number that it names', async () => {
  const messages = [];
  const socket = io(url, { query: { userPhone: '34600111222' } });
  const heard = new Promise((resolve) => {
    socket.on('bot-response', (message) => {
      messages.push({ ...message, timestamp: new Date(message.timestamp) });
      resolve();
    });
  });
  await new Promise((resolve) => {
    socket.on('connect', resolve);
  });
  const text = words('reply');
  const answer = await botReplies('34600111222', text);
  assert.equal(answer.status, 200, answer.text);
  await heard;
  socket.disconnect();
  assert.equal(messages.length, 1);
  assert.equal(messages[0].text, text);
  assert.equal(messages[0].sender, 'bot');
  assert.ok(messages[0].timestamp <= new Date());
});

test('it may do nothing else, and who names no number is refused as ever', async () => {
  const socket = await connect({ query: { userPhone: '34600111222' } });
  const ack = await socket.asks('chat:join', { chatId: '00000000-0000-7000-8000-000000000000' });
  assert.equal(ack.code, 'unauthenticated');
  for (const query of [{}, { userPhone: '' }]) {
    assert.equal((await dial({ query }).hears('connect_error')).data.code, 'unauthenticated');
  }
  assert.equal((await dial({ query: { userPhone: 'abc' } }).hears('connect_error')).data.code, 'phone_not_proven');
  const bad = dial({ query: { userPhone: '34600111222' }, auth: { token: 'nonsense' } });
  assert.equal((await bad.hears('connect_error')).data.code, 'invalid_credentials');
});

function botReplies(targetUserWhatsAppNumber, messageText) {
  const body = JSON.stringify({ targetUserWhatsAppNumber, messageText });
  const at = Math.floor(Date.now() / 1000);
  const hmac = createHmac('sha256', process.env.CHARLA_BRIDGE_SECRET).update(`${at}.${body}`).digest('hex');
  const headers = { 'x-signature-256': `sha256=${hmac}`, 'x-signature-timestamp': String(at) };
  return call('POST', '/api/bot-reply', { body, headers });
}
