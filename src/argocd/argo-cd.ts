import { watchStates } from '../cluster/states.ts';
import type { Clock } from '../ports/clock.ts';
import type { Cluster, Listing, ResourceType } from '../ports/cluster.ts';
import type { Log } from '../ports/log.ts';
import { projectOfToken } from './application.ts';
import { ApplicationFamily } from './application-family.ts';
import { NamedWatch } from './named-watch.ts';
import { refresh, sync } from './orders.ts';
import type { Crowd } from './rhythm.ts';
import { ArgoServer } from './server.ts';
import { cannotNudge, steer } from './steer.ts';

/** How to reach Argo CD, and what time it is. */
export interface ArgoOptions {
  readonly address: URL;
  readonly token: string;
  /** The environment of this process, for proxies. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** A number from 0 to below 1, for jitter. */
  readonly random: () => number;
  readonly log: Log;
}

interface Around extends Pick<ArgoOptions, 'random' | 'log'> {
  readonly server: ArgoServer;
  readonly project: string | undefined;
}

/** A cluster as far as Argo CD shows it through its API server: Applications, and what stands in their resource trees. */
export function connectArgo({ random, log, ...options }: ArgoOptions): Cluster {
  log.mask(options.token);
  const server = new ArgoServer(options);
  const around = { server, random, log, project: projectOfToken(options.token) };
  return {
    watch: (types, signal) =>
      watchStates({
        clock: options.clock,
        signal,
        rest: () => server.rest(),
        begin: (until, onChange) => beginWatch(types, { signal: until, onChange, ...around }),
      }),
    steer: (order, signal) => steer(order, { ...around, signal }),
    nudge: () => Promise.reject(cannotNudge()),
    refresh: (application, signal) => refresh(application, { ...around, signal }),
    sync: (wanted, signal) => sync(wanted, { ...around, signal }),
  };
}

/** What is asked of one source, and what it says. */
interface Source {
  readonly listing: (type: ResourceType) => Listing | undefined;
  readonly ended: Promise<void>;
}

function beginWatch(
  types: readonly ResourceType[],
  options: Around & { readonly signal: AbortSignal; readonly onChange: () => void },
) {
  const crowd: Crowd = { size: 0 };
  const sources = new Map(
    [...Map.groupBy(types, sourceOf)].map(([key, own]) => [key, openSource(own, { ...options, crowd })] as const),
  );
  return {
    listings: () => types.map((type) => sources.get(sourceOf(type))?.listing(type)),
    ended: Promise.all([...sources.values()].map(({ ended }) => ended)),
  };
}

/** What belongs to no Application, and is asked for by its own name. */
function isNamed(resource: string): boolean {
  return resource === 'appprojects' || resource === 'applicationsets';
}

/** Types of one Application come from one source, so that they are of the same time. */
function sourceOf({ resource, namespace, application, only = '' }: ResourceType): string {
  if (isNamed(resource)) return `${resource} ${namespace}/${only}`;
  return application === undefined ? '' : `${application.namespace}/${application.name}`;
}

function openSource(
  types: readonly ResourceType[],
  { server, project, signal, onChange, ...around }: Parameters<typeof beginWatch>[1] & { readonly crowd: Crowd },
): Source {
  const [first] = types;
  if (first !== undefined && isNamed(first.resource)) {
    const watch = new NamedWatch(server, first, onChange);
    return { listing: () => watch.listing, ended: watch.run(signal) };
  }
  if (first?.application === undefined) return { listing: unnamed, ended: Promise.resolve() };
  const family = new ApplicationFamily({
    ...around,
    server,
    signal,
    onChange,
    sought: { ...first.application, project },
    types: types.filter(({ resource }) => resource !== 'applications'),
    isChild: false,
  });
  return { listing: (type) => family.listing(type), ended: family.run() };
}

function unnamed({ resource, namespace }: ResourceType): Listing {
  const message = `Argo CD shows ${resource} in ${namespace} only as a part of an Application: name it (argocd.application, --argocd-application)`;
  return { state: 'forbidden', message, saysHow: true };
}
