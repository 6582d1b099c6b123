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

/**
 * The sentence about required checks that a commit has not passed. Its forms were seen in
 * https://github.com/PennyDreadfulMTG/Penny-Dreadful-Tools/issues/6226 and
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks
 */
export function missingChecks(state: State, repository: Repository, at: { sha: string; branch: string }) {
  const required = repository.protections.get(at.branch)?.requiredChecks ?? [];
  const open = required.flatMap((name) => {
    const now = checkState(state, repository, { sha: at.sha, name });
    return now === 'successful' ? [] : [{ name, now }];
  });
  const [first] = open;
  if (first === undefined) return undefined;
  if (required.length === 1) return `Required status check "${first.name}" is ${first.now}.`;
  const kinds = new Set(open.map(({ now }) => now));
  const count = `${open.length} of ${required.length} required status checks`;
  return kinds.size === 1 ? `${count} are ${first.now}.` : `${count} have not succeeded.`;
}

/** Why a pull request may not be merged by the rule of its base; seen in https://github.com/Reviewable/Reviewable/issues/561 */
export function mergeBlock(state: State, repository: Repository, pull: Pull): string | undefined {
  const wanted = repository.protections.get(pull.base)?.requiredReviews ?? 0;
  const reviews =
    pull.approvals.size < wanted
      ? `At least ${wanted} approving review${wanted === 1 ? ' is' : 's are'} required by reviewers with write access.`
      : undefined;
  const checks = missingChecks(state, repository, { sha: pull.head_sha, branch: pull.base });
  const sentences = [checks, reviews].filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** A branch that is about to move; `before` and `after` are undefined where it begins or ends. */
export interface BranchMove {
  readonly branch: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Why a push to a branch is refused, undefined where it is not: https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches
 * A rule that asks for reviews asks for pull requests; force pushes and deletion are off for every protected branch.
 */
export function pushBlock(state: State, repository: Repository, move: BranchMove): string | undefined {
  const rule: Protection | undefined = repository.protections.get(move.branch);
  if (rule === undefined) return undefined;
  if (move.after === undefined) return 'Cannot delete a protected branch';
  if (move.before !== undefined && !repository.bare.isAncestor(move.before, move.after))
    return 'Cannot force-push to this branch';
  if (rule.blockPushes === true || (rule.requiredReviews ?? 0) > 0)
    return 'Changes must be made through a pull request.';
  return missingChecks(state, repository, { sha: move.after, branch: move.branch });
}
