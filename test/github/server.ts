import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveGit } from './git-backend.ts';
import { answerGraphql } from './graphql.ts';
import { answerRest } from './rest.ts';
import type { State } from './state.ts';

/** A GitHub for tests: REST, GraphQL and git over HTTP, over one state and real bare repositories. */
export interface GitHub extends AsyncDisposable {
  /** Web and git address. */
  readonly url: string;
  readonly apiUrl: string;
  readonly state: State;
  /** Makes a repository with files on `main`; the answer is its first commit. */
  addRepository(name: string, files: Readonly<Record<string, string>>): string;
  /** Commits files on top of `main`. */
  commit(name: string, files: Readonly<Record<string, string>>, message?: string): string;
  /** Runs git in a bare repository. */
  git(name: string, ...words: readonly string[]): string;
}

/** The token that every request must carry. */
export const token = 'ghs_test_0123456789abcdef0123456789abcdef';

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}

function isAuthorized(request: IncomingMessage): boolean {
  const given = request.headers.authorization ?? '';
  return given === `token ${token}` || given === `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
}

/** Starts the server on a free port of the loopback. */
export async function startGitHub(): Promise<GitHub> {
  const folder = mkdtempSync(join(tmpdir(), 'github-'));
  const state: State = {
    folder,
    statuses: [],
    deployments: [],
    comments: [],
    pulls: [],
    requests: [],
    unknown: [],
    nextId: 1,
  };
  const server = createServer((request, response) => {
    void handle(state, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const git = (name: string, ...words: readonly string[]) =>
    execFileSync('git', ['--git-dir', join(folder, `${name}.git`), ...words], {
      encoding: 'utf8',
      env: { ...process.env, ...who },
    }).trim();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    apiUrl: `${url}/api/v3`,
    state,
    git,
    addRepository(name, files) {
      mkdirSync(join(folder, name.split('/')[0] ?? ''), { recursive: true });
      execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', join(folder, `${name}.git`)]);
      for (const key of ['http.receivepack', 'uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant'])
        git(name, 'config', key, 'true');
      return commitFiles(folder, name, files, 'Begin');
    },
    commit: (name, files, message = 'Change') => commitFiles(folder, name, files, message),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const who = {
  GIT_AUTHOR_NAME: 'T',
  GIT_AUTHOR_EMAIL: 't@example.com',
  GIT_COMMITTER_NAME: 'T',
  GIT_COMMITTER_EMAIL: 't@example.com',
};

function commitFiles(folder: string, name: string, files: Readonly<Record<string, string>>, message: string): string {
  const repository = join(folder, `${name}.git`);
  const env = { ...process.env, ...who, GIT_INDEX_FILE: join(repository, 'test-index') };
  const git = (words: readonly string[], input?: string) =>
    execFileSync('git', ['--git-dir', repository, ...words], {
      encoding: 'utf8',
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
      ...(input === undefined ? {} : { input }),
    }).trim();
  let parent: string | undefined;
  try {
    parent = git(['rev-parse', '--verify', 'refs/heads/main']);
    git(['read-tree', parent]);
  } catch {
    git(['read-tree', '--empty']);
  }
  for (const [path, content] of Object.entries(files))
    git(['update-index', '--add', '--cacheinfo', `100644,${git(['hash-object', '-w', '--stdin'], content)},${path}`]);
  const commit = git([
    'commit-tree',
    git(['write-tree']),
    '-m',
    message,
    ...(parent === undefined ? [] : ['-p', parent]),
  ]);
  git(['update-ref', 'refs/heads/main', commit]);
  return commit;
}

async function handle(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://github').pathname;
  state.requests.push(`${request.method} ${path}`);
  if (!isAuthorized(request)) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"', 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: 'Bad credentials' }));
    return;
  }
  if (!path.startsWith('/api/')) return serveGit(state.folder, request, response);
  const body = await bodyOf(request);
  const url = new URL(request.url ?? '/', 'http://github');
  const [status, reply] =
    path === '/api/graphql'
      ? [200, await answerGraphql(state, body)]
      : answerRest(state, { method: request.method ?? '', url, body });
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(reply === undefined ? '' : JSON.stringify(reply));
}
