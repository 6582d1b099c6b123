import type { Budget } from './budget.ts';

/** A deployment that reached Git. */
export interface BudgetedDeployment {
  /** How it is named: the number of its record. */
  readonly id: number;
  readonly at: Date;
}

/** What was spent while a deployment ran. */
export interface Share extends BudgetedDeployment {
  readonly minutes: number;
}

/** Those of the window that ends at a moment. */
export function inWindow<D extends BudgetedDeployment>(
  all: readonly D[],
  windowSeconds: number,
  now: Date,
): readonly D[] {
  const from = now.getTime() - windowSeconds * 1000;
  return all.filter(({ at }) => at.getTime() > from && at <= now);
}

/**
 * Minutes that each deployment may spend, were what is left shared by as many as the window has had; undefined where there were none, and
 * 0 where nothing is left.
 */
export function leftForEach({ leftMinutes }: Pick<Budget, 'leftMinutes'>, deployments: number): number | undefined {
  return deployments === 0 ? undefined : Math.max(0, leftMinutes) / deployments;
}

/**
 * What was spent from each deployment to the next, newest first. A slice in which one took the place of another is shared by the time
 * that each had of it. That it was spent then does not say that the deployment was to blame.
 */
export function spentByEach(
  { spending }: Pick<Budget, 'spending'>,
  deployments: readonly BudgetedDeployment[],
  { stepSeconds, now }: { readonly stepSeconds: number; readonly now: Date },
): readonly Share[] {
  const oldestFirst = deployments.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const shares = oldestFirst.map((one, index) => {
    const from = one.at.getTime() / 1000;
    const to = (oldestFirst[index + 1]?.at ?? now).getTime() / 1000;
    const minutes = spending.reduce((all, slice) => {
      const overlap = Math.min(to, slice.endsAt) - Math.max(from, slice.endsAt - stepSeconds);
      return all + (slice.minutes * Math.max(0, overlap)) / stepSeconds;
    }, 0);
    return { ...one, minutes };
  });
  return shares.toReversed();
}
