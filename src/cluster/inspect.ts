import { isTrueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { ClusterInspection, KubernetesRight } from '../ports/inspection.ts';
import type { Answer } from '../ports/questions.ts';
import { messageOf, send } from './api.ts';
import { readText } from './exchange.ts';
import type { ClusterOptions } from './kubernetes.ts';
import { ApiServer } from './server.ts';

const silence = 10_000;

/** What may be asked of a Kubernetes API besides what is watched. Throws `bad-input` where the kubeconfig cannot be read. */
export async function inspectCluster(options: Omit<ClusterOptions, 'random' | 'hide'>): Promise<ClusterInspection> {
  const { kubeconfig, context, environment } = options;
  const { openKubeconfig } = await import('./kubeconfig.ts');
  const server = new ApiServer({ ...options, open: () => openKubeconfig(kubeconfig, context, environment) });
  return {
    through: 'kubernetes',
    time: async (signal) => {
      using answer = await send(server, { method: 'GET', path: '/version', silence, signal });
      return answer.date;
    },
    may: (right, signal) => review(server, right, signal),
  };
}

/** https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1: nothing is stored by it */
async function review(server: ApiServer, right: KubernetesRight, signal: AbortSignal): Promise<Answer<boolean>> {
  const { group, verb, namespace, name } = right;
  const [resource, subresource] = right.resource.split('/');
  const resourceAttributes = {
    group,
    resource,
    verb,
    namespace,
    ...(name === undefined ? {} : { name }),
    ...(subresource === undefined ? {} : { subresource }),
  };
  const json = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } };
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  using answer = await send(server, { method: 'POST', path, json, silence, signal });
  const body = parseJson(await readText(answer));
  if (answer.status !== 201) return { state: 'withheld', why: messageOf(answer.status, body) };
  return { state: 'given', value: isTrueAt(body, 'status', 'allowed') };
}
