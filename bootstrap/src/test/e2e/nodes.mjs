/**
 * Two nodes (`CHARLA_URL`, `CHARLA_OTHER_URL`) on one PostgreSQL and one Redis. The script stops and starts that Redis (`REDIS_PID`,
 * `REDIS_PROGRAM`, `REDIS_PORT`), and at the end kills the first node (`CHARLA_PID`).
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { connect as dialTcp, createServer } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { HERE, assertProblem, call, commercial, hangUp, logIn, newStaff, url, visitor, words } from './charla.mjs';

const other = process.env.CHARLA_OTHER_URL;
const RECONNECTING = { reconnection: true, reconnectionDelay: 50, reconnectionDelayMax: 100 };
const SAMPLES = 40;
const FAILURES = Number(process.env.CHARLA_FAILURES);
let redis;
let balancer;

after(() => {
  hangUp();
  redis?.kill('SIGKILL');
  balancer?.close();
});

test('a message sent on one node arrives on the other, notes for the staff alone', async () => {
  const [ann, sue] = [await visitor(), await commercial()];
  const chatId = await ann.opensChat();
  const [here, there] = [await ann.joins(chatId), await sue.at(other).joins(chatId)];
  await there.hearsMessage(await ann.says(chatId));
  const note = await sue.at(other).notes(chatId);
  await here.hearsMessage(await sue.at(other).says(chatId));
  await there.hearsMessage(note);
  assert.equal(here.all('message:new').filter((message) => message.isInternal).length, 0);
  assert.equal((await sue.call('PUT', `/v2/chats/${chatId}/priority`, { body: { priority: 'URGENT' } })).status, 200);
  await there.hears('chat:priority-changed', (event) => event.chatId === chatId);
  assert.equal(there.all('chat:priority-changed').length, 1);
});

test('a new chat is told to the staff and to the other tabs of its visitor, wherever they are', async () => {
  const [ann, sue] = [await visitor(), await commercial()];
  const [tab, console_] = [await ann.at(other).connect(), await sue.at(other).connect()];
  await tab.catchesUp();
  await console_.catchesUp();
  const chatId = await ann.opensChat();
  await tab.hears('chat:created', (event) => event.chatId === chatId);
  await console_.hears('chat:created', (event) => event.chatId === chatId);
  await console_.hears('chat:unread_count', (event) => event.chatId === chatId && event.unreadMessagesCount === 1);
  for (const socket of [tab, console_]) {
    assert.equal(socket.all('chat:created').filter((event) => event.chatId === chatId).length, 1);
  }
});

test('who writes and who comes and goes is told on every node', async () => {
  const [ann, sue] = [await visitor(), await commercial()];
  const chatId = await ann.opensChat();
  const there = await sue.at(other).joins(chatId);
  await presenceArrives(there);
  const here = await ann.joins(chatId);
  await there.hears('presence:changed', (event) => event.userId === ann.id && event.status === 'online');
  await here.asks('typing:start', { chatId });
  await there.hears('user:typing', (event) => event.userId === ann.id);
  const second = await ann.at(other).connect();
  here.close();
  await second.catchesUp();
  const present = await sue.call('GET', `/presence/chat/${chatId}`);
  assert.match(present.text, /online/);
  second.close();
  await there.hears('presence:changed', (event) => event.userId === ann.id && event.status === 'offline');
  assert.equal(there.all('presence:changed').filter((event) => event.userId === ann.id).length, 2);
});

test('clients that hear all of their chats hear those of the other node, and who comes and goes there', async () => {
  const [ann, sue] = [await visitor(), await commercial()];
  const desk = await member(sue.at(other));
  await presenceArrives(await sue.at(other).connect());
  const here = await member(ann);
  const of = (user) => user.user_id === ann.id;
  await desk.hears('users:online', of);
  await desk.hears('user:connected', of);
  const chatId = await ann.opensChat();
  await desk.hears('message:send', (message) => message.chat_id === chatId);
  const body = words();
  here.socket.emit('message:send', { chat_id: chatId, sender_id: ann.id, body, status: 'sent' });
  const { id } = await desk.hears('message:send', (message) => message.body === body);
  here.socket.emit('message:update', { id, body: words(), status: 'updated' });
  await desk.hears('message:update', (message) => message.id === id);
  here.socket.emit('message:delete', { id });
  await desk.hears('message:delete', (message) => message.id === id);
  const answer = await sue.at(other).says(chatId);
  await here.hears('message:send', (message) => message.id === answer.messageId);
  const second = await member(ann.at(other));
  here.close();
  await second.catchesUp();
  second.close();
  await desk.hears('user:disconnected', of);
  await desk.catchesUp();
  assert.equal(desk.all('user:disconnected').filter(of).length, 1);
  assert.equal(desk.all('user:connected').filter(of).length, 2, 'once for each socket that said so');
  assert.equal(desk.all('message:send').filter((message) => message.id === id).length, 1);
  desk.close();
});

test('what the bot replies on one node is heard on the other, and the bot is told that it was', async () => {
  const { phone, user } = await numbered();
  const [missed, text] = [words('reply'), words('reply')];
  assert.equal((await botReplies(phone, missed)).status, 404);
  const page = await user.at(other).connect({ query: { userPhone: phone } });
  await page.hears('bot-response', (heard) => heard.text === missed);
  assert.equal((await botReplies(phone, text)).status, 200);
  await page.hears('bot-response', (heard) => heard.text === text);
  await page.catchesUp();
  assert.deepEqual(page.all('bot-response').map((heard) => heard.text), [missed, text]);
  page.close();
});

test('a log-out on one node ends the sockets on the other', async () => {
  const sam = await logIn(await hired());
  const socket = await sam.at(other).connect();
  const began = Date.now();
  assert.ok((await sam.post('/v2/auth/logout', {})).status < 300);
  await socket.hears('session:expired');
  await socket.hears('disconnect');
  assert.ok(Date.now() - began < 5_000);
});

test('log-ins that fail are counted by both nodes together, those that do not are not', async () => {
  const account = await hired();
  for (let i = 0; i < 2 * FAILURES; i++) {
    assert.equal((await logsIn(account, i % 2 ? url : other)).status, 200);
  }
  const wrong = { ...account, password: 'wrong' };
  for (let i = 0; i < FAILURES; i++) {
    assertProblem(await logsIn(wrong, i % 2 ? url : other), 401);
  }
  for (const node of [url, other]) {
    assertProblem(await logsIn(wrong, node), 429);
    assertProblem(await logsIn(account, node), 429);
  }
});

test('a message reaches the other node by Redis', async (t) => {
  t.diagnostic(`commit to push on the other node, by Redis: ${await latencies()}`);
});

test('without Redis messages reach the other node by the log, and the nodes say that they are degraded', async (t) => {
  const [ann, sue] = [await visitor(), await commercial()];
  const chatId = await ann.opensChat();
  const there = await sue.at(other).joins(chatId);
  process.kill(Number(process.env.REDIS_PID), 'SIGKILL');
  await there.hearsMessage(await ann.says(chatId));
  await readinessIs('DEGRADED');
  await there.hearsMessage(await ann.says(chatId));
  await there.hearsMessage(await sue.at(other).notes(chatId));
  t.diagnostic(`commit to push on the other node, by the log alone: ${await latencies()}`);
  const seqs = there.all('message:new').filter((message) => !message.isInternal).map((message) => message.seq);
  assert.deepEqual(seqs, [...new Set(seqs)].sort((one, two) => one - two));
});

test('without Redis each node counts by itself', async () => {
  const wrong = { ...(await hired()), password: 'wrong' };
  for (const node of [url, other]) {
    for (let i = 0; i < FAILURES; i++) {
      assertProblem(await logsIn(wrong, node), 401);
    }
    assertProblem(await logsIn(wrong, node), 429);
  }
});

test('when Redis is back everything goes through it again', async () => {
  const [ann, sue] = [await visitor(), await commercial()];
  const chatId = await ann.opensChat();
  const [here, there] = [await ann.joins(chatId), await sue.at(other).joins(chatId)];
  redis = spawn(process.env.REDIS_PROGRAM, ['--port', process.env.REDIS_PORT, '--bind', '127.0.0.1', '--save', ''], {
    stdio: 'ignore',
  });
  await readinessIs('UP');
  await until(async () => {
    await here.asks('typing:stop', { chatId });
    await here.asks('typing:start', { chatId });
    await delay(100);
    return there.all('user:typing').length > 0;
  });
  await there.hearsMessage(await ann.says(chatId));
});

/** Who was where when the first node was killed, and who watched from the other one. */
const gone = {};

