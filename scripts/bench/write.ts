// One edit of a GitOps repository of 49,910 files, beside what people do by hand: checkout, yq, commit, push. Both talk to one
// real `git http-backend` on this machine, in turn; then 23 regions in one commit, and 50 writers at the same time.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../../src/files/clock.ts';
import { openRepository } from '../../src/git/repository.ts';
import { createGitOpsRepository } from '../../src/github/gitops-repository.ts';
import { planEdits } from '../../src/manifest/plan.ts';
import type { GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import { filesAround } from '../../src/stages/around.ts';
import { backoff } from '../../src/stages/backoff.ts';
import { GitServer } from '../../test/git/server.ts';
import type { GitHubServer } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
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

/** A server that counts: what went over its connections so far, and how often it was asked. */
interface Counting {
  readonly bytes: number;
  readonly requests: readonly unknown[];
}

async function measured(server: Counting, work: () => Promise<void>): Promise<Figure> {
  const before = { bytes: server.bytes, requests: server.requests.length };
  const began = performance.now();
  await work();
  const milliseconds = performance.now() - began;
  const kilobytes = (server.bytes - before.bytes) / 1000;
  return { milliseconds, kilobytes, requests: server.requests.length - before.requests };
}

/** What to write, and whether what the files are rolled out with is read too, as before each write of a deployment. */
interface Writing {
  readonly files: readonly string[];
  readonly tag: string;
  readonly judges?: true;
}

/** Head, files, plan, commit, again where somebody was first: as a deployment writes. The answer is how often it was tried. */
async function write(repository: GitOpsRepository, { files, tag, judges }: Writing): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const head = await repository.head('main', never);
    if (head === undefined) throw new Error('there is no main');
    const contents = await repository.read(head, files, never);
    if (judges) {
      const read = (paths: readonly string[]) => repository.read(head, paths, never);
      await filesAround(files, { read, look: (folders) => repository.folders(head, folders, never) });
    }
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
}

/** By git, into a folder of its own. */
async function writeByGit(url: string, writing: Writing): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-write-'));
  try {
    const author = { name: 'bench', email: 'bench@example.com' };
    const where = { url, folder: join(folder, 'gitops.git'), environment: process.env };
    const { repository } = await openRepository(
      { ...where, author, clock: systemClock, log, random: Math.random },
      never,
    );
    return await write(repository, writing);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By the API of the GitHub for tests: its time is not GitHub's, but requests and bytes are those of its descriptions. */
async function writeByApi({ apiUrl }: GitHubServer, writing: Writing): Promise<number> {
  return write(createGitOpsRepository({ apiUrl, repository: 'acme/gitops', token, clock: systemClock, log }), writing);
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

/** Prints the figures of both ways to write. */
export async function benchWrite(runs: number): Promise<void> {
  await using server = await GitServer.start();
  await createFleet(server, largeFleet);
  await using github = await startGitHub();
  const { path } = await github.addRepository('acme/gitops');
  await run('git', ['-C', path, 'fetch', '--quiet', server.repository, '+main:main']);
  const regions = Array.from({ length: largeFleet.regions }, (_, region) => valuesOf(region, 7));
  const byGit = (writing: Writing) => measured(server, async () => void (await writeByGit(server.url, writing)));
  const byApi = (writing: Writing) => measured(github, async () => void (await writeByApi(github, writing)));
  const rows = {
    'checkout, yq, commit, push': (turn: number) =>
      measured(server, () => byHand(server.url, valuesOf(3, turn), `h${turn}`)),
    'by git': (turn: number) => byGit({ files: [valuesOf(3, turn)], tag: `o${turn}` }),
    'by git, judged': (turn: number) => byGit({ files: [valuesOf(3, turn)], tag: `j${turn}`, judges: true }),
    'by git, 23 regions in one commit': (turn: number) => byGit({ files: regions, tag: `m${turn}` }),
    'by git, 23 regions, judged': (turn: number) => byGit({ files: regions, tag: `n${turn}`, judges: true }),
    'by API': (turn: number) => byApi({ files: [valuesOf(3, turn)], tag: `o${turn}` }),
    'by API, judged': (turn: number) => byApi({ files: [valuesOf(3, turn)], tag: `j${turn}`, judges: true }),
    'by API, 23 regions in one commit': (turn: number) => byApi({ files: regions, tag: `m${turn}` }),
    'by API, 23 regions, judged': (turn: number) => byApi({ files: regions, tag: `n${turn}`, judges: true }),
  };
  const figures = new Map(Object.keys(rows).map((name): [string, Figure[]] => [name, []]));
  for (let turn = 0; turn < runs; turn += 1)
    for (const [name, take] of Object.entries(rows)) figures.get(name)?.push(await take(turn));
  console.log(`one edit among ${23 * 310 * 7} files, ${runs} runs in turn`);
  console.table([...figures].map(([name, taken]) => rowOf(name, taken)));
  const taken = (name: keyof typeof rows) => median((figures.get(name) ?? []).map(({ milliseconds }) => milliseconds));
  const byHandTimes = (taken('checkout, yq, commit, push') / taken('by git')).toFixed(1);
  const manyTimes = (taken('by git, 23 regions in one commit') / taken('by git')).toFixed(1);
  console.log(`by hand ${byHandTimes} times as long as by git; 23 regions ${manyTimes} times one`);
  await benchRace(server);
}

/** Fifty writers of one branch, half of them of one file, and then one after another. */
export async function benchRace(server: GitServer): Promise<void> {
  const files = Array.from({ length: 50 }, (_, index) => (index < 25 ? valuesOf(5, 100) : valuesOf(5, 100 + index)));
  const before = await server.git('rev-list', '--count', 'main');
  const tried: number[] = [];
  const writeOne = (file: string, tag: string) => writeByGit(server.url, { files: [file], tag });
  const atOnce = await measured(server, async () => {
    tried.push(...(await Promise.all(files.map((file, index) => writeOne(file, `r${index}`)))));
  });
  const landed = Number(await server.git('rev-list', '--count', 'main')) - Number(before);
  const inTurn = await measured(server, async () => {
    for (const [index, file] of files.entries()) await writeOne(file, `s${index}`);
  });
  console.log(
    `50 writers at once: ${landed} of 50 landed in ${(atOnce.milliseconds / 1000).toFixed(1)} s (${Math.max(...tried)} attempts at most); one after another ${(inTurn.milliseconds / 1000).toFixed(1)} s`,
  );
}
