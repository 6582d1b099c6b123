import { decodedUri } from '../data/decoded-uri.ts';
import { isLoopback } from '../data/loopback.ts';
import { readRepositoryName } from '../data/repository-name.ts';
import { DeployError } from '../errors.ts';
import type { Token } from '../ports/token.ts';
import { tokenNow } from '../ports/token.ts';

/** Where a repository is, and what opens it. */
export interface Address {
  /** Without credentials: it may stand on a command line, in a file and in a message. */
  readonly url: string;
  /** `user:password` for HTTP Basic; none for SSH and local folders, which have their own ways. */
  readonly credentials?: string;
}

/** SSH and local folders have their own ways to be opened. */
const isWeb = /^https?:/i;

/** GitHub, Gitea and GitLab take any user beside a token; GitHub asks for this one with tokens of an App. */
const tokenUser = 'x-access-token';

/**
 * Splits an address into what may be seen and what may not: credentials inside an URL go where a token goes. A token that
 * is given wins over a password in the URL. Throws `bad-input` for an URL that is none.
 */
export function readAddress(url: string, token: string | undefined): Address {
  if (!isWeb.test(url)) return { url };
  const parsed = parseUrl(url);
  const user = decodedUri(parsed.username);
  const password = token ?? decodedUri(parsed.password);
  parsed.username = '';
  parsed.password = '';
  if (password === '' && user === '') return { url: parsed.href };
  refuseInTheClear(parsed);
  // `https://TOKEN@host/…`
  const credentials = password === '' ? `${tokenUser}:${user}` : `${user || tokenUser}:${password}`;
  return { url: parsed.href, credentials };
}

/** An address without credentials, and how to open it now: what opens it may change in a long run. */
export interface Opening {
  readonly url: string;
  readonly address: (signal: AbortSignal) => Promise<Address>;
}

/** How to open an address with a token; every form of each token that is used goes to `mask` before it is. */
export async function openingOf(
  { url, token }: { readonly url: string; readonly token?: Token },
  mask: (secret: string) => void,
  signal: AbortSignal,
): Promise<Opening> {
  if (!isWeb.test(url)) return { url, address: async () => ({ url }) };
  const masked = new Set<string>();
  const address = async (asking: AbortSignal) => {
    const current = readAddress(url, token === undefined ? undefined : await tokenNow(token, asking));
    for (const secret of secretsOf(current)) if (!masked.has(secret)) mask(secret);
    for (const secret of secretsOf(current)) masked.add(secret);
    return current;
  };
  return { url: (await address(signal)).url, address };
}

/** A token over plain HTTP can be read by everybody in between. */
function refuseInTheClear({ protocol, hostname }: URL): void {
  if (protocol !== 'http:' || isLoopback(hostname)) return;
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message: `the GitOps repository is on ${hostname} over plain http, and would be sent a token in the clear`,
    remedy: 'use https',
  });
}

/** Every form in which the credentials of an address could turn up in a text. */
export function secretsOf({ credentials }: Address): readonly string[] {
  if (credentials === undefined) return [];
  const password = credentials.slice(credentials.indexOf(':') + 1);
  return [...new Set([basic(credentials), encodeURIComponent(password), password])];
}

/** The value of an `Authorization: Basic` header (RFC 7617). */
export function basic(credentials: string): string {
  return Buffer.from(credentials).toString('base64');
}

/** The address of a repository that is named as `owner/name` on this server, or by an address of its own. */
export function addressOf(server: string, repository: string): string {
  return readRepositoryName(repository) !== undefined ? `${server}/${repository}.git` : repository;
}

/** `owner/name` of a repository on this server, in any of the forms that git knows; undefined where it is elsewhere. */
export function repositoryOn(server: string, repository: string): string | undefined {
  if (readRepositoryName(repository) !== undefined) return repository;
  const { host, hostname } = new URL(server);
  // what is said over HTTP goes to a port, too; SSH has one of its own
  const [, web, path = ''] = /^https?:\/\/(?:[^@/]*@)?([^/]+)\/(.+)$/i.exec(repository) ?? [];
  const [, other, otherPath = ''] =
    /^(?:ssh|git):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/i.exec(repository) ??
    /^(?:[^@/]*@)?([^/:]+):(?!\/\/)(.+)$/.exec(repository) ??
    [];
  const isHere = web?.toLowerCase() === host || other?.toLowerCase() === hostname;
  const name = (path || otherPath).replace(/\/$/, '').replace(/\.git$/, '');
  return isHere && /^[^/]+\/[^/]+$/.test(name) ? name : undefined;
}

function parseUrl(url: string): URL {
  const parsed = URL.parse(url);
  if (parsed !== null) return parsed;
  // the text may hold a password: it is not repeated
  const message = 'the address of the GitOps repository is no valid URL';
  throw new DeployError('bad-input', { stage: 'inputs', message });
}
