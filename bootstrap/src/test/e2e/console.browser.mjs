/** People at the console and visitors, who talk through one server. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { assertUntroubled, quit } from './browser.mjs';
import { PNG, commercial, hangUp, staffOf, url, visitor, words } from './charla.mjs';
import { NOBODY_YET, atConsole, consolePage } from './console-page.mjs';
import { bubble, shown, talk, writes } from './widget.mjs';

after(quit);
after(hangUp);

let people = 0;

/** A visitor of that name with a chat. */
async function guest(opening = words('opening')) {
  const ann = await visitor();
  ann.name = `Guest ${++people} ${Math.random().toString(36).slice(2, 8)}`;
  const answer = await ann.post('/v2/chats/with-message', { firstMessage: { content: opening }, visitorInfo: { name: ann.name } });
  assert.equal(answer.status, 201, answer.text);
  return Object.assign(ann, { chatId: answer.body.chatId });
}

async function historyOf(person, { chatId }) {
  return (await person.history(chatId)).messages.map(({ content }) => content);
}

test('a refused log-in says so, a good one lasts over a reload, and logging out ends it', async () => {
  const account = (await staffOf('localhost')).account;
  const desk = await consolePage();
  await desk.page.getByLabel('E-mail address').fill(account.email);
  await desk.page.getByLabel('Password').fill('not the password');
  await desk.page.getByRole('button', { name: 'Log in' }).click();
  await desk.page.getByText('The e-mail address or the password is wrong.').waitFor();

  await desk.logIn(account);
  await desk.page.reload();
  await desk.page.locator('.row, .empty').first().waitFor();

  await desk.page.getByRole('button', { name: 'Log out' }).click();
  await desk.page.getByRole('button', { name: 'Log in' }).waitFor();
  await desk.page.reload();
  await desk.page.getByRole('button', { name: 'Log in' }).waitFor();
  assertUntroubled(desk.page, NOBODY_YET);
});

test('a chat comes into the queue, is taken and answered, and a note stays among the staff', async () => {
  const desk = await atConsole(await staffOf('localhost'));
  await desk.look('Queue');
  const ann = await guest();
  const socket = await ann.joins(ann.chatId);
  await desk.row(ann.name).waitFor();
  assert.match(await desk.page.title(), /^\(\d+\) /, 'the title tells that somebody waits');
  await desk.open(ann.name);
  await desk.page.getByRole('button', { name: 'Take' }).click();
  await desk.row(ann.name).waitFor({ state: 'detached' });
  await desk.look('Mine');
  await desk.row(ann.name).waitFor();

  const [answer, note, thanks] = [words('answer'), words('note'), words('thanks')];
  await desk.writes(answer);
  await desk.showsOnce(answer);
  await socket.hears('message:new', ({ content, isFirstResponse }) => content === answer && isFirstResponse);
  await desk.notes(note);
  await desk.page.locator('.message.note', { hasText: note }).waitFor();
  socket.socket.emit('typing:start', { chatId: ann.chatId });
  await desk.page.getByText(`${ann.name} is writing…`).waitFor();
  await ann.says(ann.chatId, thanks);
  await desk.showsOnce(thanks);
  assert.ok(!(await historyOf(ann, ann)).includes(note), 'the visitor reads the note');
  await socket.catchesUp();
  assert.deepEqual(socket.all('message:new').filter(({ content }) => content === note), []);

  await desk.page.locator('.composer').getByRole('button', { name: 'Note', exact: true }).click();
  await desk.field.fill('for the team');
  await desk.page.getByRole('button', { name: 'Reply', exact: true }).click();
  assert.equal(await desk.field.inputValue(), '', 'a note that is being written never becomes a reply');
  assertUntroubled(desk.page, NOBODY_YET);
});

test('a visitor in the widget and somebody at the console talk, and the note stays where it is', async () => {
  const { page, chatId, opening } = await talk();
  const desk = await atConsole();
  await desk.goTo(chatId);
  await desk.showsOnce(opening);
  await desk.field.pressSequentially('soon');
  await page.getByText('is writing').waitFor();
  const [answer, note, thanks] = [words('answer'), words('note'), words('thanks')];
  await desk.writes(answer);
  await bubble(page, answer).waitFor();
  await desk.notes(note);
  await desk.showsOnce(note);
  await writes(page, thanks);
  await desk.showsOnce(thanks);
  assert.deepEqual(await shown(page), [opening, answer, thanks]);
  assert.ok(!(await page.content()).includes(note));
  assertUntroubled(page);
  assertUntroubled(desk.page, NOBODY_YET);
});

