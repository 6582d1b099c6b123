import type { SizedResource, Units } from './amounts.ts';
import type { Heap } from './heap.ts';
import type { SizingPolicy } from './policy.ts';
import type { Settled } from './settle.ts';
import type { ContainerUsage } from './usage.ts';

/** The amounts of a container as they stand in its files. */
export interface DeclaredAmounts {
  readonly requests: { readonly cpu?: string; readonly memory?: string };
  readonly limits: { readonly cpu?: string; readonly memory?: string };
}

/** What else is known of a container. */
export interface SizingFacts {
  /** The resources that an autoscaler holds at a share of their requests, and the share in percent. */
  readonly scaled: readonly { readonly resource: SizedResource; readonly by: string; readonly percent?: number }[];
  readonly heap?: Heap;
  /** Whether more may have been used than we were told. */
  readonly isPartial: boolean;
}

export interface SizingInput {
  readonly usage: ContainerUsage;
  readonly declared: DeclaredAmounts;
  readonly policy: SizingPolicy;
  readonly facts: SizingFacts;
}

/** What one amount came to, before it is a text. */
export interface Part {
  readonly field: 'requests' | 'limits';
  readonly resource: SizedResource;
  readonly settled: Settled;
  readonly reason: string;
}

/** Why nothing is lowered, whatever was used; undefined where it may be. */
export function holdOf({ usage, facts }: SizingInput): string | undefined {
  if (facts.isPartial) return 'it is not lowered, since Prometheus has left something out';
  if (usage.restarts - usage.oomKills > usage.days)
    return `it is not lowered, since the container restarted ${usage.restarts} times: what it used is not what it needs`;
  return undefined;
}

/** How an autoscaler stands to a resource: why it is left alone, or what another request does to it. */
export function scaledBy({ facts, policy }: SizingInput, resource: SizedResource) {
  const scaled = facts.scaled.find((one) => one.resource === resource);
  if (scaled === undefined) return undefined;
  const share = scaled.percent === undefined ? 'a share' : `${scaled.percent}%`;
  const says = `${scaled.by} holds ${resource} at ${share} of the request`;
  if (policy.autoscaled === 'skip')
    return { skip: `${says}: another request would change how many pods there are (right-size.autoscaled: resize)` };
  const effect = (from: Units | undefined, to: Units) =>
    from === undefined
      ? says
      : `${says}: for the same load it takes about ${Number((from / to).toFixed(2))} times the pods`;
  return { effect };
}
