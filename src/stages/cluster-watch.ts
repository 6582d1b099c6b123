import type { Cluster, ClusterState, Listing, ResourceType } from '../ports/cluster.ts';
import type { States } from './look.ts';
import { listingsOf, typesLedTo } from './look.ts';
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
    for (;;) {
      const waiting = watches.flatMap((one) => one.ask());
      if (!watches.some(({ isOpen }) => isOpen)) return;
      await Promise.race(waiting);
      for (const one of watches) one.take();
      if (!watches.every(({ hasAnswered }) => hasAnswered)) continue;
      const states = new Map(watches.map(({ name, listings }) => [name, listings] as const));
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
  /** Resolves once the next state has arrived; undefined where none was asked for. */
  next: Promise<void> | undefined;
  arrived: IteratorResult<ClusterState> | undefined;
  isOver: boolean;
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
    return this.#sources[0]?.isOver === false;
  }

  get hasAnswered(): boolean {
    return this.#sources[0]?.state !== undefined;
  }

  /** Asks every source for its next state, unless it was asked: only once the last one was read, as their pace goes by that. */
  ask(): readonly Promise<void>[] {
    return this.#sources.filter(({ isOver }) => !isOver).map((source) => this.#ask(source));
  }

  /** Takes in whatever has arrived: a source that always has something new keeps no other from being seen. */
  take(): void {
    for (const source of this.#sources) {
      const { arrived } = source;
      if (arrived === undefined) continue;
      source.next = undefined;
      source.arrived = undefined;
      if (arrived.done === true) source.isOver = true;
      else source.state = arrived.value;
    }
  }

  /** The newest listing of each type that has answered. */
  get listings(): ReadonlyMap<string, Listing> {
    return new Map(this.#sources.flatMap(({ types, state }) => (state === undefined ? [] : listingsOf(types, state))));
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
      arrived: undefined,
      isOver: false,
    };
    this.#sources.push(source);
  }

  #ask(source: OpenSource): Promise<void> {
    source.next ??= source.iterator.next().then((result) => {
      source.arrived = result;
    });
    return source.next;
  }
}

/** The first states of a watch that are whole; undefined where it ended before there were any. */
export async function firstStates(
  clusters: ReadonlyMap<string, Cluster>,
  looked: readonly Looked[],
  signal: AbortSignal,
  isWhole: (states: States) => boolean = () => true,
): Promise<States | undefined> {
  const end = new AbortController();
  try {
    for await (const states of watchAll(clusters, looked, AbortSignal.any([signal, end.signal])))
      if (isWhole(states)) return states;
  } finally {
    end.abort();
  }
  return undefined;
}