test('a transfer is live in the consoles of both', async () => {
  const [sue, tom] = [await staffOf('localhost'), await staffOf('localhost')];
  const boss = await commercial();
  await boss.call('PATCH', `/v2/commercials/${tom.id}`, { body: { name: `Tom ${tom.id.slice(-6)}` } });
  const ann = await guest();
  await sue.call('PUT', `/v2/chats/${ann.chatId}/assign/${sue.id}`);
  const [hers, his] = [await atConsole(sue), await atConsole(tom)];
  await hers.open(ann.name);
  await hers.page.getByRole('button', { name: 'Transfer' }).click();
  await hers.dialog().getByRole('button', { name: `Tom ${tom.id.slice(-6)}` }).click();
  await hers.row(ann.name).waitFor({ state: 'detached' });
  await his.open(ann.name);
  const reply = words('from tom');
  await his.writes(reply);
  await hers.showsOnce(reply);
  await boss.call('PUT', `/v2/chats/${ann.chatId}/unassign`);
  await his.page.getByRole('button', { name: 'Take' }).waitFor();
  await Promise.all([hers, his].map(({ page }) => page.close()));
});

test('reload and a lost network lose nothing, repeat nothing, and keep drafts', async () => {
  const ann = await guest();
  const desk = await atConsole();
  await desk.goTo(ann.chatId);
  await desk.field.fill('a draft of mine');
  await desk.page.waitForFunction(() => JSON.stringify(localStorage).includes('a draft of mine'));
  await desk.page.reload();
  await desk.page.locator('.composer').waitFor();
  assert.equal(await desk.field.inputValue(), 'a draft of mine');

  await desk.page.context().setOffline(true);
  const [mine, hers] = [words('offline'), words('meanwhile')];
  await desk.writes(mine);
  await desk.shows(mine, 'failed');
  await ann.says(ann.chatId, hers);
  await desk.page.context().setOffline(false);
  await desk.showsOnce(hers);
  await desk.showsOnce(mine); // once by itself, when there is a connection again
  assert.equal((await historyOf(ann, ann)).filter((content) => content === mine).length, 1);
});

test('a failed message is sent once more with the same key, when somebody says so', async () => {
  const ann = await guest();
  const desk = await atConsole();
  await desk.goTo(ann.chatId);
  const keys = [];
  await desk.page.route('**/v2/messages', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    await (keys.length === 1 ? route.fulfill({ status: 500, body: '{}' }) : route.continue());
  });
  const mine = words('once more');
  await desk.writes(mine);
  await desk.shows(mine, 'failed');
  await desk.message(mine).getByRole('button', { name: 'Try again' }).click();
  await desk.showsOnce(mine);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  assert.equal((await historyOf(ann, ann)).filter((content) => content === mine).length, 1);
});

test('a message whose answer is lost is shown once and stored once', async () => {
  const ann = await guest();
  const desk = await atConsole();
  await desk.goTo(ann.chatId);
  await desk.page.route('**/v2/messages', async (route) => {
    await route.fetch();
    await route.fulfill({ status: 500, body: '{}' });
  });
  const mine = words('unanswered');
  await desk.writes(mine);
  await desk.showsOnce(mine); // the socket tells what the answer did not
  assert.equal(await desk.page.locator('.message.failed').count(), 0);
  assert.equal((await historyOf(ann, ann)).filter((content) => content === mine).length, 1);
});

test('a log-in that has ended comes back over what was written', async () => {
  const sam = await staffOf('localhost');
  const ann = await guest();
  const desk = await atConsole(sam);
  await desk.goTo(ann.chatId);
  await desk.field.fill('not lost');
  const mine = await desk.page.evaluate(() => fetch('/v2/auth/logout', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }));
  assert.ok(mine);
  await desk.page.getByText('Your log-in has expired.').waitFor();
  await desk.page.getByLabel('Password').fill(sam.account.password);
  await desk.page.getByRole('button', { name: 'Log in' }).click();
  await desk.page.getByText('Your log-in has expired.').waitFor({ state: 'detached' });
  assert.equal(await desk.field.inputValue(), 'not lost');
  const said = words('after');
  await ann.says(ann.chatId, said);
  await desk.showsOnce(said);
});

