import { Octokit } from '@octokit/rest';
import { readRepositoryName } from '../data/repository-name.ts';
import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Token } from '../ports/token.ts';
import { tokenNow } from '../ports/token.ts';
import { version } from '../version.ts';
import { makePatient, signalOf } from './patience.ts';
import { rememberAnswers } from './remembered.ts';
import type { Tally } from './tally.ts';
import type { Doing } from './translate.ts';
import { translate } from './translate.ts';

/** What a client needs. */
export interface ClientOptions {
  /** Base of the REST API; GraphQL is found from it, also on GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: Token;
  readonly clock: Clock;
  readonly log: Log;
  /** Where requests are counted. */
  readonly tally?: Tally;
  /** Milliseconds after which one request is given up and made again; 30 s by default. */
  readonly requestTimeout?: number;
}

/** One repository on GitHub, with the token for it. */
export interface Client {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  readonly clock: Clock;
  /** Takes the tokens that were used so far out of a text. */
  readonly hide: (text: string) => string;
}

/** What a piece of work is done with; every request of it takes `at`. */
export interface GitHub extends Pick<Octokit, 'rest' | 'graphql'> {
  readonly at: { readonly owner: string; readonly repo: string; readonly request: { readonly signal: AbortSignal } };
}

/** An Octokit for one repository. Throws `bad-input` for a name or a token that cannot be one. */
export function createClient(options: ClientOptions): Client {
  const { apiUrl, repository, token, clock, log } = options;
  const named = readRepositoryName(repository);
  if (named === undefined) throw badInput(`${repository} is not the owner/name of a repository`);
  if (typeof token === 'string') refuseNoHeader(token);
  const debug = (message: string) => log.debug(message);
  const octokit = new Octokit({
    baseUrl: apiUrl.replace(/\/$/, ''),
    userAgent: `gitops-deploy/${version}`,
    // the requests themselves, which Octokit gives to `debug`, hold bodies and are left out
    log: { debug: () => {}, info: debug, warn: debug, error: debug },
    request: { fetch: counting(fetchWithin(options.requestTimeout ?? 30_000), options) },
  });
  const used = authorize(octokit, { token, clock });
  const isNewToken = (authorization: string) => isNew(used.get(authorization), clock);
  makePatient(octokit, { clock, log, isNewToken: typeof token === 'string' ? () => false : isNewToken });
  rememberAnswers(octokit);
  const hide = (text: string) =>
    [...used.keys()].reduce((hidden, one) => hidden.replaceAll(one.slice(scheme.length), '***'), text);
  return { octokit, owner: named.owner, repo: named.name, clock, hide };
}

/** What GitHub takes for every kind of token, an App's own proof too. */
const scheme = 'Bearer ';

/** Milliseconds for which a token of an App counts as made only now: Octokit's own word. */
const newFor = 5000;

/** Tokens of Apps alone have this prefix: https://github.blog/engineering/behind-githubs-new-authentication-token-formats */
function isNew(firstUsed: { readonly token: string; readonly at: number } | undefined, clock: Clock): boolean {
  return firstUsed?.token.startsWith('ghs_') === true && clock.now().getTime() - firstUsed.at < newFor;
}

/**
 * Gives every request, also one that is made again, the token of that moment; the answer is when each that was used was used
 * first, in milliseconds since 1970, by the header it stands in.
 */
function authorize(
  octokit: Octokit,
  { token, clock }: Pick<ClientOptions, 'token' | 'clock'>,
): ReadonlyMap<string, { readonly token: string; readonly at: number }> {
  const used = new Map<string, { readonly token: string; readonly at: number }>();
  octokit.hook.before('request', async (parameters) => {
    const current = await tokenNow(token, signalOf(parameters));
    refuseNoHeader(current);
    const header = scheme + current;
    if (!used.has(header)) used.set(header, { token: current, at: clock.now().getTime() });
    parameters.headers.authorization = header;
  });
  return used;
}

/** What is no header would be refused by `fetch` with the token in the message. */
function refuseNoHeader(token: string): void {
  if (!/^[\x21-\x7e]+$/.test(token)) throw badInput('the token for GitHub is empty, or holds a space or a line break');
}

function badInput(message: string): DeployError {
  return new DeployError('bad-input', { stage: 'inputs', message });
}

/** `fetch` itself waits five minutes for an answer. */
function fetchWithin(milliseconds: number): typeof fetch {
  return (input, init) => {
    const signals = [AbortSignal.timeout(milliseconds), ...(init?.signal ? [init.signal] : [])];
    return fetch(input, { ...init, signal: AbortSignal.any(signals) });
  };
}

function counting(fetching: typeof fetch, { tally, repository }: ClientOptions): typeof fetch {
  return async (input, init) => {
    let answer: Response | undefined;
    try {
      answer = await fetching(input, init);
      return answer;
    } finally {
      tally?.count(repository, String(input), answer);
    }
  };
}

/** Does one piece of work with GitHub, and translates what goes wrong. Rejects with the signal's reason once it is aborted. */
export async function ask<T>(
  client: Client,
  doing: Doing & { readonly signal: AbortSignal },
  work: (github: GitHub) => Promise<T>,
): Promise<T> {
  const { octokit, owner, repo, clock, hide } = client;
  const { signal } = doing;
  signal.throwIfAborted();
  try {
    return await work({ rest: octokit.rest, graphql: octokit.graphql, at: { owner, repo, request: { signal } } });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof DeployError) throw error;
    throw translate(error, doing, { repository: `${owner}/${repo}`, now: clock.now(), hide });
  }
}
