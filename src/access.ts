import { proposes } from './configuration/environment.ts';
import type { ApplicationConfiguration } from './configuration/schema.ts';
import type { Problem } from './errors.ts';
import { DeployError } from './errors.ts';
import { systemClock } from './files/clock.ts';
import type { Permissions, TokenScope } from './github/app.ts';
import type { Tally } from './github/tally.ts';
import type { RunContext } from './inputs/event.ts';
import type { AppCredentials, Secrets } from './inputs/secrets.ts';
import { appOf } from './inputs/secrets.ts';
import type { Log } from './ports/log.ts';
import type { Token, TokenSource } from './ports/token.ts';

/** What opens the repositories of a run, made once: a token that is minted is there for all who need it. */
export interface Access {
  /** For the application repository; undefined where nothing was given. */
  readonly application: Token | undefined;
  /** To ask who is in a team: one of the GitHub App where there is one. */
  readonly teams: Token | undefined;
  /** For the GitOps repository of a configuration; undefined where nothing was given for it. */
  readonly gitops: (application: ApplicationConfiguration) => Promise<Token | undefined>;
  readonly tally: Tally;
}

interface Given {
  readonly secrets: Secrets;
  readonly context: RunContext;
  readonly log: Log;
  /** Counts every request to GitHub's API. */
  readonly tally: Tally;
}

/** What `docs/permissions.md` asks for the application repository. */
const forApplication: Permissions = {
  contents: 'read',
  statuses: 'write',
  deployments: 'write',
  pull_requests: 'write',
  actions: 'read',
};

/** For `scan.upload`, which is not known yet: the configuration may be read with this very token. */
const welcomeForApplication: Permissions = { security_events: 'write' };

/** For a comment besides: a reaction to it. */
const welcomeForComments: Permissions = { issues: 'write' };

/**
 * To ask who is in a team, which the job's own token never may: https://docs.github.com/rest/teams/members. Every installation has the
 * permission for metadata: an App that is there for this alone needs no other.
 */
const forTeams = { permissions: { metadata: 'read' }, welcome: { members: 'read' } } as const;

/** Of each repository the token that is given for it, else one of the GitHub App, else the GitHub token. */
export function openAccess(given: Given): Access {
  const { githubToken, gitopsToken } = given.secrets;
  const app = appOf(given.secrets);
  const { repository, serverUrl } = given.context;
  const mint = (scope: TokenScope) => (app === undefined ? undefined : tokensOf(app, given, scope));
  const minted = new Map<string, Token | undefined>();
  const ofApplication =
    repository === undefined
      ? undefined
      : mint({ repository, permissions: forApplication, welcome: welcomeOn(given.context) });
  const ofTeams = repository === undefined ? undefined : mint({ repository, ...forTeams });
  return {
    application: githubToken ?? ofApplication,
    teams: ofTeams ?? githubToken,
    gitops: async (configuration) => {
      if (gitopsToken !== undefined) return gitopsToken;
      const { repositoryOn } = await import('./git/address.ts');
      const name = repositoryOn(serverUrl, configuration.gitops.repository);
      // the token of one server is nobody else's business
      if (name === undefined) return undefined;
      const token = minted.get(name) ?? mint({ repository: name, ...forGitops(configuration) });
      minted.set(name, token);
      return token ?? githubToken;
    },
    tally: given.tally,
  };
}

function welcomeOn({ event }: RunContext): Permissions {
  return event === 'issue_comment' ? { ...welcomeForApplication, ...welcomeForComments } : welcomeForApplication;
}

/**
 * What is welcome besides: checks are read to say which one keeps a pull request from being merged, teams are asked for reviews by
 * who may see them, and labels made by who may write issues. Where that is not granted, it is told when it fails.
 */
function forGitops(application: ApplicationConfiguration): Pick<TokenScope, 'permissions' | 'welcome'> {
  const proposing = Object.values(application.environments).filter(proposes);
  // without a Prometheus there is nothing for right-size to propose
  const hasMetrics = [application, ...Object.values(application.clusters)].some(
    ({ prometheus }) => prometheus !== undefined,
  );
  const sizes = hasMetrics ? [application['right-size']] : [];
  const looks = [...proposing.map((one) => one['pull-request']), ...sizes];
  if (looks.length === 0) return { permissions: { contents: 'write' } };
  const asksTeams = looks.some(({ reviewers }) => reviewers.some((reviewer) => reviewer.includes('/')));
  const isLabelled = looks.some(({ labels }) => labels.length > 0);
  return {
    permissions: { contents: 'write', ...(proposing.length > 0 ? { pull_requests: 'write' } : {}) },
    welcome: {
      pull_requests: 'write',
      checks: 'read',
      statuses: 'read',
      merge_queues: 'write',
      ...(asksTeams ? { members: 'read' } : {}),
      ...(isLabelled ? { issues: 'write' } : {}),
    },
  };
}

/** What is wrong with the key of the GitHub App, if there is one: known before anybody is asked. */
export async function appProblems(secrets: Secrets): Promise<readonly Problem[]> {
  const app = appOf(secrets);
  if (app === undefined) return [];
  const { readAppKey } = await import('./github/app-key.ts');
  try {
    readAppKey(app);
    return [];
  } catch (error) {
    if (error instanceof DeployError) return error.problems;
    throw error;
  }
}

/** Loads what mints when a token is first used. */
function tokensOf(app: AppCredentials, { context: { apiUrl }, log, tally }: Given, scope: TokenScope): TokenSource {
  const load = async () => {
    const { appTokens } = await import('./github/app.ts');
    return appTokens({ apiUrl, app, clock: systemClock, log, tally }, scope);
  };
  let tokens: Promise<TokenSource> | undefined;
  return async (signal) => {
    tokens ??= load();
    return (await tokens)(signal);
  };
}
