import type { BackupPlan, Plan } from './plan.ts';
import { planOfWave } from './waves.ts';

/** What is backed up together, by one Backup of one cluster. */
export interface BackupGroup {
  /** Its name in the configuration; undefined for the only one. */
  readonly cluster: string | undefined;
  /** In the order of the alphabet. */
  readonly namespaces: readonly string[];
}

/** The namespaces of the targets that are written together, cluster by cluster. */
export function backupGroups(
  plan: Plan,
  { besides }: Pick<BackupPlan, 'besides'>,
  wave: number | undefined,
): readonly BackupGroup[] {
  const { targets } = wave === undefined ? plan : planOfWave(plan, wave);
  return [...Map.groupBy(targets, ({ cluster }) => cluster)].map(([cluster, own]) => {
    const namespaces = own.flatMap(({ workloads }) => workloads.map(({ namespace }) => namespace));
    return { cluster, namespaces: [...new Set([...namespaces, ...besides])].sort() };
  });
}
