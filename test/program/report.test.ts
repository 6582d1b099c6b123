import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitMessage } from '../../src/deployment/message.ts';
import type { RecordNote, RecordPayload } from '../../src/deployment/record.ts';
import { readArguments } from '../../src/inputs/arguments.ts';
import { readRequest } from '../../src/inputs/request.ts';
import { noView } from '../../src/ports/view.ts';
import { runProgram } from '../../src/program/program.ts';
import { summaryText } from '../../src/report/summary.ts';
import { Registry } from '../../world/registry.ts';
import { jobOf } from '../action/job.ts';
import type { World } from '../github/world.ts';
import { gitopsToken, never, startWorld } from '../github/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
const config = join(folder, 'config.yaml');
const silent = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };
const imageOf = (version: number) => `${registry.host}/acme/api:v${version}`;

const application = (name: string) => `
  - application: ${name}
    image: {name: "${registry.host}/acme/${name}"}
    gitops: {repository: acme/gitops, allowed-paths: [apps/**], transport: api}
    environments:
      staging: {targets: [{name: eu, edits: [{file: apps/${name}/staging.yaml, path: .tag}], workloads: [{namespace: s, name: api}]}]}
      production: {targets: [{name: eu, edits: [{file: apps/${name}/production.yaml, path: .tag}], workloads: [{namespace: p, name: api}]}]}`;

let world: World;
let registry: Registry;

/** Lets a deployment happen: what was noted on it, each so many seconds after what came before. */
async function deploy(
  version: number,
  from: number,
  notes: readonly (readonly [number, RecordNote])[],
  more: Partial<RecordPayload> = {},
): Promise<number> {
  const payload: RecordPayload = {
    version: 1,
    application: 'api',
    environment: 'production',
    source: world.application.head(),
    branch: 'main',
    date: new Date(world.clock.now().getTime() - 3_600_000).toISOString(),
    image: imageOf(version),
    platformDigests: [],
    explicit: false,
    kind: 'deploy',
    by: '=cmd|evil',
    edits: [{ file: 'apps/api/production.yaml', path: '.tag', from: `v${from}`, to: `v${version}` }],
    ...more,
  };
  const begun: RecordNote = { state: 'open', stage: 'write', sentence: 'about to be written' };
  const id = await world.forge.records.create(payload, begun, never);
  for (const [seconds, note] of notes) {
    world.clock.pass(seconds);
    await world.forge.records.note(id, payload.environment, note, never);
  }
  return id;
}

const revision = 'a'.repeat(40);
const written: RecordNote = { state: 'open', stage: 'sync', revision, sentence: 'written' };
const healthy: RecordNote = { state: 'succeeded', stage: 'rollout', reason: 'healthy', revision, sentence: 'healthy' };
const bad: RecordNote = { state: 'failed', stage: 'rollout', reason: 'analysis-failed', revision, sentence: 'worse' };

/** Waits for a time of March 2024. */
function until(date: string): void {
  world.clock.pass((Date.parse(`2024-03-${date}Z`) - world.clock.now().getTime()) / 1000);
}

