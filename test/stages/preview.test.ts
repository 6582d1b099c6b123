import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leavingPreview, settlePreviews } from '../../src/commands/previews.ts';
import { removePreview } from '../../src/commands/remove-preview.ts';
import type { Plan } from '../../src/deployment/plan.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import type { Ports } from '../../src/ports/index.ts';
import { drive } from '../../src/stages/drive.ts';
import { write } from '../../src/stages/write.ts';
import { never } from '../clock.ts';
import { ofFolder, openPreviews } from './previews.ts';
import { clusterOf, imageOf } from './stand.ts';

type Previews = Awaited<ReturnType<typeof openPreviews>>;
let previews: Previews;
beforeEach(async () => {
  previews = await openPreviews();
});
afterEach(() => previews.stand[Symbol.asyncDispose]());

const deploy = async (commit: string, run: number, over: Partial<Ports> = {}) =>
  (await drive(previews.plan(commit, run), await previews.stand.ports(over), { signal: never })).outcome;

async function remove(over: Partial<Ports> = {}) {
  const { stand, name, facts } = previews;
  const leaving = leavingPreview({ configuration: stand.configuration, ...facts(90) }, name);
  if (leaving === undefined) throw new Error('it is no preview');
  return (await removePreview(leaving, { ports: await stand.ports(over), signal: never })).outcome;
}

async function settle() {
  const { stand, facts } = previews;
  const { configuration } = stand;
  return settlePreviews({ ...facts(91), ports: await stand.ports(), configuration, signal: never });
}

const healthy = () => {
  const { stand, pullRequest, text } = previews;
  const tag = () => /tag: "?([^}"]+)/.exec(text('values.yaml') ?? '')?.[1] ?? '';
  const shown = () => ({ tag: tag(), revision: stand.world.gitops.head(), application: `api-${pullRequest}` });
  return { cluster: async () => clusterOf(stand, shown) };
};

describe('the preview of a pull request', () => {
  it('is made of the template in one commit, with our values and not another byte', async () => {
    const { stand, head, pullRequest, name, text, files } = previews;
    const before = stand.world.gitops.head();
    expect(await deploy(head, 1, healthy())).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(files()).toEqual([`apps/pr-${pullRequest}/deep/more.yaml`, `apps/pr-${pullRequest}/values.yaml`]);
    expect(text('values.yaml')).toBe(`# kept\r\nimage: {tag: ${head}}\r\nhost: pr-${pullRequest}.example.com\r\n`);
    expect(text('deep/more.yaml')).toBe('a: 1\n');
    const [commit] = stand.world.gitops.log();
    expect(commit?.parents).toEqual([before]);
    expect(commit?.message).toContain(`Gitops-Deploy-Environment: ${name}`);
    expect(commit?.message).toContain(`Gitops-Deploy-Pull-Request: acme/api#${pullRequest}`);
  });

  it('is told with its address: in the comment, and as a deployment that will be gone', async () => {
    const { stand, head, pullRequest, name } = previews;
    await deploy(head, 1, healthy());
    const address = `https://pr-${pullRequest}.example.com`;
    const [deployment] = stand.world.application.deployments();
    expect(deployment).toMatchObject({ environment: name, transient_environment: true });
    expect(deployment?.statuses.at(-1)).toMatchObject({ state: 'success', environment_url: address });
    const [comment] = stand.world.application.comments(pullRequest);
    expect(comment?.body).toContain(`[${name}](${address})`);
    expect(comment?.body).toContain(`](${address})`);
  });

  it('is updated by the next push, also after a force-push', async () => {
    const { head, push, stand, text } = previews;
    await deploy(head, 1, healthy());
    const forced = await push('forced');
    const commits = stand.world.gitops.log().length;
    expect(await deploy(forced, 2, healthy())).toMatchObject({ outcome: 'succeeded' });
    expect(text('values.yaml')).toContain(forced);
    expect(stand.world.gitops.log().length).toBe(commits + 1);
  });

  it('is not written by a run of a commit that its pull request has left', async () => {
    const { head, push, files } = previews;
    await push('second', head);
    expect(await deploy(head, 1)).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
    expect(files()).toEqual([]);
  });

  it('of two pushes at once ends as the newer one', async () => {
    const { head, push, text, stand } = previews;
    const newer = await push('second', head);
    const outcomes = await Promise.all([deploy(head, 1, healthy()), deploy(newer, 2, healthy())]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['superseded', 'succeeded']);
    expect(text('values.yaml')).toContain(newer);
    expect(stand.status(newer)?.state).toBe('success');
  });

  it('stands in the way of no other pull request', async () => {
    const { stand, head, pullRequest, files } = previews;
    await deploy(head, 1, healthy());
    const other = await stand.world.application.commit({ X: '1' }, 'x', { branch: 'other', parent: stand.a });
    const number = await stand.world.application.addPullRequest({ head: 'other', title: 'Another' });
    const plan = planDeployment(stand.configuration, {
      ...stand.facts(2),
      environment: `prod-${number}`,
      source: { commit: other, branch: 'other', date: '2026-02-01T00:00:00Z', pullRequest: number },
    });
    const { outcome } = await drive(plan, await stand.ports(), { signal: never });
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
    const of = (one: number) => [`apps/pr-${one}/deep/more.yaml`, `apps/pr-${one}/values.yaml`];
    expect(files()).toEqual([...of(pullRequest), ...of(number)]);
  });
});

