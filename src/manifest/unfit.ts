import { isAlias, isMap, isPair, isSeq } from '../data/nodes.ts';
import type { Problem } from '../errors.ts';
import type { Source } from './source.ts';
import { isEncrypted, placeAt } from './source.ts';
import type { Tree } from './tree.ts';
import { resolve } from './tree.ts';

/** What is wrong with a file as a whole: an edit of it cannot be right, or nobody could read the result. */
export function unfit(source: Source, trees: readonly Tree[]): Problem | undefined {
  const place = { file: source.file };
  if (isEncrypted(source)) {
    const remedy = 'edit it with sops, or keep what is to be edited in a file of its own, in clear';
    return { message: 'is encrypted by SOPS: any edit breaks its checksum', place, remedy };
  }
  for (const { uses } of trees) {
    const use = uses.find(({ target }) => target === undefined);
    if (use === undefined) continue;
    // to some readers an anchor goes on into the next document: then an edit of one would change another
    const message = 'is an alias without an anchor before it in its document';
    return { message, place: placeAt(source, use.position), remedy: 'write the value out' };
  }
  if (trees.every((tree) => isReadable(tree))) return undefined;
  return { message: 'has aliases that stand for millions of values', place, remedy: 'write some of them out' };
}

/** As readers of Kubernetes have it, many values are no harm, but many that stand nowhere: https://github.com/go-yaml/yaml/blob/v3/decode.go */
const mostShown = 1_000_000;
const mostRatio = 10;

/** Whether what a reader sees of a document is not far more than what stands there. */
function isReadable(tree: Tree): boolean {
  const shown = sizeOf(tree, true);
  return shown <= mostShown || shown <= mostRatio * sizeOf(tree, false);
}

/** How many nodes a document has: as it stands, or with what each alias stands for in its place. */
function sizeOf(tree: Tree, follows: boolean): number {
  if (tree.uses.length === 0) return 0;
  const sizes = new Map<unknown, number>();
  const count = (node: unknown): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    // what shows itself never ends
    if (isMap(node) || isSeq(node)) sizes.set(node, Number.POSITIVE_INFINITY);
    const size =
      1 + (isAlias(node) && !follows ? [] : inner(tree, node)).reduce<number>((sum, one) => sum + count(one), 0);
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
