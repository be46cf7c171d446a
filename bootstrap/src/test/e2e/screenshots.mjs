/**
 * Takes pictures of the pages of a running server: `node screenshots.mjs <folder> [all]`, with `CHARLA_URL`, `CHARLA_ADMIN_EMAIL` and
 * `CHARLA_ADMIN_PASSWORD` set. Without `all` those that the documents show, otherwise each page at each width, light and dark.
 */
import { mkdirSync } from 'node:fs';
import { newPage, quit } from './browser.mjs';
import { HERE, commercial, hangUp, url } from './charla.mjs';
import { consoleAtWork } from './console-scene.mjs';

const [folder = '.', all] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const WIDTHS = { 375: 760, 768: 1024, 1440: 900 };
const shots = all
  ? Object.entries(WIDTHS).flatMap(([width, height]) => ['light', 'dark'].flatMap((colorScheme) =>
    ['home', 'consent', 'chat', 'demo'].map((name) => ({ name, width: Number(width), height, colorScheme }))))
  : ['light', 'dark'].map((colorScheme) => ({ name: 'chat', width: 1280, height: 760, colorScheme }));

for (const shot of shots) {
  const { name, width, height, colorScheme } = shot;
  const page = await newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  await page.goto(url + (name === 'demo' ? '/demo' : '/'));
  await SCENES()[name](page);
  await page.screenshot({ path: `${folder}/${name}${all ? `-${width}` : ''}-${colorScheme}.png` });
  await page.context().close();
}
await takeConsole();
await quit();
hangUp();

async function takeConsole() {
  const page = await consoleAtWork();
  for (const [width, height] of Object.entries(all ? WIDTHS : { 1280: 760 })) {
    await page.setViewportSize({ width: Number(width), height });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: `${folder}/console${all ? `-${width}` : ''}-${colorScheme}.png` });
    }
  }
}

function SCENES() {
  return {
    home: (page) => page.locator('.launcher').waitFor(),
    demo: (page) => page.locator('.launcher').waitFor(),
    consent: async (page) => {
      await page.locator('.launcher').click();
      await page.locator('.consent').waitFor();
    },
    chat: talk,
  };
}

async function talk(page) {
  const sue = await commercial();
  await sue.call('PATCH', `/v2/commercials/${sue.id}`, { body: { name: 'Lucía Ferrer' } });
  await page.locator('.launcher').click();
  await page.getByLabel(/^Name/).fill('Ann');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start the chat' }).click();
  await say(page, 'Hello! Do you deliver on Saturdays?');
  await page.getByText('Sent', { exact: true }).waitFor();
  const { chatId } = await page.evaluate(chatOf, HERE.domain);
  await sue.call('PUT', `/v2/chats/${chatId}/assign/${sue.id}`);
  const socket = await sue.joins(chatId);
  await sue.says(chatId, 'Good morning, Ann. Yes, between 9 and 14, everywhere in the city.');
  await sue.says(chatId, 'The areas are here: https://shop.example/delivery');
  await say(page, 'Perfect. This is the door it has to fit through:');
  await page.locator('input[type=file]').setInputFiles({ name: 'door.png', mimeType: 'image/png', buffer: await picture(page) });
  await page.locator('.picture img').waitFor();
  const picked = await page.locator('.message').count();
  await sue.says(chatId, 'That is wide enough. I have put the drawing of the table beside it.');
  const sheet = await sue.uploads(Buffer.from('%PDF-1.4\n%%EOF\n'.padEnd(48_000)), 'oak-table.pdf', { chatId }, 'application/pdf');
  await sue.says(chatId, '', { attachment: { fileId: sheet.fileId } });
  await page.locator('.message').nth(picked + 1).waitFor();
  await socket.asks('typing:start', { chatId });
  await page.getByText('is writing').waitFor();
}

async function say(page, words) {
  await page.getByRole('textbox', { name: 'Your message' }).fill(words);
  await page.keyboard.press('Enter');
}

/** Runs in the page: the newest chat of its visitor. */
async function chatOf(domain) {
  const session = localStorage.getItem(`charla:${location.origin}:${domain}`);
  const headers = { 'X-Visitor-Session': session, 'content-type': 'application/json' };
  const ask = async (path, init) => (await fetch(path, { headers, ...init })).json();
  const body = JSON.stringify({ domain, apiKey: 'local' });
  const { visitorId } = await ask('/visitors/identify', { method: 'POST', body });
  const { chats } = await ask(`/v2/visitors/${visitorId}/chats`);
  return { chatId: chats[0].id };
}

/** A drawing, so that no photograph is needed. */
async function picture(page) {
  const data = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 336 });
    const paint = canvas.getContext('2d');
    const fill = (colour, ...box) => {
      paint.fillStyle = colour;
      paint.fillRect(...box);
    };
    fill('#d8cfc0', 0, 0, 480, 336);
    fill('#b9ab95', 0, 290, 480, 46);
    fill('#7a5a3c', 160, 40, 160, 250);
    fill('#8f6d4b', 172, 52, 136, 238);
    fill('#7a5a3c', 186, 70, 108, 84);
    fill('#7a5a3c', 186, 174, 108, 92);
    fill('#e3c06b', 290, 168, 10, 10);
    return canvas.toDataURL('image/png').split(',')[1];
  });
  return Buffer.from(data, 'base64');
}
