import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rolloutAction } from '../../src/commands/rollout-action.ts';
import { DeployError } from '../../src/errors.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import type { RolloutAction } from '../../src/rollout/action.ts';
import type { WorkloadName } from '../../src/rollout/goal.ts';
import type { SeenRequest, TestObject } from '../../world/cluster/api-server.ts';
import { ApiServer, json, status } from '../../world/cluster/api-server.ts';
import { patched } from '../../world/cluster/recording.ts';
import { never } from '../clock.ts';
import { connectTo, rolloutsPath } from '../cluster/connection.ts';
import { FakeClock } from '../cluster/fake-clock.ts';

const name: WorkloadName = { kind: 'Rollout', namespace: 'shop', name: 'api' };

const atGate = {
  observedGeneration: '1',
  phase: 'Paused',
  message: 'CanaryPauseStep',
  currentPodHash: 'new',
  stableRS: 'old',
  currentStepIndex: 1,
  controllerPause: true,
  pauseConditions: [{ reason: 'CanaryPauseStep', startTime: '2026-03-01T12:00:00Z' }],
};

function rollout({ own = 'api', spec = {}, state = atGate, metadata = {} }: Record<string, object | string> = {}) {
  const steps = [{ setWeight: 50 }, { pause: {} }, { setWeight: 100 }];
  return {
    metadata: { name: String(own), namespace: 'shop', uid: `uid-${own}`, generation: 1, ...Object(metadata) },
    spec: { strategy: { canary: { steps } }, ...Object(spec) },
    status: state,
  };
}

/** The API server with Rollouts; whoever is given as the controller acts after each patch. */
class Stage implements AsyncDisposable {
  readonly clock = new FakeClock();
  readonly warnings: string[] = [];
  readonly shown: string[] = [];
  readonly server: ApiServer;
  readonly #refusals = new Map<string, readonly [number, string]>();
  /** What the controller does after a patch. */
  controller: (request: SeenRequest) => void = () => {};

  constructor(server: ApiServer) {
    this.server = server;
    server.on(
      ({ method }) => method === 'PATCH',
      (request, response) => {
        const refusal = this.#refusals.get(request.path.endsWith('/status') ? 'status' : 'none');
        if (refusal !== undefined) return status(response, ...refusal);
        const own =
          request.path
            .replace(/\/status$/, '')
            .split('/')
            .at(-1) ?? '';
        this.#merge(own, JSON.parse(request.body));
        json(response, 200, this.object(own));
        this.controller(request);
      },
    );
  }

  object(own = 'api'): TestObject {
    const found = this.server.objects(rolloutsPath).find(({ metadata }) => metadata.name === own);
    if (found === undefined) throw new Error(`there is no ${own}`);
    return found;
  }

  put(object: TestObject): void {
    this.server.put(rolloutsPath, object);
  }

  /** What the controller writes into the status. */
  writes(fields: object, own = 'api'): void {
    this.#merge(own, { status: fields });
  }

  #merge(own: string, patch: object): void {
    const { metadata, ...merged } = Object(patched(this.object(own), patch));
    this.put({ ...merged, metadata });
  }

  get patches(): readonly { readonly subresource: string; readonly patch: unknown }[] {
    return this.server.requests
      .filter(({ method }) => method === 'PATCH')
      .map(({ path, body }) => ({
        subresource: path.endsWith('/status') ? 'status' : 'none',
        patch: JSON.parse(body),
      }));
  }

  /** Answers patches of this kind in another way. */
  refuse(subresource: 'status' | 'none', code: number, message = 'no'): void {
    this.#refusals.set(subresource, [code, message]);
  }

  async act(action: RolloutAction, workloads: readonly WorkloadName[] = [name], cluster?: Cluster | null) {
    const connected = cluster === undefined ? await connectTo({ port: this.server.port, clock: this.clock }) : cluster;
    const log = {
      debug: () => {},
      info: () => {},
      warning: (message: string) => void this.warnings.push(message),
      error: () => {},
      mask: () => {},
    };
    const results = {
      output: () => {},
      summary: async () => {},
      remember: () => {},
      forget: () => {},
      show: (text: string) => void this.shown.push(text),
    };
    const ports = { clock: this.clock, log, results, cluster: async () => connected ?? undefined };
    return rolloutAction({ action, places: [{ workloads }] }, ports, never);
  }

  /** Lets time pass while something goes on. */
  async passing<T>(going: Promise<T>, most = 120): Promise<T> {
    let isOver = false;
    const ending = going.finally(() => {
      isOver = true;
    });
    for (let second = 0; second < most && !isOver; second += 1) {
      this.clock.advance(1000);
      for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    }
    return ending;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
  }
}

