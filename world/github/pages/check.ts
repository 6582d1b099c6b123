import type { Fields } from '../route.ts';
import { isFields, listOf, textOf } from '../route.ts';
import type { CheckRun, CommitStatus, Deployment, Repository, State } from '../state.ts';
import type { Tone } from './tone.ts';
import { toneOf, worst } from './tone.ts';

/** What a check run says of lines of a file. */
export interface Annotation {
  readonly check: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** A line of the box of checks: a commit status or a check run, which GitHub shows alike. */
export interface Check {
  readonly id: string;
  readonly name: string;
  /** GitHub's word: a state or a conclusion, or the status of a run that has none yet. */
  readonly word: string;
  readonly tone: Tone;
  readonly description: string;
  readonly address: string | null;
  readonly at: string;
  readonly annotations: readonly Annotation[];
}

/** What is known of a commit: the newest status of each context, and the newest check run of each name. */
export function checksOf(state: State, repository: Repository, sha: string): readonly Check[] {
  const isOurs = (one: { readonly repository: string }) => one.repository === repository.fullName;
  const statuses = state.statuses.filter((one) => isOurs(one) && one.sha === sha).map(checkOfStatus);
  const runs = state.checkRuns.filter((one) => isOurs(one) && one.head_sha === sha).map(checkOfRun);
  return [...newestByName(statuses), ...newestByName(runs)].toSorted((one, other) => order(one) - order(other));
}

/** What went wrong comes first, as in GitHub's own box. */
function order({ tone }: Check): number {
  return ['bad', 'running', 'neutral', 'good'].indexOf(tone);
}

/** "The context is case-insensitive": https://docs.github.com/rest/commits/statuses */
function newestByName(checks: readonly Check[]): readonly Check[] {
  return [...new Map(checks.map((check) => [check.name.toLowerCase(), check])).values()];
}

function checkOfStatus(status: CommitStatus): Check {
  return {
    id: `status-${status.id}`,
    name: status.context,
    word: status.state,
    tone: toneOf(status.state),
    description: status.description ?? '',
    address: status.target_url,
    at: status.created_at,
    annotations: [],
  };
}

function checkOfRun({ id, name, fields, created_at }: CheckRun): Check {
  const output = isFields(fields.output) ? fields.output : {};
  const word = textOf(fields, 'conclusion') ?? textOf(fields, 'status') ?? 'queued';
  return {
    id: `check-run-${id}`,
    name,
    word,
    tone: toneOf(word),
    description: textOf(output, 'title') ?? '',
    address: textOf(fields, 'details_url') ?? null,
    at: textOf(fields, 'completed_at') ?? textOf(fields, 'started_at') ?? created_at,
    annotations: (listOf(output, 'annotations') ?? []).filter(isFields).map((one) => annotationOf(name, one)),
  };
}

/** The request was held against GitHub's description when it came: what is missing here was never there. */
function annotationOf(check: string, fields: Fields): Annotation {
  const level = textOf(fields, 'annotation_level');
  const start = Number(fields.start_line) || 1;
  return {
    check,
    path: textOf(fields, 'path') ?? '',
    start,
    end: Number(fields.end_line) || start,
    level: level === 'failure' || level === 'warning' ? level : 'notice',
    title: textOf(fields, 'title') ?? '',
    message: textOf(fields, 'message') ?? '',
  };
}

/** The sign of a commit in lists; undefined where nothing is known of it. */
export function verdictOf(checks: readonly Check[]): Tone | undefined {
  return checks.length === 0 ? undefined : worst(checks.map(({ tone }) => tone));
}

/** The deployments of a commit, the newest first. */
export function deploymentsOf(state: State, { fullName }: Repository, sha: string): readonly Deployment[] {
  return state.deployments.filter((one) => one.repository === fullName && one.sha === sha).reverse();
}
