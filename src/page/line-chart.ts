import { atPlace, frame, stretched } from './frame.ts';
import type { Content, Element } from './node.ts';
import { h, percent } from './node.ts';
import { printTick, scaleAround, scaleOf, timeTicks } from './scale.ts';
import { printShortNumber } from './words.ts';

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
    y: ticks.map((tick) => ({ at: scale.at(tick), label: printShortNumber(tick) })),
    marks: [
      ...limits.map((limit) => bandOf(limit, scale.at)),
      ...limits.map(({ value }) => levelLine(scale.at(value))),
      line.length > 1 ? stretched('line', line) : undefined,
      ...points.map((point) => markOf(point, place(point))),
    ],
    labels: withEnds(limits, points.map(place), scale.at).map(limitLabel),
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

/** A limit with its level, from 0 to 1, and the end of the plot at which its words stand. */
interface PlacedLimit {
  readonly limit: Limit;
  readonly level: number;
  readonly end: 'first' | 'last';
}

/** How near words are to what they hide, in level and in time, from 0 to 1. */
const near = { level: 0.15, time: 0.35 };

/** The words of each limit stand where they hide no other words and, if that can be, no points. */
function withEnds(
  limits: readonly Limit[],
  points: readonly { readonly x: number; readonly y: number }[],
  at: (value: number) => number,
): readonly PlacedLimit[] {
  const placed: PlacedLimit[] = [];
  for (const limit of limits) {
    const level = at(limit.value);
    const isNear = (other: number) => Math.abs(other - level) < near.level;
    const hides = (end: PlacedLimit['end']) =>
      2 * Number(placed.some((other) => other.end === end && isNear(other.level))) +
      Number(points.some(({ x, y }) => isNear(y) && (end === 'first' ? x : 1 - x) < near.time));
    placed.push({ limit, level, end: hides('last') < hides('first') ? 'last' : 'first' });
  }
  return placed;
}

/** On the side where values fail, so that it hides none that pass. */
function limitLabel({ limit: { label, fails }, level, end }: PlacedLimit): Element {
  const side = (fails === 'below' && level > 0.16) || level > 0.86 ? 'under' : 'over';
  return h('span', { class: `limit-label ${side} ${end}`, ...atPlace({ bottom: level * 100 }) }, label);
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

const names = { good: 'passed', bad: 'failed', unsure: 'inconclusive', error: 'error, or no value' } as const;

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
