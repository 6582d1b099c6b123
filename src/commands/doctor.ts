import { once } from '../data/once.ts';
import { printChecklist, printDiagnosisLine, summaryOf } from '../doctor/checklist.ts';
import type { Diagnosis } from '../doctor/diagnosis.ts';
import { inOrder } from '../doctor/diagnosis.ts';
import { isGitContext } from '../image/build.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import { escapeMarkdown, fenced } from '../report/escape.ts';
import type { Ended } from '../report/report.ts';
import { argocdExaminations } from '../stages/doctor/argocd.ts';
import { backupExaminations } from '../stages/doctor/backups.ts';
import { budgetExaminations } from '../stages/doctor/budgets.ts';
import { examineAll } from '../stages/doctor/examination.ts';
import { gitopsExaminations } from '../stages/doctor/gitops.ts';
import { machineExaminations } from '../stages/doctor/machine.ts';
import { nodeExaminations } from '../stages/doctor/nodes.ts';
import type { Needed, Patient } from '../stages/doctor/patient.ts';
import { chartOf } from '../stages/doctor/patient.ts';
import { registryExaminations } from '../stages/doctor/registry.ts';
import { tokenExaminations } from '../stages/doctor/tokens.ts';
import { toolExaminations } from '../stages/doctor/tools.ts';
import { workflowExaminations } from '../stages/doctor/workflows.ts';
import { wardOf, workloadExaminations } from '../stages/doctor/workloads.ts';

/** Milliseconds after which what several examinations wait for is given up. */
const longest = 18_000;

/** What `doctor` is run with. */
export interface DoctorRun extends Omit<Patient, 'ports'> {
  readonly ports: Needed & Pick<Ports, 'results'>;
  readonly signal: AbortSignal;
  /** Takes out of a text what must not be shown. */
  readonly hide: (text: string) => string;
  /** Whether this is a job: problems become annotations, and the checklist stands in the log. */
  readonly isJob: boolean;
}

/** Asks everything that could keep a deployment from its end, at the same time, and says what to do. Only reads. */
export async function doctor(run: DoctorRun): Promise<Ended> {
  const { ports, signal } = run;
  const diagnoses = inOrder(await examineAll(examinationsOf(run), signal)).map((one) => hidden(one, run.hide));
  const problems = diagnoses.filter(({ answer }) => answer === 'problem');
  const checklist = printChecklist(diagnoses);
  if (run.isJob) {
    ports.results.show(checklist);
    for (const one of problems)
      ports.log.error(printDiagnosisLine(one), {
        message: one.sentence,
        ...(one.place === undefined ? {} : { place: one.place }),
      });
  }
  const outcome = outcomeOf(diagnoses, problems.length);
  return {
    outcome,
    output: `${checklist}\n${outcome.sentence}\n`,
    markdown: `### ${escapeMarkdown(outcome.sentence)}\n\n${fenced(checklist, 'text')}\n`,
    details: { diagnoses },
  };
}

/** What others have said may hold what is masked. */
function hidden(one: Diagnosis, hide: DoctorRun['hide']): Diagnosis {
  const { remedy, advice } = one;
  return {
    ...one,
    sentence: hide(one.sentence),
    ...(remedy === undefined ? {} : { remedy: hide(remedy) }),
    ...(advice === undefined ? {} : { advice: hide(advice) }),
  };
}

function outcomeOf(diagnoses: readonly Diagnosis[], problems: number): Outcome {
  const sentence = summaryOf(diagnoses);
  return problems === 0
    ? { outcome: 'succeeded', reason: 'done', stage: 'inputs', sentence }
    : { outcome: 'failed', reason: 'problems-found', stage: 'inputs', sentence };
}

function examinationsOf(patient: DoctorRun) {
  const signal = AbortSignal.any([patient.signal, AbortSignal.timeout(longest)]);
  const chart = chartOf(patient, signal);
  const ward = wardOf(patient, signal);
  const builds = once(() => isBuiltHere(patient));
  return [
    ...machineExaminations(patient, chart),
    ...tokenExaminations(patient, chart),
    ...gitopsExaminations(patient, chart),
    ...argocdExaminations(patient, chart, signal),
    ...workloadExaminations(patient, ward),
    ...backupExaminations(patient),
    ...budgetExaminations(patient),
    ...nodeExaminations(patient),
    ...registryExaminations(patient, ward, builds),
    ...toolExaminations(patient, builds),
    ...workflowExaminations(patient),
  ];
}

/** Whether there is something here to build the image from. */
async function isBuiltHere({ ports, configuration: { image } }: Patient): Promise<boolean> {
  const { bake, context = '.', file } = image;
  if (bake !== undefined || isGitContext(context)) return true;
  const dockerfile = file ?? `${context.replace(/\/+$/, '')}/Dockerfile`;
  // a template, which is known for each commit alone
  return dockerfile.includes('{{') || (await ports.files.kind(dockerfile)) === 'file';
}
