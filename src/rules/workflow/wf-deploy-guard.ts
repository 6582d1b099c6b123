import type { Report, Rule } from '../rule.ts';
import type { StepCall } from './calls.ts';
import { gitCalls, jobCalls, stepCalls, verbOf } from './calls.ts';
import { jobsBehind } from './job-order.ts';
import type { Job, Workflow } from './workflow.ts';

/** A change of production that nothing holds. */
export const wfDeployGuard: Rule = {
  id: 'wf-deploy-guard',
  family: 'workflow',
  severities: ['warning'],
  title:
    'a job that changes production without an environment, a concurrency group, a limit of time, or a look at what becomes of it',
  why: 'nobody has to approve, two deployments cross, a run hangs for six hours, and it is green when the change is written, not when it is healthy',
  fix: 'add environment, concurrency and timeout-minutes, and wait for health, as gitops-deploy deploy does',
  repairs: 'suggested',
  sources: ['https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments'],
  elsewhere: ['zizmor concurrency-limits'],
  example: {
    file: '.github/workflows/deploy.yml',
    bad: `on: push
jobs:
  production:
    runs-on: ubuntu-24.04
    steps:
      - run: kubectl apply -f app.yaml
`,
    good: `on: push
jobs:
  production:
    runs-on: ubuntu-24.04
    environment: production
    concurrency: production
    timeout-minutes: 20
    steps:
      - run: kubectl apply -f app.yaml && kubectl rollout status deployment/app
`,
  },
  looksAt: 'workflow',
  judge: (workflow) => workflow.jobs.flatMap((job) => judge(job, workflow)),
};

function judge(job: Job, workflow: Workflow): readonly Report[] {
  const calls = jobCalls(job);
  const change = calls.find((call) => changes(call, calls));
  if (change === undefined || !isOfProduction(job, workflow)) return [];
  const { view } = job;
  const lacks = [
    ...(view.at('environment').isThere ? [] : ['an environment']),
    ...(view.at('concurrency').isThere || workflow.view.at('concurrency').isThere ? [] : ['a concurrency group']),
    ...(view.at('timeout-minutes').isThere ||
    job.steps.some((step) => step.view.at('timeout-minutes').isThere && stepCalls(step).includes(change))
      ? []
      : ['timeout-minutes']),
    ...(waits(job, workflow) ? [] : ['a wait for health']),
  ];
  return lacks.length === 0
    ? []
    : [{ at: change.at(change.word), message: `job ${job.id} changes production without ${listed(lacks)}` }];
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Whether the names of a job, or of a workflow with one job that deploys, say production. */
function isOfProduction({ id, view }: Job, { view: workflow }: Workflow): boolean {
  const environment = view.at('environment');
  const own = [id, view.at('name').value, environment.value, environment.at('name').value].join(' ');
  const isOther = /stag|test|dev|preview|sandbox|demo/i.test(own);
  return production.test(own) || (!isOther && production.test(workflow.at('name').value ?? ''));
}

const production = /(?<![a-z])prod(uction)?(?![a-z])/i;

/** Whether a call changes what runs: in the cluster, or in what the cluster follows. */
function changes(call: StepCall, all: readonly StepCall[]): boolean {
  const verb = verbOf(call)?.text ?? '';
  const isDry = call.rest.some(({ text }) => /^--dry-run/.test(text));
  if (isDry) return false;
  switch (call.program) {
    case 'kubectl':
      return /^(apply|set|replace|patch|scale)$/.test(verb);
    case 'helm':
      return /^(upgrade|install)$/.test(verb);
    case 'argocd':
      return call.rest.slice(0, 2).some(({ text }) => /^(sync|set)$/.test(text));
    case 'git':
      return verb === 'push' && all.some((one) => isEdit(one)) && gitCalls(all, 'commit').length > 0;
    default:
      return false;
  }
}

/** Whether a call writes an image or a value into a manifest. */
function isEdit({ program, rest }: StepCall): boolean {
  const words = rest.map(({ text }) => text);
  return (
    (program === 'yq' && words.some((word) => /^(-i|--inplace)$/.test(word))) ||
    (program === 'kustomize' && words[0] === 'edit') ||
    (program === 'sed' && words.some((word) => /^(-i|--in-place)/.test(word)))
  );
}

/** Whether this job, or one behind it, looks at what becomes of the change. */
function waits(job: Job, workflow: Workflow): boolean {
  return [job, ...jobsBehind(job, workflow)].some(
    (one) => jobCalls(one).some(isWait) || one.steps.some(({ uses }) => /gitops-deploy/.test(uses?.name ?? '')),
  );
}

function isWait({ program, rest }: StepCall): boolean {
  const words = rest.map(({ text }) => text);
  const has = (...names: readonly string[]) =>
    words.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
  switch (program) {
    case 'kubectl':
      return (words.includes('rollout') && words.includes('status')) || words[0] === 'wait' || words.includes('status');
    case 'helm':
      return has('--wait', '--atomic', '--rollback-on-failure');
    case 'argocd':
      return words.includes('wait');
    case 'gitops-deploy':
      return true;
    default:
      return false;
  }
}
