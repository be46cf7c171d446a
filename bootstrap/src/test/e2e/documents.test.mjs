/** The documents of the API by themselves: whole, valid, and true of every frame that has a golden file. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { call } from './charla.mjs';
import { assertFits, checkEvent, checkFrame, documents } from './contract.mjs';

const schemas = createRequire(import.meta.url)('@asyncapi/specs');
const frames = new URL('../../../../chat-api/src/test/resources/dialect/', import.meta.url);

test('asyncapi.yaml is valid AsyncAPI 3.0', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schemas.schemasWithoutId['3.0.0']);
  assert.ok(validate(documents['asyncapi.yaml']), ajv.errorsText(validate.errors, { separator: '\n' }));
});

test('every reference in the documents leads somewhere', () => {
  for (const [name, document] of Object.entries(documents)) {
    for (const reference of references(document)) {
      const [file, pointer] = reference.split('#/');
      const target = documents[file.replace('./', '') || name];
      const found = pointer.split('/').reduce((part, step) => part?.[step], target);
      assert.notEqual(found, undefined, `${reference} in ${name}`);
    }
  }
});

test('every message and every schema of asyncapi.yaml is used', () => {
  const { components, channels } = documents['asyncapi.yaml'];
  const used = new Set(references(documents['asyncapi.yaml']));
  for (const key of Object.keys(components.messages)) {
    const inAChannel = Object.keys(channels).some((channel) => used.has(`#/channels/${channel}/messages/${key}`));
    assert.ok(used.has(`#/components/messages/${key}`) && inAChannel, key);
  }
  const listed = Object.values(channels).flatMap((channel) => Object.keys(channel.messages));
  assert.deepEqual(listed.sort(), Object.keys(components.messages).sort());
  for (const key of Object.keys(components.schemas).filter((schema) => schema !== 'ConnectionRefusal')) {
    assert.ok(used.has(`#/components/schemas/${key}`), key);
  }
});

for (const dialect of readdirSync(frames)) {
  for (const file of readdirSync(new URL(`${dialect}/`, frames))) {
    test(`the frame ${dialect}/${file} is as asyncapi.yaml describes it`, () => {
      const frame = JSON.parse(readFileSync(new URL(`${dialect}/${file}`, frames), 'utf8'));
      if (Array.isArray(frame)) {
        const [event, ...args] = frame;
        checkEvent(event, args);
      } else {
        checkFrame(frame);
      }
    });
  }
}

test('what is not described fits nothing', () => {
  const [event, payload] = JSON.parse(readFileSync(new URL('web/chat.status.json', frames), 'utf8'));
  for (const wrong of [{ more: 1 }, { status: 'OPEN' }, { seq: undefined }, { timestamp: 'now' }]) {
    assert.throws(() => checkEvent(event, [{ ...payload, ...wrong }]), /is not as docs/);
  }
  assert.throws(() => checkEvent('chat:unheard-of', [{}]), /is not described/);
  assert.throws(() => assertFits({}, 'openapi.yaml', ['components', 'schemas', 'Message'], 'a message'), /is not as docs/);
});

test('anybody may read the OpenAPI document, as JSON and as YAML', async () => {
  const answer = await call('GET', '/v3/api-docs');
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.body, documents['openapi.yaml']);
  assert.equal((await call('GET', '/v3/api-docs.yaml')).status, 200);
});

function references(part) {
  if (part === null || typeof part !== 'object') {
    return [];
  }
  return Object.entries(part).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : references(value));
}