beforeAll(async () => {
  world = await startWorld();
  registry = await Registry.start();
  registry.prepare('acme/api', 'v2', {}, [1000, 200]);
  registry.prepare('acme/api', 'v4', {}, [180]);
  writeFileSync(config, `applications:${application('api')}${application('web')}\n`);
  until('02T12:00:00');
  const told = { application: 'api', environment: 'production', repository: 'acme/api', source: 'b'.repeat(40) };
  const edits = [{ file: 'apps/api/production.yaml', path: '.tag', from: 'v0', to: 'v1' }];
  const text = { ...told, kind: 'deploy', image: imageOf(1), version: 'v1', edits } as const;
  await world.gitops.commit({ 'apps/api/production.yaml': 'tag: v1\n' }, commitMessage(text));
  await world.gitops.commit({ 'apps/api/staging.yaml': 'tag: v1\n' }, 'by hand');
  until('05T12:00:00');
  const second = [
    [10, written],
    [90, healthy],
  ] as const;
  await deploy(2, 1, second, { buildSeconds: 150 });
  // the commit of a deployment that has a record is no other one
  await world.gitops.commit({ 'apps/api/production.yaml': 'tag: v2\n' }, commitMessage({ ...text, image: imageOf(2) }));
  until('06T12:00:00');
  await deploy(3, 2, [
    [10, written],
    [290, { ...bad, state: 'open' }],
    [300, { ...bad, restored: true }],
  ]);
  until('07T12:00:00');
  const fourth = await deploy(4, 2, [
    [10, written],
    [110, healthy],
  ]);
  until('08T12:00:00');
  const rolledBack: RecordNote = { ...bad, reason: 'rolled-back', restored: true };
  await deploy(
    2,
    4,
    [
      [10, written],
      [290, healthy],
    ],
    { kind: 'rollback' },
  );
  await world.forge.records.note(fourth, 'production', rolledBack, never);
  until('09T12:00:00');
  const overtaken: RecordNote = { state: 'superseded', stage: 'write', reason: 'newer-deployment', sentence: 'newer' };
  await deploy(5, 2, [[10, overtaken]]);
  await deploy(
    6,
    2,
    [
      [10, written],
      [90, healthy],
    ],
    { environment: 'staging' },
  );
  await deploy(
    1,
    0,
    [
      [10, written],
      [90, healthy],
    ],
    { application: 'web' },
  );
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await registry[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

async function run(...words: readonly string[]) {
  const environment = { ...jobOf(world.server, world.application.head()), GITOPS_TOKEN: gitopsToken };
  const received = readArguments(['report', '--config', config, ...words], environment);
  const shown: string[] = [];
  const results = {
    output: () => {},
    summary: async () => {},
    remember: () => {},
    forget: () => {},
    show: (text: string) => void shown.push(text),
  };
  const around = { environment, log: silent, results, view: noView, hide: (text: string) => text, signal: never };
  world.requests();
  const ended = await runProgram(readRequest(received, received.words), around);
  return { ended, summary: summaryText(ended), requests: world.requests() };
}

const march = ['--period', '2024-03-01..2024-03-31'];
const production = ['--application', 'api', '--environment', 'production', ...march];

describe('report', () => {
  it('counts what records and Git tell, each deployment once', async () => {
    const { ended } = await run(...production);
    expect(ended.outcome).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    expect(ended.details).toMatchObject({
      delivery: {
        version: 1,
        period: { from: new Date('2024-03-01T00:00:00Z'), to: new Date('2024-04-01T00:00:00Z') },
        scopes: [
          {
            figures: {
              deployments: 4,
              healthy: 2,
              failed: 2,
              rollbacks: 1,
              perDay: 4 / 31,
              leadTime: { count: 2, p50: 3700, p95: 3720 },
              changeFailureRate: { events: 2, of: 3 },
              timeToRestore: { count: 2, p50: 300, p95: 300 },
              unrestored: 0,
              reworkRate: { events: 1, of: 4 },
              deploymentTime: { count: 2, p50: 100, p95: 120 },
              underTwoMinutes: { events: 1, of: 2 },
              leftOut: { superseded: 1, fromGit: 1, goingOn: 0, untold: 0, notDeployed: 0, repeats: 0 },
            },
          },
          { application: 'api', environment: 'production' },
        ],
        sights: [{ application: 'api', environment: 'production', fromGit: 1 }],
        remarks: [expect.stringMatching(/^api has records from 2024-03-05 on; 1 more deployments? .* Git/)],
      },
    });
  });

  it('is of all applications where none is named', async () => {
    const { ended, requests } = await run(...march);
    const { scopes } = (ended.details as { delivery: { scopes: object[] } }).delivery;
    expect(scopes).toMatchObject([
      { figures: { deployments: 6 } },
      { application: 'api', figures: { deployments: 5 } },
      { application: 'api', environment: 'production' },
      { application: 'api', environment: 'staging' },
      { application: 'web' },
      { application: 'web', environment: 'production' },
    ]);
    // of each application a page of records, what is noted on them, and the history of Git
    expect(requests).toHaveLength(6);
  });

  it('is Markdown on standard output and in the summary, in which nothing of others means anything', async () => {
    const { ended, summary } = await run(...production);
    expect(ended.output).toBe(summary);
    expect(summary).toContain('### Delivery, 2024-03-01..2024-03-31');
    expect(summary).toMatch(/\| api \/ production \| 4<br>/);
    expect(summary).toMatch(/66\.7 % \(20\.8 to 93\.9 %, 2 of 3\)/);
    expect(summary).toContain('<details><summary>2 failed</summary>');
  });

  it('writes CSV, a line for each deployment, and guards against formulas', async () => {
    const out = join(folder, 'deployments.csv');
    const { ended } = await run(...production, '--format', 'csv', '--out', out);
    expect(ended.output).toBeUndefined();
    const [head = '', ...lines] = readFileSync(out, 'utf8').split('\r\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(6);
    const by = head.split(',').indexOf('by');
    expect(lines.map((line) => line.split(',')[by])).toEqual(['', ...Array(5).fill(`"'=cmd|evil"`)]);
    const figures = await run(...production, '--format', 'csv-figures');
    expect(figures.ended.output?.split('\r\n')).toHaveLength(4);
  });

  it('compares two periods, and says what is not known', async () => {
    const sides = ['--before', '2024-03-05..2024-03-06', '--after', '2024-03-07..2024-03-09'];
    const { ended, summary } = await run('--application', 'api', '--environment', 'production', ...sides);
    const { delivery } = ended.details as { delivery: { comparison: { rows: object[] }; period: object } };
    expect(delivery.period).toEqual({ from: new Date('2024-03-07T00:00:00Z'), to: new Date('2024-03-10T00:00:00Z') });
    const rows = new Map(delivery.comparison.rows.map((row) => [(row as { measure: string }).measure, row]));
    expect(rows.get('failed-deployments')).toMatchObject({ before: { value: 0.5, of: 2 }, after: { value: 1, of: 1 } });
    expect(rows.get('deployment-time-p50')).toMatchObject({ before: { value: 100 }, after: { value: 120 } });
    expect(rows.get('build-time')).toMatchObject({ before: { value: 150, of: 1 }, after: { known: 'no' } });
    expect(rows.get('start-up-time')).toMatchObject({ before: { known: 'no' }, after: { known: 'no' } });
    expect(rows.get('image-size')).toMatchObject({ before: { value: 1200 }, after: { value: 180 } });
    expect(summary).toContain('| Image size | 1.2 kB | 180 B | −85 % |');
    expect(summary).toMatch(/\| Deployment time, median \| 1 min 40 s \| 2 min \| \+20 % \|/);
  });

  it('compares two images, and says so where the registry does not have one', async () => {
    const of = (after: number) => ['--before', imageOf(2), '--after', imageOf(after), ...production];
    const { summary } = await run(...of(4));
    expect(summary).toContain('| Image size | 1.2 kB | 180 B | −85 % |');
    expect(summary).toMatch(/\| Failed deployments \| 0 % \(0 to .*, of 1\) \| 100 % .*of 1\)/);
    const gone = await run(...of(9));
    expect(gone.summary).toMatch(/\| Image size \| 1\.2 kB \| not known: the registry no longer has it \|/);
    expect(gone.summary).toMatch(/\| Failed deployments \| .* \| not known: no deployment of it in 2024/);
  });

  it.each([
    [['--period', '2024-03-31..2024-03-01'], 'period', 'ends before it begins'],
    [['--period', '2990-01-01..2990-02-01'], 'period', 'is in the future'],
    [['--period', 'march'], 'period', 'is no period'],
    [[...march, '--environment', 'produktion'], 'environment', 'has the environment "produktion"'],
    [[...march, '--out', '/dev/null/x'], 'out', 'cannot be written'],
    [['--period', '2024-02-30..'], 'period', 'there is no day 2024-02-30'],
    [['--period', '2020-01-01..2020-02-01'], 'period', 'is known in 2020-01-01..2020-02-01'],
    [['--period', '30d', '--format', 'pdf'], 'format', 'must be markdown or'],
    [['--before', '30d'], 'after', 'nothing to compare'],
    [['--before', '30d', '--after', 'ghcr.io/acme/api:1'], 'after', 'before is a period, and after is an image'],
    [['--before', 'Not An Image', '--after', 'ghcr.io/acme/api:1'], 'before', ''],
  ])('refuses %j', async (words, name, message) => {
    const { ended } = await run('--application', 'api', ...words);
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'bad-input' });
    expect(ended.problems).toMatchObject([{ place: { name }, message: expect.stringContaining(message) }]);
    expect(ended.problems?.[0]?.remedy ?? 'none').not.toBe('');
  });

  it('says that nothing was deployed where something is known from before', async () => {
    const { ended } = await run('--application', 'api', '--period', '2024-04-01..2024-04-30');
    expect(ended.outcome).toMatchObject({ outcome: 'succeeded' });
    expect(ended.outcome.sentence).toContain('no change was deployed in 2024-04-01..2024-04-30');
  });
});
