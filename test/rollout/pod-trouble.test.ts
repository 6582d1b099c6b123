import { describe, expect, it } from 'vitest';
import { troubleOfPod, unreadyIn } from '../../src/rollout/pod-trouble.ts';
import { podOfKind } from './pods.ts';

const backOff = { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s restarting failed container' } };
const crashed = (terminated: object, more: object = {}) => ({
  restartCount: 3,
  state: backOff,
  lastState: { terminated },
  ...more,
});
const pod = (facts: Parameters<typeof podOfKind>[2]) => podOfKind('Deployment', 'h', facts);

describe('a container that ends again and again', () => {
  it.each([
    [
      'killed for its memory',
      { exitCode: 137, reason: 'OOMKilled' },
      'was killed: out of memory (limit 64Mi), exit code 137, 3 restarts',
    ],
    ['with an error', { exitCode: 1, reason: 'Error' }, 'ended with exit code 1, 3 restarts'],
    [
      'that says why',
      { exitCode: 2, reason: 'Error', message: 'panic: no \u001b[1mtable\u001b[0m\nusers\n' },
      'ended with exit code 2, 3 restarts: panic: no table users',
    ],
    [
      'that could not begin',
      { exitCode: 128, reason: 'StartError' },
      'ended with exit code 128 (StartError), 3 restarts',
    ],
    ['of which nothing is known', {}, 'ended, 3 restarts'],
  ])('%s', (_, terminated, words) => {
    const resources = { limits: { memory: '64Mi' } };
    expect(troubleOfPod(pod({ container: crashed(terminated), resources }))).toEqual({
      reason: 'crash-loop',
      pod: 'api-x',
      message: `container app ${words}`,
      crashed: { container: 'app', previous: true },
    });
  });

  it('was started again once', () => {
    const container = crashed({ exitCode: 1 }, { restartCount: 1 });
    expect(troubleOfPod(pod({ container }))?.message).toBe('container app ended with exit code 1, 1 restart');
  });

  it('has no limit in the sentence where it has none', () => {
    expect(troubleOfPod(pod({ container: crashed({ exitCode: 137, reason: 'OOMKilled' }) }))?.message).toBe(
      'container app was killed: out of memory, exit code 137, 3 restarts',
    );
  });

  it('is told with the end of a message that is long', () => {
    const message = `${'x'.repeat(4000)} the last words`;
    const { message: said = '' } = troubleOfPod(pod({ container: crashed({ exitCode: 1, message }) })) ?? {};
    expect(said).toMatch(/: …x+ the last words$/);
    expect(said.length).toBeLessThan(400);
  });

  it('has the log of its present run where that has ended just now', () => {
    const container = crashed({ exitCode: 1 }, { state: { terminated: { exitCode: 3 } } });
    expect(troubleOfPod(pod({ container }))).toMatchObject({
      message: 'container app ended with exit code 3, 3 restarts',
      crashed: { container: 'app', previous: false },
    });
  });
});

describe('an init container', () => {
  const waiting = { restartCount: 0, state: { waiting: { reason: 'PodInitializing' } } };

  it('that fails is named as one', () => {
    expect(troubleOfPod(pod({ init: crashed({ exitCode: 1 }), container: waiting }))).toMatchObject({
      reason: 'crash-loop',
      message: 'init container migrate ended with exit code 1, 3 restarts',
      crashed: { container: 'migrate', previous: true },
    });
  });

  it('whose image cannot be pulled is named, as it is not the one that is deployed', () => {
    const init = { state: { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image "tools:1"' } } };
    expect(troubleOfPod(pod({ init, container: waiting }))).toMatchObject({
      reason: 'image-pull',
      message: 'init container migrate: Back-off pulling image "tools:1"',
    });
  });

  it('that goes on keeps the pod waiting', () => {
    const hanging = pod({ init: { restartCount: 0, state: { running: {} } }, container: waiting });
    expect(troubleOfPod(hanging)).toBeUndefined();
    expect(unreadyIn(hanging)?.message).toBe('init container migrate has not ended yet');
  });

  it('that came to its end after some tries is no trouble', () => {
    const init = crashed({ exitCode: 1 }, { state: { terminated: { exitCode: 0 } } });
    expect(troubleOfPod(pod({ init }))).toBeUndefined();
  });

  it('that stays beside the others is a container like them', () => {
    const initSpec = { restartPolicy: 'Always' };
    const sidecar = pod({ init: { restartCount: 0, state: { running: {} } }, initSpec, container: waiting });
    expect(unreadyIn(sidecar)?.message).toBe('container migrate runs, and is not ready');
  });
});

describe('a pod that runs', () => {
  it('and is not ready is told with the container', () => {
    expect(unreadyIn(pod({}))).toEqual({
      pod: 'api-x',
      uid: 'api-x',
      message: 'container app runs, and is not ready',
    });
  });

  it.each<[string, { readonly metadata?: object; readonly status?: object }]>([
    ['goes away', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }],
    ['was evicted', { status: { phase: 'Failed' } }],
  ])('and crashed before it %s is no trouble of its workload', (_, { metadata = {}, status = {} }) => {
    const before = pod({ container: crashed({ exitCode: 1 }) }) as {
      readonly metadata: object;
      readonly status: object;
    };
    const leaving = {
      ...before,
      metadata: { ...before.metadata, ...metadata },
      status: { ...before.status, ...status },
    };
    expect(troubleOfPod(before)).toBeDefined();
    expect(troubleOfPod(leaving)).toBeUndefined();
  });

  it('is not told of where it is ready, has not been started, or goes away', () => {
    expect(unreadyIn(pod({ ready: true }))).toBeUndefined();
    expect(unreadyIn(pod({ container: { state: { waiting: { reason: 'ContainerCreating' } } } }))).toBeUndefined();
    const leaving = pod({}) as { readonly metadata: object };
    const metadata = { ...leaving.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' };
    expect(unreadyIn({ ...leaving, metadata })).toBeUndefined();
  });
});
