import type { Tree } from '../manifest/tree.ts';
import { childOf, itemsOf, keysOf, textIn } from './nodes.ts';

/** Where a pod wants to run, as far as its template says. */
export interface Placement {
  readonly selector: ReadonlyMap<string, string>;
  /** Of which one must hold, where there are any: all of its conditions. */
  readonly terms: readonly (readonly LabelCondition[])[];
  readonly tolerations: readonly Toleration[];
}

/** A condition on the labels of a node. Those that compare numbers or names are not read, and hold. */
export interface LabelCondition {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** Which taints a pod bears; what is not there bears any. */
export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

/** Of a pod that says nothing. */
export const anywhere: Placement = { selector: new Map(), terms: [], tolerations: [] };

/** Reads it from the spec of a pod template. */
export function placementIn(tree: Tree, spec: unknown): Placement {
  const selector = childOf(tree, spec, 'nodeSelector');
  const required = ['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'];
  const affinity = required.reduce<unknown>((node, key) => childOf(tree, node, key), spec);
  return {
    selector: new Map(keysOf(tree, selector).map((key) => [key, textIn(tree, childOf(tree, selector, key)) ?? ''])),
    terms: itemsOf(tree, childOf(tree, affinity, 'nodeSelectorTerms')).map((term) =>
      itemsOf(tree, childOf(tree, term, 'matchExpressions')).map((one) => conditionIn(tree, one)),
    ),
    tolerations: itemsOf(tree, childOf(tree, spec, 'tolerations')).map((one) => tolerationIn(tree, one)),
  };
}

function conditionIn(tree: Tree, node: unknown): LabelCondition {
  const text = (key: string) => textIn(tree, childOf(tree, node, key)) ?? '';
  const values = itemsOf(tree, childOf(tree, node, 'values')).map((value) => textIn(tree, value) ?? '');
  return { key: text('key'), operator: text('operator'), values };
}

function tolerationIn(tree: Tree, node: unknown): Toleration {
  const fields = ['key', 'operator', 'value', 'effect'] as const;
  const read = fields.flatMap((field) => {
    const text = textIn(tree, childOf(tree, node, field));
    // an empty one is as good as none
    return text === undefined || text === '' ? [] : [[field, text] as const];
  });
  return Object.fromEntries(read);
}
