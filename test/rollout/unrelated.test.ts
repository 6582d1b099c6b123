import { describe, expect, it } from 'vitest';
import { readApplication } from '../../src/rollout/application.ts';
import { assess } from '../../src/rollout/assess.ts';
import type { Memory } from '../../src/rollout/assessment.ts';
import type { Goal } from '../../src/rollout/goal.ts';
import { readRollout } from '../../src/rollout/rollout.ts';

const goal: Goal = {
  image: { registry: 'registry.test', name: 'api', tag: '2' },
  platformDigests: [],
  workloads: [{ kind: 'Rollout', namespace: 'prod', name: 'api' }],
  written: true,
  revision: 'ours',
  application: { namespace: 'argocd', name: 'shop' },
};

interface Resource {
  readonly group?: string;
  readonly kind: string;
  readonly name?: string;
  readonly health?: string;
}

const own: Resource = { group: 'argoproj.io', kind: 'Rollout', name: 'api' };
const scaler: Resource = { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' };

function applicationOf(name: string, resources: readonly Resource[], health = 'Degraded') {
  return readApplication({
    metadata: { name, namespace: 'argocd' },
    status: {
      sync: { status: 'Synced', revision: 'ours' },
      health: { status: health },
      operationState: { phase: 'Succeeded', syncResult: { revision: 'ours' } },
      resources: resources.map(({ name: of = 'old', health: own, ...resource }) => ({
        namespace: 'prod',
        name: of,
        ...resource,
        ...(own === undefined ? {} : { health: { status: own } }),
      })),
    },
  });
}

interface Choices {
  readonly health?: string;
  readonly phase?: string;
  readonly seconds?: number;
  readonly children?: readonly ReturnType<typeof applicationOf>[];
}

/** What is said after so many seconds in which nothing changed. */
function said(resources: readonly Resource[], { health, phase = 'Healthy', seconds = 5, children = [] }: Choices = {}) {
  const rollout = readRollout({
    metadata: { name: 'api', namespace: 'prod', generation: 1 },
    spec: {
      replicas: 1,
      template: { spec: { containers: [{ name: 'app', image: 'registry.test/api:2' }] } },
      strategy: { canary: {} },
    },
    status: {
      observedGeneration: '1',
      currentPodHash: 'h',
      stableRS: 'h',
      availableReplicas: 1,
      updatedReplicas: 1,
      phase,
    },
  });
  const snapshot = {
    application: { state: 'present', object: applicationOf('shop', resources, health) },
    children,
    workloads: [{ state: 'present', object: rollout }],
    runs: [],
    pods: [],
    relations: new Map([['ours', 'ours'] as const]),
  } as const;
  let memory: Memory | undefined;
  let notes: readonly string[] = [];
  let verdict = '';
  for (const second of [0, seconds]) {
    const look = assess(goal, { ...snapshot, at: new Date(second * 1000) }, memory);
    memory = look.memory;
    ({ notes } = look.assessment);
    ({ verdict } = look.assessment.judgement);
  }
  return { notes, verdict };
}

const because = 'Application argocd/shop is Degraded by something that is not watched';

describe('an Application that is Degraded beside healthy workloads', () => {
  it('is told with what makes it so, and changes no verdict', () => {
    const { notes, verdict } = said([
      own,
      scaler,
      { kind: 'ConfigMap' },
      { group: 'networking.k8s.io', kind: 'Ingress' },
    ]);
    expect(notes).toEqual([`${because}: HorizontalPodAutoscaler prod/old`]);
    expect(verdict).toBe('succeeded');
  });

  it('names what Argo CD itself calls Degraded, where it keeps that', () => {
    const { notes } = said([
      own,
      { ...scaler, health: 'Healthy' },
      { group: 'batch', kind: 'Job', health: 'Degraded' },
    ]);
    expect(notes).toEqual([`${because}: Job prod/old`]);
  });

  it('names three of many that it may be, and more of those that Argo CD tells', () => {
    const many = Array.from({ length: 5 }, (_, index) => ({ ...scaler, name: `old-${index}` }));
    const names = ['old-0', 'old-1', 'old-2'].map((name) => `HorizontalPodAutoscaler prod/${name}`);
    expect(said([own, ...many]).notes).toEqual([`${because}: ${names.join(' or ')} or 2 more`]);
    const told = many.map((one) => ({ ...one, health: 'Degraded' }));
    expect(said([own, ...told]).notes).toEqual([`${because}: ${names.join(' and ')} and 2 more`]);
  });

  it('may be of a kind that nobody here knows, or of none that is seen', () => {
    expect(said([own, { group: 'acme.example', kind: 'Bucket' }]).notes).toEqual([`${because}: Bucket prod/old`]);
    expect(said([own, { kind: 'Service' }]).notes).toEqual([because]);
  });

  it.each<[string, Choices]>([
    ['has been so for a moment only: its health follows that of the workloads', { seconds: 4 }],
    ['is not Degraded', { health: 'Progressing' }],
    ['has a workload of ours that is Degraded itself', { phase: 'Degraded' }],
  ])('says nothing where it %s', (_, choices) => {
    expect(said([own, scaler], choices).notes).toEqual([]);
  });

  it('may be a child of an app of apps that manages a workload of ours, and no other child', () => {
    const children = [applicationOf('mine', [own, scaler]), applicationOf('other', [scaler])];
    const apps = ['mine', 'other'].map((name) => ({ group: 'argoproj.io', kind: 'Application', name }));
    expect(said(apps, { health: 'Healthy', children }).notes).toEqual([
      'Application argocd/mine is Degraded by something that is not watched: HorizontalPodAutoscaler prod/old',
    ]);
  });
});
