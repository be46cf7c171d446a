/** The console on a working day, for `screenshots.mjs`. */
import { HERE, commercial, staffOf, visitor } from './charla.mjs';
import { atConsole } from './console-page.mjs';

const GUESTS = [
  ['Tom Baker', 'Hello! Is the blue one in stock?'],
  ['Inés Ruiz', '¿Cuánto tarda un pedido a Canarias?'],
  ['Marc Soler', 'I have a question about my invoice.'],
  ['Elena Prat', 'Thank you, that was quick!'],
];

/** @returns {Promise<import('playwright-core').Page>} with a chat that is open, in which the visitor is writing */
export async function consoleAtWork() {
  const lea = await staffOf(HERE.domain);
  await (await commercial()).call('PATCH', `/v2/commercials/${lea.id}`, { body: { name: 'Lea Martín' } });
  for (const [name, content] of GUESTS) {
    await guestOf(lea, name, content);
  }
  const lucia = await guestOf(lea, 'Lucía Fernández', 'Good morning! Do you deliver to the islands?');
  await talk(lea, lucia);
  const { page } = await atConsole(lea);
  await page.evaluate((hash) => (location.hash = hash), `#/chat/${lucia.chatId}`);
  await page.getByText('Regular customer').waitFor();
  await page.getByLabel('My status').selectOption('online');
  const socket = await lucia.joins(lucia.chatId);
  await socket.asks('typing:start', { chatId: lucia.chatId });
  await page.getByText('is writing').waitFor();
  return page;
}

async function talk(lea, lucia) {
  const chat = lucia.chatId;
  await lea.says(chat, 'Good morning, Lucía. We do, to all of them: https://shop.example/delivery');
  await lucia.says(chat, 'Two lamps of the front page, please. Could they be here by Friday?');
  await lea.notes(chat, 'Regular customer: 10 % off if she asks.');
  await lea.says(chat, 'They will be. Delivery is 6.90 €, and free from 100 €.');
  await lea.call('PUT', `/v2/chats/${chat}/tags`, { body: { tags: ['VIP', 'delivery'] } });
  await lea.call('PUT', `/v2/chats/${chat}/priority`, { body: { priority: 'HIGH' } });
}

/** A visitor whose chat Lea has. */
async function guestOf(lea, name, content) {
  const guest = await visitor();
  const { body } = await guest.post('/v2/chats/with-message', {
    firstMessage: { content },
    visitorInfo: { name, email: 'customer@example.org', phone: '+34 600 123 456' },
    metadata: { page: '/lamps', basket: '2 items, 79.80 €' },
  });
  await lea.call('PUT', `/v2/chats/${body.chatId}/assign/${lea.id}`);
  return Object.assign(guest, { chatId: body.chatId });
}
