import { describe, expect, it } from 'vitest';
import { dueBefore } from '../../src/backup/schedule.ts';
import { judgeSchedules } from '../../src/doctor/backups.ts';

// a Sunday
const now = new Date('2026-03-01T12:00:00Z');
const day = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * day).toISOString();

describe('the run before the last one', () => {
  it.each([
    ['0 2 * * *', '2026-02-28T02:00:00Z'],
    ['@daily', '2026-02-28T00:00:00Z'],
    ['@weekly', '2026-02-22T00:00:00Z'],
    ['0 0 1 1 *', '2025-01-01T00:00:00Z'],
    ['*/5 * * * *', '2026-03-01T11:55:00Z'],
    ['0 3 * * MON', '2026-02-16T03:00:00Z'],
    ['@every 6h', '2026-03-01T00:00:00Z'],
    ['@every 1h30m', '2026-03-01T09:00:00Z'],
    ['CRON_TZ=Europe/Berlin 0 2 * * *', '2026-02-27T12:00:00Z'],
  ])('of %s was at %s', (cron, at) => expect(dueBefore(cron, now)).toEqual(new Date(at)));

  it.each(['', 'every day', '@every soon', '0 0 31 2 *', '@every 0s'])('of "%s" is none', (cron) =>
    expect(dueBefore(cron, now)).toBeUndefined(),
  );
});

interface Facts {
  readonly spec?: object;
  readonly template?: object;
  readonly status?: object;
  readonly created?: number;
}

const scheduleOf = ({ spec = {}, template = {}, status = {}, created = 100 }: Facts = {}) => ({
  metadata: { name: 'nightly', creationTimestamp: ago(created) },
  spec: { schedule: '0 2 * * *', template, ...spec },
  status,
});

const backupOf = (days: number, phase = 'Completed', name = 'nightly') => ({
  metadata: { labels: { 'velero.io/schedule-name': name }, creationTimestamp: ago(days) },
  status: { phase, completionTimestamp: ago(days) },
});

function judged(facts: Facts, backups: readonly object[], namespaces: readonly string[] = ['shop']) {
  const all = judgeSchedules({ schedules: [scheduleOf(facts)], backups }, { namespaces, about: 'prod/eu', now });
  return all.map(({ about, answer, sentence }) => `${about}: ${answer}: ${sentence}`);
}

describe('a Schedule of Velero', () => {
  it.each([
    [{}, [backupOf(0.4)], 'fine: its last successful Backup is 9 h old'],
    [{}, [backupOf(1.4), backupOf(9)], 'fine: its last successful Backup is 33 h old'],
    [{}, [backupOf(9)], 'problem: its last successful Backup is 9 days old, and two were due since (0 2 * * *)'],
    [
      {},
      [
        backupOf(9),
        backupOf(2, 'PartiallyFailed'),
        backupOf(1, 'Failed'),
        backupOf(10, 'Failed'),
        backupOf(0.1, 'Completed', 'other'),
      ],
      'problem: its last successful Backup is 9 days old, and two were due since (0 2 * * *); those since are PartiallyFailed, Failed',
    ],
    [{}, [], 'problem: it has made no Backup that is complete, and two were due since (0 2 * * *)'],
    [{ created: 0.5 }, [], 'fine: it is new, and none was due twice'],
    [
      { status: { phase: 'FailedValidation', validationErrors: ['no location'] } },
      [backupOf(0.1)],
      'problem: Velero does not take it: no location',
    ],
    [{ spec: { schedule: 'at night' } }, [], 'could-not-tell: nobody can tell when "at night" is due'],
    [{ template: { includedNamespaces: ['*'] } }, [backupOf(0.4)], 'fine: its last successful Backup is 9 h old'],
  ] as const)('%#', (facts, backups, line) => expect(judged(facts, backups)).toEqual([`prod/eu nightly: ${line}`]));

  it.each([
    { template: { includedNamespaces: ['other'] } },
    { template: { excludedNamespaces: ['shop'] } },
    { spec: { paused: true } },
  ])('that does not cover the namespace is none of its: %j', (facts) => {
    expect(judged(facts, [backupOf(9)])).toEqual(['prod/eu: fine: no Schedule of Velero backs up shop']);
  });
});
