import type { Exact, Quantity } from '../kubernetes/quantity.ts';
import type { AmountRole } from '../kubernetes/resources.ts';
import type { RuleId, Severity } from './finding.ts';
import type { NodesBeyond } from './node.ts';
import type { Thresholds } from './thresholds.ts';

/** One amount of one container, with what it can be held against. */
export interface ResourceValue {
  readonly field: 'requests' | 'limits';
  readonly resource: string;
  readonly text: string;
  /** What it is where no container asks for it. */
  readonly role?: AmountRole;
  /** What git holds for the same field of the same container. */
  readonly previous?: Quantity;
  /** Of a request: the limit beside it. */
  readonly limit?: Quantity;
  /** The most of this resource that any node has to give which the pod can use. */
  readonly node?: Quantity;
  /** What other nodes there are, and may be; unknown, and left out of account, where nodes were not read from a cluster. */
  readonly beyond?: NodesBeyond;
  /** What the container has used of it. */
  readonly used?: UsedAmount;
  /** Of memory the CPU of the same container, of CPU its memory. */
  readonly beside?: Quantity;
  /** The same field of the pod's other containers, and of the same container in other overlays. */
  readonly siblings?: () => readonly Exact[];
}

/** What a container has used of a resource: of memory the maximum, of CPU the 95th percentile. */
export interface UsedAmount {
  readonly most: Exact;
  /** Days that the history covers. */
  readonly days: number;
}

/** A value that is a quantity, of a resource that has thresholds. */
export interface JudgedValue extends ResourceValue {
  readonly quantity: Quantity;
  readonly thresholds: Thresholds;
}

/** What one rule says of one value. */
export interface Verdict {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Whether somebody may say that the amount is wanted. */
  readonly isAcknowledgeable?: true;
  /** Whether the API server takes the value as it is, with a warning. */
  readonly isTakenByApi?: true;
}
