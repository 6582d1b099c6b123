import type { Pod } from '../pod.ts';
import type { View } from '../view.ts';

/** Where a Deployment, or a Rollout by steps, says how its pods are replaced; undefined for others. */
export function rollingUpdateOf({ runsAs: { kind, view } }: Pod): View | undefined {
  const strategy = view.at('spec', 'strategy');
  if (kind === 'Deployment') return strategy.at('rollingUpdate');
  return kind === 'Rollout' && strategy.at('canary').isThere ? strategy.at('canary') : undefined;
}

/**
 * Whether two pods may run at once as far as the manifest tells: it is replaced by adding the new before the old is taken away, nobody
 * asked for `Recreate`, and no volume or port of the node belongs to one pod alone. A StatefulSet needs more than another pod.
 */
export function couldRunTwice(pod: Pod): boolean {
  const { kind, view } = pod.runsAs;
  if (kind !== 'Deployment' && kind !== 'Rollout') return false;
  const surge = rollingUpdateOf(pod)?.at('maxSurge').value;
  const isRecreated = view.at('spec', 'strategy', 'type').value === 'Recreate';
  return !isRecreated && surge !== '0' && surge !== '0%' && !hasClaim(pod) && !bindsNodePort(pod);
}

/** Whether the pods mount a claim: most volumes can be mounted by one node only. */
export function hasClaim({ spec }: Pod): boolean {
  return spec.at('volumes').items.some((volume) => volume.at('persistentVolumeClaim').isThere);
}

/** Whether the pods take ports of their node: two of them cannot share it, and so are spread. */
export function bindsNodePort({ spec, running }: Pod): boolean {
  const ports = running.flatMap(({ view }) => view.at('ports').items);
  return (
    ports.length > 0 && (spec.at('hostNetwork').isTrue || ports.some((port) => (port.at('hostPort').number ?? 0) > 0))
  );
}

/** A number of pods, absolute or as a share of all. */
export type Amount = { readonly pods: number } | { readonly percent: number };

/** Reads an int-or-percent of the API; undefined where it is none. */
export function amountAt(view: View): Amount | undefined {
  if (typeof view.meaning === 'number') return { pods: view.meaning };
  const percent = /^(\d+)%$/.exec(view.value ?? '')?.[1];
  return percent === undefined ? undefined : { percent: Number(percent) };
}

/** The pods that an amount is of a number of them. */
export function podsOf(amount: Amount, all: number, rounding: 'up' | 'down'): number {
  if ('pods' in amount) return amount.pods;
  const exact = (amount.percent * all) / 100;
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
}
