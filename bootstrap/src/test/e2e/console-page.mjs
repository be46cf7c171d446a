/** The console as the scripts in a browser use it: by what people see and by what screen readers are told. */
import assert from 'node:assert/strict';
import { newPage } from './browser.mjs';
import { commercial, url } from './charla.mjs';

const ADDRESS = `${url}/console`;

/** What the browser says of a page that asks who it is and hears that it is nobody. */
export const NOBODY_YET = /401 \(.*\/v2\/auth\/(me|login)/;

/** The console as somebody finds it who is not logged in. */
export async function consolePage(options = {}) {
  const page = await newPage({ viewport: { width: 1440, height: 900 }, ...options });
  await page.goto(ADDRESS);
  return new Console(page);
}

/** Somebody at the console, who has logged in before and takes no chats by itself. */
export async function atConsole(person) {
  const { id, cookie } = person ?? (await commercial());
  const localStorage = [{ name: `charla:console:status:${id}`, value: 'away' }];
  const storageState = { cookies: [cookieOf(...cookie.split('='))], origins: [{ origin: url, localStorage }] };
  const page = await newPage({ viewport: { width: 1440, height: 900 }, storageState });
  await page.goto(ADDRESS);
  await page.getByLabel('My status').waitFor();
  return new Console(page);
}

function cookieOf(name, value) {
  return { name, value, domain: new URL(url).hostname, path: '/', httpOnly: true, secure: false, sameSite: 'Lax', expires: -1 };
}

class Console {
  constructor(page) {
    this.page = page;
  }

  async logIn({ email, password }) {
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Log in' }).click();
    await this.page.getByRole('tab', { name: 'Queue' }).waitFor();
  }

  row(name) {
    return this.page.locator('.row', { hasText: name });
  }

  async look(tab) {
    await this.page.getByRole('tab', { name: tab }).click();
  }

  async open(name) {
    await this.row(name).click();
    await this.page.getByRole('heading', { name, level: 2 }).waitFor();
    await this.page.locator('.composer').waitFor();
  }

  /** As somebody comes by a link to a chat. */
  async goTo(chatId) {
    await this.page.evaluate((hash) => (location.hash = hash), `#/chat/${chatId}`);
    await this.page.locator('.composer').waitFor();
  }

  get field() {
    return this.page.locator('.composer textarea');
  }

  async writes(text) {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  async notes(text) {
    await this.page.getByRole('button', { name: 'Note', exact: true }).click();
    await this.writes(text);
    await this.page.getByRole('button', { name: 'Reply', exact: true }).click();
  }

  message(text) {
    return this.page.locator('.message', { hasText: text });
  }

  /** @param {'sending' | 'sent' | 'failed'} status */
  async shows(text, status = 'sent') {
    await this.page.locator(`.message.${status}`, { hasText: text }).waitFor();
  }

  async showsOnce(text) {
    await this.shows(text);
    assert.equal(await this.message(text).count(), 1, text);
  }

  menu(name) {
    return this.page.getByRole('navigation').getByRole('button', { name }).click();
  }

  dialog() {
    return this.page.getByRole('dialog').last();
  }
}
