/** What pages do when their server is restarted below them. `CHARLA_RESTART` is an address that restarts it, and answers when it is back. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { assertUntroubled, newPage, quit } from './browser.mjs';
import { commercial, hangUp, url, words } from './charla.mjs';
import { atConsole } from './console-page.mjs';

const restart = process.env.CHARLA_RESTART;
/** A client that was away for long does not try again at once. */
const COMING_BACK_MS = 60_000;

after(quit);
after(hangUp);

test('a restart of the server loses and repeats nothing', async () => {
  const page = await newPage({ reducedMotion: 'reduce' });
  page.setDefaultTimeout(COMING_BACK_MS);
  await page.goto(`${url}/`);
  await page.locator('.launcher').click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start the chat' }).click();
  const said = [words('opening')];
  const begun = page.waitForResponse((response) => response.url().endsWith('/v2/chats/with-message'));
  await writes(page, said[0]);
  const { chatId } = await (await begun).json();
  await page.getByText('Sent', { exact: true }).waitFor();
  const sue = await commercial();
  const desk = await atConsole();
  await desk.goTo(chatId);
  await desk.showsOnce(said[0]);
  said.push((await sue.says(chatId)).content);
  await page.locator('.bubble', { hasText: said[1] }).waitFor();

  const restarted = fetch(restart);
  await page.getByText('Connection lost').waitFor();
  await desk.page.getByText('Connection lost').waitFor();
  await serverIsGone();
  said.push('while it was away');
  await writes(page, said[2]);
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  const note = words('a note meanwhile');
  await desk.notes(note);
  await desk.shows(note, 'failed');
  assert.equal((await restarted).status, 204);
  await page.getByText(/^(Sent|Read)$/).waitFor(); // the staff has the chat open
  said.push((await sue.says(chatId)).content);
  await page.locator('.bubble', { hasText: said[3] }).waitFor();

  assert.deepEqual(await page.locator('.message .bubble').allInnerTexts(), said);
  for (const content of [...said, note]) {
    await desk.page.locator('.message.sent', { hasText: content }).waitFor({ timeout: COMING_BACK_MS });
    await desk.showsOnce(content);
  }
  const kept = (await sue.history(chatId)).messages.map(({ content }) => content).reverse();
  assert.deepEqual(kept.filter((content) => content !== note), said);
  assert.equal(kept.length, said.length + 1);
  assertUntroubled(page, /net::ERR_|Failed to load resource|WebSocket connection to/);
});

/** It sends its sockets away first, and takes messages until it ends. */
async function serverIsGone() {
  while (await fetch(`${url}/actuator/health/liveness`).then(() => true, () => false)) {
    await pause(50); // between two looks
  }
}

async function writes(page, content) {
  await page.locator('textarea').fill(content);
  await page.locator('textarea').press('Enter');
}
