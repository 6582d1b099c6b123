import type { KindName } from './kind-name.ts';
import { keyOf } from './kind-name.ts';
import type { LabelIndex } from './label-index.ts';
import type { ManifestObject } from './object.ts';
import { mayBeSameNamespace } from './object.ts';
import { ObjectIndex, podIndexOf } from './object-index.ts';
import type { Pod } from './pod.ts';
import { podOf } from './pod.ts';
import { isSelectedByMap } from './selector.ts';
import { SelectorIndex } from './selector-index.ts';
import type { View } from './view.ts';

export type { KindName } from './kind-name.ts';

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
  readonly #own: ReadonlySet<ManifestObject>;
  readonly #index: ObjectIndex;
  readonly #repository: ObjectIndex | undefined;
  readonly #elsewhere = new Map<string, readonly ManifestObject[]>();
  #namespaces: ReadonlySet<string | undefined> | undefined;
  #podsByLabel: LabelIndex<Pod> | undefined;
  #podsByObject: ReadonlyMap<ManifestObject, Pod> | undefined;
  #services: SelectorIndex<ManifestObject> | undefined;

  /** @param repository everything that the same repository holds: what is found there is not missing */
  constructor(
    all: readonly ManifestObject[],
    { isWhole, repository }: { readonly isWhole: boolean; readonly repository?: ObjectIndex },
  ) {
    this.objects = all.filter(({ isPatch }) => !isPatch);
    this.patches = all.filter(({ isPatch }) => isPatch);
    this.isWhole = isWhole;
    this.#own = new Set(all);
    this.#index = new ObjectIndex(this.objects);
    this.#repository = repository;
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
    return this.find({ kind, group: 'apps' }, { name, namespace: rollout.namespace }, rollout);
  }

  /** The objects of a kind. */
  ofKind(kind: KindName): readonly ManifestObject[] {
    return this.#index.ofKind(kind);
  }

  /**
   * The object of a name. A folder may hold alternatives, such as `api-staging.yaml` and `api-production.yaml`: of several of the
   * name the one that stands in the file of who names it.
   *
   * @param by what names it
   */
  find(
    kind: KindName,
    { name, namespace }: Pick<ManifestObject, 'name' | 'namespace'>,
    by?: ManifestObject,
  ): ManifestObject | undefined {
    const found = this.#index.named(kind, name).filter((one) => mayBeSameNamespace(one.namespace, namespace));
    const file = by?.view.place.file;
    return (found.length > 1 ? found.find((one) => one.view.place.file === file) : undefined) ?? found[0];
  }

  /** Whether the object is there, in this set or elsewhere in the repository: then nobody should call it missing. */
  has(kind: KindName, name: Pick<ManifestObject, 'name' | 'namespace'>): boolean {
    if (this.find(kind, name) !== undefined) return true;
    const named = this.#repository?.named(kind, name.name) ?? [];
    return named.some((one) => !this.#own.has(one) && mayBeSameNamespace(one.namespace, name.namespace));
  }

  /** What of a kind stands elsewhere in the repository. */
  elsewhere(kind: KindName): readonly ManifestObject[] {
    const key = keyOf(kind);
    const known = this.#elsewhere.get(key);
    if (known !== undefined) return known;
    const found = (this.#repository?.ofKind(kind) ?? []).filter((one) => !this.#own.has(one));
    this.#elsewhere.set(key, found);
    return found;
  }

  /** The pod template of an object. */
  podOf(object: ManifestObject): Pod | undefined {
    this.#podsByObject ??= new Map(this.pods.flatMap((pod) => [pod.runsAs, pod.object].map((one) => [one, pod])));
    return this.#podsByObject.get(object);
  }

  /** The pods that a label selector selects, in a namespace. */
  podsSelectedBy(selector: View, namespace: string | undefined): readonly Pod[] {
    return this.#podIndex.selectedBy(selector, namespace);
  }

  /** The pods that a plain map of labels selects, such as a Service's. */
  podsOfService({ view, namespace }: ManifestObject): readonly Pod[] {
    return this.#podIndex.selectedByMap(view.at('spec', 'selector'), namespace);
  }

  /** Whether pods of the set may be in a namespace: where none is, the set holds only a part of what runs there. */
  hasPodsIn(namespace: string | undefined): boolean {
    this.#namespaces ??= new Set(this.pods.map(({ object }) => object.namespace));
    if (namespace === undefined) return this.#namespaces.size > 0;
    return this.#namespaces.has(namespace) || this.#namespaces.has(undefined);
  }

  /** The pods that have these labels at least, in a namespace. */
  podsWith(labels: ReadonlyMap<string, string>, namespace: string | undefined): readonly Pod[] {
    return this.#podIndex.having(labels, namespace);
  }

  /** The pods elsewhere in the repository that have these labels at least, in a namespace. */
  podsElsewhereWith(labels: ReadonlyMap<string, string>, namespace: string | undefined): readonly Pod[] {
    const found = this.#repository?.podsWith(labels, namespace) ?? [];
    return found.filter(({ object }) => !this.#own.has(object));
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

  get #podIndex(): LabelIndex<Pod> {
    this.#podsByLabel ??= podIndexOf(this.pods);
    return this.#podsByLabel;
  }
}

function selectorOf({ view }: ManifestObject): ReadonlyMap<string, string> {
  return view.at('spec', 'selector').texts;
}
