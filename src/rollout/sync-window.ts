import { isTrueAt, listAt, textAt } from '../data/fields.ts';
import type { Application } from './application.ts';
import type { Schedule } from './cron.ts';
import { nextFiring, parseSchedule } from './cron.ts';
import { durationSeconds } from './rollout.ts';

/** A time in which Argo CD syncs, or does not: `spec.syncWindows` of an AppProject. */
export interface SyncWindow {
  readonly kind: 'allow' | 'deny';
  /** Undefined where it cannot be read; Argo CD then syncs nothing. */
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
  const schedule = parseSchedule(textAt(value, 'schedule') ?? '');
  const texts = (field: string) => listAt(value, field).filter((text) => typeof text === 'string');
  return {
    kind: textAt(value, 'kind') === 'deny' ? 'deny' : 'allow',
    seconds: durationSeconds(textAt(value, 'duration')) ?? 0,
    timeZone: textAt(value, 'timeZone') ?? 'UTC',
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
    .map(({ patterns, texts }) =>
      patterns.some((pattern) => texts.some((text) => text !== '' && isLike(text, pattern))),
    );
  return window.all ? answers.length > 0 && answers.every(Boolean) : answers.some(Boolean);
}

/** A glob with `*` and `?`; a pattern cannot make it slow, since only the last star is ever gone back to. */
function isLike(text: string, pattern: string): boolean {
  let [at, inPattern, star, from] = [0, 0, -1, 0];
  while (at < text.length) {
    const wanted = pattern[inPattern];
    if (wanted === '*') {
      [star, from] = [inPattern, at];
      inPattern += 1;
    } else if (wanted === '?' || wanted === text[at]) {
      at += 1;
      inPattern += 1;
    } else if (star >= 0) {
      from += 1;
      [at, inPattern] = [from, star + 1];
    } else return false;
  }
  return /^\**$/.test(pattern.slice(inPattern));
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
    if (!isClosed(windows, at)) return new Date(Math.floor(at / 1000) * 1000);
  }
  return undefined;
}

/** Whether a window is open at a moment, and when that may change next. */
function changeOf({ schedule, seconds, timeZone }: SyncWindow, at: number) {
  if (schedule === undefined) return undefined;
  const offset = offsetOf(timeZone, at);
  const begun = nextFiring(schedule, at + offset - seconds * 1000);
  if (begun === undefined) return undefined;
  // Argo CD takes a window as open after the moment at which it begins, and as closed from the one at which it ends
  return begun < at + offset
    ? { isOpen: true, at: begun + seconds * 1000 - offset }
    : { isOpen: false, at: begun - offset + 1 };
}

/** Milliseconds by which a time zone is ahead of UTC; one that nobody knows counts as UTC, as in Argo CD. */
function offsetOf(timeZone: string, at: number): number {
  if (timeZone === 'UTC') return 0;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  } catch {
    return 0;
  }
}
