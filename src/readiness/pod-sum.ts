import type { Exact } from '../kubernetes/quantity.ts';
import { compare, parseQuantity, printExact, sum } from '../kubernetes/quantity.ts';
import type { ResourceAmount } from '../kubernetes/resources.ts';
import type { Container, Workload } from '../kubernetes/workload.ts';
import { judgeRequestAgainstNode } from './bounds.ts';
import type { NodeBound } from './node.ts';
import type { ResourceName } from './thresholds.ts';
import { thresholdsOf } from './thresholds.ts';
import type { Verdict } from './verdict.ts';

/** A verdict on all containers of a pod together, and the largest of their requests, where it is shown. */
export interface PodVerdict {
  readonly verdict: Verdict;
  readonly amount: ResourceAmount;
  readonly value: string;
}

/** Whether any node can hold the whole pod, where each of its containers alone would fit. */
export function judgePodSum(workload: Workload, resource: ResourceName, bound: NodeBound): readonly PodVerdict[] {
  const unit = thresholdsOf(resource)?.unit;
  const requests = workload.containers.flatMap((container) => requestOf(container, resource));
  const largest = requests.toSorted((one, other) => compare(other.quantity, one.quantity))[0];
  if (unit === undefined || largest === undefined || requests.length < 2) return [];
  if (judgeRequestAgainstNode(largest.quantity, { ...bound, shown: '' }) !== undefined) return [];
  const total = podRequest(requests, overheadOf(workload, resource));
  const value = printExact(total);
  const shown = `the request of the whole pod, ${value} ${unit},`;
  const verdict = judgeRequestAgainstNode(total, { ...bound, shown });
  return verdict === undefined ? [] : [{ verdict, amount: largest.amount, value }];
}

interface Request {
  readonly container: Container;
  readonly amount: ResourceAmount;
  readonly quantity: Exact;
}

function requestOf(container: Container, resource: ResourceName): readonly Request[] {
  const amount = container.amounts.find((one) => one.field === 'requests' && one.resource === resource);
  const quantity = amount === undefined ? undefined : parseQuantity(amount.text);
  return amount === undefined || quantity === undefined ? [] : [{ container, amount, quantity }];
}

function overheadOf(workload: Workload, resource: ResourceName): readonly Exact[] {
  const overhead = workload.overhead.find((one) => one.resource === resource);
  const quantity = overhead === undefined ? undefined : parseQuantity(overhead.text);
  return quantity === undefined ? [] : [quantity];
}

function podRequest(requests: readonly Request[], overhead: readonly Exact[]): Exact {
  const amounts = requests.map(({ container, quantity }) => ({
    quantity,
    isRunning: container.list === 'containers' || container.isSidecar,
  }));
  return sum([podRequestOf(amounts), ...overhead]);
}

/**
 * What the scheduler reserves: the containers together with the sidecars, or the largest init container if it is more.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function podRequestOf(amounts: readonly { readonly quantity: Exact; readonly isRunning: boolean }[]): Exact {
  const running = sum(amounts.filter(({ isRunning }) => isRunning).map(({ quantity }) => quantity));
  const starting = amounts.filter(({ isRunning }) => !isRunning).map(({ quantity }) => quantity);
  return starting.reduce<Exact>((one, other) => (compare(one, other) < 0 ? other : one), running);
}
