// One edit of a GitOps repository of 49,910 files, beside what people do by hand: checkout, yq, commit, push. Both talk to one
// real `git http-backend` on this machine, in turn; then 23 regions in one commit, and 50 writers at the same time.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../../src/files/clock.ts';
import { openRepository } from '../../src/git/repository.ts';
import { planEdits } from '../../src/manifest/plan.ts';
import { backoff } from '../../src/stages/backoff.ts';
import { GitServer } from '../../test/git/server.ts';
import { createFleet, largeFleet, valuesOf } from './fleet.ts';
import { median } from './measure.ts';

const run = promisify(execFile);
const never = new AbortController().signal;
const silent = () => {};
const log = { debug: silent, info: silent, warning: silent, error: silent, mask: silent };
/** What one way of writing took. */
interface Figure {
  readonly milliseconds: number;
  readonly kilobytes: number;
  readonly requests: number;
}

async function measured(server: GitServer, work: () => Promise<void>): Promise<Figure> {
  server.requests.length = 0;
  const began = performance.now();
  await work();
  const milliseconds = performance.now() - began;
  return { milliseconds, kilobytes: server.bytes / 1000, requests: server.requests.length };
}

/** Head, files, plan, commit, again where somebody was first: as a deployment writes. The answer is how often it was tried. */
async function write(url: string, files: readonly string[], tag: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-write-'));
  try {
    const author = { name: 'bench', email: 'bench@example.com' };
    const options = {
      url,
      folder: join(folder, 'gitops.git'),
      environment: process.env,
      author,
      clock: systemClock,
      log,
    };
    const { repository } = await openRepository({ ...options, random: Math.random }, never);
    for (let attempt = 1; ; attempt += 1) {
      const head = await repository.head('main', never);
      if (head === undefined) throw new Error('there is no main');
      const contents = await repository.read(head, files, never);
      const edits = files.map((file) => ({ file, target: { by: 'path', path: '.image.tag', value: tag } }) as const);
      const plan = planEdits(edits, contents);
      if (plan.result === 'refused') throw new Error(JSON.stringify(plan.problems));
      const changed = new Map(plan.files.map(({ file, after }) => [file, after]));
      const request = { branch: 'main', parent: head, expected: head, files: changed, message: `Deploy ${tag}` };
      const { result } = await repository.commit(request, never);
      if (result === 'committed') return attempt;
      if (result === 'refused') throw new Error('refused');
      await systemClock.sleep(backoff(attempt - 1, Math.random()));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What actions/checkout and a step of four commands do. */
async function byHand(url: string, file: string, tag: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-hand-'));
  const git = (...words: readonly string[]) => run('git', ['-C', folder, ...words]);
  try {
    await git('init', '--quiet', '-b', 'main');
    await git('remote', 'add', 'origin', url);
    await git('-c', 'protocol.version=2', 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', 'main');
    await git('checkout', '--quiet', '--force', '-B', 'main', 'FETCH_HEAD');
    await run('yq', ['-i', `.image.tag = "${tag}"`, join(folder, file)]);
    await git('-c', 'user.name=b', '-c', 'user.email=b@example.com', 'commit', '--quiet', '-am', `Deploy ${tag}`);
    await git('push', '--quiet', 'origin', 'HEAD:main');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowOf(name: string, figures: readonly Figure[]) {
  const of = (key: keyof Figure) => Math.round(median(figures.map((figure) => figure[key])) * 10) / 10;
  return { name, 'ms (median)': of('milliseconds'), KB: of('kilobytes'), requests: of('requests') };
}

/** Prints the figures of the git transport. */
export async function benchWrite(runs: number): Promise<void> {
  await using server = await GitServer.start();
  await createFleet(server, largeFleet);
  const regions = Array.from({ length: largeFleet.regions }, (_, region) => valuesOf(region, 7));
  const [ours, hand, many]: [Figure[], Figure[], Figure[]] = [[], [], []];
  for (let turn = 0; turn < runs; turn += 1) {
    ours.push(await measured(server, async () => void (await write(server.url, [valuesOf(3, turn)], `o${turn}`))));
    many.push(await measured(server, async () => void (await write(server.url, regions, `m${turn}`))));
    hand.push(await measured(server, () => byHand(server.url, valuesOf(3, turn), `h${turn}`)));
  }
  console.log(`one edit among ${23 * 310 * 7} files, ${runs} runs in turn`);
  console.table([
    rowOf('checkout, yq, commit, push', hand),
    rowOf('gitops-deploy, git transport', ours),
    rowOf('the same for 23 regions in one commit', many),
  ]);
  const times = (one: readonly Figure[], other: readonly Figure[]) =>
    (
      median(one.map(({ milliseconds }) => milliseconds)) / median(other.map(({ milliseconds }) => milliseconds))
    ).toFixed(1);
  console.log(`by hand ${times(hand, ours)} times as long; 23 regions ${times(many, ours)} times one`);
  await benchRace(server);
}

/** Fifty writers of one branch, half of them of one file, and then one after another. */
export async function benchRace(server: GitServer): Promise<void> {
  const files = Array.from({ length: 50 }, (_, index) => (index < 25 ? valuesOf(5, 100) : valuesOf(5, 100 + index)));
  const before = await server.git('rev-list', '--count', 'main');
  const tried: number[] = [];
  const atOnce = await measured(server, async () => {
    tried.push(...(await Promise.all(files.map((file, index) => write(server.url, [file], `r${index}`)))));
  });
  const landed = Number(await server.git('rev-list', '--count', 'main')) - Number(before);
  const inTurn = await measured(server, async () => {
    for (const [index, file] of files.entries()) await write(server.url, [file], `s${index}`);
  });
  console.log(
    `50 writers at once: ${landed} of 50 landed in ${(atOnce.milliseconds / 1000).toFixed(1)} s (${Math.max(...tried)} attempts at most); one after another ${(inTurn.milliseconds / 1000).toFixed(1)} s`,
  );
}
