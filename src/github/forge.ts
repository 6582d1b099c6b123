import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Forge } from '../ports/forge.ts';
import type { Log } from '../ports/log.ts';
import type { Token } from '../ports/token.ts';
import { createApprovals } from './approvals.ts';
import { createAttestations } from './attestations.ts';
import { createClient } from './client.ts';
import { createCodeScanning } from './code-scanning.ts';
import { createComments } from './comments.ts';
import { createConversation } from './conversation.ts';
import { createMerges } from './merges.ts';
import { createPullRequests } from './pull-requests.ts';
import { createRecords } from './records.ts';
import { createRules } from './rules.ts';
import { createSource } from './source.ts';
import { createStatuses } from './statuses.ts';
import type { Tally } from './tally.ts';

/** Which repositories, on which GitHub, with which tokens. */
export interface ForgeOptions {
  /** Base of the REST API, such as `https://api.github.com` or `https://github.acme.example/api/v3`. */
  readonly apiUrl: string;
  /** `owner/name` of the application repository, and a token for it. */
  readonly repository: string;
  readonly token: Token;
  /** `owner/name` of the GitOps repository, where it is on this GitHub; and a token for it. */
  readonly gitopsRepository?: string;
  readonly gitopsToken: Token;
  /** A token that may ask who is in a team; that of the application repository unless given. */
  readonly teamsToken?: Token;
  readonly clock: Clock;
  readonly log: Log;
  readonly tally?: Tally;
  /** Milliseconds after which one request is given up and made again; 30 s by default. */
  readonly requestTimeout?: number;
}

/** GitHub, as far as a deployment needs it. Throws `bad-input` for a repository or a token that cannot be one. */
export function createForge(options: ForgeOptions): Forge {
  const application = createClient(options);
  return {
    statuses: createStatuses(application),
    records: createRecords(application),
    comments: createComments(application),
    conversation: createConversation(
      application,
      createClient({ ...options, token: options.teamsToken ?? options.token }),
    ),
    source: createSource(application),
    codeScanning: createCodeScanning(application),
    attestations: createAttestations(application),
    approvals: createApprovals(application),
    ...ofGitops(options),
  };
}

type OfGitops = Pick<Forge, 'pullRequests' | 'merges' | 'rules'>;

function ofGitops(options: ForgeOptions): OfGitops {
  const { gitopsRepository, gitopsToken } = options;
  if (gitopsRepository === undefined) return nowhere;
  const client = createClient({ ...options, repository: gitopsRepository, token: gitopsToken });
  return { pullRequests: createPullRequests(client), merges: createMerges(client), rules: createRules(client) };
}

async function refuse(): Promise<never> {
  throw new DeployError('not-supported', {
    stage: 'merge',
    message: 'the GitOps repository is not one of this GitHub, so there are no pull requests',
    remedy: 'name `gitops.repository` as owner/name, or use `write: push`',
  });
}

/** A GitOps repository elsewhere takes pushes, and knows no pull requests. */
const nowhere: OfGitops = {
  pullRequests: {
    findOpen: refuse,
    open: refuse,
    merge: refuse,
    get: refuse,
    unstartedChecks: refuse,
    close: refuse,
  },
  merges: { look: refuse, arm: refuse, disarm: refuse },
  rules: { of: async () => [] },
};
