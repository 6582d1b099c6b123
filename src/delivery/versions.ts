import type { ChangedValue } from './record-reader.ts';

/** A deployment whose values stand, or stood, in Git: what it changed there. */
export interface Version<T> {
  readonly of: T;
  readonly changed: readonly ChangedValue[];
}

type Value = Pick<ChangedValue, 'place' | 'to'>;

/**
 * The versions of one environment as they lie upon each other: those that were taken out again are gone. Asked by the values that
 * deployments write, so that a way back is seen whoever went it, and whatever they called it.
 */
export class Versions<T> {
  readonly #stack: Version<T>[] = [];
  /** By place and value: where in the stack that value was replaced, the lowest first. */
  readonly #replaced = new Map<string, Map<string, number[]>>();

  /** What stands in Git now. */
  top(): T | undefined {
    return this.#stack.at(-1)?.of;
  }

  push(version: Version<T>): void {
    const at = this.#stack.push(version) - 1;
    for (const { place, from } of version.changed) {
      const values = this.#replaced.get(place) ?? new Map<string, number[]>();
      this.#replaced.set(place, values);
      const levels = values.get(from);
      if (levels === undefined) values.set(from, [at]);
      else levels.push(at);
    }
  }

  /** Takes out all from a level of the stack on. */
  cut(level: number): void {
    for (const { changed } of this.#stack.splice(level)) {
      for (const { place, from } of changed) {
        const levels = this.#replaced.get(place)?.get(from);
        while (levels !== undefined && (levels.at(-1) ?? -1) >= level) levels.pop();
      }
    }
  }

  /** The lowest version that would be taken out if these values stood in Git again; undefined where they are new. */
  beginningAt(values: readonly Value[]): number | undefined {
    const [first] = values;
    if (first === undefined) return undefined;
    const levels = this.#replaced.get(first.place)?.get(first.to) ?? [];
    return levels.findLast((level) => this.#replacedAll(level, values));
  }

  /** Where what was found in Git is older than the newest version: the lowest one that is gone. */
  foundBehind(found: readonly ChangedValue[]): number | undefined {
    const top = this.#stack.at(-1)?.changed ?? [];
    const same = found.filter(({ place }) => top.some((one) => one.place === place));
    const isThere = same.every(({ place, from }) => top.some((one) => one.place === place && one.to === from));
    return isThere ? undefined : this.beginningAt(same.map(({ place, from }) => ({ place, to: from })));
  }

  #replacedAll(level: number, values: readonly Value[]): boolean {
    const changed = this.#stack[level]?.changed ?? [];
    return values.every(({ place, to }) => {
      const there = changed.find((one) => one.place === place);
      return there === undefined || there.from === to;
    });
  }
}
