import { isFields, isTrueAt, numberAt, textAt, valueAt, withoutUndefined } from '../data/fields.ts';
import type { Environment } from './action.ts';

/** What GitHub Actions tells about the run that we are part of. */
export interface RunContext {
  /** Name of the event, such as `push`; undefined outside of GitHub Actions. */
  readonly event?: string;
  /** `owner/name`. */
  readonly repository?: string;
  /** The commit that was pushed; of a pull request its head, never GitHub's merge commit. */
  readonly commit?: string;
  readonly branch?: string;
  /** What the commit was pushed to, such as `refs/heads/main` or `refs/tags/v1`; of a pull request its head. */
  readonly ref?: string;
  /** The default branch of the repository, where the event tells it. */
  readonly defaultBranch?: string;
  readonly pullRequest?: number;
  /** The commit that the change of a pull request or merge group is made to. */
  readonly base?: string;
  /** Whether the pull request comes from another repository: then there are no secrets. */
  readonly fromFork: boolean;
  readonly actor?: string;
  /** The login of who started this attempt of the run; another one than `actor` where somebody runs it again. */
  readonly startedBy?: string;
  /** The `client_payload` of the repository_dispatch that Argo CD's notifications send. */
  readonly told?: unknown;
  readonly run?: { readonly id: number; readonly attempt: number; readonly url: string };
  readonly apiUrl: string;
  readonly serverUrl: string;
}

function runOf(environment: Environment, repository: string | undefined, serverUrl: string): RunContext['run'] {
  const id = Number(environment['GITHUB_RUN_ID']);
  if (!Number.isSafeInteger(id) || id <= 0 || repository === undefined) return undefined;
  const attempt = Number(environment['GITHUB_RUN_ATTEMPT'] ?? '1');
  return {
    id,
    attempt: Number.isSafeInteger(attempt) ? attempt : 1,
    url: `${serverUrl}/${repository}/actions/runs/${id}`,
  };
}

/** A fork is another repository; a head repository that is gone counts as one too. */
function isFromFork(payload: unknown): boolean {
  const head = valueAt(payload, 'pull_request', 'head', 'repo');
  if (!isFields(valueAt(payload, 'pull_request'))) return false;
  return (
    !isFields(head) ||
    numberAt(head, 'id') !== numberAt(payload, 'pull_request', 'base', 'repo', 'id') ||
    isTrueAt(head, 'fork') !== isTrueAt(payload, 'pull_request', 'base', 'repo', 'fork')
  );
}

function baseOf(event: string | undefined, payload: unknown): string | undefined {
  if (event === 'pull_request') return textAt(payload, 'pull_request', 'base', 'sha');
  return event === 'merge_group' ? textAt(payload, 'merge_group', 'base_sha') : undefined;
}

/** The event type that the templates we ship send (`docs/argocd-notifications.yaml`). */
const toldEventType = 'argocd';

/** GitHub has the event type of a dispatch as its action. */
function toldIn(event: string | undefined, payload: unknown): unknown {
  const isTold = event === 'repository_dispatch' && textAt(payload, 'action') === toldEventType;
  return isTold ? valueAt(payload, 'client_payload') : undefined;
}

/**
 * Reads the variables of GitHub Actions and the event. On a pull request `GITHUB_SHA` is a merge commit that nobody wrote
 * (docker/metadata-action#206): the head is what is deployed and answered on.
 */
export function readContext(environment: Environment, payload: unknown): RunContext {
  const text = (name: string) => (environment[name] === '' ? undefined : environment[name]);
  const serverUrl = text('GITHUB_SERVER_URL') ?? 'https://github.com';
  const repository = text('GITHUB_REPOSITORY');
  const pullRequest = numberAt(payload, 'pull_request', 'number');
  const event = text('GITHUB_EVENT_NAME');
  return {
    fromFork: isFromFork(payload),
    apiUrl: text('GITHUB_API_URL') ?? 'https://api.github.com',
    serverUrl,
    ...withoutUndefined({
      event,
      repository,
      commit: textAt(payload, 'pull_request', 'head', 'sha') ?? text('GITHUB_SHA'),
      ref: pullRequest === undefined ? text('GITHUB_REF') : `refs/pull/${pullRequest}/head`,
      branch: text('GITHUB_HEAD_REF') ?? text('GITHUB_REF_NAME'),
      defaultBranch: textAt(payload, 'repository', 'default_branch'),
      pullRequest,
      base: baseOf(event, payload),
      actor: text('GITHUB_ACTOR'),
      startedBy: text('GITHUB_TRIGGERING_ACTOR'),
      told: toldIn(event, payload),
      run: runOf(environment, repository, serverUrl),
    }),
  };
}
