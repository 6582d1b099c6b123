import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { isSelected } from '../selector.ts';
import { mayMakeMore } from '../unseen.ts';
import type { View } from '../view.ts';
import { exampleSchedule } from './example.ts';
import type { BackupPlan } from './velero.ts';
import { backupKind, planOf, scheduleKind } from './velero.ts';

const longCommands = /dump|backup|export|snapshot|rsync|checkpoint|\btar\b|copy/i;

/** Hooks that make half a backup. */
export const backupHooks: Rule = {
  id: 'backup-hooks',
  family: 'operations',
  severities: ['warning', 'info'],
  title:
    'a backup hook that is ended after 30 seconds, that selects no pod, or whose failure is not decided, and backups that nothing restores',
  why: 'a dump that takes longer than 30 seconds is cut off, and the backup is then partial',
  fix: 'set timeout and onError, select the pods by their labels, and restore regularly',
  repairs: 'suggested',
  sources: ['https://velero.io/docs/main/backup-hooks/'],
  example: {
    file: 'backup.yaml',
    bad: exampleWith(''),
    good: exampleWith('\n              timeout: 30m\n              onError: Fail'),
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => [
    ...[...set.ofKind(scheduleKind), ...set.ofKind(backupKind)]
      .flatMap((object) => planOf(object) ?? [])
      .flatMap((plan) => hooksOf(set, plan)),
    ...set.pods.flatMap(hooksOfPod),
    ...untested(set),
  ],
};

function hooksOf(set: ObjectSet, { object, spec }: BackupPlan): readonly Report[] {
  return spec.at('hooks', 'resources').items.flatMap((hook) => {
    const commands = ['pre', 'post'].flatMap((when) => hook.at(when).items.map((one) => one.at('exec')));
    const reports = [...commands.flatMap(commandFaults), ...withoutPods(set, hook)];
    return reports.map((report) => ({ ...report, object }));
  });
}

function commandFaults(exec: View): readonly Report[] {
  if (!exec.isThere) return [];
  const command = exec
    .at('command')
    .items.map(({ value }) => value ?? '')
    .join(' ');
  const [timeout, onError] = [exec.at('timeout'), exec.at('onError')];
  return [
    ...(timeout.isThere
      ? []
      : [
          {
            at: timeout,
            severity:
              longCommands.test(command) && !/^\S*\s*(-c\s+)?rm\b/.test(command)
                ? ('warning' as const)
                : ('info' as const),
            message: 'the hook has no timeout, so it is ended after 30 seconds',
          },
        ]),
    ...(onError.isThere
      ? []
      : [
          {
            at: onError,
            severity: 'info' as const,
            message: 'the hook does not say what a failure means (onError: Fail or Continue)',
          },
        ]),
  ];
}

/** Namespaces that hold pods here, and none with these labels. */
function withoutPods(set: ObjectSet, hook: View): readonly Report[] {
  const at = hook.at('labelSelector');
  const namespaces = hook.at('includedNamespaces').items.map(({ value }) => value);
  if (!set.isWhole || !at.isThere || namespaces.includes('*') || mayMakeMore(set)) return [];
  const here = set.pods.filter(
    ({ object }) => namespaces.length === 0 || namespaces.some((name) => mayBeSameNamespace(name, object.namespace)),
  );
  if (here.length === 0 || here.some(({ labels }) => isSelected(at, labels))) return [];
  const where = namespaces.length === 0 ? '' : ` of ${namespaces.join(', ')}`;
  return [{ at, severity: 'info', message: `the hook selects none of the pods${where} here, so it may never run` }];
}

function hooksOfPod({ metadata, object }: Pod): readonly Report[] {
  const annotations = metadata.at('annotations');
  const command = annotations.at('pre.hook.backup.velero.io/command');
  const timeout = annotations.at('pre.hook.backup.velero.io/timeout');
  if (!longCommands.test(command.value ?? '') || timeout.isThere) return [];
  return [
    { at: command, object, message: 'the backup hook of the pod has no timeout, so it is ended after 30 seconds' },
  ];
}

function untested(set: ObjectSet): readonly Report[] {
  const [first] = set.ofKind(scheduleKind);
  if (!set.isWhole || first === undefined || mayRestore(set)) return [];
  return [
    {
      at: first.view.at('metadata', 'name'),
      object: first,
      severity: 'info',
      message: 'nothing here restores a backup, to show that it can be',
      fix: 'restore into an empty namespace by a CronJob, and look at what came back',
    },
  ];
}

function mayRestore(set: ObjectSet): boolean {
  const restore = { kind: 'Restore', group: 'velero.io' };
  const jobs = set.ofKind({ kind: 'CronJob', group: 'batch' });
  return (
    set.ofKind(restore).length + set.elsewhere(restore).length > 0 ||
    jobs.some((job: ManifestObject) => /restore/i.test(job.name ?? ''))
  );
}

function exampleWith(rest: string): string {
  return `${exampleSchedule(`
hooks:
  resources:
    - name: dump
      labelSelector: { matchLabels: { app: db } }
      pre:
        - exec:
            command: [/bin/sh, -c, pg_dump shop > /backup/dump.sql]${rest.replaceAll('              ', '            ')}`)}---
apiVersion: velero.io/v1
kind: Restore
metadata: { name: trial, namespace: velero }
spec: { scheduleName: nightly }
`;
}
