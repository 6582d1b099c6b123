import type { Clock } from '../ports/clock.ts';
import type { Cluster, ClusterState, ResourceType } from '../ports/cluster.ts';
import type { Log } from '../ports/log.ts';
import { pathOf } from './api.ts';
import { inventoryOf } from './inventory.ts';
import type { KubeconfigSource } from './kubeconfig.ts';
import { objectsOf } from './objects.ts';
import type { PatchRequest } from './patch.ts';
import { patchObject } from './patch.ts';
import { questionsTo } from './questions.ts';
import { refreshPatch, syncPatch } from './requests.ts';
import type { WatchOptions } from './resource-watch.ts';
import { ResourceWatch } from './resource-watch.ts';
import { ApiServer } from './server.ts';
import { watchStates } from './states.ts';
import { nudge, steer } from './steer.ts';

/** How to reach a cluster, and what time it is. */
export interface ClusterOptions {
  readonly kubeconfig: KubeconfigSource;
  /** The kubeconfig's current context unless given. */
  readonly context?: string;
  /** The environment of this process: for proxies, and to keep our secrets from login programs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** A number from 0 to below 1, for jitter. */
  readonly random: () => number;
  readonly log: Log;
  /** Takes out of a text that somebody else wrote what must not be shown. */
  readonly hide: (text: string) => string;
  /** Whether a file is anybody's: then the kubeconfig may not log in with it. */
  readonly isAnybodys?: (file: string) => boolean;
}

/**
 * A cluster through the Kubernetes API. Nothing is sent before it is used. Throws `bad-input` where the kubeconfig
 * cannot be read or has no such context.
 */
export async function connectCluster(options: ClusterOptions): Promise<Cluster> {
  const { kubeconfig, context, environment, clock, random, log, hide, isAnybodys = () => false } = options;
  // the official client is large, and many commands never look at a cluster
  const { openKubeconfig } = await import('./kubeconfig.ts');
  const { refuseLogins } = await import('./login-program.ts');
  const open = () => {
    const config = openKubeconfig(kubeconfig, context, environment);
    refuseLogins(config, isAnybodys);
    return config;
  };
  const server = new ApiServer({ open, environment, clock, log });
  const send = (request: PatchRequest, signal: AbortSignal) => patchObject(server, request, { random, signal });
  return {
    watch: (types, signal) => watchAll(types, { server, clock, random, signal }),
    steer: (order, signal) => steer(order, (request) => send(request, signal)),
    nudge: ({ rollout }, at, signal) => nudge(rollout, at, (request) => send(request, signal)),
    refresh: async (application, signal) => {
      await send(refreshPatch(application), signal);
    },
    sync: async (wanted, signal) => {
      await send(syncPatch(wanted), signal);
    },
    questions: questionsTo(server, hide),
    objects: objectsOf(server, hide),
    inventory: inventoryOf(server),
  };
}

/** One stream for each type in each namespace, whatever the number of Applications that it is looked at for. */
function watchAll(
  types: readonly ResourceType[],
  options: Omit<WatchOptions, 'type' | 'onChange'>,
): AsyncIterable<ClusterState> {
  const { server, clock, signal } = options;
  return watchStates({
    clock,
    signal,
    rest: () => server.rest(),
    begin: (until, onChange) => {
      const watches = new Map(
        types.map((type) => [keyOf(type), new ResourceWatch({ ...options, signal: until, type, onChange })] as const),
      );
      return {
        listings: () => types.map((type) => watches.get(keyOf(type))?.listing),
        ended: Promise.all([...watches.values()].map((watch) => watch.run())),
      };
    },
  });
}

function keyOf(type: ResourceType): string {
  return `${pathOf(type)}${type.managedFields === true ? ' with managers' : ''}`;
}