let stage: Stage;
beforeEach(async () => {
  stage = new Stage(await ApiServer.start());
});
afterEach(() => stage[Symbol.asyncDispose]());

const goesOn = { controllerPause: null, currentStepIndex: 2, phase: 'Progressing' };

describe('what is asked of a Rollout', () => {
  it('is sent once and waited for', async () => {
    stage.put(rollout());
    stage.controller = () => stage.writes(goesOn);
    const { outcome, details } = await stage.act('promote');
    expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'done', stage: 'rollout' });
    expect(outcome.sentence).toBe('shop/api was promoted past its pause at step 2 of 3');
    expect(stage.patches).toEqual([{ subresource: 'status', patch: { status: { pauseConditions: null } } }]);
    expect(details).toMatchObject({
      action: 'promote',
      rollouts: [{ rollout: name, reason: 'done', sent: 1, nudged: 0 }],
    });
  });

  it('goes to the Rollout itself where it has no status subresource', async () => {
    stage.put(rollout({ spec: { paused: true } }));
    stage.refuse('status', 404, 'the server could not find the requested resource');
    stage.controller = () => stage.writes({ ...goesOn, observedGeneration: '2' });
    expect((await stage.act('promote')).outcome.reason).toBe('done');
    expect(stage.patches).toEqual([
      { subresource: 'status', patch: { status: { pauseConditions: null } } },
      { subresource: 'none', patch: { spec: { paused: false }, status: { pauseConditions: null } } },
    ]);
  });

  it('is sent again where the controller has written over it', async () => {
    stage.put(rollout());
    stage.controller = () => {
      stage.controller = () => stage.writes(goesOn);
      stage.writes({ pauseConditions: atGate.pauseConditions });
    };
    const { outcome } = await stage.act('promote');
    expect(outcome.reason).toBe('done');
    expect(outcome.sentence).toContain('had written over it, so it was sent 2 times');
    expect(stage.warnings.join()).toContain('promote is sent again');
    expect(stage.patches).toHaveLength(2);
  });

  it('is nudged once where nothing moves, and leaves nothing behind', async () => {
    stage.put(rollout());
    stage.controller = ({ body }) => {
      if (body.includes('nudged-at":"')) stage.writes({ abortedAt: '2026-03-01T12:00:06Z', phase: 'Degraded' });
    };
    const { outcome } = await stage.passing(stage.act('abort'));
    expect(outcome.sentence).toBe(
      'shop/api was aborted: the version before serves on; the controller had missed it and was nudged',
    );
    expect(stage.patches.map(({ subresource }) => subresource)).toEqual(['status', 'none', 'none']);
    expect(stage.object().metadata['annotations']).toEqual({});
  });

  it('is given up where the controller takes nothing, with how it stands', async () => {
    stage.put(rollout());
    const { outcome, details } = await stage.passing(stage.act('promote-full'));
    expect(outcome).toMatchObject({ outcome: 'errored', reason: 'action-not-taken' });
    expect(outcome.sentence).toMatch(
      /not taken it within 60 s, also when nudged .*its status says Paused: CanaryPauseStep/,
    );
    expect(details).toMatchObject({ rollouts: [{ sent: 1 }] });
  });

  it('waits without a nudge where that is forbidden', async () => {
    stage.put(rollout());
    stage.refuse('none', 403, 'rollouts is forbidden');
    const { outcome } = await stage.passing(stage.act('abort'));
    expect(outcome.reason).toBe('action-not-taken');
    expect(stage.warnings.filter((line) => line.includes('cannot be nudged'))).toHaveLength(1);
  });

  it('waits until the controller has seen the newest specification', async () => {
    stage.put(rollout({ metadata: { generation: 2 } }));
    stage.controller = () => stage.writes(goesOn);
    const acting = stage.act('promote');
    await stage.server.until(() => stage.server.streams(rolloutsPath) === 1);
    expect(stage.patches).toEqual([]);
    stage.writes({ observedGeneration: '2', currentPodHash: 'newer', currentStepIndex: 1 });
    expect((await acting).outcome.reason).toBe('done');
  });

  it.each([
    ['promote', { currentPodHash: 'newer' }, 'superseded', 'image-replaced'],
    ['promote', { abort: true, message: 'RolloutAborted: metric' }, 'failed', 'rollout-aborted'],
    ['abort', { abort: false, stableRS: 'new' }, 'errored', 'action-overtaken'],
  ] as const)('%s is overtaken by %j', async (action, fields, outcome, reason) => {
    stage.put(rollout());
    stage.controller = () => stage.writes(fields);
    expect((await stage.act(action)).outcome).toMatchObject({ outcome, reason });
  });

  it('ends where the Rollout is deleted in the middle', async () => {
    stage.put(rollout());
    stage.controller = () => stage.server.remove(rolloutsPath, stage.object());
    expect((await stage.act('abort')).outcome).toMatchObject({ outcome: 'errored', reason: 'disappeared' });
  });
});

