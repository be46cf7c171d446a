/** Files that messages carry: taken, attached, given to those who see the message, and refused to everybody else. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { ELSEWHERE, PNG, assertProblem, call, commercial, cookieIn, formWith, hangUp, url, visitor, words } from './charla.mjs';

const UPLOAD = '/v2/files/upload';
const MAX_BYTES = 10 * 1024 * 1024;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const HTML = '<!DOCTYPE html><html><body><script>alert(1)</script></body></html>';
const SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

let guest, staff, chatId;

before(async () => {
  [guest, staff] = [await visitor(), await commercial()];
  chatId = await guest.opensChat();
});

after(hangUp);

const post = (person, body, headers = {}) => call('POST', UPLOAD, { headers: { ...person?.headers, ...headers }, body });

const tries = (person, content, name, fields, type) => post(person, formWith(content, name, { chatId, ...fields }, type));

async function uploads(person, content, name, fields, type) {
  const answer = await tries(person, content, name, fields, type);
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}

const sends = (person, attachment, fields = {}) =>
  person.post('/v2/messages', { chatId, content: words('with a file'), attachment, ...fields });

async function sent(person, attachment, fields) {
  const answer = await sends(person, attachment, fields);
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}

async function fetched(person, file, { method = 'GET', headers = {} } = {}) {
  const response = await fetch(url + file.url, { method, headers: { ...person?.headers, ...headers } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const problem = /problem\+json/.test(response.headers.get('content-type') ?? '');
  const text = bytes.toString();
  return { status: response.status, headers: response.headers, bytes, text, body: problem ? JSON.parse(text) : undefined };
}

function assertAnswersLikeNothing(answer) {
  assertProblem(answer, 404);
  assert.equal(answer.body.detail, 'There is no such file.');
}

// What is taken, by whom, and what the message carries

const FILES = {
  'a picture': { content: PNG, name: 'photo.png', mimeType: 'image/png', type: 'image', shown: 'inline' },
  'a document': { content: PDF, name: 'offer.pdf', mimeType: 'application/pdf', type: 'file', shown: 'attachment' },
  'a text': { content: 'Hello, ¿qué tal?\n', name: 'notes.txt', mimeType: 'text/plain', type: 'file', shown: 'attachment' },
  'a table': { content: 'a,b\n1,2\n', name: 'prices.csv', mimeType: 'text/csv', type: 'file', shown: 'attachment' },
};

for (const [what, expected] of Object.entries(FILES)) {
  for (const side of ['visitor', 'commercial']) {
    test(`${what} of a ${side} is carried by its message and given to both sides`, async () => {
      const [sender, receiver] = side === 'visitor' ? [guest, staff] : [staff, guest];
      const [here, there] = [await sender.joins(chatId), await receiver.joins(chatId)];
      const file = await uploads(sender, expected.content, expected.name, {}, 'text/html');
      const { fileId, ...told } = file;
      assert.deepEqual(told, {
        url: `/v2/files/${fileId}`,
        fileName: expected.name,
        fileSize: Buffer.byteLength(expected.content),
        mimeType: expected.mimeType,
      });
      const message = await sent(sender, { fileId, fileName: 'other.exe', fileSize: 1, mimeType: 'text/html' });
      assert.deepEqual(message.attachment, file);
      assert.equal(message.type, expected.type);
      for (const socket of [here, there]) {
        assert.deepEqual(await socket.hearsMessage(message), message);
      }
      for (const person of [sender, receiver]) {
        const got = await fetched(person, file);
        assert.equal(got.status, 200, got.text);
        assert.deepEqual(got.bytes, Buffer.from(expected.content));
        assertHarmless(got, expected);
      }
    });
  }
}

function assertHarmless(got, expected) {
  assert.equal(got.headers.get('content-type'), expected.mimeType);
  assert.equal(got.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(got.headers.get('content-security-policy'), "default-src 'none'; sandbox");
  assert.match(got.headers.get('cache-control'), /\bprivate\b/);
  assert.match(got.headers.get('content-disposition'), new RegExp(`^${expected.shown};`));
}

test('a file is found by its address too, and content may be empty beside it', async () => {
  const file = await uploads(guest, PNG, 'photo.png');
  const message = await sent(guest, { url: file.url }, { content: '', type: 'image' });
  assert.deepEqual(message.attachment, file);
  assert.equal(message.content, '');
  const other = await uploads(guest, PNG, 'photo.png');
  assert.deepEqual((await sent(guest, { url: `/api${other.url}`, fileId: other.fileId })).attachment, other);
});

test('what the client says of the type does not count', async () => {
  const file = await uploads(guest, PDF, 'photo.png', {}, 'image/png');
  assert.equal(file.mimeType, 'application/pdf');
  assert.equal((await sent(guest, file, { type: 'image' })).type, 'file');
});

test('a chat is opened with a file that was uploaded before it', async () => {
  const opener = await visitor();
  const file = (await post(opener, formWith(PNG, 'photo.png', {}))).body;
  const request = { firstMessage: { content: '', attachment: { fileId: file.fileId } } };
  const opened = await opener.post('/v2/chats/with-message', request);
  assert.equal(opened.status, 201, opened.text);
  const { messages } = await opener.history(opened.body.chatId);
  assert.deepEqual(messages[0].attachment, file);
  assert.equal((await fetched(staff, file)).status, 200);
  assertProblem(await opener.post('/v2/chats/with-message', request), 422);
});

test('the same message once more is no other message', async () => {
  const file = await uploads(guest, PNG, 'photo.png');
  const fields = { content: words('once'), clientMessageId: randomUUID() };
  const first = await sent(guest, file, fields);
  const again = await sends(guest, { url: file.url }, fields);
  assert.equal(again.status, 200, again.text);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.deepEqual(again.body, first);
  const other = await uploads(guest, PNG, 'photo.png');
  assertProblem(await sends(guest, other, fields), 409);
  assertProblem(await sends(guest, undefined, fields), 409);
});

test('of two messages that are sent at once one carries the file', async () => {
  const file = await uploads(guest, PNG, 'photo.png');
  const answers = await Promise.all(Array.from({ length: 8 }, () => sends(guest, file)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(7).fill(422)]);
});

// Names

const NAMES = {
  '../../etc/passwd.txt': 'passwd.txt',
  'C:\\windows\\evil.txt': 'evil.txt',
  'invoice\u202Etxt.exe.txt': 'invoicetxt.exe.txt',
  'CON.txt': '_CON.txt',
  'año 日本 😀.txt': 'año 日本 😀.txt',
  'semi;colon, star*.txt': 'semi;colon, star_.txt',
};

for (const [said, kept] of Object.entries(NAMES)) {
  test(`the name ${JSON.stringify(said)} is kept as ${JSON.stringify(kept)}`, async () => {
    const file = await uploads(guest, 'text', said);
    assert.equal(file.fileName, kept);
    const disposition = (await fetched(guest, file)).headers.get('content-disposition');
    const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
    assert.equal(encoded === undefined ? /filename="([^"]+)"/.exec(disposition)[1] : decodeURIComponent(encoded), kept);
  });
}

// Ranges and conditions

test('a file is given in ranges, and not again to whom has it', async () => {
  const content = randomBytes(1000).toString('hex');
  const file = await uploads(guest, content, 'long.txt');
  await sent(guest, file);
  const whole = await fetched(staff, file);
  const etag = whole.headers.get('etag');
  assert.match(etag, /^"[0-9a-f]{64}"$/);
  assert.equal(whole.headers.get('accept-ranges'), 'bytes');
  const part = await fetched(staff, file, { headers: { range: 'bytes=10-19', 'if-range': etag } });
  assert.deepEqual([part.status, part.text], [206, content.slice(10, 20)]);
  assert.equal(part.headers.get('content-range'), `bytes 10-19/${content.length}`);
  const end = await fetched(staff, file, { headers: { range: 'bytes=-5' } });
  assert.deepEqual([end.status, end.text], [206, content.slice(-5)]);
  const changed = await fetched(staff, file, { headers: { range: 'bytes=10-19', 'if-range': '"other"' } });
  assert.deepEqual([changed.status, changed.text], [200, content]);
  const beyond = await fetched(staff, file, { headers: { range: 'bytes=999999-' } });
  assertProblem(beyond, 416, file.url);
  assert.equal(beyond.headers.get('content-range'), `bytes */${content.length}`);
  const known = await fetched(staff, file, { headers: { 'if-none-match': etag } });
  assert.deepEqual([known.status, known.text], [304, '']);
  const head = await fetched(staff, file, { method: 'HEAD' });
  assert.deepEqual([head.status, head.text, head.headers.get('content-length')], [200, '', String(content.length)]);
  assert.equal(head.headers.get('etag'), etag);
});

// Refused uploads

const REFUSED = {
  'a page that calls itself a picture': [HTML, 'photo.png', 'image/png'],
  'a page with the start of a picture\'s name': [`   ${HTML}`, 'a.txt', 'text/plain'],
  'a picture that can run scripts': [SVG, 'logo.svg', 'image/svg+xml'],
  'a program': [Buffer.concat([Buffer.from('MZ'), randomBytes(500)]), 'tool.pdf', 'application/pdf'],
  'bytes of no known type': [randomBytes(500), 'data.png', 'image/png'],
  'an empty file': ['', 'empty.txt', 'text/plain'],
};

for (const [what, [content, name, type]] of Object.entries(REFUSED)) {
  test(`${what}: 422`, async () => {
    const answer = await tries(guest, content, name, {}, type);
    assertProblem(answer, 422, UPLOAD);
    assert.equal(answer.body.type, 'urn:charla:problem:file-refused');
  });
}

test('a picture that is a page as well is only ever shown as a picture', async () => {
  const file = await uploads(guest, Buffer.concat([PNG, Buffer.from(HTML)]), 'photo.html', {}, 'text/html');
  const got = await fetched(guest, file);
  assertHarmless(got, { mimeType: 'image/png', shown: 'inline' });
});

test('an upload that is no form, or lacks its file: 415 and 400', async () => {
  assertProblem(await guest.post(UPLOAD, { chatId }), 415, UPLOAD);
  const empty = new FormData();
  empty.append('chatId', chatId);
  assertProblem(await post(guest, empty), 400, UPLOAD);
  assertProblem(await post(guest, formWith('text', 'a.txt', { chatId, isInternal: 'perhaps' })), 400, UPLOAD);
  assertProblem(await post(staff, formWith('text', 'a.txt', { isInternal: 'true' })), 400, UPLOAD);
  const type = { 'content-type': 'multipart/form-data; boundary=x' };
  assertProblem(await post(guest, 'no form at all', type), 400, UPLOAD);
  assertProblem(await post(guest, '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\ncut', type), 400, UPLOAD);
  assertProblem(await post(guest, 'text', { 'content-type': 'multipart/form-data' }), 400, UPLOAD);
});

test('a form is taken nowhere else', async () => {
  const { headers } = guest;
  const answer = await fetch(`${url}/v2/messages`, { method: 'POST', body: formWith('text', 'a.txt', { chatId }), headers });
  assert.equal(answer.status, 415);
});

test('ten mebibytes are taken, and not one byte more', async () => {
  const file = await uploads(guest, Buffer.alloc(MAX_BYTES, 'x'), 'large.txt');
  assert.equal(file.fileSize, MAX_BYTES);
  assert.equal((await fetched(guest, file)).bytes.length, MAX_BYTES);
  for (const size of [MAX_BYTES + 1, MAX_BYTES + 1_000_000]) {
    assertProblem(await tries(guest, Buffer.alloc(size, 'x'), 'larger.txt'), 413, UPLOAD);
  }
});

test('a body that does not tell its length is cut off at the same size: 413', async () => {
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
  let left = 12;
  const body = new ReadableStream({
    start: (stream) => stream.enqueue(Buffer.from(head)),
    pull: (stream) => (left-- > 0 ? stream.enqueue(Buffer.alloc(1024 * 1024, 'x')) : stream.close()),
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  assertProblem(await guest.call('POST', UPLOAD, { body, headers }), 413, UPLOAD);
});

const SENDERS = {
  'a file that is too large': { path: UPLOAD, type: 'multipart/form-data; boundary=x', status: 413 },
  'a file of a stranger': { path: UPLOAD, type: 'multipart/form-data; boundary=x', stranger: true, status: 401 },
  'a form where none is taken': { path: '/v2/messages', type: 'multipart/form-data; boundary=x', status: 415 },
  'JSON without an end': { path: '/v2/messages', type: 'application/json', status: 413 },
  'an address that is refused by the firewall': { path: '/v2/messages;x', type: 'text/plain', status: 400 },
};

for (const [what, { path, type, stranger, status }] of Object.entries(SENDERS)) {
  test(`${what}: its sender, who listens only after fifty megabytes, reads why it was refused with ${status}`, async () => {
    const people = stranger ? {} : guest.headers;
    const fields = { host: 'localhost', 'content-type': type, 'content-length': 50_000_000, ...people };
    const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const answer = await afterSending(`POST ${path} HTTP/1.1\r\n${head}\r\n`, 50_000_000);
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `));
    assert.match(answer, new RegExp(`"status":${status},`));
  });
}

