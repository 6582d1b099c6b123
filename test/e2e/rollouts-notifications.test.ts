import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContext } from '../../src/inputs/event.ts';
import type { GitHubServer } from '../../world/github/server.ts';
import { startGitHub } from '../../world/github/server.ts';
import { freePort } from '../free-port.ts';
import { apply, canary, folderWith, kubectl, namespaces, patchStatus, setImage, until, world } from './world.ts';

const shipped = readFileSync(new URL('../../docs/rollouts-notifications.yaml', import.meta.url), 'utf8');
const token = 'github_pat_argo_rollouts';
const instance = `notifies-${process.pid}`;
const namespaceOf = namespaces('notifies');

let github: GitHubServer;
let namespace: string;
let end: () => Promise<void>;

/** A controller of its own, which takes its notifications from the namespace of the Rollout. */
async function startController(): Promise<() => Promise<void>> {
  const ports = ['--healthzPort', String(await freePort()), '--metricsPort', String(await freePort())];
  const words = ['--instance-id', instance, '--self-service-notification-enabled', '--leader-elect=false', ...ports];
  const all = ['--kubeconfig', world.kubeconfig, '--namespace', 'argo-rollouts', ...words];
  const child = spawn('rollouts-controller', all, { cwd: folderWith({}), stdio: 'ignore' });
  return async () => {
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
  };
}

/** What was sent since the last call, in which order it came. */
let read = 0;
async function sent(): Promise<readonly unknown[]> {
  await until(() => github.state.dispatches.length > read);
  const fresh = github.state.dispatches.slice(read);
  read += fresh.length;
  return fresh;
}

function rollout(): string {
  const text = canary('any', 'registry.example/acme/api:v1', '[{setWeight: 50}, {pause: {}}]');
  const subscribed = ['completed', 'aborted', 'paused'].map(
    (what) => `"notifications.argoproj.io/subscribe.on-rollout-${what}.gitops-deploy": ""`,
  );
  const annotations = ['gitops-deploy.io/repository: acme/api', ...subscribed].join(', ');
  const labels = `argo-rollouts.argoproj.io/controller-instance-id: ${instance}`;
  return text.replace(
    'metadata: {name: api}',
    `metadata: {name: api, labels: {${labels}}, annotations: {${annotations}}}`,
  );
}

/** The ConfigMap of the documentation, with a real controller of Argo Rollouts. */
describe.skipIf(!world.hasArgoCd)('the notification of Argo Rollouts that starts `resume`', () => {
  beforeAll(async () => {
    github = await startGitHub();
    await github.addRepository('acme/api');
    const permissions = { contents: 'write', metadata: 'read' } as const;
    github.addToken(token, { login: 'argo-rollouts', type: 'user', repositories: ['acme/api'], permissions });
    namespace = namespaceOf('rollouts');
    const secret = `{apiVersion: v1, kind: Secret, metadata: {name: argo-rollouts-notification-secret}, stringData: {gitops-deploy-token: ${token}}}`;
    apply(namespace, `${shipped.replace('https://api.github.com', github.apiUrl)}---\n${secret}\n`);
    end = await startController();
    apply(namespace, rollout());
  });

  afterAll(async () => {
    await end();
    await github[Symbol.asyncDispose]();
  });

  it('is sent when a Rollout waits, is aborted and is through, and tells nothing that would be believed', async () => {
    const payload = { rollout: 'api', namespace };
    const event = { repository: 'acme/api', type: 'argo-rollouts', payload };
    const isAt = (phase: string) => () =>
      kubectl(['get', 'rollout', 'api', '-n', namespace, '-o=jsonpath={.status.phase}']) === phase;
    await until(isAt('Healthy'));
    expect(await sent()).toMatchObject([event]);
    setImage(namespace, 'registry.example/acme/api:v2');
    await until(isAt('Paused'));
    expect(await sent()).toMatchObject([event]);
    patchStatus(namespace, { abort: true });
    await until(isAt('Degraded'));
    expect(await sent()).toMatchObject([event]);
    const told = readContext(
      { GITHUB_EVENT_NAME: 'repository_dispatch' },
      { action: event.type, client_payload: payload },
    );
    expect(told.told).toBeUndefined();
  });
});
