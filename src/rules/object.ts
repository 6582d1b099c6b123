import { groupOf } from '../kubernetes/workload.ts';
import type { View } from './view.ts';

/** An object as it would be applied: of a file, of a list, or rendered. */
export interface ManifestObject {
  readonly view: View;
  readonly apiVersion: string;
  /** The API group: empty for the core's. */
  readonly group: string;
  readonly kind: string;
  /** Undefined where it is left to whoever applies it. */
  readonly namespace: string | undefined;
  /** Undefined where the server makes it up, or it is filled in later. */
  readonly name: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  /** Whether it is only part of an object, to be laid over the rest: rules that miss something have nothing to say of it. */
  readonly isPatch: boolean;
  /** Whether labels are added to it, in its selectors too, that do not stand in its file: what it lacks of them is not missing. */
  readonly isRelabelled?: true;
}

/** An object at a view; undefined where it is none, as it has no kind or no apiVersion. */
export function objectAt(view: View): Omit<ManifestObject, 'isPatch'> | undefined {
  const [apiVersion, kind] = [view.at('apiVersion').value, view.at('kind').value];
  if (apiVersion === undefined || kind === undefined) return undefined;
  const metadata = view.at('metadata');
  return {
    view,
    apiVersion,
    group: groupOf(apiVersion),
    kind,
    namespace: metadata.at('namespace').value,
    name: metadata.at('name').value,
    labels: metadata.at('labels').texts,
    annotations: metadata.at('annotations').texts,
  };
}

/** `Deployment api`, as messages name an object. */
export function titleOf({ kind, name }: Pick<ManifestObject, 'kind' | 'name'>): string {
  return name === undefined ? kind : `${kind} ${name}`;
}

/** Whether two namespaces may be the same: one that is left open may be any. */
export function mayBeSameNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