/** What comes to whoever sends so many bytes and reads nothing before that. */
async function afterSending(head, bytes) {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port });
  socket.pause();
  socket.write(head);
  const chunk = Buffer.alloc(1_000_000, 'x');
  for (let sent = 0; sent < bytes; sent += chunk.length) {
    await new Promise((written, failed) => socket.write(chunk, (error) => (error ? failed(error) : written())));
  }
  let answer = '';
  for await (const text of socket.setEncoding('utf8')) {
    answer += text;
    if (/"status":\d+,/.test(answer)) {
      break; // Where all was taken in, the connection may stay.
    }
  }
  return answer;
}

// Chats

test('a closed chat takes no files', async () => {
  const closed = await guest.opensChat();
  const early = await uploads(guest, PNG, 'photo.png', { chatId: closed });
  await staff.call('PUT', `/v2/chats/${closed}/close`, { body: {} });
  assertProblem(await tries(guest, PNG, 'photo.png', { chatId: closed }), 409, UPLOAD);
  assertProblem(await sends(guest, early, { chatId: closed }), 409);
});

test("an absent chat and another visitor's take files alike: 404", async () => {
  const foreign = await (await visitor()).opensChat();
  const answers = await Promise.all(
    [foreign, randomUUID(), 'no-such-chat'].map((chat) => tries(guest, PNG, 'photo.png', { chatId: chat })),
  );
  answers.forEach((answer) => assertProblem(answer, 404, UPLOAD));
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
});

