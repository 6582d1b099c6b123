import type { Cluster, ClusterState, ResourceType } from '../ports/cluster.ts';
import type { Source, States } from './look.ts';
import { typesLedTo } from './look.ts';
import type { Looked } from './watched-types.ts';
import { distinct, keyOf, typesIn } from './watched-types.ts';

/** Watches several clusters as one: yields all newest states after each change in any, once each has answered. */
export async function* watchAll(
  clusters: ReadonlyMap<string, Cluster>,
  looked: readonly Looked[],
  signal: AbortSignal,
): AsyncGenerator<States> {
  const watches = [...clusters].map(([name, cluster]) => new ClusterWatch(name, { cluster, looked, signal }));
  try {
    while (watches.some(({ isOpen }) => isOpen)) {
      const changed = await Promise.race(watches.flatMap((one) => one.waiting));
      changed();
      if (!watches.every(({ hasAnswered }) => hasAnswered)) continue;
      const states = new Map(watches.map(({ name, sources }) => [name, sources] as const));
      for (const one of watches) one.follow(states);
      yield states;
    }
  } finally {
    await Promise.all(watches.map((one) => one.end()));
  }
}

interface OpenSource {
  readonly types: readonly ResourceType[];
  readonly iterator: AsyncIterator<ClusterState>;
  state?: ClusterState;
  /** Resolves to what takes the next state in; undefined once there will be none. */
  next: Promise<() => void> | undefined;
}

interface WatchedCluster {
  readonly cluster: Cluster;
  readonly looked: readonly Looked[];
  readonly signal: AbortSignal;
}

/** What is watched of one cluster: what was asked for, and what that leads to. */
class ClusterWatch {
  readonly name: string;
  readonly #of: WatchedCluster;
  readonly #sources: OpenSource[] = [];

  constructor(name: string, of: WatchedCluster) {
    this.name = name;
    this.#of = of;
    this.#open(typesIn(name, of.looked));
  }

  get isOpen(): boolean {
    return this.#sources[0]?.next !== undefined;
  }

  get hasAnswered(): boolean {
    return this.#sources[0]?.state !== undefined;
  }

  get waiting(): readonly Promise<() => void>[] {
    return this.#sources.flatMap(({ next }) => next ?? []);
  }

  get sources(): readonly Source[] {
    return this.#sources.flatMap(({ types, state }) => (state === undefined ? [] : [{ types, state }]));
  }

  /** Watches what the states lead to as well, each type once. */
  follow(states: States): void {
    const known = new Set(this.#sources.flatMap(({ types }) => types.map(keyOf)));
    const more = typesLedTo(states, this.name, this.#of.looked).filter((type) => !known.has(keyOf(type)));
    if (more.length > 0) this.#open(distinct(more));
  }

  async end(): Promise<void> {
    await Promise.all(this.#sources.map(({ iterator }) => iterator.return?.()));
  }

  #open(types: readonly ResourceType[]): void {
    const { cluster, signal } = this.#of;
    const source: OpenSource = {
      types,
      iterator: cluster.watch(types, signal)[Symbol.asyncIterator](),
      next: undefined,
    };
    this.#sources.push(source);
    this.#ask(source);
  }

  #ask(source: OpenSource): void {
    source.next = source.iterator.next().then((result) => () => {
      if (result.done === true) source.next = undefined;
      else {
        source.state = result.value;
        this.#ask(source);
      }
    });
  }
}
