import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

/** Milliseconds for the controller to start: the program is large, and the machine may be busy. */
const startsWithin = 120_000;

/** The real controller of ApplicationSets, with progressive syncs, which Argo CD does not enable by itself. */
export async function startApplicationSets(repoServer = '127.0.0.1:1'): Promise<AsyncDisposable> {
  const [metrics, probe, webhook] = [await freePort(), await freePort(), await freePort()];
  const at = (port: number) => `127.0.0.1:${port}`;
  const addresses = ['--metrics-addr', at(metrics), '--probe-addr', at(probe), '--webhook-addr', at(webhook)];
  // generators of lists need no repository server; those of git have one without TLS here
  const server = ['--argocd-repo-server', repoServer, '--repo-server-plaintext'];
  const words = ['--namespace', 'argocd', '--enable-progressive-syncs', ...server, ...addresses];
  const child = spawn('argocd', words, {
    env: { ...process.env, ARGOCD_BINARY_NAME: 'argocd-applicationset-controller' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-2000);
    });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  for (const late = Date.now() + startsWithin; !(await isAlive(`http://${at(probe)}`)); await wait(200)) {
    if (Date.now() < late && child.exitCode === null) continue;
    await stop();
    throw new Error(`the controller of ApplicationSets does not start: ${said}`);
  }
  return { [Symbol.asyncDispose]: stop };
}

async function isAlive(url: string): Promise<boolean> {
  try {
    await fetch(url, { headers: { connection: 'close' } });
    return true;
  } catch {
    return false;
  }
}
