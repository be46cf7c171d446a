/**
 * A chat server as one writes it at home, and no slower than it has to be: `node line.mjs <port>`, with PGHOST and the other
 * variables of libpq for the database. It serves the few routes that the benchmark of the whole line calls.
 *
 * A caller proves itself by a token that this server signed (HS256), which takes no look into the database. A message costs one
 * transaction: the chat's row gives the next `seq`, and only to those who take part in the chat; the message is inserted;
 * after the commit it is pushed to the room, and answered. With LINE_ONE_STATEMENT=1 both happen in one statement that
 * commits by itself, the least that a database can be asked for.
 */
import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

const ORIGINS = new Set(['http://localhost:3000']);
const KEY = randomBytes(32);
const HEADER = encode({ alg: 'HS256', typ: 'JWT' });
const STAFF = randomUUID();
const oneStatement = process.env.LINE_ONE_STATEMENT === '1';

const pool = new pg.Pool({ max: 10 });
await pool.query(`
  create table chat (id uuid primary key, visitor_id uuid not null, seq bigint not null default 0);
  create table message (
    id uuid primary key, chat_id uuid not null references chat (id), seq bigint not null, sender_id uuid not null,
    sender_type varchar(20) not null, content varchar(8000) not null, sent_at timestamptz(3) not null,
    unique (chat_id, seq))`);

const NEXT_SEQ = 'update chat set seq = seq + 1 where id = $1 and (visitor_id = $2 or $3) returning seq';
const INSERT = 'insert into message (id, chat_id, seq, sender_id, sender_type, content, sent_at)';

// Tokens

function encode(part) {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function signature(text) {
  return createHmac('sha256', KEY).update(text).digest();
}

function issue(sub, type) {
  const text = `${HEADER}.${encode({ sub, type, exp: Date.now() / 1000 + 3600 })}`;
  return `${text}.${signature(text).toString('base64url')}`;
}

/** @returns the claims, or undefined for a token that proves nothing */
function verify(token) {
  const dot = token?.lastIndexOf('.') ?? -1;
  if (dot < 0) return undefined;
  const signed = Buffer.from(token.slice(dot + 1), 'base64url');
  const expected = signature(token.slice(0, dot));
  if (signed.length !== expected.length || !timingSafeEqual(signed, expected)) return undefined;
  const claims = JSON.parse(Buffer.from(token.slice(token.indexOf('.') + 1, dot), 'base64url'));
  return claims.exp > Date.now() / 1000 ? claims : undefined;
}

function caller({ authorization, cookie }) {
  return verify(authorization?.replace('Bearer ', '') ?? cookie?.match(/visitor_session=([^;]+)/)?.[1]);
}

// Messages

async function store(message, isStaff) {
  const { id, chatId, senderId, senderType, content, sentAt } = message;
  if (oneStatement) {
    const { rows } = await pool.query({
      name: 'both',
      text: `with numbered as (${NEXT_SEQ})
        ${INSERT} select $4, $1, seq, $2, $5, $6, $7 from numbered returning seq`,
      values: [chatId, senderId, isStaff, id, senderType, content, sentAt],
    });
    return rows[0]?.seq;
  }
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query({ name: 'next', text: NEXT_SEQ, values: [chatId, senderId, isStaff] });
    if (rows.length > 0) {
      await client.query({
        name: 'insert',
        text: `${INSERT} values ($1, $2, $3, $4, $5, $6, $7)`,
        values: [id, chatId, rows[0].seq, senderId, senderType, content, sentAt],
      });
    }
    await client.query('commit');
    return rows[0]?.seq;
  } catch (failure) {
    await client.query('rollback');
    throw failure;
  } finally {
    client.release();
  }
}

async function send({ sub, type }, { chatId, content }) {
  if (typeof chatId !== 'string' || typeof content !== 'string' || content.length < 1 || content.length > 4000) {
    return [400, { message: 'chatId and content are needed' }];
  }
  const id = randomUUID();
  const message = {
    id,
    messageId: id,
    chatId,
    seq: 0,
    senderId: sub,
    senderType: type,
    content,
    type: 'text',
    isInternal: false,
    isFirstResponse: false,
    isAI: false,
    sentAt: new Date().toISOString(),
  };
  message.createdAt = message.sentAt;
  const seq = await store(message, type === 'commercial');
  if (seq === undefined) return [404, { message: 'no such chat' }];
  message.seq = Number(seq);
  io.to(chatId).emit('message:new', message);
  return [201, message];
}

// What is done once for each caller and chat, before anything is measured

function identify(response) {
  const sub = randomUUID();
  const token = issue(sub, 'visitor');
  response.setHeader('Set-Cookie', `visitor_session=${token}; HttpOnly; Path=/`);
  return [200, { visitorId: sub, sessionId: token }];
}

async function open({ sub }) {
  const chatId = randomUUID();
  await pool.query('insert into chat (id, visitor_id) values ($1, $2)', [chatId, sub]);
  return [201, { chatId }];
}

// HTTP and sockets

async function body(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

async function route(request, response) {
  const said = await body(request);
  if (request.url === '/visitors/identify') return identify(response);
  if (request.url === '/v2/auth/login') return [200, { access_token: issue(STAFF, 'commercial') }];
  const who = caller(request.headers);
  if (who === undefined) return [401, { message: 'who are you?' }];
  if (request.url === '/v2/chats') return open(who);
  if (request.url === '/v2/messages') return send(who, said);
  return [404, { message: 'no such route' }];
}

async function answer(request, response) {
  const { origin } = request.headers;
  if (origin !== undefined && !ORIGINS.has(origin)) return [403, { message: 'foreign origin' }];
  if (origin !== undefined) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  return route(request, response);
}

const server = createServer(async (request, response) => {
  const [status, json] = await answer(request, response).catch((failure) => {
    console.error(failure);
    return [500, { message: 'failed' }];
  });
  const text = JSON.stringify(json);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
});

const io = new Server(server);

io.use((socket, next) => {
  const { token, sessionId } = socket.handshake.auth;
  socket.data.who = verify(token ?? sessionId);
  next(socket.data.who === undefined ? new Error('unauthorized') : undefined);
});

io.on('connection', (socket) => {
  socket.on('chat:join', async ({ chatId }, joined) => {
    const { sub, type } = socket.data.who;
    const { rowCount } = await pool.query('select 1 from chat where id = $1 and (visitor_id = $2 or $3)', [
      chatId,
      sub,
      type === 'commercial',
    ]);
    if (rowCount === 1) socket.join(chatId);
    joined({ success: rowCount === 1, chatId });
  });
});

server.listen(Number(process.argv[2]));
