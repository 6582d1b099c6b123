import { DeployError } from '../errors.ts';
import type { Stage } from '../outcome.ts';
import type { KubernetesObject, ResourceType } from '../ports/cluster.ts';
import { messageOf, pathOf, send } from './api.ts';
import type { ApiAnswer } from './exchange.ts';
import { readJson, reasonOf } from './exchange.ts';
import { isObject } from './object-store.ts';
import { createPace } from './pace.ts';
import type { ApiServer } from './server.ts';

/** One object, and what to change in it. */
export interface PatchRequest {
  readonly type: ResourceType;
  readonly name: string;
  readonly patch: object;
  readonly subresource: 'none' | 'status';
}

/** What came of one attempt: done, or what to say if there is no other. */
type Attempt =
  | { readonly result: 'patched'; readonly object: KubernetesObject }
  | { readonly result: 'again'; readonly message: string; readonly after: number };

const attempts = 4;
const silence = 20_000;

/**
 * Merge-patches one object. A server that is away for a moment is asked again: the same patch twice is the same as
 * once. Returns the object as it is then. Throws `too-many-races` for a patch of another version than it names; `forbidden`,
 * `application-not-found`, `workload-not-found`, `cluster-unreachable`.
 */
export async function patchObject(
  server: ApiServer,
  request: PatchRequest,
  around: { readonly random: () => number; readonly signal: AbortSignal },
): Promise<KubernetesObject> {
  const pace = createPace(server.clock, around.random);
  for (let count = 1; ; count += 1) {
    const tried = await attempt(server, request, around.signal);
    if (tried.result === 'patched') return tried.object;
    if (count === attempts)
      throw new DeployError('cluster-unreachable', { stage: stageOf(request.type), message: tried.message });
    await server.clock.sleep(Math.max(tried.after, pace.afterFailures(count)), around.signal);
  }
}

async function attempt(server: ApiServer, request: PatchRequest, signal: AbortSignal): Promise<Attempt> {
  const { type, name, patch, subresource } = request;
  const path = `${pathOf(type)}/${encodeURIComponent(name)}${subresource === 'status' ? '/status' : ''}`;
  try {
    using answer = await send(server, { method: 'PATCH', path, patch, silence, signal });
    const body = await readJson(answer);
    if (answer.status >= 300) return refusal(request, answer, messageOf(answer.status, body));
    if (isObject(body)) return { result: 'patched', object: body };
    return { result: 'again', message: 'the API server answers a patch with something else than the object', after: 0 };
  } catch (error) {
    if (error instanceof DeployError || signal.aborted) throw error;
    return { result: 'again', message: `the cluster does not answer: ${reasonOf(error)}`, after: 0 };
  }
}

function refusal(request: PatchRequest, { status, retryAfter }: ApiAnswer, message: string): Attempt {
  if (status === 429 || status >= 500) return { result: 'again', message, after: retryAfter };
  const { type, name } = request;
  const stage = stageOf(type);
  if (status === 404) {
    const code = type.resource === 'applications' ? 'application-not-found' : 'workload-not-found';
    throw new DeployError(code, { stage, message: `${type.namespace}/${name}: ${message}` });
  }
  // only where the patch names the version that it is made for
  if (status === 409)
    throw new DeployError('too-many-races', { stage, message: `${type.namespace}/${name} has changed: ${message}` });
  const what = `patch ${resourceOf(request)} "${name}" in the namespace "${type.namespace}"`;
  const refused = status === 401 || status === 403 ? `may not ${what}` : `the API server refuses to ${what}`;
  throw new DeployError('forbidden', { stage, message: `${refused}: ${message}`, remedy: remedyFor(status, request) });
}

function stageOf({ resource }: ResourceType): Stage {
  return resource === 'applications' ? 'sync' : 'rollout';
}

function resourceOf({ type, subresource }: PatchRequest): string {
  return subresource === 'status' ? `${type.resource}/status` : type.resource;
}

function remedyFor(status: number, request: PatchRequest): string {
  switch (status) {
    case 401:
      return 'the API server does not know the credentials of the kubeconfig: renew them';
    case 403:
      return roleFor(request);
    default:
      // such as a webhook that refuses what the Role allows
      return 'read what the API server says';
  }
}

/** A rule for a Role, on one line, as it can be pasted. */
function roleFor(request: PatchRequest): string {
  const { apiVersion, namespace } = request.type;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const rule = `{ apiGroups: ["${group}"], resources: ["${resourceOf(request)}"], verbs: ["patch"] }`;
  return `add to a Role in the namespace "${namespace}": rules: [${rule}]`;
}
