import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dryRun } from '../../src/commands/dry-run.ts';
import { changeHold } from '../../src/commands/hold.ts';
import { leavingPreview } from '../../src/commands/previews.ts';
import { removePreview } from '../../src/commands/remove-preview.ts';
import { rollback } from '../../src/commands/rollback.ts';
import { status } from '../../src/commands/status.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { openPreviews } from '../stages/previews.ts';

let previews: Awaited<ReturnType<typeof openPreviews>>;
beforeEach(async () => {
  previews = await openPreviews();
});
afterEach(() => previews.stand[Symbol.asyncDispose]());

async function deploy() {
  const { plan, head, stand } = previews;
  return drive(plan(head, 1), await stand.ports(), { signal: never });
}

async function statusOf(environment?: string) {
  const { stand } = previews;
  const ended = await status(stand.configuration, environment, { ports: await stand.ports(), signal: never });
  const environments = ended.details?.['environments'] as readonly { readonly environment: string }[];
  return {
    sentence: ended.outcome.sentence,
    names: environments.map((one) => one.environment),
    markdown: ended.markdown,
  };
}

async function hold(environment: string) {
  const { stand } = previews;
  const ports = await stand.ports();
  const request = { command: 'hold', environment, reason: 'incident' };
  return changeHold(request, stand.configuration, { ports, actor: 'ann', signal: never });
}

describe('the status of previews', () => {
  it('shows each that is there, and no environment that nothing is ever deployed to', async () => {
    const { name, head } = previews;
    expect((await statusOf()).names).toEqual([]);
    await deploy();
    for (const environment of [undefined, 'prod', name]) {
      const shown = await statusOf(environment);
      expect([environment, shown.names]).toEqual([environment, [name]]);
      expect(shown.markdown).toContain(head.slice(0, 7));
    }
  });

  it('shows none that was taken away', async () => {
    const { stand, name, facts, become } = previews;
    await deploy();
    await become('closed');
    const leaving = leavingPreview({ configuration: stand.configuration, ...facts(9) }, name);
    if (leaving === undefined) throw new Error('it is no preview');
    await removePreview(leaving, { ports: await stand.ports(), signal: never });
    expect((await statusOf()).names).toEqual([]);
  });

  it('hides no other environment where Git does not answer', async () => {
    const { stand } = previews;
    const ports = await stand.ports({ gitops: () => Promise.reject(new Error('git is away')) });
    await deploy();
    const ended = await status(stand.configuration, undefined, { ports, signal: never });
    expect(ended.outcome).toMatchObject({ outcome: 'succeeded', sentence: 'api: 0 environments' });
  });
});

it('a rollback of all of them at once is refused', async () => {
  const { stand } = previews;
  const asked = {
    configuration: stand.configuration,
    facts: stand.facts(3),
    wanted: undefined,
    dryRun: false,
  } as const;
  const whole = rollback({ ...asked, by: 'ann', reason: undefined, ports: await stand.ports(), signal: never });
  await expect(whole).rejects.toThrow('prod has a preview for each pull request: name one, such as prod-17');
});

describe('a hold', () => {
  it('of one preview asks for no pull request: none is opened for it', async () => {
    const { stand, name } = previews;
    stand.world.requests();
    expect((await hold(name)).outcome.sentence).toBe(`api is held in ${name}`);
    expect(stand.world.requests().filter((one) => one.includes('/pulls'))).toEqual([]);
  });

  it('of all of them is told by a dry run of one', async () => {
    const { stand, plan, head } = previews;
    await hold('prod');
    const shown: string[] = [];
    const ports = await stand.ports();
    const results = { ...ports.results, show: (text: string) => void shown.push(text) };
    await dryRun({ plan: plan(head, 2), ports: { ...ports, results }, signal: never, knowsGitHub: true });
    expect(shown.join()).toContain('prod is held by ann');
    expect(shown.join()).toContain('--- /dev/null\n+++ b/apps/pr-1/values.yaml\n');
  });
});
