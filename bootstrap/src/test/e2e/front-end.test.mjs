/** Front ends keep up with the server, whatever the transport. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PNG, commercial, hangUp, visitor, words } from './charla.mjs';
import { ChatList, ChatView, TypingIndicator } from './front-end.mjs';

after(hangUp);

for (const transports of [['websocket'], ['polling'], ['websocket', 'polling']]) {
  const name = transports.join(' or ');
  const reconnecting = { transports, reconnection: true, reconnectionDelay: 50, reconnectionDelayMax: 100 };

  async function conversation() {
    const [ann, sue] = [await visitor(), await commercial()];
    const chatId = await ann.opensChat();
    return {
      ann,
      sue,
      chatId,
      annView: await new ChatView(ann, chatId).open(reconnecting),
      sueView: await new ChatView(sue, chatId).open(reconnecting),
    };
  }

  test(`${name}: both sides show one conversation, and the visitor sees that somebody answers`, async () => {
    const { ann, chatId, annView, sueView } = await conversation();
    await annView.send(words());
    const answer = await sueView.send(words());
    await annView.socket.hearsMessage(answer);
    await sueView.socket.hearsMessage(answer);
    await annView.socket.until(() => annView.status === 'IN_PROGRESS', () => `status ${annView.status}`);

    const said = (await ann.history(chatId)).messages.map(({ content }) => content).reverse();
    await sueView.socket.catchesUp();
    assert.deepEqual(annView.shown, said);
    assert.deepEqual(sueView.shown, said);
    assert.ok(annView.messages.every(({ status }) => status === 'sent'));
    await annView.close();
  });

  test(`${name}: a message is shown before it is sent, and once after`, async () => {
    const { sueView } = await conversation();
    const content = words();
    const sending = sueView.send(content);
    assert.equal(sueView.messages.at(-1).status, 'sending');
    await sueView.socket.hearsMessage(await sending);
    await sueView.socket.catchesUp();
    assert.equal(sueView.shown.filter((shown) => shown === content).length, 1);
  });

  test(`${name}: what failed stays to be seen, and goes out once when it is tried again`, async () => {
    const { ann, sue, chatId, annView } = await conversation();
    await sue.call('PUT', `/v2/chats/${chatId}/close`, { body: {} });
    const content = words();
    assert.equal(await annView.send(content), undefined);
    const failed = annView.messages.find(({ status }) => status === 'failed');
    assert.match(failed.error, /closed/);

    await sue.call('PUT', `/v2/chats/${chatId}/reopen`, { body: {} });
    const sent = await annView.retry(failed.messageId);
    await annView.socket.hearsMessage(sent);
    await annView.socket.catchesUp();
    assert.equal(annView.shown.filter((shown) => shown === content).length, 1);
    assert.equal((await ann.history(chatId)).messages.filter((message) => message.content === content).length, 1);
  });

  test(`${name}: a view that was away shows everything once, in order`, async () => {
    const { ann, sue, chatId, annView } = await conversation();
    await sue.says(chatId);
    const connects = annView.socket.all('connect').length;
    annView.socket.cut();
    const missed = await sue.says(chatId);
    await annView.socket.until(() => annView.socket.all('connect').length > connects, () => 'did not come back');
    const last = await sue.says(chatId);
    await annView.socket.hearsMessage(last);
    const said = (await ann.history(chatId)).messages.map(({ content }) => content).reverse();
    await annView.socket.until(() => annView.messages.length >= said.length, () => `shows ${annView.shown}`);
    assert.ok(annView.shown.includes(missed.content));
    assert.deepEqual(annView.shown, said);
  });

  test(`${name}: notes reach the staff's view and leave the visitor's as it is`, async () => {
    const { annView, sueView } = await conversation();
    const note = await sueView.send(words('note'), { isInternal: true });
    const open = await sueView.send(words());
    await annView.socket.hearsMessage(open);
    await sueView.socket.hearsMessage(note);
    assert.ok(!annView.shown.includes(note.content));
    assert.ok(sueView.shown.includes(note.content));
  });

  test(`${name}: many chats on one socket, each with its badge`, async () => {
    const sue = await commercial();
    const people = [await visitor(), await visitor(), await visitor()];
    const chatIds = [];
    for (const person of people) {
      chatIds.push(await person.opensChat());
    }
    const list = await new ChatList(sue, chatIds).open({ transports });
    list.look(chatIds[0]);
    for (const [index, person] of people.entries()) {
      for (let count = 0; count <= index; count++) {
        await list.socket.hearsMessage(await person.says(chatIds[index]));
      }
    }
    assert.deepEqual(chatIds.map((chatId) => list.chats.get(chatId).unread), [0, 2, 3]);
    list.look(chatIds[2]);
    assert.equal(list.chats.get(chatIds[2]).unread, 0);
  });

  test(`${name}: the other one sees that somebody types, until it is over`, async () => {
    const { ann, chatId, annView, sueView } = await conversation();
    const [annTypes, sueSees] = [
      new TypingIndicator(annView.socket, chatId),
      new TypingIndicator(sueView.socket, chatId),
    ];
    assert.equal((await annTypes.key()).success, true);
    await sueView.socket.hears('user:typing', (who) => who.userId === ann.id && who.chatId === chatId);
    assert.deepEqual([...sueSees.users], [ann.id]);
    await annTypes.stop();
    await sueView.socket.hears('user:stop-typing', (who) => who.userId === ann.id);
    assert.equal(sueSees.users.size, 0);
    assert.equal(annTypes.users.size, 0);
  });

  test(`${name}: a file arrives as the server knows it, not as the page says`, async () => {
    const { sue, annView, sueView } = await conversation();
    const sent = await annView.sendFile('photo.png', PNG, 'image/png');
    const heard = await sueView.socket.hearsMessage(sent);
    assert.equal(heard.type, 'image');
    assert.deepEqual(
      { ...heard.attachment, fileId: undefined, url: undefined },
      { fileId: undefined, url: undefined, fileName: 'photo.png', fileSize: PNG.length, mimeType: 'image/png' },
    );
    const path = new URL(heard.attachment.url, 'http://relative').pathname;
    assert.equal((await sue.call('GET', path)).status, 200);
  });
}
