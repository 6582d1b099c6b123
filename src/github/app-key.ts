import type { KeyObject } from 'node:crypto';
import { createPrivateKey, sign } from 'node:crypto';
import { badInput } from '../errors.ts';

/** What a GitHub App proves itself with. */
export interface AppIdentity {
  /** Its number, or its client ID. */
  readonly id: string;
  /** PEM, PKCS#1 or PKCS#8; line breaks may be written as `\n`. */
  readonly privateKey: string;
}

const wholeFile = 'give the whole .pem file that GitHub made for the App, with its first and last line';

/** The private key of an App. Throws `bad-input`, without a word of the key, for a text that is none. */
export function readAppKey({ privateKey }: AppIdentity): KeyObject {
  const key = parse(privateKey.replaceAll('\\r', '').replaceAll('\\n', '\n').trim());
  if (key.asymmetricKeyType === 'rsa') return key;
  throw wrongKey(`is a key of the kind ${key.asymmetricKeyType}, and those of GitHub Apps are RSA`, wholeFile);
}

function parse(text: string): KeyObject {
  if (/^-----BEGIN (RSA )?PUBLIC KEY/.test(text)) throw wrongKey('is a public key', wholeFile);
  if (/ENCRYPTED/.test(text)) throw wrongKey('is locked with a passphrase', 'take the passphrase away');
  try {
    return createPrivateKey(text);
  } catch {
    // OpenSSL's own words name no cause that a person could act on
    throw wrongKey('is no private key in PEM form', wholeFile);
  }
}

function wrongKey(message: string, remedy: string): Error {
  return badInput([{ message, place: { name: 'app-private-key' }, remedy }]);
}

/** Seconds by which our clock may be ahead of GitHub's. */
const skew = 60;
/** Seconds from now; with a clock that is ahead, GitHub still sees no more than the ten minutes that it allows. */
const lifetime = 540;

/**
 * The proof that a request comes from the App: a JWT, signed with its key (RFC 7519, RS256).
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export function proofOf(id: string, key: KeyObject, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = { iat: seconds - skew, exp: seconds + lifetime, iss: id };
  const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
