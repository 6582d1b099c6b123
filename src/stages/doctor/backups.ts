import { backupApi } from '../../backup/object.ts';
import type { EnvironmentConfiguration } from '../../configuration/schema.ts';
import { judgeSchedules } from '../../doctor/backups.ts';
import type { Diagnosis } from '../../doctor/diagnosis.ts';
import { answering } from '../../doctor/diagnosis.ts';
import { backupRights, judgeKubernetesRights } from '../../doctor/rights.ts';
import type { Sighting } from '../../doctor/workloads.ts';
import { scheduleRights, seeSchedules } from '../velero-schedules.ts';
import type { Examination } from './examination.ts';
import type { Patient } from './patient.ts';
import { reviewAll } from './rights.ts';

/** The Velero of one cluster, and what of an environment it backs up. */
interface Vault {
  readonly cluster: string | undefined;
  readonly about: string;
  /** The namespace of Velero. */
  readonly namespace: string;
  readonly namespaces: readonly string[];
}

/** Questions about Velero, where an environment is backed up before it is written. */
export function backupExaminations(patient: Patient): readonly Examination[] {
  return patient.environments.flatMap(([name, environment]) =>
    vaultsOf(name, environment).flatMap((vault) => [
      rightsExamination(patient, vault),
      scheduleExamination(patient, vault),
    ]),
  );
}

function vaultsOf(name: string, { backup, targets }: EnvironmentConfiguration): readonly Vault[] {
  if (backup === undefined) return [];
  const { namespace, namespaces: besides } = backup;
  return [...Map.groupBy(targets, ({ cluster }) => cluster)].map(([cluster, own]) => {
    const workloads = own.flatMap((one) => one.workloads.map((workload) => workload.namespace));
    const namespaces = [...new Set([...workloads, ...besides])];
    return { cluster, about: `${name}/${cluster ?? own[0]?.name ?? ''}`, namespace, namespaces };
  });
}

function rightsExamination({ inspection }: Patient, { cluster, about, namespace }: Vault): Examination {
  return {
    questions: ['backup'],
    about,
    run: async (signal) => {
      const inspected = await inspection.cluster(cluster);
      if (inspected?.through !== 'kubernetes') {
        const { problem } = answering('backup', about);
        const remedy = 'give `kubeconfig`, or `clusters` in the configuration; or leave `backup` out';
        return [problem('no way to the Kubernetes API was given: deployments end errored, backup-failed', remedy)];
      }
      const reviewed = await reviewAll(backupRights(namespace), inspected.may, signal);
      return [judgeKubernetesRights(reviewed, { question: 'backup', about })];
    },
  };
}

function scheduleExamination({ ports }: Patient, { cluster: name, about, namespace, namespaces }: Vault): Examination {
  return {
    questions: ['backup-schedule'],
    about,
    run: async (signal) => {
      const cluster = await ports.cluster(name);
      // that there is no way is told with the rights
      if (cluster?.objects === undefined) return [];
      const seen = await seeSchedules(cluster, namespace, signal);
      if (seen.state !== 'seen') return [unseen(seen, { about, namespace })];
      return judgeSchedules(seen.object, { namespaces, about, now: ports.clock.now() });
    },
  };
}

function unseen(seen: Sighting<unknown>, { about, namespace }: Pick<Vault, 'about' | 'namespace'>): Diagnosis {
  const { problem, unknown } = answering('backup-schedule', about);
  if (seen.state === 'unknown-type')
    return problem(
      `the cluster knows no ${backupApi.apiVersion}: Velero is not installed`,
      'install Velero there, or leave `backup` out',
    );
  const why = 'message' in seen ? seen.message : 'there was no answer';
  return unknown(`the Schedules of Velero cannot be seen: ${why}`, `let us list them: ${scheduleRights(namespace)}`);
}
