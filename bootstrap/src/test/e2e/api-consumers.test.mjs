/** Programs: how they get tokens, what these allow, and what they see of whose chats. */
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { after, test } from 'node:test';
import { assertProblem, call, commercial, dial, hangUp, program, secret, visitor, words } from './charla.mjs';

const password = process.env.CHARLA_CLIENT_SECRET;
const MISSING = '00000000-0000-7000-8000-000000000000';

after(hangUp);

function ask(fields, headers = {}) {
  return call('POST', '/oauth2/token', {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

function basic(id, secretOfIt = password) {
  return { authorization: `Basic ${Buffer.from(`${id}:${secretOfIt}`).toString('base64')}` };
}

function claims(token) {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
}

test('a program gets a token for its id and secret, in the header or in the body, under both paths', async () => {
  const form = { grant_type: 'client_credentials', client_id: 'crm', client_secret: password };
  const answers = [
    await ask({ grant_type: 'client_credentials' }, basic('crm')),
    await ask(form),
    await call('POST', '/api/oauth2/token', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    }),
  ];
  for (const { status, text, body, headers } of answers) {
    assert.equal(status, 200, text);
    secret(body.access_token);
    assert.equal(body.token_type, 'Bearer');
    assert.ok(body.expires_in > 3500 && body.expires_in <= 3600, text);
    assert.deepEqual(body.scope.split(' ').sort(), ['chats:read', 'chats:write', 'messages:read', 'messages:write']);
    assert.equal(body.refresh_token, undefined);
    assert.match(headers.get('cache-control') ?? '', /no-store/);
    assert.equal(headers.get('set-cookie'), null);
  }
});

test('the token is signed by the published key and says what it allows', async () => {
  const { token, answer } = await program('crm', 'chats:read messages:read');
  const { keys } = (await call('GET', '/.well-known/jwks.json')).body;
  const [header, payload, signature] = token.split('.');
  const jwk = keys.find((key) => key.kid === JSON.parse(Buffer.from(header, 'base64url')).kid) ?? keys[0];
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  assert.ok(verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')));
  const said = claims(token);
  assert.equal(said.sub, 'crm');
  assert.equal(said.client_id, 'crm');
  assert.equal(said.scope, 'chats:read messages:read');
  assert.deepEqual([said.aud].flat(), ['charla']);
  assert.equal(said.iss, 'charla');
  assert.deepEqual(answer.body.scope.split(' ').sort(), ['chats:read', 'messages:read']);
});

test('who does not prove itself gets no token', async () => {
  const grant = { grant_type: 'client_credentials' };
  const answers = [
    await ask(grant, basic('crm', 'wrong')),
    await ask(grant, basic('nobody')),
    await ask({ ...grant, client_id: 'crm', client_secret: 'wrong' }),
    await ask({ ...grant, client_id: 'crm' }),
    await ask(grant),
  ];
  for (const { status, text, body, headers } of answers) {
    assert.equal(status, 401, text);
    assert.deepEqual(body, { error: 'invalid_client' });
    assert.match(headers.get('www-authenticate') ?? '', /^Basic /);
  }
});

test('what a program may not have or does not exist is refused', async () => {
  const errors = [
    [{ grant_type: 'client_credentials', scope: 'webhooks:manage' }, 'invalid_scope'],
    [{ grant_type: 'client_credentials', scope: 'everything' }, 'invalid_scope'],
    [{ grant_type: 'password', username: 'a', password: 'b' }, 'unsupported_grant_type'],
    [{ grant_type: 'refresh_token', refresh_token: 'x' }, 'unsupported_grant_type'],
    [{}, 'invalid_request'],
  ];
  for (const [fields, error] of errors) {
    const answer = await ask(fields, basic('crm'));
    assert.equal(answer.status, 400, answer.text);
    assert.deepEqual(answer.body, { error }, JSON.stringify(fields));
  }
});

test('nothing else of an authorization server is served', async () => {
  const crm = basic('crm');
  for (const [method, path] of [
    ['GET', '/oauth2/token'],
    ['GET', '/oauth2/authorize?response_type=code&client_id=crm'],
    ['POST', '/oauth2/introspect'],
    ['POST', '/oauth2/revoke'],
    ['GET', '/oauth2/jwks'],
    ['GET', '/.well-known/oauth-authorization-server'],
    ['GET', '/login'],
  ]) {
    const headers = path === '/oauth2/token' ? {} : crm;
    const answer = await call(method, path, { headers });
    assert.ok([401, 404, 405].includes(answer.status), `${method} ${path}: ${answer.status}`);
  }
});

test('a program reads chats and notes as staff does, and writes as a bot that answers nobody', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat();
  const carla = await commercial();
  const note = await carla.notes(chatId);
  const crm = await program('crm');

  const chat = await crm.call('GET', `/v2/chats/${chatId}`);
  assert.equal(chat.status, 200, chat.text);
  const list = await crm.call('GET', `/v2/chats?visitorId=${vera.id}`);
  assert.equal(list.body.total, 1, list.text);
  const history = await crm.call('GET', `/v2/messages/chat/${chatId}`);
  assert.ok(history.body.messages.some((message) => message.id === note.id), history.text);

  const socket = await vera.joins(chatId);
  const sent = await crm.call('POST', '/v2/messages', { chatId, content: words() });
  assert.equal(sent.status, 201, sent.text);
  assert.equal(sent.body.senderType, 'bot');
  assert.equal(sent.body.senderName, 'The crm');
  assert.equal(sent.body.isFirstResponse, false);
  const heard = await socket.hearsMessage(sent.body);
  assert.equal(heard.senderType, 'bot');
  const again = await (await program('crm')).call('POST', '/v2/messages', { chatId, content: words() });
  assert.equal(again.body.senderId, sent.body.senderId);
  assert.equal((await vera.call('GET', `/v2/chats/${chatId}`)).body.status, 'PENDING');
  assert.equal((await carla.says(chatId)).isFirstResponse, true);
});

test('a program opens, closes and reopens chats of its site', async () => {
  const vera = await visitor();
  const crm = await program('crm');
  const opened = await crm.call('POST', '/v2/chats', { visitorInfo: { visitorId: vera.id } });
  assert.equal(opened.status, 201, opened.text);
  for (const change of ['close', 'reopen']) {
    const answer = await crm.call('PUT', `/v2/chats/${opened.body.chatId}/${change}`, {});
    assert.equal(answer.status, 200, answer.text);
  }
});

test('a program does nothing that its scopes do not allow, and is told which one it would take', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat();
  const reader = await program('reader');
  assert.equal((await reader.call('GET', `/v2/messages/chat/${chatId}`)).status, 200);
  const narrowed = await program('crm', 'chats:read');
  for (const [who, method, path, scope, body] of [
    [reader, 'POST', '/v2/messages', 'messages:write', { chatId, content: 'x' }],
    [reader, 'GET', `/v2/chats/${chatId}`, 'chats:read'],
    [reader, 'PUT', `/v2/chats/${chatId}/close`, 'chats:write', {}],
    [reader, 'PUT', `/v2/chats/${MISSING}/close`, 'chats:write', {}],
    [narrowed, 'GET', `/v2/messages/chat/${chatId}`, 'messages:read'],
    [narrowed, 'GET', `/api/v2/messages/chat/${chatId}`, 'messages:read'],
  ]) {
    const answer = await who.call(method, path, body);
    assertProblem(answer, 403);
    assert.equal(answer.body.type, 'urn:charla:problem:forbidden');
    assert.equal(answer.headers.get('www-authenticate'), `Bearer error="insufficient_scope", scope="${scope}"`);
  }
});

test('routes for people are closed to programs', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat();
  const crm = await program('crm');
  const carla = await commercial();
  for (const [method, path] of [
    ['GET', '/v2/auth/me'],
    ['GET', `/v2/commercials/${carla.id}/chats`],
    ['POST', `/v2/chats/${chatId}/request-agent`],
    ['POST', '/visitors/session/heartbeat'],
    ['GET', '/v2/nothing/here'],
  ]) {
    const answer = await crm.call(method, path, method === 'GET' ? undefined : {});
    assertProblem(answer, 403);
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="insufficient_scope"');
  }
});

