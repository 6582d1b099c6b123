import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { exampleDeployment, isOpen } from '../security/control.ts';
import type { View } from '../view.ts';
import { containerLimits, isFilledIn } from './limit-range.ts';

const resource = 'ephemeral-storage';

function judge(set: ObjectSet): readonly Report[] {
  return set.pods.flatMap((pod) =>
    [...containers(pod, containerLimits(set, pod.object.namespace)), ...volumes(pod)].map((report) => ({
      ...report,
      object: pod.object,
    })),
  );
}

function containers({ running, spec }: Pod, limits: readonly View[]): readonly Report[] {
  return running.flatMap(({ view, title }) => {
    const resources = view.at('resources');
    if (isOpen(resources)) return [];
    const missing = (['requests', 'limits'] as const).filter(
      (field) =>
        ![resources, spec.at('resources')].some((one) => one.at(field, resource).isThere) &&
        !isFilledIn(limits, field, resource),
    );
    if (missing.length === 0) return [];
    return [{ at: resources, message: `${title} has no ${missing.join(' and no ')} for ${resource}` }];
  });
}

function volumes({ spec }: Pod): readonly Report[] {
  return spec.at('volumes').items.flatMap((volume) => {
    const source = volume.at('emptyDir');
    if (!source.isMap || source.at('sizeLimit').isThere) return [];
    const name = volume.at('name').value ?? 'without a name';
    const isMemory = source.at('medium').value === 'Memory';
    const message = `emptyDir ${name} has no sizeLimit`;
    const why = 'it lies in memory, and may take half of that of the node';
    return [{ at: source.at('sizeLimit'), message, ...(isMemory ? { why } : {}) }];
  });
}

/** Disk that nothing bounds. */
export const ephemeralStorage: Rule = {
  id: 'ephemeral-storage',
  family: 'resources',
  severities: ['info'],
  title: 'a container or an emptyDir without a bound for the disk of its node',
  why: 'logs and temporary files of one pod fill the disk of the node, and the kubelet evicts its neighbours',
  fix: 'set requests and limits for ephemeral-storage, and a sizeLimit for each emptyDir',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage',
    'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  ],
  elsewhere: ['kube-score container-ephemeral-storage-request-and-limit'],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }
volumes: [{ name: tmp, emptyDir: {} }]`),
    good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    resources: { requests: { ephemeral-storage: 1Gi }, limits: { ephemeral-storage: 2Gi } }
volumes: [{ name: tmp, emptyDir: { sizeLimit: 1Gi } }]`),
  },
  looksAt: 'set',
  judge,
};
