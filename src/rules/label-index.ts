import { mayBeSameNamespace } from './object.ts';
import { hasLabels, isSelected, isSelectedByMap } from './selector.ts';
import type { View } from './view.ts';

type Labels = ReadonlyMap<string, string>;

/** Things with labels, found by selectors without looking at each of them. */
export class LabelIndex<Thing> {
  readonly #all: readonly Thing[];
  readonly #of: (thing: Thing) => { readonly labels: Labels; readonly namespace: string | undefined };
  readonly #byPair = new Map<string, Thing[]>();

  constructor(
    all: readonly Thing[],
    of: (thing: Thing) => { readonly labels: Labels; readonly namespace: string | undefined },
  ) {
    this.#all = all;
    this.#of = of;
    for (const thing of all)
      for (const pair of of(thing).labels) {
        const list = this.#byPair.get(textOf(pair));
        if (list === undefined) this.#byPair.set(textOf(pair), [thing]);
        else list.push(thing);
      }
  }

  /** What a label selector selects, in a namespace. */
  selectedBy(selector: View, namespace: string | undefined): readonly Thing[] {
    const candidates = this.#with(selector.at('matchLabels').texts) ?? this.#all;
    return this.#within(candidates, namespace).filter((thing) => isSelected(selector, this.#of(thing).labels));
  }

  /** What a plain map of labels selects, in a namespace. */
  selectedByMap(selector: View, namespace: string | undefined): readonly Thing[] {
    const candidates = this.#with(selector.texts) ?? [];
    return this.#within(candidates, namespace).filter((thing) => isSelectedByMap(selector, this.#of(thing).labels));
  }

  /** What has these labels at least, in a namespace. */
  having(labels: Labels, namespace: string | undefined): readonly Thing[] {
    const candidates = this.#with(labels) ?? this.#all;
    return this.#within(candidates, namespace).filter((thing) => hasLabels(this.#of(thing).labels, labels));
  }

  /** The fewest that have one of the labels; undefined where none is wanted. */
  #with(labels: Labels): readonly Thing[] | undefined {
    const lists = [...labels].map((pair) => this.#byPair.get(textOf(pair)) ?? []);
    return lists.sort((one, other) => one.length - other.length)[0];
  }

  #within(things: readonly Thing[], namespace: string | undefined): readonly Thing[] {
    return things.filter((thing) => mayBeSameNamespace(this.#of(thing).namespace, namespace));
  }
}

function textOf([key, value]: readonly [string, string]): string {
  return `${key}=${value}`;
}
