import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformScan } from '../../src/deployment/progress.ts';
import { drive } from '../../src/stages/drive.ts';
import { write } from '../../src/stages/write.ts';
import { never } from '../clock.ts';
import { file, imageOf, Stand } from './stand.ts';

let stand: Stand;
afterEach(() => stand[Symbol.asyncDispose]());

const manual = 'write: pull-request\n    merge: manual';
const scans: readonly PlatformScan[] = [
  { platform: 'linux/amd64', verdict: 'clean', counts: { MEDIUM: 4 }, refused: [] },
];

/** Proposes the image of a commit in a run of its own; what the pull request says, what was warned of, what was asked. */
async function propose(commit: string, id: number, known: Parameters<typeof write>[2] = { scans }) {
  const warnings: string[] = [];
  const ports = await stand.ports();
  const log = { ...ports.log, warning: (message: string) => void warnings.push(message) };
  stand.world.requests();
  const event = await write(stand.run(stand.plan(commit, id), { ...ports, log }), imageOf(commit), known);
  const requests = stand.world.requests();
  const pull = stand.world.gitops.pulls().at(-1);
  return { event, warnings, pull, body: pull?.body ?? '', requests };
}

/** Git names the image of a commit, and it was seen healthy. */
async function deployed(commit: string, id: number): Promise<void> {
  await propose(commit, id);
  stand.world.gitops.git('update-ref', 'refs/heads/main', stand.world.gitops.head('gitops-deploy/api/prod'));
  await stand.note({ state: 'succeeded', reason: 'healthy' });
}

/** What changes something, of the API and of git. */
const writes = (requests: readonly string[]) =>
  requests.filter((line) => /^(POST|PUT|PATCH|DELETE)/.test(line) && !line.endsWith('/git-upload-pack'));

