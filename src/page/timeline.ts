import { atPlace } from './frame.ts';
import type { Element } from './node.ts';
import { h } from './node.ts';
import { printDuration, printMoment, printTime } from './words.ts';

/** When something was under way. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** One row of a timeline: what was under way, how it went, and when; more than once where it was begun again. */
export interface TimelineRow {
  readonly name: string;
  readonly state: 'done' | 'bad' | 'waits';
  /** What it came to, where that is more than its end. */
  readonly note?: string;
  readonly spans: readonly Span[];
}

/** Per cent of the width that a bar has at least, to be seen. */
const thinnest = 0.6;

/** Bars of time one below the other, as a table: whoever cannot see the bars reads when each began, and how long it took. */
export function timeline(caption: string, rows: readonly TimelineRow[]): Element {
  const all = rows.flatMap(({ spans }) => spans);
  const from = Math.min(...all.map((span) => span.from.getTime()));
  const extent = Math.max(...all.map((span) => span.to.getTime())) - from || 1;
  const head = ['Stage', 'Course', 'Began (UTC)', 'Took'].map((title) => h('th', { scope: 'col' }, title));
  return h(
    'table',
    { class: 'timeline' },
    h('caption', { class: 'unseen' }, caption),
    h('thead', {}, h('tr', {}, ...head)),
    h('tbody', {}, ...rows.map((row) => rowOf(row, { from, extent }))),
  );
}

function rowOf(
  { name, state, note, spans }: TimelineRow,
  of: { readonly from: number; readonly extent: number },
): Element {
  const took = spans.reduce((sum, span) => sum + (span.to.getTime() - span.from.getTime()), 0);
  const began = spans[0]?.from ?? new Date(of.from);
  const bars = spans.map((span) => {
    const width = Math.max(thinnest, ((span.to.getTime() - span.from.getTime()) / of.extent) * 100);
    const left = Math.min(100 - width, ((span.from.getTime() - of.from) / of.extent) * 100);
    return h('span', { class: `span ${state}`, ...atPlace({ left, width }) });
  });
  const mark = note === undefined ? [] : [h('span', { class: 'note' }, note)];
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, name, ...mark),
    h('td', { class: 'track' }, h('div', { 'aria-hidden': 'true' }, ...bars)),
    h(
      'td',
      { class: 'number began' },
      h('time', { datetime: began.toISOString(), title: printMoment(began) }, printTime(began)),
    ),
    h('td', { class: 'number' }, printDuration(took)),
  );
}
