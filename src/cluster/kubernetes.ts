import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Cluster, ClusterState, Listing, ResourceType } from '../ports/cluster.ts';
import { messageOf, pathOf, readJson, send } from './api.ts';
import type { ApiServer, KubeconfigSource } from './kubeconfig.ts';
import { openKubeconfig } from './kubeconfig.ts';
import { ResourceWatch } from './resource-watch.ts';

/** How to reach a cluster, and what time it is. */
export interface ClusterOptions {
  readonly kubeconfig: KubeconfigSource;
  readonly context?: string;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Milliseconds in which changes count as one, and the longest time between two looks. */
const together = 100;
const tick = 1000;

/** A cluster through the Kubernetes API. Nothing is sent before it is used. */
export function connectCluster(options: ClusterOptions): Cluster {
  const server = openKubeconfig(options.kubeconfig, options.context);
  return {
    watch: (types, signal) => watchTypes(types, { ...options, server, signal }),
    async patch(type, name, patch, subresource, signal) {
      const path = `${pathOf(type)}/${encodeURIComponent(name)}${subresource === 'status' ? '/status' : ''}`;
      await patchObject(server, path, { type, patch, signal });
    },
  };
}

interface Watching extends ClusterOptions {
  readonly server: ApiServer;
  readonly signal: AbortSignal;
}

async function* watchTypes(types: readonly ResourceType[], options: Watching): AsyncGenerator<ClusterState> {
  // its own end too: a consumer that stops reading closes every stream
  const end = new AbortController();
  const signal = AbortSignal.any([options.signal, end.signal]);
  const bell = new Bell();
  const watches = types.map((type) => new ResourceWatch({ ...options, type, signal, onChange: () => bell.ring() }));
  const running = watches.map((watch) => watch.run());
  try {
    while (!signal.aborted) {
      const listings = watches
        .map(({ listing }) => listing)
        .filter((listing): listing is Listing => listing !== undefined);
      if (listings.length === watches.length) yield { at: options.clock.now(), listings };
      await bell.wait(options.clock, signal);
    }
  } finally {
    end.abort();
    await Promise.all(running);
  }
}

/** Wakes the reader a moment after a change, or after a second without any. */
class Bell {
  #wake: (() => void) | undefined;
  #rung = false;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  async wait(clock: Clock, signal: AbortSignal): Promise<void> {
    if (!this.#rung) {
      const rung = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      const stop = new AbortController();
      const ticked = clock.sleep(tick, AbortSignal.any([signal, stop.signal])).catch(() => {});
      await Promise.race([rung, ticked]);
      stop.abort();
    }
    await clock.sleep(together, signal).catch(() => {});
    this.#rung = false;
    this.#wake = undefined;
  }
}

async function patchObject(
  server: ApiServer,
  path: string,
  what: { readonly type: ResourceType; readonly patch: object; readonly signal: AbortSignal },
): Promise<void> {
  const request = {
    method: 'PATCH',
    path,
    body: JSON.stringify(what.patch),
    contentType: 'application/merge-patch+json',
    signal: what.signal,
  } as const;
  const answer = await send(server, request).catch((cause: unknown) => {
    what.signal.throwIfAborted();
    const message = `the cluster does not answer: ${cause instanceof Error ? cause.message : ''}`;
    throw new DeployError('cluster-unreachable', { stage: 'sync', message, cause });
  });
  const body = await readJson(answer.body);
  if (answer.status < 300) return;
  const message = messageOf(answer.status, body);
  if (answer.status === 401 || answer.status === 403) {
    const remedy = `allow "patch" on ${what.type.resource} in ${what.type.namespace}; docs/permissions.md has the Role`;
    throw new DeployError('forbidden', { stage: 'sync', message, remedy });
  }
  throw new DeployError('cluster-unreachable', { stage: 'sync', message });
}
