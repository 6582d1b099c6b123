import { objectiveOf } from '../configuration/objective.ts';
import type { ApplicationConfiguration, EnvironmentConfiguration } from '../configuration/schema.ts';
import type { SloSection } from '../configuration/slo-schema.ts';
import { replaceWords } from '../configuration/template.ts';
import type { BudgetPlan } from './plan.ts';

/** The error budget of an environment; undefined where nothing was promised, or nobody can tell. `name` is what the environment is called. */
export function budgetPlan(
  configuration: ApplicationConfiguration,
  environment: EnvironmentConfiguration,
  name: string,
): BudgetPlan | undefined {
  const slo = environment.slo ?? configuration.slo;
  const clusters = askedOf(configuration, environment);
  const allowed = slo === undefined ? undefined : objectiveOf(slo.objective);
  if (slo === undefined || allowed === undefined || clusters.length === 0) return undefined;
  return {
    objective: slo.objective,
    allowed,
    windowSeconds: slo.window,
    queries: queriesOf(slo, { application: configuration.application, environment: name }),
    clusters,
    holds: environment.budget === 'hold',
    holdsUnknown: slo['if-unknown'] === 'hold',
  };
}

/** The clusters of the targets that have a Prometheus of their own, and once the one of all. */
function askedOf(
  { prometheus, clusters }: Pick<ApplicationConfiguration, 'prometheus' | 'clusters'>,
  { targets }: EnvironmentConfiguration,
): readonly (string | undefined)[] {
  const each = targets.flatMap(({ cluster }): readonly (string | undefined)[] => {
    if (cluster !== undefined && clusters[cluster]?.prometheus !== undefined) return [cluster];
    return prometheus === undefined ? [] : [undefined];
  });
  return [...new Set(each)];
}

/** The queries with their names filled in; both hold no quote. */
function queriesOf(
  { good, total, ratio }: SloSection,
  names: Readonly<Record<'application' | 'environment', string>>,
): BudgetPlan['queries'] {
  const filled = (query: string) =>
    replaceWords(query, (word) => (word === 'application' || word === 'environment' ? names[word] : `{{${word}}}`));
  if (ratio !== undefined) return { ratio: filled(ratio) };
  return { good: filled(good ?? ''), total: filled(total ?? '') };
}
