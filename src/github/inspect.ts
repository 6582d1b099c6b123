import { isTrueAt, numberAt, textAt, timeAt, valueAt, withoutUndefined } from '../data/fields.ts';
import { kindByPrefix } from '../doctor/token.ts';
import { DeployError } from '../errors.ts';
import type {
  BranchFacts,
  BranchRule,
  Probe,
  ProbedPermission,
  RepositoryInspection,
  RepositorySettings,
  SeenRepository,
} from '../ports/inspection.ts';
import type { Token } from '../ports/token.ts';
import { tokenNow } from '../ports/token.ts';
import { shortLine } from '../text/plain.ts';
import type { ClientOptions, GitHub } from './client.ts';
import { ask, createClient } from './client.ts';

const reading = { what: 'looking at', stage: 'inputs', needs: 'metadata=read' } as const;

/** What a token is, what it may read and what holds for branches of its repository. Only reads. */
export function inspectRepository(options: ClientOptions): RepositoryInspection {
  const client = createClient(options);
  const work = <T>(signal: AbortSignal, todo: (github: GitHub) => Promise<T>) =>
    ask(client, { ...reading, signal }, todo);
  return {
    repository: options.repository,
    look: (signal) => work(signal, (github) => look(github, options.token)),
    probe: (permission, ref, signal) => work(signal, (github) => probe(github, permission, ref)),
    branch: (name, asAdministrator, signal) => work(signal, (github) => branchFacts(github, { name, asAdministrator })),
  };
}

/** What became of one request: its answer, or how it was refused. */
type Tried<T> = { readonly answer: T } | { readonly status: number; readonly message: string };

/** A refusal is an answer here; what is no answer at all is thrown. */
async function attempt<T>(request: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { answer: await request() };
  } catch (error) {
    const status = numberAt(error, 'status') ?? 0;
    if (status !== 401 && status !== 403 && status !== 404) throw error;
    return { status, message: shortLine(error instanceof Error ? error.message : '') };
  }
}

async function look(github: GitHub, token: Token): Promise<SeenRepository> {
  const isMinted = typeof token !== 'string';
  const { rest, at } = github;
  try {
    const byPrefix = kindByPrefix(await tokenNow(token, at.request.signal));
    const tried = await attempt(() => rest.repos.get(at));
    if (!('answer' in tried)) return { state: 'refused', kind: await kindOf(github, byPrefix), ...tried };
    const { headers, data } = tried.answer;
    const login = await loginOf(github);
    return {
      state: 'seen',
      ...withoutUndefined({ serverTime: timeAt(headers, 'date') }),
      token: {
        kind: isActions(login) ? 'actions' : byPrefix,
        isMinted,
        ...withoutUndefined({ login, scopes: scopesIn(headers), endsAt: endIn(headers) }),
      },
      settings: settingsOf(data),
    };
  } catch (error) {
    // an App that cannot make a token says itself what is wrong with it
    if (!isMinted || !(error instanceof DeployError)) throw error;
    return { state: 'refused', kind: 'installation', message: error.message, remedy: error.remedy };
  }
}

async function kindOf(github: GitHub, byPrefix: ReturnType<typeof kindByPrefix>) {
  return byPrefix === 'installation' && isActions(await loginOf(github)) ? 'actions' : byPrefix;
}

/** The bot whose token each job gets: https://docs.github.com/actions/concepts/security/github_token */
function isActions(login: string | undefined): boolean {
  return login === 'github-actions[bot]' || login === 'github-actions';
}

/** As whom a token acts: the one question that tokens of users and of Apps both may ask. */
async function loginOf({ graphql, at }: GitHub): Promise<string | undefined> {
  try {
    return textAt(await graphql('query { viewer { login } }', { request: at.request }), 'viewer', 'login');
  } catch {
    at.request.signal.throwIfAborted();
    return undefined;
  }
}

/** https://docs.github.com/rest/authentication/authenticating-to-the-rest-api: told of classic tokens and OAuth apps alone */
function scopesIn(headers: object): readonly string[] | undefined {
  const text = valueAt(headers, 'x-oauth-scopes');
  return typeof text === 'string' ? text.split(/[\s,]+/).filter((scope) => scope !== '') : undefined;
}

/** `2026-12-31 23:59:59 UTC`, or with an offset: https://github.blog/changelog/2021-07-26-expiration-options-for-personal-access-tokens */
function endIn(headers: object): Date | undefined {
  const text = textAt(headers, 'github-authentication-token-expiration');
  const time = text === undefined ? undefined : new Date(text.replace(' ', 'T').replace(' UTC', 'Z').replace(' ', ''));
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}

