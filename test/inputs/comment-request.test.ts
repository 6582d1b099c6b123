import { describe, expect, it } from 'vitest';
import { environmentsOf, permissionOf, printCommand, requestOf } from '../../src/inputs/comment-request.ts';
import type { InputName } from '../../src/inputs/names.ts';
import { readRequest } from '../../src/inputs/request.ts';
import type { SlashCommand } from '../../src/inputs/slash-command.ts';
import { readComment } from '../../src/inputs/slash-command.ts';

function commandOf(body: string): SlashCommand {
  const reading = readComment(body);
  if (reading.result !== 'command') throw new Error(`${body} is no command`);
  return reading.command;
}

/** The job of a workflow, with these inputs. */
function job(inputs: Partial<Record<InputName, string>> = {}) {
  const raw = new Map<InputName, readonly string[]>([['command', ['comment']]]);
  for (const [name, value] of Object.entries(inputs)) raw.set(name as InputName, [value]);
  return readRequest({ raw, problems: [] }, []);
}

function request(body: string, inputs?: Parameters<typeof job>[0]) {
  return requestOf(commandOf(body), job(inputs)).request;
}

describe('the request of a comment', () => {
  it.each([
    ['/deploy staging --dry-run', { command: 'deploy', environment: 'staging', dryRun: true }],
    ['/rollout promote prod --target eu', { command: 'rollout', verb: 'promote', environment: 'prod', target: 'eu' }],
    ['/rollout status prod', { command: 'rollout', verb: 'status', environment: 'prod' }],
    [
      '/hold prod --until 2h it moves',
      { command: 'hold', environment: 'prod', untilSeconds: 7200, reason: 'it moves' },
    ],
    ['/release prod --application web', { command: 'release', environment: 'prod', application: 'web' }],
    ['/status', { command: 'status', application: 'api' }],
    [
      '/promote prod --image ghcr.io/acme/api:1',
      { environment: 'prod', image: { registry: 'ghcr.io', name: 'acme/api', tag: '1' } },
    ],
    ['/promote --to prod', { environment: 'prod' }],
    ['/promote eu,us', { to: ['eu', 'us'] }],
    ['/promote --to eu,us', { to: ['eu', 'us'] }],
    ['/rollback prod it is slow', { environment: 'prod', reason: 'it is slow', dryRun: false }],
  ])('%s', (body, wanted) => {
    expect(request(body, { application: 'api' })).toMatchObject(wanted);
  });

  it('has what the workflow says besides, and none of it can be said in a comment', () => {
    const inputs = {
      config: 'deploy/c.yaml',
      timeout: '2h',
      'on-pause': 'wait',
      'fail-on': 'failed',
      debug: 'true',
    } as const;
    expect(request('/deploy staging', inputs)).toMatchObject({
      config: 'deploy/c.yaml',
      timeoutSeconds: 7200,
      onPause: 'wait',
      failOn: ['failed'],
      debug: true,
    });
    for (const flag of ['config', 'timeout', 'gitops-token', 'github-token', 'kubeconfig', 'fail-on', 'command'])
      expect(readComment(`/deploy staging --${flag} x`)).toMatchObject({ result: 'wrong' });
  });

  it('says what is wrong with its values, as with those of an input', () => {
    const { problems } = requestOf(commandOf('/hold prod --until soon it moves'), job());
    expect(problems).toMatchObject([{ message: '"soon" is no duration', place: { name: 'until' } }]);
  });
});

describe('what must be allowed', () => {
  it.each([
    ['/deploy prod', 'deploy', ['prod']],
    ['/promote prod', 'promote', ['prod']],
    ['/promote --to eu,us', 'promote', ['eu', 'us']],
    ['/promote --to "eu us"', 'promote', ['eu', 'us']],
    ['/rollout abort prod', 'rollout', ['prod']],
    ['/rollout promote-full prod', 'promote-full', ['prod']],
    ['/rollout status prod', 'status', ['prod']],
    ['/status', 'status', [undefined]],
    ['/help', 'help', [undefined]],
  ])('for %s is %s in %j', (body, permission, environments) => {
    expect(permissionOf(commandOf(body))).toBe(permission);
    expect(environmentsOf(commandOf(body))).toEqual(environments);
  });
});

it('a command is printed as it was understood', () => {
  expect(printCommand(commandOf('/hold   prod  moving “the” db --until 2h'))).toBe(
    '/hold prod --until 2h --reason "moving the db"',
  );
  expect(printCommand(commandOf('/deploy staging --dry-run'))).toBe('/deploy staging --dry-run');
});
