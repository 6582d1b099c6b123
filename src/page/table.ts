import type { Content, Element } from './node.ts';
import { h } from './node.ts';

/** One column of a table. */
export interface Column {
  readonly title: string;
  /** Numbers stand at the right, so that their digits stand below each other. */
  readonly kind?: 'number';
}

/** A table with a head; the first cell of each row names it. Wide ones are scrolled by themselves. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Content[])[]): Element {
  const head = columns.map(({ title, kind }) =>
    h('th', { scope: 'col', ...(kind === undefined ? {} : { class: kind }) }, title),
  );
  const body = rows.map((cells) =>
    h('tr', {}, ...cells.map((cell, index) => cellOf(cell, columns[index]?.kind, index === 0))),
  );
  return scrolled(
    caption,
    h(
      'table',
      {},
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, ...head)),
      h('tbody', {}, ...body),
    ),
  );
}

function cellOf(cell: Content, kind: 'number' | undefined, isFirst: boolean): Element {
  const of = kind === undefined ? {} : { class: kind };
  return isFirst ? h('th', { scope: 'row', ...of }, cell) : h('td', of, cell);
}

/** What may be wider than the screen, and is scrolled by itself, by the keyboard too. */
export function scrolled(label: string, ...content: readonly Content[]): Element {
  return h('div', { class: 'scroll', role: 'group', tabindex: 0, 'aria-label': label }, ...content);
}

/** As many of the rows as are shown, and how many are left, in a line below them. */
export function firstOf<T>(all: readonly T[], most: number): { readonly shown: readonly T[]; readonly left: Content } {
  const left = all.length - most;
  return { shown: all.slice(0, most), left: left > 0 ? h('p', { class: 'more' }, `and ${left} more`) : undefined };
}
