import { isMap } from '../data/nodes.ts';
import { isTemplateAt } from './filled-in.ts';
import type { Where } from './image-site.ts';
import type { PathStep } from './path.ts';
import { keyIn, printPath } from './path.ts';
import { renderScalar } from './scalar.ts';
import { keyOf, positionOf } from './source.ts';
import type { Spot } from './tree.ts';
import { hasKey, keysOf, lookUp, textAt } from './tree.ts';

/** Texts with names that belong together: the keys of a map, or parameters that set the keys of one. */
export interface ValueGroup {
  readonly spot: Spot;
  /** How it is called in a sentence. */
  readonly label: () => string;
  /** Whether it stands below a key such as `image`. */
  readonly isImage: boolean;
  /** Its own names, without those that something else brings. */
  readonly keys: readonly string[];
  /** Names that something else brings: a merge key. */
  readonly brought: readonly string[];
  readonly has: (key: string) => boolean;
  readonly textOf: (key: string) => string | undefined;
  readonly positionOf: (key: string) => number | undefined;
  readonly stepsOf: (key: string) => readonly PathStep[];
  /** Every place that a key is to be written at, first the one that counts. */
  readonly placesOf: (key: string) => readonly Where[];
  /** The line that gives it one more. */
  readonly lineOf: (key: string, value: string) => string;
}

/** The keys of a map. */
export function groupOfMap(spot: Spot): ValueGroup {
  const { tree, map, steps } = spot;
  const keys = map.items.flatMap((pair) => keyOf(pair) ?? []);
  return {
    spot,
    label: () => printPath({ steps }),
    isImage: isImageKey(keyIn(steps.at(-1))),
    keys,
    brought: keys.includes('<<') ? keysOf(tree, map).filter((key) => !keys.includes(key)) : [],
    has: (key) => hasKey(tree, map, key),
    textOf: (key) => textAt(tree, map, key) ?? templateAt(spot, key),
    positionOf: (key) => valuePosition(spot, key),
    stepsOf: (key) => [...steps, { key }],
    placesOf: (key) => [{ steps: [...steps, { key }] }],
    lineOf: (key, value) => theLine(key, renderScalar(value, 'plain'), value),
  };
}

/** A template without quotes, which the parser takes for a map within a map. */
function templateAt({ tree, map }: Spot, key: string): string | undefined {
  const node = lookUp(tree, map, key)?.pair.value;
  const { text } = tree.source;
  if (!isMap(node) || node.range == null || !isTemplateAt(text, node.range[0])) return undefined;
  return text.slice(node.range[0], node.range[1]);
}

/** A line to be written by hand, with the quotes that its value needs. */
function theLine(key: string, written: string, value: string): string {
  return written === value ? `the line "${key}: ${value}"` : `the line '${key}: ${written}'`;
}

/** Where the value of a key begins. */
export function valuePosition({ tree, map }: Spot, key: string): number | undefined {
  return positionOf(lookUp(tree, map, key)?.pair.value);
}

/** Such as `image` or `sidecarImage`; an annotation's `example.com/image` says something of an image, and names none. */
export function isImageKey(key: string | undefined): key is string {
  return key !== undefined && /^[\w-]*image$/i.test(key);
}
