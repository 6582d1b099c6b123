import type { ManifestObject } from './object.ts';
import { mayBeSameNamespace } from './object.ts';
import type { Pod } from './pod.ts';
import { podOf } from './pod.ts';
import { isSelected, isSelectedByMap } from './selector.ts';
import type { View } from './view.ts';

/** A kind, and the API group that it is of: an empty text is the core's. */
export interface KindName {
  readonly kind: string;
  readonly group: string;
}

/** Objects that are applied together: what one kustomization, chart or folder brings. */
export class ObjectSet {
  /** Those that are whole, in the order of the files. */
  readonly objects: readonly ManifestObject[];
  /** Those that are laid over others which could not be rendered. */
  readonly patches: readonly ManifestObject[];
  /**
   * Whether everything that is applied together is there: only then something can be missing from it. A file that was named alone
   * is no whole set.
   */
  readonly isWhole: boolean;
  /** The pod templates, each once: that of a Deployment which a Rollout refers to is the Rollout's. */
  readonly pods: readonly Pod[];
  readonly #byKind: ReadonlyMap<string, readonly ManifestObject[]>;
  readonly #others: readonly ManifestObject[];

  /** @param others what else the same repository holds: what is found there is not missing */
  constructor(
    all: readonly ManifestObject[],
    { isWhole, others = [] }: { readonly isWhole: boolean; readonly others?: readonly ManifestObject[] },
  ) {
    this.objects = all.filter(({ isPatch }) => !isPatch);
    this.patches = all.filter(({ isPatch }) => isPatch);
    this.isWhole = isWhole;
    this.#byKind = Map.groupBy(this.objects, keyOf);
    this.#others = others;
    this.pods = this.#podsOf();
  }

  #podsOf(): readonly Pod[] {
    const borrowers = this.ofKind({ kind: 'Rollout', group: 'argoproj.io' }).flatMap((rollout) => {
      const lender = this.#lenderOf(rollout);
      return lender === undefined ? [] : [[lender, rollout] as const];
    });
    const borrowed = new Map(borrowers);
    return this.objects.flatMap((object) => podOf(object, borrowed.get(object)) ?? []);
  }

  #lenderOf(rollout: ManifestObject): ManifestObject | undefined {
    const reference = rollout.view.at('spec', 'workloadRef');
    const [kind, name] = [reference.at('kind').value, reference.at('name').value];
    if (kind === undefined || name === undefined) return undefined;
    return this.find({ kind, group: 'apps' }, { name, namespace: rollout.namespace });
  }

  /** The objects of a kind. */
  ofKind(kind: KindName): readonly ManifestObject[] {
    return this.#byKind.get(keyOf(kind)) ?? [];
  }

  /** The object of a name. */
  find(kind: KindName, { name, namespace }: Pick<ManifestObject, 'name' | 'namespace'>): ManifestObject | undefined {
    return this.ofKind(kind).find((one) => one.name === name && mayBeSameNamespace(one.namespace, namespace));
  }

  /** Whether the object is there, in this set or elsewhere in the repository: then nobody should call it missing. */
  has(kind: KindName, name: Pick<ManifestObject, 'name' | 'namespace'>): boolean {
    if (this.find(kind, name) !== undefined) return true;
    return this.#others.some(
      (one) =>
        keyOf(one) === keyOf(kind) && one.name === name.name && mayBeSameNamespace(one.namespace, name.namespace),
    );
  }

  /** What of a kind stands elsewhere in the repository. */
  elsewhere(kind: KindName): readonly ManifestObject[] {
    return this.#others.filter((one) => keyOf(one) === keyOf(kind));
  }

  /** The pod template of an object. */
  podOf(object: ManifestObject): Pod | undefined {
    return this.pods.find((pod) => pod.object === object || pod.runsAs === object);
  }

  /** The pods that a label selector selects, in a namespace. */
  podsSelectedBy(selector: View, namespace: string | undefined): readonly Pod[] {
    return this.#podsIn(namespace).filter(({ labels }) => isSelected(selector, labels));
  }

  /** The pods that a plain map of labels selects, such as a Service's. */
  podsOfService(service: ManifestObject): readonly Pod[] {
    const selector = service.view.at('spec', 'selector');
    return this.#podsIn(service.namespace).filter(({ labels }) => isSelectedByMap(selector, labels));
  }

  /** The Services that send traffic to a pod. */
  servicesOf(pod: Pod): readonly ManifestObject[] {
    return this.ofKind({ kind: 'Service', group: '' }).filter(
      ({ view, namespace }) =>
        mayBeSameNamespace(namespace, pod.object.namespace) && isSelectedByMap(view.at('spec', 'selector'), pod.labels),
    );
  }

  #podsIn(namespace: string | undefined): readonly Pod[] {
    return this.pods.filter(({ object }) => mayBeSameNamespace(object.namespace, namespace));
  }
}

function keyOf({ kind, group }: KindName): string {
  return `${group}/${kind}`;
}
