/** A visitor with the widget, for the scripts in a browser. */
import { PATIENCE_MS, newPage } from './browser.mjs';
import { commercial, url, words } from './charla.mjs';

/** What a browser says of requests that a test let fail. */
export const LOST = /net::ERR_|Failed to load resource|WebSocket connection to/;

/** A visitor's page with the chat open. */
export async function visits({ address = `${url}/`, details = {}, ...options } = {}) {
  const page = await newPage({ reducedMotion: 'reduce', ...options });
  await page.goto(address);
  await page.locator('.launcher').click();
  for (const [label, value] of Object.entries(details)) {
    await page.getByLabel(label).fill(value);
  }
  await page.getByRole('checkbox').check();
  await page.locator('.consent button[type=submit]').click();
  await page.locator('textarea').waitFor();
  return page;
}

export async function writes(page, content) {
  await page.locator('textarea').fill(content);
  await page.locator('textarea').press('Enter');
}

/** A visitor who has said something, the chat's id, and somebody of the staff. */
export async function talk(options) {
  const page = await visits(options);
  const opening = words('opening');
  const begun = page.waitForResponse((response) => response.url().endsWith('/v2/chats/with-message'));
  await writes(page, opening);
  const { chatId } = await (await begun).json();
  await page.getByText('Sent', { exact: true }).waitFor();
  return { page, chatId, opening, sue: await commercial() };
}

export const shown = (page) => page.locator('.message .bubble').allInnerTexts();
export const bubble = (page, content) => page.locator('.message', { hasText: content });

export async function until(page, holds, value) {
  await page.waitForFunction(holds, value, { timeout: PATIENCE_MS });
}
