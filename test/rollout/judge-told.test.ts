import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/image/reference.ts';
import type { Relation } from '../../src/rollout/assessment.ts';
import type { Goal } from '../../src/rollout/goal.ts';
import type { Heard } from '../../src/rollout/judge-told.ts';
import { judgeTold } from '../../src/rollout/judge-told.ts';
import { readTold } from '../../src/rollout/told.ts';
import type { Word } from './words.ts';
import { payloadOf } from './words.ts';

const ours = 'a'.repeat(40);
const later = 'b'.repeat(40);
const older = 'c'.repeat(40);
const newer = 'd'.repeat(40);
const digest: Digest = `sha256:${'1'.repeat(64)}`;
const our = `ghcr.io/acme/api:v2@${digest}`;
const old = 'ghcr.io/acme/api:v1';

const relations = new Map<string, Relation>([
  [ours, 'ours'],
  [later, 'ours'],
  [newer, 'descendant'],
  [older, 'other'],
]);

const goal: Goal = {
  image: { registry: 'ghcr.io', name: 'acme/api', tag: 'v2', digest },
  platformDigests: [],
  revision: ours,
  application: { namespace: 'argocd', name: 'api' },
  workloads: [{ kind: 'Rollout', namespace: 'prod', name: 'api' }],
  written: true,
};

function hear(word: Partial<Word> = {}, of: Goal = goal): Heard {
  const told = readTold(payloadOf({ revision: ours, images: [our], ...word }));
  if (typeof told === 'string') throw new Error(told);
  return judgeTold(of, told, relations);
}

function judged(word: Partial<Word>) {
  const heard = hear(word);
  return heard.says === 'nothing' ? heard : heard.assessment.judgement;
}

const hpa = { group: 'autoscaling', kind: 'HorizontalPodAutoscaler', namespace: 'prod', name: 'api' };

