import type { Element } from './node.ts';
import { h, percent } from './node.ts';

/** Bars that are shown: of more, the last ones. */
const most = 26;

/** A course in the height of a line: only how values stand to each other, for eyes alone; the figures stand beside it. */
export function spark(values: readonly number[]): Element {
  const shown = values.slice(-most);
  const highest = Math.max(...shown, 0) || 1;
  const slot = 100 / Math.max(1, shown.length);
  const bars = shown.map((value, index) => {
    const height = (value / highest) * 100;
    return h('rect', {
      class: 'bar',
      x: percent(slot * index + slot * 0.15),
      width: percent(slot * 0.7),
      y: percent(100 - height),
      height: percent(height),
    });
  });
  return h('svg', { class: 'spark', 'aria-hidden': 'true' }, ...bars);
}
