/** What is to be backed up, and how. */
export interface WantedBackup {
  /** The namespace of Velero. */
  readonly namespace: string;
  readonly name: string;
  readonly included: readonly string[];
  readonly storageLocation?: string;
  readonly ttlSeconds?: number;
  readonly snapshotVolumes?: boolean;
  /** What people see of the deployment that it is made for, by name. */
  readonly about: Readonly<Record<string, string>>;
}

/** Which API a Backup is of: https://velero.io/docs/main/api-types/backup/ */
export const backupApi = { apiVersion: 'velero.io/v1', resource: 'backups' } as const;

/** The Backup as it is sent to the API server. What is not said, Velero decides. */
export function backupObject({ namespace, name, about, ...wanted }: WantedBackup): object {
  const { included, storageLocation, ttlSeconds, snapshotVolumes } = wanted;
  const annotations = Object.fromEntries(Object.entries(about).map(([key, text]) => [`gitops-deploy.io/${key}`, text]));
  return {
    apiVersion: backupApi.apiVersion,
    kind: 'Backup',
    metadata: { namespace, name, labels: { 'app.kubernetes.io/managed-by': 'gitops-deploy' }, annotations },
    spec: {
      includedNamespaces: [...new Set(included)].sort(),
      ...(storageLocation === undefined ? {} : { storageLocation }),
      ...(ttlSeconds === undefined ? {} : { ttl: `${ttlSeconds}s` }),
      ...(snapshotVolumes === undefined ? {} : { snapshotVolumes }),
    },
  };
}

/** The command that brings a Backup back; `velero` looks into the namespace of that name unless told. */
export function restoreCommand({ namespace, name }: Pick<WantedBackup, 'namespace' | 'name'>): string {
  const where = namespace === 'velero' ? '' : ` --namespace ${namespace}`;
  return `velero restore create --from-backup ${name}${where}`;
}
