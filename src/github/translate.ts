import { textAt } from '../data/fields.ts';
import type { ErrorFacts } from '../errors.ts';
import { DeployError } from '../errors.ts';
import type { Reason, Stage } from '../outcome.ts';
import type { Failure } from './failure.ts';
import { failureOf, isAway, isLimited } from './failure.ts';

/** What is being done with GitHub, for the sentence of an error. */
export interface Doing {
  /** Such as `setting a commit status in`; the repository follows. */
  readonly what: string;
  readonly stage: Stage;
  /** The permission that it takes, for a GitHub that does not name it itself. */
  readonly needs: string;
  /** The reason that a GitHub stands for that does not answer; `github-unreachable` unless told. */
  readonly unreachable?: Reason;
}

/** What the translation has to know of the client. */
export interface Where {
  /** `owner/name`. */
  readonly repository: string;
  readonly now: Date;
  /** Takes the token out of a text. */
  readonly hide: (text: string) => string;
}

/**
 * The one translation of what goes wrong on the wire. Octokit's error carries the request with its headers, and is
 * dropped: the cause is a new error that says which request it was.
 */
export function translate(error: unknown, doing: Doing, where: Where): DeployError {
  const failure = failureOf(error);
  const facts: ErrorFacts = {
    stage: doing.stage,
    message: where.hide(`${doing.what} ${where.repository}: ${failure.said}`),
    cause: new Error(where.hide(`${requestOf(error)}: ${failure.status ?? 'no answer'}: ${failure.said}`)),
  };
  const unreachable = doing.unreachable ?? 'github-unreachable';
  if (isAway(failure)) return new DeployError(unreachable, facts);
  if (isLimited(failure, where.now)) return new DeployError(unreachable, { ...facts, remedy: limited });
  switch (failure.status) {
    case 401:
      return new DeployError('forbidden', { ...facts, remedy: 'give a token that is valid and has not expired' });
    case 403:
      return new DeployError('forbidden', { ...facts, remedy: permissionRemedy(failure, doing) });
    case 404:
      return new DeployError('forbidden', { ...facts, remedy: missingRemedy(failure, doing, where) });
    case 422:
      return new DeployError('bad-input', { ...facts, remedy: 'GitHub has no use for this value: correct it' });
    default:
      return new DeployError('internal', facts);
  }
}

const limited = 'the rate limit of the token is used up: run again, or run `resume`, when it begins anew';

/** The request of an Octokit error, without its headers. */
function requestOf(error: unknown): string {
  const method = textAt(error, 'request', 'method');
  const url = textAt(error, 'request', 'url');
  return method === undefined || url === undefined ? 'request' : `${method} ${url}`;
}

function permissionRemedy(failure: Failure, doing: Doing): string {
  return `the token needs ${neededPermission(failure, doing)}`;
}

/** GitHub answers 404 also for what the token may not see. */
function missingRemedy(failure: Failure, doing: Doing, { repository }: Where): string {
  return `${repository}, or what is asked of it, does not exist, or the token cannot see it (it takes ${neededPermission(failure, doing)})`;
}

/**
 * `a=write; b=write` is one of the two, `a=write,b=read` both.
 * https://docs.github.com/rest/overview/troubleshooting#resource-not-accessible
 */
function neededPermission({ headers }: Failure, { needs }: Doing): string {
  const named = textAt(headers, 'x-accepted-github-permissions') ?? needs;
  return named.replace(/\s*;\s*/g, ' or ').replace(/\s*,\s*/g, ' and ');
}