test('sockets go on at the other node when their own is killed: nothing is missed, nothing comes twice', async () => {
  const target = { url };
  const front = await balance(target);
  const options = { at: front, transports: ['websocket'], ...RECONNECTING };
  const [ann, bea, sue] = [await visitor(), await visitor(), await commercial()];
  const [chatId, otherChat] = [await ann.opensChat(), await bea.opensChat()];
  const { phone, user } = await numbered();
  const theirs = await ann.joins(chatId, options);
  const ours = await sue.joins(chatId, options);
  const all = await member(ann, options);
  const desk = await member(sue, options);
  const page = await user.connect({ query: { userPhone: phone }, ...options });
  assert.equal((await ours.asks('chat:join', { chatId: otherChat })).success, true);
  const before = await sue.says(chatId);
  for (const socket of [theirs, ours]) {
    await socket.hearsMessage(before);
  }
  await ours.hearsMessage(await sue.notes(otherChat));
  for (const socket of [all, desk]) {
    await socket.hears('message:send', (message) => message.id === before.messageId);
  }
  const replies = [words('reply'), words('reply'), words('reply')];
  assert.equal((await botReplies(phone, replies[0])).status, 200);
  await page.hears('bot-response', (heard) => heard.text === replies[0]);
  const sockets = [theirs, ours, all, page];
  const ids = sockets.map((socket) => socket.id);
  gone.watching = await sue.at(other).connect();
  Object.assign(gone, { alone: await visitor(), elsewhere: await visitor(), back: ann });
  await gone.elsewhere.at(other).connect();
  for (const person of [gone.elsewhere, gone.alone]) {
    await person.connect();
    await gone.watching.hears('presence:changed', (event) => event.userId === person.id && event.status === 'online');
  }
  await kept();

  target.url = other;
  process.kill(Number(process.env.CHARLA_PID), 'SIGKILL');
  const missed = [];
  for (const [person, chat] of [[ann, chatId], [bea, otherChat], [sue, chatId]]) {
    missed.push(await person.at(other).says(chat));
  }
  missed.push(await sue.at(other).notes(otherChat));
  assert.equal((await botReplies(phone, replies[1], other)).status, 200, 'its lease lasts yet');
  for (const socket of [...sockets, desk]) {
    await socket.until(() => socket.all('connect').length > 0 && socket.socket.connected && socket.all('disconnect').length > 0,
      () => 'did not come back');
    assert.equal(socket.socket.recovered, socket !== desk, 'what staff hears of all chats is one stream of each node');
  }
  desk.socket.emit('user:connected', { user_id: sue.id, username: 'somebody' });
  await desk.until(() => desk.all('user:connected').filter((user) => user.user_id === sue.id).length > 1, () => 'did not come in');
  assert.deepEqual(sockets.map((socket) => socket.id), ids);
  for (const message of missed) {
    await ours.hearsMessage(message);
  }
  for (const message of missed.filter((each) => each.chatId === chatId)) {
    await theirs.hearsMessage(message);
    await all.hears('message:send', (heard) => heard.id === message.messageId);
  }
  const last = await sue.at(other).says(chatId);
  for (const socket of [theirs, ours]) {
    await socket.hearsMessage(last);
    assertEachOnce(socket.all('message:new').map((message) => message.messageId));
  }
  for (const socket of [all, desk]) {
    await socket.hears('message:send', (heard) => heard.id === last.messageId);
    assertEachOnce(socket.all('message:send').map((message) => message.id));
  }
  assert.equal((await botReplies(phone, replies[2], other)).status, 200);
  await page.hears('bot-response', (heard) => heard.text === replies[2]);
  assert.deepEqual(page.all('bot-response').map((heard) => heard.text), replies);
});

