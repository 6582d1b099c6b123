import { isSpent } from '../budget/budget.ts';
import type { Share } from '../budget/deployments.ts';
import { inWindow, spentByEach } from '../budget/deployments.ts';
import type { ToldBudget } from '../budget/told.ts';
import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import type { BudgetPlan } from '../deployment/plan.ts';
import { budgetPlan } from '../deployment/plan-budget.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { hasWritten } from '../deployment/taken-up.ts';
import { badInput } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import { budgetSentence, budgetTable, printMinutes } from '../report/budget.ts';
import { escapeMarkdown } from '../report/escape.ts';
import type { Ended } from '../report/report.ts';
import { readBudgets, sliceSeconds } from '../stages/budgets.ts';

/** One application, with what is asked about it. */
export interface BudgetedApplication {
  readonly configuration: ApplicationConfiguration;
  readonly ports: Pick<Ports, 'clock' | 'metrics' | 'forge'>;
}

/** The budget of one environment as one Prometheus tells it, with what each deployment of the window has spent. */
interface Reported {
  readonly application: string;
  readonly environment: string;
  /** Whether another Prometheus tells of it too. */
  readonly isOneOfSeveral: boolean;
  readonly told: ToldBudget;
  readonly shares: readonly (Share & { readonly source: string })[];
}

/** Deployments that are looked at, for each environment. */
const recordsRead = 100;

/**
 * Says what is left of the error budgets, in minutes and for each deployment, and what was spent from each deployment to the next. Only reads.
 * Throws `bad-input` where nothing was promised.
 */
export async function reportSlo(
  { environment, signal }: { readonly environment?: string; readonly signal: AbortSignal },
  applications: readonly BudgetedApplication[],
): Promise<Ended> {
  const each = await Promise.all(applications.map((one) => ofApplication(one, environment, signal)));
  const all = each.flat();
  if (all.length === 0) throw nothingPromised(environment);
  const texts = all.map(plainText);
  return {
    outcome: outcomeOf(all),
    output: `${texts.join('\n\n')}\n`,
    markdown: `${all.map(markdownOf).join('\n\n')}\n`,
    details: { budgets: all.map(detailsOf) },
  };
}

async function ofApplication(
  one: BudgetedApplication,
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<readonly Reported[]> {
  const { configuration } = one;
  const names = wanted === undefined ? Object.keys(configuration.environments) : [wanted];
  const each = await Promise.all(
    names.map(async (name) => {
      const plan = budgetPlan(configuration, environmentOf(configuration, name), name);
      return plan === undefined ? [] : await ofEnvironment(one, { name, plan }, signal);
    }),
  );
  return each.flat();
}

async function ofEnvironment(
  { configuration: { application }, ports }: BudgetedApplication,
  { name, plan }: { readonly name: string; readonly plan: BudgetPlan },
  signal: AbortSignal,
): Promise<readonly Reported[]> {
  const { records } = await ports.forge();
  const known = await records.list(application, name, recordsRead, signal);
  const now = ports.clock.now();
  const budgets = await readBudgets({ ports, signal }, plan, { records: known, most: recordsRead });
  return budgets.map((told) => ({
    application,
    environment: name,
    isOneOfSeveral: budgets.length > 1,
    told,
    shares: sharesOf(told, known, { stepSeconds: sliceSeconds(plan.windowSeconds), now }),
  }));
}

function sharesOf(
  { budget, windowSeconds }: ToldBudget,
  known: readonly DeploymentRecord[],
  at: { readonly stepSeconds: number; readonly now: Date },
): Reported['shares'] {
  if (budget === undefined) return [];
  const written = known.filter(hasWritten).map(({ id, createdAt }) => ({ id, at: createdAt }));
  const sources = new Map(known.map(({ id, payload }) => [id, payload.source]));
  const shares = spentByEach(budget, inWindow(written, windowSeconds, at.now), at);
  return shares.map((share) => ({ ...share, source: sources.get(share.id) ?? '' }));
}

function nothingPromised(environment: string | undefined) {
  const where = environment === undefined ? 'any environment' : environment;
  return badInput([
    {
      message: `no objective is configured for ${where}, with a Prometheus that tells of it`,
      place: { name: 'slo' },
      remedy: 'configure `slo` and `prometheus`: see docs/error-budget.md',
    },
  ]);
}

/** What is spent is no failure of a report; what nobody can tell is. */
function outcomeOf(all: readonly Reported[]): Outcome {
  const untold = all.filter(({ told }) => told.budget === undefined);
  const spent = all.filter(({ told }) => told.budget !== undefined && isSpent(told.budget));
  const [first] = untold.length > 0 ? untold : spent.length > 0 ? spent : all;
  const more =
    all.length === 1 ? '' : ` (of ${all.length} budgets ${spent.length} are spent, ${untold.length} not known)`;
  const sentence = first === undefined ? '' : `${titleOf(first)}: ${budgetSentence(first.told)}${more}`;
  return untold.length > 0
    ? { outcome: 'errored', reason: 'prometheus-unreachable', stage: 'report', sentence }
    : { outcome: 'succeeded', reason: 'done', stage: 'report', sentence };
}

function titleOf({ application, environment, isOneOfSeveral, told }: Reported): string {
  const whose = isOneOfSeveral ? ` (${told.source})` : '';
  return `${application} in ${environment}${whose}`;
}

/** A deployment by its commit and the number of its record. */
function nameOf({ id, source }: Reported['shares'][number]): string {
  return `${source.slice(0, 7)} (${id})`;
}

function plainText(one: Reported): string {
  const lines = one.shares.map(
    (share) => `  ${share.at.toISOString().slice(0, 16)}Z  ${nameOf(share)}  ${printMinutes(share.minutes)}`,
  );
  const table = lines.length === 0 ? [] : ['  spent from each deployment to the next:', ...lines];
  return [`${titleOf(one)}: ${budgetSentence(one.told)}`, ...table].join('\n');
}

function markdownOf(one: Reported): string {
  const heading = `#### Error budget of ${escapeMarkdown(titleOf(one))}\n\n${escapeMarkdown(budgetSentence(one.told))}`;
  const table = budgetTable(one.shares.map((share) => ({ ...share, name: nameOf(share) })));
  return table === '' ? heading : `${heading}\n\n${table}`;
}

function detailsOf({ application, environment, told, shares }: Reported): object {
  return { application, environment, ...told, spentByDeployment: shares };
}
