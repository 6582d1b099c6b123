type Labels = ReadonlyMap<string, string>;

/** Things by their labels, to find those that have some of them without asking each. */
export class LabelIndex<T> {
  readonly #all: readonly T[];
  readonly #byPair: ReadonlyMap<string, readonly T[]>;

  constructor(all: readonly T[], labelsOf: (one: T) => Labels) {
    this.#all = all;
    const byPair = new Map<string, T[]>();
    for (const one of all)
      for (const pair of pairsOf(labelsOf(one))) {
        const same = byPair.get(pair);
        if (same === undefined) byPair.set(pair, [one]);
        else same.push(one);
      }
    this.#byPair = byPair;
  }

  /** Those that have at least the rarest of the labels; all of them where none is given. The caller looks at the rest. */
  having(labels: Labels): readonly T[] {
    const lists = pairsOf(labels).map((pair) => this.#byPair.get(pair) ?? []);
    return lists.reduce((rarest, list) => (list.length < rarest.length ? list : rarest), lists[0] ?? this.#all);
  }
}

/** Selectors, to find those that a set of labels may meet without asking each. */
export class SelectorIndex<T> {
  readonly #open: readonly T[];
  readonly #byPair: ReadonlyMap<string, readonly T[]>;

  /** @param wantedOf labels that a selector wants at least */
  constructor(all: readonly T[], wantedOf: (one: T) => Labels) {
    const wanted = new Map(all.map((one) => [one, pairsOf(wantedOf(one))]));
    const counts = new Map<string, number>();
    for (const pair of [...wanted.values()].flat()) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    const rarest = (one: T) =>
      (wanted.get(one) ?? []).toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0)).at(0) ?? '';
    const grouped = Map.groupBy(all, rarest);
    this.#open = grouped.get('') ?? [];
    this.#byPair = grouped;
  }

  /** Those that may be met by the labels: each wants one of them at least, or says nothing of labels. */
  metBy(labels: Labels): readonly T[] {
    return [...this.#open, ...pairsOf(labels).flatMap((pair) => this.#byPair.get(pair) ?? [])];
  }
}

function pairsOf(labels: Labels): readonly string[] {
  return [...labels].map(([key, value]) => `${key}=${value}`);
}
