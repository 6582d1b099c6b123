import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitHubServer } from '../../world/github/server.ts';
import { startGitHub } from '../../world/github/server.ts';
import { Notifier } from './notifier.ts';
import { kubectl, until, world } from './world.ts';

const name = `once-${process.pid}`;
const revision = 'a'.repeat(40);
/** Milliseconds within which the controller would have sent another one: it looks again at each change. */
const silence = 4000;

let github: GitHubServer;
let notifier: Notifier;
let turns = 0;

/** Seconds from now, as Kubernetes writes a time. */
const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+Z/, 'Z');
const synced = at(-3600);
const rollout = { group: 'argoproj.io', kind: 'Rollout', namespace: 'shop', name: 'api' };
const service = { kind: 'Service', namespace: 'shop', name: 'api', status: 'Synced' };

/** What Argo CD writes of its Application; each time with a newer time of its look. */
function write(status: object): void {
  turns += 1;
  const looked = { reconciledAt: at(turns), sync: { status: 'Synced', revision } };
  const operationState = {
    phase: 'Succeeded',
    startedAt: synced,
    finishedAt: synced,
    operation: { sync: { revision } },
    syncResult: { revision },
  };
  const patch = JSON.stringify({ status: { ...looked, operationState, ...status } });
  kubectl(['patch', 'application', name, '-n', 'argocd', '--type=merge', '-p', patch]);
}

/** How many were sent by a write, once nothing comes any more. */
async function sentBy(status: object, wanted: number): Promise<number> {
  const before = github.state.dispatches.length;
  write(status);
  if (wanted > 0) await until(() => github.state.dispatches.length > before);
  await wait(silence);
  return github.state.dispatches.length - before;
}

const healthy = { health: { status: 'Healthy', lastTransitionTime: at(-600) }, resources: [service] };
const degraded = { health: { status: 'Degraded', lastTransitionTime: at(-300) } };
const failed = { phase: 'Failed', startedAt: synced, finishedAt: at(-200), operation: { sync: { revision } } };

/** The ConfigMap of the documentation with the real notifications controller, on an Application that nobody else writes. */
describe.skipIf(!world.hasArgoCd)('the notification that starts `resume`', () => {
  beforeAll(async () => {
    github = await startGitHub();
    await github.addRepository('acme/shop');
    const spec = {
      project: 'default',
      source: { repoURL: `${world.gitUrl}/none.git`, path: '.' },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
    };
    const annotations = { 'argocd.argoproj.io/skip-reconcile': 'true' };
    const metadata = { name, namespace: 'argocd', annotations };
    kubectl(
      ['apply', '-f', '-'],
      JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata, spec }),
    );
    notifier = await Notifier.start(`${name}-notifier`, github, 'acme/shop');
    notifier.subscribe(name, 'acme/shop', 'prod/here');
  });

  afterAll(async () => {
    await notifier[Symbol.asyncDispose]();
    kubectl(['delete', 'application', name, '-n', 'argocd', '--wait=false']);
    await github[Symbol.asyncDispose]();
  });

  it('is sent once for what is the same, and again for what a deployment must know of', {
    timeout: 180_000,
  }, async () => {
    expect(await sentBy(healthy, 1)).toBe(1);
    expect(await sentBy({ ...healthy, conditions: [{ type: 'OrphanedResourceWarning', message: 'x' }] }, 0)).toBe(0);
    const again = { ...healthy.health, lastTransitionTime: at(-500) };
    expect(await sentBy({ ...healthy, health: again }, 1)).toBe(1);
    expect(await sentBy({ health: again, sync: { status: 'Synced', revision: 'b'.repeat(40) } }, 1)).toBe(1);

    const progressing = { ...rollout, health: { status: 'Progressing' } };
    expect(await sentBy({ ...degraded, resources: [service, progressing] }, 1)).toBe(1);
    expect(await sentBy({ ...degraded, resources: [{ ...service, status: 'OutOfSync' }, progressing] }, 0)).toBe(0);
    const bad = { ...rollout, health: { status: 'Degraded' } };
    expect(await sentBy({ ...degraded, resources: [service, bad] }, 1)).toBe(1);

    expect(await sentBy({ ...healthy, operationState: failed }, 1)).toBe(1);
    expect(await sentBy({ ...healthy, operationState: { ...failed, message: 'the same failure' } }, 0)).toBe(0);
    expect(await sentBy({ ...healthy, operationState: { ...failed, finishedAt: at(-100) } }, 1)).toBe(1);
  });
});
