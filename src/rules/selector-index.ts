type Labels = ReadonlyMap<string, string>;

/** Selectors, to find those that a set of labels may meet without asking each. */
export class SelectorIndex<Thing> {
  readonly #byPair: ReadonlyMap<string, readonly Thing[]>;
  readonly #order: ReadonlyMap<Thing, number>;

  /** @param wantedBy labels that a selector wants at least */
  constructor(all: readonly Thing[], wantedBy: (thing: Thing) => Labels) {
    const wanted = new Map(all.map((thing) => [thing, pairsOf(wantedBy(thing))]));
    const byPair = Map.groupBy([...wanted.values()].flat(), (pair) => pair);
    const count = (pair: string) => byPair.get(pair)?.length ?? 0;
    const rarest = (pairs: readonly string[]) => pairs.toSorted((one, other) => count(one) - count(other)).at(0);
    this.#byPair = Map.groupBy(all, (thing) => rarest(wanted.get(thing) ?? []) ?? '');
    this.#order = new Map(all.map((thing, index) => [thing, index]));
  }

  /** Those that may be met by the labels, in their order: each wants one of them at least, or says nothing of labels. */
  metBy(labels: Labels): readonly Thing[] {
    const met = ['', ...pairsOf(labels)].flatMap((pair) => this.#byPair.get(pair) ?? []);
    return met.toSorted((one, other) => (this.#order.get(one) ?? 0) - (this.#order.get(other) ?? 0));
  }
}

function pairsOf(labels: Labels): readonly string[] {
  return [...labels].map(([key, value]) => `${key}=${value}`);
}
