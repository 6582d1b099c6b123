import { isFields } from '../data/fields.ts';

/** What may differ between two builds of the same image: where it is built for, what is kept and what is attached. */
const besides = new Set(['name', 'platforms', 'tags', 'immutable-tags', 'cache', 'sbom', 'provenance', 'builder']);

/**
 * Tells what an image is built from, besides the commit: the Dockerfile, the context and whatever else the configuration says of the build,
 * as one line. Two applications of a repository that build the same share an image; others must not take each other's, and neither
 * must environments that are built in.
 */
export function recipeOf(image: object, environment: string | undefined): string {
  const parts = Object.entries(image).filter(([key, value]) => !besides.has(key) && value !== undefined);
  return parts
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(sorted(value))}`)
    .join(' ')
    .replace(/\{\{\s*environment\s*\}\}/g, () => environment ?? '');
}

/** The same value with the keys of every map in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isFields(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}
