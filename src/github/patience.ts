import type { Octokit } from '@octokit/rest';
import { listAt, textAt, valueAt } from '../data/fields.ts';
import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Failure } from './failure.ts';
import { failureOf, graphqlFailure, isAway, secondsAsked } from './failure.ts';

/** How often one request is made at most. */
const attempts = 4;

/**
 * The longest wait that GitHub may ask for, in seconds: a secondary limit passes in a minute or two. A used-up hour is not
 * waited for on a paid runner; `resume` goes on from the record.
 */
const longestWait = 120;

/** What the retries need. */
export interface Patience {
  readonly clock: Clock;
  readonly log: Log;
  /** Whether a request was sent with a token that was made only now. */
  readonly isNewToken: (authorization: string) => boolean;
}

/**
 * Lets requests be made again where GitHub is away, and after the time that it asks to wait: bounded, logged, and ended
 * at once by the request's signal.
 *
 * Not Octokit's plugins: `throttling` spaces every write by 1 s (GraphQL queries too) and those that notify by 3 s, which
 * is for bulk work and would cost a deployment with its dozen writes more than ten seconds; `retry` makes a POST again
 * whose answer was lost; and neither wait of theirs can be ended by a signal.
 *
 * `request: { repeat: false }` keeps a request from being made again when its answer was lost.
 */
export function makePatient(octokit: Octokit, patience: Patience): void {
  octokit.hook.wrap('request', async (request, parameters) => {
    const signal = signalOf(parameters);
    const repeat = valueAt(parameters, 'request', 'repeat') !== false;
    for (let attempt = 1; ; attempt += 1) {
      const { failure, settle } = await attemptOf(async () => request(parameters));
      if (failure === undefined || attempt === attempts || signal?.aborted) return settle();
      const again = repeat || !isAway(failure) ? waitAfter(failure, attempt, patience.clock.now()) : undefined;
      const wait = again ?? (isTooNew(failure, parameters.headers, patience) ? backoff(attempt) : undefined);
      if (wait === undefined) return settle();
      announce(patience.log, failure, wait);
      await patience.clock.sleep(wait, signal);
    }
  });
}

/** The signal of a request to Octokit. */
export function signalOf(parameters: unknown): AbortSignal | undefined {
  const signal = valueAt(parameters, 'request', 'signal');
  return signal instanceof AbortSignal ? signal : undefined;
}

interface Attempt<T> {
  readonly failure: Failure | undefined;
  /** Gives the answer, or throws what went wrong. */
  readonly settle: () => T;
}

async function attemptOf<T extends { status: number; data: unknown; headers: unknown }>(
  request: () => Promise<T>,
): Promise<Attempt<T>> {
  try {
    const response = await request();
    if (isUnreadable(response)) throw new Error('the answer was cut short');
    const errors = listAt(response.data, 'errors');
    const failure = errors.length === 0 ? undefined : graphqlFailure(errors, response.headers);
    return { failure, settle: () => response };
  } catch (error) {
    return {
      // what is said in our words already, such as why there is no token, was not said by this request
      failure: error instanceof DeployError ? undefined : failureOf(error),
      settle: () => {
        throw error;
      },
    };
  }
}

/** Octokit gives JSON that it cannot read, such as half of it, as text; every answer that we ask for is JSON or empty. */
function isUnreadable({ status, data }: { readonly status: number; readonly data: unknown }): boolean {
  return typeof data === 'string' && status !== 204;
}

/** Milliseconds until a request is worth making again; undefined where it is not. */
function waitAfter(failure: Failure, attempt: number, now: Date): number | undefined {
  const asked = secondsAsked(failure, now);
  if (asked !== undefined) return asked <= longestWait ? asked * 1000 : undefined;
  return isAway(failure) ? backoff(attempt) : undefined;
}

/** A token of an App is not known everywhere in the first seconds of its life: https://github.com/octokit/auth-app.js/pull/67 */
function isTooNew({ status }: Failure, headers: unknown, { isNewToken }: Patience): boolean {
  return status === 401 && isNewToken(textAt(headers, 'authorization') ?? '');
}

/** Milliseconds before the next attempt where GitHub says nothing about it. */
export function backoff(attempt: number): number {
  return 1000 * 2 ** (attempt - 1);
}

function announce(log: Log, failure: Failure, wait: number): void {
  const { status, said } = failure;
  const seconds = `${wait / 1000} s`;
  if (isAway(failure)) log.info(`GitHub is away (${status ?? said}); asking again in ${seconds}`);
  else if (status === 401) log.info(`GitHub does not know the new token yet; asking again in ${seconds}`);
  else log.warning(`GitHub asks to slow down (${said}); going on in ${seconds}`);
}
