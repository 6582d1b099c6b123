import type { Scalar } from '../data/yaml.ts';
import { isScalar } from '../data/yaml.ts';
import { childOf, descend, itemsOf, textIn } from '../kubernetes/nodes.ts';
import type { KubernetesObject } from '../kubernetes/workload.ts';
import { groupOf } from '../kubernetes/workload.ts';
import { readSource } from '../manifest/read.ts';
import type { ReadSource, Source } from '../manifest/source.ts';
import { isKustomization } from './kustomization.ts';

/** YAML written as text within YAML. */
export interface Embedded {
  /** What it is for: the target of a patch, or its number. */
  readonly key: string;
  readonly read: ReadSource;
  /** Where a position of the inner text stands in the outer one. */
  readonly outerPosition: (position: number) => number;
}

/** Patches within a kustomization (of Kustomize or Flux), and Helm values within an Argo CD Application, as sources of their own. */
export function embeddedIn(outer: Source, object: KubernetesObject): readonly Embedded[] {
  return textsIn(outer, object).flatMap(({ key, node }) => {
    if (!isScalar(node) || typeof node.value !== 'string') return [];
    const read = readSource(outer.file, new TextEncoder().encode(node.value));
    return [{ key, read, outerPosition: (position: number) => outerPosition(outer, node, { read, position }) }];
  });
}

interface EmbeddedText {
  readonly key: string;
  readonly node: unknown;
}

function textsIn({ file }: Source, object: KubernetesObject): readonly EmbeddedText[] {
  const group = groupOf(object.apiVersion ?? '');
  if (isKustomization(file) || group === 'kustomize.config.k8s.io') return patchesIn(object, []);
  if (group === 'kustomize.toolkit.fluxcd.io') return patchesIn(object, ['spec']);
  return object.kind === 'Application' && group === 'argoproj.io' ? helmValuesIn(object) : [];
}

function patchesIn({ tree }: KubernetesObject, above: readonly string[]): readonly EmbeddedText[] {
  const patches = ['patches', 'patchesJson6902'].flatMap((key) => itemsOf(tree, descend(tree, ...above, key)));
  const targeted = patches.map((patch, index) => {
    const target = childOf(tree, patch, 'target');
    const names = ['kind', 'name'].map((key) => textIn(tree, childOf(tree, target, key)) ?? '');
    return { key: target === undefined ? `patch ${index}` : names.join('/'), node: childOf(tree, patch, 'patch') };
  });
  const merged = itemsOf(tree, descend(tree, ...above, 'patchesStrategicMerge'));
  return [...targeted, ...merged.map((node, index) => ({ key: `merge ${index}`, node }))];
}

function helmValuesIn({ tree }: KubernetesObject): readonly EmbeddedText[] {
  const sources = [descend(tree, 'spec', 'source'), ...itemsOf(tree, descend(tree, 'spec', 'sources'))];
  return sources.map((one, index) => ({
    key: `source ${index}`,
    node: childOf(tree, childOf(tree, one, 'helm'), 'values'),
  }));
}

/** The lines of a literal block stand below its `|`, indented; of any other style only the beginning is known. */
function outerPosition(outer: Source, scalar: Scalar, at: { read: ReadSource; position: number }): number {
  const start = scalar.range?.[0] ?? 0;
  if (scalar.type !== 'BLOCK_LITERAL' || at.read.result === 'unreadable') return start;
  const inner = at.read.source;
  const { line, col } = inner.lines.linePos(at.position);
  const lineStart = outer.lines.lineStarts[outer.lines.linePos(start).line + line - 1] ?? start;
  const indent = lineAt(outer.text, lineStart).length - lineAt(inner.text, at.position - (col - 1)).length;
  return lineStart + indent + col - 1;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
}
