import { frame } from './frame.ts';
import type { Content, Element } from './node.ts';
import { h, percent } from './node.ts';
import { roundTicks, scaleOf } from './scale.ts';
import { printShortNumber } from './words.ts';

/** One bar: a stack of values, from below, in the order of the series. */
export interface Bar {
  readonly label: string;
  readonly values: readonly number[];
  /** What it says, where somebody points at it. */
  readonly words: string;
}

/** Bars side by side. */
export interface BarChart {
  readonly title: string;
  readonly description: string;
  readonly caption?: Content;
  readonly bars: readonly Bar[];
  /** The names of the values in a stack; two at most, which differ in more than colour. */
  readonly series: readonly string[];
  /** Whether values are counts, of which there are no halves. */
  readonly counts?: true;
  /** How a value on the axis is printed. */
  readonly print?: (value: number) => string;
}

/** Labels below the bars that a narrow screen has room for. */
const mostLabels = 5;

/** Per cent of the height that a bar has at least, to be told from nothing. */
const thinnest = 1;

/** A chart of bars. */
export function barChart({
  title,
  description,
  caption,
  bars,
  series,
  counts,
  print = printShortNumber,
}: BarChart): Element {
  const most = Math.max(...bars.map(({ values }) => sum(values)), 0);
  const scale = scaleOf(0, most === 0 ? 1 : most * 1.08);
  const ticks = roundTicks(0, scale.to, 4).filter((tick) => counts === undefined || Number.isInteger(tick));
  const slot = 100 / Math.max(1, bars.length);
  const every = Math.max(1, Math.ceil(bars.length / mostLabels));
  return h(
    'div',
    { class: 'bars' },
    frame({
      title,
      description,
      ...(caption === undefined ? {} : { caption }),
      height: 'low',
      x: bars.flatMap(({ label }, index) => (index % every === 0 ? [{ at: (slot * (index + 0.5)) / 100, label }] : [])),
      y: ticks.map((tick) => ({ at: scale.at(tick), label: print(tick) })),
      marks: bars.map((bar, index) => barOf(bar, { left: slot * index, slot, at: scale.at })),
    }),
    series.length > 1 ? legendOf(series) : undefined,
  );
}

interface Slot {
  readonly left: number;
  readonly slot: number;
  readonly at: (value: number) => number;
}

function barOf({ values, words }: Bar, { left, slot, at }: Slot): Element {
  let below = 0;
  const rects = values.map((value, index) => {
    const height = value > 0 ? Math.max(thinnest, at(value) * 100) : 0;
    below += height;
    return h('rect', {
      class: `bar series-${index + 1}`,
      x: percent(left + slot * 0.16),
      width: percent(slot * 0.68),
      y: percent(100 - below),
      height: percent(height),
    });
  });
  return h('g', {}, h('title', {}, words), ...rects);
}

function legendOf(series: readonly string[]): Element {
  const items = series.map((name, index) =>
    h(
      'li',
      {},
      h(
        'svg',
        { class: 'swatch', 'aria-hidden': 'true' },
        h('rect', { class: `bar series-${index + 1}`, x: '0%', y: '0%', width: '100%', height: '100%' }),
      ),
      name,
    ),
  );
  return h('ul', { class: 'legend' }, ...items);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
