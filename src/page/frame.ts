import type { Content, Element } from './node.ts';
import { h, percent, placed } from './node.ts';

/** A label beside an axis, at a place from 0 to 1. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** What every chart has: a plot with its axes, a name and what it says in words. Places go from 0 to 1, from the left and from below. */
export interface Frame {
  readonly title: string;
  /** What the chart shows, for whoever cannot see it. */
  readonly description: string;
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
  /** What the horizontal axis counts. */
  readonly caption?: Content;
  /** What is drawn, in SVG. */
  readonly marks: readonly Content[];
  /** Labels upon the plot. */
  readonly labels?: readonly Content[];
  readonly height?: 'low';
}

/** A chart that is as wide as there is room: lines are stretched, and text and marks keep their size. */
export function frame({ title, description, x, y, caption, marks, labels = [], height }: Frame): Element {
  const lines = y.map(({ at }) => {
    const level = percent(100 - at * 100);
    return h('line', { class: 'grid', x1: '0%', x2: '100%', y1: level, y2: level });
  });
  const drawn = h('svg', { role: 'img' }, h('title', {}, title), h('desc', {}, description), lines, ...marks);
  return h(
    'figure',
    { class: height === undefined ? 'chart' : `chart ${height}` },
    h(
      'div',
      { class: 'plot' },
      h('div', { class: 'axis-y', 'aria-hidden': 'true' }, ...y.map(yLabel)),
      h('div', { class: 'canvas' }, drawn, ...labels),
      h('div', { class: 'axis-x', 'aria-hidden': 'true' }, ...x.map(xLabel)),
    ),
    caption === undefined ? undefined : h('figcaption', {}, caption),
  );
}

function yLabel({ at, label }: Tick): Element {
  return h('span', at <= 1 ? atPlace({ bottom: at * 100 }) : {}, label);
}

/** What stands at the very beginning or at the end must not stick out. */
function xLabel({ at, label }: Tick): Element {
  const side = at < 0.01 ? { class: 'first' } : at > 0.94 ? { class: 'last' } : {};
  return h('span', { ...side, ...atPlace({ left: at * 100 }) }, label);
}

/** The attributes of what stands at a place, in per cent. */
export function atPlace(place: Parameters<typeof placed>[0]): {
  readonly style?: NonNullable<ReturnType<typeof placed>>;
} {
  const style = placed(place);
  return style === undefined ? {} : { style };
}

/** A line through points, from 0 to 1, which is stretched with the plot; each of them in two decimals of a per cent. */
export function stretched(className: string, points: readonly (readonly [number, number])[], end = ''): Element {
  const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${unit(x)} ${unit(1 - y)}`).join('');
  return h(
    'svg',
    { viewBox: `0 0 ${units} ${units}`, preserveAspectRatio: 'none' },
    h('path', { class: className, d: `${path}${end}` }),
  );
}

const units = 1000;

function unit(value: number): number {
  return Math.round((Number.isFinite(value) ? value : 0) * units * 10) / 10;
}

/** The outline of an area under a line, down to the axis. */
export function areaUnder(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const [first, last] = [points[0], points.at(-1)];
  return first === undefined || last === undefined ? [] : [...points, [last[0], 0], [first[0], 0]];
}
