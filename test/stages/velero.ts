import type { Cluster, KubernetesObject } from '../../src/ports/cluster.ts';
import type { ObjectAnswer, ObjectPlace, Objects } from '../../src/ports/objects.ts';
import { TestClock } from '../clock.ts';

/** A clock on which a wait takes its time. */
export class WaitingClock extends TestClock {
  override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await super.sleep(milliseconds, signal);
    this.pass(milliseconds / 1000);
  }
}

/** A cluster of which nothing but single objects is known. */
export function clusterWith(objects: Objects): Cluster {
  const nothing = () => Promise.reject(new Error('only objects are asked for'));
  return {
    // biome-ignore lint/correctness/useYield: it shows nothing
    async *watch() {
      await nothing();
    },
    steer: nothing,
    nudge: nothing,
    refresh: nothing,
    sync: nothing,
    objects,
  };
}

interface Known {
  object: KubernetesObject;
  /** The phases that are still to come. */
  readonly phases: string[];
  phase: string;
  completedAt?: string;
}

/** An API server with Velero's Backups, each of which goes on by a phase whenever it is read. */
export class Velero implements Objects {
  readonly backups = new Map<string, Known>();
  readonly created: string[] = [];
  /** What the next Backups go through. */
  phases: readonly string[] = ['InProgress', 'Finalizing', 'Completed'];
  /** Answers in place of the next ones, such as an API server that is away. */
  readonly instead: ObjectAnswer[] = [];
  /** Called before each answer. */
  before: (verb: 'read' | 'create') => Promise<void> = async () => {};
  /** Seconds by which the clock of the cluster is ahead. */
  ahead = 0;
  /** What an admission webhook makes of the manifest. */
  admits = (manifest: object): object => manifest;
  readonly #clock: TestClock;

  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  async read({ name }: ObjectPlace, signal: AbortSignal): Promise<ObjectAnswer> {
    await this.before('read');
    signal.throwIfAborted();
    const instead = this.instead.shift();
    if (instead !== undefined) return instead;
    const known = this.backups.get(name);
    if (known === undefined) return { is: 'absent', message: `backups.velero.io "${name}" not found` };
    const answer: ObjectAnswer = { is: 'there', object: this.#shown(known) };
    known.phase = known.phases.shift() ?? known.phase;
    return answer;
  }

  async create({ name }: ObjectPlace, manifest: object, signal: AbortSignal): Promise<ObjectAnswer> {
    await this.before('create');
    signal.throwIfAborted();
    const instead = this.instead.shift();
    if (instead !== undefined) return instead;
    if (this.backups.has(name)) return { is: 'taken' };
    const [first = '', ...phases] = this.phases;
    const creationTimestamp = this.#now();
    const object = { ...this.admits(manifest), metadata: { name, namespace: 'velero', creationTimestamp } };
    this.backups.set(name, { object, phase: first, phases });
    this.created.push(name);
    return { is: 'there', object };
  }

  #shown(known: Known): KubernetesObject {
    const { object, phase } = known;
    if (phase !== 'Completed') return { ...object, status: { phase } };
    known.completedAt ??= this.#now();
    return { ...object, status: { phase, completionTimestamp: known.completedAt } };
  }

  #now(): string {
    return new Date(this.#clock.now().getTime() + this.ahead * 1000).toISOString();
  }
}
