import { bytesWithin } from '../data/bytes.ts';
import { causeOf } from '../data/cause.ts';
import { isLoopback } from '../data/loopback.ts';
import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';

/** One HTTP request, complete. */
export interface Ask {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | URLSearchParams;
  /** Bytes that the answer may have. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** How much trouble of a server is put up with. */
export interface Persistence {
  readonly clock: Clock;
  /** How the server is called in messages. */
  readonly host: string;
  readonly attempts: number;
  /** Milliseconds that it may be silent. */
  readonly patience: number;
}

/** Milliseconds that a server may ask us to wait; one that asks for more is not waited for. */
const longestWait = 60_000;
const mostRedirects = 5;

/** Why an attempt failed, and how long to wait before the next; never, where that is too long. */
interface Trouble {
  readonly error: DeployError;
  readonly wait: number | 'too long' | undefined;
}

/**
 * An answer below 500 that is no plea to wait, after a bounded number of attempts. It has been read to its end: one that breaks off is
 * asked for again. Throws `registry-unreachable`.
 */
export async function exchange(ask: Ask, how: Persistence): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await attemptOnce(ask, how);
    if (answer instanceof Response) return answer;
    if (attempt >= how.attempts || answer.wait === 'too long') throw answer.error;
    await how.clock.sleep(answer.wait ?? 250 * 2 ** attempt, ask.signal);
  }
}

/** Whether a login may be sent there: nobody on the way can read it. */
export function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** An answer of a server that is not as it should be. */
export function unreachable(host: string, message: string, cause?: unknown): DeployError {
  return new DeployError('registry-unreachable', { stage: 'build', message: `${host} ${message}`, cause });
}

async function attemptOnce(ask: Ask, how: Persistence): Promise<Response | Trouble> {
  try {
    const signal = AbortSignal.any([ask.signal, AbortSignal.timeout(how.patience)]);
    const { response, url } = await follow({ ...ask, signal }, how.host);
    if (response.status < 500 && response.status !== 429 && response.status !== 408)
      return await inMemory(response, { limit: ask.limit, host: how.host, isForeign: url.origin !== ask.url.origin });
    await response.body?.cancel();
    const wait = waitOf(response.headers.get('retry-after'), how.clock.now());
    const after = wait === 'too long' ? `, and asks to come back later than in a minute` : '';
    return { error: unreachable(how.host, `answers ${response.status}${after}`), wait };
  } catch (error) {
    ask.signal.throwIfAborted();
    if (error instanceof DeployError) throw error;
    return { error: unreachable(how.host, reasonOf(error), error), wait: undefined };
  }
}

/**
 * Follows redirects by itself: blobs stand on other hosts (S3, Google Cloud Storage, Azure), whose addresses are signed. A login is for
 * the host that asked for it, and is sent to no other.
 */
async function follow(ask: Ask, host: string): Promise<{ readonly response: Response; readonly url: URL }> {
  let { url, headers } = ask;
  for (let hop = 0; ; hop += 1) {
    const response = await fetch(url, {
      method: ask.method,
      headers,
      redirect: 'manual',
      signal: ask.signal,
      ...(ask.body === undefined
        ? {}
        : { body: ask.body instanceof URLSearchParams ? ask.body : Buffer.from(ask.body) }),
    });
    const location = response.headers.get('location');
    const isRedirect = [301, 302, 303, 307, 308].includes(response.status) && location !== null;
    if (!isRedirect || (ask.method !== 'GET' && ask.method !== 'HEAD')) return { response, url };
    await response.body?.cancel();
    const next = URL.parse(location, url.href);
    if (next === null || !isSafe(next)) throw unreachable(host, 'sends us to an address that is not https');
    if (hop === mostRedirects) throw unreachable(host, `sends us on more than ${mostRedirects} times`);
    if (next.origin !== url.origin) headers = withoutLogin(headers);
    url = next;
  }
}

function withoutLogin({ authorization: _, ...headers }: Ask['headers']): Ask['headers'] {
  return headers;
}

/**
 * The same answer in memory: within bounds, whatever length it announces. Where another host than the one that was asked has it, that
 * must not say where a login is to be sent.
 */
async function inMemory(
  response: Response,
  { limit, host, isForeign }: { readonly limit: number; readonly host: string; readonly isForeign: boolean },
): Promise<Response> {
  const bytes = await bytesWithin(response.body ?? [], limit);
  if (bytes === undefined)
    throw unreachable(host, `sends more than ${limit} bytes for ${new URL(response.url).pathname}`);
  const { status } = response;
  const headers = new Headers(response.headers);
  if (isForeign) headers.delete('www-authenticate');
  return new Response(bytes.length === 0 ? null : bytes, { status, headers });
}

/** `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3), in milliseconds from now. */
function waitOf(header: string | null, now: Date): Trouble['wait'] {
  if (header === null) return undefined;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  if (Number.isNaN(wait) || wait <= 0) return undefined;
  return wait > longestWait ? 'too long' : wait;
}

function reasonOf(error: unknown): string {
  const cause = causeOf(error);
  return cause === undefined ? 'does not answer' : `does not answer: ${cause.message}`;
}
