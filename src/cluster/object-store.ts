import { isFields, textAt } from '../data/fields.ts';
import type { KubernetesObject } from '../ports/cluster.ts';

/** The objects of one type as last seen, by uid: an object that was deleted and made again is another one. */
export class ObjectStore {
  readonly #keepsManagers: boolean;
  readonly #objects = new Map<string, KubernetesObject>();

  constructor(keepsManagers: boolean) {
    this.#keepsManagers = keepsManagers;
  }

  all(): readonly KubernetesObject[] {
    return [...this.#objects.values()];
  }

  replace(values: readonly unknown[]): void {
    this.#objects.clear();
    for (const value of values) this.put(value);
  }

  put(value: unknown): void {
    if (isObject(value)) this.#objects.set(keyOf(value), this.#keepsManagers ? value : withoutManagers(value));
  }

  remove(value: unknown): void {
    this.#objects.delete(keyOf(value));
  }
}

/** An object without `managedFields`, which hardly anybody reads and which is often its largest part. */
export function withoutManagers(object: KubernetesObject): KubernetesObject {
  const { managedFields: _, ...metadata } = { managedFields: undefined, ...object.metadata };
  return { ...object, metadata };
}

/** Whether a value is an object of the API: it has a name. */
export function isObject(value: unknown): value is KubernetesObject {
  return isFields(value) && textAt(value, 'metadata', 'name') !== undefined;
}

function keyOf(value: unknown): string {
  return textAt(value, 'metadata', 'uid') ?? textAt(value, 'metadata', 'name') ?? '';
}
