import { createGitOpsRepository } from '../../src/github/gitops-repository.ts';
import { createHolds } from '../../src/github/holds.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import type { Holds } from '../../src/ports/holds.ts';
import { open } from '../git/opened.ts';
import type { World } from './world.ts';
import { gitopsToken } from './world.ts';

/** The GitOps repository and its holds over one of the ways there. */
export interface Transport extends AsyncDisposable {
  readonly repository: GitOpsRepository;
  readonly holds: Holds;
}

export interface TransportChoices {
  readonly token?: string;
  readonly clock?: Clock;
}

const quiet = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };

function optionsFor({ server, clock }: World, choices: TransportChoices) {
  return { apiUrl: server.apiUrl, repository: 'acme/gitops', token: gitopsToken, clock, log: quiet, ...choices };
}

/** The GitOps repository of a world by GitHub's API. */
export function overApi(world: World, choices: TransportChoices = {}): GitOpsRepository {
  return createGitOpsRepository(optionsFor(world, choices));
}

/** Every way to the GitOps repository, by its name. */
export const transports: Readonly<Record<'api' | 'git', (world: World, token?: string) => Promise<Transport>>> = {
  api: async (world, token = gitopsToken) => ({
    repository: overApi(world, { token }),
    holds: createHolds(optionsFor(world, { token })),
    [Symbol.asyncDispose]: async () => {},
  }),
  git: (world, token = gitopsToken) => open(world.gitops.cloneUrl, { token }),
};
