import { isFields } from '../data/fields.ts';
import type { BuildSpecification } from '../image/build.ts';

/**
 * Tells what an image is built from, besides the commit: the Dockerfile, the context, the arguments and whatever else changes what is in
 * it, as one line. Two applications of a repository that build the same share an image; others must not take each other's. Where it
 * is built for, what is kept and what is attached may differ.
 */
export function recipeOf(build: BuildSpecification): string {
  const { definition, arguments: args, contexts, labels, network, secrets } = build;
  const ids = secrets.map(({ id }) => id);
  const parts = { ...definition, args, contexts, labels, network, secrets: ids };
  return Object.entries(parts)
    .filter(([, value]) => value !== undefined && !isEmpty(value))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(sorted(value))}`)
    .join(' ');
}

function isEmpty(value: object | string): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The same value with the keys of every map in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isFields(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}
