import { setTimeout as sleep } from 'node:timers/promises';

/** One message, as it is posted. */
export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How often one message is posted at most, and milliseconds that one attempt may take. */
const attempts = 3;
const longestAttempt = 1800;

/** Milliseconds before the second attempt; before the third it is three times that. */
const pause = 300;

/** What an attempt came to; `again` where another may do better. */
type Attempt = { readonly came: 'taken' } | { readonly came: 'refused' | 'again'; readonly why: string };

/**
 * Posts a message, three times at most and for some seconds in all; the answer is why it was not taken, without a word of its
 * address, which may be a secret. Nothing of the answer's body is read, and no redirect is followed.
 */
export async function send(post: Post, signal: AbortSignal): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const came = await attemptOf(post, signal);
    if (came.came === 'taken') return undefined;
    if (came.came === 'refused' || attempt === attempts || signal.aborted) return came.why;
    if (!(await waited(pause * 3 ** (attempt - 1), signal))) return came.why;
  }
}

async function attemptOf({ url, headers, body }: Post, signal: AbortSignal): Promise<Attempt> {
  const late = AbortSignal.timeout(longestAttempt);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'gitops-deploy', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, late]),
    });
    await answer.body?.cancel().catch(() => {});
    return judge(answer.status);
  } catch (error) {
    return { came: 'again', why: signal.aborted || late.aborted ? 'it did not answer in time' : whyOf(error) };
  }
}

/** A receiver that is busy or broken is asked again, one that says no is not. */
function judge(status: number): Attempt {
  if (status >= 200 && status < 300) return { came: 'taken' };
  if (status >= 300 && status < 400) return { came: 'refused', why: `it sends elsewhere (HTTP ${status})` };
  const isPassing = status === 408 || status === 425 || status === 429 || status >= 500;
  return { came: isPassing ? 'again' : 'refused', why: `it answered HTTP ${status}` };
}

/** A code alone: messages of Node name the address. */
function whyOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code)
    ? `it cannot be reached (${code})`
    : 'it cannot be reached';
}

async function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(milliseconds, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
