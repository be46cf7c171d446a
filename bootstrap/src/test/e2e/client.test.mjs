/** The front ends' own module against the server, by the official client below. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { io } from 'socket.io-client';
import { createClient } from '../../main/resources/static/charla-client.js';
import { HERE, PNG, admin, commercial, secret, url, visitor, words } from './charla.mjs';

const clients = new Set();
after(() => clients.forEach((client) => client.disconnect()));

/** A browser's storage and connection, and means to break both. */
class Browser {
  storage = new Map();
  sockets = [];
  answers = [];
  failing = 0;

  client(options = {}) {
    const client = createClient({
      origin: url,
      storage: {
        getItem: (key) => this.storage.get(key) ?? null,
        setItem: (key, value) => this.storage.set(key, secret(value)),
        removeItem: (key) => this.storage.delete(key),
      },
      io: (...args) => {
        const socket = io(...args);
        this.sockets.push(socket);
        return socket;
      },
      fetch: (...args) => this.#fetch(...args),
      ...options,
    });
    clients.add(client);
    return client;
  }

  /** The next `count` requests that change something reach the server, but their answers do not come back. */
  losesAnswers(count) {
    this.failing = count;
  }

  cut() {
    this.sockets.at(-1).io.engine.close();
  }

  async #fetch(input, init = {}) {
    const response = await fetch(input, init);
    if (init.method === 'POST' && this.failing > 0) {
      this.failing--;
      throw new TypeError('network connection lost');
    }
    return response;
  }
}

async function visitorClient(browser = new Browser(), options) {
  const client = browser.client(options);
  await client.identify({ ...HERE, hasAcceptedPrivacyPolicy: true, name: 'Ann' });
  await client.connect();
  return { browser, client };
}

/** Waits until what a conversation shows fits. */
function shows(conversation, fits) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`shows ${JSON.stringify(conversation.messages)}`)), 15_000);
    const off = conversation.on('change', look);
    function look() {
      if (fits(conversation)) {
        clearTimeout(late);
        off();
        resolve();
      }
    }
    look();
  });
}

const contents = (conversation) => conversation.messages.map(({ content }) => content);
const settled = ({ messages }) => messages.every(({ status }) => status === 'sent');

for (const transports of [['websocket'], ['polling']]) {
  const name = transports[0];

  test(`${name}: a visitor and a commercial talk, each word once and in order`, async () => {
    const { client } = await visitorClient(undefined, { transports });
    const ann = await client.startChat({ content: words('opening') });
    const staff = new Browser().client({ transports });
    secret((await staff.logIn(admin)).sub);
    await staff.connect();
    const sue = await staff.chat(ann.chatId).open();

    const said = [words(), words(), words()];
    said.forEach((content) => ann.send({ content }));
    assert.deepEqual(ann.messages.slice(1).map(({ status }) => status), ['sending', 'sending', 'sending']);
    await shows(sue, ({ messages }) => messages.length === 4);
    const note = words('note');
    sue.send({ content: note, isInternal: true });
    sue.send({ content: words('answer') });
    await shows(ann, (view) => view.messages.length === 5 && settled(view));
    await shows(sue, (view) => view.messages.length === 6 && settled(view));
    assert.deepEqual(contents(ann), contents(sue).filter((content) => content !== note));
    assert.deepEqual(contents(ann).slice(1, 4), said);
    await shows(ann, ({ status }) => status === 'IN_PROGRESS');
    assert.equal(ann.unreadCount, 1);
    await ann.markRead();
    assert.equal(ann.unreadCount, 0);
    await shows(sue, ({ readSeq }) => readSeq === ann.messages.at(-1).seq);
  });
}

test('what was said while the connection was away is shown once, in order', async () => {
  const { browser, client } = await visitorClient();
  const ann = await client.startChat({ content: words('opening') });
  const sue = await commercial();
  browser.cut();
  const missed = [await sue.says(ann.chatId), await sue.says(ann.chatId)];
  await shows(ann, ({ messages }) => messages.length === 3);
  missed.push(await sue.says(ann.chatId));
  await shows(ann, ({ messages }) => messages.length === 4);
  assert.deepEqual(contents(ann).slice(1), missed.map(({ content }) => content));
});

test('a socket that is new catches up by its last place, with more than one answer holds too', async () => {
  const { browser, client } = await visitorClient();
  const ann = await client.startChat({ content: words('opening') });
  const sue = await commercial();
  const first = await sue.says(ann.chatId);
  await shows(ann, ({ messages }) => messages.length === 2);
  browser.sockets.at(-1).io.engine.close();
  browser.sockets.at(-1)._pid = undefined; // what it would be recovered by
  for (let count = 0; count < 510; count += 30) {
    await Promise.all(Array.from({ length: 30 }, () => sue.says(ann.chatId, words())));
  }
  await sue.call('PATCH', `/v2/messages/${first.messageId}`, { body: { content: words('edited') } });
  await shows(ann, (view) => view.messages.length === 512 && view.messages[1].editedAt);
  const seqs = ann.messages.map(({ seq }) => seq);
  assert.deepEqual(seqs, seqs.toSorted((one, other) => one - other));
  assert.equal(new Set(seqs).size, 512);
});

