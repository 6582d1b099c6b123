import type { KindName } from './kind-name.ts';
import { keyOf } from './kind-name.ts';
import { LabelIndex } from './label-index.ts';
import type { ManifestObject } from './object.ts';
import type { Pod } from './pod.ts';
import { podOf } from './pod.ts';

/** The objects of a repository by kind, by name and by the labels of their pods: made once, for all sets that it holds. */
export class ObjectIndex {
  readonly #all: ReadonlySet<ManifestObject>;
  readonly #byKind: ReadonlyMap<string, readonly ManifestObject[]>;
  readonly #byName: ReadonlyMap<string, readonly ManifestObject[]>;
  #pods: LabelIndex<Pod> | undefined;

  constructor(all: Iterable<ManifestObject>) {
    this.#all = new Set(all);
    this.#byKind = Map.groupBy(this.#all, keyOf);
    this.#byName = Map.groupBy(this.#all, (one) => `${keyOf(one)} ${one.name}`);
  }

  ofKind(kind: KindName): readonly ManifestObject[] {
    return this.#byKind.get(keyOf(kind)) ?? [];
  }

  named(kind: KindName, name: string | undefined): readonly ManifestObject[] {
    return this.#byName.get(`${keyOf(kind)} ${name}`) ?? [];
  }

  /** The pods that have these labels at least, in a namespace. */
  podsWith(labels: ReadonlyMap<string, string>, namespace: string | undefined): readonly Pod[] {
    this.#pods ??= podIndexOf([...this.#all].flatMap((object) => podOf(object) ?? []));
    return this.#pods.having(labels, namespace);
  }
}

/** Pods by their labels. */
export function podIndexOf(pods: readonly Pod[]): LabelIndex<Pod> {
  return new LabelIndex(pods, ({ labels, object }) => ({ labels, namespace: object.namespace }));
}
