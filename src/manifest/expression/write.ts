import { judgeEditable, sharedWith } from '../editable.ts';
import { renderScalar } from '../scalar.ts';
import type { Replacement } from '../splice.ts';
import { nameOf } from '../walk.ts';
import type { Cursor } from './cursor.ts';
import { stepsOf, valueAt } from './cursor.ts';
import { insertion } from './insert.ts';
import { refuse } from './refusal.ts';
import type { Made } from './syntax.ts';

/** One change of a file: a value that is replaced, keys that are created with a value, or a node that is taken away. */
export type Write = Written | { readonly kind: 'remove'; readonly cursor: Cursor };

/** A value that is written: over another one, or under keys that are created. */
export interface Written {
  readonly kind: 'set' | 'create';
  readonly cursor: Cursor;
  readonly to: Made;
}

/** What the text becomes where a value is written; undefined where it stands there already. Refuses what is not this place's own. */
export function replacementOf({ cursor, to }: Written): Replacement | undefined {
  const { tree, at, missing } = cursor;
  const { source } = tree;
  if (at.obstacle !== undefined) return refuse(source, at.obstacle.position, at.obstacle);
  if (source.file.endsWith('.json') && !isJson(to))
    return refuse(source, at.position, { message: `JSON has no ${to.text}`, remedy: 'write the number in digits' });
  if (missing.length > 0) {
    const shared = sharedWith(tree, at);
    return shared === undefined ? insertion(cursor, to) : refuse(source, at.position, shared);
  }
  const was = valueAt(cursor);
  if (was !== undefined && was.type === to.type && was.text === to.text) return undefined;
  const judged = judgeEditable(tree, at);
  if (judged.editable === 'no') return refuse(source, at.position, judged);
  const { scalar, style } = judged;
  if (scalar.tag !== undefined && to.type !== 'string')
    return refuse(source, at.position, {
      message: `${nameOf(at.steps)} has the tag of a text`,
      remedy: 'remove the tag',
    });
  const [start, end] = scalar.range ?? [at.position, at.position];
  return { start, end, text: renderMade(to, style) };
}

/** A value as YAML: text in a style, and anything else as it reads. */
function renderMade({ type, text }: Made, style: Parameters<typeof renderScalar>[1]): string {
  return type === 'string' ? renderScalar(text, style) : text;
}

function isJson({ type, text }: Made): boolean {
  if (type === 'boolean') return text === 'true' || text === 'false';
  return type !== 'number' || /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text);
}

/** What is refused before a node is taken away. */
export function requireRemovable({ tree, at }: Cursor): void {
  const { source } = tree;
  if (at.steps.length === 0)
    refuse(source, at.position, { message: 'a whole document is not removed', remedy: 'name something in it' });
  const shared = sharedWith(tree, { ...at, node: undefined });
  if (shared !== undefined) refuse(source, at.position, shared);
}

/** The name of a place for people. */
export function nameAt(cursor: Cursor): string {
  return nameOf(stepsOf(cursor));
}
