/** Who staff is told to be, and the keys that check its tokens. */
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { admin, assertProblem, call, commercial, visitor } from './charla.mjs';

test('staff is told who it is, by token and by cookie', async () => {
  const staff = await commercial();
  for (const headers of [staff.headers, { cookie: staff.cookie }]) {
    const answer = await call('GET', '/v2/auth/me', { headers });
    assert.equal(answer.status, 200, answer.text);
    const { sub, email, name, roles, tenantId, ...others } = answer.body;
    assert.deepEqual(others, {});
    assert.deepEqual({ sub, email, roles }, { sub: staff.id, email: admin.email, roles: ['admin'] });
    assert.match(name, /./);
    assert.match(tenantId, /^[0-9a-f-]{36}$/);
  }
});

test('nobody else has an account to be told of', async () => {
  assertProblem(await call('GET', '/v2/auth/me'), 401, '/v2/auth/me');
  assertProblem(await (await visitor()).call('GET', '/v2/auth/me'), 403, '/v2/auth/me');
});

test('the published keys check a token, and none of them is private', async () => {
  const { token } = await commercial();
  const answer = await call('GET', '/.well-known/jwks.json');
  assert.equal(answer.status, 200, answer.text);
  for (const key of answer.body.keys) {
    assert.deepEqual(Object.keys(key).sort(), ['e', 'kid', 'kty', 'n', 'use']);
  }
  const [header, payload, signature] = token.split('.');
  const { kid } = JSON.parse(Buffer.from(header, 'base64url'));
  const key = createPublicKey({ key: answer.body.keys.find((one) => one.kid === kid), format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  assert.ok(verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url')));
  assert.equal((await call('GET', '/api/.well-known/jwks.json')).text, answer.text);
});