describe('nothing is sent', () => {
  it('where it is so already, or there is nothing to act on', async () => {
    stage.put(
      rollout({ state: { ...atGate, abort: true, abortedAt: '2026-03-01T12:00:00Z', message: 'RolloutAborted' } }),
    );
    expect((await stage.act('abort')).outcome).toMatchObject({ outcome: 'succeeded', reason: 'already-so' });
    expect((await stage.act('promote')).outcome).toMatchObject({ outcome: 'errored', reason: 'nothing-to-act-on' });
    expect(stage.patches).toEqual([]);
  });

  it('where there is no such Rollout, or another kind', async () => {
    const deployment: WorkloadName = { ...name, kind: 'Deployment' };
    const { outcome } = await stage.act('abort', [name]);
    expect(outcome).toMatchObject({ reason: 'workload-not-found', sentence: 'shop/api: there is no such Rollout' });
    expect((await stage.act('abort', [deployment])).outcome).toMatchObject({ reason: 'not-supported' });
  });

  it('without a way to the cluster', async () => {
    expect((await stage.act('abort', [name], null)).outcome).toMatchObject({ outcome: 'errored', reason: 'bad-input' });
  });

  it('where it may not be read: the Role is told', async () => {
    stage.server.on(
      () => true,
      (_request, response) => status(response, 403, 'rollouts is forbidden'),
    );
    const { outcome } = await stage.act('abort');
    expect(outcome).toMatchObject({ reason: 'forbidden', sentence: 'shop/api: rollouts is forbidden' });
    expect(outcome.remedy).toContain('resources: ["rollouts"], verbs: ["list", "watch", "patch"]');
  });
});

describe('what is told', () => {
  it('that a part was sent where the rest is forbidden', async () => {
    stage.put(rollout({ spec: { paused: true } }));
    stage.refuse('none', 403, 'rollouts is forbidden');
    const { outcome } = await stage.act('promote');
    expect(outcome.reason).toBe('forbidden');
    expect(outcome.sentence).toContain('promote was sent in part or whole');
    expect(outcome.remedy).toContain('rollouts/status');
  });

  it('that Git names what was changed', async () => {
    const last = JSON.stringify({ spec: { paused: false } });
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': last };
    stage.put(rollout({ metadata: { annotations } }));
    stage.controller = () => stage.writes({ observedGeneration: '1' });
    const { outcome, details } = await stage.act('pause');
    expect(outcome.reason).toBe('done');
    expect(details).toMatchObject({ rollouts: [{ notes: [expect.stringContaining('change it in Git')] }] });
    expect(stage.warnings.join()).toContain('self-heal');
  });

  it('each of several, once, and the worst as the reason', async () => {
    stage.put(rollout());
    stage.controller = () => stage.writes({ abortedAt: '2026-03-01T12:00:06Z' });
    const gone = { ...name, name: 'gone' };
    const { outcome, details } = await stage.act('abort', [gone, name, name]);
    expect(outcome).toMatchObject({ outcome: 'errored', reason: 'workload-not-found' });
    expect(outcome.sentence).toBe(
      'shop/gone: there is no such Rollout; shop/api was aborted: the version before serves on',
    );
    expect(details).toMatchObject({ rollouts: [{ reason: 'workload-not-found' }, { reason: 'done' }] });
    expect(stage.shown.join()).toMatch(/ROLLOUT +OUTCOME +REASON/);
  });

  it('of several clusters each, also where there is no way to one', async () => {
    stage.put(rollout());
    stage.controller = () => stage.writes({ abortedAt: '2026-03-01T12:00:06Z' });
    const connected = await connectTo({ port: stage.server.port, clock: stage.clock });
    const quiet = () => {};
    const { outcome, details } = await rolloutAction(
      {
        action: 'abort',
        places: [
          { cluster: 'eu', workloads: [name] },
          { cluster: 'us', workloads: [name] },
        ],
      },
      {
        clock: stage.clock,
        log: { debug: quiet, info: quiet, warning: quiet, error: quiet, mask: quiet },
        results: { output: quiet, summary: async () => {}, remember: quiet, forget: quiet, show: quiet },
        cluster: async (cluster) => {
          if (cluster === 'eu') return connected;
          throw new DeployError('bad-input', { stage: 'inputs', message: 'KUBECONFIG_US is not set' });
        },
      },
      never,
    );
    expect(outcome).toMatchObject({ outcome: 'errored', reason: 'bad-input' });
    expect(details).toMatchObject({
      rollouts: [{ reason: 'done' }, { sentence: 'shop/api: KUBECONFIG_US is not set' }],
    });
  });
});
