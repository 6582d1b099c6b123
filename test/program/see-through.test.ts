import { describe, expect, it } from 'vitest';
import type { RolloutVerb } from '../../src/inputs/request.ts';
import type { Command } from '../../src/program/command.ts';
import { seeThrough } from '../../src/program/see-through.ts';
import type { Ended } from '../../src/report/report.ts';
import { never } from '../clock.ts';

const done: Ended = {
  outcome: { outcome: 'succeeded', reason: 'done', stage: 'rollout', sentence: 'prod/api was promoted' },
  details: { rollouts: 1 },
};
const told = { application: 'api', environment: 'prod', source: { commit: 'a'.repeat(40) } };
const verdict = { outcome: 'failed', reason: 'analysis-failed', stage: 'rollout', sentence: 'it was aborted' } as const;
const progress = { stage: 'rollout', checked: true, tagged: true, targets: [] } as const;
const resumed: Ended = { outcome: verdict, deployments: [{ told, outcome: verdict, progress }] };

function commandOf(request: Partial<Command['request']>): Command {
  const around = { signal: never };
  return { request: { command: 'rollout', environment: 'prod', ...request }, around } as unknown as Command;
}

/** What a command comes to, and with which request it was followed. */
async function followed(command: Command, end: Ended | Error = resumed, first: Ended = done) {
  const asked: Command['request'][] = [];
  const ended = await seeThrough(command, first, async ({ request }) => {
    asked.push(request);
    if (end instanceof Error) throw end;
    return end;
  });
  return { ended, asked: asked.map(({ command: name, environment }) => [name, environment]) };
}

describe('what a comment has steered', () => {
  it.each<RolloutVerb>(['promote', 'promote-full', 'abort', 'retry', 'resume'])(
    'by %s is seen through',
    async (verb) => {
      const { ended, asked } = await followed(commandOf({ verb }));
      expect(asked).toEqual([['resume', 'prod']]);
      expect(ended).toMatchObject({
        outcome: { outcome: 'failed', reason: 'analysis-failed' },
        details: { rollouts: 1 },
      });
      expect(ended.outcome.sentence).toBe('prod/api was promoted; it was aborted');
      expect(ended.deployments).toHaveLength(1);
    },
  );

  it('stands by itself where nothing waits', async () => {
    expect((await followed(commandOf({ verb: 'promote' }), { ...resumed, deployments: [] })).ended).toBe(done);
  });

  it('is done, also where it cannot be followed', async () => {
    const { ended } = await followed(commandOf({ verb: 'promote' }), new Error('GitHub is away'));
    expect(ended.outcome).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    expect(ended.outcome.sentence).toContain('could not be followed: GitHub is away');
  });
});

describe('nothing is followed', () => {
  it.each([
    ['where nothing was asked to go on', { verb: 'pause' }, done],
    ['where it was only looked at', { verb: 'status' }, done],
    ['where it is no Rollout that was steered', { command: 'release', verb: 'status' }, done],
    ['where it was refused', { verb: 'promote' }, { outcome: { ...verdict } }],
  ] as const)('%s', async (_, request, first) => {
    const { ended, asked } = await followed(commandOf(request), resumed, first);
    expect(asked).toEqual([]);
    expect(ended).toBe(first);
  });
});
