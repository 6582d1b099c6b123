import { describe, expect, it } from 'vitest';
import type { BackupSubject } from '../../src/backup/name.ts';
import { backupName } from '../../src/backup/name.ts';
import { backupObject, restoreCommand } from '../../src/backup/object.ts';
import { readBackup } from '../../src/backup/state.ts';

const subject: BackupSubject = {
  repository: 'acme/api',
  application: 'api',
  environment: 'production',
  cluster: 'eu',
  record: 1234567890,
  wave: undefined,
};

describe('the name of a Backup', () => {
  it('is the same for the same deployment, and another for any other', () => {
    const others: readonly Partial<BackupSubject>[] = [
      { repository: 'acme/other' },
      { application: 'shop' },
      { environment: 'staging' },
      { cluster: 'us' },
      { cluster: undefined },
      { record: 1 },
      { wave: 1 },
      { wave: 2 },
    ];
    const names = [subject, ...others.map((other) => ({ ...subject, ...other }))].map((one) => backupName(one, 1));
    expect(new Set(names).size).toBe(names.length);
    expect(backupName({ ...subject }, 1)).toBe(names[0]);
    expect(backupName(subject, 2)).not.toBe(names[0]);
    expect(names[0]).toMatch(/^api-production-1234567890-[a-z0-9]{7}$/);
  });

  it.each([
    { application: 'A'.repeat(63), environment: 'preview-of.something_else-17', record: 99_999_999_999, wave: 999 },
    { application: '...', environment: '--', cluster: 'é' },
    { application: 'My.App_', environment: 'x' },
  ])('is one that Kubernetes takes, and a label too: %j', (other) => {
    const name = backupName({ ...subject, ...other }, 50);
    expect(name).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/);
    expect(name.length).toBeLessThanOrEqual(63);
  });
});

describe('the object', () => {
  const wanted = { namespace: 'velero', name: 'x', included: ['shop', 'database', 'shop'], about: { source: 'abc' } };

  it('names the namespaces, and leaves to Velero what is not said', () => {
    expect(backupObject(wanted)).toEqual({
      apiVersion: 'velero.io/v1',
      kind: 'Backup',
      metadata: {
        namespace: 'velero',
        name: 'x',
        labels: { 'app.kubernetes.io/managed-by': 'gitops-deploy' },
        annotations: { 'gitops-deploy.io/source': 'abc' },
      },
      spec: { includedNamespaces: ['database', 'shop'] },
    });
  });

  it('says what is configured', () => {
    const how = { storageLocation: 'second', ttlSeconds: 7200, snapshotVolumes: false };
    expect(backupObject({ ...wanted, ...how })).toMatchObject({
      spec: { storageLocation: 'second', ttl: '7200s', snapshotVolumes: false },
    });
  });

  it('comes back with a command', () => {
    expect(restoreCommand(wanted)).toBe('velero restore create --from-backup x');
    expect(restoreCommand({ namespace: 'backups', name: 'x' })).toContain('--namespace backups');
  });
});

describe('a phase', () => {
  it.each([
    [undefined, 'under-way'],
    ['New', 'under-way'],
    ['Queued', 'under-way'],
    ['ReadyToStart', 'under-way'],
    ['InProgress', 'under-way'],
    ['WaitingForPluginOperations', 'under-way'],
    ['WaitingForPluginOperationsPartiallyFailed', 'under-way'],
    ['Finalizing', 'under-way'],
    ['FinalizingPartiallyFailed', 'under-way'],
    ['SomethingNewer', 'under-way'],
    ['Completed', 'completed'],
    ['FailedValidation', 'failed'],
    ['PartiallyFailed', 'failed'],
    ['Failed', 'failed'],
    ['Deleting', 'failed'],
  ])('%s is %s', (phase, is) => expect(readBackup({ metadata: {}, status: { phase } }).is).toBe(is));

  it.each([
    [
      { phase: 'FailedValidation', validationErrors: ['no such location', 'x\u001b[31m\ny'] },
      'no such location; x [31m y',
    ],
    [{ phase: 'Failed', failureReason: 'the bucket is gone' }, 'the bucket is gone'],
    [{ phase: 'PartiallyFailed', errors: 3 }, '3 errors, which its log names'],
    [{ phase: 'PartiallyFailed', errors: 1 }, '1 error, which its log names'],
    [{ phase: 'Failed' }, 'Velero does not say why'],
  ])('says why: %j', (status, why) => expect(readBackup({ status })).toMatchObject({ is: 'failed', why }));

  it('tells how far it is, since when, and until when it is kept', () => {
    const progress = { itemsBackedUp: 12, totalItems: 400 };
    const metadata = { creationTimestamp: '2026-03-01T12:00:00Z' };
    expect(readBackup({ metadata, status: { phase: 'InProgress', progress } })).toEqual({
      is: 'under-way',
      phase: 'InProgress',
      since: new Date('2026-03-01T12:00:00Z'),
      done: '12 of 400 items',
    });
    const status = {
      phase: 'Completed',
      completionTimestamp: '2026-03-01T12:05:00Z',
      expiration: '2026-03-31T12:00:00Z',
    };
    expect(readBackup({ status })).toEqual({
      is: 'completed',
      at: new Date('2026-03-01T12:05:00Z'),
      expires: new Date('2026-03-31T12:00:00Z'),
    });
  });
});
