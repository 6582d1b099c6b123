import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { folderWith, world } from './world.ts';

/**
 * One more API server of the world, over the same etcd, as a control plane has several: a test may kill it, and the controllers go on
 * with the other.
 */
export class SecondApiServer implements AsyncDisposable {
  /** A kubeconfig that leads to it, as administrator. */
  readonly kubeconfig: string;
  readonly #words: readonly string[];
  #child: ChildProcess | undefined;

  private constructor(port: number) {
    const folder = process.env['REALWORLD_DIR'] ?? '';
    const [pid = ''] = readFileSync(join(folder, 'pids/kube-apiserver'), 'utf8').split(' ');
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    const place = words.indexOf('--secure-port') + 1;
    this.#words = words.with(place, String(port));
    const text = readFileSync(world.kubeconfig, 'utf8').replace(`127.0.0.1:${words[place]}`, `127.0.0.1:${port}`);
    this.kubeconfig = join(folderWith({ kubeconfig: text }), 'kubeconfig');
  }

  static async start(): Promise<SecondApiServer> {
    const server = new SecondApiServer(await freePort());
    await server.start();
    return server;
  }

  /** Starts it, again too, and waits until it is ready. */
  async start(): Promise<void> {
    const [program = '', ...words] = this.#words;
    this.#child = spawn(program, words, { cwd: folderWith({}), stdio: 'ignore' });
    while (!this.#isReady()) await wait(200);
  }

  /** SIGKILL, as when a machine dies. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /** kubectl by it. */
  kubectl(...words: readonly string[]): string {
    return execFileSync('kubectl', ['--kubeconfig', this.kubeconfig, ...words], { encoding: 'utf8', stdio: 'pipe' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }

  #isReady(): boolean {
    if (this.#child?.exitCode !== null) throw new Error('the second API server ended by itself');
    try {
      return this.kubectl('get', '--raw', '/readyz', '--request-timeout=5s') === 'ok';
    } catch {
      return false;
    }
  }
}
