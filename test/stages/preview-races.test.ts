import { expect, it } from 'vitest';
import { leavingPreview, settlePreviews } from '../../src/commands/previews.ts';
import { removePreview } from '../../src/commands/remove-preview.ts';
import type { GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { openPreviews } from './previews.ts';

const rounds = 10;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A repository that lets others go first, or not, before each look and each write. */
function slowed(real: GitOpsRepository, random: () => number): GitOpsRepository {
  const rest = async () => {
    for (let turns = Math.floor(random() * 12); turns > 0; turns -= 1) await new Promise((done) => setImmediate(done));
  };
  return {
    head: async (...given) => rest().then(() => real.head(...given)),
    read: (...given) => real.read(...given),
    folders: (...given) => real.folders(...given),
    commit: async (...given) => rest().then(() => real.commit(...given)),
    removeBranch: (...given) => real.removeBranch(...given),
    isAncestor: (...given) => real.isAncestor(...given),
    log: (...given) => real.log(...given),
    brings: (...given) => real.brings(...given),
  };
}

it.each(Array.from({ length: rounds }, (_, seed) => seed))(
  'whoever deploys, closes and reopens at the same time, the preview is there as long as its pull request is open: %i',
  async (seed) => {
    const random = numbersOf(seed);
    const previews = await openPreviews();
    await using stand = previews.stand;
    const portsOf = async () => {
      const ports = await stand.ports();
      const gitops = slowed(await ports.gitops(), random);
      return { ...ports, gitops: async () => gitops };
    };
    const deploy = async (commit: string, run: number) =>
      (await drive(previews.plan(commit, run), await portsOf(), { signal: never })).outcome.outcome;
    const leaving = leavingPreview({ configuration: stand.configuration, ...previews.facts(90) }, previews.name);
    if (leaving === undefined) throw new Error('it is no preview');
    const remove = async () => removePreview(leaving, { ports: await portsOf(), signal: never });
    const isOpen = seed % 2 === 0;
    const second = await previews.push('second', previews.head);
    await Promise.all([
      deploy(second, 1),
      deploy(previews.head, 2),
      previews.become('closed').then(remove),
      ...(isOpen
        ? [
            previews
              .become('closed')
              .then(() => previews.become('open'))
              .then(() => deploy(second, 3)),
          ]
        : []),
    ]);
    // what GitHub does next: the run of the last event, which finds the pull request as it is
    const last = isOpen
      ? previews.become('open').then(() => deploy(second, 4))
      : previews.become('closed').then(remove);
    await last;
    const { configuration } = stand;
    const facts = { ...previews.facts(91), ports: await stand.ports(), configuration, signal: never };
    await settlePreviews(facts);
    const number = previews.pullRequest;
    const wanted = [`apps/pr-${number}/deep/more.yaml`, `apps/pr-${number}/values.yaml`];
    expect(previews.files()).toEqual(isOpen ? wanted : []);
    if (isOpen) expect(previews.text('values.yaml')).toContain(second);
    // no run lost what another one wrote
    expect(stand.world.gitops.git('fsck', '--strict', '--no-dangling')).toBe('');
    expect(stand.world.gitops.show('main', 'apps/api/values.yaml')).toBe('image:\n  tag: v0\n');
  },
);
