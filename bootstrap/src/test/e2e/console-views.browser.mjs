/** How the console looks and holds: hostile words, very many of them, and each view for everybody. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAccessible, assertUntroubled, quit } from './browser.mjs';
import { commercial, hangUp, visitor } from './charla.mjs';
import { NOBODY_YET, atConsole, consolePage } from './console-page.mjs';

after(quit);
after(hangUp);

const MANY = 10_000;
/** More than the server would give, as it is the page that is looked at and not the way there. */
const PAGE = 250;

test('whatever people write stays text', async () => {
  const attack = (name) => `<img src=x onerror="globalThis.owned='${name}'"><script>globalThis.owned='${name}'</script>`;
  const ann = await visitor();
  const { body } = await ann.post('/v2/chats/with-message', {
    firstMessage: { content: `${attack('message')} javascript:alert(1) https://shop.example/?q="><b>` },
    visitorInfo: { name: attack('name'), email: '"<b>"@shop.example' },
    metadata: { '<b>page</b>': attack('metadata') },
  });
  const { chatId } = body;
  const boss = await commercial();
  const { fileId } = await ann.uploads(Buffer.from('plain text'), `${attack('file')}.txt`, { chatId });
  await ann.says(chatId, 'a file', { type: 'file', attachment: { fileId } });
  await boss.call('PUT', `/v2/chats/${chatId}/tags`, { body: { tags: ['<img src=x onerror=owned=1>'] } });
  await boss.post('/v2/canned-replies', { shortcut: `xss-${Date.now()}`, title: attack('title').slice(0, 99), content: attack('canned') });
  const desk = await atConsole();
  await desk.goTo(chatId);
  await desk.shows('a file');
  await desk.page.getByText("globalThis.owned='message'", { exact: false }).first().waitFor();
  const links = await desk.page.locator('.words a').evaluateAll((found) => found.map(({ href, rel }) => ({ href, rel })));
  assert.deepEqual(links, [{ href: 'https://shop.example/?q=', rel: 'noopener noreferrer nofollow' }]);
  await desk.field.pressSequentially('/xss');
  await desk.page.getByRole('listbox', { name: 'Canned replies' }).getByRole('option').first().click();
  await desk.menu('Canned replies');
  await desk.dialog().locator('.canned li').first().waitFor();
  await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('Control+k');
  await desk.dialog().getByRole('searchbox').fill('globalThis.owned');
  await desk.dialog().locator('mark').first().waitFor();
  assert.equal(await desk.page.evaluate(() => globalThis.owned), undefined);
  assert.equal(await desk.page.locator('#console img[src="x"], #console script, .words b').count(), 0);
  assertUntroubled(desk.page, NOBODY_YET);
});

test(`${MANY.toLocaleString('en')} messages scroll, and few of them are on the page`, async () => {
  const ann = await visitor();
  const chatId = await ann.opensChat();
  const { epoch, lastSeq, lastInternalSeq } = await (await commercial()).history(chatId);
  const desk = await atConsole();
  await desk.page.route(`**/v2/messages/chat/${chatId}?*`, (route) =>
    route.fulfill({ json: { ...pageOf(chatId, route.request().url()), epoch, lastSeq, lastInternalSeq } }));
  await desk.goTo(chatId);
  await desk.shows(nameOf(MANY));

  const began = Date.now();
  await desk.page.evaluate(() => (globalThis.scrolling = setInterval(() => (document.querySelector('.timeline').scrollTop = 0), 5)));
  await desk.page.locator(`.messages li[aria-setsize="${MANY}"]`).first().waitFor({ timeout: 60_000 });
  await desk.page.evaluate(() => clearInterval(globalThis.scrolling));
  const loaded = Date.now() - began;
  await desk.page.evaluate(() => (document.querySelector('.timeline').scrollTop = 0));
  await desk.shows(nameOf(1));
  const longest = await desk.page.evaluate(scrollsThrough);
  assert.ok((await desk.page.locator('.messages li').count()) < 100, 'rows on the page');
  console.log(`# ${MANY} messages: loaded by scrolling in ${loaded} ms, the longest frame when scrolling through them ${Math.round(longest)} ms`);
  assert.ok(longest < 500, `a frame of ${longest} ms`);

  await desk.page.evaluate(() => (document.querySelector('.timeline').scrollTop = 50_000));
  await desk.page.evaluate(() => new Promise(requestAnimationFrame));
  const read = await firstSeen(desk.page);
  await ann.says(chatId, 'while somebody reads');
  await desk.page.getByRole('button', { name: '1 new message' }).waitFor();
  assert.deepEqual(await firstSeen(desk.page), read, 'the reader was moved');
  await desk.page.getByRole('button', { name: '1 new message' }).click();
  await desk.showsOnce('while somebody reads');
});

/** Runs in the page: goes from the first message to the last. @returns the longest time between two frames, in ms */
async function scrollsThrough() {
  const timeline = document.querySelector('.timeline');
  let longest = 0;
  let before = performance.now();
  for (let step = 0; step <= 60; step++) {
    timeline.scrollTop = (timeline.scrollHeight * step) / 60;
    const now = await new Promise(requestAnimationFrame);
    longest = Math.max(longest, now - before);
    before = now;
  }
  return longest;
}

function firstSeen(page) {
  return page.evaluate(() => {
    const { top } = document.querySelector('.timeline').getBoundingClientRect();
    const item = [...document.querySelectorAll('.messages li')].find((one) => one.getBoundingClientRect().bottom > top);
    return { text: item.textContent, top: Math.round(item.getBoundingClientRect().top) };
  });
}

