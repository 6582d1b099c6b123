import { afterEach, expect, it, vi } from 'vitest';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import type { Telemetry, TracedStage } from '../../src/ports/telemetry.ts';
import { noTelemetry } from '../../src/ports/telemetry.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { Stand } from './stand.ts';

// it plays a deployment on real git servers
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

it('each step is traced, commit and record say of which trace, and who takes it up knows of it', async () => {
  stand = await Stand.open();
  const { telemetry, stages, earlier } = heard();
  await drive(stand.plan(stand.a, 1), await stand.ports({ telemetry }), { signal: never });
  expect(stages).toEqual(['check', 'build', 'scan', 'sign', 'tag', 'write', 'watch']);
  const message = stand.world.gitops.git('log', '-1', '--format=%B', 'main');
  expect(message).toMatch(new RegExp(`^Gitops-Deploy-Run: .*\nGitops-Deploy-Trace: ${traceId}$`, 'm'));
  expect((await stand.records())[0]?.payload.trace).toBe(traceparent);
  stand.endRun(1);
  const given = { configuration: stand.configuration, facts: stand.facts(9), signal: never };
  await resumeEnvironment({ ports: await stand.ports({ telemetry }), ...given });
  expect(earlier).toEqual([undefined, traceparent]);
});