describe('what Argo CD tells of a target that nobody can look at', () => {
  it('is success where our revision is applied, healthy, and our image is what its pods name', () => {
    expect(judged({})).toEqual({
      verdict: 'succeeded',
      reason: 'healthy',
      sentence: "argocd/api is healthy at aaaaaaa, by Argo CD's word: its workloads were not looked at",
    });
    expect(judged({ revision: later, synced: ours })).toMatchObject({ verdict: 'succeeded' });
    expect(judged({ images: [our, 'docker.io/library/redis:7'] })).toMatchObject({ verdict: 'succeeded' });
  });

  it.each<[string, Partial<Word>, RegExp]>([
    ['an older revision', { revision: older }, /still shows api at ccccccc/],
    ['a commit that nobody knows', { revision: 'e'.repeat(40) }, /still shows/],
    ['another Application', { name: 'web' }, /another Application/],
    ['the state before our sync', { sync: 'OutOfSync', synced: older }, /about to apply/],
    [
      'a health from before the end of the sync',
      { reconciledAt: '2026-03-01T12:04:59Z' },
      /before the end of its sync/,
    ],
    ['a sync that goes on', { phase: 'Running' }, /is applying/],
    ['pods of another image', { images: [old] }, /ghcr.io\/acme\/api:v1: that is no proof/],
    ['pods of ours and of another', { images: [old, our] }, /no proof/],
    ['no pods', { images: [] }, /no image: that is no proof/],
    ['a newer change of ours', { revision: newer }, /newer change/],
    ['the health of what cannot be compared', { sync: 'Unknown' }, /cannot compare/],
    ['a rollout that goes on', { health: 'Progressing' }, /is Progressing/],
    ['a health that Argo CD does not know', { health: 'Unknown' }, /is Unknown/],
    ['a workload whose health is not looked at', { others: [{ ...hpa, health: { status: 'Healthy' } }] }, /is Unknown/],
    ['a workload that goes on', { workload: { status: 'Progressing' } }, /is Progressing/],
    ['what has been degraded for a moment', { health: 'Degraded', healthSince: '2026-03-01T12:09:45Z' }, /15 s only/],
    [
      'what has been degraded since long before our sync ended, which was a moment ago',
      {
        health: 'Degraded',
        healthSince: '2026-02-28T12:00:00Z',
        at: '2026-03-01T12:05:10Z',
        reconciledAt: '2026-03-01T12:05:08Z',
        others: [{ ...hpa, health: { status: 'Degraded' } }],
        workload: { status: 'Degraded' },
      },
      /10 s only/,
    ],
  ])('says nothing of %s', (_, word, why) => {
    expect(judged(word)).toEqual({ says: 'nothing', why: expect.stringMatching(why) });
  });

  it('says nothing of workloads that the Application does not manage', () => {
    const other: Goal = {
      ...goal,
      workloads: [...goal.workloads, { kind: 'Deployment', namespace: 'prod', name: 'w' }],
    };
    expect(hear({}, other)).toEqual({ says: 'nothing', why: expect.stringContaining('Deployment prod/w') });
  });

  it('is failure where our workloads are degraded, whatever their pods name', () => {
    const failed = { verdict: 'failed', reason: 'degraded', recover: true };
    expect(judged({ health: 'Degraded', images: [old] })).toMatchObject(failed);
    const workload = { status: 'Degraded', message: 'RolloutAborted: metric "errors" assessed Failed' };
    expect(judged({ health: 'Degraded', workload })).toMatchObject({
      ...failed,
      sentence: expect.stringContaining('prod/api: RolloutAborted: metric "errors" assessed Failed'),
    });
  });

  it('is no failure of ours where something else may be what is degraded', () => {
    expect(judged({ health: 'Degraded', others: [hpa] })).toMatchObject({
      verdict: 'paused',
      reason: 'not-watched',
      sentence: expect.stringContaining('it may be HorizontalPodAutoscaler prod/api'),
    });
    expect(judged({ health: 'Degraded', cut: true })).toMatchObject({ verdict: 'paused' });
    const heard = hear({ health: 'Degraded', others: [hpa], workload: { status: 'Healthy' } });
    expect(heard).toMatchObject({
      assessment: { judgement: { verdict: 'succeeded' }, notes: ['Application argocd/api is Degraded'] },
    });
  });

  it('is failure where the sync failed, with its message', () => {
    const word = { sync: 'OutOfSync', phase: 'Failed', message: 'one or more objects failed to apply' };
    expect(judged(word)).toMatchObject({
      verdict: 'failed',
      reason: 'sync-failed',
      sentence: expect.stringMatching(/failed to apply .by Argo CD's word/),
    });
    expect(judged({ ...word, revision: older, synced: older })).toMatchObject({ says: 'nothing' });
  });

  it('is failure of the rollout, not of the sync alone, where Argo CD waited in vain for what it has applied', () => {
    const applied = [{ kind: 'Rollout', namespace: 'prod', name: 'api', status: 'Synced' }];
    const word = { phase: 'Failed', message: 'waited in vain', applied };
    expect(judged({ ...word, health: 'Degraded' })).toMatchObject({ reason: 'degraded', recover: true });
    expect(judged({ ...word, health: 'Degraded', healthSince: '2026-03-01T12:09:45Z' })).toMatchObject({
      says: 'nothing',
    });
    expect(judged(word)).toMatchObject({ verdict: 'failed', reason: 'sync-failed', recover: false });
  });

  it('is a pause where a rollout stands at one', () => {
    expect(judged({ health: 'Suspended' })).toMatchObject({ verdict: 'paused', reason: 'not-watched' });
  });
});

describe('the payload of a dispatch', () => {
  const whole = payloadOf({ revision: ours });
  const withApplication = (over: object) => ({ ...whole, application: { ...Object(whole['application']), ...over } });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'argocd'],
    ['another version', { ...whole, version: 2 }],
    ['no Application', { ...whole, application: 'api' }],
    ['a name that is none', withApplication({ metadata: { name: 'a\n::error::b', namespace: 'argocd' } })],
    ['no time', { ...whole, at: 'yesterday' }],
    ['no commit', withApplication({ status: { sync: { revision: 'main' } } })],
    ['more than fits', withApplication({ status: { sync: { revision: ours }, resources: Array(2000).fill({}) } })],
  ])('of %s is not used', (_, payload) => {
    expect(readTold(payload)).toEqual(expect.any(String));
  });
});
