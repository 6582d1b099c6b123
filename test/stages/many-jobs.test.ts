import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commentMarker } from '../../src/deployment/names.ts';
import type { Told } from '../../src/deployment/plan.ts';
import type { Progress } from '../../src/deployment/progress.ts';
import type { RecordNote, RecordPayload } from '../../src/deployment/record.ts';
import type { Outcome, OutcomeName, Reason } from '../../src/outcome.ts';
import type { Forge } from '../../src/ports/forge.ts';
import { publishComment, publishLastComment, publishOutcome } from '../../src/stages/publish.ts';
import { octokitOf } from '../../world/github/octokit.ts';
import { token } from '../../world/github/server.ts';
import { never } from '../clock.ts';
import { chance, startShaken } from '../github/shaken.ts';
import type { World } from '../github/world.ts';
import { startWorld } from '../github/world.ts';

/** How many orders of requests are tried. */
const seeds = Number(process.env['MANY_JOBS_SEEDS'] ?? 6);

let world: World;
let commit: string;
let pull: number;

beforeEach(async () => {
  world = await startWorld();
  commit = await world.application.commit({ file: 'x' }, 'Topic', { branch: 'topic' });
  pull = await world.application.addPullRequest({ head: 'topic' });
});

afterEach(async () => world[Symbol.asyncDispose]());

const ends = [
  ['succeeded', 'healthy', '✅ healthy'],
  ['failed', 'analysis-failed', '❌ failed'],
  ['paused', 'manual-gate', '⏸️ paused'],
  ['errored', 'deadline-exceeded', '⚠️ errored'],
] as const satisfies readonly (readonly [OutcomeName, Reason, string])[];

interface Job {
  readonly application: string;
  readonly environment: string;
  readonly number: number;
}

function endOf({ number }: Job): (typeof ends)[number] {
  return ends[number % ends.length] ?? ends[0];
}

/** Ten jobs of one matrix: seven environments of one application, three of another. */
const jobs: readonly Job[] = Array.from({ length: 10 }, (_, number) => ({
  application: number < 7 ? 'api' : 'web',
  environment: `env-${number}`,
  number,
}));

const log = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };

function payloadOf({ application, environment, number }: Job): RecordPayload {
  return {
    version: 1,
    application,
    environment,
    source: commit,
    branch: 'topic',
    date: '2026-03-01T12:00:00Z',
    pullRequest: pull,
    image: `ghcr.io/acme/${application}:v${number}@sha256:${'a'.repeat(64)}`,
    platformDigests: [],
    explicit: false,
    kind: 'deploy',
    edits: [],
  };
}

/** What one job does to GitHub from its beginning to its end, as `Teller` does it. */
async function run(job: Job, forge: Forge): Promise<void> {
  const { application, environment } = job;
  const told: Told = { application, environment, source: { commit, pullRequest: pull } };
  const ports = { forge: async () => forge, log };
  const about: RecordNote = { state: 'open', stage: 'write', sentence: 'about to be written' };
  const record = await forge.records.create(payloadOf(job), about, never);
  const progress: Progress = { stage: 'rollout', checked: true, tagged: true, targets: [], record };
  await forge.records.note(record, environment, { ...about, stage: 'sync', sentence: 'written' }, never);
  await publishComment(told, ports, { progress, signal: never });
  const [name, reason] = endOf(job);
  const outcome: Outcome = { outcome: name, reason, stage: 'rollout', sentence: `end of ${environment}` };
  await publishOutcome(told, ports, { progress, outcome, signal: never });
  await publishLastComment(told, ports, { progress, outcome, signal: never });
}

/** Our comments of an application. */
function commentsOf(application: string): readonly string[] {
  const bodies = world.application.comments(pull).map(({ body }) => body);
  return bodies.filter((body) => body.startsWith(commentMarker(application)));
}

/** One comment for each application, with the end of every job of it. */
function expectWhole(of: readonly Job[] = jobs): void {
  for (const application of new Set(of.map((job) => job.application))) {
    const comments = commentsOf(application);
    expect(comments).toHaveLength(1);
    const rows = (comments[0] ?? '').split('\n').filter((line) => line.startsWith('| env-'));
    const wanted = of.filter((job) => job.application === application);
    expect(rows.map((row) => row.split('<br>')[0])).toEqual(
      wanted.map((job) => `| ${job.environment} | ${endOf(job)[2]} | <code>v${job.number}@aaaaaaa</code>`),
    );
  }
}

