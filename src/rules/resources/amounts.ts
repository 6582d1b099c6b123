import type { Rule } from '../rule.ts';
import { exampleDeployment } from '../security/control.ts';

/** A Deployment whose container has these resources, for examples. */
export function exampleResources(resources: string): string {
  return exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    resources: ${resources}`);
}

const good = exampleResources('{ requests: { cpu: 250m, memory: 256Mi }, limits: { memory: 384Mi } }');

const quantities = 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/';
const resources = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';

/** Quantities that the API refuses, or takes for something else. */
export const resourceQuantityInvalid: Rule = {
  id: 'resource-quantity-invalid',
  family: 'resources',
  severities: ['error', 'warning'],
  title: 'an amount that is no quantity, is negative, or is finer than the resource is counted',
  why: 'the API server refuses the object, or takes the amount for something else: 128m of memory is an eighth of a byte',
  fix: 'write a number with a suffix that there is, such as 256Mi or 500m; case counts',
  repairs: 'suggested',
  sources: [quantities],
  elsewhere: ['kube-linter schema-validation (syntax only)'],
  example: { file: 'deployment.yaml', bad: exampleResources('{ requests: { memory: 256MB } }'), good },
  looksAt: 'amounts',
};

/** Amounts that no container means. */
export const resourceAbsurd: Rule = {
  id: 'resource-absurd',
  family: 'resources',
  severities: ['error', 'warning'],
  title: 'an amount far beyond, or far below, what containers use',
  why: 'a pod that asks for too much stays Pending and stalls the rollout, drives out others by its priority, or makes the autoscaler buy the largest node; one that gets too little never starts',
  fix: 'write what the container uses, or acknowledge the amount with the annotation gitops-deploy.io/allow-resources and a reason',
  repairs: 'suggested',
  sources: [resources],
  example: { file: 'deployment.yaml', bad: exampleResources('{ requests: { memory: 100Gi } }'), good },
  looksAt: 'amounts',
};

/** Amounts that changed more than anybody would want without a word. */
export const resourceJump: Rule = {
  id: 'resource-jump',
  family: 'resources',
  severities: ['error', 'warning', 'info'],
  title: 'an amount that is a multiple, or a fraction, of the one that Git holds',
  why: 'so large a step is more often a slip of a unit or a zero than a need, and reaches every pod with the next rollout',
  fix: 'write the former amount, or acknowledge the new one with the annotation gitops-deploy.io/allow-resources and a reason',
  repairs: 'suggested',
  sources: [resources],
  example: { file: 'deployment.yaml', bad: exampleResources('{ requests: { memory: 10Gi } } # was 256Mi'), good },
  looksAt: 'amounts',
};

/** Amounts that no node has. */
export const resourceExceedsNode: Rule = {
  id: 'resource-exceeds-node',
  family: 'resources',
  severities: ['error', 'warning'],
  title: 'a container or pod that asks for more than the largest node offers',
  why: 'the scheduler finds no place for the pod: it stays Pending for ever, and the rollout with it',
  fix: 'lower the amount, or add a pool of larger nodes',
  repairs: 'person',
  sources: ['https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/#node-allocatable'],
  example: { file: 'deployment.yaml', bad: exampleResources('{ requests: { cpu: 12 } } # nodes have 7910m'), good },
  looksAt: 'amounts',
};

/** Limits far above the request. */
export const memoryOvercommit: Rule = {
  id: 'memory-overcommit',
  family: 'resources',
  severities: ['warning', 'info'],
  title: 'a memory limit of more than twice the request',
  why: 'the node is filled by requests: when its containers use what their limits allow, memory runs out, and pods above their request are evicted first',
  fix: 'set the limit to 1 to 1.5 times the request',
  repairs: 'suggested',
  isOpinion: true,
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/'],
  elsewhere: ['kube-score container-memory-requests-equal-limits'],
  example: {
    file: 'deployment.yaml',
    bad: exampleResources('{ requests: { memory: 256Mi }, limits: { memory: 1Gi } }'),
    good,
  },
  looksAt: 'amounts',
};

/** Binary and decimal suffixes side by side. */
export const resourceUnitMixed: Rule = {
  id: 'resource-unit-mixed',
  family: 'resources',
  severities: ['info'],
  title: 'binary and decimal suffixes for the memory of one container',
  why: '1G is 6.9% less than 1Gi: what looks equal is not, and a request may end above its limit',
  fix: 'write both with the same family of suffixes',
  repairs: 'suggested',
  sources: [quantities],
  example: {
    file: 'deployment.yaml',
    bad: exampleResources('{ requests: { memory: 1G }, limits: { memory: 1Gi } }'),
    good,
  },
  looksAt: 'amounts',
};
