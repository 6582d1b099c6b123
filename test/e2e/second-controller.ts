import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, portOf } from '../free-port.ts';
import { folderWith } from './world.ts';

/** An answer to the controller that does not arrive until it is let go. */
export interface Held {
  /** Resolves once the API server has answered, and the controller waits. */
  readonly answered: Promise<void>;
  readonly release: () => void;
}

interface Wanted {
  readonly namespace: string;
  readonly isWanted: (status: object) => boolean;
  readonly onAnswer: () => void;
  readonly released: Promise<void>;
}

/**
 * One more controller of Argo Rollouts, for the Rollouts that carry its label. It speaks to the API server through a proxy, where a test may
 * hold the answer to a write of a status: what others write meanwhile reaches the controller's cache before that answer does, and the
 * controller then puts the older object of the answer over it (writeBackToInformer), as happens by itself under load.
 */
export class SecondController implements AsyncDisposable {
  static readonly label = 'argo-rollouts.argoproj.io/controller-instance-id: second';
  readonly #server: Server;
  readonly #agent = new Agent({ ca: readFileSync(process.env['REALWORLD_API_CA'] ?? ''), keepAlive: true });
  #child: ChildProcess | undefined;
  #wanted: Wanted[] = [];

  private constructor() {
    this.#server = createServer((incoming, answer) => void this.#serve(incoming, answer).catch(() => answer.destroy()));
  }

  static async start(): Promise<SecondController> {
    const controller = new SecondController();
    await new Promise<void>((resolve) => controller.#server.listen(0, '127.0.0.1', resolve));
    const [health, metrics] = [await freePort(), await freePort()];
    const server = `http://127.0.0.1:${portOf(controller.#server.address())}`;
    const kubeconfig = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'proxy', cluster: { server } }],
      contexts: [{ name: 'proxy', context: { cluster: 'proxy', user: 'nobody', namespace: 'argo-rollouts' } }],
      users: [{ name: 'nobody', user: {} }],
      'current-context': 'proxy',
    };
    const path = join(folderWith({ kubeconfig: JSON.stringify(kubeconfig) }), 'kubeconfig');
    const ports = ['--healthzPort', String(health), '--metricsPort', String(metrics)];
    const words = ['--kubeconfig', path, '--instance-id', 'second', '--leader-elect=false', ...ports];
    controller.#child = spawn('rollouts-controller', words, { cwd: folderWith({}), stdio: 'ignore' });
    for (let attempt = 0; !(await isHealthy(health)); attempt += 1) {
      if (attempt > 150) throw new Error('the second controller does not start');
      await wait(200);
    }
    return controller;
  }

  /** Holds the answer to the next write of the status of a Rollout in this namespace that is wanted. */
  hold(namespace: string, isWanted: (status: object) => boolean): Held {
    const answered = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    this.#wanted.push({ namespace, isWanted, onAnswer: answered.resolve, released: released.promise });
    return { answered: answered.promise, release: released.resolve };
  }

  async #serve(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { host: _, ...headers } = incoming.headers;
    const authorization = `Bearer ${process.env['REALWORLD_API_TOKEN']}`;
    const { method, url } = incoming;
    const forwarded = request(`${process.env['REALWORLD_API_URL']}${url}`, {
      method,
      headers: { ...headers, authorization },
      agent: this.#agent,
    });
    answer.on('close', () => forwarded.destroy());
    forwarded.on('error', () => answer.destroy());
    forwarded.on('response', async (real) => {
      await this.#wait(incoming, body);
      answer.writeHead(real.statusCode ?? 500, real.headers);
      real.pipe(answer);
    });
    forwarded.end(body);
  }

  async #wait({ method, url = '' }: IncomingMessage, body: Buffer): Promise<void> {
    const [, namespace] = /\/namespaces\/([^/]+)\/rollouts\/api\/status/.exec(url) ?? [];
    if (method !== 'PATCH' || namespace === undefined) return;
    const { status = {} } = JSON.parse(body.toString());
    const wanted = this.#wanted.find((one) => one.namespace === namespace && one.isWanted(status));
    if (wanted === undefined) return;
    this.#wanted = this.#wanted.filter((one) => one !== wanted);
    wanted.onAnswer();
    await wanted.released;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.#child;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await ended;
    }
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { connection: 'close' } })).ok;
  } catch {
    return false;
  }
}
