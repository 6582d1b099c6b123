import { describe, expect, it } from 'vitest';
import type { Cluster, KubernetesObject } from '../../src/ports/cluster.ts';
import type { Answer, Questions } from '../../src/ports/questions.ts';
import type { Inquiry } from '../../src/rollout/evidence.ts';
import { gatherEvidence, isAboutPods } from '../../src/stages/explain.ts';
import type { Verdict } from '../../src/stages/observe.ts';
import { observe } from '../../src/stages/observe.ts';
import { never, TestClock } from '../clock.ts';
import { podOfKind } from '../rollout/pods.ts';

const given = <T>(value: T): Answer<T> => ({ state: 'given', value });
const silent = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };

/** A clock on which no time passes for whoever sleeps, until the test ends a sleep. */
class PatientClock extends TestClock {
  wake = () => {};

  override sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}

function clusterWith(questions: Partial<Questions>, watch: Cluster['watch'] = async function* () {}): Cluster {
  const unasked = () => Promise.reject(new Error('nobody asks for that'));
  const nothing = { steer: unasked, nudge: unasked, refresh: unasked, sync: unasked };
  return { watch, ...nothing, questions: { log: unasked, events: unasked, ...questions } };
}

const log: Inquiry = { ask: 'log', namespace: 'prod', pod: 'api-x', container: 'app', previous: true };
const events: Inquiry = { ask: 'events', namespace: 'prod', uid: 'u', reason: 'Unhealthy' };

describe('what explains a verdict', () => {
  const around = () => ({ clock: new PatientClock(), signal: never });

  it('is what is answered, cleaned', async () => {
    const event: KubernetesObject = { metadata: { name: 'e' } };
    const cluster = clusterWith({
      log: async () => given('\u001b[31mboom\u001b[0m\n'),
      events: async () => given([event]),
    });
    expect(await gatherEvidence(cluster, [log, events], around())).toEqual({
      events: [event],
      logs: [{ namespace: 'prod', pod: 'api-x', container: 'app', lines: ['boom'] }],
      missing: [],
    });
  });

  it('is also why there is no answer', async () => {
    const cluster = clusterWith({ log: async () => ({ state: 'withheld', why: 'forbidden: add a Role' }) });
    expect(await gatherEvidence(cluster, [log], around())).toEqual({
      events: [],
      logs: [],
      missing: ['forbidden: add a Role'],
    });
  });

  it('is not waited for longer than three seconds, whatever does not answer', async () => {
    const clock = new PatientClock();
    const cluster = clusterWith({ log: () => new Promise(() => {}), events: async () => given([]) });
    const gathering = gatherEvidence(cluster, [log, events], { clock, signal: never });
    expect(clock.slept).toEqual([3000]);
    clock.wake();
    expect(await gathering).toMatchObject({
      missing: ['the log of container app of pod api-x did not come within 3 s'],
    });
  });

  it('is not asked for where there is nothing to ask, nor a way to', async () => {
    const clock = new PatientClock();
    const nothing = { events: [], logs: [], missing: [] };
    expect(await gatherEvidence(clusterWith({}), [], { clock, signal: never })).toEqual(nothing);
    const { questions: _, ...bare } = clusterWith({});
    expect(await gatherEvidence(bare, [log], { clock, signal: never })).toEqual(nothing);
    expect(clock.slept).toEqual([]);
  });

  it('is asked about a few at most', async () => {
    let count = 0;
    const cluster = clusterWith({
      log: async () => {
        count += 1;
        return given('');
      },
    });
    expect(await gatherEvidence(cluster, Array(9).fill(log), around())).toMatchObject({ logs: [] });
    expect(count).toBe(5);
  });
});

it.each([
  ['crash-loop', 'rollout', true],
  ['rollout-aborted', 'rollout', true],
  ['analysis-failed', 'rollout', false],
  ['sync-failed', 'sync', false],
] as const)('of a verdict for %s at the stage %s pods are asked about: %s', (reason, stage, is) => {
  expect(isAboutPods({ verdict: 'failed', stage, reason, sentence: '', recover: true })).toBe(is);
});

interface Play {
  readonly status: object;
  readonly pods: readonly object[];
  readonly questions?: Partial<Questions>;
  readonly timeoutSeconds?: number;
  readonly isPutBack?: boolean;
  /** The tag that the Deployment names at each look, the last one from then on. */
  readonly tags?: readonly string[];
}