describe('the pull request of a deployment', () => {
  beforeEach(async () => {
    stand = await Stand.open(manual);
  });

  it('says in one line that nothing is known of what somebody else wrote', async () => {
    const { body } = await propose(stand.a, 1);
    expect(body).toContain('Not known: no deployment of ours, as far back as is known, put there what Git names now.');
    expect(body).toContain(`<code>${file} .image.tag</code> | <code>v0</code> | <code>${stand.a}</code> |`);
    expect(body).toContain('4 of other severities');
  });

  it('names the commits since the image that Git names', async () => {
    await deployed(stand.a, 1);
    await stand.world.application.commit({ C: '1' }, 'Fix @acme/team #12');
    const c = await stand.world.application.commit({ D: '1' }, 'D');
    const { body } = await propose(c, 2);
    expect(body).toMatch(/\[3 commits\]\(\S+\/compare\/\w{40}\.\.\.\w{40}\) since/);
    expect(body).toContain(') B, by Tester');
    expect(body).toContain(') Fix @\u200bacme/team #\u200b12, by Tester');
    expect(body).not.toContain(') A, by');
  });

  it.each([
    [404, 'is no longer to be found'],
    [403, 'Not known: listing commits of acme/api: no'],
  ])('is opened also where the commits cannot be compared (%i)', async (status, said) => {
    await deployed(stand.a, 1);
    const match = { method: 'GET', path: /\/compare\// };
    // the first is the question who is newer
    const { records } = await (await stand.ports()).forge();
    expect(await records.list('api', 'prod', 1, never)).toHaveLength(1);
    const real = await stand.ports();
    const forge = await real.forge();
    const changes = async (...given: Parameters<typeof forge.source.changes>) => {
      stand.world.server.fail(match, 1, { status, body: { message: 'no' } });
      return forge.source.changes(...given);
    };
    const ports = { ...real, forge: async () => ({ ...forge, source: { ...forge.source, changes } }) };
    const event = await write(stand.run(stand.plan(stand.b, 2), ports), imageOf(stand.b));
    expect(event.event).toBe('written');
    expect(stand.world.gitops.pulls().at(-1)?.body).toContain(said);
  });

  it('says what was found in what is about to be rolled out', async () => {
    const values = 'image:\n  tag: v0\nresources: {limits: {memory: 1.2Gi}}\n';
    await stand.world.gitops.commit({ [file]: values }, 'resources');
    const { body } = await propose(stand.a, 1);
    expect(body).toMatch(
      new RegExp(`- \\*\\*warning\\*\\* <code>${file}:3:\\d+</code> <code>resource-quantity-invalid</code>`),
    );
  });

  it('that a newer deployment takes over says whose place it takes', async () => {
    await propose(stand.a, 1);
    const { pull, body } = await propose(stand.b, 2);
    expect(pull?.number).toBe(1);
    expect(body).toContain(`not deployed: <code>${stand.a}</code>`);
    expect(body).toContain(') in #1.');
    expect(body).toContain(`\n+  tag: ${stand.b}`);
  });

  it('is written once: a run that begins again with nothing new asks, and writes nothing but its record', async () => {
    await deployed(stand.a, 1);
    const first = await propose(stand.b, 2);
    const again = await propose(stand.b, 2);
    expect(again.body).toBe(first.body);
    const ofRecords = /\/deployments\/\d+\/statuses$/;
    expect(writes(again.requests).filter((line) => !ofRecords.test(line))).toEqual([]);
  });
});

describe('what the configuration says of the pull request', () => {
  it('is done as it is opened, and not again', async () => {
    const look = `pull-request:
      labels: [deploy]
      reviewers: [alice, acme/platform]
      draft: true
      title: "ship {{application}} {{short-sha}}"
      template: |
        # {{environment}}
        {{changelog}}`;
    stand = await Stand.open(`${manual}\n    ${look}`);
    for (const name of ['alice', 'acme/platform']) stand.world.gitops.addCollaborator(name);
    stand.world.gitops.addLabel('deploy');
    const { pull, requests } = await propose(stand.a, 1);
    expect(pull).toMatchObject({ draft: true, labels: ['deploy'], title: `ship api ${stand.a.slice(0, 7)}` });
    expect(pull?.body).toMatch(/^# prod\nNot known/);
    expect(pull?.requested).toEqual({ users: ['alice'], teams: ['platform'] });
    const gitops = (lines: readonly string[]) => lines.filter((line) => line.includes(' /repos/acme/gitops/'));
    expect(gitops(requests)).toHaveLength(4);
    const again = await propose(stand.a, 1);
    expect(gitops(again.requests)).toEqual(['GET /repos/acme/gitops/pulls']);
  });

  it('that cannot be done is warned of, and the deployment goes on', async () => {
    stand = await Stand.open(`${manual}\n    pull-request: {reviewers: [ghost]}`);
    const { event, warnings } = await propose(stand.a, 1);
    expect(event.event).toBe('written');
    expect(warnings).toEqual([expect.stringContaining('ghost could not be asked to review')]);
  });

  it('costs nothing where the edit is pushed', async () => {
    stand = await Stand.open('write: push\n    pull-request: {labels: [deploy], reviewers: [alice]}');
    const { requests } = await propose(stand.a, 1);
    expect(requests.filter((line) => /\/(pulls|issues|compare)/.test(line))).toEqual([]);
  });
});

describe('a pull request that is closed', () => {
  beforeEach(async () => {
    stand = await Stand.open(manual);
  });

  it('since a newer deployment wrote first says which, with its commit and where it stands', async () => {
    const { event } = await propose(stand.a, 1);
    if (event.event !== 'written' || event.written.place.on === 'branch') throw new Error('no pull request');
    const { number, head } = event.written.place;
    // the newer one was written by hand of another run, which left our branch alone
    const ports = await stand.ports();
    const { records } = await ports.forge();
    const [ours] = await stand.records();
    if (ours === undefined) throw new Error('there is no record');
    const payload = {
      ...ours.payload,
      source: stand.b,
      image: `ghcr.io/acme/api:v7@sha256:${'7'.repeat(64)}`,
      pullRequest: 8,
    };
    const revision = stand.world.gitops.head();
    await records.create(payload, { state: 'succeeded', stage: 'rollout', sentence: 'fine', revision }, never);
    await propose(stand.a, 1, { overtaken: { pullRequest: number, head, since: new Date(0), times: 1 } });
    const [comment] = stand.world.gitops.comments(number);
    expect((await stand.pulls()).map(({ state }) => state)).toEqual(['closed']);
    expect(comment?.body).toContain('Closed: <code>v7</code> ([<code>');
    expect(comment?.body).toContain(`/acme/api/commit/${stand.b}), from [acme/api#8](`);
    expect(comment?.body).toContain(`takes the place of this in prod: ${revision}.`);
    expect(comment?.body).toContain(`[Its run](${stand.world.server.url}/acme/api/actions/runs/1)`);
  });

  it('since Git names what is newer already says what', async () => {
    await propose(stand.a, 1);
    await stand.world.gitops.commit({ [file]: `image:\n  tag: ${stand.b}\n` }, 'by hand');
    await drive(stand.plan(stand.b, 2), await stand.ports(), { signal: never });
    const [comment] = stand.world.gitops.comments(1);
    expect(comment?.body).toContain(`Closed: Git names <code>${stand.b}</code> ([<code>`);
  });
});
