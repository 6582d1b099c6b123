import { afterEach, expect, it, vi } from 'vitest';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import type { Telemetry, TracedStage } from '../../src/ports/telemetry.ts';
import { noTelemetry } from '../../src/ports/telemetry.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { Stand } from './stand.ts';

// each plays deployments on real git servers
vi.setConfig({ testTimeout: 60_000 });

let stand: Stand;
afterEach(() => stand[Symbol.asyncDispose]());

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

/** Telemetry that writes down what it is given. */
function heard() {
  const stages: TracedStage['stage'][] = [];
  const earlier: (string | undefined)[] = [];
  const telemetry: Telemetry = {
    ...noTelemetry,
    context: () => ({ traceparent }),
    deployment: (_, from, work) => {
      earlier.push(from);
      return work();
    },
    stage: ({ stage }, work) => {
      stages.push(stage);
      return work();
    },
  };
  return { telemetry, stages, earlier };
}

const lastCommit = () => stand.world.gitops.git('log', '-1', '--format=%B', 'main');

it('each step is traced, and the commit and the record say of which trace', async () => {
  stand = await Stand.open();
  const { telemetry, stages, earlier } = heard();
  await drive(stand.plan(stand.a, 1), await stand.ports({ telemetry }), { signal: never });
  expect(stages).toEqual(['check', 'build', 'scan', 'sign', 'tag', 'write', 'watch']);
  expect(earlier).toEqual([undefined]);
  expect(lastCommit()).toMatch(new RegExp(`^Gitops-Deploy-Run: .*\nGitops-Deploy-Trace: ${traceId}$`, 'm'));
  expect((await stand.records())[0]?.payload.trace).toBe(traceparent);
});

it('who takes it up knows where the run that began it stands', async () => {
  stand = await Stand.open();
  await drive(stand.plan(stand.a, 1), await stand.ports(heard()), { signal: never });
  stand.endRun(1);
  const { telemetry, earlier } = heard();
  const { configuration } = stand;
  await resumeEnvironment({
    ports: await stand.ports({ telemetry }),
    configuration,
    facts: stand.facts(9),
    signal: never,
  });
  expect(earlier).toEqual([traceparent]);
});

it('without telemetry neither says anything of a trace', async () => {
  stand = await Stand.open();
  await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
  expect(lastCommit()).not.toContain('Gitops-Deploy-Trace');
  expect((await stand.records())[0]?.payload).not.toHaveProperty('trace');
});
