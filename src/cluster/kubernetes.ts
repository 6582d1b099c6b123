import type { Clock } from '../ports/clock.ts';
import type { Cluster } from '../ports/cluster.ts';
import type { Log } from '../ports/log.ts';
import type { KubeconfigSource } from './kubeconfig.ts';
import { patchObject } from './patch.ts';
import { questionsTo } from './questions.ts';
import { ApiServer } from './server.ts';
import { watchStates } from './states.ts';

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
}

/**
 * A cluster through the Kubernetes API. Nothing is sent before it is used. Throws `bad-input` where the kubeconfig
 * cannot be read or has no such context.
 */
export async function connectCluster(options: ClusterOptions): Promise<Cluster> {
  const { kubeconfig, context, environment, clock, random, log, hide } = options;
  // the official client is large, and many commands never look at a cluster
  const { openKubeconfig } = await import('./kubeconfig.ts');
  const open = () => openKubeconfig(kubeconfig, context, environment);
  const server = new ApiServer({ open, environment, clock, log });
  return {
    watch: (types, signal) => watchStates(types, { server, clock, random, signal }),
    patch: (type, name, patch, subresource, signal) =>
      patchObject(server, { type, name, patch, subresource }, { random, signal }),
    questions: questionsTo(server, hide),
  };
}
