import { isObject, withoutManagers } from '../cluster/object-store.ts';
import { textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { KubernetesObject } from '../ports/cluster.ts';
import type { Sought } from './application.ts';
import { pathOf, queryOf } from './application.ts';
import type { ArgoServer } from './server.ts';
import type { TreeNode } from './tree.ts';

/** One object of a tree as the cluster has it. */
export interface LiveObject {
  readonly node: TreeNode;
  readonly object: KubernetesObject;
}

/** What was read of the objects of a tree. */
export interface LiveObjects {
  readonly objects: readonly LiveObject[];
  /** Why objects of a kind cannot be read: the right that Argo CD itself lacks in the cluster. */
  readonly refused: ReadonlyMap<string, string>;
}

interface Kept extends LiveObject {
  readonly at: number;
}

/** How many objects are asked for at the same time. */
const atOnce = 6;

/** Milliseconds for which a pod that is in trouble is believed. */
const podBelievedFor = 10_000;

const finalPhases = new Set(['Successful', 'Failed', 'Error', 'Inconclusive']);

/**
 * Reads live manifests of the objects of one Application, through Argo CD, from the cluster that they are in. What cannot change any
 * more is read once. Pods that are healthy are not read at all: of one that is ready the tree says all that is asked.
 */
export class LiveReader {
  readonly #server: ArgoServer;
  readonly #keepsManagers: boolean;
  readonly #kept = new Map<string, Kept>();

  constructor(server: ArgoServer, keepsManagers: boolean) {
    this.#server = server;
    this.#keepsManagers = keepsManagers;
  }

  /** Rejects where nobody answers. */
  async read(sought: Sought, nodes: readonly TreeNode[], signal: AbortSignal): Promise<LiveObjects> {
    const wanted = nodes.filter(({ kind, health }) => kind !== 'Pod' || health !== 'Healthy');
    const refused = new Map<string, string>();
    const found = nodes.flatMap((node): LiveObject[] =>
      node.readyPod === undefined ? [] : [{ node, object: node.readyPod }],
    );
    const left = [...wanted];
    const work = async () => {
      for (let node = left.shift(); node !== undefined; node = left.shift()) {
        const live = this.#known(node) ?? (await this.#ask(sought, node, { refused, signal }));
        if (live !== undefined) found.push(live);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    this.#forgetAllBut(new Set(wanted.map(({ uid }) => uid)));
    return { objects: found.sort((one, other) => one.node.name.localeCompare(other.node.name)), refused };
  }

  #known(node: TreeNode): LiveObject | undefined {
    const kept = this.#kept.get(node.uid);
    if (kept === undefined || kept.node.resourceVersion !== node.resourceVersion || kept.node.health !== node.health)
      return undefined;
    const age = this.#server.clock.now().getTime() - kept.at;
    const isFinal = node.kind === 'AnalysisRun' && finalPhases.has(textAt(kept.object, 'status', 'phase') ?? '');
    return isFinal || (node.kind === 'Pod' && age < podBelievedFor) ? kept : undefined;
  }

  async #ask(
    sought: Sought,
    node: TreeNode,
    { refused, signal }: { readonly refused: Map<string, string>; readonly signal: AbortSignal },
  ): Promise<LiveObject | undefined> {
    const { group, version, kind, namespace, name } = node;
    const query = { ...queryOf(sought), group, version, kind, namespace, resourceName: name };
    const answer = await this.#server.ask({ path: pathOf(sought, '/resource'), query, signal });
    switch (answer.answer) {
      case 'body': {
        const object = parseJson(textAt(answer.body, 'manifest') ?? '');
        if (!isObject(object)) throw new Error(`Argo CD sent no manifest of ${kind} ${namespace}/${name}`);
        const live = { node, object: this.#keepsManagers ? object : withoutManagers(object) };
        this.#kept.set(node.uid, { ...live, at: this.#server.clock.now().getTime() });
        return live;
      }
      case 'unauthenticated':
      case 'forbidden':
        // Argo CD itself cannot read the Application at the moment, which it has just shown
        if (answer.message === 'permission denied') throw new Error(answer.message);
        refused.set(kind, `Argo CD may not show ${kind} ${namespace}/${name}: ${answer.message}`);
        return undefined;
      default:
        // it has gone since the tree was made
        return undefined;
    }
  }

  #forgetAllBut(uids: ReadonlySet<string>): void {
    for (const uid of this.#kept.keys()) if (!uids.has(uid)) this.#kept.delete(uid);
  }
}
