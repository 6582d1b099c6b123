import type { Progress, SignedImage, TargetState } from '../deployment/progress.ts';
import type { DeploymentKind } from '../deployment/record.ts';
import { doneBy } from '../deployment/record.ts';
import { allWritten } from '../deployment/waves.ts';
import { printImage } from '../image/reference.ts';
import type { Outcome } from '../outcome.ts';
import { remedyOf } from '../outcome.ts';
import type { Metric } from '../rollout/analysis.ts';
import type { WorkloadRow } from '../rollout/assessment.ts';
import { printName } from '../rollout/assessment.ts';
import { backupMarkdown } from './backup.ts';
import { budgetMarkdown } from './budget.ts';
import type { TableFacts } from './comment-table.ts';
import { environmentsTable } from './comment-table.ts';
import { differenceMarkdown } from './difference.ts';
import { code, escapeMarkdown, fenced, linked } from './escape.ts';
import type { Ended } from './report.ts';
import { scanMarkdown } from './scan.ts';

/** Everything that the comment on a pull request is made from: a line for each environment, and that of this run in detail. */
export interface CommentFacts extends TableFacts {
  readonly application: string;
  readonly progress: Progress;
  /** How the image of this run came there, and who asked for it. */
  readonly kind?: DeploymentKind | undefined;
  readonly by?: string | undefined;
  /** Where what is deployed is seen. */
  readonly url?: string;
}

/** Containers whose last lines are shown: each may have two KiB, and a comment has room for 65,536 characters. */
const shownLogs = 5;

