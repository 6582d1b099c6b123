import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

/** The real controller of ApplicationSets, with progressive syncs, which Argo CD does not enable by itself. */
export async function startApplicationSets(): Promise<AsyncDisposable> {
  const [metrics, probe, webhook] = [await freePort(), await freePort(), await freePort()];
  const at = (port: number) => `127.0.0.1:${port}`;
  const addresses = ['--metrics-addr', at(metrics), '--probe-addr', at(probe), '--webhook-addr', at(webhook)];
  // generators of lists need no repository server
  const words = ['--namespace', 'argocd', '--enable-progressive-syncs', '--argocd-repo-server', at(1), ...addresses];
  const child = spawn('argocd', words, {
    env: { ...process.env, ARGOCD_BINARY_NAME: 'argocd-applicationset-controller' },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  for (let attempt = 0; !(await isAlive(`http://${at(probe)}`)); attempt += 1) {
    if (attempt > 150) {
      child.kill('SIGKILL');
      throw new Error('the controller of ApplicationSets does not start');
    }
    await wait(200);
  }
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function isAlive(url: string): Promise<boolean> {
  try {
    await fetch(url, { headers: { connection: 'close' } });
    return true;
  } catch {
    return false;
  }
}
