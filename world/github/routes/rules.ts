import { notFound } from '../refusal.ts';
import { commitReply } from '../replies/commit.ts';
import { repositoryPage, repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Route } from '../route.ts';
import { route } from '../route.ts';
import type { Protection, Repository } from '../state.ts';

function ruleOf({ repository, path }: Call): Protection | undefined {
  return repository.protections.get(path.branch ?? '');
}

/** https://docs.github.com/rest/branches/branches#get-a-branch: what a branch protection asks for, and no ruleset */
function getBranch(call: Call): Answer {
  const { state, repository, path } = call;
  const name = path.branch ?? '';
  const sha = repository.bare.ref(`refs/heads/${name}`);
  const [commit] = sha === undefined ? [] : repository.bare.commits('-1', sha);
  if (commit === undefined) throw notFound();
  const rule = ruleOf(call);
  const isProtected = rule !== undefined && !isRuleset(rule);
  const contexts = isProtected ? (rule.requiredChecks ?? []) : [];
  const url = `${repositoryUrl(state, repository)}/branches/${name}`;
  const checks = {
    enforcement_level: contexts.length === 0 ? 'off' : 'non_admins',
    contexts,
    checks: contexts.map((context) => ({ context, app_id: null })),
  };
  const body = {
    name,
    commit: commitReply(state, repository, commit),
    _links: { self: url, html: `${repositoryPage(state, repository)}/tree/${name}` },
    protected: rule !== undefined,
    protection: { enabled: isProtected, required_status_checks: checks },
    protection_url: `${url}/protection`,
  };
  return { status: 200, body };
}

function isRuleset({ asRuleset }: Protection): boolean {
  return asRuleset !== undefined && asRuleset !== false;
}

/** Each branch with rulesets has one here, numbered by when its rule was made. */
function rulesetsOf({ protections }: Repository) {
  return [...protections].flatMap(([branch, rule], index) =>
    isRuleset(rule)
      ? [{ id: index + 1, branch, rule, name: typeof rule.asRuleset === 'string' ? rule.asRuleset : branch }]
      : [],
  );
}

/** https://docs.github.com/rest/repos/rules#get-rules-for-a-branch: rulesets, and no branch protection */
function getRules({ repository, path }: Call): Answer {
  const found = rulesetsOf(repository).find(({ branch }) => branch === path.branch);
  if (found === undefined) return { status: 200, body: [] };
  const source = {
    ruleset_source_type: 'Repository',
    ruleset_source: repository.fullName,
    ruleset_id: found.id,
  };
  return { status: 200, body: rulesIn(found.rule).map((rule) => ({ ...rule, ...source })) };
}

function rulesIn(rule: Protection) {
  const { requiredChecks = [], requiredReviews = 0, blockPushes, mergeQueue, strict, otherRules = [] } = rule;
  const checks = {
    required_status_checks: requiredChecks.map((context) => ({ context })),
    strict_required_status_checks_policy: strict === true,
  };
  const reviews = {
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_approving_review_count: requiredReviews,
    required_review_thread_resolution: false,
  };
  return [
    ...(requiredChecks.length === 0 ? [] : [{ type: 'required_status_checks', parameters: checks }]),
    ...(blockPushes === true || requiredReviews > 0 ? [{ type: 'pull_request', parameters: reviews }] : []),
    ...otherRules.map((type) => ({ type })),
    ...(mergeQueue === undefined ? [] : [{ type: 'merge_queue', parameters: queueOf(mergeQueue) }]),
  ];
}

/** The values with which GitHub begins. */
function queueOf({ method }: NonNullable<Protection['mergeQueue']>) {
  return {
    check_response_timeout_minutes: 60,
    grouping_strategy: 'ALLGREEN',
    max_entries_to_build: 5,
    max_entries_to_merge: 5,
    merge_method: method,
    min_entries_to_merge: 1,
    min_entries_to_merge_wait_minutes: 5,
  };
}

/** https://docs.github.com/rest/repos/rules#get-a-repository-ruleset; who may bypass it is told only to those who may write it */
function getRuleset({ state, repository, path, viewer }: Call): Answer {
  const found = rulesetsOf(repository).find(({ id }) => id === Number(path.ruleset_id));
  if (found === undefined) throw notFound();
  const { id, name, branch, rule } = found;
  const body = {
    id,
    name,
    target: 'branch',
    source_type: 'Repository',
    source: repository.fullName,
    enforcement: 'active',
    conditions: { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } },
    current_user_can_bypass: rule.bypass?.includes(viewer.login) === true ? 'always' : 'never',
    rules: rulesIn(rule),
    _links: {
      self: { href: `${repositoryUrl(state, repository)}/rulesets/${id}` },
      html: { href: `${repositoryPage(state, repository)}/rules/${id}` },
    },
    created_at: repository.created_at,
    updated_at: repository.created_at,
  };
  return { status: 200, body };
}

export const ruleRoutes: readonly Route[] = [
  route('GET /branches/{branch}', ['contents=read'], getBranch),
  route('GET /rules/branches/{branch}', [], getRules),
  route('GET /rulesets/{ruleset_id}', [], getRuleset),
];
