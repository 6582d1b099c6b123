import type { Content, Element } from '../../page/node.ts';
import { h } from '../../page/node.ts';
import type { Tone } from '../../page/parts.ts';
import { badge, section, sign } from '../../page/parts.ts';
import { printTick } from '../../page/scale.ts';
import { stepChart } from '../../page/step-chart.ts';
import { firstOf, table } from '../../page/table.ts';
import { name, printDuration, printTime, sentence } from '../../page/words.ts';
import type { WorkloadRow } from '../../rollout/assessment.ts';
import type { Step } from '../../rollout/rollout.ts';
import { shortImage } from '../cells.ts';
import { isWrong } from './course.ts';
import type { Recording, WorkloadCourse } from './recorder.ts';

/** Workloads with a chart of their own; the others are lines of a table. */
const mostCharts = 12;
const mostRows = 80;
const mostSteps = 60;

const tones = {
  waiting: 'plain',
  progressing: 'plain',
  paused: 'wait',
  healthy: 'good',
  degraded: 'bad',
  aborted: 'bad',
  missing: 'warn',
  unknown: 'warn',
} as const satisfies Record<WorkloadRow['state'], Tone>;

/** How the workloads came along: those that went wrong first, as many as there is something to draw of; the rest as a table. */
export function rolloutPart(recording: Recording | undefined): Content {
  if (recording === undefined || recording.workloads.length === 0) return undefined;
  const workloads = recording.workloads.toSorted((one, other) => Number(isWrong(other.row)) - Number(isWrong(one.row)));
  const all = recording.state.targets.reduce((sum, { assessment }) => sum + assessment.rows.length, 0);
  const several = new Set(workloads.map(({ target }) => target)).size > 1;
  const drawn = workloads.filter(({ moments }) => moments.length > 0).slice(0, mostCharts);
  const others = workloads.filter((one) => !drawn.includes(one));
  return section(
    'Rollout',
    ...drawn.map((one) => workload(one, { several, end: recording.seenAt })),
    others.length === 0 ? undefined : otherWorkloads(others, several),
    moreThan(all - workloads.length),
  );
}

function moreThan(left: number): Content {
  return left > 0 ? h('p', { class: 'more' }, `and ${left} more`) : undefined;
}

function otherWorkloads(workloads: readonly WorkloadCourse[], several: boolean): Content {
  const { shown, left } = firstOf(workloads, mostRows);
  const rows = shown.map(({ target, name: own, row }) => [
    titleOf(own, target, several),
    badge(tones[row.state], row.state),
    row.image === '' ? sentence(row.message) : h('code', {}, name(shortImage(row.image))),
  ]);
  return [table('Other workloads', [{ title: 'Workload' }, { title: 'State' }, { title: 'Image' }], rows), left];
}

function titleOf(own: string, target: string, several: boolean): string {
  return several ? `${name(target)}: ${name(own)}` : name(own);
}

interface Around {
  /** Whether there are several targets, so that names alone do not tell. */
  readonly several: boolean;
  readonly end: Date;
}

function workload({ target, name: own, row, moments }: WorkloadCourse, { several, end }: Around): Element {
  const [first] = moments;
  const title = titleOf(own, target, several);
  const of = row.steps === undefined ? 'Pods of the new version' : 'Share of the new version';
  const start = first?.at ?? end;
  const shares = moments.map(({ at, share }) => ({ at: at.getTime() - start.getTime(), share }));
  return h(
    'article',
    {},
    h('h3', { class: 'title' }, title, badge(tones[row.state], row.state), podsOf(row)),
    row.message === '' ? undefined : h('p', { class: 'soft' }, sentence(row.message)),
    stepsOf(row, moments),
    stepChart({
      title: `${of}: ${title}`,
      description: describe(shares),
      caption: `${of}. Time since ${printTime(start)} UTC, when it was first seen.`,
      shares,
      end: end.getTime() - start.getTime(),
    }),
  );
}

function podsOf({ pods }: WorkloadRow): Content {
  return pods === undefined
    ? undefined
    : h('span', { class: 'soft' }, `${pods.updated} of ${pods.wanted} pods updated`);
}

/** The chart in words. */
function describe(shares: readonly { readonly at: number; readonly share: number }[]): string {
  const told = shares.slice(0, 20).map(({ at, share }) => `${share} % after ${printDuration(at)}`);
  const more = shares.length - told.length;
  return `${told.join(', ')}${more > 0 ? `, and ${more} more changes` : ''}.`;
}

/** The steps of a canary: which were passed, and where it stands or was aborted. */
function stepsOf(row: WorkloadRow, moments: WorkloadCourse['moments']): Content {
  const { steps = [], step } = row;
  if (step === undefined || steps.length === 0) return undefined;
  const furthest = Math.max(step.index, ...moments.map((moment) => moment.step ?? 0));
  const at = row.state === 'healthy' ? steps.length + 1 : row.state === 'aborted' ? furthest : step.index;
  const items = steps.slice(0, mostSteps).map((one, index) => stepItem(one, index + 1, { at, state: row.state }));
  const more = steps.length - mostSteps;
  return h('ol', { class: 'steps' }, ...items, more > 0 ? h('li', {}, `${more} more`) : undefined);
}

function stepItem(
  step: Step,
  index: number,
  { at, state }: { readonly at: number; readonly state: WorkloadRow['state'] },
): Element {
  const words = stepWords(step);
  if (index < at) return h('li', { class: 'passed' }, sign('good'), words);
  if (index > at) return h('li', {}, words);
  const tone = state === 'aborted' || state === 'degraded' ? 'bad' : state === 'paused' ? 'wait' : undefined;
  const note = tone === undefined ? ' (under way)' : ` (${state} here)`;
  return h('li', { class: 'here' }, tone === undefined ? undefined : sign(tone), `${words}${note}`);
}

function stepWords(step: Step): string {
  switch (step.step) {
    case 'weight':
      return `${step.weight} %`;
    case 'pause':
      return step.seconds === undefined ? 'pause until promoted' : `pause ${printTick(step.seconds * 1000)}`;
    case 'other':
      return 'another step';
    default:
      return step.step;
  }
}
