import type { Units } from './amounts.ts';
import { print, roundedUp, unitsOf } from './amounts.ts';
import type { Settled } from './settle.ts';
import { settle } from './settle.ts';
import type { Part, SizingInput } from './sizing-input.ts';
import { holdOf, scaledBy } from './sizing-input.ts';

/** What a process needs beside its heap, as a multiple of that. */
const besideHeap = 1.25;

/** The request and the limit of memory. */
export function recommendMemory(input: SizingInput): readonly Part[] {
  const scaled = scaledBy(input, 'memory');
  if (scaled?.skip !== undefined) return [part('requests', { kept: scaled.skip }, '')];
  const needed = neededMemory(input);
  if (needed === undefined) return [part('requests', { kept: 'memory was not measured' }, '')];
  const { policy, declared } = input;
  const text = declared.requests.memory;
  // without a request Kubernetes takes the limit for it
  const now = unitsOf('memory', text ?? declared.limits.memory);
  const hold = memoryHold(input);
  const settled = settle({ resource: 'memory', need: needed.bytes, now, text, hold }, policy);
  const request = 'to' in settled ? settled.to : (now ?? needed.bytes);
  const effect = 'to' in settled ? scaled?.effect?.(now, settled.to) : undefined;
  const reason = [needed.words, ...(effect === undefined ? [] : [effect])].join('; ');
  return [part('requests', settled, reason), limitPart(input, { request, need: needed.bytes })];
}

function part(field: Part['field'], settled: Settled, reason: string): Part {
  return { field, resource: 'memory', settled, reason };
}

/** The most that was used with its buffer, and more than the limit that it was killed at. */
function neededMemory(input: SizingInput): { readonly bytes: Units; readonly words: string } | undefined {
  const { usage, policy } = input;
  const { maximum } = usage.memory;
  if (maximum === undefined) return undefined;
  const byUse = maximum * (1 + policy.memoryBuffer / 100);
  const byKills = killedAt(input) * (1 + policy.oomBuffer / 100);
  const used = `maximum of ${Math.round(usage.days)} days ${mebi(maximum)} + ${policy.memoryBuffer}%`;
  if (byKills > Math.max(byUse, policy.floors.memory))
    return { bytes: byKills, words: `killed for want of memory at ${mebi(killedAt(input))} + ${policy.oomBuffer}%` };
  if (policy.floors.memory > byUse)
    return { bytes: policy.floors.memory, words: `${used}, and at least ${mebi(policy.floors.memory)}` };
  return { bytes: byUse, words: used };
}

/** The limit that was not enough: what was measured, else the one that stands there. */
function killedAt({ usage, declared }: SizingInput): Units {
  if (usage.oomKills === 0) return 0;
  return usage.oomLimit ?? unitsOf('memory', declared.limits.memory) ?? 0;
}

function mebi(bytes: Units): string {
  const amount = bytes / 2 ** 20;
  return `${Number(amount.toPrecision(amount >= 1000 ? 4 : 3))}Mi`;
}

function memoryHold(input: SizingInput): string | undefined {
  const { usage, facts } = input;
  if (usage.oomKills > 0)
    return `it is not lowered, since the container was killed for want of memory ${usage.oomKills} times`;
  if (facts.heap?.of === 'share')
    return `it is not lowered, since ${facts.heap.option} makes the heap follow the limit: what is used says little`;
  return holdOf(input);
}

/** The limit is strict, but never below what was used, what the heap may grow to, or the request. */
function limitPart(input: SizingInput, { request, need }: { readonly request: Units; readonly need: Units }): Part {
  const { policy, declared, facts } = input;
  const text = declared.limits.memory;
  const now = unitsOf('memory', text);
  const heap = facts.heap?.of === 'size' ? facts.heap.bytes * besideHeap : 0;
  const wanted = Math.max(request * policy.memoryLimit, need, heap);
  const settled = settle({ resource: 'memory', need: wanted, now, text, hold: memoryHold(input), least: need }, policy);
  return part('limits', notBelow(request, now, settled, text), limitWords(input, { request, need, heap }));
}

function limitWords(
  { policy, facts }: SizingInput,
  { request, need, heap }: { readonly request: Units; readonly need: Units; readonly heap: Units },
): string {
  const byRequest = request * policy.memoryLimit;
  if (heap > Math.max(byRequest, need))
    return `${facts.heap?.option ?? ''} and a quarter more for what is beside the heap`;
  if (need > byRequest)
    return `what it takes, ${print('memory', roundedUp('memory', need, undefined))}, since the request comes to it in steps`;
  return policy.memoryLimit === 1 ? 'the same as the request' : `${policy.memoryLimit} times the request`;
}

function notBelow(request: Units, now: Units | undefined, settled: Settled, text: string | undefined): Settled {
  const limit = 'to' in settled ? settled.to : (now ?? request);
  return limit >= request
    ? settled
    : { to: roundedUp('memory', request, text), notes: ['a limit below the request is refused'] };
}
