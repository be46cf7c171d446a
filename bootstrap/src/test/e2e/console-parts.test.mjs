/** Those parts of the console that need no page. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { Heights } from '../../main/resources/static/assets/console/heights.js';
import { hueOf, initialsOf } from '../../main/resources/static/assets/console/people.js';
import { count, say, speak } from '../../main/resources/static/assets/console/words.js';
import { en } from '../../main/resources/static/assets/console/words/en.js';
import { es } from '../../main/resources/static/assets/console/words/es.js';

const SOURCES = new URL('../../main/resources/static/assets/console/', import.meta.url);

test('both languages have the same words with the same gaps', () => {
  const gaps = (words) =>
    Object.fromEntries(Object.entries(words).map(([key, text]) => [key, [...text.matchAll(/\{\w+\}/g)].map(String).sort()]));
  assert.deepEqual(gaps(es), gaps(en));
});

test('whatever is said has words', () => {
  const said = ['', 'views/']
    .flatMap((folder) => readdirSync(new URL(folder, SOURCES)).filter((name) => name.endsWith('.js')).map((name) => folder + name))
    .flatMap((name) => [...readFileSync(new URL(name, SOURCES), 'utf8').matchAll(/\bsay\('([\w.]+)'/g)].map(([, key]) => key));
  assert.ok(said.length > 100);
  assert.deepEqual(said.filter((key) => !(key in en)), []);
});

test('words are filled in and counted in the language that is spoken', () => {
  speak('es');
  assert.equal(say('writes', { name: '$& {x}' }), '$& {x} está escribiendo…');
  assert.equal(count('unread', 1), '1 sin leer');
  speak('en');
  assert.equal(count('unseen', 3), '3 new messages');
});

test('heights that are not known yet are the average of those that are', () => {
  const heights = new Heights(50);
  const keys = Array.from({ length: 100 }, (_, place) => `m${place}`);
  assert.equal(heights.between(keys, 0, 100), 5_000);
  heights.set('m0', 20);
  heights.set('m1', 40);
  heights.set('m1', 60);
  assert.equal(heights.between(keys, 0, 3), 20 + 60 + 40);
});

test('the window is what is seen and some more on both sides, at both ends too', () => {
  const heights = new Heights(10);
  const keys = Array.from({ length: 100 }, (_, place) => place);
  assert.deepEqual(heights.window(keys, 500, 100, 5), [45, 65]);
  assert.deepEqual(heights.window(keys, -30, 100, 5), [0, 12]);
  assert.deepEqual(heights.window(keys, 5_000, 100, 5), [95, 100]);
  assert.deepEqual(heights.window([], 0, 100, 5), [0, 0]);
});

test('people without a picture have letters and a colour', () => {
  assert.equal(initialsOf(' josé ángel prieto '), 'JP');
  assert.equal(initialsOf('\u{1F600}smile'), '\u{1F600}');
  assert.equal(initialsOf(''), '');
  assert.equal(hueOf('a'), hueOf('a'));
});
