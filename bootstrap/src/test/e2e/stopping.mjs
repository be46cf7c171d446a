/**
 * A server that is asked to stop (`CHARLA_PID`) while people talk. The file `CHARLA_LEDGER` gets the chat's id and then the
 * id of each message that was answered.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { commercial, hangUp, url, visitor } from './charla.mjs';

const JITTER_MS = 3_000;
const SOCKETS = 24;
const server = Number(process.env.CHARLA_PID);

after(hangUp);

test('the sockets are closed spread out, and what is said meanwhile is answered or not accepted', async () => {
  const ann = await visitor();
  const sue = await commercial();
  const chatId = await ann.opensChat();
  const sockets = await Promise.all(
    Array.from({ length: SOCKETS }, (_, index) =>
      ann.joins(chatId, { transports: [index % 2 ? 'websocket' : 'polling'] }),
    ),
  );
  appendFileSync(process.env.CHARLA_LEDGER, `${chatId}\n`);
  let talking = true;
  const talk = talks(sue, chatId, () => talking);
  await sockets[0].hears('message:new');
  const slowAnswer = asksSlowly();

  assert.ok(await isHealthy());

  process.kill(server, 'SIGTERM');
  const warning = turnsUnhealthy();
  const ends = await Promise.all(sockets.map(ended));
  talking = false;
  await talk;
  assertUnavailable(await slowAnswer());
  assert.ok(await warning, 'whoever watches it is warned before the server is gone');

  const times = ends.map((end) => end.at).sort((one, other) => one - other);
  const spread = times.at(-1) - times[0];
  assert.ok(spread > JITTER_MS / 4, `all closed within ${spread} ms`);
  for (const { reason } of ends) {
    assert.match(reason, /^transport (close|error)$/, 'a reason for which the client comes back by itself');
  }
});

/** A request whose head comes so slowly that it is never all there; what was answered can be asked for. */
function asksSlowly() {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port });
  const chunks = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {}); // What is sent after the answer finds nobody.
  const end = new Promise((ended) => socket.on('close', ended));
  socket.write('POST /v2/messages HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  const drip = setInterval(() => socket.write('x'), 50);
  return async () => {
    await end;
    clearInterval(drip);
    return Buffer.concat(chunks).toString();
  };
}

function assertUnavailable(answer) {
  assert.match(answer, /^HTTP\/1\.1 503 /);
  assert.match(answer, /\r\nRetry-After: 1\r\n/i);
  assert.match(answer, /\r\n\r\n\{"type":"urn:charla:problem:unavailable",/);
}

/** As the image of the server asks. */
function isHealthy() {
  const env = { ...process.env, SERVER_PORT: new URL(url).port };
  return new Promise((told) => execFile('bash', ['../../../../deploy/healthy.sh'], { env }, (error) => told(!error)));
}

/** @returns whether the server is still there when it says that it is not healthy */
async function turnsUnhealthy() {
  while (await isHealthy());
  return process.kill(server, 0);
}

async function ended(socket) {
  const reason = await socket.hears('disconnect');
  return { reason, at: Date.now() };
}

/** Says one thing after another until the server is gone. */
async function talks(person, chatId, goesOn) {
  while (goesOn()) {
    let answer;
    try {
      answer = await person.post('/v2/messages', { chatId, content: 'while it lasts' });
    } catch {
      return; // no connection any more
    }
    assert.ok([201, 503].includes(answer.status), answer.text);
    if (answer.status === 201) {
      appendFileSync(process.env.CHARLA_LEDGER, `${answer.body.id}\n`);
    }
  }
}
