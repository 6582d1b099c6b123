import type { Complaint, Path } from './complaint.ts';
import type { ApplicationConfiguration, EnvironmentConfiguration } from './schema.ts';

/** What `backup` and `budget` of an environment need, that stands elsewhere. */
export function checkSafety(
  application: ApplicationConfiguration,
  environment: EnvironmentConfiguration,
  path: Path,
): readonly Complaint[] {
  return [...checkBackup(application, environment, path), ...checkBudget(application, environment, path)];
}

/** Velero is asked through the Kubernetes API of the cluster that the workloads run in. */
function checkBackup(
  { clusters }: ApplicationConfiguration,
  { backup, targets, preview }: EnvironmentConfiguration,
  path: Path,
): readonly Complaint[] {
  if (backup === undefined) return [];
  const at = [...path, 'backup'];
  if (preview !== undefined)
    return [{ path: at, message: 'a preview has nothing that was there before', remedy: 'leave `backup` out' }];
  return targets.flatMap(({ name, cluster, workloads }): readonly Complaint[] => {
    if (cluster !== undefined && clusters[cluster]?.argocd !== undefined) {
      const message = `\`backup\` needs the Kubernetes API, and "${cluster}", where the target "${name}" runs, is reached through Argo CD alone`;
      return [{ path: at, message, remedy: `give a kubeconfig for "${cluster}", or leave \`backup\` out` }];
    }
    if (workloads.length > 0 || backup.namespaces.length > 0) return [];
    const message = `nothing says which namespaces of the target "${name}" are to be backed up`;
    return [{ path: at, message, remedy: 'name its `workloads`, or `backup: { namespaces: [...] }`' }];
  });
}

/** A budget is what an objective leaves, and Prometheus tells of it. */
function checkBudget(
  { slo, prometheus, clusters }: ApplicationConfiguration,
  environment: EnvironmentConfiguration,
  path: Path,
): readonly Complaint[] {
  const holds = environment.budget === 'hold';
  const isPromised = slo !== undefined || environment.slo !== undefined;
  if (!isPromised)
    return holds
      ? [{ path: [...path, 'budget'], message: '`budget: hold` needs an objective: `slo`, here or at the top' }]
      : [];
  const silent = environment.targets.filter(
    ({ cluster }) => prometheus === undefined && (cluster === undefined || clusters[cluster]?.prometheus === undefined),
  );
  if (silent.length === 0 || (!holds && environment.slo === undefined)) return [];
  const key = holds ? 'budget' : 'slo';
  const names = silent.map(({ name }) => `"${name}"`).join(', ');
  const message = `${holds ? '`budget: hold`' : '`slo`'} needs a Prometheus, and none is named for ${names}`;
  return [{ path: [...path, key], message, remedy: 'name one: `prometheus`, at the top or of the cluster' }];
}
