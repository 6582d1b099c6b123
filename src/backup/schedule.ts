import { listAt, textAt, timeAt } from '../data/fields.ts';
import { nextFiring, parseSchedule } from '../rollout/cron.ts';
import { oneLine } from '../text/one-line.ts';

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

/** What a Schedule of Velero has made, as its Backups show it. */
export type ScheduleState =
  /** `last` is its last successful Backup; undefined while it is new. */
  | { readonly is: 'in-time'; readonly last: Date | undefined }
  /** Two runs were due since its last success; `since` are the phases of those that came after that. */
  | { readonly is: 'overdue'; readonly last: Date | undefined; readonly since: readonly string[] }
  /** Velero does not take it; `why` is what it says, of one line. */
  | { readonly is: 'refused'; readonly why: string }
  /** Nobody can tell when it is due. */
  | { readonly is: 'unclear' };

/** Reads a Schedule with the Backups of its Velero. A paused one is the caller's to leave out. */
export function readSchedule(schedule: object, backups: readonly object[], now: Date): ScheduleState {
  if (textAt(schedule, 'status', 'phase') === 'FailedValidation') {
    const why = listAt(schedule, 'status', 'validationErrors').map(String).join('; ');
    return { is: 'refused', why: oneLine(why, 300) };
  }
  const due = dueBefore(textAt(schedule, 'spec', 'schedule') ?? '', now);
  if (due === undefined) return { is: 'unclear' };
  const name = textAt(schedule, 'metadata', 'name');
  const own = backups.filter((one) => textAt(one, 'metadata', 'labels', 'velero.io/schedule-name') === name);
  const last = newest(own.filter((one) => textAt(one, 'status', 'phase') === 'Completed'));
  const since = last ?? timeAt(schedule, 'metadata', 'creationTimestamp');
  return since !== undefined && since >= due
    ? { is: 'in-time', last }
    : { is: 'overdue', last, since: phasesAfter(last, own) };
}

/** How those ended that came after the last success. */
function phasesAfter(last: Date | undefined, own: readonly object[]): readonly string[] {
  const after = own.filter((one) => {
    const at = timeAt(one, 'metadata', 'creationTimestamp');
    return at !== undefined && (last === undefined || at > last) && textAt(one, 'status', 'phase') !== 'Completed';
  });
  return [...new Set(after.map((one) => oneLine(textAt(one, 'status', 'phase') ?? 'New', 60)))];
}

function newest(backups: readonly object[]): Date | undefined {
  const times = backups.flatMap((one) => timeAt(one, 'status', 'completionTimestamp')?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

/** Since when nothing was backed up, such as `its last successful Backup is 9 days old, and two were due since; those since are Failed`. */
function overdueWords(
  { last, since }: Pick<Extract<ScheduleState, { is: 'overdue' }>, 'last' | 'since'>,
  { cron, now }: { readonly cron: string; readonly now: Date },
): string {
  const failed = since.length === 0 ? '' : `; those since are ${since.join(', ')}`;
  return `${lastWords(last, now)}, and two were due since (${oneLine(cron, 60)})${failed}`;
}

/** How old the last success is. */
export function lastWords(last: Date | undefined, now: Date): string {
  if (last === undefined) return 'it has made no Backup that is complete';
  const age = Math.max(0, now.getTime() - last.getTime());
  return `its last successful Backup is ${age >= 2 * day ? `${Math.floor(age / day)} days` : `${Math.floor(age / hour)} h`} old`;
}

/** What is wrong with a Schedule in the clusters where it was looked at, each in words; none where it is in time, new, or not there. */
export type ScheduleTroubles = (schedule: {
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}) => readonly string[];

/** What is wrong with a Schedule, in words; undefined where nothing is, or nobody can tell. */
export function scheduleTrouble(
  state: ScheduleState,
  about: { readonly cron: string; readonly now: Date },
): string | undefined {
  if (state.is === 'refused') return `Velero does not take it: ${state.why}`;
  return state.is === 'overdue' ? overdueWords(state, about) : undefined;
}
