import { isSpent } from '../budget/budget.ts';
import type { ToldBudget } from '../budget/told.ts';
import type { BudgetPlan } from '../deployment/plan.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { DeployError } from '../errors.ts';
import { budgetSentence } from '../report/budget.ts';
import { recordsLookedAt } from './admit.ts';
import type { LookedAt } from './budgets.ts';
import { readBudgets } from './budgets.ts';
import type { Gate } from './gates.ts';
import type { Run } from './run.ts';
import { outcomeAt } from './run.ts';

/** Milliseconds after which a budget that is only told is not waited for. */
const longestToTell = 15_000;

/**
 * Whether the error budget lets a deployment go on. It is asked of every Prometheus that tells of it, and told in any case; where several tell,
 * the one with the least left decides. Throws `prometheus-unreachable` where it has to hold, and nobody can tell.
 */
export async function budgetGate(
  run: Run<'clock' | 'log' | 'metrics'>,
  budget: BudgetPlan,
  known: readonly DeploymentRecord[],
): Promise<readonly Gate[]> {
  // this one's own is not among them
  const looked = { records: known, most: recordsLookedAt - 1 };
  const told = budget.holds ? await readBudgets(run, budget, looked) : await readInTime(run, budget, looked);
  run.learns({ budget: told });
  if (!budget.holds) return [];
  const untold = told.find((one) => one.budget === undefined);
  if (untold !== undefined && budget.holdsUnknown) throw unknownBudget(untold);
  if (untold !== undefined)
    run.ports.log.warning(`${budgetSentence(untold)}; deployed all the same (slo.if-unknown: pass)`);
  return [gateOf(run, told)];
}

/** Budgets that took too long to read: a run that writes again after a lost race does not wait for them again. */
const tooSlow = new WeakSet<BudgetPlan>();

/** What nobody waits for must not keep a deployment. */
async function readInTime(
  run: Run<'clock' | 'log' | 'metrics'>,
  budget: BudgetPlan,
  looked: LookedAt,
): Promise<readonly ToldBudget[]> {
  if (tooSlow.has(budget)) return [];
  const late = AbortSignal.timeout(longestToTell);
  const signal = AbortSignal.any([run.signal, late]);
  try {
    return await readBudgets({ ports: run.ports, signal }, budget, looked);
  } catch (error) {
    run.signal.throwIfAborted();
    if (late.aborted) tooSlow.add(budget);
    const why = late.aborted ? `there was no answer within ${longestToTell / 1000} s` : messageOf(error);
    run.ports.log.warning(`the error budget could not be read: ${why}`);
    return [];
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function unknownBudget(told: ToldBudget): DeployError {
  return new DeployError('prometheus-unreachable', {
    stage: 'write',
    message: `${budgetSentence(told)}; nothing was written (budget: hold)`,
    remedy:
      'check `slo` and `prometheus`, their login and the network; then run `resume`. To go on while nobody can tell: `slo: { if-unknown: pass }`',
  });
}

function gateOf({ plan }: Run<never>, told: readonly ToldBudget[]): Gate {
  const name = 'error budget left';
  const byLeft = told.toSorted((one, other) => leftOf(one) - leftOf(other));
  const [worst] = byLeft;
  if (worst?.budget === undefined || !isSpent(worst.budget))
    return { name, is: 'open', sentence: worst === undefined ? 'no budget is known' : budgetSentence(worst) };
  const { spentSince, recoversAt } = worst.budget;
  const sentence = `the error budget of ${plan.environment} is spent: ${budgetSentence(worst)}`;
  const waiting = {
    for: 'the error budget to recover',
    goOn: 'resume goes on by itself once something is left; a rollback never waits; to go on at once, set `budget: report`',
    ...(spentSince === undefined ? {} : { since: spentSince }),
    ...(recoversAt === undefined ? {} : { until: recoversAt }),
  };
  return {
    name,
    is: 'closed',
    outcome: { ...outcomeAt('paused', 'budget-spent', { stage: 'write', sentence }), waiting },
  };
}

/** What nobody knows does not decide. */
function leftOf({ budget }: ToldBudget): number {
  return budget?.leftMinutes ?? Number.POSITIVE_INFINITY;
}
