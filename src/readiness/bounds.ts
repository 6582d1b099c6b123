import type { Exact, Quantity } from '../kubernetes/quantity.ts';
import { compare, percentOf, printRatio, sum } from '../kubernetes/quantity.ts';
import type { Severity } from './finding.ts';
import type { NodeBound, NodesBeyond } from './node.ts';
import { isMade } from './node.ts';
import { shares } from './thresholds.ts';
import type { JudgedValue, ResourceValue, Verdict } from './verdict.ts';

/** Whether any node can hold the amount. */
export function judgeAgainstNode({ quantity, field, node, beyond }: JudgedValue): Verdict | undefined {
  const bound = { ...(node === undefined ? {} : { node }), ...(beyond === undefined ? {} : { beyond }) };
  if (field === 'requests') return judgeRequestAgainstNode(quantity, { ...bound, shown: quantity.text });
  const largest = beyond?.largest ?? node;
  if (largest === undefined || compare(quantity, largest) <= 0 || isMade(quantity, beyond)) return undefined;
  return exceeds('warning', {
    message: `${quantity.text} is more than the largest node offers (${largest.text})`,
    why: 'the container can take all memory or CPU of its node before its limit stops it',
  });
}

/** Whether any node can hold what a container or a whole pod asks for. */
export function judgeRequestAgainstNode(
  request: Exact,
  { node, beyond, shown }: NodeBound & { readonly shown: string },
): Verdict | undefined {
  if (isMade(request, beyond)) return undefined;
  const largest = beyond?.largest ?? node;
  if (largest !== undefined && compare(request, largest) > 0) return fitsNone(shown, { largest, beyond });
  const usable = beyond?.isOpen === true ? largest : node;
  if (usable === undefined) return undefined;
  if (compare(request, usable) > 0) {
    const unless = beyond?.doubt === undefined ? '' : `, unless a larger one comes: ${beyond.doubt}`;
    return exceeds('warning', {
      message: `${shown} is more than the largest node offers that the pod can be seen to use (${usable.text})`,
      why: `only nodes with taints or labels of their own have more (${largest?.text}): without a toleration or selector for them the pod stays Pending${unless}`,
    });
  }
  if (compare(request, percentOf(usable, shares.crowdedNode)) <= 0) return undefined;
  return exceeds('warning', {
    message: `${shown} is over ${shares.crowdedNode}% of what the largest node offers (${usable.text})`,
    why: 'one pod takes the node whole, and daemon sets need their part of it',
  });
}

/** A larger one that may come makes it a doubt, and not an error. */
function fitsNone(
  shown: string,
  { largest, beyond }: { readonly largest: Quantity; readonly beyond: NodesBeyond | undefined },
): Verdict {
  const made = beyond?.made;
  const more = made === undefined || made === 'any' ? '' : `, and than one that Karpenter may add (${made.text})`;
  const message = `${shown} is more than the largest node offers (${largest.text})${more}`;
  if (beyond?.doubt === undefined)
    return exceeds('error', { message, why: 'the pod fits no node: it stays Pending for ever' });
  return exceeds('warning', { message, why: `the pod fits no node that is there: ${beyond.doubt}` });
}

function exceeds(severity: Severity, facts: Pick<Verdict, 'message' | 'why'>): Verdict {
  return { rule: 'resource-exceeds-node', severity, ...facts, fix: 'lower the amount, or add a pool of larger nodes' };
}

/** Holds a request against the limit beside it. */
export function judgeAgainstLimit(given: ResourceValue, request: Quantity): readonly (Verdict | undefined)[] {
  const { field, resource, limit } = given;
  if (field !== 'requests' || limit === undefined) return [];
  const above = requestAboveLimit(request, limit);
  return resource === 'memory' ? [above, overcommit(request, limit), mixedUnits(request, limit)] : [above];
}

function requestAboveLimit(request: Quantity, limit: Quantity): Verdict | undefined {
  if (compare(request, limit) <= 0) return undefined;
  return {
    rule: 'request-exceeds-limit',
    severity: 'error',
    message: `the request ${request.text} is more than the limit ${limit.text}`,
    why: 'the API server refuses it',
    fix: `raise the limit to ${request.text}, or lower the request to ${limit.text}`,
  };
}

function overcommit(request: Quantity, limit: Quantity): Verdict | undefined {
  if (compare(limit, percentOf(request, shares.overcommit)) <= 0) return undefined;
  const times = printRatio(limit, request);
  return {
    rule: 'memory-overcommit',
    severity: isMuchMore(limit, request) ? 'warning' : 'info',
    message: `the limit ${limit.text} is ${times === undefined ? 'far above' : `${times} times`} the request ${request.text}`,
    why: 'a pod above its request is evicted first when its node runs out of memory',
    fix: 'set the limit to 1 to 1.5 times the request',
  };
}

/** So little memory more is no danger to a node. */
function isMuchMore(limit: Exact, request: Exact): boolean {
  return compare(limit, sum([request, shares.littleMemory])) >= 0;
}

function mixedUnits(request: Quantity, limit: Quantity): Verdict | undefined {
  const families = new Set([familyOf(request), familyOf(limit)]);
  if (!families.has('binary') || !families.has('decimal')) return undefined;
  return {
    rule: 'resource-unit-mixed',
    severity: 'info',
    message: `${request.text} and ${limit.text} mix binary and decimal units`,
    why: '1G is 6.9% less than 1Gi',
    fix: 'write both with the same family of suffixes',
  };
}

/** Plain bytes belong to neither. */
function familyOf({ suffix }: Quantity): 'binary' | 'decimal' | 'none' {
  if (suffix === '') return 'none';
  return suffix.endsWith('i') ? 'binary' : 'decimal';
}
