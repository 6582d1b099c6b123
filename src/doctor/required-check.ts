import { requiredChecks } from './branch.ts';
import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';
import type { BranchFacts } from './facts.ts';
import type { ActionStep, Workflow } from './workflow-file.ts';

/** What is known of the check of pull requests in the GitOps repository. */
export interface CheckFacts {
  readonly repository: string;
  readonly branch: string;
  /** The workflows of the GitOps repository, as far as they can be read. */
  readonly workflows: readonly Workflow[];
  /** What GitHub keeps the branch from; undefined where it does not say. */
  readonly rules: BranchFacts | undefined;
}

interface CheckJob {
  readonly workflow: Workflow;
  readonly step: ActionStep;
}

const page = 'docs/check.md';

/** Whether pull requests of the GitOps repository are judged before they are merged, and whether they have to be. */
export function judgeRequiredCheck({ repository, branch, workflows, rules }: CheckFacts): Diagnosis {
  const { fine, problem, unknown } = answering('required-check', repository);
  const jobs = workflows.flatMap((workflow) =>
    workflow.steps.filter(({ command }) => command === 'check').map((step) => ({ workflow, step })),
  );
  const [first] = jobs;
  if (first === undefined)
    return fine(
      'no workflow there runs `check`',
      `what people change by hand is judged before Argo CD sees it by a workflow with \`command: check\` (${page}); \`init\` writes one`,
    );
  if (rules === undefined)
    return unknown(
      `${told(first)} runs it; whether ${branch} requires it is not known`,
      `require the job in the rules of ${branch} (Settings, Rules)`,
    );
  const checks = requiredChecks(rules);
  const required = jobs.find(({ step }) => checks.some((check) => isOf(check, step)));
  if (required === undefined && jobs.some(({ step }) => step.jobName.includes('${{')))
    return unknown(
      `${told(first)} runs it, under a name that is known to its runs alone`,
      `see that ${branch} requires it (Settings, Rules)`,
    );
  if (required === undefined)
    return fine(
      `${told(first)} runs it, and ${branch} does not require it`,
      `require the check "${first.step.jobName}" in the rules of ${branch} (Settings, Rules): a pull request that fails it can be merged`,
    );
  const stuck = stuckBecause(required, rules);
  if (stuck === undefined) return fine(`${told(required)} runs it, and ${branch} requires it`);
  return problem(`${branch} requires ${told(required)}, ${stuck.why}`, stuck.remedy);
}

function told({ workflow: { file }, step }: CheckJob): string {
  return `"${step.jobName}" of ${file}`;
}

/** A job of a workflow that is called is named behind the one that calls it. */
function isOf(check: string, { jobName, uses }: ActionStep): boolean {
  return check === jobName || (uses.includes('/.github/workflows/') && check.startsWith(`${jobName} / `));
}

/** Why a required check would be waited for in vain. */
function stuckBecause({ workflow }: CheckJob, { rules }: BranchFacts) {
  const { triggers, hasPathFilter } = workflow;
  if (!triggers.includes('pull_request'))
    return {
      why: 'which does not run for pull requests: they would wait for it in vain',
      remedy: `run it \`on: pull_request\` (${page})`,
    };
  if (rules.some(({ type }) => type === 'merge_queue') && !triggers.includes('merge_group'))
    return {
      why: 'which does not run in its merge queue: nothing would ever leave it',
      remedy: `run it \`on: merge_group\` too (${page})`,
    };
  if (hasPathFilter)
    return {
      why: 'which runs for some files only: a pull request of others would wait for it in vain',
      remedy: 'take `paths` out of `on: pull_request`: where no manifest has changed, it succeeds',
    };
  return undefined;
}
