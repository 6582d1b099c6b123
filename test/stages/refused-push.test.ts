import { afterEach, describe, expect, it } from 'vitest';
import { dryRun } from '../../src/commands/dry-run.ts';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { drive } from '../../src/stages/drive.ts';
import { write } from '../../src/stages/write.ts';
import { never } from '../clock.ts';
import { byApi, passing } from './merging.ts';
import { imageOf, Stand } from './stand.ts';

let stand: Stand;
afterEach(() => stand[Symbol.asyncDispose]());

/** How a write ends, and what was logged. */
async function written(by: 'git' | 'api') {
  const logged: string[] = [];
  const ports = await stand.ports({
    clock: passing(stand),
    ...(by === 'api' ? { gitops: async () => byApi(stand) } : {}),
  });
  const log = { ...ports.log, info: (line: string) => void logged.push(line) };
  const event = await write(stand.run(stand.plan(stand.a, 1), { ...ports, log }), imageOf(stand.a), undefined);
  return { event, logged };
}

describe.each(['git', 'api'] as const)('a push that is refused, by %s', (by) => {
  it('by a ruleset names it, where it is changed, and what can be done', async () => {
    stand = await Stand.open('write: push');
    stand.world.gitops.protect('main', { blockPushes: true, asRuleset: 'keep main' });
    const { event } = await written(by);
    const url = `${stand.world.server.url}/acme/gitops/rules/1`;
    expect(event).toMatchObject({
      event: 'ended',
      outcome: {
        outcome: 'failed',
        reason: 'write-refused',
        sentence: `the ruleset "keep main" of acme/gitops (${url}) refuses the push to main: Changes must be made through a pull request.`,
        remedy:
          'Use `write: pull-request`, or `write: push-or-pull-request`; or add the GitHub App (or whose token it is) to the bypass list of "keep main".',
      },
    });
    expect(stand.tag()).toBe('v0');
  });

  it('by the protection of the branch says so', async () => {
    stand = await Stand.open('write: push');
    stand.world.gitops.protect('main', { requiredChecks: ['ci'] });
    const { event } = await written(by);
    expect(event).toMatchObject({
      outcome: {
        reason: 'write-refused',
        sentence: 'the protection of main of acme/gitops refuses the push: Required status check "ci" is expected.',
        remedy: expect.stringMatching(/^Use `write: pull-request`/),
      },
    });
  });

  it('by the merge queue of the branch names its ruleset', async () => {
    stand = await Stand.open('write: push');
    stand.world.gitops.protect('main', { mergeQueue: { method: 'MERGE' }, asRuleset: 'queue' });
    expect((await written(by)).event).toMatchObject({
      outcome: { sentence: expect.stringMatching(/^the ruleset "queue" of .* through the merge queue$/) },
    });
  });

  it('goes by pull request where that is configured, and says so', async () => {
    stand = await Stand.open('write: push-or-pull-request');
    stand.world.gitops.protect('main', { blockPushes: true, asRuleset: 'keep main' });
    const { event, logged } = await written(by);
    expect(event).toMatchObject({ event: 'written', written: { place: { on: 'pull-request', number: 1 } } });
    expect(logged).toContainEqual(
      expect.stringMatching(
        /^the ruleset "keep main" .*; opening a pull request instead \(write: push-or-pull-request\)$/,
      ),
    );
  });
});