test('a message whose answer was lost is sent again as the same one', async () => {
  const { browser, client } = await visitorClient();
  const ann = await client.startChat({ content: words('opening') });
  client.disconnect(); // so that no push tells that it was stored
  browser.losesAnswers(1);
  const { clientMessageId } = ann.send({ content: words() });
  await shows(ann, ({ messages }) => messages.at(-1).status === 'failed');
  ann.retry(clientMessageId);
  await shows(ann, settled);
  assert.equal(ann.messages.length, 2);
  const sue = await commercial();
  assert.equal((await sue.history(ann.chatId)).messages.length, 2);
});

test('a push tells of a message whose answer was lost', async () => {
  const { browser, client } = await visitorClient();
  const ann = await client.startChat({ content: words('opening') });
  browser.losesAnswers(1);
  ann.send({ content: words() });
  await shows(ann, (view) => settled(view) && view.messages.length === 2);
});

test('a chat whose first answer was lost is begun once', async () => {
  const { browser, client } = await visitorClient();
  const first = { content: words('opening'), clientMessageId: randomUUID() };
  browser.losesAnswers(1);
  await assert.rejects(client.startChat(first), { status: 0 });
  const ann = await client.startChat(first);
  assert.deepEqual(contents(ann), [first.content]);
  const { total } = await client.request('GET', `/v2/visitors/${client.me.id}/chats`);
  assert.equal(total, 1);
});

test('what the server refuses is told with its reason, and waits', async () => {
  const { client } = await visitorClient();
  const ann = await client.startChat({ content: words('opening') });
  await client.request('PUT', `/v2/chats/${ann.chatId}/close`, {});
  ann.send({ content: words() });
  await shows(ann, ({ messages }) => messages.at(-1).status === 'failed');
  const { error, clientMessageId } = ann.messages.at(-1);
  assert.equal(error.status, 409);
  assert.match(error.detail, /closed/);
  ann.discard(clientMessageId);
  assert.equal(ann.messages.length, 1);
});

test('a visitor comes back as the same one, without a cookie', async () => {
  const { browser, client } = await visitorClient();
  const ann = await client.startChat({ content: words('opening') });
  client.disconnect();
  const later = browser.client();
  const { visitorId, isNewVisitor } = await later.resume(HERE);
  assert.equal(visitorId, client.me.id);
  assert.equal(isNewVisitor, false);
  await later.connect();
  assert.deepEqual(contents(await later.chat(ann.chatId).open()), contents(ann));
  assert.equal(await new Browser().client().resume(HERE), undefined);
});

test('older pages come before, until there are none', async () => {
  const ann = await visitor();
  const chatId = await ann.opensChat();
  for (let count = 0; count < 6; count++) {
    await Promise.all(Array.from({ length: 30 }, () => ann.says(chatId, words())));
  }
  const staff = new Browser().client();
  await staff.logIn(admin);
  const sue = await staff.chat(chatId).open();
  assert.equal(sue.messages.length, 50);
  await Promise.all([sue.loadOlder(), sue.loadOlder()]);
  assert.equal(sue.messages.length, 150);
  assert.equal(await sue.loadOlder(), false);
  assert.equal(sue.messages.length, 181);
  assert.equal(await sue.loadOlder(), false);
  const seqs = sue.messages.map(({ seq }) => seq);
  assert.deepEqual(seqs, seqs.toSorted((one, other) => one - other));
  const last = (await ann.history(chatId)).messages.map(({ content }) => content).reverse();
  assert.deepEqual(contents(sue).slice(-100), last);
});

test('a file is uploaded with its message, and comes back', async () => {
  const { client } = await visitorClient();
  const ann = await client.startChat({ content: words('opening') });
  const { file } = ann.send({ file: new File([PNG], 'photo.png', { type: 'image/png' }) });
  assert.deepEqual(file, { name: 'photo.png', size: PNG.length, type: 'image/png', progress: 0 });
  await shows(ann, (view) => settled(view) && view.messages.length === 2);
  const { attachment, type } = ann.messages.at(-1);
  assert.equal(type, 'image');
  const told = [];
  const bytes = await ann.download(attachment, { onProgress: (loaded, total) => told.push([loaded, total]) });
  assert.deepEqual(Buffer.from(await bytes.arrayBuffer()), PNG);
  assert.deepEqual(told.at(-1), [PNG.length, PNG.length]);
});

test('the other one sees that somebody writes, until the words are there', async () => {
  const { client } = await visitorClient();
  const ann = await client.startChat({ content: words('opening') });
  const staff = new Browser().client();
  await staff.logIn(admin);
  await staff.connect();
  const sue = await staff.chat(ann.chatId).open();
  ann.typing();
  await shows(sue, ({ typists }) => typists.length === 1);
  assert.deepEqual(sue.typists, [{ userId: client.me.id, isInternal: false }]);
  ann.send({ content: words() });
  await shows(sue, ({ typists, messages }) => typists.length === 0 && messages.length === 2);
  sue.typing({ isInternal: true });
  sue.typing();
  await shows(ann, ({ typists }) => typists.length === 1);
});

test('a log-in that has ended is told, and the connection stays away', async () => {
  const staff = new Browser().client();
  await staff.logIn(admin);
  await staff.connect();
  const told = new Promise((resolve) => staff.on('session:expired', resolve));
  const elsewhere = new Browser().client();
  await elsewhere.logIn(admin);
  await staff.request('POST', '/v2/auth/logout', {});
  assert.deepEqual(await told, { reason: 'logout' });
  assert.equal(staff.state, 'expired');
  await elsewhere.connect();
  assert.equal(elsewhere.state, 'connected');
});
