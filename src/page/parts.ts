import { oneLine } from '../text/one-line.ts';
import type { Content, Element } from './node.ts';
import { h, isEmpty } from './node.ts';

/** How something stands; each has a sign of its own beside its colour. */
export type Tone = 'good' | 'bad' | 'warn' | 'wait' | 'plain';

const signs = { good: '✓', bad: '✕', warn: '!', wait: '‖', plain: '·' } as const satisfies Record<Tone, string>;

/** Characters of a word in a box, which is never broken. */
const longestWord = 24;

/** A word in a small coloured box, behind its sign. */
export function badge(tone: Tone, word: string): Element {
  return h('span', { class: `badge ${tone}` }, sign(tone), oneLine(word, longestWord));
}

/** The sign of a tone, for eyes alone. */
export function sign(tone: Tone): Element {
  return h('span', { class: 'sign', 'aria-hidden': 'true' }, signs[tone]);
}

/** A part of the page with its heading; nothing where there is nothing in it. */
export function section(title: string, ...content: readonly Content[]): Content {
  return isEmpty(content) ? undefined : h('section', {}, h('h2', {}, title), ...content);
}

/** Names and what they stand for; what is empty is left out. */
export function facts(pairs: readonly (readonly [string, Content])[]): Content {
  const shown = pairs.filter(([, content]) => !isEmpty(content));
  if (shown.length === 0) return undefined;
  return h(
    'dl',
    { class: 'facts' },
    ...shown.map(([name, content]) => h('div', {}, h('dt', {}, name), h('dd', {}, content))),
  );
}

/** What is to be opened by whoever wants to read it. */
export function folded(title: string, ...content: readonly Content[]): Element {
  return h('details', {}, h('summary', {}, title), ...content);
}

/** One figure in large, with its name and what explains it. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly note?: Content;
  readonly tone?: Tone;
}

/** Figures side by side. */
export function figures(all: readonly Figure[]): Content {
  if (all.length === 0) return undefined;
  return h('ul', { class: all.length % 3 === 0 ? 'figures thirds' : 'figures' }, ...all.map(figure));
}

function figure({ name, value, note, tone }: Figure): Element {
  return h(
    'li',
    {},
    h('span', { class: 'name' }, name),
    h('strong', { class: 'value' }, value),
    note === undefined ? undefined : h('span', { class: 'note' }, tone === undefined ? undefined : sign(tone), note),
  );
}
