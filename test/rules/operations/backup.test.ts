import { describe, expect, it } from 'vitest';
import type { ScheduleTroubles } from '../../../src/backup/schedule.ts';
import { linesOf } from '../judged.ts';

const claim = (namespace: string) => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data${namespace} }
spec: { accessModes: [ReadWriteOnce] }
`;
const schedule = (template: string) => `---
apiVersion: velero.io/v1
kind: Schedule
metadata: { name: nightly, namespace: velero }
spec: { schedule: "0 2 * * *", template: ${template} }
`;
const location = (name: string, spec = '{}') => `---
apiVersion: velero.io/v1
kind: BackupStorageLocation
metadata: { name: ${name}, namespace: velero }
spec: ${spec}
`;

describe('backup-scope', () => {
  const said = (text: string) => linesOf('backup-scope', text);

  it.each([
    ['{ includedNamespaces: [shop] }', 1],
    ['{ excludedNamespaces: [data] }', 1],
    ['{ includedNamespaces: [data] }', 0],
    ['{ includedNamespaces: ["*"] }', 0],
    ['{ includedNamespaces: ["da*"] }', 0],
    ['{}', 0],
    ['{ includedNamespaces: [shop], labelSelector: { matchLabels: { a: b } } }', 0],
  ])('%s: %d', (template, found) => {
    const line = 'warning 3:36 no backup includes the namespace data, where PersistentVolumeClaim data keeps data';
    expect(said(claim(', namespace: data') + schedule(template))).toEqual(found === 1 ? [line] : []);
  });

  it('says nothing of data whose namespace is open, nor where nothing is backed up', () => {
    expect(said(claim('') + schedule('{ includedNamespaces: [shop] }'))).toEqual([]);
    expect(said(claim(', namespace: data'))).toEqual([]);
  });

  it('tells of locations that are not there', () => {
    const template = '{ storageLocation: s3, volumeSnapshotLocations: [ebs] }';
    const one = 'all backups go to one location: nothing here says that another region holds a copy';
    expect(said(schedule(template))).toEqual([
      'info 5:61 the BackupStorageLocation s3 is not among these files',
      'info 5:91 the VolumeSnapshotLocation ebs is not among these files',
      `info 4:19 ${one}`,
    ]);
    expect(said(schedule('{ storageLocation: s3 }') + location('s3'))).toEqual([`info 4:19 ${one}`]);
  });

  it.each([
    ['{}', 1],
    ['{ default: true }', 0],
    ['{ accessMode: ReadOnly }', 0],
  ])('tells of a location that nothing writes to: %s', (spec, found) => {
    const text = schedule('{ storageLocation: s3 }') + location('s3') + location('dr', spec);
    const line = 'warning 14:19 no Schedule writes to BackupStorageLocation dr: a second location alone copies nothing';
    expect(said(text).filter((one) => one.startsWith('warning'))).toEqual(found === 1 ? [line] : []);
  });
});

describe('backup-hooks', () => {
  const restore = '---\napiVersion: velero.io/v1\nkind: Restore\nmetadata: { name: trial, namespace: velero }\n';
  const hook = (exec: string, rest = '') =>
    schedule(`{ hooks: { resources: [{ name: a, pre: [{ exec: ${exec} }]${rest} }] } }`) + restore;
  const said = (text: string) => linesOf('backup-hooks', text);

  it.each([
    ['{ command: [pg_dump, shop], timeout: 30m, onError: Fail }', []],
    [
      '{ command: [pg_dump, shop], onError: Fail }',
      ['warning 5:90 the hook has no timeout, so it is ended after 30 seconds'],
    ],
    [
      '{ command: [fsfreeze, --freeze, /data], onError: Fail }',
      ['info 5:90 the hook has no timeout, so it is ended after 30 seconds'],
    ],
    [
      '{ command: [rm, -f, /backup/dump.sql], timeout: 30s }',
      ['info 5:90 the hook does not say what a failure means (onError: Fail or Continue)'],
    ],
  ])('%s', (exec, lines) => {
    expect(said(hook(exec))).toEqual(lines);
  });

  const pod = (app: string) =>
    `---\napiVersion: v1\nkind: Pod\nmetadata: { name: db, namespace: data, labels: { app: ${app} } }\nspec: { containers: [{ name: db, image: "postgres:17.2" }] }\n`;
  const selecting = (namespaces: string) =>
    hook(
      '{ command: [a], timeout: 1m, onError: Fail }',
      `, includedNamespaces: ${namespaces}, labelSelector: { matchLabels: { app: db } }`,
    );

  it.each([
    ['[data]', 'web', ['info 5:182 the hook selects none of the pods of data here, so it may never run']],
    ['[data]', 'db', []],
    ['[other]', 'web', []],
    ['["*"]', 'web', []],
  ])('that look for pods in %s, where there are pods of %s', (namespaces, app, lines) => {
    expect(said(selecting(namespaces) + pod(app))).toEqual(lines);
  });

  it('of a pod’s own annotations', () => {
    const annotated = (rest: string) =>
      pod('db').replace('labels:', `annotations: { pre.hook.backup.velero.io/command: '["pg_dump"]'${rest} }, labels:`);
    expect(said(annotated(''))).toEqual([
      'warning 4:90 the backup hook of the pod has no timeout, so it is ended after 30 seconds',
    ]);
    expect(said(annotated(', pre.hook.backup.velero.io/timeout: 10m'))).toEqual([]);
  });

  it('tells that nothing restores', () => {
    expect(said(schedule('{}'))).toEqual(['info 4:19 nothing here restores a backup, to show that it can be']);
    const job =
      '---\napiVersion: batch/v1\nkind: CronJob\nmetadata: { name: restore-drill }\nspec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: a, image: "a:1" }] } } } } }\n';
    expect(said(schedule('{}') + job)).toEqual([]);
  });
});

describe('a Schedule that a cluster tells of', () => {
  const overdue = 'its last successful Backup is 9 days old, and two were due since (0 2 * * *)';
  const said = (text: string, given = {}) => linesOf('backup-overdue', text, given);
  const asked: unknown[] = [];
  const scheduleTroubles: ScheduleTroubles = (named) => {
    asked.push(named);
    return named.name === 'nightly' ? [overdue, `${overdue} in eu`] : [];
  };
  const written = (name: string, rest = '') =>
    `apiVersion: velero.io/v1\nkind: Schedule\nmetadata: { name: ${name}, namespace: velero }\nspec: { schedule: 0 2 * * *, template: {}${rest} }\n`;

  it('is told for each cluster in which it is overdue', () => {
    expect(said(written('nightly'), { scheduleTroubles })).toEqual([
      `warning 4:19 Schedule nightly: ${overdue}`,
      `warning 4:19 Schedule nightly: ${overdue} in eu`,
    ]);
    expect(asked).toEqual([{ namespace: 'velero', name: 'nightly' }]);
  });

  it('is not told where it is in time, rests on purpose, or nobody was asked', () => {
    expect(said(written('weekly'), { scheduleTroubles })).toEqual([]);
    expect(said(written('nightly', ', paused: true'), { scheduleTroubles })).toEqual([]);
    expect(said(written('nightly'))).toEqual([]);
  });
});
