import { describe, expect, it } from 'vitest';
import { DeployError } from '../../src/errors.ts';
import type { BuildResult } from '../../src/ports/builder.ts';
import type { Ports } from '../../src/ports/index.ts';
import { commentText } from '../../src/report/comment.ts';
import { reportOf } from '../../src/report/report.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { registry as knownRegistry, Stand } from './stand.ts';

type Failure = Exclude<BuildResult, { result: 'built' }>;

/** A deployment whose build ends so, on a registry that has no image yet. */
async function deploy(
  failure: Failure,
  missing: readonly { message: string; name: string; remedy: string }[] = [],
  over: Partial<Ports> = {},
) {
  await using stand = await Stand.open();
  const asked: string[] = [];
  const builder: Awaited<ReturnType<Ports['builder']>> = {
    check: async ({ labels }) => {
      asked.push(`check ${labels['org.opencontainers.image.revision']}`);
      return missing.map(({ message, name, remedy }) => ({ message, place: { name }, remedy }));
    },
    commandLine: async () => '',
    build: async ({ repository }) => {
      asked.push(`build ${repository}`);
      return failure;
    },
    [Symbol.asyncDispose]: async () => {},
  };
  const registry = { ...knownRegistry, describe: async () => undefined };
  const ports = await stand.ports({ builder: async () => builder, registry: async () => registry, ...over });
  const end = await drive(stand.plan(stand.b, 1), ports, { signal: never });
  return { ...end, asked, commit: stand.b, status: stand.status(stand.b) };
}

describe('a build that fails', () => {
  const step = {
    title: '[build 2/3] RUN npm test',
    lines: [...Array.from({ length: 20 }, (_, index) => `line ${index}`), 'password=hunter2 <b>', '```'],
  };
  const message =
    'ERROR: failed to build: failed to solve: process "/bin/sh -c npm test" did not complete successfully: exit code: 1';

  it('is the doing of the change, and shows the last lines of its step', async () => {
    const { outcome, progress, status } = await deploy({ result: 'build-failed', message, step });
    expect(outcome).toMatchObject({
      outcome: 'failed',
      reason: 'build-failed',
      stage: 'build',
      sentence: 'process "/bin/sh -c npm test" did not complete successfully: exit code: 1',
    });
    expect(progress.failedStep).toEqual({
      title: step.title,
      lines: [...step.lines.slice(12, 20), 'password=*** <b>', '```'],
    });
    expect(status?.state).toBe('failure');
  });

  it('shows it in the comment, as what it is and nothing else, and in the report', async () => {
    const { told, outcome, progress } = await deploy({ result: 'build-failed', message, step });
    const text = commentText({ application: 'api', environment: 'prod', records: [], progress, outcome });
    expect(text).toContain(
      'Failed at <code>[build 2/3] RUN npm test</code>'.replace(/\[|\]/g, (one) => `&#${one.charCodeAt(0)};`),
    );
    expect(text).toContain('````text\nline 12\n');
    expect(text).not.toContain('hunter2');
    expect(reportOf({ outcome, deployments: [{ told, outcome, progress }] })).toMatchObject({
      failedStep: { title: step.title },
    });
  });

  it.each([
    ['push-refused', 'ERROR: failed to solve: failed to push x: denied: permission_denied: write_package'],
    ['push-failed', 'ERROR: failed to solve: failed to push x: 503 Service Unavailable'],
    ['builder-missing', 'ERROR: no builder "nope" found'],
    ['registry-unreachable', 'ERROR: failed to solve: failed to resolve source metadata for docker.io/library/x'],
  ] as const)('for another reason is not: %s', async (result, said) => {
    const { outcome, progress } = await deploy({ result, message: said });
    expect(outcome).toMatchObject({ outcome: 'errored', reason: result, stage: 'build' });
    expect(outcome.sentence).not.toMatch(/^ERROR/);
    expect(progress.failedStep).toBeUndefined();
  });
});

describe('what a build would miss', () => {
  it('ends the deployment before anything is built, with each place and the first remedy', async () => {
    const missing = [
      { name: 'image.file', message: 'there is no Dockerfile at "Dockerfile"', remedy: 'check out' },
      { name: 'image.secrets.npm', message: 'NPM_TOKEN is not set', remedy: 'set it' },
    ];
    const { outcome, asked, commit } = await deploy({ result: 'build-failed', message: 'never' }, missing);
    expect(outcome).toEqual({
      outcome: 'errored',
      reason: 'bad-input',
      stage: 'inputs',
      sentence: 'image.file: there is no Dockerfile at "Dockerfile"; image.secrets.npm: NPM_TOKEN is not set (set it)',
      remedy: 'check out',
    });
    expect(asked).toEqual([`check ${commit}`]);
  });

  const missing = [{ name: 'image.context', message: 'there is no folder "api"', remedy: 'check out' }];
  const failure = { result: 'build-failed', message: 'never' } as const;

  it('is told also where the registry does not answer', async () => {
    const registry = async () =>
      Promise.reject(new DeployError('registry-unreachable', { stage: 'build', message: 'no' }));
    const { outcome } = await deploy(failure, missing, { registry });
    expect(outcome).toMatchObject({ reason: 'bad-input', sentence: 'image.context: there is no folder "api"' });
  });

  it('is not missed where the image was built before', async () => {
    await using stand = await Stand.open();
    const { registry } = await stand.ports();
    const { outcome, progress, asked } = await deploy(failure, missing, { registry });
    expect(outcome.reason).not.toBe('bad-input');
    expect(progress.image?.origin).toBe('found');
    expect(asked).toEqual([expect.stringMatching(/^check /)]);
  });
});
