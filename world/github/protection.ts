import type { Protection, Pull, Repository, State } from './state.ts';

type CheckState = 'expected' | 'pending' | 'failing' | 'successful';

/** Conclusions that satisfy a required check: https://docs.github.com/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks */
const goodConclusions: readonly unknown[] = ['success', 'neutral', 'skipped'];

/** How a required check stands on a commit: the newest commit status or check run of that name. */
function checkState(state: State, repository: Repository, at: { sha: string; name: string }): CheckState {
  const { fullName } = repository;
  const run = state.checkRuns.findLast(
    (one) => one.repository === fullName && one.head_sha === at.sha && one.name === at.name,
  );
  if (run !== undefined) {
    if (run.fields.status !== 'completed') return 'pending';
    return goodConclusions.includes(run.fields.conclusion) ? 'successful' : 'failing';
  }
  const status = state.statuses.findLast(
    (one) => one.repository === fullName && one.sha === at.sha && one.context.toLowerCase() === at.name.toLowerCase(),
  );
  if (status === undefined) return 'expected';
  return status.state === 'success' ? 'successful' : status.state === 'pending' ? 'pending' : 'failing';
}

/** The required checks of a branch that a commit has not passed. */
export function openChecks(state: State, repository: Repository, at: { sha: string; branch: string }) {
  const required = repository.protections.get(at.branch)?.requiredChecks ?? [];
  return required.flatMap((name) => {
    const now = checkState(state, repository, { sha: at.sha, name });
    return now === 'successful' ? [] : [{ name, now }];
  });
}

/**
 * The sentence about required checks that a commit has not passed. Its forms were seen in
 * https://github.com/PennyDreadfulMTG/Penny-Dreadful-Tools/issues/6226 and
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks
 */
export function missingChecks(state: State, repository: Repository, at: { sha: string; branch: string }) {
  const required = repository.protections.get(at.branch)?.requiredChecks ?? [];
  const open = openChecks(state, repository, at);
  const [first] = open;
  if (first === undefined) return undefined;
  if (required.length === 1) return `Required status check "${first.name}" is ${first.now}.`;
  const kinds = new Set(open.map(({ now }) => now));
  const count = `${open.length} of ${required.length} required status checks`;
  return kinds.size === 1 ? `${count} are ${first.now}.` : `${count} have not succeeded.`;
}

/**
 * Why a pull request does not have what its base asks for; seen in https://github.com/Reviewable/Reviewable/issues/561.
 * GitHub does not publish what it says of a head that is behind.
 */
