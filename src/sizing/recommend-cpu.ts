import type { Units } from './amounts.ts';
import { print, roundedUp, unitsOf } from './amounts.ts';
import type { Settled } from './settle.ts';
import { settle } from './settle.ts';
import type { Part, SizingInput } from './sizing-input.ts';
import { holdOf, scaledBy } from './sizing-input.ts';

/** From this share of its periods on a CPU limit hides what a container needs. */
const heavyThrottling = 0.25;

/** The request and the limit of CPU. */
export function recommendCpu(input: SizingInput): readonly Part[] {
  const scaled = scaledBy(input, 'cpu');
  if (scaled?.skip !== undefined) return [part('requests', { kept: scaled.skip }, '')];
  const used = usedCpu(input);
  if (used === undefined) return [part('requests', { kept: 'CPU was not measured' }, '')];
  const { policy, declared } = input;
  const text = declared.requests.cpu;
  // without a request Kubernetes takes the limit for it
  const now = unitsOf('cpu', text ?? declared.limits.cpu);
  const need = Math.max(used.milli * (1 + policy.cpuBuffer / 100), policy.floors.cpu * 1000);
  const hold = throttlingHold(input) ?? holdOf(input);
  const settled = settle({ resource: 'cpu', need, now, text, hold }, policy);
  const request = 'to' in settled ? settled.to : now;
  const floor = need > used.milli * (1 + policy.cpuBuffer / 100) ? `, and at least ${print('cpu', need)}` : '';
  const effect = 'to' in settled ? scaled?.effect?.(now, settled.to) : undefined;
  const reason = [`${used.words} + ${policy.cpuBuffer}%${floor}`, ...(effect === undefined ? [] : [effect])].join('; ');
  return [part('requests', settled, reason), ...limitParts(input, request)];
}

function part(field: Part['field'], settled: Settled, reason: string): Part {
  return { field, resource: 'cpu', settled, reason };
}

function usedCpu({
  usage: { cpu, days },
  policy,
}: SizingInput): { readonly milli: number; readonly words: string } | undefined {
  const isMaximum = policy.cpuQuantile === 1;
  const cores = isMaximum ? cpu.maximum : cpu.quantiles.find(({ quantile }) => quantile === policy.cpuQuantile)?.cores;
  if (cores === undefined) return undefined;
  const name = isMaximum ? 'maximum' : `p${Number((policy.cpuQuantile * 100).toFixed(2))}`;
  return {
    milli: cores * 1000,
    words: `${name} of ${Math.round(days)} days ${Number((cores * 1000).toPrecision(3))}m`,
  };
}

function throttlingHold({ usage: { throttled = 0 }, declared }: SizingInput): string | undefined {
  if (throttled < heavyThrottling || declared.limits.cpu === undefined) return undefined;
  return `it is not lowered, since its limit slowed the container down in ${percent(throttled)} of the time`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** A limit is never below the request, which the API would refuse. */
function limitParts(input: SizingInput, request: Units | undefined): readonly Part[] {
  const { policy, declared, usage } = input;
  const text = declared.limits.cpu;
  const now = unitsOf('cpu', text);
  if (request === undefined) return [];
  if (policy.cpuLimit !== 'none') {
    const wanted = {
      resource: 'cpu',
      need: request * policy.cpuLimit,
      now,
      text,
      hold: throttlingHold(input),
    } as const;
    return [
      part('limits', notBelow(request, now, settle(wanted, policy), text), `${policy.cpuLimit} times the request`),
    ];
  }
  if (now === undefined) return [];
  if ((usage.throttled ?? 0) >= heavyThrottling) {
    const wanted = { resource: 'cpu', need: Math.max(now * 1.5, request), now, text, hold: undefined } as const;
    const reason = `it slowed the container down in ${percent(usage.throttled ?? 0)} of the time`;
    return [part('limits', notBelow(request, now, settle(wanted, policy), text), reason)];
  }
  const settled: Settled = now < request ? { to: roundedUp('cpu', request, text), notes: [] } : { kept: '' };
  return [part('limits', settled, 'a limit below the request is refused')];
}

function notBelow(request: Units, now: Units | undefined, settled: Settled, text: string | undefined): Settled {
  const limit = 'to' in settled ? settled.to : (now ?? request);
  return limit >= request
    ? settled
    : { to: roundedUp('cpu', request, text), notes: ['a limit below the request is refused'] };
}
