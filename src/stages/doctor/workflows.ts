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

function needsOf(patient: Patient): WorkflowNeeds {
  const asksApprovals = patient.environments.some(([, { approvals }]) => approvals?.environment !== undefined);
  return { permissions: applicationPermissions, asksApprovals, pausing: pausing(patient) };
}

async function readOne(sources: Sources, file: string): Promise<Workflow | string> {
  const read = await sources.read(file, largestWorkflow);
  if (read.result === 'not-there') return 'it is gone';
  return read.result === 'read' ? readWorkflow(file, new TextDecoder().decode(read.bytes)) : read.message;
}

/** What of a configuration waits for a person or a time. */
function pausing({ environments }: Patient): readonly string[] {
  return environments.flatMap(([name, environment]) => [
    ...(environment.write !== 'push' && environment.merge !== 'immediate' ? [`pull requests of ${name}`] : []),
    ...(environment['wave-soak'] === undefined && environment.soak === undefined ? [] : [`the soak time of ${name}`]),
    ...(environment.freeze.length === 0 ? [] : [`the freeze of ${name}`]),
    ...(environment.approvals === undefined ? [] : [`the approvals of ${name}`]),
    ...(environment.after.length === 0 ? [] : [`the proof of ${environment.after.join(' and ')} for ${name}`]),
  ]);
}
