import type { PathStep } from '../manifest/path.ts';
import type { Tree } from '../manifest/tree.ts';
import { childOf, itemsOf, textIn } from './nodes.ts';
import type { AmountGroup } from './object-amounts.ts';
import { claimSizesIn, volumeSizesIn } from './object-amounts.ts';
import type { Placement } from './placement.ts';
import { placementIn } from './placement.ts';
import { podTemplatePath } from './pod-template.ts';
import type { ResourceAmount } from './resources.ts';
import { amountsIn, fieldAmounts } from './resources.ts';

/** A container of a pod template, with its resources. */
export interface Container {
  readonly list: 'containers' | 'initContainers';
  readonly index: number;
  readonly name?: string;
  readonly hasImage: boolean;
  /** Whether an init container keeps running beside the others (`restartPolicy: Always`). */
  readonly isSidecar: boolean;
  readonly amounts: readonly ResourceAmount[];
}

/** An object that makes pods, or a patch of one. */
export interface Workload {
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly containers: readonly Container[];
  /** Resources of the pod as a whole (`spec.resources` of its template, from Kubernetes 1.32 on). */
  readonly podAmounts: readonly ResourceAmount[];
  /** What the runtime class adds to the pod (`spec.overhead`). */
  readonly overhead: readonly ResourceAmount[];
  /** Sizes of its volumes, and of the claims that are made for its pods. */
  readonly sizes: readonly AmountGroup[];
  /** The text of an annotation, on the object and on its pod template. */
  readonly annotations: (name: string) => readonly string[];
  /** Where its pods want to run. */
  readonly placement: () => Placement;
}

/** An object of a document: itself, or an item of a `List`. */
export interface KubernetesObject {
  readonly tree: Tree;
  readonly steps: readonly PathStep[];
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** Lists may hold lists, and an alias may lead back: so far they are followed. */
const deepestList = 4;

/** The objects of a document, those within lists too; a document without a kind is one as well. */
export function objectsIn(tree: Tree): readonly KubernetesObject[] {
  return listed(tree, [], 0);
}

function listed(tree: Tree, steps: readonly PathStep[], depth: number): readonly KubernetesObject[] {
  const kind = textIn(tree, childOf(tree, tree.root, 'kind'));
  const items = kind?.endsWith('List') === true ? itemsOf(tree, childOf(tree, tree.root, 'items')) : [];
  if (items.length === 0 || depth >= deepestList) return [objectAt(tree, steps, kind)];
  return items.flatMap((root, index) => listed({ ...tree, root }, [...steps, { key: 'items' }, { index }], depth + 1));
}

function objectAt(tree: Tree, steps: readonly PathStep[], kind: string | undefined): KubernetesObject {
  const apiVersion = textIn(tree, childOf(tree, tree.root, 'apiVersion'));
  const metadata = childOf(tree, tree.root, 'metadata');
  const namespace = textIn(tree, childOf(tree, metadata, 'namespace'));
  const name = textIn(tree, childOf(tree, metadata, 'name')) ?? textIn(tree, childOf(tree, metadata, 'generateName'));
  return {
    tree,
    steps,
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(kind === undefined ? {} : { kind }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  };
}

/** An object as a workload, whole or a patch; undefined where it is of another kind. */
export function workloadOf(object: KubernetesObject): Workload | undefined {
  const { tree, kind = '', namespace, name, apiVersion } = object;
  const template = podTemplatePath(kind, apiVersion === undefined ? undefined : groupOf(apiVersion));
  if (template === undefined) return undefined;
  const pod = template.reduce<unknown>((node, key) => childOf(tree, node, key), tree.root);
  const spec = childOf(tree, pod, 'spec');
  const steps: readonly PathStep[] = [...object.steps, ...[...template, 'spec'].map((key) => ({ key }))];
  return {
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
    containers: [
      ...containersIn(tree, spec, { list: 'containers', steps }),
      ...containersIn(tree, spec, { list: 'initContainers', steps }),
    ],
    podAmounts: amountsIn(tree, childOf(tree, spec, 'resources'), [...steps, { key: 'resources' }]),
    overhead: overheadIn(tree, spec, steps),
    sizes: [...volumeSizesIn(tree, spec, steps), ...claimSizesIn(object)],
    annotations: (annotation) => annotationsOf(tree, [tree.root, pod], annotation),
    placement: () => placementIn(tree, spec),
  };
}

/** The API group of an apiVersion: empty for the core's `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function containersIn(
  tree: Tree,
  spec: unknown,
  at: { readonly list: Container['list']; readonly steps: readonly PathStep[] },
): readonly Container[] {
  return itemsOf(tree, childOf(tree, spec, at.list)).map((container, index) => {
    const name = textIn(tree, childOf(tree, container, 'name'));
    const steps = [...at.steps, { key: at.list }, { index }, { key: 'resources' }];
    return {
      list: at.list,
      index,
      ...(name === undefined ? {} : { name }),
      hasImage: textIn(tree, childOf(tree, container, 'image')) !== undefined,
      isSidecar: textIn(tree, childOf(tree, container, 'restartPolicy')) === 'Always',
      amounts: amountsIn(tree, childOf(tree, container, 'resources'), steps),
    };
  });
}

function overheadIn(tree: Tree, spec: unknown, steps: readonly PathStep[]): readonly ResourceAmount[] {
  const at = { field: 'requests', steps: [...steps, { key: 'overhead' }] } as const;
  return fieldAmounts(tree, childOf(tree, spec, 'overhead'), at);
}

function annotationsOf(tree: Tree, owners: readonly unknown[], annotation: string): readonly string[] {
  const texts = owners.map((owner) => {
    const annotations = childOf(tree, childOf(tree, owner, 'metadata'), 'annotations');
    return textIn(tree, childOf(tree, annotations, annotation));
  });
  return [...new Set(texts.filter((text) => text !== undefined))];
}
