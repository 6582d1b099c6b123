import { isFields } from '../data/fields.ts';
import { applicationSchema, monorepoSchema } from './schema.ts';

/** Every key that the configuration has somewhere, for a guess at what a misspelt one was meant to be. */
export function knownKeys(): readonly string[] {
  const keys = new Set<string>();
  collect([applicationSchema, monorepoSchema], { keys, seen: new Set() });
  return [...keys];
}

/** Schemas stand in the definitions of others: below `shape` by their keys, elsewhere as inner types, elements and options. */
function collect(value: unknown, found: { readonly keys: Set<string>; readonly seen: Set<unknown> }): void {
  if (typeof value !== 'object' || value === null || found.seen.has(value)) return;
  found.seen.add(value);
  if (Array.isArray(value)) for (const one of value) collect(one, found);
  const definition = isFields(value) && isFields(value['def']) ? value['def'] : undefined;
  if (definition === undefined) return;
  const { shape } = definition;
  if (isFields(shape)) for (const key of Object.keys(shape)) found.keys.add(key);
  for (const inner of isFields(shape) ? Object.values(shape) : Object.values(definition)) collect(inner, found);
}
