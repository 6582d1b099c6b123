import * as z from 'zod/mini';
import { duration, means } from './kinds.ts';

const kubernetesName = z
  .string()
  .check(
    z.regex(
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
      'must be the name of a Kubernetes object: lower-case letters, digits and -, at most 63',
    ),
  );

/** Objects that are no namespace may have dots in their names. */
const objectName = z
  .string()
  .check(z.regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/, 'must be the name of a Kubernetes object'));

const section = z.strictObject({
  namespace: means(z._default(kubernetesName, 'velero'), 'The namespace of Velero itself, where its Backups are'),
  namespaces: means(
    z._default(z.array(kubernetesName), []),
    'Namespaces to back up besides those of the workloads, such as that of the database',
  ),
  'storage-location': means(z.optional(objectName), "The BackupStorageLocation; Velero's default unless given"),
  ttl: means(z.optional(duration), "How long the Backup is kept; Velero's default, 30 days, unless given"),
  'snapshot-volumes': means(z.optional(z.boolean()), 'Whether volumes are snapshotted; Velero decides unless given'),
  timeout: means(
    z._default(duration, 1800),
    'How long the Backup may take, from when it was asked for; 30m unless given',
  ),
  'max-age': means(
    z._default(duration, 86_400),
    'How old the Backup of a deployment that had to wait may be when it is written at last; 24h unless given',
  ),
  required: means(
    z._default(z.boolean(), true),
    'Whether a deployment ends without a Backup; with false it goes on with a warning',
  ),
});

/** What is backed up before a deployment is written: `before` is all by default. */
export const backup = z.union(
  [
    z.pipe(
      z.pipe(
        z.literal('before'),
        z.transform(() => ({})),
      ),
      section,
    ),
    section,
  ],
  'must be before, or a map of how',
);

/** A backup as it is configured. */
export type BackupSection = z.output<typeof section>;