export function mergeBlock(state: State, repository: Repository, pull: Pull): string | undefined {
  const rule = repository.protections.get(pull.base);
  const wanted = rule?.requiredReviews ?? 0;
  const reviews =
    pull.approvals.size < wanted
      ? `At least ${wanted} approving review${wanted === 1 ? ' is' : 's are'} required by reviewers with write access.`
      : undefined;
  const checks = missingChecks(state, repository, { sha: pull.head_sha, branch: pull.base });
  const behind = isBehind(repository, pull) ? 'The head branch is not up to date with the base branch.' : undefined;
  const sentences = [checks, reviews, behind].filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** Whether the base wants its newest commit in the head. */
export function isBehind({ bare, protections }: Repository, pull: Pull): boolean {
  const rule = protections.get(pull.base);
  return rule?.strict === true && rule.mergeQueue === undefined && !bare.isAncestor(pull.base_sha, pull.head_sha);
}

const throughQueue = 'Changes must be made through the merge queue';

/**
 * Why somebody may not merge at once: also a merge queue, past which only they get who may bypass it, without a word
 * (https://github.com/akuity/kargo/issues/5405). What rulesets refuse begins with a sentence of its own.
 */
export function mergeNowBlock(state: State, repository: Repository, pull: Pull, by: string): string | undefined {
  const rule = repository.protections.get(pull.base);
  if (rule === undefined || rule.bypass?.includes(by) === true) return undefined;
  const block = mergeBlock(state, repository, pull) ?? (rule.mergeQueue === undefined ? undefined : throughQueue);
  return block === undefined ? undefined : inRulesetsWords(rule, [block]);
}

/** Seen in https://github.com/satisfactory-factories/application/issues/67 */
function inRulesetsWords({ asRuleset, mergeQueue }: Protection, violations: readonly string[]): string {
  const isRuleset = (asRuleset ?? false) !== false || mergeQueue !== undefined;
  return isRuleset ? `Repository rule violations found\n\n${violations.join('\n\n')}\n\n` : violations.join(' ');
}

/** A branch that is about to move; `before` and `after` are undefined where it begins or ends. */
export interface BranchMove {
  readonly branch: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The login of who moves it. */
  readonly by: string;
}

/** A push that is refused, and by what. */
export interface PushBlock {
  readonly kind: 'protection' | 'ruleset' | 'queued';
  readonly violations: readonly string[];
  /** As the API says it. */
  readonly message: string;
}

/** Seen in https://github.com/SharezoneApp/sharezone-app/pull/605 */
const queued = [
  'A pull request for this branch has been added to a merge queue. Branches that',
  'are queued for merging cannot be updated. To modify this branch, dequeue the',
  'associated pull request.',
];

/**
 * Why a push to a branch is refused, undefined where it is not: https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches
 * A rule that asks for reviews asks for pull requests; force pushes and deletion are off for every protected branch.
 */
export function pushBlock(state: State, repository: Repository, move: BranchMove): PushBlock | undefined {
  const isQueued = [...repository.queues.values()].some((entries) =>
    entries.some(({ pull }) => pull.head === move.branch && pull.closed_at === null),
  );
  if (isQueued) return { kind: 'queued', violations: queued, message: queued.join(' ') };
  const rule = repository.protections.get(move.branch);
  if (rule === undefined || rule.bypass?.includes(move.by) === true) return undefined;
  const violations = violationsOf(state, repository, { rule, move });
  if (violations.length === 0) return undefined;
  const kind = (rule.asRuleset ?? false) === false ? 'protection' : 'ruleset';
  const said = kind === 'ruleset' ? violations : violations.slice(0, 1);
  return { kind, violations: said, message: kind === 'ruleset' ? inRulesetsWords(rule, said) : (said[0] ?? '') };
}

function violationsOf(
  state: State,
  repository: Repository,
  { rule, move }: { readonly rule: Protection; readonly move: BranchMove },
): readonly string[] {
  const { before, after, branch } = move;
  if (after === undefined) return ['Cannot delete a protected branch'];
  if (before !== undefined && !repository.bare.isAncestor(before, after)) return ['Cannot force-push to this branch'];
  const byPull = rule.blockPushes === true || (rule.requiredReviews ?? 0) > 0;
  const checks = missingChecks(state, repository, { sha: after, branch });
  return [
    ...(rule.mergeQueue === undefined ? [] : [throughQueue]),
    ...(byPull ? ['Changes must be made through a pull request.'] : []),
    ...(checks === undefined ? [] : [checks]),
  ];
}

/**
 * What git shows of a refused push. The protection of a branch was seen in https://github.com/desktop/desktop/issues/17586, a
 * ruleset in https://github.com/gleam-lang/gleam/pull/6080.
 */
export function printPushBlock({ kind, violations }: PushBlock, ref: string, page: string): string {
  if (kind !== 'ruleset')
    return `error: GH006: Protected branch update failed for ${ref}.\n${violations.map((one) => `error: ${one}\n`).join('')}`;
  const rules = `${page}/rules?ref=${encodeURIComponent(ref)}`;
  const listed = violations.map((one) => `- ${one}\n\n`).join('');
  return `error: GH013: Repository rule violations found for ${ref}.\nReview all repository rules at ${rules}\n\n${listed}`;
}
