import { answering } from '../../doctor/diagnosis.ts';
import { judgeNodeRights, nodeRights } from '../../doctor/nodes.ts';
import type { Examination } from './examination.ts';
import type { Patient } from './patient.ts';
import { reviewAll } from './rights.ts';
import { targetsOf } from './targets.ts';

/** Whether the nodes of each cluster may be read, where `readiness.cluster` wants it. */
export function nodeExaminations(patient: Patient): readonly Examination[] {
  const { cluster = false } = patient.configuration.readiness;
  if (cluster === false) return [];
  const named = typeof cluster === 'string' ? [cluster] : Array.isArray(cluster) ? cluster : [];
  const names = new Set([...named, ...targetsOf(patient).map(({ target }) => target.cluster)]);
  return [...names].map((name) => nodeExamination(patient, name));
}

function nodeExamination({ inspection }: Patient, name: string | undefined): Examination {
  const about = name ?? 'the cluster';
  return {
    questions: ['nodes'],
    about,
    run: async (signal) => {
      const cluster = await inspection.cluster(name);
      if (cluster?.through === 'kubernetes')
        return [judgeNodeRights(await reviewAll(nodeRights, cluster.may, signal), about)];
      const why = cluster === undefined ? 'no way to the cluster was given' : 'Argo CD does not show nodes';
      return [answering('nodes', about).unknown(`${why}: amounts are judged without them`, 'give a kubeconfig for it')];
    },
  };
}
