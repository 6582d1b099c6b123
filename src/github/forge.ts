import type { Clock } from '../ports/clock.ts';
import type { Forge } from '../ports/forge.ts';
import type { Log } from '../ports/log.ts';
import { createClient } from './client.ts';
import { createComments } from './comments.ts';
import { createPullRequests } from './pull-requests.ts';
import { createRecords } from './records.ts';
import { createSource } from './source.ts';
import { createStatuses } from './statuses.ts';

/** Which repositories, on which GitHub, with which tokens. */
export interface ForgeOptions {
  readonly apiUrl: string;
  /** `owner/name` of the application repository, and a token for it. */
  readonly repository: string;
  readonly token: string;
  /** `owner/name` of the GitOps repository, and a token for it. */
  readonly gitopsRepository: string;
  readonly gitopsToken: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** GitHub, as far as a deployment needs it. */
export function createForge(options: ForgeOptions): Forge {
  const { apiUrl, clock, log } = options;
  const application = createClient({ apiUrl, clock, log, repository: options.repository, token: options.token });
  const gitops = createClient({ apiUrl, clock, log, repository: options.gitopsRepository, token: options.gitopsToken });
  return {
    statuses: createStatuses(application),
    records: createRecords(application),
    comments: createComments(application),
    source: createSource(application),
    pullRequests: createPullRequests(gitops),
  };
}
