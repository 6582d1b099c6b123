import { bytesWithin } from '../data/bytes.ts';
import { isFields, listAt, textAt, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { Inventory, SeenNode, SeenNodes, SeenScaling, Taint } from '../ports/inventory.ts';
import type { Answer } from '../ports/questions.ts';
import { messageOf, send } from './api.ts';
import { reasonOf } from './exchange.ts';
import type { ApiServer } from './server.ts';

const silence = 20_000;
/** Nodes of a page: an API server gives them out in parts of this size to others, too. */
const pageSize = 500;
/** Bytes of one answer that are read at most: 500 nodes with all images that they hold have about 15 million. */
const longestAnswer = 64 * 1024 * 1024;

/** Asks an API server what there is; each answer that fails is a value. */
export function inventoryOf(server: ApiServer): Inventory {
  return {
    nodes: (pages, signal) => nodesOf(server, pages, signal),
    scaling: async (signal) => {
      const [autoscaler, nodePools] = await Promise.all([autoscalerOf(server, signal), nodePoolsOf(server, signal)]);
      return {
        ...(autoscaler === undefined ? {} : { autoscaler }),
        ...(nodePools === undefined ? {} : { nodePools }),
      };
    },
  };
}

async function nodesOf(server: ApiServer, pages: number, signal: AbortSignal): Promise<Answer<SeenNodes>> {
  const nodes: SeenNode[] = [];
  let next: string | undefined = '';
  for (let page = 0; page < pages && next !== undefined; page += 1) {
    const query = new URLSearchParams({ limit: String(pageSize), ...(next === '' ? {} : { continue: next }) });
    const answer = await get(server, `/api/v1/nodes?${query}`, signal);
    // a page that has expired ends the list: what there is so far is true, and not all
    if (answer.status === 410 && nodes.length > 0) return { state: 'given', value: { nodes, isAll: false } };
    if (answer.status !== 200) return { state: 'withheld', why: `nodes cannot be read: ${refusalOf(answer)}` };
    if (!isList(answer.body)) return { state: 'withheld', why: 'nodes cannot be read: the answer is no list' };
    nodes.push(...listAt(answer.body, 'items').map(nodeFrom));
    next = textAt(answer.body, 'metadata', 'continue');
  }
  return { state: 'given', value: { nodes, isAll: next === undefined } };
}

/** Whatever stands before an API server may answer, too. */
function isList(body: unknown): boolean {
  return Array.isArray(valueAt(body, 'items'));
}

/** What the API server says, and what allows it, as it can be pasted. */
function refusalOf({ status, body, why }: Got): string {
  const message = why ?? messageOf(status, body);
  if (status !== 403) return message;
  return `${message}; add to a ClusterRole: rules: [{ apiGroups: [""], resources: ["nodes"], verbs: ["list"] }]`;
}

function nodeFrom(object: unknown): SeenNode {
  const provider = providerOf(textAt(object, 'spec', 'providerID'));
  return {
    labels: textsOf(valueAt(object, 'metadata', 'labels')),
    taints: listAt(object, 'spec', 'taints').flatMap(taintFrom),
    allocatable: textsOf(valueAt(object, 'status', 'allocatable')),
    ...(provider === undefined ? {} : { provider }),
  };
}

/** `aws` of `aws:///eu-central-1a/i-0123`. */
function providerOf(id: string | undefined): string | undefined {
  return id === undefined ? undefined : (/^([a-z0-9.-]{1,40}):\/\//.exec(id)?.[1] ?? 'an unknown provider');
}

/** A node that is cordoned comes back: its taint says so only for now. */
function taintFrom(taint: unknown): readonly Taint[] {
  const [key, value, effect] = ['key', 'value', 'effect'].map((name) => textAt(taint, name));
  if (key === undefined || effect === undefined || isPassing(key)) return [];
  return [{ key, effect, ...(value === undefined ? {} : { value }) }];
}

/** Taints that Kubernetes, autoscalers and network plugins set and take away by themselves, as a node comes, fails or is drained. */
const passing =
  /^(node\.kubernetes\.io|node\.cloudprovider\.kubernetes\.io|karpenter\.sh)\/|^(ToBeDeletedBy|DeletionCandidateOf)ClusterAutoscaler$|\/agent-not-ready$/;

function isPassing(key: string): boolean {
  return passing.test(key);
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const all = isFields(value) ? Object.entries(value) : [];
  return Object.fromEntries(all.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : [])));
}

/** Empty where there is none; undefined where it cannot be read. */
async function autoscalerOf(server: ApiServer, signal: AbortSignal): Promise<string | undefined> {
  const path = '/api/v1/namespaces/kube-system/configmaps/cluster-autoscaler-status';
  const { status, body } = await get(server, path, signal);
  if (status === 404) return '';
  return status === 200 ? textAt(body, 'data', 'status') : undefined;
}

/** In the version of the API that there is; none where there is neither. */
async function nodePoolsOf(server: ApiServer, signal: AbortSignal): Promise<SeenScaling['nodePools']> {
  for (const version of ['v1', 'v1beta1']) {
    const { status, body } = await get(server, `/apis/karpenter.sh/${version}/nodepools?limit=${pageSize}`, signal);
    if (status !== 200 && status !== 404) return undefined;
    const isWhole = isList(body) && textAt(body, 'metadata', 'continue') === undefined;
    if (status === 200) return isWhole ? listAt(body, 'items') : undefined;
  }
  return [];
}

/** An answer; status 0 where there is none, and why. */
interface Got {
  readonly status: number;
  readonly body?: unknown;
  readonly why?: string;
}

async function get(server: ApiServer, path: string, signal: AbortSignal): Promise<Got> {
  try {
    using answer = await send(server, { method: 'GET', path, silence, signal });
    const text = (await bytesWithin(answer.body, longestAnswer))?.toString();
    return text === undefined
      ? { status: 0, why: `the answer has more than ${longestAnswer} bytes` }
      : { status: answer.status, body: parseJson(text) };
  } catch (error) {
    signal.throwIfAborted();
    return { status: 0, why: reasonOf(error) };
  }
}
