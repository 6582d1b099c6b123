import type { ServerResponse } from 'node:http';
import { valueAt } from '../../src/data/fields.ts';
import { parseJson } from '../../src/data/json.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { SeenRequest, TestObject } from './api-server.ts';
import { ApiServer, isWatch, json, status } from './api-server.ts';
import { discoveryAt } from './discovery.ts';
import type { Stage } from './player.ts';
import { Player } from './player.ts';
import type { RecordedObject, Recording } from './recording.ts';
import { isRecordedObject, patched } from './recording.ts';
import type { NamedByPath } from './resource-types.ts';
import { pathOf, readPath } from './resource-types.ts';

/** What the cluster is made from. */
export interface EmbeddedOptions {
  readonly recording: Recording;
  readonly clock: Clock;
  readonly stages: readonly Stage[];
}

/** Queries that lists and watches may bring; another one would be a promise that nobody keeps. */
const known = new Set([
  'allowWatchBookmarks',
  'continue',
  'fieldSelector',
  'labelSelector',
  'limit',
  'resourceVersion',
  'resourceVersionMatch',
  'timeout',
  'timeoutSeconds',
  'watch',
]);

/**
 * A cluster that speaks the Kubernetes API (discovery, get, list, watch, merge patches) and plays recordings of the real Argo CD and
 * Argo Rollouts. What it does not know it refuses, as loudly as it can.
 */
export class EmbeddedCluster implements AsyncDisposable {
  readonly #server: ApiServer;
  readonly #players: readonly Player[];
  readonly #end = new AbortController();
  /** Rejects with the first thing that there is no recording of; resolves once the cluster has been ended. */
  readonly played: Promise<void>;

  private constructor(server: ApiServer, { recording, stages, clock }: EmbeddedOptions) {
    this.#server = server;
    this.#players = stages.map((stage) => new Player(server, { recording, stage, clock }));
    for (const name of ['argocd', ...stages.map(({ namespace }) => namespace)])
      server.put(pathOf('namespaces', ''), { kind: 'Namespace', apiVersion: 'v1', metadata: { name } });
    server.on(
      (request) => !isPlainWatch(request),
      (request, response) => void this.#answer(request, response),
    );
    this.played = Promise.all(this.#players.map((player) => player.play(this.#end.signal))).then(() => {});
    this.played.catch(() => {});
  }

  static async start(options: EmbeddedOptions): Promise<EmbeddedCluster> {
    return new EmbeddedCluster(await ApiServer.start(), options);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.port}`;
  }

  /** Everything that was asked, in its order. */
  get requests(): readonly SeenRequest[] {
    return this.#server.requests;
  }

  /** A kubeconfig, as JSON on one line. */
  get kubeconfig(): string {
    return JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'embedded',
      contexts: [{ name: 'embedded', context: { cluster: 'embedded', user: 'embedded' } }],
      clusters: [{ name: 'embedded', cluster: { server: this.url, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'embedded', user: {} }],
    });
  }

  /** The objects of a type in a namespace as they are now. */
  objects(resource: string, namespace: string): readonly TestObject[] {
    return this.#server.objects(pathOf(resource, namespace));
  }

  /** One object as it is now. */
  object(resource: string, namespace: string, name: string): TestObject | undefined {
    return this.objects(resource, namespace).find(({ metadata }) => metadata.name === name);
  }

  async #answer(request: SeenRequest, response: ServerResponse): Promise<void> {
    const discovered = request.method === 'GET' ? discoveryAt(request.path) : undefined;
    const named = readPath(request.path);
    if (discovered !== undefined) json(response, 200, discovered);
    // as the real one answers for a type that it does not know
    else if (named === undefined) response.writeHead(404).end('404 page not found\n');
    else if (request.method === 'PATCH') await this.#patch(request, named, response);
    else if (request.method !== 'GET')
      status(response, 405, `the embedded cluster takes no ${request.method} of ${named.type.resource}`);
    else if (named.subresource === 'log') status(response, 404, 'the embedded cluster runs nothing that logs');
    else if (named.name === undefined) this.#list(request, named, response);
    else this.#get(named, response);
  }

  #get(named: NamedByPath, response: ServerResponse): void {
    const { type, namespace = '', name = '' } = named;
    const object = this.object(type.resource, namespace, name);
    if (object === undefined) notFound(response, named);
    else json(response, 200, whole(named, object));
  }

  /** A list, whole or selected. */
  #list(request: SeenRequest, { type }: NamedByPath, response: ServerResponse): void {
    const wrong = whatIsWrong(request);
    const selects = selectorOf(request.query);
    if (wrong !== undefined || selects === undefined) {
      status(response, 400, `the embedded cluster knows no such ${wrong ?? 'selector'}`);
      return;
    }
    const items = this.#server.objects(request.path).filter(selects);
    const { kind, apiVersion } = type;
    const metadata = { resourceVersion: String(this.#server.version) };
    json(response, 200, { kind: `${kind}List`, apiVersion, metadata, items });
  }

  async #patch({ path, body }: SeenRequest, named: NamedByPath, response: ServerResponse): Promise<void> {
    const { type, namespace = '', name = '' } = named;
    try {
      const object = this.object(type.resource, namespace, name);
      if (object === undefined) return notFound(response, named);
      const patch = parseJson(body);
      await this.#take(named, patch);
      const after = patched(this.object(type.resource, namespace, name), patch);
      if (!isRecordedObject(after)) throw new Error('the patch leaves no object');
      json(response, 200, whole(named, this.#store(named, patch, after)));
    } catch (error) {
      status(response, 500, `${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** A refresh is gone once Argo CD has seen it, and here it sees it at once: what else is sent stands until the recording says more. */
  #store({ type, namespace = '', name = '' }: NamedByPath, patch: unknown, after: RecordedObject): object {
    if (isRefresh(type.resource, patch)) return after;
    this.#server.put(pathOf(type.resource, namespace), after);
    return this.object(type.resource, namespace, name) ?? after;
  }

  /** Rejects where nobody knows what comes of the patch. */
  async #take({ type, namespace, name, subresource }: NamedByPath, patch: unknown): Promise<void> {
    const { resource } = type;
    const isOwn = ({ stage }: Player) =>
      resource === 'applications' ? stage.application === name : stage.namespace === namespace;
    const player = this.#players.find(isOwn);
    if (player === undefined) throw new Error('the embedded cluster plays nothing there');
    if (isRefresh(resource, patch)) player.refresh();
    else await player.patch({ resource, subresource: subresource === 'status' ? 'status' : 'none', body: patch });
  }

