import { isTrueAt, listAt, textAt, timeAt } from '../data/fields.ts';
import { nextFiring, parseSchedule } from '../rollout/cron.ts';
import { oneLine } from '../text/one-line.ts';
import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** When a schedule was due for the last time but one: what is older than that has missed at least one run that was over. Undefined for what is no schedule. */
export function dueBefore(cron: string, now: Date): Date | undefined {
  const [, zone, text = ''] = /^(?:CRON_)?(?:TZ=(\S+)\s+)?(.*)$/s.exec(cron.trim()) ?? [];
  const at = now.getTime();
  const every = everyOf(text);
  if (every !== undefined) return new Date(at - 2 * every);
  const due = lastButOne(presets[text] ?? text, at);
  // whose midnight it is does not matter for that
  return due === undefined ? undefined : new Date(due - (zone === undefined ? 0 : 14 * hour));
}

/** https://pkg.go.dev/github.com/robfig/cron/v3#hdr-Predefined_schedules */
const presets: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

/** Milliseconds of `@every 1h30m`, as Go prints durations. */
function everyOf(text: string): number | undefined {
  const [, duration = ''] = /^@every\s+((?:\d+(?:\.\d+)?[hms])+)$/.exec(text) ?? [];
  const units: Readonly<Record<string, number>> = { h: hour, m: minute, s: 1000 };
  const parts = [...duration.matchAll(/([\d.]+)([hms])/g)];
  const all = parts.reduce((sum, [, amount = '0', unit = 's']) => sum + Number(amount) * (units[unit] ?? 0), 0);
  return all > 0 ? all : undefined;
}

/** The firing before the last one; looked for in longer and longer times, so that one of every minute is not counted over years. */
function lastButOne(text: string, now: number): number | undefined {
  const schedule = parseSchedule(text);
  if (schedule === undefined) return undefined;
  for (const span of [2 * hour, 2 * day, 16 * day, 130 * day, 3 * 366 * day]) {
    const fired: number[] = [];
    for (let at = nextFiring(schedule, now - span); at !== undefined && at <= now; at = nextFiring(schedule, at))
      fired.push(at);
    if (fired.length >= 2) return fired.at(-2);
  }
  return undefined;
}

/** What is looked at: the Schedules and the Backups of a Velero. */
export interface VeleroObjects {
  readonly schedules: readonly object[];
  readonly backups: readonly object[];
}

/** What is to be backed up, and what it is called. */
interface Covered {
  readonly namespaces: readonly string[];
  readonly about: string;
  readonly now: Date;
}

/** Whether each Schedule that covers a namespace has made a Backup in time, and whether each namespace has one. */
export function judgeSchedules({ schedules, backups }: VeleroObjects, covered: Covered): readonly Diagnosis[] {
  const active = schedules.filter((one) => !isTrueAt(one, 'spec', 'paused'));
  const relevant = active.filter((one) => covered.namespaces.some((name) => covers(one, name)));
  const bare = covered.namespaces.filter((name) => !relevant.some((one) => covers(one, name)));
  const judged = relevant.map((one) => judgeSchedule(one, backups, covered));
  if (bare.length === 0) return judged;
  const { fine } = answering('backup-schedule', covered.about);
  const advice = 'a Schedule of Velero makes Backups also of what changes between deployments: see docs/backups.md';
  return [...judged, fine(`no Schedule of Velero backs up ${bare.join(', ')}`, advice)];
}

/** https://velero.io/docs/main/api-types/schedule/: no namespace is every namespace. */
function covers(schedule: object, namespace: string): boolean {
  const listed = (key: string) => listAt(schedule, 'spec', 'template', key).map(String);
  const included = listed('includedNamespaces');
  if (listed('excludedNamespaces').includes(namespace)) return false;
  return included.length === 0 || included.includes('*') || included.includes(namespace);
}

function judgeSchedule(schedule: object, backups: readonly object[], { about, now }: Covered): Diagnosis {
  const name = oneLine(textAt(schedule, 'metadata', 'name') ?? '', 100);
  const { fine, problem, unknown } = answering('backup-schedule', `${about} ${name}`);
  if (textAt(schedule, 'status', 'phase') === 'FailedValidation') {
    const why = listAt(schedule, 'status', 'validationErrors').map(String).join('; ');
    return problem(`Velero does not take it: ${oneLine(why, 300)}`, 'correct the Schedule');
  }
  const cron = textAt(schedule, 'spec', 'schedule') ?? '';
  const due = dueBefore(cron, now);
  if (due === undefined)
    return unknown(`nobody can tell when "${oneLine(cron, 60)}" is due`, 'write it as the five fields of a crontab');
  const own = backups.filter((one) => textAt(one, 'metadata', 'labels', 'velero.io/schedule-name') === name);
  const last = newest(own.filter((one) => textAt(one, 'status', 'phase') === 'Completed'));
  const when =
    last === undefined
      ? 'it has made no Backup that is complete'
      : `its last successful Backup is ${ageOf(last, now)} old`;
  const since = last ?? timeAt(schedule, 'metadata', 'creationTimestamp');
  if (since !== undefined && since >= due) return fine(last === undefined ? 'it is new, and none was due twice' : when);
  const remedy = `read \`velero schedule describe ${name}\` and the log of its last Backup`;
  return problem(`${when}, and two were due since (${oneLine(cron, 60)})${failureOf(own, last)}`, remedy);
}

/** How those ended that came after the last success. */
function failureOf(own: readonly object[], last: Date | undefined): string {
  const after = own.filter((one) => {
    const at = timeAt(one, 'metadata', 'creationTimestamp');
    return at !== undefined && (last === undefined || at > last) && textAt(one, 'status', 'phase') !== 'Completed';
  });
  const phases = [...new Set(after.map((one) => oneLine(textAt(one, 'status', 'phase') ?? 'New', 60)))];
  return phases.length === 0 ? '' : `; those since are ${phases.join(', ')}`;
}

function newest(backups: readonly object[]): Date | undefined {
  const times = backups.flatMap((one) => timeAt(one, 'status', 'completionTimestamp')?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

function ageOf(at: Date, now: Date): string {
  const age = Math.max(0, now.getTime() - at.getTime());
  return age >= 2 * day ? `${Math.floor(age / day)} days` : `${Math.floor(age / hour)} h`;
}
