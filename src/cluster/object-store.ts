import { isFields, textAt, valueAt } from '../data/fields.ts';
import type { KubernetesObject } from '../ports/cluster.ts';

/** The objects of one type as last seen, by uid: an object that was deleted and made again is another one. */
export class ObjectStore {
  readonly #objects = new Map<string, KubernetesObject>();

  all(): readonly KubernetesObject[] {
    return [...this.#objects.values()];
  }

  replace(values: readonly unknown[]): void {
    this.#objects.clear();
    for (const value of values) this.put(value);
  }

  /** Keeps an object without `managedFields`, which nobody reads and which is often its largest part. */
  put(value: unknown): void {
    const name = textAt(value, 'metadata', 'name');
    const metadata = valueAt(value, 'metadata');
    if (!isFields(value) || name === undefined || !isFields(metadata)) return;
    const { managedFields: _, ...kept } = metadata;
    this.#objects.set(keyOf(value), { ...value, metadata: { ...kept, name } });
  }

  remove(value: unknown): void {
    this.#objects.delete(keyOf(value));
  }
}

function keyOf(value: unknown): string {
  return textAt(value, 'metadata', 'uid') ?? textAt(value, 'metadata', 'name') ?? '';
}
