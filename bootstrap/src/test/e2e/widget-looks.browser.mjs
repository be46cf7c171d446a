/** The widget and the pages for whoever looks, reads or types in another way. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAccessible, assertUntroubled, newPage, quit } from './browser.mjs';
import { PNG, call, hangUp, url } from './charla.mjs';
import { served } from './other-site.mjs';
import { talk, writes } from './widget.mjs';

after(quit);
after(hangUp);

test('with a keyboard alone: in, around and out again', async () => {
  const page = await newPage({ viewport: { width: 375, height: 700 }, reducedMotion: 'reduce' });
  await page.goto(`${url}/`);
  await page.locator('.launcher').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  const inPanel = () => page.evaluate(() => {
    const { activeElement } = document.querySelector('charla-widget').shadowRoot;
    return Boolean(activeElement?.closest('.panel'));
  });
  for (let count = 0; count < 12; count++) {
    assert.ok(await inPanel(), 'focus stays in a panel that covers the page');
    await page.keyboard.press(count % 5 === 4 ? 'Shift+Tab' : 'Tab');
  }
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.querySelector('charla-widget').shadowRoot.activeElement.className), 'launcher');
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core finds nothing grave, ${colorScheme}`, async () => {
    for (const address of ['/', '/demo']) {
      const page = await newPage({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(url + address);
      await page.locator('.launcher').click();
      await page.locator('.consent').waitFor();
      await assertAccessible(page, `${address}, asking for consent`);
      await page.context().close();
    }
    const { page, chatId, sue } = await talk({ colorScheme });
    await sue.says(chatId, 'see https://shop.example');
    const file = await sue.uploads(PNG, 'photo.png', { chatId });
    await sue.says(chatId, '', { attachment: { fileId: file.fileId } });
    await page.locator('img[alt="photo.png"]').waitFor();
    await page.route('**/v2/messages', (route) => route.abort());
    await writes(page, 'failing');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await assertAccessible(page, 'a conversation');
    await sue.call('PUT', `/v2/chats/${chatId}/close`, { body: {} });
    await page.getByText('This chat is closed').waitFor();
    await assertAccessible(page, 'a closed chat');
  });
}

test('in Spanish by the browser, in English by the attribute', async () => {
  const spanish = await newPage({ locale: 'es-MX' });
  await spanish.goto(`${url}/`);
  await spanish.getByRole('button', { name: 'Abrir el chat' }).click();
  await spanish.getByText('Acepto la política de privacidad').waitFor();
  const site = await served({ language: 'en' });
  const english = await newPage({ locale: 'es-MX' });
  await english.goto(site.allowed);
  await english.getByRole('button', { name: 'Open the chat' }).waitFor();
  await site.close();
});

test('the API can be read and tried', async () => {
  const page = await newPage();
  page.setDefaultTimeout(60_000); // it draws the whole document at once
  await page.goto(`${url}/swagger-ui.html`);
  await page.getByText('/visitors/identify').first().waitFor();
  assertUntroubled(page);
  assert.equal((await call('GET', '/v3/api-docs')).status, 200);
});
