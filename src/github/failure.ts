import { listAt, textAt, valueAt } from '../data/fields.ts';

/** What is known of a request that failed. */
export interface Failure {
  /** HTTP status; for GraphQL, which always answers 200, the one that REST would have; undefined where no answer came. */
  readonly status: number | undefined;
  /** What GitHub said, or what went wrong on the way, in one line. */
  readonly said: string;
  readonly headers: unknown;
}

/** Reads the error of a request to GitHub. Octokit gives a request that never got an answer the status 500. */
export function failureOf(error: unknown): Failure {
  const errors = listAt(error, 'errors');
  if (errors.length > 0) return graphqlFailure(errors, valueAt(error, 'headers'));
  const response = valueAt(error, 'response');
  const status = valueAt(response, 'status');
  if (typeof status !== 'number') return { status: undefined, said: lineOf(reasonOf(error)), headers: undefined };
  return { status, said: lineOf(saidIn(response) ?? `HTTP ${status}`), headers: valueAt(response, 'headers') };
}

const graphqlStatuses: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPES: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
};

/** The errors of a GraphQL answer, of which the first one decides. */
export function graphqlFailure(errors: readonly unknown[], headers: unknown): Failure {
  const said = lineOf(errors.flatMap((one) => textAt(one, 'message') ?? []).join('; '));
  const known = graphqlStatuses[textAt(errors[0], 'type') ?? ''];
  // GraphQL's own way to say 502, which comes without a type
  const isAway = /^Something went wrong while executing your query/.test(said);
  return { status: known ?? (isAway ? 502 : 400), said, headers };
}

/** GitHub's message with its details; what is not JSON (a proxy's page) says nothing worth repeating. */
function saidIn(response: unknown): string | undefined {
  const message = textAt(response, 'data', 'message');
  const details = listAt(response, 'data', 'errors').flatMap((one) => detailOf(one) ?? []);
  return message === undefined ? undefined : [message, ...details].join(': ');
}

function detailOf(one: unknown): string | undefined {
  if (typeof one === 'string') return one;
  const parts = [textAt(one, 'field'), textAt(one, 'code')].filter((part) => part !== undefined);
  return textAt(one, 'message') ?? (parts.length === 0 ? undefined : parts.join(' '));
}

/** `fetch` keeps what went wrong in its cause, and a refused connection has a code but no message there. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message !== '' ? message : (textAt(error, 'cause', 'cause', 'code') ?? 'no answer');
}

function lineOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 500);
}

/** Whether GitHub was away: no answer, or one that says that it has trouble of its own. */
export function isAway({ status }: Failure): boolean {
  return status === undefined || status >= 500;
}

/** Whether GitHub refused because too much was asked of it, now or in this hour. */
export function isLimited(failure: Failure, now: Date): boolean {
  const { status } = failure;
  return (status === 403 || status === 429) && secondsAsked(failure, now) !== undefined;
}

/** What the documentation of the limits asks for where no header says it. */
const secondaryWait = 60;

/**
 * How many seconds GitHub asks to wait, if it does.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export function secondsAsked({ status, said, headers }: Failure, now: Date): number | undefined {
  const after = textAt(headers, 'retry-after');
  if (after !== undefined && /^\d+$/.test(after)) return Number(after);
  if (status !== 403 && status !== 429) return undefined;
  const reset = Number(textAt(headers, 'x-ratelimit-reset') ?? Number.NaN);
  if (textAt(headers, 'x-ratelimit-remaining') === '0' && Number.isFinite(reset))
    return Math.max(1, Math.ceil(reset - now.getTime() / 1000) + 1);
  return status === 429 || /secondary rate limit/i.test(said) ? secondaryWait : undefined;
}