// Attachments that are refused, all alike

test('a message carries only a file that is its own: 422', async () => {
  const other = await visitor();
  const otherChat = await other.opensChat();
  const used = await uploads(guest, PNG, 'used.png');
  await sent(guest, used);
  const fine = await uploads(guest, PNG, 'fine.png');
  const secondChat = await guest.opensChat();
  const refused = [
    { fileId: randomUUID() },
    { fileId: 'no-such-file' },
    {},
    { url: `https://elsewhere.example${fine.url}` },
    { url: `//elsewhere.example${fine.url}` },
    { url: `${fine.url}?x=1` },
    { url: `${fine.url}/../x` },
    { url: 'javascript:alert(1)' },
    { url: fine.url, fileId: used.fileId },
    used,
    await uploads(staff, PNG, 'of-staff.png'),
    await uploads(staff, PNG, 'of-notes.png', { isInternal: 'true' }),
    await uploads(other, PNG, 'of-another.png', { chatId: otherChat }),
    await uploads(guest, PNG, 'of-another-chat.png', { chatId: secondChat }),
  ];
  const { lastSeq } = await guest.history(chatId);
  const texts = new Set();
  for (const attachment of refused) {
    const answer = await sends(guest, attachment);
    assertProblem(answer, 422, '/v2/messages');
    texts.add(answer.text);
  }
  assert.equal(texts.size, 1);
  assert.equal((await guest.history(chatId)).lastSeq, lastSeq);
  await sent(guest, fine);
});

