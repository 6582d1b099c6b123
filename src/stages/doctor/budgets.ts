import { budgetPlan } from '../../deployment/plan-budget.ts';
import { answering } from '../../doctor/diagnosis.ts';
import { budgetSentence } from '../../report/budget.ts';
import { readBudgets } from '../budgets.ts';
import type { Examination } from './examination.ts';
import type { Patient } from './patient.ts';

/** Questions about error budgets, where something was promised. */
export function budgetExaminations({ configuration, environments, ports }: Patient): readonly Examination[] {
  return environments.flatMap(([name, environment]) => {
    const plan = budgetPlan(configuration, environment, name);
    if (plan === undefined) return [];
    const { fine, problem, unknown } = answering('error-budget', name);
    return [
      {
        questions: ['error-budget'] as const,
        about: name,
        run: async (signal: AbortSignal) => {
          const told = await readBudgets({ ports, signal }, plan, { records: [], most: Number.POSITIVE_INFINITY });
          return told.map((one) => {
            const sentence = budgetSentence(one);
            if (one.budget !== undefined) return fine(sentence);
            const remedy = 'correct `slo` or `prometheus`: see docs/error-budget.md';
            return plan.holds && plan.holdsUnknown
              ? problem(`${sentence}; deployments end errored, prometheus-unreachable`, remedy)
              : unknown(sentence, remedy);
          });
        },
      },
    ];
  });
}
