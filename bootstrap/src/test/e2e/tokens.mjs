/** Tokens that look right and must prove nothing. */
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { secret } from './charla.mjs';

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

/**
 * @param genuine a token that holds; each forgery says the same as it, or more
 * @returns tokens by what is wrong with them
 */
export function forgedTokens(genuine) {
  const [header, payload, signature] = genuine.split('.');
  const [head, claims] = [parse(header), parse(payload)];
  const publicKey = stranger.publicKey.export({ type: 'spki', format: 'pem' });
  const forged = {
    'alg:none': `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    'alg:none in capitals, with the signature kept': `${encode({ ...head, alg: 'NONE' })}.${payload}.${signature}`,
    'signed by a stranger': rsa(head, claims),
    'signed by a stranger who brings the key along': rsa(
      { ...head, jwk: stranger.publicKey.export({ format: 'jwk' }) },
      claims,
    ),
    'signed by HMAC with a public key': hmac({ ...head, alg: 'HS256' }, claims, publicKey),
    'signed by HMAC with nothing': hmac({ ...head, alg: 'HS256' }, claims, ''),
    'altered after signing': `${header}.${encode({ ...claims, exp: claims.exp + 86_400 })}.${signature}`,
    'without a signature': `${header}.${payload}.`,
    'cut short': `${header}.${payload}`,
    'another signature': `${header}.${payload}.${Buffer.from(signature, 'base64url').reverse().toString('base64url')}`,
    'long ago expired, signed by a stranger': rsa(head, { ...claims, iat: 1, exp: 3600 }),
  };
  Object.values(forged).forEach(secret);
  return forged;
}

function rsa(head, claims) {
  const signed = `${encode({ ...head, alg: 'RS256' })}.${encode(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(stranger.privateKey, 'base64url')}`;
}

function hmac(head, claims, key) {
  const signed = `${encode(head)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

function encode(json) {
  return Buffer.from(JSON.stringify(json)).toString('base64url');
}

function parse(part) {
  return JSON.parse(Buffer.from(part, 'base64url'));
}
