import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';
import type { Probe, RepositoryFacts, SeenRepository, TokenFacts, TokenKind } from './facts.ts';
import type { Question } from './questions.ts';

/** Which repository a token is for, and in which words it is asked for. */
export interface TokenOf {
  /** `owner/name`. */
  readonly repository: string;
  /** The input that it is given by. */
  readonly input: 'github-token' | 'gitops-token';
  readonly question: Extract<Question, 'token' | 'gitops-token'>;
  readonly now: Date;
}

const kinds: Readonly<Record<TokenKind, string>> = {
  actions: "GITHUB_TOKEN, the job's own",
  installation: 'a token of a GitHub App',
  'fine-grained': 'a fine-grained personal token',
  classic: 'a classic personal token',
  oauth: 'a token of an OAuth app, or of a GitHub App for a user',
  unknown: 'a token of a kind that is not known',
};

/** The kind of a token by its prefix: https://github.blog/engineering/behind-githubs-new-authentication-token-formats */
export function kindByPrefix(token: string): TokenKind {
  // tokens of installations may hold a JWT (`ghs_APPID_…`), and that of a job begins the same: whose it is, is asked for
  if (token.startsWith('ghs_')) return 'installation';
  if (token.startsWith('github_pat_')) return 'fine-grained';
  if (/^(?:ghp_|[0-9a-f]{40}$)/.test(token)) return 'classic';
  return /^(?:gho_|ghu_)/.test(token) ? 'oauth' : 'unknown';
}

/** Milliseconds within which the end of a token is near. */
const soon = 7 * 86_400_000;

/** Whether GitHub takes a token and shows it the repository. */
export function judgeToken(seen: SeenRepository, of: TokenOf): Diagnosis {
  const { fine, problem } = answering(of.question, of.repository);
  if (seen.state === 'refused') return refused(seen, of);
  const { token } = seen;
  const login = token.login === undefined ? '' : ` (${token.login})`;
  const what = `${kinds[token.kind]}${login}`;
  if (token.endsAt === undefined) return fine(what);
  const end = token.endsAt.toISOString().slice(0, 10);
  const isNear = !token.isMinted && token.endsAt.getTime() - of.now.getTime() < soon;
  return isNear
    ? problem(`${what}, which ends on ${end}`, `make a new one and put it into the secret of \`${of.input}\``)
    : fine(`${what}, until ${end}`);
}

function refused(seen: Extract<SeenRepository, { state: 'refused' }>, of: TokenOf): Diagnosis {
  const { problem, unknown } = answering(of.question, of.repository);
  const { status, kind, message } = seen;
  if (status === undefined) return problem(message, seen.remedy ?? 'see docs/permissions.md, "A GitHub App"');
  if (status === 401)
    return problem(
      `GitHub does not take the token (401 ${message})`,
      `it has ended or was revoked: put a new one into \`${of.input}\``,
    );
  if (status === 404 && (kind === 'actions' || kind === 'installation'))
    return problem(
      `the token does not see ${of.repository}: GITHUB_TOKEN sees its own repository alone, and a GitHub App those that it is installed on`,
      `install the App on ${of.repository} (its settings, Install App), or give a token for it in \`${of.input}\``,
    );
  if (status === 404)
    return problem(
      `there is no ${of.repository}, or the token does not see it`,
      `correct the name, or add ${of.repository} to the repositories of the token`,
    );
  return unknown(
    `GitHub answers ${status}: ${message}`,
    'run again; a rate limit or a policy of the organization (SSO, IP allow list) may stand before it',
  );
}

/** A permission of a fine-grained token, an App or a job, such as `contents: write`. */
export interface NeededPermission {
  /** As `permissions:` of a workflow has it: `pull-requests`. */
  readonly name: string;
  readonly level: 'read' | 'write';
}

function printPermission({ name, level }: NeededPermission): string {
  return `${name}: ${level}`;
}

/** What permissions are judged by. */
export interface PermissionFacts {
  readonly seen: RepositoryFacts;
  readonly needed: readonly NeededPermission[];
  /** What harmless reads told, by the name of the permission. */
  readonly probes: ReadonlyMap<string, Probe>;
}

/** Whether a token may do what is needed, as far as that is known without writing. */
export function judgePermissions(facts: PermissionFacts, of: TokenOf): Diagnosis {
  const { fine, problem, unknown } = answering(
    of.question === 'token' ? 'permissions' : 'gitops-permissions',
    of.repository,
  );
  const { seen, needed, probes } = facts;
  const { kind, isMinted } = seen.token;
  const list = needed.map(printPermission).join(', ');
  const lacking = needed.filter(({ name }) => probes.get(name) === 'denied').map(printPermission);
  if (lacking.length > 0)
    return problem(`the token lacks ${lacking.join(', ')}`, `grant it ${howToGrant(kind, lacking.join(', '), of)}`);
  const onlyReads = needed.every(({ level }) => level === 'read');
  if (onlyReads && needed.every(({ name }) => probes.get(name) === 'allowed')) return fine(list);
  if (seen.settings.isArchived && !onlyReads)
    return problem(`${of.repository} is archived: nothing can be written`, 'unarchive it in its settings');
  if (isMinted) return fine(`made for just that: ${list}`);
  if (isOfPerson(kind)) return judgePerson(seen, list, of);
  return unknown(
    `every read that it needs is allowed; GitHub does not tell what ${kinds[kind]} may write`,
    `look that it has them ${howToGrant(kind, list, of)}`,
  );
}

/** Of the token of an App GitHub tells a role that means nothing. */
function isOfPerson(kind: TokenKind): boolean {
  return kind === 'classic' || kind === 'fine-grained' || kind === 'oauth';
}

/** What a person may, by their role and by the scopes of the token. */
function judgePerson({ token, settings }: RepositoryFacts, list: string, of: TokenOf): Diagnosis {
  const { fine, problem, unknown } = answering(
    of.question === 'token' ? 'permissions' : 'gitops-permissions',
    of.repository,
  );
  const { login = 'whose token it is', scopes, kind } = token;
  const lacking = scopesLacking(token, settings.isPrivate);
  if (lacking !== undefined)
    return problem(
      `the token lacks the scope ${lacking}`,
      `add the scope \`${lacking}\` to the token; better: a fine-grained one with ${list}`,
    );
  if (settings.mayPush === false)
    return problem(`${login} may not write to ${of.repository}`, `give ${login} the role Write there`);
  if (scopes !== undefined && settings.mayPush === true)
    return fine(`the scopes ${scopes.join(', ')} and the role of ${login}`);
  return unknown(
    `every read that it needs is allowed; GitHub does not tell what ${kinds[kind]} may write`,
    `look that it has them ${howToGrant(kind, list, of)}`,
  );
}

/** https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps */
function scopesLacking({ scopes }: TokenFacts, isPrivate: boolean): string | undefined {
  if (scopes === undefined || scopes.includes('repo')) return undefined;
  if (isPrivate) return 'repo';
  return scopes.includes('public_repo') ? undefined : 'public_repo';
}

function howToGrant(kind: TokenKind, permissions: string, { repository }: TokenOf): string {
  switch (kind) {
    case 'actions':
      return `in the workflow, for the job: permissions: { ${permissions} }`;
    case 'installation':
      return `in the settings of the GitHub App (Permissions & events), accepted for the installation on ${repository}: ${permissions}`;
    case 'fine-grained':
      return `in its settings (Developer settings, Fine-grained tokens), with ${repository} selected: ${permissions}`;
    default:
      return `it needs ${permissions} of ${repository}`;
  }
}
