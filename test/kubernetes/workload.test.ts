import { describe, expect, it } from 'vitest';
import { printPath } from '../../src/manifest/path.ts';
import { workloadsIn } from './documents.ts';

const pod = `spec:
  containers:
    - name: api
      image: api:1
      resources:
        requests: { memory: 1Gi }`;

function indented(text: string, by: number): string {
  return text.replace(/^/gm, ' '.repeat(by));
}

const inTemplate = `spec:\n  template:\n${indented(pod, 4)}`;
const inJob = `spec:\n  jobTemplate:\n    spec:\n      template:\n${indented(pod, 8)}`;

describe('finding workloads', () => {
  it.each([
    ['v1', 'Pod', pod, '.spec.containers[0]'],
    ['apps/v1', 'Deployment', inTemplate, '.spec.template.spec.containers[0]'],
    ['apps/v1', 'StatefulSet', inTemplate, '.spec.template.spec.containers[0]'],
    ['apps/v1', 'DaemonSet', inTemplate, '.spec.template.spec.containers[0]'],
    ['apps/v1', 'ReplicaSet', inTemplate, '.spec.template.spec.containers[0]'],
    ['v1', 'ReplicationController', inTemplate, '.spec.template.spec.containers[0]'],
    ['batch/v1', 'Job', inTemplate, '.spec.template.spec.containers[0]'],
    ['batch/v1', 'CronJob', inJob, '.spec.jobTemplate.spec.template.spec.containers[0]'],
    ['argoproj.io/v1alpha1', 'Rollout', inTemplate, '.spec.template.spec.containers[0]'],
  ])('reads the containers of %s %s', (apiVersion, kind, body, path) => {
    const [workload] = workloadsIn(`apiVersion: ${apiVersion}\nkind: ${kind}\n${body}`);
    const amount = workload?.containers[0]?.amounts[0];
    expect(amount).toMatchObject({ field: 'requests', resource: 'memory', text: '1Gi' });
    expect(printPath({ steps: amount?.steps ?? [] })).toBe(`${path}.resources.requests.memory`);
  });

  it('leaves a Rollout of another group alone', () => {
    expect(workloadsIn(`apiVersion: rollouts.kruise.io/v1alpha1\nkind: Rollout\n${inTemplate}`)).toEqual([]);
  });

  it('takes a patch without apiVersion', () => {
    expect(workloadsIn(`kind: Deployment\nmetadata: { name: api }\n${inTemplate}`)).toHaveLength(1);
  });

  it('leaves other kinds alone', () => expect(workloadsIn('apiVersion: v1\nkind: Service')).toEqual([]));

  it('reads the items of a List, with their paths', () => {
    const yaml = `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n${indented(pod, 4)}`;
    const [workload] = workloadsIn(yaml);
    const steps = workload?.containers[0]?.amounts[0]?.steps ?? [];
    expect(printPath({ steps })).toBe('.items[0].spec.containers[0].resources.requests.memory');
  });

  it('reads a DeploymentList', () => {
    const yaml = `kind: DeploymentList\nitems:\n  - kind: Deployment\n${indented(inTemplate, 4)}`;
    expect(workloadsIn(yaml)).toHaveLength(1);
  });

  it('ends where a list holds itself', () => {
    expect(workloadsIn('&list\nkind: List\nitems:\n  - *list')).toEqual([]);
  });

  it('tells init containers, sidecars and images', () => {
    const [workload] = workloadsIn(`kind: Pod
spec:
  initContainers:
    - { name: migrate, image: m:1 }
    - { name: proxy, restartPolicy: Always }
  containers:
    - { name: api, image: api:1 }`);
    expect(workload?.containers).toMatchObject([
      { list: 'containers', index: 0, name: 'api', hasImage: true, isSidecar: false },
      { list: 'initContainers', index: 0, name: 'migrate', hasImage: true, isSidecar: false },
      { list: 'initContainers', index: 1, name: 'proxy', hasImage: false, isSidecar: true },
    ]);
  });

  it('reads the resources of the pod as a whole, and its overhead', () => {
    const [workload] = workloadsIn(
      'kind: Pod\nspec:\n  overhead: { memory: 120Mi }\n  resources: { limits: { memory: 2Gi } }\n  containers: []',
    );
    expect(workload?.overhead).toMatchObject([{ resource: 'memory', text: '120Mi' }]);
    expect(workload?.podAmounts).toMatchObject([{ field: 'limits', text: '2Gi' }]);
  });

  it('reads an annotation on the object and on its pod template', () => {
    const [workload] = workloadsIn(`kind: Deployment
metadata: { annotations: { a/b: one } }
spec:
  template:
    metadata: { annotations: { a/b: two } }`);
    expect(workload?.annotations('a/b')).toEqual(['one', 'two']);
    expect(workload?.annotations('c')).toEqual([]);
  });

  it('takes resources from an anchor', () => {
    const [workload] = workloadsIn(`kind: Pod
spec:
  containers:
    - { name: a, resources: &big { requests: { memory: 2Gi } } }
    - { name: b, resources: *big }`);
    expect(workload?.containers.map(({ amounts }) => amounts[0]?.text)).toEqual(['2Gi', '2Gi']);
  });

  it('reads nothing of a pod template of another shape', () => {
    expect(workloadsIn('kind: Pod\nspec: [1]')[0]?.containers).toEqual([]);
    expect(workloadsIn('kind: Pod\nspec: { containers: { a: 1 } }')[0]?.containers).toEqual([]);
    expect(workloadsIn('kind: Pod\nspec: { containers: [null, 3] }')[0]?.containers).toHaveLength(2);
  });
});
