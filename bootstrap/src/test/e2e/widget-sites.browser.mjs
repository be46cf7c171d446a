/** The widget on pages of several origins. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertUntroubled, newPage, quit, watched } from './browser.mjs';
import { PNG, hangUp, url } from './charla.mjs';
import { served } from './other-site.mjs';
import { bubble, shown, talk, writes } from './widget.mjs';

after(quit);
after(hangUp);

test('on a page of another origin that is one of the site\'s, under a strict policy, without cookies', async () => {
  const site = await served();
  const { page, chatId, opening, sue } = await talk({ address: site.allowed });
  const sent = await page.context().cookies();
  assert.deepEqual(sent, [], 'the browser keeps the cookie back');
  const answer = await sue.says(chatId);
  await bubble(page, answer.content).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: PNG });
  await page.locator('img[alt="photo.png"]').waitFor();
  await page.reload();
  await page.locator('.launcher').click();
  await bubble(page, answer.content).waitFor();
  assert.deepEqual((await shown(page)).slice(0, 2), [opening, answer.content]);
  const launcher = await page.locator('.launcher').evaluate((button) => getComputedStyle(button).backgroundColor);
  assert.equal(launcher, 'rgb(47, 91, 216)', 'the style is there, and the page around has none of it');
  assertUntroubled(page, /favicon/);
  await site.close();
});

test('on a page of an origin that is none of the site\'s, it says that it may not', async () => {
  const site = await served();
  const page = await newPage();
  await page.goto(site.foreign);
  await page.locator('.launcher').click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start the chat' }).click();
  await page.getByText('No chat on this page').waitFor();
  await page.getByText(new URL(site.foreign).origin).waitFor();
  await site.close();
});

test('two tabs are one visitor', async () => {
  const { page, opening } = await talk();
  const other = watched(await page.context().newPage());
  await other.goto(`${url}/demo`);
  await other.locator('.launcher').click();
  await bubble(other, opening).waitFor();
  await writes(other, 'from the other tab');
  await bubble(page, 'from the other tab').waitFor();
  assert.deepEqual(await shown(page), await shown(other));
  assertUntroubled(other);
});
