/**
 * What the scripts in a real browser share, beside what `charla.mjs` has: Debian's Chromium, pages that fail a test when anything
 * went wrong in them, and a look with axe-core.
 */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

export const PATIENCE_MS = 15_000;

let launched;

/** One browser a script; contexts keep its people apart. */
export function browser() {
  launched ??= chromium.launch({
    executablePath: process.env.CHARLA_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return launched;
}

/** Closes the browser, so that the process ends. */
export async function quit() {
  await (await launched)?.close();
}

/**
 * A page in a context of its own: nobody else's cookies and storage.
 *
 * @param {object} [options] of Playwright's contexts, such as `colorScheme`, `locale`, `viewport`
 * @returns {Promise<import('playwright-core').Page & {troubles: string[]}>} what the browser complained about is in `troubles`
 */
export async function newPage(options = {}) {
  const context = await (await browser()).newContext({ locale: 'en-GB', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  return watched(await context.newPage());
}

/** @param page also a further one of a context that `newPage` made */
export function watched(page) {
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      page.troubles.push(`${message.text()} at ${message.location().url}`);
    }
  });
  return page;
}

/** Fails when the page broke a policy, an exception was uncaught or a request failed, but for what the test provoked. */
export function assertUntroubled(page, expected = /^$/) {
  assert.deepEqual(page.troubles.filter((trouble) => !expected.test(trouble)), []);
}

/**
 * Fails on what axe-core calls serious or critical; shadow roots are looked into.
 *
 * @param {string} [include] where on the page
 * @param {string[]} [rules] all of them by default
 */
export async function assertAccessible(page, about, include, rules) {
  const builder = new AxeBuilder({ page }).setLegacyMode(); // without frames there is nothing to put together
  include && builder.include(include);
  rules && builder.withRules(rules);
  const { violations } = await builder.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(({ id, help, nodes }) =>
    `${id}: ${help}\n  ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('\n  ')}`);
  assert.equal(told.join('\n'), '', about);
}
