import { LabelIndex, SelectorIndex } from './label-index.ts';
import type { ManifestObject } from './object.ts';
import { mayBeSameNamespace } from './object.ts';
import type { Pod } from './pod.ts';
import { podOf } from './pod.ts';
import { hasLabels, isSelected, isSelectedByMap } from './selector.ts';
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
  readonly #byName: ReadonlyMap<string, readonly ManifestObject[]>;
  readonly #others: readonly ManifestObject[];
  readonly #othersByKind: ReadonlyMap<string, readonly ManifestObject[]>;
  readonly #podsByLabel: LabelIndex<Pod>;
  readonly #podsByObject: ReadonlyMap<ManifestObject, Pod>;
  #services: SelectorIndex<ManifestObject> | undefined;
  #podsElsewhere: readonly Pod[] | undefined;

  /** @param others what else the same repository holds: what is found there is not missing */
  constructor(
    all: readonly ManifestObject[],
    { isWhole, others = [] }: { readonly isWhole: boolean; readonly others?: readonly ManifestObject[] },
  ) {
    this.objects = all.filter(({ isPatch }) => !isPatch);
    this.patches = all.filter(({ isPatch }) => isPatch);
    this.isWhole = isWhole;
    this.#byKind = Map.groupBy(this.objects, keyOf);
    this.#byName = Map.groupBy(this.objects, nameKeyOf);
    this.#others = others;
    this.#othersByKind = Map.groupBy(others, keyOf);
    this.pods = this.#podsOf();
    this.#podsByLabel = new LabelIndex(this.pods, ({ labels }) => labels);
    this.#podsByObject = new Map(this.pods.flatMap((pod) => [[pod.runsAs, pod] as const, [pod.object, pod] as const]));
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
    const named = this.#byName.get(nameKeyOf({ ...kind, name })) ?? [];
    return named.find((one) => mayBeSameNamespace(one.namespace, namespace));
  }

  /** Whether the object is there, in this set or elsewhere in the repository: then nobody should call it missing. */
  has(kind: KindName, name: Pick<ManifestObject, 'name' | 'namespace'>): boolean {
    if (this.find(kind, name) !== undefined) return true;
    return this.elsewhere(kind).some(
      (one) => one.name === name.name && mayBeSameNamespace(one.namespace, name.namespace),
    );
  }

  /** What of a kind stands elsewhere in the repository. */
  elsewhere(kind: KindName): readonly ManifestObject[] {
    return this.#othersByKind.get(keyOf(kind)) ?? [];
  }

  /** The pod template of an object. */
  podOf(object: ManifestObject): Pod | undefined {
    return this.#podsByObject.get(object);
  }

  /** The pods that a label selector selects, in a namespace. */
  podsSelectedBy(selector: View, namespace: string | undefined): readonly Pod[] {
    return this.#podsByLabel
      .having(selector.at('matchLabels').texts)
      .filter(({ object, labels }) => isSelected(selector, labels) && mayBeSameNamespace(object.namespace, namespace));
  }

  /** The pods that a plain map of labels selects, such as a Service's. */
  podsOfService(service: ManifestObject): readonly Pod[] {
    const wanted = service.view.at('spec', 'selector').texts;
    return wanted.size === 0 ? [] : this.podsWith(wanted, service.namespace);
  }

  /** The pods that have these labels at least, in a namespace. */
  podsWith(wanted: ReadonlyMap<string, string>, namespace: string | undefined): readonly Pod[] {
    return this.#podsByLabel
      .having(wanted)
      .filter(({ object, labels }) => hasLabels(labels, wanted) && mayBeSameNamespace(object.namespace, namespace));
  }

  /** The Services that send traffic to a pod. */
  servicesOf(pod: Pod): readonly ManifestObject[] {
    this.#services ??= new SelectorIndex(this.ofKind({ kind: 'Service', group: '' }), selectorOf);
    return this.#services
      .metBy(pod.labels)
      .filter(
        ({ view, namespace }) =>
          mayBeSameNamespace(namespace, pod.object.namespace) &&
          isSelectedByMap(view.at('spec', 'selector'), pod.labels),
      );
  }

  /** The pods that may be in a namespace. */
  podsIn(namespace: string | undefined): readonly Pod[] {
    return this.pods.filter(({ object }) => mayBeSameNamespace(object.namespace, namespace));
  }

  /** The pods elsewhere in the repository that may be in a namespace. */
  podsElsewhere(namespace: string | undefined): readonly Pod[] {
    this.#podsElsewhere ??= this.#others.flatMap((object) => podOf(object) ?? []);
    return this.#podsElsewhere.filter(({ object }) => mayBeSameNamespace(object.namespace, namespace));
  }
}

function selectorOf({ view }: ManifestObject): ReadonlyMap<string, string> {
  return view.at('spec', 'selector').texts;
}

function nameKeyOf({ name = '', ...kind }: KindName & { readonly name?: string | undefined }): string {
  return `${keyOf(kind)}/${name}`;
}

function keyOf({ kind, group }: KindName): string {
  return `${group}/${kind}`;
}
