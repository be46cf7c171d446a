/** Tokens of the issuer outside of the server: as Amazon Cognito makes them, and as somebody would forge them. */
import { createHmac, createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { provenBy, secret } from './charla.mjs';

const ISSUER = process.env.CHARLA_COGNITO;
const key = createPrivateKey({ key: JSON.parse(process.env.CHARLA_COGNITO_KEY), format: 'jwk' });
const kid = JSON.parse(process.env.CHARLA_COGNITO_KEY).kid;

export const anotherKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

function encoded(part) {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function inSeconds(seconds) {
  return Math.floor(Date.now() / 1000) + seconds;
}

/** An id token; a claim that is undefined is left out. */
export function token(claims = {}, { by = key, alg = 'RS256', signature } = {}) {
  const all = {
    iss: ISSUER,
    sub: randomUUID(),
    aud: 'app',
    token_use: 'id',
    exp: inSeconds(300),
    email: 'user@example.com',
    'cognito:username': 'usuario123',
    ...claims,
  };
  const signed = `${encoded({ alg, kid, typ: 'JWT' })}.${encoded(all)}`;
  return secret(`${signed}.${signature?.(signed) ?? sign('RSA-SHA256', Buffer.from(signed), by).toString('base64url')}`);
}

export const expiredBy = inSeconds;

/** A token signed with the issuer's public key as if that were a secret. */
export function bySecret(claims) {
  const pem = key.export({ type: 'pkcs8', format: 'pem' });
  return token(claims, {
    alg: 'HS256',
    signature: (signed) => createHmac('sha256', pem).update(signed).digest('base64url'),
  });
}

export function unsigned(claims) {
  return token(claims, { alg: 'none', signature: () => '' });
}

/** Somebody who speaks for an influencer. */
export function influencer(id, name = 'usuario123') {
  const sub = randomUUID();
  return provenBy(token({ sub, 'custom:id_influencer_main': id, 'cognito:username': name }), sub);
}

/** Somebody of the company's operations. */
export function operator(name = 'olga') {
  const sub = randomUUID();
  return provenBy(token({ sub, 'cognito:groups': ['others', 'operations'], 'cognito:username': name }), sub);
}
