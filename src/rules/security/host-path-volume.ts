import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { Control } from './control.ts';
import { exampleDeployment, isOpen, standards } from './control.ts';

/** Volumes of the node. */
export const hostPathControl: Control = { id: 'hostPathVolumes', level: 'baseline', judge: hostPaths };

/** Volumes of the kinds that restricted allows. */
export const restrictedVolumesControl: Control = {
  id: 'restrictedVolumes',
  level: 'restricted',
  replaces: 'hostPathVolumes',
  judge: forbiddenVolumes,
};

function hostPaths({ spec }: Pod): readonly Report[] {
  return spec.at('volumes').items.flatMap((volume) => {
    const source = volume.at('hostPath');
    if (!source.isThere) return [];
    const path = source.at('path');
    const at = path.isThere ? path : source;
    return [{ at, message: `volume ${nameOf(volume)} is ${path.value ?? 'a path'} of the node` }];
  });
}

const allowedKinds: readonly string[] = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

interface ForbiddenVolume extends Report {
  /** The key that says where it comes from; undefined where it comes from nowhere. */
  readonly kind: string | undefined;
}

function forbiddenVolumes({ spec }: Pod): readonly ForbiddenVolume[] {
  return spec.at('volumes').items.flatMap((volume) => {
    if (isOpen(volume) || allowedKinds.some((kind) => volume.at(kind).isThere)) return [];
    const [kind, source] = volume.entries.find(([key, view]) => key !== 'name' && view.isThere) ?? [];
    const is = kind === undefined ? 'has no source' : `is of the kind ${kind}`;
    return [{ kind, at: source ?? volume, message: `volume ${nameOf(volume)} ${is}` }];
  });
}

function nameOf(volume: Pod['spec']): string {
  return volume.at('name').value ?? 'without a name';
}

/** Files of the node in a pod. */
export const hostPathVolume: Rule = {
  id: 'host-path-volume',
  family: 'security',
  severities: ['error'],
  title: 'a volume that is a path of the node',
  why: 'files of the node, such as the socket of its runtime or the credentials of its kubelet, are a way out of the container; and data that lies there stays behind when the pod moves',
  fix: 'use a PersistentVolumeClaim, an emptyDir or a projected volume',
  repairs: 'person',
  sources: [standards, 'CIS Kubernetes Benchmark 5.2.12'],
  elsewhere: [
    'kube-linter sensitive-host-mounts',
    'kube-linter writable-host-mount',
    'kube-linter docker-sock',
    'polaris hostPathSet',
    'trivy KSV-0023',
    'trivy KSV-0006',
  ],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }
volumes:
  - name: run
    hostPath: { path: /var/run/docker.sock }`),
    good: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }
volumes:
  - name: run
    emptyDir: { sizeLimit: 1Gi }`),
  },
  looksAt: 'pod',
  judge: hostPaths,
};

/** Volumes of kinds that restricted refuses, other than those of the node. */
export const volumeTypes: Rule = {
  id: 'volume-types',
  family: 'security',
  severities: ['error'],
  title: 'a volume of a kind that restricted does not allow',
  why: 'drivers within the kernel or the kubelet mount what the pod names with the rights of the node',
  fix: 'use a PersistentVolumeClaim, or a CSI driver',
  repairs: 'person',
  sources: [standards],
  elsewhere: ['trivy KSV-0028', 'trivy KSV-0121'],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }
volumes:
  - name: data
    nfs: { server: 10.0.0.1, path: /data }`),
    good: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }
volumes:
  - name: data
    persistentVolumeClaim: { claimName: data }`),
  },
  looksAt: 'pod',
  // a path of the node is a rule of its own, and a volume without a source is refused by the schema
  judge: (pod) => forbiddenVolumes(pod).filter(({ kind }) => kind !== 'hostPath' && kind !== undefined),
};
