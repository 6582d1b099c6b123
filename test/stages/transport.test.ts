import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { branchName } from '../../src/deployment/names.ts';
import type { Ports } from '../../src/ports/index.ts';
import { drive } from '../../src/stages/drive.ts';
import { write } from '../../src/stages/write.ts';
import { never } from '../clock.ts';
import type { Transport } from '../github/transports.ts';
import { transports } from '../github/transports.ts';
import { clusterOf, imageOf, Stand } from './stand.ts';

const below = '/repos/acme/gitops/git';
/** Before anything is built: head, files, what stands around them. */
const looking = ['POST /graphql', 'POST /graphql', 'POST /graphql'];
/** Head, files and what stands around them in one, holds, commit. */
const holds = ['api', '_all'].map((one) => `GET ${below}/matching-refs/gitops-deploy/holds/${one}/prod`);
const writing = ['POST /graphql', ...holds, 'POST /graphql'];

describe.each(['api', 'git'] as const)('a deployment over %s', (name) => {
  let stand: Stand;
  let opened: Transport[];

  beforeEach(() => {
    opened = [];
  });

  afterEach(async () => {
    for (const one of opened) await one[Symbol.asyncDispose]();
    await stand[Symbol.asyncDispose]();
  });

  /** The ports of a run whose GitOps repository and holds are reached this way. */
  async function ports(): Promise<Ports> {
    const transport = await transports[name](stand.world);
    opened.push(transport);
    const cluster = clusterOf(stand, () => ({ tag: stand.tag(), revision: stand.world.gitops.head() }));
    return stand.ports({
      gitops: async () => transport.repository,
      holds: async () => transport.holds,
      cluster: async () => cluster,
    });
  }

  const deploy = async (commit: string, run: number) =>
    drive(stand.plan(commit, run), await ports(), { signal: never });
  /** What was asked of the GitOps repository. */
  const asked = () =>
    stand.world
      .requests()
      .map(decodeURIComponent)
      .filter((request) => /graphql|acme\/gitops/.test(request));
  const isGit = ({ path }: { readonly path: string }) => /git-(upload|receive)-pack|info\/refs/.test(path);

  it('stands in Git and in its record, and again changes nothing', async () => {
    stand = await Stand.open();
    stand.world.requests();
    const first = await deploy(stand.b, 1);
    if (name === 'api') expect(asked()).toEqual([...looking, ...writing]);
    const head = stand.world.gitops.head();
    expect(stand.tag()).toBe(stand.b);
    expect(first.outcome).toMatchObject({ outcome: 'succeeded' });
    expect((await stand.records())[0]?.note).toMatchObject({ revision: head });
    expect(stand.world.gitops.log()[0]?.message).toMatch(/^Deploy api [\s\S]*Gitops-Deploy-Application: api/);
    await deploy(stand.b, 2);
    expect(stand.world.gitops.head()).toBe(head);
    expect(stand.world.server.requests.some(isGit)).toBe(name === 'git');
  });

  it('that is overtaken while it writes lands upon what the other wrote', async () => {
    stand = await Stand.open();
    const own = await ports();
    let isFirst = true;
    const gitops = await own.gitops();
    const raced = {
      ...(await stand.gitopsThat(own, async () => {})),
      commit: async (...given: Parameters<typeof gitops.commit>) => {
        if (isFirst) await stand.world.gitops.commit({ other: 'x' }, 'Theirs');
        isFirst = false;
        return gitops.commit(...given);
      },
    };
    const event = await write(
      stand.run(stand.plan(stand.b, 1), { ...own, gitops: async () => raced }),
      imageOf(stand.b),
      undefined,
    );
    expect(event).toMatchObject({ event: 'written' });
    expect(stand.world.gitops.log().map(({ message }) => message.split(' ')[0])).toEqual([
      'Deploy',
      'Theirs',
      'begin',
      'Begin',
    ]);
  });

  it('opens one pull request, which the next deployment takes over upon a moved base', async () => {
    stand = await Stand.open('write: pull-request\n    merge: manual');
    await deploy(stand.a, 1);
    const branch = branchName({ application: 'api', environment: 'prod' });
    expect(stand.tag(branch)).toBe(stand.a);
    const moved = await stand.world.gitops.commit({ other: 'x' }, 'Theirs');
    stand.endRun(1);
    await deploy(stand.b, 2);
    expect(stand.tag(branch)).toBe(stand.b);
    expect(stand.world.gitops.log(branch)[0]?.parents).toEqual([moved]);
    expect(await stand.pulls()).toMatchObject([{ state: 'open', head: stand.world.gitops.head(branch) }]);
  });

  it('ends at a hold', async () => {
    stand = await Stand.open();
    const { holds } = await ports();
    const hold = { application: 'api', environment: 'prod', owner: 'ann', reason: 'no', since: new Date(0) };
    await (await holds()).place(hold, never);
    const end = await deploy(stand.b, 1);
    expect(end.outcome).toMatchObject({ reason: 'held' });
    expect(stand.tag()).toBe('v0');
  });

  it('is refused in the words of the rule', async () => {
    stand = await Stand.open();
    stand.world.gitops.protect('main', { blockPushes: true });
    const end = await deploy(stand.b, 1);
    expect(end.outcome).toMatchObject({ outcome: 'failed', reason: 'write-refused' });
    expect(end.outcome.sentence).toContain('Changes must be made through a pull request.');
  });
});
