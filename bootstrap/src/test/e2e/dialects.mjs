/** One chat with a client of every dialect in it: whatever one says, each of the others hears in its own words. */
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { commercial, hangUp, staffOf, visitor, words } from './charla.mjs';
import { influencer, operator } from './cognito.mjs';

after(hangUp);

/** Somebody with a socket that speaks a dialect: how it says something, and what it hears of what others say. */
const DIALECTS = {
  web: async (person, { chatId }) => {
    const socket = await person.joins(chatId);
    return {
      socket,
      says: (content) => person.says(chatId, content),
      hears: async (content) => {
        const message = await socket.hears('message:new', (one) => one.content === content);
        return { id: message.messageId, chat: message.chatId, sender: message.senderId };
      },
    };
  },
  enrollment: async (person, { enrollment_id, chatId }) => {
    const socket = await person.connect();
    await socket.asks('join_conversation', { enrollment_id });
    return {
      socket,
      says: (message_text) => socket.asks('send_message', { enrollment_id, message_text }),
      hears: async (content) => {
        const message = await socket.hears('new_message', (one) => one.message_text === content);
        assert.equal(message.conversation_id, enrollment_id);
        return { id: message.message_id, chat: chatId, sender: message.sender_id };
      },
    };
  },
  presence: async (person, { chatId }) => {
    const socket = await person.connect();
    await socket.asks('user:connected', { user_id: person.id, username: 'somebody' });
    return {
      socket,
      says: (body) => socket.asks('message:send', { chat_id: chatId, sender_id: person.id, body, status: 'sent' }),
      hears: async (content) => {
        const message = await socket.hears('message:send', (one) => one.body === content);
        return { id: message.id, chat: message.chat_id, sender: message.sender_id };
      },
    };
  },
};

/** Everybody says something, and each client hears the same of it. */
async function everybodySpeaks(people, chatId) {
  for (const speaker of people) {
    const content = words();
    await speaker.client.says(content);
    const heard = await Promise.all(people.map(({ client }) => client.hears(content)));
    for (const message of heard) {
      assert.deepEqual(message, { id: heard[0].id, chat: chatId, sender: speaker.person.id });
    }
  }
}

async function speaking(dialect, person, about) {
  return { person, client: await DIALECTS[dialect](person, about) };
}

test('everybody in the chat of an enrollment hears everybody', async () => {
  const enrollment_id = randomUUID();
  const registered = await (await commercial()).call('PUT', `/v2/enrollments/${enrollment_id}`, { body: { influencerId: '7' } });
  const about = { enrollment_id, chatId: registered.body.chatId };
  const people = [
    await speaking('web', await commercial(), about),
    await speaking('enrollment', influencer('7'), about),
    await speaking('enrollment', operator(), about),
    await speaking('presence', await staffOf('localhost'), about),
  ];
  await everybodySpeaks(people, about.chatId);

  await (await commercial()).notes(about.chatId);
  await everybodySpeaks(people, about.chatId);
  for (const { client } of people.slice(1)) {
    assert.doesNotMatch(JSON.stringify(client.socket.events), /note canary/);
  }
});

test('everybody in the chat of a visitor hears everybody', async () => {
  const ann = await visitor();
  const about = { chatId: await ann.opensChat() };
  const people = [
    await speaking('web', ann, about),
    await speaking('presence', ann, about),
    await speaking('web', await commercial(), about),
    await speaking('presence', await staffOf('localhost'), about),
  ];
  await everybodySpeaks(people, about.chatId);
});

test('what the assistant answers a visitor who waits is heard in every dialect', async () => {
  const ann = await visitor();
  const entries = [{ question: 'Do you sell tulips?', answer: 'In spring.' }];
  await (await commercial()).call('PUT', `/v2/sites/${ann.identified.siteId}/faq`, { body: { entries } });
  const about = { chatId: await ann.opensChat() };
  const [page, own, desk] = [
    await speaking('web', ann, about),
    await speaking('presence', ann, about),
    await speaking('presence', await staffOf('localhost'), about),
  ];
  await own.client.says('Do you sell tulips?');
  const answer = await page.client.socket.hears('message:new', ({ isAI }) => isAI);
  assert.deepEqual([answer.senderType, answer.content], ['bot', 'In spring.']);
  for (const { client } of [own, desk]) {
    const heard = await client.socket.hears('message:send', ({ id }) => id === answer.messageId);
    assert.deepEqual([heard.body, heard.chat_id, heard.sender_id], [answer.content, about.chatId, answer.senderId]);
  }
});

test('the chat of a telephone number is heard in every dialect', async () => {
  const [sue, sam] = [await commercial(), await staffOf('localhost')];
  const phone = `+346${randomInt(10_000_000, 99_999_999)}`;
  const page = await sue.connect({ query: { userPhone: phone } });
  const bot = (messageText) => sue.post('/api/bot-reply', { targetUserWhatsAppNumber: phone, messageText });
  assert.equal((await bot(words())).status, 200);
  const { chatId } = await page.hears('chat:created', ({ visitorInfo }) => visitorInfo.phone === phone);
  const people = [await speaking('web', sue, { chatId }), await speaking('presence', sam, { chatId })];

  const speakers = [bot, ...people.map(({ client }) => client.says)];
  for (const says of speakers) {
    const content = words();
    await says(content);
    assert.equal((await page.hears('bot-response', ({ text }) => text === content)).sender, 'bot');
    const heard = await Promise.all(people.map(({ client }) => client.hears(content)));
    assert.deepEqual(heard[0], heard[1]);
    assert.equal(heard[0].chat, chatId);
  }
});
