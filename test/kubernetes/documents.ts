import type { Workload } from '../../src/kubernetes/workload.ts';
import { objectsIn, workloadOf } from '../../src/kubernetes/workload.ts';
import { readSource } from '../../src/manifest/read.ts';
import type { Tree } from '../../src/manifest/tree.ts';
import { treesOf } from '../../src/manifest/tree.ts';

/** The first document of a text that parses. */
export function treeIn(text: string): Tree {
  const read = readSource('test.yaml', new TextEncoder().encode(text));
  const tree = read.result === 'read' ? treesOf(read.source)[0] : undefined;
  if (tree === undefined) throw new Error('should parse');
  return tree;
}

/** The workloads of the first document. */
export function workloadsIn(text: string): readonly Workload[] {
  return objectsIn(treeIn(text)).flatMap((object) => workloadOf(object) ?? []);
}
