import { isFields } from '../data/fields.ts';

/** What may differ between two builds of the same image: where it is built for, what is kept and what is attached. */
const besides = new Set(['name', 'platforms', 'tags', 'immutable-tags', 'cache', 'sbom', 'provenance', 'builder']);

/**
 * Tells what an image is built from, besides the commit: the Dockerfile, the context and whatever else the configuration says of the build,
 * as one line. Two applications of a repository that build the same share an image; others must not take each other's, and neither
 * must environments that are built in.
 */
export function recipeOf(image: object, environment: string | undefined): string {
  const parts = Object.entries(image).filter(([key, value]) => !besides.has(key) && !isEmpty(value));
  return parts
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${print(value)}`)
    .join(' ')
    .replace(/\{\{\s*environment\s*\}\}/g, () => environment ?? '');
}

/** What says nothing, so that a key that a later version knows changes no recipe. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || (isFields(value) && Object.keys(value).length === 0);
}

function print(value: unknown): string {
  return typeof value === 'string' && /^[\w./:@{}-]+$/.test(value) ? value : JSON.stringify(sorted(value));
}

/** The same value with the keys of every map in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isFields(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}
