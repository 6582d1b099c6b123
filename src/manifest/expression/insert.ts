import { isMap, isScalar } from '../../data/nodes.ts';
import { isTemplateAt } from '../filled-in.ts';
import { renderScalar } from '../scalar.ts';
import { pairsWith, positionOf } from '../source.ts';
import type { Replacement } from '../splice.ts';
import type { MapNode } from '../tree.ts';
import { nameOf } from '../walk.ts';
import type { Cursor } from './cursor.ts';
import {
  columnOf,
  endingOf,
  endOf,
  endOfPair,
  endsBlockText,
  indentOf,
  quotesOf,
  startOfLine,
  startOfNext,
} from './layout.ts';
import { refuse } from './refusal.ts';
import type { Made } from './syntax.ts';

/** The text that creates the missing keys of a cursor with a value, in the indentation and style of the file. */
export function insertion(cursor: Cursor, to: Made): Replacement {
  const { at, tree } = cursor;
  const { node } = at;
  // the parser takes it for a map within a map
  if (isTemplateAt(tree.source.text, at.position))
    return refuse(tree.source, at.position, {
      message: `${nameOf(at.steps)} is a template`,
      remedy: 'edit the file that its value comes from',
    });
  if (isMap(node)) return node.flow === true ? intoFlow(cursor, node, to) : intoBlock(cursor, node, to);
  const above = at.above.at(-1);
  const [start, end] = isScalar(node) ? (node.range ?? []) : [];
  if (!isMap(above) || start === undefined || start !== end)
    return refuse(tree.source, at.position, {
      message: `${nameOf(at.steps)} is empty, and nothing can be created in it safely`,
      remedy:
        above === undefined ? 'choose the others with select(. != null), or begin it' : 'write a map there by hand',
    });
  if (above.flow === true) return { start, end: start, text: inFlow(cursor, to) };
  const step = at.steps.at(-1);
  const own = step !== undefined && 'key' in step ? pairsWith(above, step.key) : above.items;
  const pair = own.find(({ value }) => value === node);
  return below(cursor, to, {
    column: columnOf(tree.source, positionOf(pair) ?? 0) + indentOf(tree),
    after: endOf(pair?.key, start),
  });
}

function intoBlock(cursor: Cursor, map: MapNode, to: Made): Replacement {
  const { source } = cursor.tree;
  const start = positionOf(map.items[0]) ?? 0;
  const [last] = map.items.slice(-1);
  const after = last === undefined ? start : endOfPair(last, start);
  return below(cursor, to, { column: columnOf(source, start), after });
}

/** Lines of their own, after the line where the content before them ends. */
function below(cursor: Cursor, to: Made, { column, after }: { column: number; after: number }): Replacement {
  const { tree, missing } = cursor;
  const { source } = tree;
  const step = indentOf(tree);
  const ending = endingOf(source);
  const lines = missing.map((key, depth) => {
    const value = depth === missing.length - 1 ? ` ${render(cursor, to)}` : '';
    return `${' '.repeat(column + depth * step)}${renderKey(cursor, key)}:${value}`;
  });
  const start = startOfNext(source.text, after);
  const text = lines.join(ending);
  const hasEnding = start === 0 || source.text[start - 1] === '\n';
  if (!hasEnding && endsBlockText(tree, start))
    return refuse(source, start, {
      message: 'the file ends in a block of text without a line ending, which it would get',
      remedy: 'end the file with a line ending',
    });
  return { start, end: start, text: hasEnding ? `${text}${ending}` : `${ending}${text}` };
}

function intoFlow(cursor: Cursor, map: MapNode, to: Made): Replacement {
  const { source } = cursor.tree;
  const { missing } = cursor;
  const [start = 0, end = 0] = map.range ?? [];
  const [last] = map.items.slice(-1);
  if (last === undefined) return { start, end, text: inFlow(cursor, to) };
  const first = positionOf(last) ?? start;
  const line = startOfLine(source.text, first);
  const before = source.text.slice(line, first);
  const separator = line > start && before.trim() === '' ? `,${endingOf(source)}${before}` : ', ';
  const [key = '', ...rest] = missing;
  const inner = rest.length === 0 ? render(cursor, to) : inFlow({ ...cursor, missing: rest }, to);
  const at = isScalar(last.value) ? (last.value.range?.[1] ?? end) : endOfPair(last, end);
  return { start: at, end: at, text: `${separator}${renderKey(cursor, key)}: ${inner}` };
}

function inFlow(cursor: Cursor, to: Made): string {
  return cursor.missing.reduceRight((inner, key) => `{${renderKey(cursor, key)}: ${inner}}`, render(cursor, to));
}

/** New text has no quotes unless it needs them; then those of the file. */
function render({ tree }: Cursor, { type, text }: Made): string {
  if (type !== 'string') return text;
  return renderInStyle(tree.source.file, text, quotesOf(tree));
}

function renderKey({ tree }: Cursor, key: string): string {
  return renderInStyle(tree.source.file, key, quotesOf(tree));
}

function renderInStyle(file: string, text: string, quotes: 'single' | 'double'): string {
  if (file.endsWith('.json')) return renderScalar(text, 'double');
  return renderScalar(text, 'plain') === text ? text : renderScalar(text, quotes);
}