test('who went with the killed node is told to be gone, once, and nobody who is elsewhere or came back', async () => {
  const { watching, alone, elsewhere, back } = gone;
  const began = Date.now();
  const left = (person) => watching.all('presence:changed').filter((event) => event.userId === person.id && event.status === 'offline');
  await watching.hears('presence:changed', (event) => event.userId === alone.id && event.status === 'offline');
  assert.ok(Date.now() - began < 12_000);
  await watching.catchesUp();
  assert.equal(left(alone).length, 1);
  assert.equal(left(elsewhere).length + left(back).length, 0);
});

/** Somebody new of the staff, as it logs in. */
async function hired() {
  const account = newStaff({ sites: ['localhost'] });
  assert.equal((await (await commercial()).post('/v2/commercials', account)).status, 201);
  return account;
}

function logsIn({ email, password }, node) {
  return call('POST', '/v2/auth/login', { at: node, body: { email, password } });
}

/** A socket of somebody who hears all of its chats. */
async function member(person, options) {
  const socket = await person.connect(options);
  socket.socket.emit('user:connected', { user_id: person.id, username: 'somebody' });
  await socket.hears('user:connected', (user) => user.user_id === person.id);
  return socket;
}

/** Somebody whose telephone number the site vouches for. */
async function numbered() {
  const phone = `+34${randomInt(600_000_000, 799_999_999)}`;
  const claims = { sub: randomUUID(), phone_number: phone, exp: Math.floor(Date.now() / 1000) + 600 };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const identityToken = `${signed}.${createHmac('sha256', process.env.CHARLA_IDENTITY_SECRET).update(signed).digest('base64url')}`;
  return { phone, user: await visitor({ ...HERE, identityToken }) };
}

