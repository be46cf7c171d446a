/**
 * How soon a message is pushed after it is committed.
 *
 * One visitor and one commercial hold a WebSocket each, in this one process, so that every time is read from one clock. The
 * visitor sends messages one after another; each next is sent when the last has been answered and pushed to both. Measured
 * from outside, no moment is the commit itself, but two lie around it:
 *
 * - "POST sent to push" begins before the commit: it holds the request, the transaction and the push.
 * - "POST answered to push" begins after the commit, for the 201 is written only then; it is negative for a push that
 *   arrived before the answer did. What it leaves out is the answer's own way here.
 *
 * The time from commit to push lies between the two.
 */
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { commercial, hangUp, url, visitor } from './charla.mjs';

const WARM_UP = Number(process.env.BENCH_WARM_UP ?? 500);
const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 500);
const QUANTILES = { p50: 0.5, p90: 0.9, p99: 0.99, max: 1 };

const agent = new Agent({ keepAlive: true, maxSockets: 1, noDelay: true });
const [guest, staff] = [await visitor(), await commercial()];
const chatId = await guest.opensChat();
const readers = { visitor: guest, commercial: staff };
const arrivals = [];
for (const [name, person] of Object.entries(readers)) {
  const socket = await person.joins(chatId, { transports: ['websocket'] });
  // First among the listeners, so that nothing of this process is measured but the client's own decoding.
  socket.socket.prependAny((event, payload) => {
    if (event === 'message:new') {
      arrivals.push({ name, id: payload.id, at: performance.now() });
    }
  });
  readers[name] = socket;
}

/** @returns when the request was begun and when its answer had arrived */
function send(content) {
  const body = JSON.stringify({ chatId, content });
  const headers = { ...guest.headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = performance.now();
    const post = request(`${url}/v2/messages`, { method: 'POST', agent, headers }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const answered = performance.now();
        const text = Buffer.concat(chunks).toString();
        if (answer.statusCode === 201) {
          resolve({ sent, answered, message: JSON.parse(text) });
        } else {
          reject(new Error(`${answer.statusCode} ${text}`));
        }
      });
      answer.on('error', reject);
    });
    post.on('error', reject);
    post.end(body);
  });
}

async function measure(count) {
  const samples = { answer: [], visitor: { sent: [], answered: [] }, commercial: { sent: [], answered: [] } };
  for (let index = 0; index < count; index++) {
    arrivals.length = 0;
    const { sent, answered, message } = await send(`message ${index}`);
    await Promise.all(Object.values(readers).map((socket) => socket.hearsMessage(message)));
    samples.answer.push(answered - sent);
    for (const { name, at } of arrivals.filter((arrival) => arrival.id === message.id)) {
      samples[name].sent.push(at - sent);
      samples[name].answered.push(at - answered);
    }
    Object.values(readers).forEach((socket) => (socket.events.length = 0));
  }
  return samples;
}

function row(name, samples) {
  const sorted = [...samples].sort((one, other) => one - other);
  const at = (quantile) => sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)];
  const cells = Object.values(QUANTILES).map((quantile) => at(quantile).toFixed(2).padStart(8));
  console.log(`${name.padEnd(42)}${cells.join('')}`);
}

await measure(WARM_UP);
const samples = await measure(MESSAGES);
console.log(`${MESSAGES} messages one after another, after ${WARM_UP} to warm up; milliseconds`);
console.log(`${''.padEnd(42)}${Object.keys(QUANTILES).map((name) => name.padStart(8)).join('')}`);
row('POST sent to POST answered', samples.answer);
for (const name of Object.keys(readers)) {
  row(`POST sent to push (${name})`, samples[name].sent);
  row(`POST answered to push (${name})`, samples[name].answered);
}
agent.destroy();
hangUp();
