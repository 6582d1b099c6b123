import { isScalar } from '../data/nodes.ts';
import { childOf, descend, itemsOf, textIn } from '../kubernetes/nodes.ts';
import type { KubernetesObject } from '../kubernetes/workload.ts';
import { groupOf } from '../kubernetes/workload.ts';
import type { ReadEmbedded } from '../manifest/embedded.ts';
import { readEmbedded } from '../manifest/embedded.ts';
import type { Source } from '../manifest/source.ts';
import { positionOf } from '../manifest/source.ts';
import { isKustomization } from './kustomization.ts';

/** YAML written as text within YAML. */
export interface EmbeddedYaml {
  /** What it is for: the target of a patch, or its number. */
  readonly key: string;
  readonly read: ReadEmbedded;
  /** Where the text begins. */
  readonly start: number;
}

/** Patches within a kustomization (of Kustomize or Flux), and Helm values within an Argo CD Application, as sources of their own. */
export function embeddedIn(outer: Source, object: KubernetesObject): readonly EmbeddedYaml[] {
  return textsIn(outer, object).flatMap(({ key, node }) => {
    if (!isScalar(node) || typeof node.value !== 'string') return [];
    return [{ key, read: readEmbedded(outer, node), start: positionOf(node) ?? 0 }];
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