test('a program changes no messages but its own', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat();
  const crm = await program('crm');
  const hers = await vera.says(chatId);
  assertProblem(await crm.call('PATCH', `/v2/messages/${hers.id}`, { content: 'x' }), 403);
  assertProblem(await crm.call('DELETE', `/v2/messages/${hers.id}`), 403);
  const own = await crm.call('POST', '/v2/messages', { chatId, content: words() });
  assert.equal((await crm.call('PATCH', `/v2/messages/${own.body.id}`, { content: words() })).status, 200);
  assert.equal((await crm.call('DELETE', `/v2/messages/${own.body.id}`)).status, 204);
});

test('a program does not pass for anybody else', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat();
  const crm = await program('crm');
  assertProblem(await crm.call('POST', '/v2/messages', { chatId, content: 'x', senderId: vera.id }), 403);
  assertProblem(await crm.call('POST', '/v2/messages', { chatId, content: 'x', senderType: 'commercial' }), 403);
});

test('the chats of another site do not exist for a program', async () => {
  const vera = await visitor();
  const chatId = await vera.opensChat();
  const message = await vera.says(chatId);
  const stranger = await program('stranger');
  for (const [method, path, body, missing] of [
    ['GET', `/v2/chats/${chatId}`, undefined, `/v2/chats/${MISSING}`],
    ['GET', `/v2/messages/chat/${chatId}`, undefined, `/v2/messages/chat/${MISSING}`],
    ['GET', `/v2/messages/search?q=xyz&chatId=${chatId}`, undefined, `/v2/messages/search?q=xyz&chatId=${MISSING}`],
    ['PUT', `/v2/chats/${chatId}/close`, {}, `/v2/chats/${MISSING}/close`],
    ['PATCH', `/v2/messages/${message.id}`, { content: 'x' }, `/v2/messages/${MISSING}`],
    ['DELETE', `/v2/messages/${message.id}`, undefined, `/v2/messages/${MISSING}`],
  ]) {
    const answer = await stranger.call(method, path, body);
    const absent = await stranger.call(method, missing, body);
    assertProblem(answer, 404);
    assert.deepEqual({ ...answer.body, instance: '' }, { ...absent.body, instance: '' });
  }
  assertProblem(await stranger.call('POST', '/v2/messages', { chatId, content: 'x' }), 404);
  assertProblem(await stranger.call('POST', '/v2/chats', { visitorInfo: { visitorId: vera.id } }), 404);
  assert.equal((await stranger.call('GET', `/v2/chats?visitorId=${vera.id}`)).body.total, 0);
});

test('a token that was changed proves nothing', async () => {
  const { token } = await program('reader');
  const [header, payload, signature] = token.split('.');
  const more = Buffer.from(JSON.stringify({ ...claims(token), scope: 'chats:read' })).toString('base64url');
  assert.notEqual(more, payload);
  const answer = await call('GET', '/v2/chats', { headers: { authorization: `Bearer ${header}.${more}.${signature}` } });
  assertProblem(answer, 401);
});

test('a program opens no socket, nor takes one over', async () => {
  const { token } = await program('crm');
  const socket = dial({ auth: { token } });
  const refused = await socket.hears('connect_error');
  assert.equal(refused.data.code, 'forbidden');

  const vera = await visitor();
  const hers = await vera.connect();
  const ack = await hers.asks('auth:refresh', { token });
  assert.equal(ack.success, false);
  assert.equal(ack.code, 'forbidden');
});
