/** What operators read off a node, and who may. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertProblem, call, commercial, dial, hangUp, visitor } from './charla.mjs';

const FIGURES = '/actuator/prometheus';
const TOKEN = { authorization: 'Bearer a-token-for-figures' };

after(hangUp);

async function figures() {
  const answer = await call('GET', FIGURES, { headers: TOKEN });
  assert.equal(answer.status, 200, answer.text);
  return answer.text;
}

/** The sum of the samples of that name whose labels fit. */
function sample(text, name, labels = '') {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  const fitting = lines.filter((line) => line.includes(labels));
  assert.notEqual(fitting.length, 0, `no ${name} ${labels} in ${lines.join('\n') || 'the figures'}`);
  return fitting.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

test('health is for everybody, without details', async () => {
  for (const path of ['', '/liveness', '/readiness']) {
    const answer = await call('GET', `/actuator/health${path}`);
    assert.equal(answer.status, 200);
    assert.equal(answer.body.status, 'UP');
    assert.deepEqual(Object.keys(answer.body).filter((key) => key !== 'groups'), ['status']);
  }
});

test('figures are for admins and for the token', async () => {
  assert.equal((await (await commercial()).call('GET', FIGURES)).status, 200);
  await figures();
});

test('figures are not for visitors, strangers and wrong tokens', async () => {
  assertProblem(await call('GET', FIGURES), 401, FIGURES);
  assertProblem(await (await visitor()).call('GET', FIGURES), 401, FIGURES);
  for (const token of ['', 'a-token-for-figure', 'a-token-for-figures!']) {
    assertProblem(await call('GET', FIGURES, { headers: { authorization: `Bearer ${token}` } }), 401, FIGURES);
  }
});

test('nothing else of the actuator is served', async () => {
  for (const path of ['env', 'heapdump', 'beans', 'loggers', 'shutdown', 'threaddump', 'configprops']) {
    assert.equal((await call('GET', `/actuator/${path}`, { headers: TOKEN })).status, 404);
    assert.equal((await call('GET', `/actuator/${path}`)).status, 401);
  }
});

test('a conversation shows in the figures', async () => {
  const ann = await visitor();
  const sue = await commercial();
  const chatId = await ann.opensChat();
  const before = await figures();
  const socket = await ann.joins(chatId, { transports: ['websocket'] });
  await socket.hearsMessage(await sue.says(chatId));
  const after = await figures();
  const grown = (name, labels) => sample(after, name, labels) - sample(before, name, labels);

  assert.ok(grown('charla_messages_sent_total', 'sender="commercial"') >= 1);
  assert.ok(grown('charla_push_latency_seconds_count') >= 1);
  assert.ok(grown('charla_deliveries_total') >= 1);
  assert.ok(grown('charla_events_received_total') >= 1);
  assert.ok(sample(after, 'charla_rooms') >= 1);
  assert.ok(sample(after, 'charla_connections', 'transport="websocket"') >= 1);
  assert.ok(sample(after, 'charla_sockets', 'actor="visitor"') >= 1);
  assert.match(after, /charla_push_latency_seconds_bucket\{.*le="/);
});

test('refused connections and lost readers are counted by their reasons', async () => {
  const before = await figures();
  await dial().hears('connect_error');
  await dial({ auth: { token: 'forged' } }).hears('connect_error');
  await call('GET', '/socket.io/?EIO=4&transport=carrier-pigeon');
  const after = await figures();
  const grown = (name, labels) => sample(after, name, labels) - sample(before, name, labels);

  assert.ok(grown('charla_connects_refused_total', 'code="unauthenticated"') >= 1);
  assert.ok(grown('charla_connects_refused_total', 'code="invalid_credentials"') >= 1);
  assert.ok(grown('charla_handshakes_rejected_total', 'reason="transport unknown"') >= 1);
  for (const [name, labels] of [
    ['charla_disconnects_total', 'reason="slow consumer"'],
    ['charla_recoveries_total', 'outcome="recovered"'],
    ['charla_queue_bytes', ''],
    ['charla_queue_packets', ''],
    ['charla_connections', 'transport="polling"'],
    ['charla_upgrades_total', ''],
    ['hikaricp_connections_active', ''],
    ['jvm_memory_used_bytes', 'area="heap"'],
    ['http_server_requests_seconds_count', ''],
  ]) {
    assert.ok(sample(after, name, labels) >= 0);
  }
});
