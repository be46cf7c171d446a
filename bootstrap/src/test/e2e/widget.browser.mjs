/** Conversations in the visitors' widget. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertUntroubled, quit } from './browser.mjs';
import { PNG, hangUp } from './charla.mjs';
import { LOST, bubble, shown, talk, until, writes } from './widget.mjs';

after(quit);
after(hangUp);

test('a visitor and the staff talk, and a note stays among the staff', async () => {
  const { page, chatId, opening, sue } = await talk({ details: { Name: 'Ann' } });
  const socket = await sue.joins(chatId);
  await sue.notes(chatId);
  const answer = await sue.says(chatId);
  await bubble(page, answer.content).waitFor();
  await page.locator('textarea').pressSequentially('a');
  await socket.hears('user:typing');
  await socket.asks('typing:start', { chatId });
  await page.getByText('is writing').waitFor();
  await writes(page, 'and so on');
  const heard = await socket.hears('message:new', ({ content }) => content === 'and so on');
  assert.equal(heard.senderName, 'Ann');
  await socket.hears('message:read', ({ readerType, lastReadSeq }) => readerType === 'visitor' && lastReadSeq === answer.seq);
  assert.deepEqual(await shown(page), [opening, answer.content, 'and so on']);
  await sue.call('PUT', '/v2/messages/mark-as-read', { body: { messageIds: [heard.messageId] } });
  await page.getByText('Read', { exact: true }).waitFor();
  assertUntroubled(page);
});

test('a reload and an interruption lose and repeat nothing', async () => {
  const { page, chatId, opening, sue } = await talk();
  await page.reload();
  await page.locator('.launcher').click();
  await bubble(page, opening).waitFor();
  await page.context().setOffline(true);
  await page.getByText('You are offline').waitFor();
  await writes(page, 'written offline');
  await bubble(page, 'written offline').getByRole('button', { name: 'Try again' }).waitFor();
  const missed = [await sue.says(chatId), await sue.says(chatId)];
  await page.context().setOffline(false);
  await bubble(page, missed[1].content).waitFor();
  await until(page, () => !document.querySelector('charla-widget').shadowRoot.querySelector('.failed, .sending'));
  const expected = [opening, missed[0].content, missed[1].content, 'written offline'];
  assert.deepEqual(await shown(page), expected);
  const stored = (await sue.history(chatId)).messages.map(({ content }) => content).reverse();
  assert.deepEqual(stored, expected);
  assertUntroubled(page, LOST);
});

test('a message that failed is sent again once, with the same key', async () => {
  const { page, chatId, opening, sue } = await talk();
  const keys = [];
  await page.route('**/v2/messages', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    await (keys.length === 1 ? route.abort() : route.continue());
  });
  await writes(page, 'once');
  await bubble(page, 'once').getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Sent', { exact: true }).waitFor();
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  assert.deepEqual(await shown(page), [opening, 'once']);
  assert.equal((await sue.history(chatId)).messages.length, 2);
  assertUntroubled(page, LOST);
});

test('a picture and a file arrive on both sides', async () => {
  const { page, chatId, sue } = await talk();
  const socket = await sue.joins(chatId);
  await page.locator('input[type=file]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: PNG });
  const heard = await socket.hears('message:new', ({ type }) => type === 'image');
  assert.equal(heard.attachment.fileSize, PNG.length);
  await page.locator('img[alt="photo.png"]').waitFor();
  const file = await sue.uploads(Buffer.from('two,columns\n'), 'list.csv', { chatId });
  await sue.says(chatId, '', { attachment: { fileId: file.fileId } });
  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download list.csv' }).click();
  const download = await downloads;
  assert.equal(download.suggestedFilename(), 'list.csv');
  await page.locator('input[type=file]').setInputFiles({ name: 'run.sh', mimeType: 'text/plain', buffer: Buffer.from('#!/bin/sh\n') });
  await page.getByText('Files of this kind are not accepted').waitFor();
  assertUntroubled(page, /422|415/);
});

test('whatever somebody writes stays text', async () => {
  const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  const { page, chatId, sue } = await talk({ details: { Name: evil } });
  await sue.call('PATCH', `/v2/commercials/${sue.id}`, { body: { name: evil } });
  await sue.call('PUT', `/v2/chats/${chatId}/assign/${sue.id}`);
  const file = await sue.uploads(PNG, `"><img src=x onerror=window.hacked=1>.png`, { chatId });
  await sue.says(chatId, evil, { attachment: { fileId: file.fileId } });
  await sue.says(chatId, 'javascript:alert(1) data:text/html,<script>1</script> https://shop.example/"onclick="x(http://a.example/b).');
  await bubble(page, 'javascript:').waitFor();
  await writes(page, evil);
  await page.getByText('Sent', { exact: true }).waitFor();
  assert.equal(await page.locator('.bubble script, .bubble img[src="x"], .panel header img, [onclick], [onerror]').count(), 0);
  const links = await page.locator('.bubble a').evaluateAll((all) => all.map(({ href, rel, target }) => ({ href, rel, target })));
  assert.deepEqual(links.map(({ href }) => href), ['https://shop.example/', 'http://a.example/b']);
  links.forEach(({ rel, target }) => assert.deepEqual([rel, target], ['noopener noreferrer nofollow ugc', '_blank']));
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  await sue.call('PATCH', `/v2/commercials/${sue.id}`, { body: { name: 'Sue' } });
  assertUntroubled(page);
});

test('the launcher counts what was not read, and so does the title of a page that is not seen', async () => {
  const { page, chatId, sue } = await talk();
  await page.keyboard.press('Escape');
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));
  await sue.says(chatId);
  await sue.says(chatId);
  await page.getByRole('button', { name: 'Open the chat, 2 unread messages' }).waitFor();
  assert.match(await page.title(), /^\(2\) /);
  await page.evaluate(() => {
    delete document.hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  assert.doesNotMatch(await page.title(), /^\(/);
  const read = page.waitForResponse((response) => response.url().endsWith('/v2/messages/mark-as-read'));
  await page.locator('.launcher').click();
  await read;
  await page.keyboard.press('Escape');
  await page.locator('.launcher[aria-label="Open the chat"]').waitFor();
  await page.reload();
  await page.locator('.launcher[aria-label="Open the chat"]').waitFor();
  assertUntroubled(page);
});
