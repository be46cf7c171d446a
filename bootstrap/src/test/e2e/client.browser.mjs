/** The front ends' module in a browser, loaded by a page as any other page would load it. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertUntroubled, newPage, quit } from './browser.mjs';
import { HERE, commercial, hangUp, url, words } from './charla.mjs';

after(quit);
after(hangUp);

test('a page imports the module, identifies a visitor and talks', async () => {
  const page = await newPage();
  await page.goto(`${url}/charla-client.js`);
  const opening = words('opening');
  const { chatId, shown } = await page.evaluate(talk, { origin: url, site: HERE, opening });
  assert.deepEqual(shown, [opening]);
  const answer = await (await commercial()).says(chatId);
  await page.waitForFunction(
    (content) => globalThis.conversation.messages.at(-1).content === content, answer.content);
  assertUntroubled(page, /favicon/); // a script has no icon
});

/** Runs in the page. */
async function talk({ origin, site, opening }) {
  const { createClient } = await import(`${origin}/charla-client.js`);
  const client = createClient({ origin });
  await client.identify({ ...site, hasAcceptedPrivacyPolicy: true });
  await client.connect();
  globalThis.conversation = await client.startChat({ content: opening });
  const { chatId, messages } = globalThis.conversation;
  return { chatId, shown: messages.map(({ content }) => content) };
}
