import type { WrittenEdit } from '../deployment/progress.ts';

/** A deployment whose values stand, or stood, in Git: what it changed there. */
export interface Version<T> {
  readonly of: T;
  readonly edits: readonly WrittenEdit[];
}

/**
 * The versions of one environment as they lie upon each other: those that were taken out again are gone. Asked by the values that
 * deployments write, so that a way back is seen whoever went it, and whatever they called it.
 */
export class Versions<T> {
  readonly #stack: Version<T>[] = [];
  /** Where in the stack a value was replaced, the lowest first. */
  readonly #replaced = new Map<string, number[]>();

  /** What stands in Git now. */
  top(): T | undefined {
    return this.#stack.at(-1)?.of;
  }

  push(version: Version<T>): void {
    const at = this.#stack.push(version) - 1;
    for (const edit of version.edits) {
      const key = keyOf(edit, edit.from);
      const places = this.#replaced.get(key);
      if (places === undefined) this.#replaced.set(key, [at]);
      else places.push(at);
    }
  }

  /** Takes out all from a place of the stack on. */
  cut(at: number): void {
    for (const { edits } of this.#stack.splice(at)) {
      for (const edit of edits) {
        const places = this.#replaced.get(keyOf(edit, edit.from));
        while (places !== undefined && (places.at(-1) ?? -1) >= at) places.pop();
      }
    }
  }

  /** The lowest version that would be taken out if these values stood in Git again; undefined where they are new. */
  beginningAt(values: readonly Pick<WrittenEdit, 'file' | 'path' | 'to'>[]): number | undefined {
    const [first] = values;
    if (first === undefined) return undefined;
    const places = this.#replaced.get(keyOf(first, first.to)) ?? [];
    return places.findLast((at) => this.#replacedAll(at, values));
  }

  /** Whether what stands in Git, by what was found there, is older than the newest version: the place where that begins. */
  foundBehind(found: readonly WrittenEdit[]): number | undefined {
    const top = this.#stack.at(-1);
    const same = found.filter((edit) => top?.edits.some((one) => isSamePlace(one, edit)));
    const isThere = same.every((edit) => top?.edits.some((one) => isSamePlace(one, edit) && one.to === edit.from));
    if (isThere) return undefined;
    return this.beginningAt(same.map(({ file, path, from }) => ({ file, path, to: from })));
  }

  #replacedAll(at: number, values: readonly Pick<WrittenEdit, 'file' | 'path' | 'to'>[]): boolean {
    const edits = this.#stack[at]?.edits ?? [];
    return values.every((value) => {
      const there = edits.find((one) => isSamePlace(one, value));
      return there === undefined || there.from === value.to;
    });
  }
}

function isSamePlace(one: Pick<WrittenEdit, 'file' | 'path'>, other: Pick<WrittenEdit, 'file' | 'path'>): boolean {
  return one.file === other.file && one.path === other.path;
}

function keyOf({ file, path }: Pick<WrittenEdit, 'file' | 'path'>, value: string): string {
  return JSON.stringify([file, path, value]);
}
