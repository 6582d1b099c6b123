import type { ToldBudget } from '../budget/told.ts';
import type { Told } from '../deployment/plan.ts';
import type { DeployedImage, Progress } from '../deployment/progress.ts';
import { allWritten } from '../deployment/waves.ts';
import type { Problem } from '../errors.ts';
import { printImage } from '../image/reference.ts';
import type { Outcome } from '../outcome.ts';
import { remedyOf } from '../outcome.ts';
import { checklistReport } from './checklist.ts';
import type { Checked } from './findings.ts';

/** How one deployment ended, with everything that is known of it. */
export interface DeploymentEnd {
  readonly told: Told;
  readonly outcome: Outcome;
  readonly progress: Progress;
}

/** What a command ended with: all that the outputs, the report file, `--json` and the summary are made from. */
export interface Ended {
  readonly outcome: Outcome;
  readonly deployments?: readonly DeploymentEnd[];
  /** The image, where nothing more than an image was made. */
  readonly image?: DeployedImage;
  /** What is wrong with inputs or configuration, each with its place. */
  readonly problems?: readonly Problem[];
  /** What was judged and found, of files. */
  readonly checked?: Checked;
  /** What a comment or the job summary shows in place of the outcome line. */
  readonly markdown?: string;
  /** What the command line prints on standard output in place of the sentence. */
  readonly output?: string;
  /** The pull request that was opened, where no deployment did that. */
  readonly pullRequest?: string;
  /** What a command has to show besides: a JSON object. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The report: one JSON object, the same on standard output (`--json`) and in the report file. */
export function reportOf(ended: Ended): Readonly<Record<string, unknown>> {
  const { deployments = [] } = ended;
  const [only] = deployments;
  return {
    ...(only !== undefined && deployments.length === 1 ? deploymentReport(only) : {}),
    ...outcomeReport(ended.outcome),
    ...(ended.image === undefined ? {} : imageReport(ended.image)),
    ...(deployments.length > 1 ? { deployments: deployments.map(deploymentReport) } : {}),
    ...(ended.problems === undefined ? {} : { problems: ended.problems }),
    ...(ended.checked === undefined ? {} : checkedReport(ended.checked)),
    ...ended.details,
  };
}

function checkedReport({ checklists, ...checked }: Checked): Readonly<Record<string, unknown>> {
  return { ...checked, ...(checklists === undefined ? {} : { checklists: checklists.map(checklistReport) }) };
}

function outcomeReport(outcome: Outcome): Readonly<Record<string, unknown>> {
  return { ...outcome, remedy: remedyOf(outcome) };
}

function deploymentReport({ told, outcome, progress }: DeploymentEnd): Readonly<Record<string, unknown>> {
  const { image, failedStep, scans, difference, signed, record, targets, recovery } = progress;
  const written = progress.written === undefined && progress.proven === undefined ? undefined : allWritten(progress);
  return {
    ...outcomeReport(outcome),
    application: told.application,
    environment: told.environment,
    source: told.source,
    ...(image === undefined ? {} : imageReport(image)),
    failedStep,
    scans,
    difference,
    signed,
    record,
    revision: progress.revision,
    pullRequest: pullRequestOf(progress),
    edits: written?.edits,
    diff: written?.diff,
    findings: progress.written?.findings,
    targets,
    recovery,
    backups: progress.backups,
    budget: progress.budget?.map(withoutSpending),
    notes: progress.notes,
  };
}

/** What each slice of a window has spent is for `report slo` to tell. */
function withoutSpending({ budget, ...told }: ToldBudget): object {
  if (budget === undefined) return told;
  const { spending: _, ...left } = budget;
  return { ...told, ...left };
}

function imageReport({ reference, platforms }: DeployedImage): Readonly<Record<string, unknown>> {
  return { image: printImage(reference), digest: reference.digest, platforms };
}

function pullRequestOf({ written }: Progress): string | undefined {
  return written?.place.on === 'pull-request' ? written.place.url : undefined;
}

/** The outputs of the action that say something about a deployment; those without a value are left out. */
export function outputsOf({ outcome, deployments = [], image, pullRequest }: Ended): ReadonlyMap<string, string> {
  const progress = deployments.length === 1 ? deployments[0]?.progress : undefined;
  const { reference } = progress?.image ?? image ?? {};
  const values = {
    outcome: outcome.outcome,
    reason: outcome.reason,
    image: reference === undefined ? undefined : printImage(reference),
    digest: reference?.digest,
    revision: progress?.revision,
    'pull-request': progress === undefined ? pullRequest : pullRequestOf(progress),
  };
  return new Map(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
