import { bytesWithin } from '../data/bytes.ts';
import { causeOf } from '../data/cause.ts';
import { parseJson } from '../data/json.ts';
import type { Clock } from '../ports/clock.ts';
import type { Metrics, Queried } from '../ports/metrics.ts';
import { oneLine } from '../text/one-line.ts';
import type { Read } from './answer.ts';
import { readAnswer, readSamples, readSeries } from './answer.ts';

/** A Prometheus and how to ask it. */
export interface PrometheusOptions {
  /** With the path that it stands behind, if there is one. */
  readonly address: URL;
  /** What goes with every request, such as `authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Takes out of a text what must not be shown. */
  readonly hide: (text: string) => string;
  /** Milliseconds that one answer may take. */
  readonly patience?: number;
}

const attempts = 3;
const usualPatience = 60_000;

/** Bytes of one answer: 300 workloads over a week are some megabytes. */
const longestAnswer = 256 * 1024 * 1024;

/** The most of a message of the server that is shown, in characters. */
const longestMessage = 300;

/** What one attempt came to; `again` where another may do better. */
type Attempt = { readonly status: number; readonly body: string } | { readonly again: boolean; readonly why: string };

/** Connects to nothing yet: each query is one request, three where the server is busy. No redirect is followed, since it would carry the login on. */
export function createMetrics(options: PrometheusOptions): Metrics {
  const { address, labels } = options;
  return {
    name: address.host,
    labels,
    query: (promql, at, signal) => {
      const form = new URLSearchParams({ query: promql, time: secondsOf(at) });
      return ask({ api: 'query', form, read: readSamples, signal }, options);
    },
    range: (promql, { from, to, stepSeconds }, signal) => {
      const span = { start: secondsOf(from), end: secondsOf(to), step: String(stepSeconds) };
      return ask(
        { api: 'query_range', form: new URLSearchParams({ query: promql, ...span }), read: readSeries, signal },
        options,
      );
    },
  };
}

interface Asked<T> {
  readonly api: 'query' | 'query_range';
  readonly form: URLSearchParams;
  readonly read: Read<T>;
  readonly signal: AbortSignal;
}

function secondsOf(date: Date): string {
  return String(date.getTime() / 1000);
}

async function ask<T>(asked: Asked<T>, options: PrometheusOptions): Promise<Queried<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const came = await attemptOf(asked, options);
    if ('status' in came) return told(came, asked.read, options);
    if (!came.again || attempt === attempts) return { result: 'unreachable', message: shown(came.why, options) };
    await options.clock.sleep(500 * 3 ** (attempt - 1), asked.signal);
  }
}

function told<T>(
  { status, body }: { readonly status: number; readonly body: string },
  read: Read<T>,
  options: PrometheusOptions,
): Queried<T> {
  const answer = readAnswer(parseJson(body), read);
  if (answer?.result === 'refused') return { ...answer, message: shown(answer.message, options) };
  if (answer?.result === 'answered' && status < 300)
    return { ...answer, warnings: answer.warnings.map((one) => shown(one, options)) };
  if (status === 401 || status === 403) return { result: 'refused', message: `we may not ask it (HTTP ${status})` };
  const why = status < 300 ? 'what it answers is no answer of Prometheus' : `it answered HTTP ${status}`;
  return { result: 'unreachable', message: why };
}

/** By POST, since queries are long; by GET where something before the server takes no POST, as Prometheus' own client does. */
async function attemptOf(asked: Asked<unknown>, options: PrometheusOptions): Promise<Attempt> {
  const posted = await send('POST', asked, options);
  const isRefused = 'status' in posted && (posted.status === 405 || posted.status === 501);
  return isRefused ? await send('GET', asked, options) : posted;
}

async function send(
  method: 'GET' | 'POST',
  { api, form, signal }: Asked<unknown>,
  options: PrometheusOptions,
): Promise<Attempt> {
  const { address, headers, patience = usualPatience } = options;
  const url = new URL(address);
  // not resolved against the address: a path that begins with // would be another host, which would get the login
  url.pathname = `${address.pathname.replace(/\/+$/, '')}/api/v1/${api}`;
  if (method === 'GET') url.search = form.toString();
  const late = AbortSignal.timeout(patience);
  try {
    const answer = await fetch(url, {
      method,
      headers: { accept: 'application/json', 'user-agent': 'gitops-deploy', ...headers },
      ...(method === 'POST' ? { body: form } : {}),
      redirect: 'manual',
      signal: AbortSignal.any([signal, late]),
    });
    return await attemptFrom(answer);
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted) return { again: false, why: `it did not answer within ${patience / 1000} s` };
    return { again: true, why: `it cannot be reached: ${causeOf(error)?.message ?? 'no connection'}` };
  }
}

async function attemptFrom(answer: Response): Promise<Attempt> {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    await answer.body?.cancel();
    return { again: false, why: `it sends us elsewhere (HTTP ${status}): give the address that it sends to` };
  }
  if ([408, 429, 502, 503, 504].includes(status)) {
    const body = await bounded(answer);
    // Prometheus tells with 503 that a query took too long or was stopped, which another try does not change
    return body !== undefined && isOfPrometheus(body)
      ? { status, body }
      : { again: true, why: `it answered HTTP ${status}` };
  }
  const body = await bounded(answer);
  return body === undefined
    ? { again: false, why: `its answer has more than ${longestAnswer} bytes` }
    : { status, body };
}

function isOfPrometheus(body: string): boolean {
  const answer = parseJson(body);
  return typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 'error';
}

async function bounded(answer: Response): Promise<string | undefined> {
  return (await bytesWithin(answer.body ?? [], longestAnswer))?.toString('utf8');
}

function shown(text: string, { hide }: PrometheusOptions): string {
  return oneLine(hide(text), longestMessage);
}
