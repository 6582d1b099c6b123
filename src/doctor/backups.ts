import { lastWords, readSchedule, scheduleTrouble } from '../backup/schedule.ts';
import { isTrueAt, listAt, textAt } from '../data/fields.ts';
import { oneLine } from '../text/one-line.ts';
import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';

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
  const cron = textAt(schedule, 'spec', 'schedule') ?? '';
  const { fine, problem, unknown } = answering('backup-schedule', `${about} ${name}`);
  const state = readSchedule(schedule, backups, now);
  const trouble = scheduleTrouble(state, { cron, now });
  if (trouble !== undefined)
    return problem(
      trouble,
      state.is === 'refused'
        ? 'correct the Schedule'
        : `read \`velero schedule describe ${name}\` and the log of its last Backup`,
    );
  if (state.is !== 'in-time')
    return unknown(`nobody can tell when "${oneLine(cron, 60)}" is due`, 'write it as the five fields of a crontab');
  return fine(state.last === undefined ? 'it is new, and none was due twice' : lastWords(state.last, now));
}
