/**
 * The assistant with a model behind it, which answers by what it is told (`LocalModel`), for people of another issuer, and in the
 * chats of visitors who wait.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { commercial, hangUp, secret, visitor, words } from './charla.mjs';
import { PlainSocket, assertError, assertUnauthorized, hangUpPlain, plain } from './plain.mjs';

const TOKENS = JSON.parse(process.env.CHARLA_TOKENS);
const NOT_NOW = 'The assistant cannot answer now; try again later';
let carla;

before(async () => {
  Object.values(TOKENS).forEach(secret);
  carla = await commercial();
});
after(() => {
  hangUp();
  hangUpPlain();
});

test('somebody whom another issuer knows talks with the model, which knows what was said before', async () => {
  const socket = await plain(TOKENS.bob);
  const first = await socket.asks({ userId: 41, prompt: 'one' });
  assert.equal(first.data.content, 'I heard: one');
  const second = await socket.asks({ userId: 'bob', prompt: 'two', sessionId: first.data.sessionId });
  assert.deepEqual(second.data, { sessionId: first.data.sessionId, content: 'I heard: one, I heard: one, two' });
});

test('another token of the same person opens the same sessions, and nobody else\'s does', async () => {
  const { sessionId } = (await (await plain(TOKENS.bob)).asks({ userId: 41, prompt: 'mine' })).data;
  const again = await (await plain(TOKENS.bobAgain)).asks({ userId: 41, prompt: 'yours?', sessionId });
  assert.match(again.data.content, /mine/);
  for (const [token, userId] of [[TOKENS.eve, 42], [TOKENS.bobElsewhere, 'bob']]) {
    assertError(await (await plain(token)).asks({ userId, prompt: 'yours?', sessionId }), 'There is no such session');
  }
});

test('a token that is expired or of an issuer whom nobody trusts does not hold', async () => {
  for (const token of [TOKENS.expired, TOKENS.foreign, TOKENS.otherAudience, TOKENS.nobody]) {
    const socket = new PlainSocket(`?token=${token}`);
    assertUnauthorized(await socket.next(), 'Token is invalid');
    assert.equal(await socket.end(), 1008);
  }
});

test('a connection ends with its token', { timeout: 15_000 }, async () => {
  const socket = await plain(TOKENS.short);
  assertUnauthorized(await socket.next(), 'Token is invalid');
  assert.equal(await socket.end(), 1008);
});

test('a model that fails, says nothing or never ends is told as such, and the next question is answered', async () => {
  const socket = await plain(TOKENS.bob);
  for (const prompt of ['fail', 'say nothing', 'stall', 'go on', 'talk nonsense']) {
    assertError(await socket.asks({ userId: 41, prompt }), NOT_NOW);
  }
  assert.equal((await socket.asks({ userId: 41, prompt: 'well' })).data.content, 'I heard: well');
});

test('an answer without an end is cut off', async () => {
  const { data } = await (await plain(TOKENS.bob)).asks({ userId: 41, prompt: 'chatter' });
  assert.equal([...data.content].length, 4_000);
});

test('a visitor who waits is answered by the assistant, which no note reaches', async () => {
  const vera = await visitor();
  const hearing = await carla.connect();
  const chatId = await vera.opensChat('hello');
  await hearing.asks('chat:join', { chatId });
  const socket = await vera.joins(chatId);
  await carla.notes(chatId, words('note'));
  await vera.says(chatId, 'when?');
  const reply = await socket.hears('message:new', ({ isAI, content }) => isAI && content.endsWith('when?'));
  assert.equal(reply.senderType, 'bot');
  assert.equal(reply.isFirstResponse, false);
  assert.doesNotMatch(reply.content, /canary/);
  assert.equal((await carla.call('GET', `/v2/chats/${chatId}`)).body.status, 'PENDING');
});

test('once a person has answered, the assistant is silent', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat('fail');
  await carla.says(chatId, 'I am here');
  await vera.says(chatId, 'good');
  await vera.says(chatId, 'the last word');
  // Another chat's answer comes later than this one's would.
  const other = await visitor();
  const othersId = await other.opensChat('fail');
  const heard = await other.joins(othersId);
  await other.says(othersId, 'hello');
  await heard.hears('message:new', ({ isAI }) => isAI);
  const { messages } = await vera.history(chatId);
  assert.deepEqual(messages.filter(({ isAI }) => isAI), []);
});

test('a person wins over a reply that is still being written', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat('fail');
  const socket = await vera.joins(chatId);
  await vera.says(chatId, 'think until a person comes');
  await modelThinks();
  await carla.says(chatId, 'a person');
  await socket.hears('message:new', ({ content }) => content === 'a person');
  await letModelSpeak();
  await vera.says(chatId, 'thanks');
  const { messages } = await vera.history(chatId);
  assert.deepEqual(messages.filter(({ isAI }) => isAI), []);
});

test('a model that is away leaves the visitor waiting for people', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat('fail');
  const answer = await carla.call('GET', `/v2/chats/${chatId}`);
  assert.equal(answer.body.status, 'PENDING');
  assert.equal((await carla.says(chatId, 'here I am')).isFirstResponse, true);
});

/** Waits until the model has been asked what it thinks about at length. */
async function modelThinks() {
  assert.equal((await fetch(`${process.env.CHARLA_MODEL}/thinks`)).status, 200);
}

/** Lets the model finish, and waits until the server has what it said. */
async function letModelSpeak() {
  assert.equal((await fetch(`${process.env.CHARLA_MODEL}/speak`)).status, 200);
}
