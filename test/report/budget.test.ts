import { describe, expect, it } from 'vitest';
import { budgetOf } from '../../src/budget/budget.ts';
import type { ToldBudget } from '../../src/budget/told.ts';
import { backupMarkdown, restoreAdvice, restoreNotes } from '../../src/report/backup.ts';
import { budgetMarkdown, budgetSentence, printMinutes, printSpan } from '../../src/report/budget.ts';

const hour = 3600;
const day = 24 * hour;

/** 99.9 % over 30 days, of which so many hours are known, with so many of a thousand requests bad in the first. */
function told({ hours = 720, bad = 0, total = 1000, deployments = 0 } = {}): ToldBudget {
  const end = 1_772_366_400;
  const slices = Array.from({ length: hours }, (_, index) => ({
    endsAt: end - (hours - 1 - index) * hour,
    bad: index === 0 ? bad : 0,
    total,
  }));
  const objective = { allowed: 0.001, windowSeconds: 30 * day, stepSeconds: hour, counts: 'requests' } as const;
  const about = { source: 'prometheus.test', objective: '99.9%', windowSeconds: 30 * day, deployments };
  return { ...about, budget: budgetOf(slices, objective) };
}

describe('an error budget', () => {
  it.each([
    [told(), '43.2 min of 43.2 min are left (99.9% over 30 d)'],
    [
      told({ bad: 360, deployments: 14 }),
      '21.6 min of 43.2 min are left (99.9% over 30 d); 1.5 min for each of as many deployments as in that time (14)',
    ],
    [
      { ...told({ bad: 360, deployments: 29 }), mayBeMore: true },
      '21.6 min of 43.2 min are left (99.9% over 30 d); at most 0.74 min for each of as many deployments as in that time (29 or more)',
    ],
    [told({ deployments: 1 }), '43.2 min of 43.2 min are left (99.9% over 30 d); one deployment in that time'],
    [
      told({ hours: 72, bad: 36 }),
      '41.0 min of 43.2 min are left (99.9% over 30 d); Prometheus knows 3 d of that, and the rest counts as good',
    ],
    [told({ total: 0 }), '43.2 min of 43.2 min are left (99.9% over 30 d); nothing was asked of it in that time'],
    [
      told({ bad: 1000, deployments: 3 }),
      '60.0 min are spent of 43.2 min (99.9% over 30 d); since 2026-01-30T13:00Z; some is left again from 2026-03-01T13:00Z on, if nothing is bad until then and as much is asked as before',
    ],
    [
      { source: 'p.test', objective: '99%', windowSeconds: day, deployments: 0, why: '`good` gives no data' },
      'the error budget (99% over 1 d) is not known: p.test: `good` gives no data',
    ],
  ])('%#', (one, sentence) => expect(budgetSentence(one)).toBe(sentence));

  it('stands in the comment, with what others wrote escaped', () => {
    const one = { ...told(), budget: undefined, why: '<img src=x> | `x`' };
    const { budget: _, ...unknown } = one;
    expect(budgetMarkdown([unknown])).not.toContain('<img');
    expect(budgetMarkdown([told(), { ...told(), source: 'other.test' }])).toContain('(other.test)');
    expect(budgetMarkdown([])).toBe('');
  });

  it.each([
    [0, '0.00 min'],
    [0.456, '0.46 min'],
    [-3.04, '-3.0 min'],
    [432, '432 min'],
    [6000, '100.0 h'],
  ])('%s minutes are %s', (minutes, text) => expect(printMinutes(minutes)).toBe(text));

  it.each([
    [30 * day, '30 d'],
    [1.5 * day, '36 h'],
    [hour, '1 h'],
    [5400, '90 min'],
  ])('%s seconds are %s', (seconds, text) => expect(printSpan(seconds)).toBe(text));
});

describe('a Backup', () => {
  it('stands in the comment with the command that brings it back', () => {
    expect(backupMarkdown([{ namespace: 'velero', name: 'api-prod-7-abc' }])).toBe(
      'Backup before the write: <code>api-prod-7-abc</code>; what Git does not hold comes back with <code>velero restore create --from-backup api-prod-7-abc</code>',
    );
    expect(backupMarkdown([])).toBe('');
  });

  it('stands in the advice to roll back', () => {
    const both = ['eu', 'us'].map((name) => ({ namespace: 'backups', name }));
    expect(restoreAdvice(both)).toBe(
      'what Git does not hold, such as data, comes back with velero restore create --from-backup eu --namespace backups and velero restore create --from-backup us --namespace backups',
    );
    expect(restoreAdvice([])).toBe('');
    expect(restoreNotes([])).toEqual([]);
    expect(restoreNotes(both)).toEqual([expect.stringContaining('--from-backup us --namespace backups')]);
  });
});
