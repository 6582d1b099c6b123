import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Shop } from './shop.ts';
import { world } from './world.ts';

const stages = ['build', 'scan', 'write', 'merge', 'rollout'] as const;
const signals = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
const cases = stages.flatMap((stage) =>
  signals.map((signal) => ({ stage, signal, application: nameOf(stage, signal) })),
);
const moments = Array.from({ length: 6 }, (_, index) => ({ application: `moment-${index}` }));
const environment = 'production';
let shop: Shop;

function nameOf(stage: string, signal: string): string {
  return `${stage}-${signal.toLowerCase()}`;
}

/** What must hold once a deployment was ended, resumed and started again, whenever that was. */
function expectOneOfEach(application: string, commit: { readonly sha: string; readonly pullRequest: number }): void {
  expect(shop.tag(application, environment)).toBe(commit.sha);
  expect(shop.status(commit.sha, application, environment)?.state).toBe('success');
  const commits = shop.gitops.log('main').filter(({ message }) => message.includes(`Application: ${application}\n`));
  expect(commits.map(({ message }) => message)).toHaveLength(1);
  const branch = `gitops-deploy/${application}/${environment}`;
  expect(shop.gitops.pulls().filter(({ head }) => head === branch)).toHaveLength(1);
  const comments = shop.source.comments(commit.pullRequest);
  expect(comments.filter(({ body }) => body.includes(`gitops-deploy:${application} -->`))).toHaveLength(1);
  const records = shop.source.deployments().filter(({ task }) => task === `gitops-deploy:${application}`);
  const states = records.map(({ statuses }) => statuses.at(-1)?.state);
  expect(states.filter((state) => state !== 'success' && state !== 'inactive')).toEqual([]);
  expect(shop.holds().filter((hold) => hold.includes(`/${application}/`))).toEqual([]);
}

/** The post step, the end of the run, `resume`, and the same deployment again. */
async function goOn(
  { id, step }: ReturnType<Shop['run']>,
  application: string,
  commit: { readonly sha: string; readonly pullRequest: number },
): Promise<void> {
  const post = await step.post();
  expect(post.exit, post.log).toBe(0);
  expect(shop.status(commit.sha, application, environment)?.state, post.log).not.toBe('pending');
  shop.endRun(id);
  const resumed = await shop.cli(
    commit.sha,
    'resume',
    '--application',
    application,
    '--environment',
    environment,
    '--timeout',
    '180s',
  );
  expect(resumed.report, resumed.log).toMatchObject({ outcome: 'succeeded' });
  expect(shop.status(commit.sha, application, environment)?.state, resumed.log).not.toBe('pending');
  const again = await shop.run(commit.sha, { application, environment }).main();
  expect(again.outputs, again.log).toMatchObject({ outcome: 'succeeded' });
  expectOneOfEach(application, commit);
}

describe.skipIf(!world.canDeploy).concurrent('a run that is ended', () => {
  beforeAll(async () => {
    shop = await Shop.open({
      name: `ended-${process.pid}`,
      applications: [...cases, ...moments].map(({ application }) => application),
      environments: { [environment]: { write: 'pull-request' } },
      transport: 'git',
      steps: '[{setWeight: 50}, {pause: {duration: 1s}}]',
    });
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  it.each(cases)(
    'at the stage $stage by $signal leaves nothing pending, and goes on',
    async ({ stage, signal, application }) => {
      const commit = await shop.commit(application);
      const run = shop.run(commit.sha, { application, environment });
      const running = run.main();
      expect(await run.step.says(`stage ${stage}`)).toBe(true);
      run.step.kill(signal);
      const end = await running;
      if (signal === 'SIGKILL') expect(end.exit).toBeUndefined();
      else {
        expect(end.outputs, end.log).toMatchObject({ outcome: 'cancelled' });
        expect(shop.status(commit.sha, application, environment)?.state, end.log).toBe('error');
      }
      await goOn(run, application, commit);
    },
  );

  it.each(moments)(
    'at any moment by SIGKILL leaves nothing pending, and goes on ($application)',
    async ({ application }) => {
      const commit = await shop.commit(application);
      const run = shop.run(commit.sha, { application, environment });
      const running = run.main();
      const timer = setTimeout(() => run.step.kill('SIGKILL'), 500 + Math.random() * 8000);
      await running;
      clearTimeout(timer);
      await goOn(run, application, commit);
    },
  );
});
