import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, Installation } from './apps.ts';
import { BareRepository } from './bare-repository.ts';
import type { Fault, FaultMatch } from './faults.ts';
import { Faults } from './faults.ts';
import { handlerOf } from './handler.ts';
import { HeldBack } from './held-back.ts';
import type { TestRepository } from './repository.ts';
import { testRepository } from './repository.ts';
import type { Grant, RecordedRequest, Repository, State } from './state.ts';
import { emptyState, nextId, now } from './state.ts';

export type { App, Installation } from './apps.ts';
export type { Fault, FaultMatch } from './faults.ts';
export type { CommitOptions, LoggedCommit, TestRepository } from './repository.ts';
export type {
  CheckRun,
  Comment,
  CommitStatus,
  Deployment,
  DeploymentStatus,
  Grant,
  Protection,
  Pull,
  RecordedRequest,
} from './state.ts';

export interface GitHubOptions {
  /** Where GitHub's time comes from; the machine's clock by default. */
  readonly clock?: () => Date;
  /** Mutations of GraphQL that it does not know yet, as an older GitHub Enterprise Server. */
  readonly withoutMutations?: readonly string[];
}

/**
 * GitHub's servers for tests: REST, GraphQL and git over HTTP, over one state and real bare repositories. It refuses as
 * GitHub refuses, and holds every request and reply against GitHub's own descriptions.
 */
export interface GitHubServer extends AsyncDisposable {
  /** Web and git address. */
  readonly url: string;
  /** Base of the REST API, as GitHub Enterprise Server has it. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** All that it remembers. A repository's own part is easier to read through `TestRepository`. */
  readonly state: State;
  /** Every request that was made, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** What was wrong with requests or replies: unknown routes, and what GitHub's descriptions do not allow. */
  readonly problems: readonly string[];
  /** Bytes that went over its connections so far, in both directions, headers and all. */
  readonly bytes: number;
  /** Makes a repository whose `main` begins with these files. */
  addRepository(fullName: string, files?: Readonly<Record<string, string>>): Promise<TestRepository>;
  /** Makes a token known. */
  addToken(token: string, grant: Grant): void;
  /** Makes somebody a member of a team, as `org/slug`. */
  addMember(team: string, login: string): void;
  /** Registers a GitHub App, and installs it. */
  addApp(app: Omit<App, 'installations'>, ...installations: readonly Omit<Installation, 'id'>[]): void;
  /** Lets the next `times` requests of this kind go wrong. */
  fail(match: FaultMatch, times: number, fault: Fault): void;
  /** Lets the n-th request from now on go wrong. */
  failNth(nth: number, fault: Fault): void;
  /** Does the n-th request from now on, and lets nothing pass from its reply on, as for somebody who dies; until `mend`. */
  cutAfter(nth: number): void;
  mend(): void;
  /** Lets git show somebody nothing new until the function that is returned is called. */
  hold(login: string): () => void;
  /** The problems so far, which are then forgotten: for a test that causes them. */
  takeProblems(): readonly string[];
  /** Throws where there are problems. */
  assertClean(): void;
  /** Ends the server and removes its repositories; then throws where there are problems. */
  close(): Promise<void>;
}

/** Short for the server. */
export type GitHub = GitHubServer;

/** A token that every server knows: an installation's, with every permission in every repository. */
export const token = 'ghs_test_0123456789abcdef0123456789abcdef';

const everything: Grant = {
  login: 'gitops-deploy[bot]',
  type: 'app-installation',
  repositories: 'all',
  permissions: {
    contents: 'write',
    statuses: 'write',
    deployments: 'write',
    pull_requests: 'write',
    issues: 'write',
    actions: 'write',
    checks: 'write',
    security_events: 'write',
  },
};

/** Starts the server on a free port of the loopback. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubServer> {
  const { clock = () => new Date(), withoutMutations } = options;
  const state = emptyState(mkdtempSync(join(tmpdir(), 'github-')), clock, withoutMutations);
  state.grants.set(token, everything);
  const faults = new Faults();
  const heldBack = new HeldBack(state.folder);
  const handle = handlerOf(state, faults, heldBack);
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // a client may go away in the middle
      if (!response.destroyed) state.problems.push(`the GitHub for tests failed: ${String(error)}`);
      response.destroy();
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  // a cluster that runs on a network of its own reaches this machine under another address
  const host = process.env.REALWORLD_HOST === undefined ? '127.0.0.1' : '0.0.0.0';
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  state.url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    rmSync(state.folder, { recursive: true, force: true, maxRetries: 3 });
    heldBack[Symbol.dispose]();
    assertClean(state);
  };
  const bytes = () => [...sockets].reduce((sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten, 0);
  return facade(state, { faults, heldBack, stop, bytes });
}

interface Running {
  readonly faults: Faults;
  readonly heldBack: HeldBack;
  readonly stop: () => Promise<void>;
  readonly bytes: () => number;
}

function facade(state: State, { faults, heldBack, stop, bytes }: Running): GitHubServer {
  return {
    url: state.url,
    apiUrl: `${state.url}/api/v3`,
    graphqlUrl: `${state.url}/api/graphql`,
    state,
    requests: state.requests,
    problems: state.problems,
    get bytes() {
      return bytes();
    },
    addRepository: async (fullName, files = { 'README.md': `# ${fullName}\n` }) =>
      addRepository(state, fullName, files),
    addToken: (added, grant) => void state.grants.set(added, grant),
    addMember: (team, login) => {
      const members = state.teams.get(team.toLowerCase()) ?? new Set();
      state.teams.set(team.toLowerCase(), members.add(login.toLowerCase()));
    },
    addApp: (app, ...installations) =>
      void state.apps.push({ ...app, installations: installations.map((one) => ({ id: nextId(state), ...one })) }),
    fail: (match, times, fault) => faults.add(match, times, fault),
    failNth: (nth, fault) => faults.addAt(nth, fault),
    cutAfter: (nth) => faults.cutAfter(nth),
    mend: () => faults.mend(),
    hold: (login) => heldBack.hold(login),
    takeProblems: () => state.problems.splice(0),
    assertClean: () => assertClean(state),
    close: stop,
    [Symbol.asyncDispose]: stop,
  };
}

function assertClean({ problems }: State): void {
  if (problems.length > 0) throw new Error(`requests or replies that GitHub does not have:\n${problems.join('\n')}`);
}

async function addRepository(state: State, fullName: string, files: Readonly<Record<string, string>>) {
  const [owner = '', name = ''] = fullName.split('/');
  const repository: Repository = {
    id: nextId(state),
    fullName,
    owner,
    name,
    created_at: now(state),
    bare: BareRepository.create(join(state.folder, `${fullName}.git`)),
    protections: new Map(),
    queues: new Map(),
    // https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges: auto-merge is off unless somebody allows it
    merging: { allowAutoMerge: false, methods: ['merge', 'squash', 'rebase'] },
    labels: new Map(),
    collaborators: new Set(),
    roles: new Map(),
    activities: [],
    lastNumber: 0,
  };
  state.repositories.set(fullName.toLowerCase(), repository);
  const made = testRepository(state, repository);
  await made.commit(files, 'Begin');
  return made;
}