describe('a pull request that is closed', () => {
  it('takes its preview away, and what stands beside stays', async () => {
    const { stand, head, pullRequest, name, become, files } = previews;
    await deploy(head, 1, healthy());
    await stand.world.gitops.commit({ [`apps/pr-${pullRequest}/theirs.yaml`]: 'x' }, 'somebody');
    await become('closed');
    const outcome = await remove();
    expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    expect(files()).toEqual([`apps/pr-${pullRequest}/theirs.yaml`]);
    expect(stand.world.gitops.log()[0]?.message).toContain(`Remove api (${name}): #${pullRequest} is closed`);
    const [deployment] = stand.world.application.deployments();
    expect(deployment?.statuses.at(-1)?.state).toBe('inactive');
    const [comment] = stand.world.application.comments(pullRequest);
    expect(comment?.body).toContain('is removed');
    expect(comment?.body).not.toContain('example.com');
    expect(stand.status(head)?.state).toBe('success');
  });

  it('done again changes nothing', async () => {
    const { stand, head, become, pullRequest } = previews;
    await deploy(head, 1, healthy());
    await become('closed');
    await remove();
    const [at, comments] = [stand.world.gitops.head(), stand.world.application.comments(pullRequest).length];
    expect(await remove()).toMatchObject({ outcome: 'succeeded' });
    expect([stand.world.gitops.head(), stand.world.application.comments(pullRequest).length]).toEqual([at, comments]);
  });

  it('is not deployed any more', async () => {
    const { head, become, files } = previews;
    await become('closed');
    expect(await deploy(head, 1)).toMatchObject({ outcome: 'superseded', reason: 'preview-closed' });
    expect(files()).toEqual([]);
  });

  it('while its preview is written: whoever closes finds nothing yet, and the deployment takes it back', async () => {
    const { stand, head, become, files } = previews;
    const ports = await stand.ports();
    // the last look before the commit: the pull request is closed, and its run ends, before the files are there
    const real = await ports.gitops();
    const commit: typeof real.commit = async (...given) => {
      await become('closed');
      expect(await remove()).toMatchObject({ outcome: 'succeeded' });
      gitops.commit = real.commit.bind(real);
      return real.commit(...given);
    };
    const gitops = { ...(await stand.gitopsThat(ports, async () => {})), commit };
    const run = stand.run(previews.plan(head, 1), { ...ports, gitops: async () => gitops });
    expect(await write(run, imageOf(head))).toMatchObject({ outcome: { reason: 'preview-closed' } });
    expect(files()).toEqual([]);
  });

  it('while it is watched ends the watch', async () => {
    const { stand, head, become, pullRequest } = previews;
    const shown = () => ({ tag: 'none', revision: '', step: 0, application: `api-${pullRequest}` });
    const looked = clusterOf(stand, shown);
    let started = false;
    const cluster: typeof looked = {
      ...looked,
      async *watch(types, signal) {
        for await (const state of looked.watch(types, signal)) {
          yield state;
          if (started) break;
          started = stand.world.gitops.log()[0]?.message.startsWith('Deploy') === true;
          if (started) await become('closed');
        }
        // from then on nothing happens: what is watched for is gone
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    };
    expect(await deploy(head, 1, { cluster: async () => cluster })).toMatchObject({ reason: 'preview-closed' });
  });

  it('and opened again while its preview is taken away gets that back', async () => {
    const { stand, head, become, files } = previews;
    await deploy(head, 1, healthy());
    const before = files();
    await become('closed');
    const ports = await stand.ports();
    const real = await ports.gitops();
    const commit: typeof real.commit = async (...given) => {
      gitops.commit = real.commit.bind(real);
      const made = await real.commit(...given);
      await become('open');
      return made;
    };
    const gitops = { ...(await stand.gitopsThat(ports, async () => {})), commit };
    expect(await remove({ gitops: async () => gitops })).toMatchObject({ sentence: expect.stringContaining('stays') });
    expect(files()).toEqual(before);
  });

  it('and opened again is deployed again', async () => {
    const { head, become, files } = previews;
    await deploy(head, 1, healthy());
    await become('closed');
    await remove();
    expect(files()).toEqual([]);
    await become('open');
    expect(await deploy(head, 2, healthy())).toMatchObject({ outcome: 'succeeded' });
    expect(files()).toHaveLength(2);
  });

  it('loses no race against others who write', async () => {
    const { stand, head, become, files } = previews;
    await deploy(head, 1, healthy());
    await become('closed');
    const ports = await stand.ports();
    const real = await ports.gitops();
    let races = 0;
    const commit: typeof real.commit = async (...given) => {
      races += 1;
      if (races < 4) await stand.world.gitops.commit({ other: String(races) }, 'other');
      return real.commit(...given);
    };
    const gitops = { ...(await stand.gitopsThat(ports, async () => {})), commit };
    expect(await remove({ gitops: async () => gitops })).toMatchObject({ outcome: 'succeeded' });
    expect([files(), races]).toEqual([[], 4]);
  });
});

describe('what a record says is to go', () => {
  const forge = async (files: readonly string[]): Promise<Partial<Ports>> => {
    const real = await (await previews.stand.ports()).forge();
    const list: typeof real.records.list = async (...given) =>
      (await real.records.list(...given)).map((one) => ({ ...one, payload: { ...one.payload, preview: { files } } }));
    return { forge: async () => ({ ...real, records: { ...real.records, list } }) };
  };

  it.each(['apps/api/values.yaml', 'README.md', 'apps/pr-999/values.yaml', 'apps/pr-1/../api/values.yaml'])(
    'and is no file of the preview stays: %s',
    async (file) => {
      const { stand, head, become } = previews;
      await deploy(head, 1, healthy());
      await become('closed');
      await stand.world.gitops.commit({ 'apps/pr-999/values.yaml': 'x' }, 'x');
      const before = stand.world.gitops.head();
      expect(await remove(await forge([file]))).toMatchObject({
        sentence: expect.stringContaining('nothing of it stands'),
      });
      expect(stand.world.gitops.head()).toBe(before);
    },
  );

  it('is still known after many more deployments than are looked at', async () => {
    const { stand, head, become, files } = previews;
    await deploy(head, 1, healthy());
    const { records } = await (await stand.ports()).forge();
    const [known] = await records.list('api', previews.name, 30, never);
    if (known === undefined) throw new Error('it left no record');
    const files1 = known.payload.preview?.files;
    await deploy(await previews.push('next', head), 2, healthy());
    const [newest] = await records.list('api', previews.name, 30, never);
    expect(newest?.payload.preview?.files).toEqual(files1);
    await become('closed');
    await remove();
    expect(files()).toEqual([]);
  });
});

describe('resume', () => {
  it('takes the preview of a pull request away whose event was missed, once', async () => {
    const { stand, head, become, files, name } = previews;
    await deploy(head, 1, healthy());
    expect(await settle()).toEqual({ removed: [], unfinished: [] });
    await become('closed');
    expect((await settle()).removed).toMatchObject([{ environment: name, outcome: { outcome: 'succeeded' } }]);
    expect(files()).toEqual([]);
    stand.world.clock.pass(25 * 60 * 60);
    stand.world.requests();
    expect(await settle()).toEqual({ removed: [], unfinished: [] });
    const looks = stand.world.requests().filter((request) => !request.includes('.git/'));
    expect(looks.map((request) => request.replace(/\?.*/, ''))).toEqual(['GET /repos/acme/api/deployments']);
  });

  it('goes on with what waits, and leaves what has ended', async () => {
    const { head, name } = previews;
    await deploy(head, 1);
    expect(await settle()).toEqual({ removed: [], unfinished: [name] });
  });
});

describe('a preview that cannot be made', () => {
  const refusal = async (environment: string) => {
    await previews.stand[Symbol.asyncDispose]();
    previews = await openPreviews(environment);
    return deploy(previews.head, 1);
  };

  it('for want of its template says so', async () => {
    const outcome = await refusal(ofFolder.replace('templates/api', 'templates/none'));
    expect(outcome).toMatchObject({
      reason: 'edit-refused',
      sentence: expect.stringContaining('neither a file nor a folder'),
    });
  });

  it('since a file has another case', async () => {
    const { stand, head, files } = previews;
    await stand.world.gitops.commit({ [`apps/PR-${previews.pullRequest}/x`]: 'x' }, 'x');
    expect(await deploy(head, 1)).toMatchObject({
      reason: 'edit-refused',
      sentence: expect.stringContaining('case alone'),
    });
    expect(files()).toEqual([]);
  });
});

it('rolls nothing back and holds nothing: the next push mends it', async () => {
  const { stand, head, pullRequest } = previews;
  const plan: Plan = previews.plan(head, 1);
  expect(plan.rollback).toBe('manual');
  const shown = () => ({
    tag: head,
    revision: stand.world.gitops.head(),
    aborted: true,
    application: `api-${pullRequest}`,
  });
  expect(await deploy(head, 1, { cluster: async () => clusterOf(stand, shown) })).toMatchObject({ outcome: 'failed' });
  expect(stand.world.gitops.refs('refs/gitops-deploy/')).toEqual({});
});

it.each(['prod-1', 'prod'])('is held by the hold of %s', async (environment) => {
  const { stand, head, files } = previews;
  const holds = await (await stand.ports()).holds();
  const since = stand.world.clock.now();
  await holds.place({ application: 'api', environment, owner: 'ann', reason: 'incident', since }, never);
  expect(await deploy(head, 1)).toMatchObject({ outcome: 'paused', reason: 'held' });
  expect(files()).toEqual([]);
});
