import { retry } from '@octokit/plugin-retry';
import { Octokit } from '@octokit/rest';
import { DeployError } from '../errors.ts';
import { isFields, textAt, valueAt } from '../kubernetes/fields.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** A repository on GitHub. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** One token for one repository. */
export interface Client {
  readonly octokit: Octokit;
  readonly repository: RepositoryName;
}

/** What a client needs. */
export interface ClientOptions {
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The longest time that we wait because GitHub asks for it, in seconds. */
const longestWait = 120;
const attempts = 4;

/**
 * An Octokit that tries again where GitHub is away (5xx) or asks to wait (`retry-after`, primary and secondary limits), a
 * bounded number of times. It spaces nothing: a deployment makes about a dozen writes in as many minutes.
 */
export function createClient(options: ClientOptions): Client {
  const [owner = '', repo = ''] = options.repository.split('/');
  const { log } = options;
  const Retrying = Octokit.plugin(retry);
  const octokit = new Retrying({
    auth: options.token,
    baseUrl: options.apiUrl,
    userAgent: 'gitops-deploy',
    retry: { doNotRetry: [400, 401, 403, 404, 405, 409, 410, 422, 429, 451], retries: 3 },
    log: {
      debug: () => {},
      info: () => {},
      warn: (message: string) => log.debug(message),
      error: (message: string) => log.debug(message),
    },
  });
  octokit.hook.wrap('request', async (request, parameters) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await request(parameters);
      } catch (error) {
        const seconds = waitOf(error, options.clock);
        if (seconds === undefined || attempt === attempts) throw error;
        log.warning(`GitHub asks us to wait ${seconds} s before the next request`);
        await options.clock.sleep(seconds * 1000, parameters.request?.signal);
      }
    }
  });
  return { octokit, repository: { owner, repo } };
}

/**
 * Seconds that GitHub asks to wait, where it does and they are few.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
function waitOf(error: unknown, clock: Clock): number | undefined {
  const status = valueAt(error, 'status');
  if (status !== 403 && status !== 429) return undefined;
  const headers = valueAt(error, 'response', 'headers');
  const after = Number(textAt(headers, 'retry-after') ?? Number.NaN);
  const reset = Number(textAt(headers, 'x-ratelimit-reset') ?? Number.NaN) - clock.now().getTime() / 1000;
  const limited = textAt(headers, 'x-ratelimit-remaining') === '0';
  const seconds = Number.isFinite(after)
    ? after
    : limited && Number.isFinite(reset)
      ? Math.max(1, Math.ceil(reset))
      : undefined;
  return seconds === undefined || seconds > longestWait ? undefined : seconds;
}

/** The HTTP status of a failed request; undefined where none came. */
export function statusOf(error: unknown): number | undefined {
  const status = isFields(error) || error instanceof Error ? valueAt(error, 'status') : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** What GitHub said about a failed request. */
export function saidOf(error: unknown): string {
  const data = valueAt(error, 'response', 'data');
  const details = valueAt(data, 'errors');
  const first = Array.isArray(details)
    ? (textAt(details[0], 'message') ?? (typeof details[0] === 'string' ? details[0] : undefined))
    : undefined;
  const message = textAt(data, 'message') ?? (error instanceof Error ? error.message : 'no answer');
  return first === undefined ? message : `${message}: ${first}`;
}

/**
 * Does one thing with GitHub and translates what goes wrong, once. The error of Octokit itself is dropped: it carries the
 * request, and with it the token.
 */
export async function ask<T>(client: Client, doing: string, request: (client: Client) => Promise<T>): Promise<T> {
  try {
    return await request(client);
  } catch (error) {
    if (error instanceof DeployError || isAbort(error)) throw error;
    throw translate(client, doing, error);
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function translate({ repository }: Client, doing: string, error: unknown): DeployError {
  const status = statusOf(error);
  const where = `${repository.owner}/${repository.repo}`;
  const message = `${doing} ${where}: ${saidOf(error)}`;
  if (status === 401 || status === 403 || status === 404) {
    const needed = textAt(error, 'response', 'headers', 'x-accepted-github-permissions');
    const remedy = status === 404 ? `${where} does not exist, or the token cannot see it` : permissionRemedy(needed);
    return new DeployError('forbidden', { stage: 'report', message, remedy });
  }
  return new DeployError('github-unreachable', { stage: 'report', message });
}

function permissionRemedy(needed: string | undefined): string {
  return needed === undefined
    ? 'check the token and its permissions; docs/permissions.md lists them'
    : `the token needs ${needed}`;
}
