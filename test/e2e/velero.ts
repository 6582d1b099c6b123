import { setTimeout as wait } from 'node:timers/promises';
import { numberAt, textAt } from '../../src/data/fields.ts';
import { kubectl } from './world.ts';

/** The phases of a Backup that succeeds, as Velero's controllers go through them. */
export const succeeds = ['InProgress', 'WaitingForPluginOperations', 'Finalizing', 'Completed'] as const;

/**
 * What moves the Backups of a namespace on, in place of Velero's controllers: a phase each look, until the last. There is no status
 * subresource in Velero's definition, so that a status is patched as any other field.
 */
export class VeleroStandIn implements AsyncDisposable {
  phases: readonly string[] = succeeds;
  /** Backups that were seen, in the order of their first sight. */
  readonly seen: string[] = [];
  readonly #namespace: string;
  readonly #over = new AbortController();
  readonly #ended: Promise<void>;

  constructor(namespace: string) {
    this.#namespace = namespace;
    this.#ended = this.#run();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort();
    await this.#ended;
  }

  async #run(): Promise<void> {
    while (!this.#over.signal.aborted) {
      for (const backup of this.#list()) this.#moveOn(backup);
      await wait(300);
    }
  }

  #list(): readonly unknown[] {
    return JSON.parse(kubectl(['get', 'backups.velero.io', '-n', this.#namespace, '-o', 'json'])).items;
  }

  #moveOn(backup: unknown): void {
    const name = textAt(backup, 'metadata', 'name') ?? '';
    if (!this.seen.includes(name)) this.seen.push(name);
    const next = this.phases[this.phases.indexOf(textAt(backup, 'status', 'phase') ?? '') + 1];
    if (next === undefined) return;
    const now = new Date().toISOString();
    const isOver = next === this.phases.at(-1);
    const done = numberAt(backup, 'status', 'progress', 'itemsBackedUp') ?? 0;
    const status = {
      phase: next,
      startTimestamp: now,
      progress: { itemsBackedUp: done + 5, totalItems: 20 },
      ...(isOver ? { completionTimestamp: now } : {}),
      ...(next === 'PartiallyFailed' ? { errors: 2 } : {}),
    };
    const patch = JSON.stringify({ status });
    kubectl(['patch', 'backups.velero.io', name, '-n', this.#namespace, '--type', 'merge', '-p', patch]);
  }
}
