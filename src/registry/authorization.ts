import { numberAt, textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { Challenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import type { Persistence } from './exchange.ts';
import { exchange, isSafe, unreachable } from './exchange.ts';

/** What is to be done in which repository. */
export interface Access {
  readonly repository: string;
  readonly actions: 'pull' | 'pull,push';
}

/** A token, and when it ends, in milliseconds since 1970. */
export interface RegistryToken {
  readonly header: string;
  readonly ends: number;
}

/** Bytes of the answer that carries a token. */
const tokenLimit = 256 * 1024;
/** Seconds that a token lives whose answer does not say: so the specification has it. */
const defaultLife = 60;
/** Milliseconds before its end in which a token is not used any more: a request takes its time. */
const margin = 10_000;

/**
 * Fetches a token for what is asked: https://distribution.github.io/distribution/spec/auth/token/, and for an identity token
 * https://distribution.github.io/distribution/spec/auth/oauth/. Without a login it is an anonymous one. Undefined where none is given out.
 */
export async function fetchToken(
  challenge: Challenge,
  {
    access,
    login,
    how,
    signal,
  }: { access: Access; login: Credentials | undefined; how: Persistence; signal: AbortSignal },
): Promise<RegistryToken | undefined> {
  const realm = realmOf(challenge, how.host);
  const asked = queryOf(challenge, access);
  const at = { limit: tokenLimit, signal };
  const answer =
    login?.type === 'identity'
      ? await exchange({ ...at, url: realm, method: 'POST', headers: {}, body: refresh(asked, login.token) }, how)
      : await exchange({ ...at, url: withQuery(realm, asked), method: 'GET', headers: headersOf(login) }, how);
  return readToken(answer, how.clock.now().getTime());
}

/** A login as it is. */
export function basic({ user, password }: Extract<Credentials, { type: 'password' }>): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Whether a token can still be used. */
export function isLive({ ends }: RegistryToken, now: Date): boolean {
  return now.getTime() < ends - margin;
}

function headersOf(login: Extract<Credentials, { type: 'password' }> | undefined): Record<string, string> {
  return login === undefined ? {} : { authorization: basic(login) };
}

/** Where tokens are given out; a login is never sent there in the clear. */
function realmOf({ parameters }: Challenge, host: string): URL {
  const realm = URL.parse(parameters.get('realm') ?? '');
  if (realm !== null && isSafe(realm)) return realm;
  throw unreachable(host, 'sends logins to an address that is not https');
}

/** A challenge to `/v2/` has no scope, and Google's has no service either (apple/container#1026). */
function queryOf({ parameters }: Challenge, { repository, actions }: Access): URLSearchParams {
  const asked = new URLSearchParams();
  const service = parameters.get('service');
  if (service !== undefined) asked.set('service', service);
  // several scopes stand in one value, with spaces between
  const scopes =
    parameters
      .get('scope')
      ?.split(' ')
      .filter((scope) => scope !== '') ?? [];
  for (const scope of scopes.length > 0 ? scopes : [`repository:${repository}:${actions}`])
    asked.append('scope', scope);
  return asked;
}

function withQuery(url: URL, query: URLSearchParams): URL {
  const address = new URL(url);
  for (const [name, value] of query) address.searchParams.append(name, value);
  return address;
}

function refresh(asked: URLSearchParams, token: string): URLSearchParams {
  const form = new URLSearchParams(asked);
  form.set('scope', asked.getAll('scope').join(' '));
  form.set('grant_type', 'refresh_token');
  form.set('refresh_token', token);
  form.set('client_id', 'gitops-deploy');
  return form;
}

async function readToken(answer: Response, now: number): Promise<RegistryToken | undefined> {
  if (answer.status !== 200) return undefined;
  const data = parseJson(await answer.text());
  const token = textAt(data, 'token') ?? textAt(data, 'access_token');
  if (token === undefined || !/^[\x21-\x7e]+$/.test(token)) return undefined;
  // what counts is our own clock: that of a server (`issued_at`) may be another
  return { header: `Bearer ${token}`, ends: now + (numberAt(data, 'expires_in') ?? defaultLife) * 1000 };
}