/** The sticky comment: a line for each environment and target, and this run's deployment in detail. */
export function commentText(facts: CommentFacts): string {
  const parts = [heading(facts.application), environmentsTable(facts), deploymentText(facts), seenAt(facts)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The sticky comment by records alone: where what it says has changed by a run that is not about its pull request. */
export function overviewText(application: string, records: TableFacts['records']): string {
  return `${heading(application)}\n\n${environmentsTable({ records, environment: '', progress: { targets: [] } })}\n`;
}

function heading(application: string): string {
  return `### Deployment of ${escapeMarkdown(application)}`;
}

/** Where a preview is seen, as long as there is one. */
function seenAt({ url, outcome }: CommentFacts): string {
  return url === undefined || outcome?.reason === 'preview-closed'
    ? ''
    : `Preview: ${linked(escapeMarkdown(url), url)}`;
}

/** What the step of the build that failed wrote last: seen at once, since nothing else is worth reading then. */
function failedStep({ failedStep: step }: Progress): string {
  if (step === undefined) return '';
  const lines = step.lines.length === 0 ? '' : `\n\n${fenced(step.lines.join('\n'), 'text')}`;
  return `Failed at ${code(step.title)}${lines}`;
}

/** What became of the rollback, unless the outcome says so itself. */
function rollbackLine({ recovery }: Progress, outcome: Outcome | undefined): string {
  if (recovery === undefined || outcome?.sentence.includes(recovery.sentence) === true) return '';
  return `Rollback: ${escapeMarkdown(recovery.sentence)}`;
}

function pullRequestLine({ written }: Progress): string {
  if (written?.place.on !== 'pull-request') return '';
  const { number, url } = written.place;
  return `Pull request in the GitOps repository: ${linked(`number ${number}`, url)}`;
}

/** Our own remedies are Markdown; one that was made for the occasion holds names. */
function remedyText(outcome: Outcome): string {
  return outcome.remedy === undefined ? remedyOf(outcome) : escapeMarkdown(outcome.remedy);
}

/** One deployment in detail: outcome, image, scan, workloads with their analysis, and the change in Git. */
export function deploymentText({
  environment,
  progress,
  outcome,
  kind = 'deploy',
  by,
}: Omit<CommentFacts, 'application' | 'records'>): string {
  const lines = [
    `#### ${escapeMarkdown(environment)}`,
    kind === 'deploy' && by === undefined ? '' : sentenceCase(escapeMarkdown(doneBy({ kind, by }))),
    outcome === undefined ? `Stage: ${progress.stage}` : outcomeLine(outcome),
    pullRequestLine(progress),
    failedStep(progress),
    progress.image === undefined ? '' : `Image: ${code(printImage(progress.image.reference))}`,
    differenceMarkdown(progress.difference),
    scanMarkdown(progress.scans ?? []),
    signatureLines(progress.signed),
    rollbackLine(progress, outcome),
    backupMarkdown(progress.backups ?? []),
    budgetMarkdown(progress.budget ?? []),
    workloads(progress.targets),
    notes([...(progress.notes ?? []), ...progress.targets.flatMap(({ assessment }) => assessment.notes)]),
    ...lastWords(progress.targets),
    changeInGit(allWritten(progress).diff),
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function changeInGit(diff: string): string {
  return diff === '' ? '' : `<details><summary>Change in Git</summary>\n\n${fenced(diff, 'diff')}\n\n</details>`;
}

/** What the outcome of a command says beyond those of its deployments; empty where it says nothing more. */
export function besides({ outcome, deployments = [] }: Ended): string {
  return deployments.some((one) => one.outcome.sentence === outcome.sentence) ? '' : outcomeLine(outcome);
}

/** An outcome with its sentence and what to do, or what it waits for. */
export function outcomeLine(outcome: Outcome): string {
  const { reason, sentence, waiting } = outcome;
  const line = `**${outcome.outcome}** (${code(reason)}): ${escapeMarkdown(sentence)}`;
  if (waiting !== undefined)
    return `${line}\n\nWaits for ${escapeMarkdown(waiting.for)}. To go on: ${escapeMarkdown(waiting.goOn)}`;
  return outcome.outcome === 'succeeded' ? line : `${line}\n\nWhat to do: ${remedyText(outcome)}`;
}

function signatureLines(signed: SignedImage | undefined): string {
  if (signed === undefined) return '';
  const { verified, attached } = signed;
  const lines = [
    verified === undefined ? '' : `Signed by ${code(verified)}`,
    verified === undefined && attached.length > 0 ? `Attached: ${attached.join(', ')}` : '',
    ...signed.notes.map((note) => `Note: ${escapeMarkdown(note)}`),
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

/** One line for each workload; where there are several targets, workloads may share a name, and each line says whose it is. */
function workloads(targets: readonly TargetState[]): string {
  const rows = targets.flatMap(({ target, assessment }) => assessment.rows.map((row) => ({ target, row })));
  if (rows.length === 0) return '';
  const whose = (cell: string) => (targets.length === 1 ? '' : `| ${cell} `);
  const lines = rows.map(({ target, row }) => `${whose(code(target))}${workloadLine(row)}`);
  const metrics = rows.flatMap(({ target, row }) =>
    row.analysis.flatMap((run) => run.metrics.map((metric) => `${whose(code(target))}${metricLine(run.kind, metric)}`)),
  );
  const table = [`${whose('target')}| workload | state | image |`, `${whose('---')}| --- | --- | --- |`, ...lines];
  if (metrics.length === 0) return table.join('\n');
  const measured = [
    `${whose('target')}| analysis | metric | phase | measured | wanted |`,
    `${whose('---')}| --- | --- | --- | --- | --- |`,
    ...metrics,
  ];
  return `${table.join('\n')}\n\n${measured.join('\n')}`;
}

function workloadLine({ workload, state, step, weight, image, message }: WorkloadRow): string {
  const at = step === undefined ? '' : ` step ${step.index} of ${step.count}`;
  const share = weight === undefined ? '' : ` (${weight} %)`;
  // what has no image yet has only its words
  const what = image === '' ? escapeMarkdown(message) : code(image);
  return `| ${code(printName(workload))} | ${state}${at}${share} | ${what} |`;
}

function notes(all: readonly string[]): string {
  return [...new Set(all)].map((note) => `Note: ${escapeMarkdown(note)}`).join('\n\n');
}

/** What containers said before they crashed, to be opened by whoever wants to read it. */
function lastWords(targets: readonly TargetState[]): readonly string[] {
  const logs = targets.flatMap(({ assessment }) => assessment.logs ?? []);
  const parts = logs.slice(0, shownLogs).map(({ container, pod, lines }) => {
    const title = `Last lines of container ${code(container)} of pod ${code(pod)}`;
    return `<details><summary>${title}</summary>\n\n${fenced(lines.join('\n'), 'text')}\n\n</details>`;
  });
  const more = logs.length - shownLogs;
  return more > 0 ? [...parts, `The last lines of ${more} more are in the log of the run.`] : parts;
}

function metricLine(kind: string, { name, phase, dryRun, measurements, condition }: Metric): string {
  const values = measurements
    .map(({ value, message }) => value ?? message ?? '')
    .slice(-5)
    .join(', ');
  return `| ${kind} | ${escapeMarkdown(name)}${dryRun ? ' (dry run)' : ''} | ${escapeMarkdown(phase)} | ${code(values)} | ${code(condition)} |`;
}
