import { atPlace, frame, stretched } from './frame.ts';
import type { Content, Element } from './node.ts';
import { h, percent } from './node.ts';
import { printTick, scaleAround, scaleOf, timeTicks } from './scale.ts';
import { printNumber } from './words.ts';

/** How a point is marked, each in a shape of its own: a disc, a triangle, a diamond, a cross. */
export type Mark = 'good' | 'bad' | 'unsure' | 'error';

/** One point; without a value it stands at the foot of the chart. */
export interface Point {
  /** Milliseconds since the beginning. */
  readonly at: number;
  readonly value?: number;
  readonly mark: Mark;
  /** What it says, where somebody points at it. */
  readonly words: string;
}

/** A line that values are held against. */
export interface Limit {
  readonly value: number;
  readonly label: string;
  /** The side on which a value fails, where that is one whole side. */
  readonly fails?: 'above' | 'below';
}

/** Values over time, with the limits that they are held against. */
export interface LineChart {
  readonly title: string;
  readonly description: string;
  readonly caption?: Content;
  readonly points: readonly Point[];
  readonly limits: readonly Limit[];
}

/** Ticks of time that a narrow screen has room for. */
const mostTicks = 4;

/** A chart of values over time. */
export function lineChart({ title, description, caption, points, limits }: LineChart): Element {
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const all = [...values, ...limits.map(({ value }) => value)];
  const { scale, ticks } = scaleAround(all.length === 0 ? [0, 1] : all, boundsOf(all));
  const x = scaleOf(0, Math.max(...points.map(({ at }) => at), 0));
  const place = ({ at, value }: Point) => ({ x: x.at(at), y: value === undefined ? 0 : scale.at(value) });
  const line = points.flatMap((point) => {
    const { x: left, y } = place(point);
    return point.value === undefined ? [] : [[inset(left), y] as const];
  });
  return frame({
    title,
    description,
    ...(caption === undefined ? {} : { caption }),
    x: timeTicks(x.to, mostTicks).map((at) => ({ at: inset(x.at(at)), label: printTick(at) })),
    y: ticks.map((tick) => ({ at: scale.at(tick), label: printNumber(tick) })),
    marks: [
      ...limits.map((limit) => bandOf(limit, scale.at)),
      ...limits.map(({ value }) => levelLine(scale.at(value))),
      line.length > 1 ? stretched('line', line) : undefined,
      ...points.map((point) => markOf(point, place(point))),
    ],
    labels: limits.map((limit) => limitLabel(limit, scale.at(limit.value))),
  });
}

/** Ratios do not go beyond 0 and 1, and what is never negative does not go below 0. */
function boundsOf(values: readonly number[]): { readonly least?: number; readonly most?: number } {
  const isPositive = values.every((value) => value >= 0);
  const isRatio = isPositive && values.every((value) => value <= 1) && values.some((value) => value > 0.5);
  return { ...(isPositive ? { least: 0 } : {}), ...(isRatio ? { most: 1 } : {}) };
}

/** Room for the marks at both ends. */
function inset(place: number): number {
  return 0.015 + place * 0.97;
}

function levelLine(at: number): Element {
  const level = percent(100 - at * 100);
  return h('line', { class: 'limit', x1: '0%', x2: '100%', y1: level, y2: level });
}

function bandOf({ value, fails }: Limit, at: (value: number) => number): Content {
  if (fails === undefined) return undefined;
  const level = Math.min(1, Math.max(0, at(value)));
  const [top, height] = fails === 'below' ? [1 - level, level] : [0, 1 - level];
  return h('rect', { class: 'band', x: '0%', y: percent(top * 100), width: '100%', height: percent(height * 100) });
}

/** On the side where values fail, so that it hides none that pass. */
function limitLabel({ label, fails }: Limit, at: number): Element {
  const side = (fails === 'below' && at > 0.16) || at > 0.86 ? 'under' : 'over';
  return h('span', { class: `limit-label ${side}`, ...atPlace({ bottom: at * 100 }) }, label);
}

const shapes = {
  good: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z',
  bad: 'M0 -5.5L5.5 4.5L-5.5 4.5Z',
  unsure: 'M0 -6L6 0L0 6L-6 0Z',
  error: 'M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5',
} as const satisfies Record<Mark, string>;

function markOf({ mark, words, value }: Point, { x, y }: { readonly x: number; readonly y: number }): Element {
  const level = value === undefined ? 'calc' : percent(100 - y * 100);
  return h(
    'svg',
    { class: `mark ${mark}`, x: percent(inset(x) * 100), y: level === 'calc' ? '93%' : level },
    h('title', {}, words),
    h('path', { d: shapes[mark] }),
  );
}

const names = { good: 'passed', bad: 'failed', unsure: 'inconclusive', error: 'no value' } as const;

/** What the marks that are there mean. */
export function marksLegend(marks: readonly Mark[]): Content {
  const order: readonly Mark[] = ['good', 'bad', 'unsure', 'error'];
  const shown = order.filter((mark) => marks.includes(mark));
  const items = shown.map((mark) =>
    h(
      'li',
      {},
      h('svg', { class: `mark ${mark}`, 'aria-hidden': 'true' }, h('path', { d: shapes[mark] })),
      names[mark],
    ),
  );
  return h('ul', { class: 'legend' }, ...items);
}