// Strangers

test('four strangers get nothing of a file, before it is attached and after', async () => {
  const expired = await visitor();
  const login = await call('POST', '/v2/auth/login', {
    body: { email: process.env.CHARLA_ADMIN_EMAIL, password: process.env.CHARLA_ADMIN_PASSWORD },
  });
  const left = { headers: { cookie: cookieIn(login, 'console_session') } };
  await call('POST', '/v2/auth/logout', { headers: left.headers, body: {} });
  await expired.post('/visitors/session/end', {});
  const elsewhere = await visitor(ELSEWHERE);
  const file = await uploads(guest, PNG, 'photo.png');
  const check = async () => {
    assertProblem(await fetched(undefined, file), 401);
    assertProblem(await fetched(expired, file), 401);
    assertProblem(await fetched(left, file), 401);
    assertAnswersLikeNothing(await fetched(await visitor(), file));
    assertAnswersLikeNothing(await fetched(elsewhere, file));
  };
  await check();
  assertAnswersLikeNothing(await fetched(staff, file));
  await sent(guest, file);
  await check();
  assert.equal((await fetched(staff, file)).status, 200);
  assertProblem(await tries(undefined, PNG, 'photo.png'), 401);
  assertProblem(await tries(expired, PNG, 'photo.png'), 401);
  assertProblem(await tries(elsewhere, PNG, 'photo.png'), 404);
});

