import { listAt, textAt } from '../data/fields.ts';
import type { KubernetesObject, ResourceType } from '../ports/cluster.ts';
import { readyPodOf } from './ready-pod.ts';

/** One object in the resource tree of an Application (`ResourceNode` of Argo CD), as far as it is there. */
export interface TreeNode {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** As Argo CD's cache has it; what changes nothing but the status may leave it behind (`resource.ignoreResourceUpdatesEnabled`). */
  readonly resourceVersion: string;
  /** `Healthy`, `Progressing`, `Degraded` and so on; empty for kinds that have none. */
  readonly health: string;
  /** A pod that is ready, as far as the tree tells of it. */
  readonly readyPod?: KubernetesObject;
}

/** The kinds that are looked at, by the names that the Kubernetes API has for them in URLs. */
const kinds: Readonly<Record<string, string>> = {
  rollouts: 'Rollout',
  analysisruns: 'AnalysisRun',
  analysistemplates: 'AnalysisTemplate',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  cronjobs: 'CronJob',
  pods: 'Pod',
};

/** Reads a resource tree. An object that Git names and the cluster does not have stands there without a uid, and is left out. */
export function readTree(tree: unknown): readonly TreeNode[] {
  return listAt(tree, 'nodes').flatMap((node) => {
    const text = (field: string) => textAt(node, field) ?? '';
    const uid = text('uid');
    if (uid === '') return [];
    const readyPod = readyPodOf(node);
    return [
      {
        group: text('group'),
        version: text('version'),
        kind: text('kind'),
        namespace: text('namespace'),
        name: text('name'),
        uid,
        resourceVersion: text('resourceVersion'),
        health: textAt(node, 'health', 'status') ?? '',
        ...(readyPod === undefined ? {} : { readyPod }),
      },
    ];
  });
}

/** Whether objects with this group, kind and namespace are of a type. */
export function isOfType(
  { group, kind, namespace }: Pick<TreeNode, 'group' | 'kind' | 'namespace'>,
  type: ResourceType,
): boolean {
  const [first = '', second] = type.apiVersion.split('/');
  return kinds[type.resource] === kind && group === (second === undefined ? '' : first) && namespace === type.namespace;
}