describe('push-or-pull-request', () => {
  it('pushes where nothing refuses it', async () => {
    stand = await Stand.open('write: push-or-pull-request');
    expect((await written('git')).event).toMatchObject({ event: 'written', written: { place: { on: 'branch' } } });
    expect(stand.world.gitops.pulls()).toEqual([]);
  });

  it('takes a deployment to its end by pull request, in the run, when it is repeated, and by `resume`', async () => {
    stand = await Stand.open('write: push-or-pull-request');
    stand.world.gitops.protect('main', { blockPushes: true });
    const ports = await stand.ports({ clock: passing(stand) });
    const first = await drive(stand.plan(stand.a, 1), ports, { signal: never });
    expect(first.outcome.reason).toBe('not-watched');
    expect(stand.tag()).toBe(stand.a);
    stand.endRun(1);
    const again = await drive(stand.plan(stand.a, 2), ports, { signal: never });
    expect(again.outcome.reason).toBe('not-watched');
    expect(stand.world.gitops.pulls().length).toBe(1);
  });

  it('goes on with its pull request where the run died before the merge', async () => {
    stand = await Stand.open('write: push-or-pull-request');
    stand.world.gitops.protect('main', { blockPushes: true });
    await written('git');
    stand.endRun(1);
    const ports = await stand.ports({ clock: passing(stand) });
    const given = { ports, configuration: stand.configuration, facts: stand.facts(9), signal: never };
    expect((await resumeEnvironment(given)).map(({ outcome }) => outcome.reason)).toEqual(['not-watched']);
    expect(stand.tag()).toBe(stand.a);
    expect(stand.world.gitops.pulls().length).toBe(1);
  });

  it('closes the pull request of before where the push passes by now', async () => {
    stand = await Stand.open('write: push-or-pull-request\n    merge: manual');
    stand.world.gitops.protect('main', { blockPushes: true });
    await written('git');
    stand.world.gitops.protect('main', {});
    const ports = await stand.ports({ clock: passing(stand) });
    await drive(stand.plan(stand.b, 2), ports, { signal: never });
    expect(stand.tag()).toBe(stand.b);
    expect(await stand.pulls()).toMatchObject([{ state: 'closed' }]);
  });
});

it.each([
  [
    'write: push-or-pull-request',
    'push to main of acme/gitops, or open a pull request where a rule refuses that and merge it',
  ],
  ['write: pull-request\n    merge: auto', 'open a pull request to main of acme/gitops and let GitHub merge it'],
])('a dry run of `%s` says so, and touches nothing', async (environment, sentence) => {
  stand = await Stand.open(environment);
  const shown: string[] = [];
  const ports = await stand.ports();
  const results = { ...ports.results, show: (text: string) => void shown.push(text) };
  const plan = stand.plan(stand.a, 1, 'given');
  const ended = await dryRun({ plan, ports: { ...ports, results }, signal: never, knowsGitHub: true });
  expect(ended.outcome).toMatchObject({ reason: 'dry-run', sentence: `nothing was touched; ${sentence}` });
  expect(shown.join()).toContain(`${sentence}:`);
  expect(
    stand.world.server.requests.some(({ method, path }) => method !== 'GET' && !/graphql|upload-pack/.test(path)),
  ).toBe(false);
});

it('blames one of the rulesets where the words tell no kind of rule', async () => {
  stand = await Stand.open('write: push');
  stand.world.gitops.protect('main', { blockPushes: true, asRuleset: 'keep main' });
  const forge = stand.world.connect();
  const of = async () => ['one', 'two'].map((name) => ({ source: 'acme', name, rules: ['commit_message_pattern'] }));
  const ports = await stand.ports({ clock: passing(stand), forge: async () => ({ ...forge, rules: { of } }) });
  const event = await write(stand.run(stand.plan(stand.a, 1), ports), imageOf(stand.a), undefined);
  expect(event).toMatchObject({
    outcome: {
      sentence: expect.stringMatching(/^the ruleset "one" of acme or the ruleset "two" of acme refuses the push/),
    },
  });
});

it('names no ruleset that the token may not read', async () => {
  stand = await Stand.open('write: push');
  stand.world.gitops.protect('main', { blockPushes: true, asRuleset: 'keep main' });
  stand.world.server.fail({ method: 'GET', path: /rulesets/ }, 9, { status: 404, body: { message: 'Not Found' } });
  expect((await written('git')).event).toMatchObject({
    outcome: { sentence: expect.stringMatching(/^a ruleset of acme\/gitops refuses the push to main: /) },
  });
});