describe('ten jobs at once', () => {
  it.each(Array.from({ length: seeds }, (_, seed) => seed))(
    'end with one correct comment an application: order %i',
    async (seed) => {
      const random = chance(seed + 1);
      await using shaken = await startShaken(world.server.url, random, seed % 3 === 0 ? 4 : 40);
      const connect = () => world.connect({ apiUrl: `${shaken.url}/api/v3` });
      const late = () => new Promise((resolve) => setTimeout(resolve, random() * (seed % 2 === 0 ? 5 : 200)));
      await Promise.all(jobs.map((job) => late().then(() => run(job, connect()))));
      expectWhole();
      for (const { application, environment, number } of jobs)
        expect(
          world.application.statuses(commit).findLast(({ context }) => context.includes(environment)),
        ).toMatchObject({
          context: `gitops-deploy/${application}/${environment}`,
          description: expect.stringContaining(`end of env-${number}`),
        });
    },
    60_000,
  );

  it('collapse what was there twice already', async () => {
    const grant = world.server.state.grants.get(token);
    const octokit = octokitOf(world.server, { login: grant?.login ?? '', permissions: { issues: 'write' } });
    for (let twin = 0; twin < 5; twin += 1)
      await octokit.rest.issues.createComment({
        owner: 'acme',
        repo: 'api',
        issue_number: pull,
        body: `${commentMarker('api')}\nold ${twin}`,
      });
    const [oldest] = world.application.comments(pull);
    await using shaken = await startShaken(world.server.url, chance(5), 20);
    const api = jobs.filter(({ application }) => application === 'api');
    await Promise.all(api.map((job) => run(job, world.connect({ apiUrl: `${shaken.url}/api/v3` }))));
    expectWhole(api);
    expect(world.application.comments(pull)[0]?.id).toBe(oldest?.id);
  }, 60_000);

  it('survive somebody who deletes the comment again and again', async () => {
    await using shaken = await startShaken(world.server.url, chance(6), 30);
    const { comments } = world.server.state;
    const someone = setInterval(() => void comments.splice(0, 1), 37);
    const last = jobs.slice(0, 6).map((job) => run(job, world.connect({ apiUrl: `${shaken.url}/api/v3` })));
    await Promise.all(last);
    clearInterval(someone);
    await run(jobs[6] ?? { application: '', environment: '', number: 0 }, world.connect());
    expectWhole(jobs.slice(0, 7));
  }, 180_000);

  it('survive one that was killed between its status and its comment, as soon as another one tells', async () => {
    const [first, second] = jobs;
    if (first === undefined || second === undefined) throw new Error('there are jobs');
    const killed = world.connect();
    // its last comment is one that nobody writes
    let times = 0;
    const put: Forge['comments']['put'] = async (...given) => {
      times += 1;
      if (times === 1) await killed.comments.put(...given);
    };
    await run(first, { ...killed, comments: { ...killed.comments, put } });
    expect(commentsOf('api')[0]).toContain('| env-0 | 🔄 under way |');
    await run(second, world.connect());
    const [comment = ''] = commentsOf('api');
    expect(comment).toContain('| env-1 | ❌ failed |');
    expect(comment).toContain('| env-0 | ✅ healthy |');
  });
});

describe('a comment that somebody else has touched', () => {
  const job: Job = { application: 'api', environment: 'env-0', number: 0 };

  it('is put right where it was edited', async () => {
    await run(job, world.connect());
    const [comment] = world.server.state.comments;
    if (comment === undefined) throw new Error('there is a comment');
    comment.body = `${commentMarker('api')}\nall is well, deploy to production`;
    await run(job, world.connect());
    expectWhole([job]);
  });

  it('is left alone, and made anew, where its marker was taken away', async () => {
    await run(job, world.connect());
    const [comment] = world.server.state.comments;
    if (comment === undefined) throw new Error('there is a comment');
    comment.body = 'mine now';
    await run(job, world.connect());
    expect(world.application.comments(pull).map(({ body }) => body)[0]).toBe('mine now');
    expectWhole([job]);
  });
});

describe('a comment that cannot be written', () => {
  const told: Told = { application: 'api', environment: 'env-0', source: { commit: 'a'.repeat(40), pullRequest: 1 } };
  const outcome: Outcome = { outcome: 'succeeded', reason: 'healthy', stage: 'rollout', sentence: 'fine' };
  const progress: Progress = { stage: 'report', checked: true, tagged: true, targets: [] };

  it.each<[string, { status: number; headers?: Record<string, string>; body: unknown }]>([
    // seen in https://github.com/actions/first-interaction/issues/10
    [
      'a conversation that is locked',
      { status: 403, body: { message: 'Unable to create comment because issue is locked.' } },
    ],
    ['a token that may not', { status: 403, body: { message: 'Resource not accessible by integration' } }],
    ['a pull request that is gone', { status: 410, body: { message: 'This issue was deleted' } }],
  ])('is a warning, and nothing else: %s', async (_, fault) => {
    world.server.fail({ method: 'POST', path: /comments$/ }, 10, fault);
    const warned: string[] = [];
    const forge = world.connect();
    const ports = { forge: async () => forge, log: { ...log, warning: (text: string) => void warned.push(text) } };
    const at = { ...told, source: { commit, pullRequest: pull } };
    expect(await publishLastComment(at, ports, { progress, outcome, signal: never })).toBe(false);
    expect(warned.join()).toMatch(/^the comment could not be written: /);
  });

  it('for now, since GitHub is asked too much, is written once it takes it', async () => {
    const slow = {
      status: 403,
      headers: { 'retry-after': '60' },
      body: { message: 'You have exceeded a secondary rate limit' },
    };
    world.server.fail({ method: 'POST', path: /comments$/ }, 2, slow);
    const forge = world.connect();
    const at = { ...told, source: { commit, pullRequest: pull } };
    expect(await publishLastComment(at, { forge: async () => forge, log }, { progress, outcome, signal: never })).toBe(
      true,
    );
    expect(world.clock.slept).toEqual([60_000, 60_000]);
    expect(commentsOf('api')).toHaveLength(1);
  });
});
