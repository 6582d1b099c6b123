import type { Scalar } from '../data/nodes.ts';
import { isMap, isScalar, isSeq } from '../data/nodes.ts';
import type { Place } from '../errors.ts';
import { repositoryOf } from '../image/reference.ts';
import type { Embedded } from './embedded.ts';
import { outerPosition } from './embedded.ts';
import { repositoryIn } from './image-site.ts';
import { splitReference } from './image-text.ts';
import type { ImageTarget, ReadFile } from './resolve.ts';
import { placeAt, scalarText } from './source.ts';
import type { Tree } from './tree.ts';

/** A text that names an image with its version, and of which nothing says what it is for: an argument, a script, a variable. */
export interface Mention {
  readonly reference: string;
  readonly place: Place;
}

/**
 * Where a file mentions an image in another version than the one that it gets.
 * @param settled the values that are changed, or that say it already
 */
export function mentionsOf(
  { image, as }: ImageTarget,
  { trees, images }: Pick<ReadFile, 'trees' | 'images'>,
  settled: ReadonlySet<unknown>,
): readonly Mention[] {
  const texts = new Map<unknown, Embedded>(images.texts.map((embedded) => [embedded.scalar, embedded]));
  const isOld = (reference: string) => {
    const { tag, digest } = splitReference(reference);
    if (repositoryIn(reference) !== repositoryOf(image)) return false;
    return as?.repository !== undefined || tag !== image.tag || digest !== image.digest;
  };
  const word = image.name.slice(image.name.lastIndexOf('/') + 1);
  if (!trees.some(({ source }) => source.text.includes(word))) return [];
  return scalarsOf(trees, texts).flatMap(({ tree, scalar, outer }) => {
    const text = scalarText(scalar);
    if (!text.includes(word) || settled.has(scalar)) return [];
    // one place of a long script says enough
    const reference = referencesIn(text).find(isOld);
    return reference === undefined
      ? []
      : [{ reference, place: placeOf(tree, outer, startIn(tree, scalar, reference)) }];
  });
}

interface Found {
  readonly tree: Tree;
  readonly scalar: Scalar;
  /** The text that the tree is of, where it is one within the file. */
  readonly outer: Embedded | undefined;
}

/** Every scalar of a file; of YAML within YAML those of the text, in place of the text itself. */
function scalarsOf(trees: readonly Tree[], texts: ReadonlyMap<unknown, Embedded>): readonly Found[] {
  const found: Found[] = [];
  const visit = (tree: Tree, node: unknown, outer: Embedded | undefined): void => {
    const text = texts.get(node);
    if (text !== undefined) for (const inner of text.trees) visit(inner, inner.root, text);
    else if (isScalar(node)) found.push({ tree, scalar: node, outer });
    if (isSeq(node)) for (const item of node.items) visit(tree, item, outer);
    if (isMap(node)) for (const { value } of node.items) visit(tree, value, outer);
  };
  for (const tree of trees) visit(tree, tree.root, undefined);
  return found;
}

/** More than a name, a tag and a digest can have. */
const longestReference = 512;

/** `redis:6379` is where a service listens, far more often than a version. */
const portAtEnd = /:\d{2,5}$/;

/** What may be a reference within a text: words with a version, and names that stand where values or manifests have them. */
function referencesIn(text: string): readonly string[] {
  const words = [...text.matchAll(/[\w.\-/:@]+/g)].flatMap(([word]) =>
    word.length > longestReference ? [] : [word.replace(/[.:@/-]+$/, '')],
  );
  const named = [...text.matchAll(/\b(?:repository|image)["']?: *["']?([\w.\-/]+)["']?$/gim)].map(
    ([, name = '']) => name,
  );
  const versioned = words.filter((word) => /[:@][^/]+$/.test(word) && !portAtEnd.test(word));
  return [...new Set([...versioned, ...named])];
}

/** Where a text of a scalar begins, or the scalar itself where the text is written in another way. */
function startIn({ source }: Tree, { range }: Scalar, text: string): number {
  const [start = 0, end = 0] = range ?? [];
  const found = source.text.slice(start, end).indexOf(text);
  return found < 0 ? start : start + found;
}

function placeOf({ source }: Tree, outer: Embedded | undefined, position: number): Place {
  return outer === undefined ? placeAt(source, position) : placeAt(outer.outer, outerPosition(outer, position));
}
