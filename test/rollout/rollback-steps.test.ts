import { describe, expect, it } from 'vitest';
import { foretellSteps } from '../../src/rollout/rollback-steps.ts';

const image = (tag: string) => `ghcr.io/acme/api:${tag}`;

function template(tag: string, hash: string | undefined, environment = 'x') {
  const labels = { app: 'api', ...(hash === undefined ? {} : { 'rollouts-pod-template-hash': hash }) };
  const containers = [
    { name: 'app', image: image(tag), env: [{ name: 'A', value: environment }] },
    { name: 'proxy', image: 'docker.io/library/proxy:1' },
  ];
  return { metadata: { labels }, spec: { containers } };
}

/** A version, made at so many minutes. */
function replicaSet(tag: string, minute: number, { environment = 'x', uid = 'u', experiment = false } = {}) {
  const hash = `h-${tag}`;
  return {
    metadata: {
      name: `api-${hash}`,
      labels: { 'rollouts-pod-template-hash': hash },
      creationTimestamp: new Date(minute * 60_000).toISOString(),
      ownerReferences: [{ kind: 'Rollout', uid }],
      ...(experiment ? { annotations: { 'rollout.argoproj.io/experiment-name': 'e' } } : {}),
    },
    spec: { template: template(tag, hash, environment) },
  };
}

function rollout(now: string, stable: string, more: object = {}) {
  return {
    metadata: { name: 'api', namespace: 'prod', uid: 'u', generation: 3 },
    spec: {
      template: template(now, undefined),
      strategy: { canary: { steps: [{ setWeight: 50 }, { pause: {} }] } },
      ...more,
    },
    status: { observedGeneration: '3', currentPodHash: `h-${now}`, stableRS: `h-${stable}`, phase: 'Healthy' },
  };
}

const to = (tag: string) => ({
  image: { registry: 'ghcr.io', name: 'acme/api', tag },
  platformDigests: [],
});
const versions = [replicaSet('v1', 1), replicaSet('v2', 2), replicaSet('v3', 3)];
const window = (revisions: number) => ({ rollbackWindow: { revisions } });

describe('what a Rollout will do with its steps', () => {
  it.each([
    ['the stable version, in the middle of a canary', rollout('v3', 'v2'), 'v2', versions, 'skipped'],
    ['an older version', rollout('v3', 'v3'), 'v2', versions, 'run'],
    ['one in the window', rollout('v3', 'v3', window(1)), 'v2', versions, 'skipped'],
    ['one just outside of the window', rollout('v3', 'v3', window(1)), 'v1', versions, 'run'],
    ['one in a wider window', rollout('v3', 'v3', window(2)), 'v1', versions, 'skipped'],
    ['a newer version than the stable one', rollout('v1', 'v1', window(5)), 'v3', versions, 'run'],
    ['one whose ReplicaSet is gone', rollout('v3', 'v3', window(5)), 'v0', versions, 'run'],
    ['no steps at all', rollout('v3', 'v3', { strategy: { canary: {} } }), 'v2', versions, 'none'],
    [
      'a template of elsewhere',
      rollout('v3', 'v3', { workloadRef: { kind: 'Deployment', name: 'api' } }),
      'v2',
      versions,
      'unknown',
    ],
    ['a version that its controller has not taken', rollout('v9', 'v3'), 'v3', versions, 'unknown'],
  ] as const)('to %s', (_, object, tag, sets, steps) => {
    expect(foretellSteps(object, sets, to(tag))).toMatchObject({ steps });
  });

  it('with the old image and another environment since is another pod template, and runs them', () => {
    const sets = [replicaSet('v2', 2, { environment: 'before' }), replicaSet('v3', 3)];
    expect(foretellSteps(rollout('v3', 'v2'), sets, to('v2'))).toMatchObject({ steps: 'run' });
  });

  it('counts neither versions of another Rollout nor those of an experiment', () => {
    const others = [replicaSet('v2', 2, { uid: 'other' }), replicaSet('v25', 2, { experiment: true })];
    const sets = [replicaSet('v1', 1), ...others, replicaSet('v3', 3)];
    expect(foretellSteps(rollout('v3', 'v3', window(1)), sets, to('v1'))).toMatchObject({ steps: 'skipped' });
    expect(foretellSteps(rollout('v3', 'v3', window(9)), sets, to('v2'))).toMatchObject({ steps: 'run' });
  });

  it('a blue-green one has its stable version, too', () => {
    const blueGreen = { strategy: { blueGreen: { activeService: 'active' } } };
    expect(foretellSteps(rollout('v3', 'v2', blueGreen), versions, to('v2'))).toMatchObject({ steps: 'skipped' });
  });
});
