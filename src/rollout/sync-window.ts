import { goSeconds } from '../data/duration.ts';
import { isTrueAt, listAt, textAt } from '../data/fields.ts';
import type { Application } from './application.ts';
import type { Schedule } from './cron.ts';
import { nextFiring, parseSchedule } from './cron.ts';
import { isLike } from './glob.ts';

/** A time in which Argo CD syncs, or does not: `spec.syncWindows` of an AppProject. */
export interface SyncWindow {
  readonly kind: 'allow' | 'deny';
  /** Undefined where it, or how long it lasts, cannot be read; Argo CD then syncs nothing. */
  readonly schedule?: Schedule;
  readonly seconds: number;
  readonly timeZone: string;
  /** Whether all three lists must match, where they are given, and not any of them. */
  readonly all: boolean;
  readonly applications: readonly string[];
  readonly namespaces: readonly string[];
  readonly clusters: readonly string[];
}

/** What we need to know of an AppProject (argoproj.io/v1alpha1). */
export interface AppProject {
  readonly name: string;
  readonly windows: readonly SyncWindow[];
}

/** Reads an AppProject as the Kubernetes API returns it. */
export function readProject(object: unknown): AppProject {
  return {
    name: textAt(object, 'metadata', 'name') ?? '',
    windows: listAt(object, 'spec', 'syncWindows').map(readWindow),
  };
}

function readWindow(value: unknown): SyncWindow {
  const seconds = goSeconds(textAt(value, 'duration') ?? '');
  // a zone that stands before the schedule itself goes before the window's
  const [, zone, fields = ''] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.*)$/.exec(textAt(value, 'schedule')?.trim() ?? '') ?? [];
  const schedule = seconds === undefined ? undefined : parseSchedule(fields);
  const texts = (field: string) => listAt(value, field).filter((text) => typeof text === 'string');
  return {
    kind: textAt(value, 'kind') === 'deny' ? 'deny' : 'allow',
    seconds: seconds ?? 0,
    timeZone: zone ?? textAt(value, 'timeZone') ?? 'UTC',
    all: isTrueAt(value, 'andOperator'),
    applications: texts('applications'),
    namespaces: texts('namespaces'),
    clusters: texts('clusters'),
    ...(schedule === undefined ? {} : { schedule }),
  };
}

/**
 * Whether the windows let Argo CD sync an application by itself at this moment, and if not, when they will; `until` is
 * undefined where that is not in sight. https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
 */
export function syncsAt(
  { windows }: AppProject,
  application: Pick<Application, 'name' | 'destination'>,
  at: Date,
): { readonly syncs: true } | { readonly syncs: false; readonly until?: Date } {
  const matching = windows.filter((window) => concerns(window, application));
  if (!isClosed(matching, at.getTime())) return { syncs: true };
  const until = opening(matching, at.getTime());
  return until === undefined ? { syncs: false } : { syncs: false, until };
}

function concerns(window: SyncWindow, { name, destination }: Pick<Application, 'name' | 'destination'>): boolean {
  const answers = [
    { patterns: window.applications, texts: [name] },
    { patterns: window.clusters, texts: [destination.name, destination.server] },
    { patterns: window.namespaces, texts: [destination.namespace] },
  ]
    .filter(({ patterns }) => patterns.length > 0)
    .map(({ patterns, texts }) => patterns.some((pattern) => texts.some((text) => isLike(pattern, text))));
  return window.all ? answers.length > 0 && answers.every(Boolean) : answers.some(Boolean);
}

/** Deny beats allow; where there are windows that allow, one of them must be open. */
function isClosed(windows: readonly SyncWindow[], at: number): boolean {
  if (windows.some(({ schedule }) => schedule === undefined)) return true;
  const open = windows.filter((window) => changeOf(window, at)?.isOpen === true);
  if (open.some(({ kind }) => kind === 'deny')) return true;
  return open.length === 0 && windows.some(({ kind }) => kind === 'allow');
}

/** How often windows may change before we say that their end is not in sight: one that fires each minute never ends. */
const mostChanges = 500;

function opening(windows: readonly SyncWindow[], from: number): Date | undefined {
  let at = from;
  for (let change = 0; change < mostChanges; change += 1) {
    const next = windows.flatMap((window) => changeOf(window, at)?.at ?? []);
    if (next.length === 0) return undefined;
    at = Math.min(...next);
    // of two that touch each other, the moment between them is no opening
    if (!isClosed(windows, at) && !isClosed(windows, at + 1000)) return new Date(Math.floor(at / 1000) * 1000);
  }
  return undefined;
}

/** Whether a window is open at a moment, and when that may change next. */
function changeOf({ schedule, seconds, timeZone }: SyncWindow, at: number) {
  if (schedule === undefined) return undefined;
  const length = seconds * 1000;
  const begins = nextFiring(schedule, at - length + offsetOf(timeZone, at - length));
  if (begins === undefined) return undefined;
  const begun = toUtc(begins, timeZone);
  // Argo CD takes a window as open after the moment at which it begins, and as closed from the one at which it ends
  return begun < at ? { isOpen: true, at: begun + length } : { isOpen: false, at: begun + 1 };
}

/** A moment as the clocks of a time zone show it, by UTC. */
function toUtc(shown: number, timeZone: string): number {
  const about = shown - offsetOf(timeZone, shown);
  return shown - offsetOf(timeZone, about);
}

/** Milliseconds by which a time zone is ahead of UTC; one that nobody knows counts as UTC, as in Argo CD. */
function offsetOf(timeZone: string, at: number): number {
  if (timeZone === 'UTC') return 0;
  const name =
    formatOf(timeZone)
      ?.formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Formats by their time zones: to make one takes a millisecond. */
const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(timeZone)) formats.set(timeZone, newFormat(timeZone));
  return formats.get(timeZone);
}

function newFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
}
