import { isFields } from '../data/fields.ts';
import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';
import type { NeededPermission } from './token.ts';
import type { ActionStep, Workflow } from './workflow-file.ts';

/** What workflows are judged by. */
export interface WorkflowNeeds {
  /** Of the job's token, for a command that deploys. */
  readonly permissions: readonly NeededPermission[];
  /** Whether a deployment asks who approved a run (`approvals.environment`). */
  readonly asksForRuns: boolean;
  /** What can pause, in words, such as `pull requests of production`; none where nothing is known to. */
  readonly pausing: readonly string[];
}

/** Commands that deploy and watch. */
const watching: readonly string[] = ['deploy', 'promote', 'rollback'];
/** Commands that need what a deployment needs. */
const reporting: readonly string[] = [...watching, 'resume', 'comment'];

/** Whether the workflows of a repository run this action well. */
export function judgeWorkflows(workflows: readonly Workflow[], needs: WorkflowNeeds): readonly Diagnosis[] {
  const ours = workflows.filter(({ steps }) => steps.length > 0);
  return [
    ...ours.flatMap((workflow) => [
      judgeTrigger(workflow),
      ...workflow.steps.flatMap((step) => judgeStep(workflow, step, needs)),
    ]),
    judgeResume(ours, needs),
  ];
}

function judgeStep({ file }: Workflow, step: ActionStep, needs: WorkflowNeeds): readonly Diagnosis[] {
  const place = { file, line: step.line };
  const about = `${file} ${step.job} (${step.command})`;
  return [
    ...(reporting.includes(step.command)
      ? [judgePermissions(step, needs, answering('workflow-permissions', about, place))]
      : []),
    ...(watching.includes(step.command)
      ? [judgeConcurrency(step, answering('workflow-concurrency', about, place))]
      : []),
    ...(step.uses === 'run' ? [] : [judgePin(step, answering('workflow-pin', about, place))]),
  ];
}

type Answers = ReturnType<typeof answering>;

function judgePermissions(
  { permissions, hasOwnToken, command }: ActionStep,
  needs: WorkflowNeeds,
  { fine, problem, unknown }: Answers,
): Diagnosis {
  const needed = permissionsFor(command, needs);
  const list = needed.map(({ name, level }) => `${name}: ${level}`).join(', ');
  if (hasOwnToken) return fine('it has a token of its own');
  if (permissions === undefined)
    return unknown(
      'there is no `permissions:`, so that the settings of the repository decide',
      `permissions: { ${list} }`,
    );
  const missing = needed.filter((one) => !grants(permissions, one));
  if (missing.length === 0) return fine(list);
  return problem(
    `the token of the job lacks ${missing.map(({ name, level }) => `${name}: ${level}`).join(', ')}`,
    `permissions: { ${list} }`,
  );
}

/** Commands that ask whether another run has ended, or who approved it. */
const lookingAtRuns: readonly string[] = ['resume', 'rollback', 'comment'];

function permissionsFor(command: string, { permissions, asksForRuns }: WorkflowNeeds): readonly NeededPermission[] {
  const looks = asksForRuns || lookingAtRuns.includes(command);
  return permissions.filter(({ name }) => name !== 'actions' || looks);
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions: what is not named is not granted */
function grants(permissions: unknown, { name, level }: NeededPermission): boolean {
  if (permissions === 'write-all') return true;
  if (permissions === 'read-all') return level === 'read';
  const given = isFields(permissions) ? permissions[name] : undefined;
  return given === 'write' || given === level;
}

function judgeConcurrency({ concurrency }: ActionStep, { fine, problem }: Answers): Diagnosis {
  if (concurrency === undefined) return fine('no group stands around the watch');
  const cancels =
    isFields(concurrency) &&
    concurrency['cancel-in-progress'] !== undefined &&
    concurrency['cancel-in-progress'] !== false;
  return problem(
    cancels
      ? 'its concurrency group cancels a deployment that is on its way'
      : 'a concurrency group stands around the watch: a hotfix waits for it, and GitHub drops all but the newest that wait',
    'take `concurrency` out: deployments of an environment settle by themselves which is the newest (docs/workflow.md)',
  );
}

function judgePin({ uses }: ActionStep, { fine }: Answers): Diagnosis {
  const revision = uses.slice(uses.lastIndexOf('@') + 1);
  if (/^[0-9a-f]{40}$/.test(revision)) return fine('pinned by a commit');
  return fine(`@${revision}`, 'pin it by its full commit: a tag can be moved by whoever takes over its repository');
}

function judgeTrigger({ file, triggers, steps, untrustedCheckouts }: Workflow): Diagnosis {
  const isTarget = triggers.includes('pull_request_target') && steps.some(({ hasImage }) => !hasImage);
  const [checkout] = triggers.some((one) => /^(?:issue_comment|pull_request_target|workflow_run)$/.test(one))
    ? untrustedCheckouts
    : [];
  const line = isTarget ? steps[0]?.line : checkout;
  const { fine, problem } = answering('workflow-trigger', file, { file, ...(line === undefined ? {} : { line }) });
  if (isTarget)
    return problem(
      'pull_request_target runs with secrets for code of anybody, and is refused without `image`',
      'use `on: pull_request`, and deploy with `on: push` or by a comment',
    );
  if (checkout !== undefined)
    return problem(
      'it has secrets, and checks out the head of the pull request',
      'leave `ref` out of the checkout: the configuration comes from the default branch, and nothing is built there',
    );
  return fine(triggers.join(', '));
}

function judgeResume(ours: readonly Workflow[], { pausing }: WorkflowNeeds): Diagnosis {
  const resuming = ours.filter(({ steps }) => steps.some(({ command }) => command === 'resume'));
  const { fine, problem } = answering('workflow-resume', '.github/workflows');
  const add = 'add a workflow with `command: resume`, `on: schedule` and `repository_dispatch` (docs/workflow.md)';
  if (resuming.length > 0) return fine(resuming.map(({ file }) => file).join(', '));
  if (pausing.length === 0)
    return fine('none runs resume, and nothing is configured to pause', `where a Rollout has a gate, ${add}`);
  return problem(`no workflow runs resume, and these may wait for a person or a time: ${pausing.join(', ')}`, add);
}
