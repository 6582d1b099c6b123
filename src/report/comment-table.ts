import type { Progress, TargetState } from '../deployment/progress.ts';
import type { DeploymentRecord, RecordState } from '../deployment/record.ts';
import { doneBy, recordState } from '../deployment/record.ts';
import type { Outcome } from '../outcome.ts';
import { reasons } from '../outcome.ts';
import type { Judgement } from '../rollout/assessment.ts';
import { fitLines, minute, shortCommit, shortImage } from './cells.ts';
import { code, escapeMarkdown, linked } from './escape.ts';

/** What the table is made from. */
export interface TableFacts {
  /** Records of this pull request's deployments, newest first. */
  readonly records: readonly DeploymentRecord[];
  /** The environment of this run, which is told in detail elsewhere. */
  readonly environment: string;
  readonly progress: Pick<Progress, 'record' | 'targets'>;
  readonly outcome?: Outcome | undefined;
}

const marks = {
  open: '🔄 under way',
  paused: '⏸️ paused',
  succeeded: '✅ healthy',
  failed: '❌ failed',
  errored: '⚠️ errored',
  superseded: '⏭️ superseded',
} as const satisfies Record<RecordState, string>;

/** Lines of targets that one environment has; what went bad comes first. */
const shownTargets = 20;

/** Characters of all lines together: the rest of a comment wants room too. */
const room = 20_000;

/** A line for each environment and for each of its targets, and what is said of those that this run does not tell in detail. */
export function environmentsTable(facts: TableFacts): string {
  const newest = newestOf(facts);
  if (newest.length === 0) return '';
  const rows = fitLines(
    newest.flatMap((record) => rowsOf(record, facts)),
    room,
  );
  const said = fitLines(newest.filter((record) => !isOwn(record, facts)).map(lineOf), room);
  const left = rows.left === 0 ? '' : `\n\n_${rows.left} more lines._`;
  const table = ['| environment | state | image, since (UTC) |', '| --- | --- | --- |', ...rows.lines].join('\n');
  return `${table}${left}${said.lines.length === 0 ? '' : `\n\n${said.lines.join('\n')}`}`;
}

function isOwn({ id, payload }: DeploymentRecord, { progress, environment }: TableFacts): boolean {
  return payload.environment === environment && id === progress.record;
}

/** The newest record of each environment. GitHub may not show yet what this run has just noted on its own. */
function newestOf(facts: TableFacts): readonly DeploymentRecord[] {
  const newest = new Map<string, DeploymentRecord>();
  for (const record of facts.records) {
    const { environment } = record.payload;
    if (!newest.has(environment)) newest.set(environment, isOwn(record, facts) ? asEnded(record, facts) : record);
  }
  return [...newest.values()].sort((one, other) => one.payload.environment.localeCompare(other.payload.environment));
}

function asEnded(record: DeploymentRecord, { outcome }: TableFacts): DeploymentRecord {
  if (outcome === undefined) return record;
  const { stage, reason, sentence } = outcome;
  return { ...record, note: { ...record.note, state: recordState(outcome.outcome), stage, reason, sentence } };
}

function rowsOf(record: DeploymentRecord, facts: TableFacts): readonly string[] {
  const { payload, note, notedAt } = record;
  const state = linked(marks[note.state], note.url ?? payload.run?.url);
  const first = `| ${nameOf(record)} | ${state} | ${code(shortImage(payload.image))}<br>${minute(notedAt)} |`;
  const targets =
    isOwn(record, facts) && facts.progress.targets.length > 0 ? seen(facts.progress.targets) : noted(record);
  if (targets.length < 2) return [first];
  const shown = targets.toSorted((one, other) => orderOf(one) - orderOf(other)).slice(0, shownTargets);
  const more = targets.length - shown.length;
  return [
    first,
    ...shown.map(({ target, says }) => `| ↳ ${escapeMarkdown(target)} | ${says} | |`),
    ...(more === 0 ? [] : [`| ↳ and ${more} more | | |`]),
  ];
}

/** The name of an environment, which leads to it where it is one that can be seen. */
function nameOf({ payload: { environment, preview }, note: { state } }: DeploymentRecord): string {
  return linked(escapeMarkdown(environment), state === 'superseded' ? undefined : preview?.url);
}

interface TargetLine {
  readonly target: string;
  readonly says: string;
}

const order = ['❌', '⚠️', '⏸️', '🔄', '⏳', '⏭️', '✅'];

function orderOf({ says }: TargetLine): number {
  return order.findIndex((mark) => says.startsWith(mark));
}

const verdicts = {
  succeeded: marks.succeeded,
  progressing: marks.open,
  paused: marks.paused,
  failed: marks.failed,
  errored: marks.errored,
  superseded: marks.superseded,
} as const satisfies Record<Judgement['verdict'], string>;

/** Each target as this run has seen it. */
function seen(targets: readonly TargetState[]): readonly TargetLine[] {
  return targets.map(({ target, assessment: { judgement, rows } }) => {
    const waits = rows.length > 0 && rows.every(({ state }) => state === 'waiting');
    return { target, says: waits ? '⏳ waits' : (verdicts[judgement.verdict] ?? marks.open) };
  });
}

/** Each target as far as the waves of a record tell. */
function noted({ payload: { waves = [] }, note }: DeploymentRecord): readonly TargetLine[] {
  const underWay = note.wave ?? 1;
  return waves.flatMap((names, index) => names.map((target) => ({ target, says: ofWave(index + 1) })));

  function ofWave(wave: number): string {
    if (note.state === 'succeeded') return marks.succeeded;
    if (note.badFrom !== undefined && wave >= note.badFrom && wave <= underWay) return marks.failed;
    if (wave < underWay) return marks.succeeded;
    return wave === underWay ? marks[note.state] : '⏳ waits';
  }
}

/** What is said of one environment: how it came there and from where, what its verdict is, and how to go on where it waits. */
function lineOf({ payload, note }: DeploymentRecord): string {
  const how = payload.kind === 'deploy' && payload.by === undefined ? '' : `${doneBy(payload)}, `;
  const goOn =
    note.state === 'paused' && note.reason !== undefined ? `<br>To go on: ${reasons[note.reason].remedy}` : '';
  const from = `(${escapeMarkdown(how)} ${code(shortCommit(payload.source))})`.replace('( ', '(');
  return `- **${escapeMarkdown(payload.environment)}** ${from}: ${escapeMarkdown(note.sentence)}${goOn}`;
}
