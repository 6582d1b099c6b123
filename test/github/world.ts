import { createForge } from '../../src/github/forge.ts';
import type { Tally } from '../../src/github/tally.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Forge } from '../../src/ports/forge.ts';
import type { Token } from '../../src/ports/token.ts';
import type { GitHubOptions, GitHubServer, Grant, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { TestClock } from '../clock.ts';

export { never } from '../clock.ts';

export const gitopsToken = 'ghs_gitops_0123456789abcdef0123456789abcdef';

export interface ForgeChoices {
  readonly apiUrl?: string;
  readonly repository?: string;
  readonly token?: Token;
  readonly gitopsToken?: Token;
  readonly gitopsRepository?: string;
  readonly clock?: Clock;
  readonly tally?: Tally;
  readonly requestTimeout?: number;
}

/** GitHub with an application and a GitOps repository, and a forge over it. */
export interface World extends AsyncDisposable {
  readonly server: GitHubServer;
  readonly application: TestRepository;
  readonly gitops: TestRepository;
  readonly clock: TestClock;
  readonly forge: Forge;
  /** Every line that was logged, with its level. */
  readonly logged: readonly string[];
  /** Another forge, as another run has it. */
  connect(choices?: ForgeChoices): Forge;
  /** Another forge, whose token for the application repository grants this. */
  connectAs(grant: Partial<Grant>): Forge;
  /** `METHOD path` of the requests since the last call. */
  requests(): readonly string[];
}

export async function startWorld(options: Pick<GitHubOptions, 'withoutMutations'> = {}): Promise<World> {
  const clock = new TestClock();
  const server = await startGitHub({ clock: () => clock.now(), ...options });
  const application = await server.addRepository('acme/api');
  const gitops = await server.addRepository('acme/gitops');
  server.addToken(gitopsToken, {
    login: 'gitops-writer[bot]',
    type: 'app-installation',
    repositories: ['acme/gitops'],
    permissions: { contents: 'write', pull_requests: 'write' },
  });
  const logged: string[] = [];
  const connect = (choices: ForgeChoices = {}) => connectForge(server, { clock, ...choices }, logged);
  let read = 0;
  return {
    server,
    application,
    gitops,
    clock,
    forge: connect(),
    logged,
    connect,
    connectAs: (grant) => {
      const granted = `ghs_${server.state.grants.size}_0123456789`;
      server.addToken(granted, { ...everything(server), login: 'octocat', ...grant });
      return connect({ token: granted });
    },
    requests: () => {
      const fresh = server.requests.slice(read);
      read = server.requests.length;
      return fresh.map(({ method, path }) => `${method} ${path}`);
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

function connectForge(
  server: GitHubServer,
  choices: ForgeChoices & { readonly clock: Clock },
  logged: string[],
): Forge {
  const note = (level: string) => (message: string) => void logged.push(`${level}: ${message}`);
  return createForge({
    apiUrl: server.apiUrl,
    repository: 'acme/api',
    token,
    gitopsRepository: 'acme/gitops',
    gitopsToken,
    log: { debug: note('debug'), info: note('info'), warning: note('warning'), error: note('error'), mask: () => {} },
    ...choices,
  });
}

function everything(server: GitHubServer): Grant {
  const grant = server.state.grants.get(token);
  if (grant === undefined) throw new Error('the server knows no token');
  return grant;
}

/** What a promise was rejected with; fails where it was not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('it was not rejected');
    },
    (reason: unknown) => reason,
  );
}
