import { isFields } from '../data/fields.ts';
import type { BuildSpecification } from '../image/build.ts';

/**
 * Characters that are told in full: it is a label, and so one argument of buildx, of which Linux takes 128 KiB; the arguments in it may
 * be as long as that together.
 */
const longest = 4000;

/**
 * Tells what an image is built from, besides the commit: the Dockerfile, the context, the arguments and whatever else changes what is in
 * it, as one line. Two applications of a repository that build the same share an image; others must not take each other's, and neither
 * must environments that are built in. Where it is built for, what is kept and what is attached may differ.
 */
export function recipeOf(build: BuildSpecification): string {
  const { definition, arguments: args, contexts, labels, network, secrets } = build;
  const parts = { ...definition, args, contexts, labels, network, secrets: secrets.map(({ id }) => id) };
  const recipe = Object.entries(parts)
    .filter(([, value]) => !isEmpty(value))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${print(value)}`)
    .join(' ');
  return recipe.length <= longest ? recipe : `${recipe.slice(0, longest).toWellFormed()}… ${hashOf(recipe)}`;
}

/**
 * 64 bits that tell one text from another (FNV-1a, RFC 9923, by UTF-16 units). Labels can be forged by whoever pushes, so that nothing is
 * gained by a hash that withstands an attack.
 */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/** What says nothing, so that a key that a later version knows changes no recipe. */
function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function print(value: unknown): string {
  return typeof value === 'string' && /^[\w./:@-]+$/.test(value) ? value : JSON.stringify(sorted(value));
}

/** The same value with the keys of every map in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isFields(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}
