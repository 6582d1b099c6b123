import { createHash } from 'node:crypto';
import type { Viewer } from './access.ts';
import { demand, visibleRepository } from './access.ts';
import { appOf } from './apps.ts';
import { wrongOfReply, wrongOfRequest } from './description.ts';
import { uncountRequest } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import { ownAccountReply } from './replies/account.ts';
import type { Answer, Route } from './route.ts';
import { isFields } from './route.ts';
import type { AppRoute } from './routes/apps.ts';
import { appRoutes } from './routes/apps.ts';
import { membership } from './routes/people.ts';
import { repositoryRoutes } from './routes/repository.ts';
import type { State } from './state.ts';

/** A request below the API's base. */
export interface RestRequest {
  readonly method: string;
  /** As it was sent, still encoded. */
  readonly pathname: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly ifNoneMatch: string | undefined;
}

/** `{ref}` and `{basehead}` may contain slashes; every other parameter is one segment. */
function patternOf({ operation }: Pick<Route, 'operation'>): RegExp {
  const [, path = ''] = operation.split(' ');
  const source = path.replace(/\{(\w+)\}/g, (_, name) =>
    name === 'ref' || name === 'basehead' ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  );
  return new RegExp(`^${source}$`);
}

/** The longer path first: `commits/{ref}` would also take what is for `commits/{ref}/status`. */
const served = repositoryRoutes
  .map((route) => ({ route, pattern: patternOf(route) }))
  .toSorted((one, other) => segments(other.route) - segments(one.route));

function segments(route: Route): number {
  return route.operation.split('/').length;
}

/** Of an organization, and not below a repository. */
export const membershipOperation = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';
const membershipPattern = patternOf({ operation: membershipOperation });

/** Answers a request of a viewer; what no route knows is remembered, and answered with 501. */
export function answerRest(state: State, viewer: Viewer, request: RestRequest): Answer {
  if (request.method === 'GET' && request.pathname === '/user')
    return check(state, { operation: 'GET /user', path: {}, request, answer: () => answerUser(state, viewer) });
  const asked = request.method === 'GET' ? membershipPattern.exec(request.pathname) : null;
  if (asked !== null) {
    const path = decoded(asked.groups ?? {});
    return check(state, {
      operation: membershipOperation,
      path,
      request,
      answer: () => membership(state, viewer, path),
    });
  }
  for (const { route, pattern } of served) {
    const match = route.operation.startsWith(`${request.method} `) ? pattern.exec(request.pathname) : null;
    if (match !== null) return answerRoute(state, viewer, { route, request, groups: match.groups ?? {} });
  }
  return unserved(state, `${request.method} ${request.pathname}`);
}

const servedToApps = appRoutes.map((route) => ({ route, pattern: patternOf(route) }));

/** The answer to what only Apps ask for, in their own name; undefined for any other request. */
export function answerApp(state: State, authorization: string | undefined, request: RestRequest): Answer | undefined {
  for (const { route, pattern } of servedToApps) {
    const match = route.operation.startsWith(`${request.method} `) ? pattern.exec(request.pathname) : null;
    if (match !== null) return answerAppRoute(state, authorization, { route, request, groups: match.groups ?? {} });
  }
  return undefined;
}

function answerAppRoute(
  state: State,
  authorization: string | undefined,
  { route, request, groups }: Matched<AppRoute>,
): Answer {
  const path = decoded(groups);
  const body = fieldsOf(request.body);
  const answer = () => route.answer({ state, app: appOf(state, authorization), path, body });
  return check(state, { operation: route.operation, path, request, answer });
}

/** The answer to a request that nothing here serves; it is a problem of the test that made it. */
export function unserved(state: State, name: string): Answer {
  state.unknown.push(name);
  state.problems.push(`no route for ${name}`);
  return { status: 501, body: { message: `the GitHub for tests has no ${name}` } };
}

/** https://docs.github.com/rest/users/users#get-the-authenticated-user: not for installations, which are nobody */
function answerUser(state: State, viewer: Viewer): Answer {
  if (viewer.type !== 'user') throw new Refusal(403, 'Resource not accessible by integration');
  return { status: 200, body: ownAccountReply(state, viewer.login) };
}

interface Matched<Kind> {
  readonly route: Kind;
  readonly request: RestRequest;
  readonly groups: Readonly<Record<string, string>>;
}

function answerRoute(state: State, viewer: Viewer, { route, request, groups }: Matched<Route>): Answer {
  const path = decoded(groups);
  const { operation, needs } = route;
  const answer = check(state, {
    operation,
    path,
    request,
    answer: () => {
      const repository = visibleRepository(state, viewer, `${path.owner}/${path.repo}`);
      demand(viewer, needs);
      const { pathname, query } = request;
      return route.answer({ state, repository, viewer, pathname, path, query, body: fieldsOf(request.body) });
    },
  });
  const accepted = needs.length === 0 ? {} : { 'x-accepted-github-permissions': needs.join('; ') };
  return conditional(state, viewer, { request, answer: { ...answer, headers: { ...answer.headers, ...accepted } } });
}

function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

function fieldsOf(body: unknown) {
  return isFields(body) ? body : {};
}

interface Checked {
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
  readonly request: RestRequest;
  readonly answer: () => Answer;
}

/** Holds request and reply against GitHub's description; a request of another shape is a problem, and refused. */
function check(state: State, { operation, path, request, answer }: Checked): Answer {
  const wrong = wrongOfRequest(operation, { path, query: request.query, body: request.body });
  const note = (what: string) => state.problems.push(`${operation}: ${what}`);
  wrong.forEach(note);
  const given =
    wrong.length > 0 ? refused(new Refusal(422, `Invalid request.\n\n${wrong.join('\n')}`)) : attempt(answer);
  if (given.status === 501) note(JSON.stringify(given.body));
  else wrongOfReply(operation, given.status, asSent(given.body)).forEach(note);
  return given;
}

function attempt(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

/** A refusal as an answer. */
export function refused(refusal: Refusal): Answer {
  return { status: refusal.status, body: refusal.body, headers: refusal.headers };
}

function asSent(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
}

/** https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate */
function conditional(state: State, viewer: Viewer, at: { request: RestRequest; answer: Answer }): Answer {
  const { request, answer } = at;
  if (request.method !== 'GET' || answer.status !== 200) return answer;
  const etag = `W/"${createHash('sha256').update(JSON.stringify(answer.body)).digest('hex')}"`;
  const headers = { ...answer.headers, etag };
  if (request.ifNoneMatch !== etag) return { ...answer, headers };
  uncountRequest(state, viewer);
  return { status: 304, headers };
}
