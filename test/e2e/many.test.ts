import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receiving } from '../notify/receiver.ts';
import { startReceiver } from '../notify/receiver.ts';
import { Shop } from './shop.ts';
import { metric, world } from './world.ts';

let shop: Shop;
let told: Receiving;

/** The order of things that were made at the same time must not matter. */
function shuffled<T>(all: readonly T[]): readonly T[] {
  return all
    .map((one) => ({ one, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ one }) => one);
}

describe.skipIf(!world.canDeploy)(
  'two applications and two environments, deployed by ten runs at the same time',
  () => {
    beforeAll(async () => {
      told = await startReceiver();
      const all = 'succeeded, failed, errored, paused, superseded, cancelled';
      shop = await Shop.open({
        name: `many-${process.pid}`,
        notifications: `[{webhook: "${told.url}", on: [${all}]}]`,
        applications: ['api', 'web'],
        environments: { staging: { write: 'push' }, production: { write: 'pull-request' } },
      });
    });

    afterAll(async () => {
      await told[Symbol.asyncDispose]();
      await shop[Symbol.asyncDispose]();
    });

    it('each ends with its own status, record, pull request, comment and hold', async () => {
      const [one, two, three] = [await shop.commit('one'), await shop.commit('two'), await shop.commit('three')];
      // whatever is deployed of web to production turns out bad
      const bad = { application: 'web', environment: 'production' };
      await metric(shop.names(bad.application, bad.environment).metric, 0.5);
      const wanted = [
        ...[one, two].flatMap((commit) =>
          ['api', 'web'].flatMap((application) =>
            ['staging', 'production'].map((environment) => ({ commit, application, environment })),
          ),
        ),
        { commit: three, application: 'api', environment: 'staging' },
        { commit: three, application: 'web', environment: 'staging' },
      ];
      const runs = await Promise.all(
        shuffled(wanted).map(async (want) => {
          const { application, environment, commit } = want;
          const end = await shop.run(commit.sha, { application, environment }).main();
          return { ...want, end };
        }),
      );
      const said = runs
        .map(
          ({ commit, application, environment, end }) =>
            `${commit.pullRequest} ${application} ${environment} ${JSON.stringify(end.outputs)}`,
        )
        .sort()
        .join('\n');
      for (const { application, environment, commit, end } of runs) {
        const { outcome, reason } = end.outputs;
        const status = shop.status(commit.sha, application, environment);
        const states = { succeeded: 'success', superseded: 'success', failed: 'failure', paused: 'pending' };
        expect(status?.state, `${end.log}\n${said}`).toBe(states[outcome as keyof typeof states]);
        expect(status?.description?.startsWith(outcome ?? '?')).toBe(true);
        const isBad = application === bad.application && environment === bad.environment;
        const allowed = isBad
          ? [
              'analysis-failed',
              'held',
              'newer-deployment',
              'rolled-back-by-another',
              'rollout-aborted',
              'image-replaced',
            ]
          : ['healthy', 'newer-deployment', 'image-replaced', 'already-deployed'];
        expect(allowed, `${end.log}\n${said}`).toContain(reason);
        expect((await shop.run(commit.sha, { application, environment }).step.post()).exit).toBe(0);
      }
      // the newest commit won everywhere, and nothing older came after it
      expect(shop.tag('api', 'staging'), said).toBe(three.sha);
      expect(shop.tag('web', 'staging'), said).toBe(three.sha);
      expect(shop.tag('api', 'production'), said).toBe(two.sha);
      for (const [application, environment, commit] of [
        ['api', 'staging', three],
        ['web', 'staging', three],
        ['api', 'production', two],
      ] as const)
        expect(shop.status(commit.sha, application, environment)?.state, said).toBe('success');
      expect(shop.holds(), said).toEqual(['refs/gitops-deploy/holds/web/production']);
      expect(shop.tag('web', 'production'), said).toBe('first');
      // one comment for each pull request and application, one branch and pull request for each application in production
      for (const { pullRequest } of [one, two, three]) {
        const comments = shop.source.comments(pullRequest).map(({ body }) => body);
        expect(comments.filter((body) => body.includes('gitops-deploy:api -->'))).toHaveLength(1);
        expect(comments.filter((body) => body.includes('gitops-deploy:web -->'))).toHaveLength(1);
        expect(comments).toHaveLength(2);
        // each knows the end of all
        for (const comment of comments) expect(comment).not.toContain('🔄 under way');
      }
      const api = shop.source.comments(two.pullRequest).find(({ body }) => body.includes('gitops-deploy:api -->'));
      expect(api?.body).toMatch(/^\| production \| \[✅ healthy\]/m);
      // and each was told once
      const heard = told.received.map(({ body }): { type: string; id: string } => JSON.parse(body));
      expect(heard.map(({ type }) => type).sort()).toEqual(
        runs.map(({ end }) => `deployment.${end.outputs['outcome']}`).sort(),
      );
      expect(new Set(heard.map(({ id }) => id)).size).toBe(runs.length);
      const seen = await shop.cli(two.sha, 'status', '--application', 'api');
      expect(seen.report, seen.log).toMatchObject({
        environments: [
          { environment: 'staging', targets: [{ source: three.sha, health: { state: 'healthy', sentence: '' } }] },
          { environment: 'production', targets: [{ source: two.sha, health: { state: 'healthy', sentence: '' } }] },
        ],
      });
      const held = await shop.cli(two.sha, 'status', '--application', 'web', '--environment', 'production');
      expect(held.report, held.log).toMatchObject({ environments: [{ hold: { owner: 'gitops-deploy' } }] });
      const heads = shop.gitops.pulls().map(({ head }) => head);
      expect(new Set(heads)).toEqual(new Set(['gitops-deploy/api/production', 'gitops-deploy/web/production']));
      // one record for each deployment that came to write; one planned again on a moved branch replaced its first; none is open
      const records = shop.source.deployments().map((record) => ({
        key: `${record.sha} ${record.task} ${record.environment}`,
        said: record.statuses.at(-1)?.description ?? '',
      }));
      const kept = records.filter(({ said: text }) => !text.includes('planned again')).map(({ key }) => key);
      expect(new Set(kept).size, kept.join('\n')).toBe(kept.length);
      expect(records.filter(({ said: text }) => /: (about to be written|written|proposed)$/.test(text))).toEqual([]);
      // every commit of the GitOps repository changed the folder of its own application and environment alone
      for (const { sha, message } of shop.gitops.log('main')) {
        const [, application] = /^Gitops-Deploy-Application: (.*)$/m.exec(message) ?? [];
        const [, environment] = /^Gitops-Deploy-Environment: (.*)$/m.exec(message) ?? [];
        if (application === undefined) continue;
        const files = shop.gitops
          .git('show', '--format=', '--name-only', sha)
          .split('\n')
          .filter((file) => file !== '');
        expect(files, message).toEqual([`apps/${application}/${environment}/kustomization.yaml`]);
      }
      shop.github.assertClean();
    });
  },
);
