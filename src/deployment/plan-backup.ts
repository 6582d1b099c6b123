import type { EnvironmentConfiguration } from '../configuration/schema.ts';
import { withoutUndefined } from '../data/fields.ts';
import type { BackupPlan } from './plan.ts';
import type { DeploymentKind } from './record.ts';

/** What is backed up before a write; undefined for nothing. What goes back must not wait, and is what a Backup is made for. */
export function backupPlan(
  { backup }: EnvironmentConfiguration,
  kind: DeploymentKind = 'deploy',
): BackupPlan | undefined {
  if (backup === undefined || kind === 'rollback') return undefined;
  return {
    namespace: backup.namespace,
    besides: backup.namespaces,
    timeoutSeconds: backup.timeout,
    maxAgeSeconds: backup['max-age'],
    isRequired: backup.required,
    ...withoutUndefined({
      storageLocation: backup['storage-location'],
      ttlSeconds: backup.ttl,
      snapshotVolumes: backup['snapshot-volumes'],
    }),
  };
}