test('pages of foreign origins upload nothing', async () => {
  const answer = await post(guest, formWith(PNG, 'photo.png', { chatId }), { origin: 'https://evil.example' });
  assertProblem(answer, 403, UPLOAD);
  const own = await post(guest, formWith(PNG, 'photo.png', { chatId }), { origin: 'http://localhost:5173' });
  assert.equal(own.status, 201, own.text);
});

// Internal files

test("a note's file is nothing to a visitor, like one that does not exist", async () => {
  assertProblem(await tries(guest, PNG, 'photo.png', { isInternal: 'true' }), 403, UPLOAD);
  const file = await uploads(staff, PNG, 'plan.png', { isInternal: 'true' });
  assertProblem(await sends(staff, file), 422);
  const absent = async () => (await fetched(guest, { url: `/v2/files/${randomUUID()}` })).text.replaceAll(/[0-9a-f-]{36}/g, '');
  const seen = async () => (await fetched(guest, file)).text.replaceAll(/[0-9a-f-]{36}/g, '');
  assert.equal(await seen(), await absent());
  const socket = await guest.joins(chatId);
  await sent(staff, file, { isInternal: true });
  assert.equal((await fetched(staff, file)).status, 200);
  assert.equal(await seen(), await absent());
  for (const headers of [{ range: 'bytes=0-1' }, { range: 'bytes=99999-' }, { 'if-none-match': '*' }]) {
    assertAnswersLikeNothing(await fetched(guest, file, { headers }));
  }
  const known = await uploads(staff, PNG, 'public.png');
  assertProblem(await sends(staff, known, { isInternal: true }), 422);
  await socket.catchesUp();
  assert.doesNotMatch(JSON.stringify(socket.events), new RegExp(file.fileId));
  assert.doesNotMatch(JSON.stringify(await guest.history(chatId)), new RegExp(file.fileId));
});

// Deleting

test('with its message a file is gone for everybody', async () => {
  const file = await uploads(guest, PNG, 'photo.png');
  const message = await sent(guest, file);
  const gone = await guest.call('DELETE', `/v2/messages/${message.id}`);
  assert.equal(gone.status, 204, gone.text);
  for (const person of [guest, staff]) {
    assertAnswersLikeNothing(await fetched(person, file));
    assert.doesNotMatch(JSON.stringify(await person.history(chatId)), new RegExp(file.fileId));
  }
  assertProblem(await sends(guest, file), 422);
});
