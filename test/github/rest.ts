import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { State } from './state.ts';

/** A request below `/api/v3`. */
export interface RestRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
}

type Answer = readonly [status: number, reply?: unknown];
type Fields = Readonly<Record<string, unknown>>;
type Route = readonly [method: string, pattern: RegExp, answer: (state: State, at: At) => Answer];

interface At {
  readonly repository: string;
  readonly match: readonly string[];
  readonly body: Fields;
  readonly query: URLSearchParams;
}

function now(): string {
  return new Date().toISOString();
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** https://docs.github.com/rest/commits/statuses: at most 140 characters, at most 1000 for each commit and context */
function createStatus(state: State, { repository, match, body }: At): Answer {
  const [sha = ''] = match;
  if (text(body, 'description').length > 140)
    return [422, { message: 'description is too long (maximum is 140 characters)' }];
  const status = {
    repository,
    sha,
    context: text(body, 'context'),
    state: text(body, 'state'),
    description: text(body, 'description'),
    target_url: text(body, 'target_url') || null,
    created_at: now(),
  };
  state.statuses.push(status);
  return [201, status];
}

function listStatuses(state: State, { repository, match }: At): Answer {
  return [200, state.statuses.filter((one) => one.repository === repository && one.sha === match[0]).reverse()];
}

/** https://docs.github.com/rest/deployments/deployments#create-a-deployment: without an empty list every status is required */
function createDeployment(state: State, { repository, body }: At): Answer {
  if (!Array.isArray(body['required_contexts']) || body['auto_merge'] !== false)
    return [409, { message: 'Conflict: Commit status checks failed' }];
  const id = state.nextId++;
  state.deployments.push({
    id,
    repository,
    sha: text(body, 'ref'),
    environment: text(body, 'environment'),
    task: text(body, 'task'),
    payload: body['payload'],
    created_at: now(),
    statuses: [],
  });
  return [201, { id }];
}

function createDeploymentStatus(state: State, { match, body }: At): Answer {
  const found = state.deployments.find(({ id }) => id === Number(match[0]));
  if (found === undefined) return [404, { message: 'Not Found' }];
  if (text(body, 'description').length > 140)
    return [422, { message: 'description is too long (maximum is 140 characters)' }];
  found.statuses.push({
    state: text(body, 'state'),
    description: text(body, 'description'),
    log_url: text(body, 'log_url'),
    created_at: now(),
  });
  return [201, {}];
}

function createComment(state: State, { repository, match, body }: At): Answer {
  if (text(body, 'body').length > 65_536) return [422, { message: 'Body is too long (maximum is 65536 characters)' }];
  const comment = { id: state.nextId++, repository, issue: Number(match[0]), body: text(body, 'body'), ours: true };
  state.comments.push(comment);
  return [201, { id: comment.id }];
}

function updateComment(state: State, { match, body }: At): Answer {
  const found = state.comments.find(({ id }) => id === Number(match[0]));
  if (found === undefined) return [404, { message: 'Not Found' }];
  found.body = text(body, 'body');
  return [200, { id: found.id }];
}

function deleteComment(state: State, { match }: At): Answer {
  const index = state.comments.findIndex(({ id }) => id === Number(match[0]));
  if (index < 0) return [404, { message: 'Not Found' }];
  state.comments.splice(index, 1);
  return [204];
}

function git(state: State, repository: string, ...words: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['--git-dir', join(state.folder, `${repository}.git`), ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/** https://docs.github.com/rest/commits/commits#compare-two-commits */
function compare(state: State, { repository, match }: At): Answer {
  const [base = '', head = ''] = decodeURIComponent(match[0] ?? '').split('...');
  const counts = git(state, repository, 'rev-list', '--left-right', '--count', `${base}...${head}`);
  if (counts === undefined) return [404, { message: 'Not Found' }];
  const [behind = 0, ahead = 0] = counts.split('\t').map(Number);
  const status = behind > 0 && ahead > 0 ? 'diverged' : behind > 0 ? 'behind' : ahead > 0 ? 'ahead' : 'identical';
  return [200, { status, ahead_by: ahead, behind_by: behind }];
}

function pullsOfCommit(state: State, { repository, match }: At): Answer {
  return [
    200,
    state.pulls.filter(
      (one) => one.repository === repository && (one.sha === match[0] || one.merge_commit_sha === match[0]),
    ),
  ];
}

const routes: readonly Route[] = [
  ['POST', /^statuses\/(\w+)$/, createStatus],
  ['GET', /^commits\/(\w+)\/statuses$/, listStatuses],
  ['GET', /^commits\/(\w+)\/pulls$/, pullsOfCommit],
  ['GET', /^compare\/(.+)$/, compare],
  ['POST', /^deployments$/, createDeployment],
  ['POST', /^deployments\/(\d+)\/statuses$/, createDeploymentStatus],
  ['POST', /^issues\/(\d+)\/comments$/, createComment],
  ['PATCH', /^issues\/comments\/(\d+)$/, updateComment],
  ['DELETE', /^issues\/comments\/(\d+)$/, deleteComment],
  ['GET', /^actions\/runs\/(\d+)$/, () => [404, { message: 'Not Found' }]],
];

/** Answers a REST request; what no route knows is remembered, and answered with 501. */
export function answerRest(state: State, { method, url, body }: RestRequest): Answer {
  const [, repository = '', rest = ''] = /^\/api\/v3\/repos\/([^/]+\/[^/]+)\/(.*)$/.exec(url.pathname) ?? [];
  for (const [verb, pattern, answer] of routes) {
    const match = method === verb ? pattern.exec(rest) : null;
    if (match !== null)
      return answer(state, {
        repository,
        match: match.slice(1),
        body: (body ?? {}) as Fields,
        query: url.searchParams,
      });
  }
  state.unknown.push(`${method} ${url.pathname}`);
  return [501, { message: `the GitHub for tests has no ${method} ${url.pathname}` }];
}
