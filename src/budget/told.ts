import type { Budget } from './budget.ts';

/** An error budget as people are told of it. */
export interface ToldBudget {
  /** Who tells: the host of a Prometheus. */
  readonly source: string;
  /** Such as `99.9%`. */
  readonly objective: string;
  readonly windowSeconds: number;
  /** Undefined where it is not known; then `why` says so. */
  readonly budget?: Budget;
  readonly why?: string;
  /** Deployments of the window, as far as they are known. */
  readonly deployments: number;
  /** Whether there may be more of them, before those that were looked at. */
  readonly mayBeMore?: boolean;
}