function botReplies(targetUserWhatsAppNumber, messageText, node = url) {
  const body = JSON.stringify({ targetUserWhatsAppNumber, messageText });
  const at = Math.floor(Date.now() / 1000);
  const hmac = createHmac('sha256', process.env.CHARLA_BRIDGE_SECRET).update(`${at}.${body}`).digest('hex');
  const headers = { 'x-signature-256': `sha256=${hmac}`, 'x-signature-timestamp': String(at) };
  return call('POST', '/api/bot-reply', { at: node, body, headers });
}

function assertEachOnce(ids) {
  assert.deepEqual(ids, [...new Set(ids)]);
}

/** How long it takes from the answer to the sender's node until the other node's socket has a message, in milliseconds. */
async function latencies() {
  const [ann, sue] = [await visitor(), await commercial()];
  const chatId = await ann.opensChat();
  const there = await sue.at(other).joins(chatId);
  const taken = [];
  for (let i = 0; i < SAMPLES; i++) {
    const content = words();
    const before = performance.now();
    const arrival = there.hears('message:new', (message) => message.content === content).then(() => performance.now());
    await ann.says(chatId, content);
    const answered = performance.now();
    taken.push({ push: (await arrival) - answered, whole: (await arrival) - before });
  }
  return `${summary(taken.map((one) => one.push))} after the answer, ${summary(taken.map((one) => one.whole))} after the request`;
}

function summary(values) {
  const sorted = values.toSorted((one, two) => one - two);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms`;
}

async function readinessIs(status) {
  for (const node of [url, other]) {
    await until(async () => {
      const answer = await fetch(`${node}/actuator/health/readiness`);
      assert.equal(answer.status, 200);
      return (await answer.json()).status === status;
    });
  }
}

async function until(holds) {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, 'it did not come to that');
    await delay(50);
  }
}

/** What is told live is lost while a subscription to it is not made yet. */
function presenceArrives(there) {
  return until(async () => {
    const passing = await (await visitor()).connect();
    await delay(100);
    passing.close();
    return there.all('presence:changed').length > 0;
  });
}

/** What sockets need elsewhere is kept within a second or so; there is nothing from outside to see it by. */
function kept() {
  return delay(3_000);
}

/** What stands before the nodes: a connection goes to whichever is the target when it is made. */
async function balance(target) {
  balancer = createServer((client) => {
    const { hostname, port } = new URL(target.url);
    const node = dialTcp(Number(port), hostname);
    client.pipe(node).pipe(client);
    client.on('error', () => node.destroy());
    node.on('error', () => client.destroy());
  });
  await new Promise((resolve) => balancer.listen(0, 'localhost', resolve));
  return `http://localhost:${balancer.address().port}`;
}
