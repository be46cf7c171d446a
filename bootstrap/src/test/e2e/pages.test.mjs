/** The pages and scripts: the same for everybody, and nothing else than what is meant for browsers. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { assertProblem, call, commercial, hangUp, program, visitor } from './charla.mjs';

after(hangUp);

const STATIC = new URL('../../main/resources/static/', import.meta.url);
const PAGES = ['/', '/index.html', '/demo', '/demo/index.html', '/console', '/console/index.html', '/swagger-ui/index.html'];
const SCRIPTS = ['/widget.js', '/charla-client.js', '/charla-client.d.ts', ...filesIn('assets')];

function filesIn(folder) {
  return readdirSync(new URL(`${folder}/`, STATIC), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => `/${(file.parentPath ?? file.path).slice(STATIC.pathname.length)}/${file.name}`.replaceAll('//', '/'));
}

test('pages and scripts are the same for everybody', async () => {
  const people = [await visitor(), await commercial(), await program('reader'), { headers: { 'x-visitor-session': 'gone' } }];
  for (const path of [...PAGES, ...SCRIPTS]) {
    const answer = await call('GET', path);
    assert.equal(answer.status, 200, `${path} ${answer.text}`);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(answer.headers.getSetCookie().length, 0, path);
    for (const { headers } of path.startsWith('/assets/') ? [] : people) {
      assert.equal((await call('GET', path, { headers })).text, answer.text, path);
    }
  }
});

test('pages allow no script and no style but files of their own', async () => {
  for (const path of PAGES) {
    const { headers, text } = await call('GET', path);
    const policy = headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'( 'sha256-[^']+')?; /, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.doesNotMatch(policy, /unsafe|\*/, path);
    assert.doesNotMatch(text, /<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/i, path);
  }
});

test('pages of any origin may load the scripts, and no page', async () => {
  const headers = { origin: 'https://shop.example' };
  for (const path of SCRIPTS) {
    const answer = await call('GET', path, { headers });
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*', path);
    assert.equal(answer.headers.get('access-control-allow-credentials'), null, path);
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin', path);
  }
  assert.equal((await call('GET', '/', { headers })).headers.get('access-control-allow-origin'), null);
});

test('what another origin asks for is the chat of a site of its own', async () => {
  const headers = { origin: 'https://shop.example' };
  const body = { domain: 'localhost', apiKey: 'local' };
  assertProblem(await call('POST', '/visitors/identify', { headers, body }), 403, '/visitors/identify');
});

test('browsers ask again for what may change, and keep what has its version in its name', async () => {
  for (const path of ['/', '/widget.js', '/assets/widget/main.js']) {
    const { headers } = await call('GET', path);
    assert.equal(headers.get('cache-control'), 'no-cache', path);
    const again = await call('GET', path, { headers: { 'if-none-match': headers.get('etag') } });
    assert.equal(again.status, 304, path);
  }
  const library = SCRIPTS.find((path) => path.endsWith('preact.module.js'));
  assert.match((await call('GET', library)).headers.get('cache-control'), /max-age=31536000.*immutable/);
});

test('there is nothing else: no folder, no file around, no way to write', async () => {
  const paths = ['/assets', '/assets/', '/assets/widget/', '/assets/nothing.js', '/assets/%2e%2e/application.yaml', '/application.yaml',
    '/assets/..%2fapplication.yaml', '/swagger-ui/nothing.html', '/package.json', '/BOOT-INF/classes/application.yaml'];
  for (const path of paths) {
    const { status } = await call('GET', path);
    assert.ok(status === 404 || status === 400, `${path}: ${status}`);
  }
  for (const method of ['POST', 'PUT', 'DELETE']) {
    for (const path of ['/', '/widget.js', '/assets/widget/main.js']) {
      const { status } = await call(method, path, { body: {} });
      assert.ok(status === 404 || status === 405, `${method} ${path}: ${status}`);
    }
  }
});

test('the demonstration is for the first site of this installation', async () => {
  for (const path of ['/', '/demo']) {
    assert.match((await call('GET', path)).text, /<script src="\/widget\.js" data-site="localhost" data-key="local"/);
  }
});
