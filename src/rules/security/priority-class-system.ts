import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { exampleDeployment, textOf } from './control.ts';

const kind = { kind: 'PriorityClass', group: 'scheduling.k8s.io' };

function judge(set: ObjectSet): readonly Report[] {
  return set.pods.flatMap((pod) => {
    const at = pod.spec.at('priorityClassName');
    const name = textOf(at);
    if (name === undefined || name === '') return [];
    const report = name.startsWith('system-') ? ofSystem(pod, name) : ofNobody(set, name);
    return report === undefined ? [] : [{ ...report, at, object: pod.object }];
  });
}

type Said = Omit<Report, 'at' | 'object'>;

function ofSystem({ object: { namespace, kind: of } }: Pod, name: string): Said | undefined {
  // what a cluster itself consists of lives in kube-system, and in the namespaces of its operators
  if (namespace !== undefined && /^kube-|-system$/.test(namespace)) return undefined;
  const where = namespace === undefined ? 'a workload without a namespace' : `a workload of namespace ${namespace}`;
  const message = `${where} has the priority ${name}, which is for parts of the cluster itself`;
  // agents of a node are often right to have it
  if (of === 'DaemonSet') return { message, severity: 'info' };
  return namespace === undefined ? { message, severity: 'warning' } : { message };
}

function ofNobody(set: ObjectSet, name: string): Said | undefined {
  if (!set.isWhole || set.has(kind, { name, namespace: undefined })) return undefined;
  return {
    severity: 'info',
    message: `PriorityClass ${name} is not among these objects`,
    why: 'where nobody else makes it, the API server refuses the pods',
    fix: 'add the PriorityClass, or see to it that the cluster has it',
  };
}

/** Priorities that are not for applications. */
export const priorityClassSystem: Rule = {
  id: 'priority-class-system',
  family: 'security',
  severities: ['error', 'warning', 'info'],
  title: 'an application with the priority of the cluster itself, or with one that is not there',
  why: 'when nodes are full it drives out DNS, the network and the ingress controller, and takes everything else down with it',
  fix: 'make a PriorityClass of your own, with a value below a billion',
  repairs: 'person',
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/'],
  elsewhere: ['kube-linter priority-class-name', 'polaris priorityClassNotSet (presence only)'],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`priorityClassName: system-cluster-critical
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
    good: `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: business-critical }
value: 1000
---
${exampleDeployment(`priorityClassName: business-critical
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)}`,
  },
  looksAt: 'set',
  judge,
};
