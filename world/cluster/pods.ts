import { suffixOf } from './names.ts';
import type { PlayedEvent } from './recording.ts';

/** The pods of a workload by name: which are there, and what new ones are called. */
export class Pods {
  readonly #there = new Set<string>();
  #made = 0;

  /** What happened to a pod. */
  note(type: PlayedEvent['type'], name: string): void {
    if (type === 'DELETED') this.#there.delete(name);
    else this.#there.add(name);
  }

  /** One of a ReplicaSet that is there and not taken yet. Throws where there is none: the recording fits no more. */
  take(set: string, taken: readonly string[]): string {
    const found = [...this.#there].find((name) => name.replace(/-[^-]*$/, '') === set && !taken.includes(name));
    if (found === undefined) throw new Error(`the recording wants one more pod of ${set} than there is`);
    return found;
  }

  /** The name of a new pod. */
  make(set: string): string {
    this.#made += 1;
    return `${set}-${suffixOf(`${set} ${this.#made}`)}`;
  }
}
