/** Accounts of the staff: who may make, see and change them, and what happens to whoever loses rights. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { assertProblem, call, commercial, hangUp, logIn, newStaff, secret, staffOf, visitor } from './charla.mjs';

const PATH = '/v2/commercials';
const NOBODY = `${PATH}/${randomUUID()}`;
const OTHER_SITE = 'elsewhere.example';

after(hangUp);

async function change(by, whom, body, status = 200) {
  const answer = await by.call('PATCH', `${PATH}/${whom.id}`, { body });
  assert.equal(answer.status, status, answer.text);
  return answer.body;
}

async function assertRevoked(socket) {
  assert.deepEqual(await socket.hears('session:expired'), { reason: 'revoked' });
  assert.equal(await socket.hears('disconnect'), 'io server disconnect');
  assert.equal(socket.all('session:expired').length, 1);
}

test('an admin adds somebody, who logs in and works for the named sites', async () => {
  const boss = await commercial();
  const wanted = newStaff({ email: ` Ana-${randomUUID()}@Shop.Example `, sites: ['localhost'], capacity: 3 });
  const answer = await boss.post(PATH, wanted);
  assert.equal(answer.status, 201, answer.text);
  const { id, ...others } = answer.body;
  assert.deepEqual(others, {
    email: wanted.email.trim().toLowerCase(),
    name: wanted.name,
    roles: ['commercial'],
    sites: ['localhost'],
    capacity: 3,
    active: true,
  });
  assert.equal(answer.headers.get('location'), `${PATH}/${id}`);
  const person = await logIn(wanted);
  assert.deepEqual((await person.call('GET', `${PATH}/${id}`)).body, answer.body);
  const chatId = await (await visitor()).opensChat();
  await person.says(chatId);
  assertProblem(await boss.post(PATH, wanted), 409, PATH);
});

test('what cannot be is refused', async () => {
  const boss = await commercial();
  const email = `x-${randomUUID()}@shop.example`;
  for (const [field, value] of [
    ['email', 'nobody'],
    ['email', null],
    ['name', ' '],
    ['name', 'x'.repeat(201)],
    ['password', 'short'],
    ['password', 'x'.repeat(201)],
    ['password', email.toUpperCase()],
    ['roles', []],
    ['roles', ['king']],
    ['roles', 'admin'],
    ['sites', []],
    ['sites', ['nowhere.example']],
    ['capacity', -1],
    ['capacity', 'many'],
  ]) {
    const answer = await boss.post(PATH, newStaff({ email, [field]: value }));
    assertProblem(answer, 400, PATH);
    assert.ok(answer.body.errors.some((error) => error.field.startsWith(field)), answer.text);
  }
  assertProblem(await boss.call('GET', `${PATH}?limit=0`), 400);
  assertProblem(await boss.call('GET', `${PATH}?cursor=x`), 400);
});

test('staff sees those who share a site, in pages; an admin sees everybody', async () => {
  const [boss, here, colleague, away] = [
    await commercial(),
    await staffOf('localhost'),
    await staffOf('localhost'),
    await staffOf(OTHER_SITE),
  ];
  const seen = async (person) => {
    const ids = [];
    for (let cursor = ''; cursor !== undefined; ) {
      const { body } = await person.call('GET', `${PATH}?limit=3${cursor && `&cursor=${cursor}`}`);
      ids.push(...body.commercials.map((one) => one.id));
      assert.equal(body.hasMore, body.nextCursor !== undefined);
      cursor = body.nextCursor;
    }
    return ids;
  };
  const mine = await seen(here);
  assert.equal(new Set(mine).size, mine.length);
  assert.ok([here, colleague, boss].every((person) => mine.includes(person.id)));
  assert.ok(!mine.includes(away.id));
  assert.ok((await seen(boss)).includes(away.id));
  assertProblem(await here.call('GET', `${PATH}/${away.id}`), 404);
  assertProblem(await here.call('GET', NOBODY), 404);
  assertProblem(await here.call('GET', `${PATH}/no-id`), 404);
});

test('others than admins change nothing but their own name and password', async () => {
  const [boss, here, colleague, away, guest] = [
    await commercial(),
    await staffOf('localhost'),
    await staffOf('localhost'),
    await staffOf(OTHER_SITE),
    await visitor(),
  ];
  assertProblem(await here.post(PATH, newStaff()), 403);
  for (const body of [{ name: 'X' }, { active: false }, { password: 'a new password' }]) {
    assertProblem(await here.call('PATCH', `${PATH}/${colleague.id}`, { body }), 403);
    assertProblem(await here.call('PATCH', `${PATH}/${away.id}`, { body }), 404);
  }
  for (const body of [{ roles: ['admin'] }, { sites: [OTHER_SITE] }, { capacity: 1 }, { active: true }]) {
    assertProblem(await here.call('PATCH', `${PATH}/${here.id}`, { body }), 403);
  }
  assertProblem(await here.call('DELETE', `${PATH}/${colleague.id}`), 403);
  assertProblem(await here.call('DELETE', `${PATH}/${away.id}`), 404);
  assertProblem(await boss.call('DELETE', NOBODY), 404);
  assert.equal((await change(here, here, { name: 'Herself' })).name, 'Herself');
  assert.equal((await here.call('GET', '/v2/auth/me')).body.name, 'Herself');

  for (const [method, path] of [['GET', PATH], ['POST', PATH], ['GET', `${PATH}/${here.id}`],
    ['PATCH', `${PATH}/${here.id}`], ['DELETE', `${PATH}/${here.id}`]]) {
    const body = method === 'POST' ? newStaff() : method === 'PATCH' ? { name: 'X' } : undefined;
    assertProblem(await call(method, path, { body }), 401);
    assertProblem(await call(method, path, { body, headers: { authorization: 'Bearer old' } }), 401);
    assertProblem(await guest.call(method, path, { body }), 403);
  }
});

test('a new password ends all other log-ins of the person', async () => {
  const here = await staffOf('localhost');
  const other = await logIn(here.account);
  const [mine, theirs] = [await here.connect(), await other.connect()];
  const password = secret(`new-${randomUUID()}`);
  assertProblem(await here.call('PATCH', `${PATH}/${here.id}`, { body: { password } }), 400);
  const wrong = { password, currentPassword: 'something else' };
  assertProblem(await here.call('PATCH', `${PATH}/${here.id}`, { body: wrong }), 403);
  await change(here, here, { password, currentPassword: here.account.password });
  await assertRevoked(theirs);
  assertProblem(await other.call('GET', '/v2/auth/me'), 401);
  await mine.catchesUp();
  assert.equal((await here.call('GET', '/v2/auth/me')).status, 200);
  assertProblem(await call('POST', '/v2/auth/login', { body: here.account }), 401);
  await logIn({ ...here.account, password });

  const reset = secret(`reset-${randomUUID()}`);
  await change(await commercial(), here, { password: reset });
  await assertRevoked(mine);
  await logIn({ ...here.account, password: reset });
});

test('whoever is deactivated is out at once, and its chats stay', async () => {
  const [boss, here, guest] = [await commercial(), await staffOf('localhost'), await visitor()];
  const chatId = await guest.opensChat();
  assert.equal((await boss.call('PUT', `/v2/chats/${chatId}/assign/${here.id}`)).status, 200);
  await here.call('PUT', `${PATH}/me/status`, { body: { status: 'online' } });
  const socket = await here.connect();
  assert.equal((await boss.call('DELETE', `${PATH}/${here.id}`)).status, 204);
  await assertRevoked(socket);
  assertProblem(await here.call('GET', '/v2/auth/me'), 401);
  assertProblem(await call('POST', '/v2/auth/login', { body: here.account }), 401);
  const available = (await boss.call('GET', `${PATH}/available`)).body;
  assert.ok(!available.some((one) => one.id === here.id));
  assert.equal((await boss.call('GET', `/v2/chats/${chatId}`)).body.assignedCommercialId, here.id);
  assertProblem(await boss.call('PUT', `/v2/chats/${chatId}/transfer/${here.id}`), 404);
  assert.equal((await boss.call('GET', `${PATH}/${here.id}`)).body.active, false);
  assert.equal((await change(boss, here, { active: true })).active, true);
  const back = await logIn(here.account);
  await back.call('PUT', `${PATH}/me/status`, { body: { status: 'offline' } });
  assertProblem(await boss.call('DELETE', `${PATH}/${boss.id}`), 409);
});

test('whoever loses a site hears no more of it, and comes back with the new rights', async () => {
  const [boss, here, guest] = [await commercial(), await staffOf('localhost'), await visitor()];
  const chatId = await guest.opensChat();
  const socket = await here.joins(chatId);
  await change(boss, here, { sites: [OTHER_SITE] });
  await assertRevoked(socket);
  assertProblem(await here.call('GET', `/v2/chats/${chatId}`), 404);
  const again = await here.connect();
  assert.equal((await again.asks('chat:join', { chatId })).success, false);
});

test('of two admins who demote each other at the same moment one stays', async () => {
  const boss = await commercial();
  const other = await staffOf('localhost');
  await change(boss, other, { roles: ['admin'] });
  const demotion = (by, whom) => by.call('PATCH', `${PATH}/${whom.id}`, { body: { roles: ['commercial'] } });
  const answers = await Promise.all([demotion(boss, other), demotion(other, boss)]);
  const done = answers.filter((answer) => answer.status === 200);
  assert.equal(done.length, 1, answers.map((answer) => answer.text).join());
  const left = answers[0].status === 200 ? boss : other;
  assertProblem(await demotion(left, left), 409);
  await change(left, boss, { roles: ['admin'] });
});