test('pictures and files arrive on both sides', async () => {
  const ann = await guest();
  const desk = await atConsole();
  await desk.goTo(ann.chatId);
  const { fileId } = await ann.uploads(PNG, 'from ann.png', { chatId: ann.chatId });
  await ann.says(ann.chatId, 'a picture', { type: 'image', attachment: { fileId } });
  const picture = desk.page.getByRole('img', { name: 'from ann.png' });
  await picture.waitFor();
  await picture.evaluate((image) => image.decode());

  const text = words('in the file');
  const chooser = desk.page.waitForEvent('filechooser');
  await desk.page.getByRole('button', { name: 'Attach files' }).click();
  await (await chooser).setFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await desk.page.getByRole('button', { name: 'Remove list.txt' }).waitFor();
  await desk.writes('here it is');
  await desk.showsOnce('here it is');
  const attachment = (await ann.history(ann.chatId)).messages.find(({ content }) => content === 'here it is').attachment;
  assert.equal((await ann.call('GET', attachment.url)).text, text);
  const download = desk.page.waitForEvent('download');
  await desk.page.getByRole('link', { name: 'list.txt' }).click();
  assert.equal(await readFile(await (await download).path(), 'utf8'), text);
});

test('what somebody looks for is found and gone to, and canned replies are a slash away', async () => {
  const ann = await guest('the needle that I look for');
  for (let number = 0; number < 60; number++) {
    await ann.says(ann.chatId, `line ${number}`);
  }
  const sam = await staffOf('localhost');
  const shortcut = `hi-${people}`;
  await sam.post('/v2/canned-replies', { shortcut, title: 'Greeting', content: 'Welcome!', site: 'localhost' });
  const desk = await atConsole(sam);
  await desk.goTo(ann.chatId);
  await desk.shows('line 59');
  assert.equal(await desk.message('needle that').count(), 0);
  await desk.page.keyboard.press('Control+k');
  await desk.dialog().getByRole('searchbox').fill('needle that I look');
  await desk.dialog().getByRole('button', { name: ann.name }).click();
  await desk.page.locator('.shining', { hasText: 'needle that' }).waitFor();

  await desk.field.pressSequentially(`Hello. /${shortcut}`);
  await desk.page.getByRole('option', { name: `/${shortcut}` }).waitFor();
  await desk.field.press('Enter');
  assert.equal(await desk.field.inputValue(), 'Hello. Welcome!');
});

test('a message of mine is edited and deleted, and chats are closed, reopened, tagged and made urgent', async () => {
  const ann = await guest();
  const desk = await atConsole();
  await desk.goTo(ann.chatId);
  const socket = await ann.joins(ann.chatId);
  await desk.writes('with a mistke');
  await desk.message('with a mistke').getByRole('button', { name: 'Edit' }).click();
  await desk.page.getByLabel('Edit', { exact: true }).and(desk.page.locator('textarea')).fill('without one');
  await desk.page.keyboard.press('Enter');
  await desk.shows('without one');
  await socket.hears('message:updated', ({ content }) => content === 'without one');
  await desk.message('without one').getByRole('button', { name: 'Delete' }).click();
  await desk.dialog().getByRole('button', { name: 'Delete' }).click();
  await desk.page.getByText('This message was deleted.').waitFor();

  await desk.page.getByLabel('Priority').selectOption('URGENT');
  await desk.page.getByPlaceholder('New tag').fill('VIP');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('button', { name: 'Remove the tag VIP' }).waitFor();
  await desk.page.getByRole('button', { name: 'Close chat' }).click();
  await desk.dialog().getByRole('button', { name: 'Close chat' }).click();
  await desk.page.getByText('This chat is closed.').waitFor();
  await desk.page.getByRole('button', { name: 'Reopen' }).first().click();
  await desk.field.waitFor();
  const { body } = await (await commercial()).call('GET', `/v2/chats/${ann.chatId}`);
  assert.deepEqual([body.priority, body.tags, body.status], ['URGENT', ['VIP'], 'IN_PROGRESS']);
  const transcript = await desk.page.getByRole('link', { name: 'Text' }).getAttribute('href');
  assert.equal(transcript, `/v2/chats/${ann.chatId}/transcript?format=txt`);
});

test('an admin adds somebody and keeps somebody out', async () => {
  const desk = await atConsole();
  await desk.menu('Staff');
  await desk.dialog().getByRole('button', { name: 'Add somebody' }).click();
  const email = `nora-${Date.now()}@shop.example`;
  await desk.page.getByLabel('Name', { exact: true }).fill('Nora Nueva');
  await desk.dialog().getByLabel('E-mail address').fill(email);
  await desk.dialog().getByLabel('Password').fill('a long password 1');
  await desk.dialog().getByLabel('Sites').fill('localhost');
  await desk.dialog().getByRole('button', { name: 'Add', exact: true }).click();
  const entry = desk.page.locator('.people li', { hasText: email });
  await entry.getByRole('button', { name: 'Deactivate' }).click();
  await desk.dialog().getByRole('button', { name: 'Deactivate' }).click();
  await entry.getByRole('button', { name: 'Activate' }).waitFor();
  const refused = await fetch(`${url}/v2/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'a long password 1' }),
  });
  assert.equal(refused.status, 401);
});