  /** Ends it: nothing is played any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    await this.played.catch(() => {});
    await this.#server[Symbol.asyncDispose]();
  }
}

/** What the server below answers by itself. */
function isPlainWatch(request: SeenRequest): boolean {
  const named = readPath(request.path);
  const keys = [...request.query.keys()];
  const isPlain = keys.every((key) => known.has(key) && !key.endsWith('Selector'));
  return named !== undefined && named.name === undefined && request.method === 'GET' && isWatch(request) && isPlain;
}

/** What of a list is more than is known; undefined where all is well. */
function whatIsWrong(request: SeenRequest): string | undefined {
  const strange = [...request.query.keys()].filter((key) => !known.has(key));
  if (strange.length > 0) return `query: ${strange.join(', ')}`;
  return isWatch(request) ? 'watch with a selector' : undefined;
}

/** As the real one answers: clients go by the reason. */
function notFound(response: ServerResponse, { type, name = '' }: NamedByPath): void {
  const [, group = ''] = /^(.+)\//.exec(type.apiVersion) ?? [];
  const full = group === '' ? type.resource : `${type.resource}.${group}`;
  const message = `${full} "${name}" not found`;
  const details = { name, group, kind: type.resource };
  json(response, 404, {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    reason: 'NotFound',
    code: 404,
    message,
    details,
  });
}

/** An object as it is told by itself. */
function whole({ type }: NamedByPath, object: object): object {
  return { kind: type.kind, apiVersion: type.apiVersion, ...object };
}

/** Argo CD is asked to look at Git by this one annotation. */
function isRefresh(resource: string, patch: unknown): boolean {
  const asked = { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } };
  return resource === 'applications' && JSON.stringify(patch) === JSON.stringify(asked);
}

/** Fields by which objects are selected; the last two are those of events. */
const selectable = new Set(['metadata.name', 'metadata.namespace', 'involvedObject.uid', 'reason']);

/** Selectors of equality; undefined where one is of another kind. */
function selectorOf(query: URLSearchParams): ((object: TestObject) => boolean) | undefined {
  const labels = pairsOf(query.get('labelSelector'));
  const fields = pairsOf(query.get('fieldSelector'));
  if (labels === undefined || fields === undefined) return undefined;
  if (fields.some(([key]) => !selectable.has(key))) return undefined;
  return (object) =>
    fields.every(([key, value]) => valueAt(object, ...key.split('.')) === value) &&
    labels.every(([key, value]) =>
      Object.entries(object.metadata['labels'] ?? {}).some((one) => one[0] === key && one[1] === value),
    );
}

function pairsOf(selector: string | null): readonly (readonly [string, string])[] | undefined {
  if (selector === null || selector === '') return [];
  const parts = selector.split(',').map((part) => /^([\w./-]+)==?([\w.-]*)$/.exec(part));
  if (parts.some((one) => one === null)) return undefined;
  return parts.map((one) => [one?.[1] ?? '', one?.[2] ?? ''] as const);
}
