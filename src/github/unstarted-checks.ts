import type { GitHub } from './client.ts';

/** Who opens a pull request with the token of a job, GITHUB_TOKEN. */
const job = 'github-actions[bot]';

/** What has to be known of a pull request. */
export interface MaybeStuck {
  readonly user: { readonly login: string } | null;
  readonly state: string;
  readonly head: { readonly sha: string };
  readonly base: { readonly ref: string };
}

/**
 * The required checks of a pull request that a job's own token opened and no workflow has run for: its events start none,
 * so that nothing will report them. Empty where that is not so, and where the token may not see whether it is.
 * https://docs.github.com/actions/concepts/security/github_token
 */
export async function unstartedChecks(github: GitHub, pull: MaybeStuck): Promise<readonly string[]> {
  if (pull.user?.login !== job || pull.state !== 'open') return [];
  try {
    if (await hasRun(github, pull.head.sha)) return [];
    const [required, reported] = await Promise.all([
      requiredChecks(github, pull.base.ref),
      reportedChecks(github, pull.head.sha),
    ]);
    return required.filter((name) => !reported.has(name.toLowerCase()));
  } catch {
    // it would only explain: whatever keeps it from being known is no reason to end
    github.at.request.signal.throwIfAborted();
    return [];
  }
}

async function hasRun({ rest, at }: GitHub, commit: string): Promise<boolean> {
  const { data } = await rest.actions.listWorkflowRunsForRepo({ ...at, head_sha: commit, per_page: 1 });
  return data.total_count > 0;
}

/** What the protection of a branch and the rulesets for it ask for. */
async function requiredChecks({ rest, at }: GitHub, branch: string): Promise<readonly string[]> {
  const [{ data: protectedBranch }, { data: rules }] = await Promise.all([
    rest.repos.getBranch({ ...at, branch }),
    rest.repos.getBranchRules({ ...at, branch, per_page: 100 }),
  ]);
  const ofRules = rules.flatMap((rule) =>
    rule.type === 'required_status_checks' ? (rule.parameters?.required_status_checks ?? []) : [],
  );
  const names = [
    ...(protectedBranch.protection.required_status_checks?.contexts ?? []),
    ...ofRules.map(({ context }) => context),
  ];
  return [...new Set(names)];
}

async function reportedChecks({ rest, at }: GitHub, commit: string): Promise<ReadonlySet<string>> {
  const { data } = await rest.repos.getCombinedStatusForRef({ ...at, ref: commit, per_page: 100 });
  return new Set(data.statuses.map(({ context }) => context.toLowerCase()));
}
