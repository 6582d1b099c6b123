import { answering } from '../../doctor/diagnosis.ts';
import type { Workflow } from '../../doctor/workflow-file.ts';
import { largestWorkflow, readWorkflow } from '../../doctor/workflow-file.ts';
import type { WorkflowNeeds } from '../../doctor/workflows.ts';
import { judgeWorkflows } from '../../doctor/workflows.ts';
import type { Sources } from '../../ports/sources.ts';
import type { Examination } from './examination.ts';
import type { Patient } from './patient.ts';
import { applicationPermissions } from './tokens.ts';

const folder = '.github/workflows';

/** Questions about the workflows of the working folder. */
export function workflowExaminations(patient: Patient): readonly Examination[] {
  return [{ questions: ['workflow-resume'], about: folder, run: () => examine(patient) }];
}

async function examine(patient: Patient) {
  const sources = await patient.ports.sources();
  const found = await sources.find(folder);
  if (found === undefined)
    return [
      answering('workflow-resume', folder).unknown(
        'there are no workflows here',
        'run doctor in a checkout of the application repository',
      ),
    ];
  const read = await Promise.all(
    found.files
      .filter((file) => /\.ya?ml$/.test(file))
      .map(async (file) => ({ file, workflow: await readOne(sources, file) })),
  );
  const workflows = read.flatMap(({ workflow }) => (typeof workflow === 'string' ? [] : [workflow]));
  const unread = read.flatMap(({ file, workflow }) => (typeof workflow === 'string' ? [{ file, why: workflow }] : []));
  return [
    ...judgeWorkflows(workflows, needsOf(patient)),
    ...unread.map(({ file, why }) =>
      answering('workflow-trigger', file, { file }).unknown(
        `it cannot be read: ${why}`,
        'correct it: actionlint says more',
      ),
    ),
  ];
}

async function readOne(sources: Sources, file: string): Promise<Workflow | string> {
  const read = await sources.read(file, largestWorkflow);
  if (read.result === 'not-there') return 'it is gone';
  return read.result === 'read' ? readWorkflow(file, new TextDecoder().decode(read.bytes)) : read.message;
}

function needsOf(patient: Patient): WorkflowNeeds {
  const asksForRuns = patient.environments.some(([, { approvals }]) => approvals?.environment !== undefined);
  return { permissions: applicationPermissions, asksForRuns, pausing: patient.environments.flatMap(pausing) };
}

/** What of an environment waits for a person or a time. */
function pausing([name, environment]: Patient['environments'][number]): readonly string[] {
  const { write, merge, rollback, soak, after, approvals, freeze, budget, backup } = environment;
  return [
    ...(write !== 'push' && merge !== 'immediate' ? [`pull requests of ${name}`] : []),
    ...(rollback === 'pull-request' ? [`pull requests that roll ${name} back`] : []),
    ...(after.length === 0 ? [] : [`what ${name} comes after (${after.join(', ')})`]),
    ...(environment['wave-soak'] === undefined && soak === undefined ? [] : [`the soak time of ${name}`]),
    ...(approvals === undefined ? [] : [`approvals of ${name}`]),
    ...(freeze.length === 0 ? [] : [`the freeze of ${name}`]),
    ...(budget === 'hold' ? [`the error budget of ${name}`] : []),
    ...(backup === undefined ? [] : [`a Backup of ${name} that takes longer than its run waits`]),
  ];
}
