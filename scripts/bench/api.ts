import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'yaml';
import { jsonLines } from '../../src/cluster/json-lines.ts';
import { numberAt, textAt, valueAt } from '../../src/data/fields.ts';

/** A Rollout as the API server told it. */
export interface Seen {
  readonly name: string;
  readonly image: string;
  readonly phase: string;
  /** Whether the controller has seen its newest specification. */
  readonly isCurrent: boolean;
  /** From 1; undefined where it is at none. */
  readonly step: number | undefined;
  /** When it was told, as `performance.now()` has it. */
  readonly at: number;
}

const rollouts = (namespace: string) => `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/rollouts`;

/** The API server of a test cluster, asked by hand: nothing of what is measured is used for it. */
export class Api {
  readonly kubeconfig: string;
  readonly server: string;
  readonly token: string;
  readonly #agent: Agent;

  private constructor(
    kubeconfig: string,
    parts: { readonly server: string; readonly token: string; readonly ca: Buffer },
  ) {
    this.kubeconfig = kubeconfig;
    this.server = parts.server;
    this.token = parts.token;
    this.#agent = new Agent({ keepAlive: true, ca: parts.ca, maxSockets: 200 });
  }

  static async open(kubeconfig: string): Promise<Api> {
    const { clusters, users } = parse(readFileSync(kubeconfig, 'utf8'));
    const { server, 'certificate-authority-data': ca } = clusters[0].cluster;
    return new Api(kubeconfig, { server, token: users[0].user.token, ca: Buffer.from(ca, 'base64') });
  }

  /** Sends a request; the answer is whatever comes, its body unread. */
  send(
    method: string,
    path: string,
    body?: { readonly type: string; readonly text: string },
  ): Promise<IncomingMessage> {
    const type =
      body === undefined ? {} : { 'content-type': body.type, 'content-length': String(Buffer.byteLength(body.text)) };
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${this.token}`, ...type };
      const sent = request(`${this.server}${path}`, { method, headers, agent: this.#agent }, resolve);
      sent.on('error', reject);
      sent.end(body?.text);
    });
  }

  async #done(method: string, path: string, type: string, object: object): Promise<void> {
    const answer = await this.send(method, path, { type, text: JSON.stringify(object) });
    const text = await textOf(answer);
    if ((answer.statusCode ?? 500) >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
  }

  /** Makes a namespace, which is deleted at the end. */
  async namespace(name: string): Promise<AsyncDisposable> {
    await this.#done('POST', '/api/v1/namespaces', 'application/json', { metadata: { name } });
    return { [Symbol.asyncDispose]: () => this.#done('DELETE', `/api/v1/namespaces/${name}`, 'application/json', {}) };
  }

  apply(namespace: string, object: object): Promise<void> {
    return this.#done('POST', rollouts(namespace), 'application/json', object);
  }

  setImage(namespace: string, name: string, image: string): Promise<void> {
    const patch = [{ op: 'replace', path: '/spec/template/spec/containers/0/image', value: image }];
    return this.#done('PATCH', `${rollouts(namespace)}/${name}`, 'application/json-patch+json', patch);
  }

  patch(namespace: string, path: string, patch: object): Promise<void> {
    return this.#done('PATCH', `${rollouts(namespace)}/${path}`, 'application/merge-patch+json', patch);
  }

  /** Patches the status of a Rollout until it has come to something: the controller loses such a patch now and then. */
  async decide(namespace: string, name: string, status: object, outcome: Promise<number>): Promise<number> {
    const patch = () => this.patch(namespace, `${name}/status`, { status });
    await patch();
    return this.seeThrough(namespace, name, outcome, patch);
  }

  /** Waits for something to come of a Rollout, and makes the controller look at it again where that takes long: it may have lost it. */
  async seeThrough(namespace: string, name: string, outcome: Promise<number>, again = async () => {}): Promise<number> {
    for (let attempt = 0; ; attempt += 1) {
      const at = await Promise.race([outcome, wait(3000)]);
      if (at !== undefined) return at;
      await this.patch(namespace, name, { metadata: { annotations: { attempt: String(attempt) } } });
      await again();
    }
  }

  /** Does something for each, twenty at a time. */
  async forEach<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
    const left = [...all];
    const work = async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one);
    };
    await Promise.all(Array.from({ length: 20 }, work));
  }

  /** Writes down all that the API server tells of the Rollouts of a namespace. */
  async record(namespace: string): Promise<Recorder> {
    return new Recorder(await this.send('GET', `${rollouts(namespace)}?watch=true`));
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function read(object: unknown): Seen {
  const step = numberAt(object, 'status', 'currentStepIndex');
  const [container] = (valueAt(object, 'spec', 'template', 'spec', 'containers') ?? []) as readonly unknown[];
  return {
    name: textAt(object, 'metadata', 'name') ?? '',
    image: textAt(container, 'image') ?? '',
    phase: textAt(object, 'status', 'phase') ?? '',
    isCurrent: numberAt(object, 'status', 'observedGeneration') === numberAt(object, 'metadata', 'generation'),
    step: step === undefined ? undefined : step + 1,
    at: performance.now(),
  };
}

/** What the API server told of the Rollouts of one namespace, in its order. */
export class Recorder implements AsyncDisposable {
  readonly #answer: IncomingMessage;
  readonly #seen: Seen[] = [];
  #wake = () => {};

  constructor(answer: IncomingMessage) {
    this.#answer = answer;
    void this.#read();
  }

  get lastAt(): number {
    return this.#seen.at(-1)?.at ?? Number.NaN;
  }

  /** Waits until the newest of some Rollout is like this, and answers when it was told. */
  async until(is: (seen: Seen) => boolean): Promise<number> {
    for (;;) {
      const last = this.#seen.at(-1);
      if (last !== undefined && is(last)) return last.at;
      await this.#more(120_000);
    }
  }

  /** Waits until all Rollouts are like this. */
  async untilAll(is: (seen: Seen) => boolean, limit: number): Promise<void> {
    while (![...this.#newest().values()].every(is)) await this.#more(limit);
  }

  /** The steps that each Rollout was at with an image, in their order, without those that are followed by the same. */
  stepsOf(image: string): ReadonlyMap<string, readonly number[]> {
    const steps = new Map<string, number[]>();
    for (const seen of this.#seen) {
      if (seen.image !== image || !seen.isCurrent || seen.step === undefined) continue;
      const own = steps.get(seen.name) ?? [];
      // the last index stands for "all steps are done"
      const step = Math.min(seen.step, 2);
      if (own.at(-1) !== step) own.push(step);
      steps.set(seen.name, own);
    }
    return steps;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#answer.destroy();
  }

  #newest(): ReadonlyMap<string, Seen> {
    return new Map(this.#seen.map((one) => [one.name, one]));
  }

  async #read(): Promise<void> {
    try {
      for await (const event of jsonLines(this.#answer)) {
        this.#seen.push(read(valueAt(event, 'object')));
        this.#wake();
      }
    } catch {
      // it was ended by us
    }
  }

  #more(limit: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the API server told nothing more')), limit);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
