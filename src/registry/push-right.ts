import { listAt, textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { PushRight } from '../ports/inspection.ts';
import type { Access, RegistryToken } from './authorization.ts';

/**
 * What a token that was asked for a push is good for. A server gives out what it grants of that alone, and many write it into the token:
 * https://distribution.github.io/distribution/spec/auth/jwt/ (`access`).
 */
export function rightOf(token: RegistryToken | undefined, { repository }: Access, host: string): PushRight {
  if (token === undefined)
    return { right: 'refused', why: `${host} gives the login no token to push to ${repository}` };
  const claims = claimsIn(token.header);
  const access = listAt(claims, 'access');
  if (claims === undefined)
    return { right: 'unknown', why: `${host} gives a token for a push, and does not say what it is good for` };
  const own = access.filter((one) => textAt(one, 'name') === repository);
  const isGranted = own.some((one) => listAt(one, 'actions').some((action) => action === 'push' || action === '*'));
  if (isGranted) return { right: 'granted', why: `${host} grants pull and push` };
  const granted = own.flatMap((one) => listAt(one, 'actions')).join(', ');
  return { right: 'refused', why: `${host} grants ${granted === '' ? 'nothing' : `${granted} alone`} to the login` };
}

/** The claims of a token that is a JWT with a list of what it grants; undefined for any other. */
function claimsIn(header: string): unknown {
  const [, payload] = header.replace(/^Bearer /, '').split('.');
  if (payload === undefined) return undefined;
  const claims = parseJson(Buffer.from(payload, 'base64url').toString());
  return listAt(claims, 'access').length > 0 || textAt(claims, 'aud') !== undefined ? claims : undefined;
}