/** A page of a history that is longer than a test has time to write. */
function pageOf(chatId, address) {
  const before = Number(new URL(address).searchParams.get('cursor') ?? MANY + 1);
  const messages = Array.from({ length: Math.min(PAGE, before - 1) }, (_, place) => lineOf(chatId, before - 1 - place));
  const hasMore = before - PAGE > 1;
  return {
    messages, total: MANY, hasMore,
    ...(hasMore ? { nextCursor: String(before - PAGE) } : {}),
  };
}

/** No name is the beginning of another. */
function nameOf(number) {
  return `line ${String(number).padStart(5, '0')}`;
}

function lineOf(chatId, number) {
  const id = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const sentAt = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
  return {
    id, messageId: id, chatId, seq: number - MANY, senderId: number % 3 ? ONE : OTHER, senderType: number % 3 ? 'visitor' : 'commercial',
    content: `${nameOf(number)} ${'and some words '.repeat(number % 7)}`, type: 'text', isInternal: false, isFirstResponse: false, isAI: false,
    sentAt, createdAt: sentAt,
  };
}

const [ONE, OTHER] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];

test('hundreds of chats are a list of few rows', async () => {
  const desk = await atConsole();
  await desk.page.route('**/v2/chats?status=*', (route) => route.fulfill({ json: chatsOf(new URL(route.request().url())) }));
  await desk.look('All');
  await desk.row('Guest 0001').waitFor();
  await desk.page.evaluate(() => {
    const rows = document.querySelector('.rows');
    globalThis.scrolling = setInterval(() => (rows.scrollTop = rows.scrollHeight), 5);
  });
  await desk.row(`Guest 0${CHATS}`).waitFor();
  assert.ok((await desk.page.locator('.row').count()) < 50, 'rows on the page');
});

const CHATS = 400;

/** Those that wait; there are none in another status. */
function chatsOf({ searchParams }) {
  if (searchParams.get('status') !== 'PENDING') {
    return { chats: [], total: 0, hasMore: false };
  }
  const from = Number(searchParams.get('cursor') ?? 0);
  const chats = Array.from({ length: 100 }, (_, place) => chatOf(from + place + 1));
  const hasMore = from + 100 < CHATS;
  return { chats, total: CHATS, hasMore, ...(hasMore ? { nextCursor: String(from + 100) } : {}) };
}

function chatOf(number) {
  const id = `00000000-0000-7000-9000-${String(number).padStart(12, '0')}`;
  const createdAt = new Date(Date.UTC(2020, 0, 2) - number * 60_000).toISOString();
  return {
    id, status: 'PENDING', priority: 'NORMAL', tenantId: ONE, siteId: ONE, visitorId: id,
    visitorInfo: { id, name: `Guest ${String(number).padStart(4, '0')}` }, metadata: {}, tags: [], createdAt, updatedAt: createdAt,
    totalMessages: 1, unreadMessagesCount: 0, lastMessagePreview: 'Hello',
  };
}

test('each view is for everybody, in light and in dark', async () => {
  const boss = await commercial();
  const ann = await visitor();
  const chatId = await ann.opensChat();
  await boss.notes(chatId);
  await boss.says(chatId, 'an answer with https://shop.example/a-link');
  await boss.call('PUT', `/v2/chats/${chatId}/tags`, { body: { tags: ['VIP'] } });
  await boss.call('PUT', `/v2/chats/${chatId}/priority`, { body: { priority: 'URGENT' } });
  const stranger = await consolePage();
  await stranger.page.getByRole('button', { name: 'Log in' }).waitFor();
  await assertForEverybody(stranger.page, 'the log-in');

  const desk = await atConsole();
  await desk.goTo(chatId);
  await desk.shows('an answer');
  await desk.look('All');
  await desk.row('an answer').first().waitFor();
  await assertForEverybody(desk.page, 'the desk');
  await desk.page.getByRole('button', { name: 'Note', exact: true }).click();
  await assertForEverybody(desk.page, 'a note', '.composer');
  for (const name of ['Canned replies', 'Staff', 'Keyboard shortcuts', 'Settings']) {
    await desk.menu(name);
    await desk.dialog().waitFor();
    await assertForEverybody(desk.page, name, 'dialog');
    await desk.page.keyboard.press('Escape');
  }
  await desk.page.setViewportSize({ width: 375, height: 740 });
  await assertForEverybody(desk.page, 'on a phone');
  assert.ok(await desk.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'scrolls sideways');
  await desk.page.getByRole('button', { name: 'Back to the chats' }).click();
  await desk.page.getByRole('tablist').waitFor();
  assertUntroubled(desk.page, NOBODY_YET);
});

/** What does not depend on colours is the same in the dark. */
async function assertForEverybody(page, view, include) {
  await page.emulateMedia({ colorScheme: 'dark' });
  await assertAccessible(page, `${view}, dark`, include, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  await assertAccessible(page, `${view}, light`, include);
}

test('keys do what the list of them says, and Spanish is spoken', async () => {
  const ann = await visitor();
  const chatId = await ann.opensChat();
  const desk = await atConsole();
  await desk.goTo(chatId);
  await desk.field.evaluate((field) => field.blur());
  await desk.page.keyboard.press('?');
  await desk.dialog().getByText('Write an internal note').first().waitFor();
  await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('n');
  await desk.page.getByPlaceholder('Write a note for your team…').waitFor();
  assert.ok(await desk.field.evaluate((field) => field === document.activeElement));
  await desk.field.press('Alt+r');
  await desk.page.getByPlaceholder('Write to the visitor…').waitFor();
  await desk.menu('Settings');
  await desk.dialog().getByLabel('Language').selectOption('es');
  await desk.page.keyboard.press('Escape');
  await desk.page.getByPlaceholder('Escribe al visitante…').waitFor();
  assert.equal(await desk.page.evaluate(() => document.documentElement.lang), 'es');
});
