import { isAlias, isMap, isPair, isSeq } from '../data/nodes.ts';
import type { Problem } from '../errors.ts';
import type { Source } from './source.ts';
import { isEncrypted } from './source.ts';
import type { Tree } from './tree.ts';
import { resolve } from './tree.ts';

/** What is wrong with a file as a whole: an edit of it cannot be right, or nobody could read the result. */
export function unfit(source: Source, trees: readonly Tree[]): Problem | undefined {
  const place = { file: source.file };
  if (isEncrypted(source)) {
    const remedy = 'edit it with sops, or keep what is to be edited in a file of its own, in clear';
    return { message: 'is encrypted by SOPS: any edit breaks its checksum', place, remedy };
  }
  if (trees.every((tree) => sizeOf(tree) <= mostShown)) return undefined;
  return { message: 'has aliases that stand for millions of values', place, remedy: 'write some of them out' };
}

/** More than this no reader of Kubernetes takes: https://github.com/go-yaml/yaml/blob/v3/decode.go (allowedAliasRatio) */
const mostShown = 1_000_000;

/** How many nodes a reader sees that puts in place of each alias what it stands for. */
function sizeOf(tree: Tree): number {
  if (tree.uses.length === 0) return 0;
  const sizes = new Map<unknown, number>();
  const count = (node: unknown): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    // what shows itself never ends
    if (isMap(node) || isSeq(node)) sizes.set(node, Number.POSITIVE_INFINITY);
    const size = 1 + inner(tree, node).reduce<number>((sum, one) => sum + count(one), 0);
    if (isMap(node) || isSeq(node)) sizes.set(node, size);
    return size;
  };
  return count(tree.root);
}

function inner(tree: Tree, node: unknown): readonly unknown[] {
  if (isAlias(node)) return [resolve(tree, node)];
  if (isPair(node)) return [node.key, node.value];
  return isMap(node) || isSeq(node) ? node.items : [];
}
