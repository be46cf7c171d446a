/**
 * Takes pictures of the console of a running server: `node console-screenshots.mjs <folder>`, with `CHARLA_URL`, `CHARLA_ADMIN_EMAIL`
 * and `CHARLA_ADMIN_PASSWORD` set.
 */
import { mkdirSync } from 'node:fs';
import { quit } from './browser.mjs';
import { HERE, commercial, hangUp, staffOf, visitor } from './charla.mjs';
import { atConsole } from './console-page.mjs';

const GUESTS = [
  ['Tom Baker', 'Hello! Is the blue one in stock?'],
  ['Inés Ruiz', '¿Cuánto tarda un pedido a Canarias?'],
  ['Marc Soler', 'I have a question about my invoice.'],
  ['Elena Prat', 'Thank you, that was quick!'],
];

const guests = [];
const [folder = '.'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const lea = await staffOf(HERE.domain);
const chatId = await scene();
const { page } = await atConsole(lea);
await page.evaluate((hash) => (location.hash = hash), `#/chat/${chatId}`);
await page.getByText('Regular customer').waitFor();
await page.getByLabel('My status').selectOption('online');
const ann = await guests.at(-1).joins(chatId);
await ann.asks('typing:start', { chatId });
await page.getByText('is writing').waitFor();
for (const colorScheme of ['light', 'dark']) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1280, height: 760 });
  await page.screenshot({ path: `${folder}/console-${colorScheme}.png` });
}
await quit();
hangUp();

/** Some chats of a working day. @returns the one that is shown */
async function scene() {
  const boss = await commercial();
  await boss.call('PATCH', `/v2/commercials/${lea.id}`, { body: { name: 'Lea Martín' } });
  for (const [name, content] of GUESTS) {
    const chat = await opened(name, content);
    await lea.call('PUT', `/v2/chats/${chat}/assign/${lea.id}`);
  }
  const chat = await opened('Lucía Fernández', 'Good morning! Do you deliver to the islands?');
  await lea.call('PUT', `/v2/chats/${chat}/assign/${lea.id}`);
  await lea.says(chat, 'Good morning, Lucía. We do, to all of them: https://shop.example/delivery');
  await guests.at(-1).says(chat, 'Two lamps of the front page, please. Could they be here by Friday?');
  await lea.notes(chat, 'Regular customer: 10 % off if she asks.');
  await lea.says(chat, 'They will be. Delivery is 6.90 €, and free from 100 €.');
  await lea.call('PUT', `/v2/chats/${chat}/tags`, { body: { tags: ['VIP', 'delivery'] } });
  await lea.call('PUT', `/v2/chats/${chat}/priority`, { body: { priority: 'HIGH' } });
  return chat;
}

async function opened(name, content) {
  const guest = await visitor();
  const { body } = await guest.post('/v2/chats/with-message', {
    firstMessage: { content },
    visitorInfo: { name, email: `${name.split(' ')[0].toLowerCase()}@example.org`, phone: '+34 600 123 456' },
    metadata: { page: '/lamps', basket: '2 items, 79.80 €' },
  });
  guests.push(guest);
  return body.chatId;
}
