import type { RuleContext } from '../context.ts';
import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Report, Rule } from '../rule.ts';
import { exampleSchedule } from './example.ts';
import { scheduleKind } from './velero.ts';

/** Backups that nobody noticed have stopped. Only where a cluster was asked. */
export const backupOverdue: Rule = {
  id: 'backup-overdue',
  family: 'operations',
  severities: ['warning'],
  title: 'a Schedule of Velero that has missed two runs in the cluster, or that Velero does not take',
  why: 'what was written since its last successful backup cannot be brought back',
  fix: 'read `velero schedule describe NAME` and the log of its last Backup',
  repairs: 'person',
  sources: ['https://velero.io/docs/main/api-types/schedule/', 'https://velero.io/docs/main/api-types/backup/'],
  example: {
    file: 'backup.yaml',
    bad: exampleSchedule('includedNamespaces: [shop]'),
    good: exampleSchedule('includedNamespaces: [shop, web]').replace('name: nightly', 'name: weekly'),
    given: {
      scheduleTroubles: ({ name }) =>
        name === 'nightly' ? ['its last successful Backup is 9 days old, and two were due since (0 2 * * *)'] : [],
    },
  },
  looksAt: 'set',
  judge: (set: ObjectSet, context) => set.ofKind(scheduleKind).flatMap((object) => troublesOf(object, context)),
};

function troublesOf(object: ManifestObject, { scheduleTroubles }: RuleContext): readonly Report[] {
  const { namespace, name, view } = object;
  // a paused one makes none on purpose
  if (scheduleTroubles === undefined || view.at('spec', 'paused').value === 'true') return [];
  const at = view.at('spec', 'schedule');
  return scheduleTroubles({ namespace, name }).map((why) => ({ at, object, message: `${titleOf(object)}: ${why}` }));
}