/** A watch of the Deployment `prod/api` whose status stays as it is; a second passes between two looks. */
async function watched({
  status,
  tags = ['new'],
  pods,
  questions = {},
  timeoutSeconds = 600,
  isPutBack = false,
}: Play): Promise<Verdict> {
  const clock = new PatientClock();
  const deploymentOf = (tag: string | undefined) => ({
    metadata: { name: 'api', namespace: 'prod', uid: 'u', generation: 2 },
    spec: { replicas: 3, template: { spec: { containers: [{ name: 'app', image: `registry.test/api:${tag}` }] } } },
    status,
  });
  const cluster = clusterWith(questions, async function* (types, signal) {
    for (let look = 0; !signal.aborted; clock.pass(1), look += 1) {
      const objects: Readonly<Record<string, readonly KubernetesObject[]>> = {
        deployments: [deploymentOf(tags[look] ?? tags.at(-1))],
        pods: pods as readonly KubernetesObject[],
      };
      yield {
        at: clock.now(),
        listings: types.map(({ resource }) => ({ state: 'listed', objects: objects[resource] ?? [] }) as const),
      };
    }
  });
  const goal = {
    image: { registry: 'registry.test', name: 'api', tag: 'new' },
    platformDigests: [],
    revision: 'ours',
    workloads: [{ kind: 'Deployment', namespace: 'prod', name: 'api' }],
    written: true,
  } as const;
  return observe({
    watched: [{ target: 'eu', wave: 1, goal, cluster: 'eu', applicationCluster: 'eu' }],
    wave: 1,
    clusters: new Map([['eu', cluster]]),
    clock,
    log: silent,
    timeoutSeconds,
    onPause: 'end',
    isPutBack,
    relate: async () => 'other',
    onSight: () => {},
    onLook: () => {},
    signal: never,
  });
}

describe('a watch that ends badly', () => {
  const stuck = { observedGeneration: 2, replicas: 4, updatedReplicas: 1, availableReplicas: 3 };
  const overdue = {
    ...stuck,
    conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'timed out' }],
  };
  const container = {
    restartCount: 3,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated: { exitCode: 1, reason: 'Error' } },
  };
  const old = podOfKind('Deployment', 'before', { name: 'old', ready: true, image: 'registry.test/api:old' });
  const crashing = [old, podOfKind('Deployment', 'h', { container })];
  const sentence = 'Deployment prod/api: pod api-x: container app ended with exit code 1, 3 restarts';

  it('asks once, when the verdict is about to be told, and says what serves', async () => {
    const asked: unknown[] = [];
    const questions = {
      log: async (run: unknown) => {
        asked.push(run);
        return given('no such table\n');
      },
    };
    const { outcome, recover, targets, culprits } = await watched({ status: overdue, pods: crashing, questions });
    expect(outcome).toMatchObject({
      outcome: 'failed',
      reason: 'crash-loop',
      sentence: `${sentence}; the version before serves; Git names the new one`,
    });
    expect({ recover, culprits }).toEqual({ recover: true, culprits: ['eu'] });
    expect(asked).toHaveLength(1);
    expect(targets[0]?.assessment.logs).toMatchObject([{ pod: 'api-x', lines: ['no such table'] }]);
  });

  it('says nothing of Git where that is about to be put back', async () => {
    const questions = { log: async () => given('') };
    const { outcome } = await watched({ status: overdue, pods: crashing, questions, isPutBack: true });
    expect(outcome.sentence).toBe(`${sentence}; the version before serves`);
  });

  it('says nothing of Git where somebody put the old image back, as it may have been there', async () => {
    const { outcome } = await watched({ status: stuck, pods: [old], tags: ['old', 'new', 'old'] });
    expect(outcome).toMatchObject({
      reason: 'rolled-back-by-another',
      sentence: 'somebody put registry.test/api:old back into Deployment prod/api; the version before serves',
    });
  });

  it('has the same verdict where nothing may be asked, and says which right is missing', async () => {
    const why = 'the log cannot be read: add to a Role';
    const questions = { log: async () => ({ state: 'withheld', why }) as const };
    const { outcome, targets } = await watched({ status: overdue, pods: crashing, questions });
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'crash-loop' });
    expect(targets[0]?.assessment.notes).toEqual([why]);
  });

  it('by our deadline names the trouble of a pod as its reason', async () => {
    const questions = { log: async () => given('') };
    const { outcome, recover } = await watched({ status: stuck, pods: crashing, questions, timeoutSeconds: 5 });
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'crash-loop' });
    expect(outcome.sentence).toContain(`after 5 s: ${sentence}`);
    expect(recover).toBe(true);
  });

  it('by our deadline cannot tell of a pod that may get ready, and names its probe', async () => {
    const event = {
      metadata: { name: 'e' },
      involvedObject: { uid: 'api-x' },
      reason: 'Unhealthy',
      message: 'Readiness probe failed: 503',
    };
    const questions = { events: async () => given([event]) };
    const pods = [old, podOfKind('Deployment', 'h')];
    const { outcome, recover } = await watched({ status: stuck, pods, questions, timeoutSeconds: 5 });
    expect(outcome).toMatchObject({
      outcome: 'errored',
      reason: 'deadline-exceeded',
      sentence:
        'after 5 s: Deployment prod/api: 1 of 3 pods updated; pod api-x: container app runs, and is not ready: Readiness probe failed: 503',
    });
    expect(recover).toBe(false);
  });
});

it('a watch that ends well asks nothing', async () => {
  const status = { observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 3 };
  const { outcome, targets } = await watched({ status, pods: [podOfKind('Deployment', 'h')] });
  expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  expect(targets[0]?.assessment).not.toHaveProperty('serving');
});
