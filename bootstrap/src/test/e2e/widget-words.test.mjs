/** What the widget says, and what it makes of texts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withLinks } from '../../main/resources/static/assets/links.js';
import { sizeOf } from '../../main/resources/static/assets/widget/files.js';
import { reasonOf, wordsFor } from '../../main/resources/static/assets/widget/words.js';

const address = (href, text = href) => ({ href, text });

test('both languages have the same words, of the same kinds', () => {
  const kinds = (words) => Object.fromEntries(Object.entries(words).map(([name, value]) => [name, typeof value]));
  assert.deepEqual(kinds(wordsFor(['es'])), kinds(wordsFor(['en'])));
});

test('the first language that there is counts, with its region', () => {
  assert.equal(wordsFor(['fr-FR', 'es-MX', 'en']).locale, 'es-MX');
  assert.equal(wordsFor(['ES']).language, 'es');
  assert.equal(wordsFor(['fr']).language, 'en');
  assert.equal(wordsFor(['__proto__', 'constructor']).language, 'en');
});

test('web addresses become links, and nothing else does', () => {
  assert.deepEqual(withLinks('see https://a.example/x?y=1#z, or http://b.example.'), [
    'see ',
    address('https://a.example/x?y=1#z'),
    ', or ',
    address('http://b.example/', 'http://b.example'),
    '.',
  ]);
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', 'https://', 'xhttps://a', 'mailto:a@b.example']) {
    assert.deepEqual(withLinks(text), [text]);
  }
  assert.deepEqual(withLinks('https://a.example/"onmouseover=x'), [address('https://a.example/'), '"onmouseover=x']);
  assert.deepEqual(withLinks('(https://a.example/b_(c))'), ['(', address('https://a.example/b_(c)'), ')']);
  assert.deepEqual(withLinks(''), []);
});

test('a long text without an end is cut in no time', () => {
  const started = performance.now();
  withLinks(`http://${'.'.repeat(4_000)}`);
  withLinks('https://a'.repeat(450));
  assert.ok(performance.now() - started < 1_000);
});

test('sizes and reasons are told as people say them', () => {
  assert.equal(sizeOf(0, 'en'), '0 byte');
  assert.equal(sizeOf(48_000, 'en'), '48 kB');
  assert.equal(sizeOf(2_500_000, 'es'), '2,5 MB');
  assert.equal(reasonOf({ status: 409 }, wordsFor(['es'])), 'El chat está cerrado.');
  assert.equal(reasonOf({ status: 400, detail: 'as the server says' }, wordsFor(['en'])), 'as the server says');
});
