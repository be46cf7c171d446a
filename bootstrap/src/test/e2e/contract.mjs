/**
 * Holds what the server says to the documents in `docs/api`: an answer, an event or an ack that is not described there fails
 * the test that got it. That `openapi.yaml` is what is served, the build's tests make sure of.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const BASE = 'https://charla.example/';
const OPENAPI = 'openapi.yaml';
const ASYNCAPI = 'asyncapi.yaml';

export const documents = Object.fromEntries([OPENAPI, ASYNCAPI].map((name) => [name, read(name)]));
const validators = validatorsOf(documents);
const { messages } = documents[ASYNCAPI].components;
const MAIN = '#/channels/main';
const operations = Object.values(documents[ASYNCAPI].operations).filter(({ channel }) => channel.$ref === MAIN);
const { assistant } = documents[ASYNCAPI].channels;
const routes = Object.entries(documents[OPENAPI].paths).map(routeOf).sort((one, other) => one.variables - other.variables);

/** What nobody describes: pages and their scripts, those for operators, the transport of the sockets, and questions before a request. */
const UNDESCRIBED = /^\/(?:(?:actuator|socket\.io|v3\/api-docs|assets|console|demo|swagger-ui)\b|(?:index\.html|widget\.js|charla-client\.(?:js|d\.ts)|swagger-ui\.html)?$)/;

function read(name) {
  return parse(readFileSync(new URL(`../../../../docs/api/${name}`, import.meta.url), 'utf8'));
}

/** Schemas are compiled when they are needed first: no script needs all of them. */
function validatorsOf(all) {
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  addFormats(ajv);
  Object.entries(all).forEach(([name, document]) => ajv.addSchema(document, BASE + name));
  return ajv;
}

function routeOf([path, operations]) {
  const pattern = path.replaceAll('.', '\\.').replaceAll(/\{\w+}/g, '[^/]+');
  return { path, operations, pattern: new RegExp(`^${pattern}$`), variables: path.split('{').length };
}

/**
 * @param pointer a JSON pointer into the document, as steps
 * @param about what the value is, for the failure's message
 */
export function assertFits(value, document, pointer, about) {
  const steps = pointer.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
  const validate = validators.getSchema(`${BASE}${document}#/${steps.join('/')}`);
  if (!validate(value)) {
    const errors = validators.errorsText(validate.errors);
    assert.fail(`${about} is not as docs/api/${document} describes it: ${errors} in ${JSON.stringify(value)}`);
  }
}

/** @param answer of `call` */
export function checkAnswer(method, path, answer) {
  const plain = path.split('?', 1)[0].replace(/^\/api\//, '/');
  const route = routes.find(({ pattern, operations }) => pattern.test(plain) && operations[method.toLowerCase()]);
  if (route !== undefined && answer.status !== 405) {
    checkDescribed(route, method.toLowerCase(), answer);
  } else if (!UNDESCRIBED.test(plain) && method !== 'OPTIONS') {
    assert.ok(answer.status >= 400, `${method} ${plain} is not described in docs/api/${OPENAPI}`);
  }
}

function checkDescribed({ path, operations }, method, answer) {
  const about = `the answer ${answer.status} to ${method.toUpperCase()} ${path}`;
  const response = operations[method].responses[answer.status];
  assert.ok(response, `${about} is not described in docs/api/${OPENAPI}: ${answer.text}`);
  const pointer = response.$ref?.split('/').slice(1) ?? ['paths', path, method, 'responses', String(answer.status)];
  const { headers = {}, content = {} } = pointer.reduce((part, step) => part[step], documents[OPENAPI]);
  for (const [name, { required }] of Object.entries(headers)) {
    assert.ok(!required || answer.headers.has(name), `${about} has no header ${name}`);
  }
  const type = answer.headers.get('content-type')?.split(';', 1)[0];
  const described = type === undefined ? Object.keys(content).length === 0 : content[type] ?? content['*/*'];
  assert.ok(described, `${about} is of type ${type}`);
  if (answer.body !== undefined && content[type]) {
    assertFits(answer.body, OPENAPI, [...pointer, 'content', type, 'schema'], about);
  }
}

function nameOf(reference) {
  return reference.$ref.split('/').at(-1);
}

/** The keys of the messages that operations of a kind have. */
function keysOf(action) {
  return operations.filter((operation) => operation.action === action)
    .flatMap((operation) => operation.messages.map(nameOf));
}

let eventsAreDescribed = true;

/** For a server that speaks events of its own, such as the Socket.IO layer alone. */
export function ignoreEvents() {
  eventsAreDescribed = false;
}

/** @param args what a listener of the event got, an offset after the payload perhaps */
export function checkEvent(event, [payload, ...others]) {
  if (!eventsAreDescribed) {
    return;
  }
  const key = keysOf('send').find((one) => messages[one].name === event);
  assert.ok(key, `the event ${event} is not described in docs/api/${ASYNCAPI}`);
  assertFits(payload, ASYNCAPI, ['components', 'messages', key, 'payload'], `the event ${event}`);
  assert.ok(others.length === 0 || (others.length === 1 && typeof others[0] === 'string'), `arguments of ${event}`);
}

/** What is no event of the documents may be refused and nothing else. */
export function checkAck(event, ack) {
  if (!eventsAreDescribed) {
    return;
  }
  const operation = operations.find(({ action, messages: [asked] }) =>
    action === 'receive' && messages[nameOf(asked)].name === event);
  const failed = ack?.success === false;
  assert.ok(operation || failed, `the event ${event} is not described in docs/api/${ASYNCAPI}`);
  const answers = operation?.reply.messages.map(nameOf) ?? ['failureAck'];
  const key = answers.find((one) => (one === 'failureAck') === failed);
  assert.ok(key, `the ack of ${event} is none that docs/api/${ASYNCAPI} describes: ${JSON.stringify(ack)}`);
  assertFits(ack, ASYNCAPI, ['components', 'messages', key, 'payload'], `the ack of ${event}`);
}

/** @param frame what a plain WebSocket got */
export function checkFrame(frame) {
  const key = Object.keys(assistant.messages).find((one) => messages[one].name === frame.event);
  assert.ok(key, `the frame ${frame.event} is not described in docs/api/${ASYNCAPI}`);
  assertFits(frame, ASYNCAPI, ['components', 'messages', key, 'payload'], `the frame ${frame.event}`);
}

/** @param refusal what `connect_error` tells; without data it is none of the namespace's but the connection's */
export function checkRefusal({ message, data }) {
  if (data === undefined || !eventsAreDescribed) {
    return;
  }
  assertFits({ message, data }, ASYNCAPI, ['components', 'schemas', 'ConnectionRefusal'], 'the refusal of a connection');
}
