import { createGitOpsRepository } from '../../src/github/gitops-repository.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import { open } from '../git/opened.ts';
import type { World } from './world.ts';
import { gitopsToken } from './world.ts';

/** A GitOps repository over one of the ways to it. */
export interface Transport extends AsyncDisposable {
  readonly repository: GitOpsRepository;
}

export interface TransportChoices {
  readonly token?: string;
  readonly clock?: Clock;
}

const quiet = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };

/** The GitOps repository of a world by GitHub's API. */
export function overApi({ server, clock }: World, choices: TransportChoices = {}): GitOpsRepository {
  const { apiUrl } = server;
  return createGitOpsRepository({
    apiUrl,
    repository: 'acme/gitops',
    token: gitopsToken,
    clock,
    log: quiet,
    ...choices,
  });
}

/** Every way to the GitOps repository, by its name. */
export const transports: Readonly<Record<'api' | 'git', (world: World, token?: string) => Promise<Transport>>> = {
  api: async (world, token = gitopsToken) => ({
    repository: overApi(world, { token }),
    [Symbol.asyncDispose]: async () => {},
  }),
  git: (world, token = gitopsToken) => open(world.gitops.cloneUrl, { token }),
};
