import { openKubeconfig } from '../../src/cluster/kubeconfig.ts';
import { connectCluster } from '../../src/cluster/kubernetes.ts';
import type { PatchRequest } from '../../src/cluster/patch.ts';
import { patchObject } from '../../src/cluster/patch.ts';
import { ApiServer as ApiClient } from '../../src/cluster/server.ts';
import type { Cluster, ClusterState, Listing, ResourceType } from '../../src/ports/cluster.ts';
import type { Log } from '../../src/ports/log.ts';
import { ApiServer } from '../../world/cluster/api-server.ts';
import { FakeClock } from './fake-clock.ts';

export const rollouts: ResourceType = { apiVersion: 'argoproj.io/v1alpha1', resource: 'rollouts', namespace: 'shop' };
export const rolloutsPath = '/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts';
export const pods: ResourceType = { apiVersion: 'v1', resource: 'pods', namespace: 'shop' };
export const podsPath = '/api/v1/namespaces/shop/pods';

/** What a test says of a kubeconfig; the rest is as simple as can be. */
export interface KubeconfigFacts {
  readonly address: string;
  readonly user?: object;
  readonly cluster?: object;
}

/** A kubeconfig with one context, as JSON (which is YAML); plain HTTP is allowed as the official client wants it. */
export function kubeconfig({ address, user = { token: 'secret-token' }, cluster = {} }: KubeconfigFacts): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'tester' } }],
    clusters: [{ name: 'test', cluster: { server: address, 'insecure-skip-tls-verify': true, ...cluster } }],
    users: [{ name: 'tester', user }],
  });
}

/** A log that keeps what it was told to mask. */
export function quietLog(masked: string[] = []): Log {
  const ignore = () => {};
  return { debug: ignore, info: ignore, warning: ignore, error: ignore, mask: (secret) => masked.push(secret) };
}

interface ConnectFacts extends Partial<KubeconfigFacts> {
  readonly port?: number;
  readonly clock?: FakeClock;
  readonly environment?: Readonly<Record<string, string>>;
  readonly masked?: string[];
  readonly hide?: (text: string) => string;
}

/** A cluster over a server of a test. */
export function connectTo(facts: ConnectFacts): Promise<Cluster> {
  const yaml = kubeconfig({ address: `http://127.0.0.1:${facts.port}`, ...facts });
  return connectCluster({
    kubeconfig: { from: 'text', yaml },
    environment: facts.environment ?? {},
    clock: facts.clock ?? new FakeClock(),
    random: () => 0.5,
    hide: facts.hide ?? ((text) => text),
    log: quietLog(facts.masked),
  });
}

/** Patches objects of a server of a test. */
export function patcherFor(facts: Pick<ConnectFacts, 'port' | 'clock'>) {
  const yaml = kubeconfig({ address: `http://127.0.0.1:${facts.port}` });
  const open = () => openKubeconfig({ from: 'text', yaml }, undefined, {});
  const server = new ApiClient({ open, environment: {}, clock: facts.clock ?? new FakeClock(), log: quietLog() });
  return (request: PatchRequest, signal: AbortSignal) => patchObject(server, request, { random: () => 0.5, signal });
}

/** The states of a cluster while a test looks; leaving the test ends them. */
export class Watching implements AsyncDisposable {
  readonly #control = new AbortController();
  readonly #states: AsyncIterator<ClusterState>;

  constructor(cluster: Cluster, types: readonly ResourceType[]) {
    this.#states = cluster.watch(types, this.#control.signal)[Symbol.asyncIterator]();
  }

  next(): Promise<IteratorResult<ClusterState>> {
    return this.#states.next();
  }

  abort(): void {
    this.#control.abort(new Error('the test has seen enough'));
  }

  async stop(): Promise<void> {
    await this.#states.return?.();
  }

  /** The listings of the first state of which a condition holds. */
  async until(condition: (...listings: readonly Listing[]) => boolean): Promise<readonly Listing[]> {
    for (;;) {
      const { done, value } = await this.#states.next();
      if (done === true) throw new Error('the states have ended');
      if (condition(...value.listings)) return value.listings;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.abort();
    while ((await this.#states.next()).done !== true);
  }
}

/** A server and the states of its rollouts (or other types) as they are seen. */
export async function watchServer(
  options: { readonly types?: readonly ResourceType[]; readonly clock?: FakeClock } = {},
) {
  const clock = options.clock ?? new FakeClock();
  const server = await ApiServer.start();
  const watching = async () => new Watching(await connectTo({ port: server.port, clock }), options.types ?? [rollouts]);
  return { server, clock, watching };
}

/** Names of the objects of a listing, sorted; undefined where there are none to be seen. */
export function namesIn(listing: Listing | undefined): readonly string[] | undefined {
  if (listing?.state !== 'listed' && listing?.state !== 'unreachable') return undefined;
  return listing.objects.map(({ metadata }) => metadata.name).sort();
}

/** A condition for `until`: the first listing is in order and has exactly these names. */
export function lists(...names: readonly string[]) {
  return (listing?: Listing) => listing?.state === 'listed' && namesIn(listing)?.join() === names.join();
}

/** A condition for `until`: the first listing is in this state. */
export function isIn(state: Listing['state']) {
  return (listing?: Listing) => listing?.state === state;
}

/** An object with a name; its uid follows from it. */
export function named(name: string, more: object = {}) {
  return { metadata: { name, uid: `uid-${name}`, ...more } };
}