/** Settings of merging are told to whom may push; a role, of people alone. */
function settingsOf(data: object): RepositorySettings {
  const flags = { merge: 'allow_merge_commit', squash: 'allow_squash_merge', rebase: 'allow_rebase_merge' } as const;
  const isKnown = typeof valueAt(data, flags.merge) === 'boolean';
  const methods = (['merge', 'squash', 'rebase'] as const).filter((method) => isTrueAt(data, flags[method]));
  const push = valueAt(data, 'permissions', 'push');
  const autoMerge = valueAt(data, 'allow_auto_merge');
  return {
    defaultBranch: textAt(data, 'default_branch') ?? 'main',
    isPrivate: isTrueAt(data, 'private'),
    isArchived: isTrueAt(data, 'archived'),
    isAdministrator: isTrueAt(data, 'permissions', 'admin'),
    ...(isKnown ? { methods } : {}),
    ...(typeof push === 'boolean' ? { mayPush: push } : {}),
    ...(typeof autoMerge === 'boolean' ? { allowsAutoMerge: autoMerge } : {}),
  };
}

async function probe({ rest, at }: GitHub, permission: ProbedPermission, ref: string): Promise<Probe> {
  const requests: Readonly<Record<ProbedPermission, () => Promise<unknown>>> = {
    contents: () => rest.repos.getBranch({ ...at, branch: ref }),
    statuses: () => rest.repos.getCombinedStatusForRef({ ...at, ref, per_page: 1 }),
    deployments: () => rest.repos.listDeployments({ ...at, per_page: 1 }),
    'pull-requests': () => rest.pulls.list({ ...at, per_page: 1 }),
    actions: () => rest.actions.listWorkflowRunsForRepo({ ...at, per_page: 1 }),
  };
  const tried = await attempt(requests[permission]);
  if ('answer' in tried) return 'allowed';
  // what is not there says nothing of the permission
  return tried.status === 403 && /not accessible/i.test(tried.message) ? 'denied' : 'unknown';
}

async function branchFacts(
  github: GitHub,
  { name, asAdministrator }: { readonly name: string; readonly asAdministrator: boolean },
): Promise<BranchFacts> {
  const { rest, at } = github;
  const [branch, rules] = await Promise.all([
    attempt(() => rest.repos.getBranch({ ...at, branch: name })),
    rulesOf(github, name),
  ]);
  if (!('answer' in branch)) return { rules };
  const { protection } = branch.answer.data;
  // `protected` is also true where rulesets alone do
  if (protection?.enabled !== true) return { rules };
  const checks = protection.required_status_checks?.contexts ?? [];
  const ofProtection = asAdministrator ? await protectionRest(github, name) : undefined;
  return { rules, protection: { checks, ...(ofProtection === undefined ? {} : { rest: ofProtection }) } };
}

/** https://docs.github.com/rest/branches/branch-protection#get-branch-protection */
async function protectionRest({ rest, at }: GitHub, branch: string) {
  const tried = await attempt(() => rest.repos.getBranchProtection({ ...at, branch }));
  if (!('answer' in tried)) return undefined;
  const { data } = tried.answer;
  return {
    reviews: numberAt(data, 'required_pull_request_reviews', 'required_approving_review_count') ?? 0,
    isSigned: isTrueAt(data, 'required_signatures', 'enabled'),
    isLinear: isTrueAt(data, 'required_linear_history', 'enabled'),
    isRestricted: valueAt(data, 'restrictions') !== undefined,
  };
}

/** https://docs.github.com/rest/repos/rules#get-rules-for-a-branch: also of a branch that is not there */
async function rulesOf(github: GitHub, branch: string): Promise<readonly BranchRule[]> {
  const { rest, at } = github;
  const { data } = await rest.repos.getBranchRules({ ...at, branch, per_page: 100 });
  const ids = [...new Set(data.flatMap(({ ruleset_id }) => ruleset_id ?? []))];
  const named = new Map(await Promise.all(ids.map(async (id) => [id, await rulesetOf(github, id)] as const)));
  return data.map((rule) => {
    const { name, isBypassed } = named.get(rule.ruleset_id ?? 0) ?? {};
    return {
      type: rule.type,
      parameters: valueAt(rule, 'parameters'),
      ruleset: `ruleset ${name ?? shortLine(rule.ruleset_source ?? `${at.owner}/${at.repo}`)}`,
      ...withoutUndefined({ isBypassed }),
    };
  });
}

/** One of an organization is told only to those who may see it there. */
async function rulesetOf({ rest, at }: GitHub, id: number) {
  const tried = await attempt(() => rest.repos.getRepoRuleset({ ...at, ruleset_id: id }));
  if (!('answer' in tried)) return {};
  const bypass = textAt(tried.answer.data, 'current_user_can_bypass');
  const name = shortLine(tried.answer.data.name);
  return withoutUndefined({ name, isBypassed: bypass === undefined ? undefined : bypass === 'always' });
}
