import type { IncomingMessage, ServerResponse } from 'node:http';
import { unauthorized, viewerOf } from './access.ts';
import type { Fault, FaultOfReply, Faults } from './faults.ts';
import { isOfReply } from './faults.ts';
import { admitGit, isGitPath, judgePush } from './git-access.ts';
import { serveGit } from './git-backend.ts';
import { answerGraphql } from './graphql.ts';
import type { HeldBack } from './held-back.ts';
import { answerPage, isForPage } from './pages/answer.ts';
import { countRequest, refuseOverLimit } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import { answerApp, answerRest, refused, unserved } from './rest.ts';
import type { Answer } from './route.ts';
import type { RecordedRequest, State } from './state.ts';

const restBase = '/api/v3';
/** Where hooks of protected repositories ask; no part of GitHub. */
const hookPath = '/_push';
const graphqlPath = '/api/graphql';

/** One request on its way to an answer. */
interface Exchange {
  readonly state: State;
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly record: RecordedRequest;
}

/** Answers whatever comes: hooks of git, browsers, git itself, GraphQL and REST; what clients of GitHub ask is recorded. */
export function handlerOf(state: State, faults: Faults, heldBack: HeldBack) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', state.url);
    if (url.pathname === hookPath) return void response.end(judgePush(state, url.searchParams));
    if (isForPage(request, url.pathname)) return sendPage(answerPage(state, request, url.pathname), response);
    const record = recordOf(state, url, request);
    record.body = isGitPath(url.pathname) ? undefined : await bodyOf(request);
    state.requests.push(record);
    const exchange = { state, url, request, response, record };
    const fault = faults.take(record.method, record.path);
    if (fault !== undefined && !isOfReply(fault)) return fail(exchange, fault);
    const answer = await (isGitPath(url.pathname) ? answerGit(exchange, heldBack) : answerApi(exchange));
    if (fault === 'lose-reply') return void response.destroy();
    send(exchange, answer, fault);
  };
}

function recordOf(state: State, url: URL, request: IncomingMessage): RecordedRequest {
  return {
    method: request.method ?? '',
    path: documentedPath(url.pathname),
    query: url.search.slice(1),
    body: undefined,
    login: viewerOf(state, request.headers.authorization)?.login,
    status: undefined,
  };
}

function documentedPath(pathname: string): string {
  if (pathname === graphqlPath) return '/graphql';
  return pathname.startsWith(`${restBase}/`) ? pathname.slice(restBase.length) : pathname;
}

/** The body as it was meant; what is not JSON stays text, and is refused for its shape. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** Somebody looks: no client of GitHub, so it is not recorded, and no fault is meant for it. */
function sendPage({ status, headers, body }: Answer, response: ServerResponse): void {
  response.writeHead(status, headers).end(body);
}

/** A request that hangs is never answered: it ends with its client, or with the server. */
function fail(exchange: Exchange, fault: Exclude<Fault, FaultOfReply>): void {
  if (fault === 'hang') return;
  if (fault === 'disconnect') return void exchange.response.destroy();
  const { status, headers, body = { message: `fault ${status}` } } = fault;
  send(exchange, { status, body, ...(headers === undefined ? {} : { headers }) });
}

async function answerGit({ state, url, request, response }: Exchange, heldBack: HeldBack): Promise<Answer> {
  const query = url.search.slice(1);
  const { authorization } = request.headers;
  const admission = admitGit(state, { path: url.pathname, query, authorization });
  if (admission.result === 'refused') {
    const challenge = admission.status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
    const headers = { 'content-type': 'text/plain', ...challenge };
    return { status: admission.status, body: Buffer.from(admission.message), headers };
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const { path, login } = admission;
  const folder = heldBack.folderFor(login);
  return await serveGit({ folder, path, query, login, signal: gone.signal }, request);
}

async function answerApi(exchange: Exchange): Promise<Answer> {
  try {
    return await authorized(exchange);
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    exchange.state.problems.push(
      `the GitHub for tests failed: ${error instanceof Error ? error.stack : String(error)}`,
    );
    return { status: 500, body: { message: String(error) } };
  }
}

async function authorized({ state, url, request, record }: Exchange): Promise<Answer> {
  const { authorization, 'if-none-match': ifNoneMatch, 'user-agent': agent } = request.headers;
  // https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent
  if (agent === undefined) throw new Refusal(403, 'Request forbidden by administrative rules.');
  const { method, path: pathname, body } = record;
  const asked = { method, pathname, query: url.searchParams, body, ifNoneMatch };
  const forApp = answerApp(state, authorization, asked);
  if (forApp !== undefined) return forApp;
  const viewer = viewerOf(state, authorization);
  if (viewer === undefined) throw unauthorized(authorization);
  const limits = countRequest(state, viewer);
  const of = () => ({ ...limits(), ...viewer.headers });
  try {
    refuseOverLimit(state, viewer);
    if (url.pathname === graphqlPath)
      return { status: 200, body: await answerGraphql(state, viewer, record.body), headers: of() };
    if (!url.pathname.startsWith(`${restBase}/`)) return unserved(state, `${method} ${pathname}`);
    const answer = answerRest(state, viewer, asked);
    return { ...answer, headers: { ...of(), ...answer.headers } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...refused(error), headers: { ...of(), ...error.headers } };
  }
}

/** https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#response-headers */
function send({ response, record, state }: Exchange, answer: Answer, fault?: FaultOfReply): void {
  const { status, headers } = answer;
  record.status = status;
  const { type, bytes } = bodyBytes(answer);
  const common = {
    date: state.clock().toUTCString(),
    'x-github-request-id': `TEST:${state.requests.length}`,
    ...(status === 204 ? {} : { 'content-length': bytes.length }),
  };
  response.writeHead(status, { ...common, ...type, ...headers });
  if (fault === undefined) return void response.end(bytes);
  const half = Math.floor(bytes.length / 2);
  response.write(bytes.subarray(0, half));
  setTimeout(() => (fault === 'slow' ? response.end(bytes.subarray(half)) : response.destroy()), pauseOfSlow);
}

/** Milliseconds between the halves of a slow body. */
const pauseOfSlow = 500;

function bodyBytes({ body }: Answer): { readonly type: object; readonly bytes: Buffer } {
  if (Buffer.isBuffer(body)) return { type: {}, bytes: body };
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return { type, bytes: Buffer.from(body === undefined ? '' : JSON.stringify(body)) };
}
