import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { token } from '../../world/github/server.ts';
import type { StepEnd } from '../action/runner.ts';
import { Step } from '../action/runner.ts';
import { Shop } from './shop.ts';
import { accessInputs, kubectl, until, world } from './world.ts';

const name = `says-${process.pid}`;
const image = `${world.registry}/acme/${name}-api`;
const isWhat = (field: string, value: string) => () =>
  kubectl(['get', 'rollout', 'api', '-n', namespace, '--ignore-not-found', '-o', `jsonpath={${field}}`]) === value;

let shop: Shop;
let namespace: string;
let pull: { readonly sha: string; readonly pullRequest: number };
let runs = 7000;

/** Somebody writes a comment, and the workflow of docs/comments.md runs on it: no checkout, the built action. */
async function say(
  login: string,
  body: string,
): Promise<StepEnd & { readonly answer: string; readonly seconds: number }> {
  const id = shop.source.addComment(pull.pullRequest, login, body);
  const written = shop.source.comments(pull.pullRequest).find((one) => one.id === id);
  const user = { login, type: 'User' };
  const begun = performance.now();
  runs += 1;
  const end = await new Step({
    folder: '/tmp',
    token,
    inputs: { ...accessInputs(), command: 'comment', timeout: '150s' },
    event: {
      action: 'created',
      comment: { ...written, user, performed_via_github_app: null },
      issue: { number: pull.pullRequest, locked: false, pull_request: { url: 'x' } },
      repository: { full_name: 'acme/shop', default_branch: 'main' },
      sender: user,
    },
    environment: {
      ...shop.environment(shop.source.head()),
      GITHUB_EVENT_NAME: 'issue_comment',
      GITHUB_RUN_ID: String(runs),
      GITHUB_RUN_ATTEMPT: '1',
    },
  }).main();
  const answer = shop.source.comments(pull.pullRequest).findLast((one) => one.body.includes(`:${id} -->`));
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(
    `${seconds.toFixed(1)} s  ${login}: ${body} -> ${end.outputs['outcome']} ${end.outputs['reason']}\n`,
  );
  return { ...end, answer: answer?.body ?? '', seconds };
}

/** The workflow of the pull request, which has no secret but the login to the registry. */
function pushImage(commit: string): void {
  const labels = { revision: commit, source: `${shop.github.url}/acme/shop` };
  const words = Object.entries(labels).flatMap(([key, value]) => [
    '--label',
    `org.opencontainers.image.${key}=${value}`,
  ]);
  const platforms = ['--platform', 'linux/amd64,linux/arm64', '--provenance=false'];
  const output = ['--output', `type=image,name=${image}:${commit},push=true,registry.insecure=true`];
  execFileSync('buildx', ['build', ...platforms, ...words, ...output, shop.checkout(commit)], { stdio: 'pipe' });
}

describe.skipIf(!world.canDeploy)('comments on a pull request, on real parts', () => {
  beforeAll(async () => {
    shop = await Shop.open({
      name,
      applications: ['api'],
      environments: { prod: { write: 'push' } },
      steps: '[{setWeight: 50}, {pause: {}}]',
    });
    namespace = shop.names('api', 'prod').namespace;
    await until(isWhat('.status.phase', 'Healthy'), 120_000);
    pull = await shop.commit('talk', { WHY: 'asked for\n' });
    shop.source.setRole('alice', 'write');
    shop.source.setRole('mallory', 'read');
    // what is pushed in the second of the comment is refused
    await new Promise((resolve) => setTimeout(resolve, 1100));
  }, 200_000);

  afterAll(() => shop[Symbol.asyncDispose]());

  it('deploy, steer, hold, refuse and release, each answered once', async () => {
    expect((await say('alice', '/deploy prod')).outputs).toMatchObject({
      outcome: 'errored',
      reason: 'image-not-built',
    });
    pushImage(pull.sha);
    const refused = await say('mallory', '/deploy prod');
    expect(refused.outputs).toMatchObject({ outcome: 'errored', reason: 'not-allowed' });
    expect(shop.tag('api', 'prod')).toBe('first');

    const deployed = await say('alice', 'Tested it.\n\n/deploy prod');
    expect(deployed.outputs, deployed.log).toMatchObject({ outcome: 'paused', reason: 'manual-gate' });
    expect(shop.tag('api', 'prod')).toBe(pull.sha);
    expect(deployed.answer).toContain(`${namespace}/api`);

    const promoted = await say('alice', '/rollout promote prod');
    expect(promoted.outputs, promoted.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    await until(isWhat('.status.phase', 'Healthy'), 60_000);

    await say('alice', '/hold prod the database moves');
    expect(shop.holds()).toEqual(['refs/gitops-deploy/holds/api/prod']);
    const held = await say('alice', '/deploy prod');
    expect(held.outputs, held.log).toMatchObject({ outcome: 'paused', reason: 'held' });
    await say('alice', '/release prod');
    expect(shop.holds()).toEqual([]);
    const status = await say('mallory', '/status');
    expect(status.answer, status.log).toContain(pull.sha.slice(0, 7));
    const again = await say('alice', '/deploy prod');
    expect(again.outputs, again.log).toMatchObject({ outcome: 'succeeded' });
    const answers = shop.source
      .comments(pull.pullRequest)
      .filter(({ body }) => body.startsWith('<!-- gitops-deploy:answer:'));
    expect(answers).toHaveLength(9);
  });
});
