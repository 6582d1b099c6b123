import { isSpent } from '../budget/budget.ts';
import type { Share } from '../budget/deployments.ts';
import { leftForEach } from '../budget/deployments.ts';
import type { ToldBudget } from '../budget/told.ts';
import { escapeMarkdown } from './escape.ts';

/** Minutes as people read them: of few there are digits, of many there are hours. */
export function printMinutes(minutes: number): string {
  const size = Math.abs(minutes);
  if (size >= 600) return `${(minutes / 60).toFixed(1)} h`;
  return `${minutes.toFixed(size >= 100 ? 0 : size >= 1 ? 1 : 2)} min`;
}

/** A time such as `30 d` or `12 h`. */
export function printSpan(seconds: number): string {
  if (seconds >= 2 * 86_400 || seconds % 86_400 === 0) return `${Number((seconds / 86_400).toFixed(1))} d`;
  return seconds >= 7200 || seconds % 3600 === 0
    ? `${Number((seconds / 3600).toFixed(1))} h`
    : `${Math.round(seconds / 60)} min`;
}

/** How much is left, and of what: one line of plain text. */
export function budgetSentence({
  source,
  objective,
  windowSeconds,
  budget,
  why = '',
  deployments,
  mayBeMore = false,
}: ToldBudget): string {
  const promise = `${objective} over ${printSpan(windowSeconds)}`;
  if (budget === undefined)
    return `the error budget (${promise}) is not known: ${source === '' ? '' : `${source}: `}${why}`;
  const { budgetMinutes, spentMinutes, leftMinutes, coveredSeconds, hasTraffic } = budget;
  const parts = [
    isSpent(budget)
      ? `${printMinutes(spentMinutes)} are spent of ${printMinutes(budgetMinutes)} (${promise})`
      : `${printMinutes(leftMinutes)} of ${printMinutes(budgetMinutes)} are left (${promise})`,
    isSpent(budget) ? whenOf(budget) : eachOf(budget, deployments, mayBeMore),
    coveredSeconds < windowSeconds * 0.98
      ? `Prometheus knows ${printSpan(coveredSeconds)} of that, and the rest counts as good`
      : '',
    hasTraffic ? '' : 'nothing was asked of it in that time',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function eachOf(budget: NonNullable<ToldBudget['budget']>, deployments: number, mayBeMore: boolean): string {
  const each = leftForEach(budget, deployments);
  if (each === undefined) return '';
  if (mayBeMore)
    return `at most ${printMinutes(each)} for each of as many deployments as in that time (${deployments} or more)`;
  return deployments === 1
    ? 'one deployment in that time'
    : `${printMinutes(each)} for each of as many deployments as in that time (${deployments})`;
}

function whenOf({ spentSince, recoversAt }: NonNullable<ToldBudget['budget']>): string {
  const since = spentSince === undefined ? '' : `since ${minute(spentSince)}`;
  const until =
    recoversAt === undefined
      ? ''
      : `some is left again from ${minute(recoversAt)} on, if nothing is bad until then and as much is asked as before`;
  return [since, until].filter((part) => part !== '').join('; ');
}

function minute(time: Date): string {
  return `${time.toISOString().slice(0, 16)}Z`;
}

/** The lines of the comment and the summary; empty where nothing was promised. */
export function budgetMarkdown(all: readonly ToldBudget[]): string {
  const lines = all.map((one) => {
    const whose = all.length > 1 && one.budget !== undefined ? ` (${one.source})` : '';
    return `Error budget before this deployment${escapeMarkdown(whose)}: ${escapeMarkdown(budgetSentence(one))}`;
  });
  return [...new Set(lines)].join('\n\n');
}

/** What each deployment of the window has spent, as a table of Markdown; empty where there was none. */
export function budgetTable(shares: readonly (Share & { readonly name: string })[]): string {
  if (shares.length === 0) return '';
  const rows = shares.map(
    ({ name, at, minutes }) => `| ${escapeMarkdown(name)} | ${minute(at)} | ${printMinutes(minutes)} |`,
  );
  return ['| deployment | since | spent until the next |', '| --- | --- | --- |', ...rows].join('\n');
}
