/** What the web server refuses before anybody knows what is asked: a problem document like any other, and the connection closed. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { assertProblem, url } from './charla.mjs';

const { hostname, port } = new URL(url);
const ECHO = 'what-came-in';
const GET = `GET /${ECHO} HTTP/1.1\r\nHost: ${hostname}\r\n`;
const POST = `POST /visitors/identify HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n`;
const MUCH = 'x'.repeat(20_000);

const BAD = 'urn:charla:problem:invalid-request';
const LARGE = 'urn:charla:problem:too-large';

const REFUSED = {
  'no request line': [`${ECHO}\r\n\r\n`, 400],
  'a TLS greeting': [Buffer.from('160301020001000001fc0303', 'hex'), 400],
  'a control character in a field': [`${GET}X-${ECHO}: a\0b\r\n\r\n`, 400],
  'a field that goes on in the next line': [`${GET}X-${ECHO}: a\r\n b\r\n\r\n`, 400],
  'a space before the colon of a field': [`${GET}X-${ECHO} : a\r\n\r\n`, 400],
  'no Host': [`GET /${ECHO} HTTP/1.1\r\n\r\n`, 400],
  'an empty Host': [`GET /${ECHO} HTTP/1.1\r\nHost: \r\n\r\n`, 400],
  'a Host that is none': [`GET /${ECHO} HTTP/1.1\r\nHost: ${ECHO}:port\r\n\r\n`, 400],
  'two Hosts': [`${GET}Host: ${ECHO}\r\n\r\n`, 400],
  'a version that nobody speaks': [`GET /${ECHO} HTTP/9.9\r\n\r\n`, 505],
  'the beginning of HTTP/2': ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 426],
  'an address that is none': [`GET ${ECHO} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`, 400],
  'an address with half an escape': [`GET /${ECHO}%z HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`, 400],
  'an address with an escaped slash': [`GET /v2%2f${ECHO} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`, 400],
  'an address with escaped dots': [`GET /v2/%2e%2e/${ECHO} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`, 400],
  'an address that climbs out': [`GET /../${ECHO} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`, 400],
  'an address that is too long': [`GET /${ECHO}${MUCH} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`, 414, LARGE],
  'fields that are too large': [`${GET}X-${ECHO}: ${MUCH}\r\n\r\n`, 431, LARGE],
  'an expectation that is unknown': [`${GET}Expect: ${ECHO}\r\n\r\n`, 417],
  'a transfer coding that is unknown': [`${POST}Transfer-Encoding: ${ECHO}\r\n\r\n{}`, 400],
  'chunks inside of another coding': [`${POST}Transfer-Encoding: chunked, gzip\r\n\r\n2\r\n{}\r\n0\r\n\r\n`, 400],
  'a length and chunks as well': [`${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`, 400],
  'two lengths': [`${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
  'a length that is none': [`${POST}Content-Length: ${ECHO}\r\n\r\n{}`, 400],
  'a chunk without a length': [`${POST}Transfer-Encoding: chunked\r\n\r\n${ECHO}\r\n`, 400],
  'a body that ends too soon': [`${POST}Content-Length: 100\r\n\r\n{"${ECHO}`, 400],
};

for (const [what, [request, status, type = BAD]] of Object.entries(REFUSED)) {
  test(`${what}: ${status}`, async () => {
    const answer = await answerTo(request);
    assertProblem(answer, status);
    assert.equal(answer.body.type, type);
    assert.equal(answer.headers.get('connection'), 'close');
    assert.equal(answer.headers.get('server'), null);
    assert.doesNotMatch(answer.raw, new RegExp(ECHO));
  });
}

/** All that comes until the server closes, after a request whose sender has nothing more to say. */
async function answerTo(request) {
  const socket = connect({ host: hostname, port, allowHalfOpen: true });
  socket.end(request);
  const chunks = [];
  for await (const chunk of socket) {
    chunks.push(chunk);
  }
  const raw = Buffer.concat(chunks).toString();
  const [head, text] = raw.split('\r\n\r\n');
  const [statusLine, ...fields] = head.split('\r\n');
  const headers = new Headers(fields.map((field) => field.split(/: ?(.*)/).slice(0, 2)));
  return { raw, status: Number(statusLine.split(' ')[1]), headers, text, body: JSON.parse(text) };
}
