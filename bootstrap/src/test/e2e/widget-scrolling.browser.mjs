/** Long conversations in the visitors' widget. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertUntroubled, browser, quit } from './browser.mjs';
import { hangUp } from './charla.mjs';
import { bubble, talk } from './widget.mjs';

after(quit);
after(hangUp);

test('ten thousand messages scroll without a long stop, a bounded part of them drawn', async (context) => {
  const { page, chatId } = await talk();
  await page.addInitScript(playHistory, { chatId, many: MANY });
  await page.reload();
  await page.locator('.launcher').click();
  await bubble(page, 'words 10000').waitFor();
  await (await browser()).startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
  const { drawn, frames } = await page.evaluate(scrollToTheTop);
  const tasks = tasksIn(await (await browser()).stopTracing());
  const longest = Math.max(...tasks);
  const told = `${frames} steps, at most ${drawn} rows, ${tasks.length} tasks, ${tasks.filter((task) => task > 50).length} over 50 ms, `
    + `the longest ${longest} ms`;
  context.diagnostic(`10,000 messages: ${told}`);
  assert.ok(tasks.length > frames, told);
  assert.ok(drawn <= 110, told);
  assert.ok(longest <= LONGEST_TASK_MS, told);
  await page.getByRole('button', { name: 'To the newest message' }).click();
  await bubble(page, 'words 10000').waitFor();
  assertUntroubled(page);
});

const MANY = 10_000;
/** Of the processor's time: what a task waits for a machine that does other things says nothing about the page. */
const LONGEST_TASK_MS = 100;

/** How long the tasks of the pages' main threads took, in milliseconds. */
function tasksIn(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const isMain = ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain';
  const mains = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  return traceEvents.filter(({ name, pid, tid }) => name === 'RunTask' && mains.has(`${pid} ${tid}`))
    .map(({ tdur }) => Math.round(tdur / 1000));
}

/** Runs in the page: the server's answers about what was said, played, so that what is measured is the page. */
function playHistory({ chatId, many }) {
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    const { pathname, searchParams } = new URL(input);
    return pathname === `/v2/messages/chat/${chatId}` ? Promise.resolve(Response.json(pageOf(searchParams))) : fetch(input, init);
  };

  function pageOf(parameters) {
    const before = Number(parameters.get('cursor') ?? many + 1);
    const length = Math.min(Number(parameters.get('limit')), before - 1);
    const messages = Array.from({ length }, (_, index) => messageOf(before - 1 - index));
    const more = before - length > 1 ? { hasMore: true, nextCursor: String(before - length) } : { hasMore: false };
    return { messages, total: many, lastSeq: 1, epoch: 'played', ...more };
  }

  function messageOf(seq) {
    const id = `played-${seq}`;
    const sentAt = new Date(Date.UTC(2030, 0, 1) + seq * 61_000).toISOString();
    return {
      id, messageId: id, chatId, seq, senderId: `sender-${seq % 3}`, senderType: 'commercial', senderName: 'Sue',
      content: `words ${seq} ${'and more '.repeat(seq % 17)}`, type: 'text', isInternal: false, isFirstResponse: false,
      isAI: false, sentAt, createdAt: sentAt,
    };
  }
}

/** Runs in the page: as fast as one who holds the bar at its top. */
async function scrollToTheTop() {
  const root = document.querySelector('charla-widget').shadowRoot;
  const scroller = root.querySelector('.messages');
  const [result, until] = [{ drawn: 0, frames: 0 }, performance.now() + 200_000];
  while (!root.querySelector('[data-key="played-1"]') && performance.now() < until) {
    scroller.scrollTop = 0;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    result.frames++;
    result.drawn = Math.max(result.drawn, scroller.querySelectorAll('li').length);
  }
  if (!root.querySelector('[data-key="played-1"]')) {
    throw new Error(`came only to ${root.querySelector('.bubble').innerText}`);
  }
  return result;
}

test('who reads further up stays there, and is told that there is more', async () => {
  const { page, chatId, sue } = await talk();
  for (let count = 0; count < 30; count++) {
    await sue.says(chatId, `line ${count}\n\nof several`);
  }
  await bubble(page, 'line 29').waitFor();
  await page.locator('.messages').evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight / 2));
  await page.getByRole('button', { name: 'To the newest message' }).waitFor();
  const before = await page.locator('.messages').evaluate(({ scrollTop }) => scrollTop);
  await sue.says(chatId, 'the last one');
  await page.getByRole('button', { name: '1 new message' }).waitFor();
  assert.equal(await page.locator('.messages').evaluate(({ scrollTop }) => scrollTop), before);
  await page.getByRole('button', { name: '1 new message' }).click();
  await page.getByRole('button', { name: '1 new message' }).waitFor({ state: 'detached' });
  const below = await page.locator('.messages').evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);
  assert.ok(below < 2, `${below} pixels from the end`);
});
