// What our builder adds to plain `buildx build --push`, on the same cached build of two platforms: in turn, on the BuildKit and the
// registry that the environment names (REALWORLD_REGISTRY, BUILDX_BUILDER).
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/files/clock.ts';
import { createFiles } from '../../src/files/files.ts';
import type { BuildRequest } from '../../src/ports/builder.ts';
import { createBuilder } from '../../src/process/buildx.ts';
import { median } from './measure.ts';

const never = new AbortController().signal;
const silent = () => {};
const log = { debug: silent, info: silent, warning: silent, error: silent, mask: silent };
const platforms = ['linux/amd64', 'linux/arm64'];
const dockerfile = `FROM scratch AS build
ARG TARGETARCH
COPY payload /payload
LABEL architecture=$TARGETARCH
FROM build
COPY Dockerfile /Dockerfile
`;

function requestFor(repository: string, context: string): BuildRequest {
  return {
    repository,
    definition: { by: 'dockerfile', context },
    platforms,
    arguments: {},
    secrets: [],
    ssh: [],
    contexts: {},
    labels: {},
    allow: [],
    cache: { type: 'none' },
    attestations: { sbom: false, provenance: 'max' },
    sourceDateEpoch: 1_772_366_400,
  };
}

/** What a person types. */
function plain(repository: string, context: string): Promise<void> {
  const words = ['--platform', platforms.join(','), '--provenance', 'mode=max', '--tag', `${repository}:plain`];
  return new Promise((resolve, reject) => {
    const child = spawn('buildx', ['build', '--push', ...words, context], {
      env: { ...process.env, SOURCE_DATE_EPOCH: '1772366400' },
      stdio: 'ignore',
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`buildx ended with ${code}`))));
  });
}

async function ours(repository: string, context: string): Promise<void> {
  const files = createFiles();
  await using builder = createBuilder({ environment: process.env, files, log, clock: systemClock });
  const { result, ...rest } = await builder.build(requestFor(repository, context), never);
  if (result !== 'built') throw new Error(JSON.stringify(rest));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const ways = { 'buildx build --push': plain, 'our builder, by digest': ours } as const;

/** Milliseconds of each way, by turn. */
async function takeTurns(runs: number, repository: string, folder: string): Promise<ReadonlyMap<string, number[]>> {
  const taken = new Map(Object.keys(ways).map((name): [string, number[]] => [name, []]));
  for (const way of Object.values(ways)) await way(repository, folder);
  for (let turn = 0; turn < runs; turn += 1) {
    // who goes first changes: the second finds the machine warmer
    const order = Object.entries(ways);
    for (const [name, way] of turn % 2 === 0 ? order : order.toReversed())
      taken.get(name)?.push(await timed(() => way(repository, folder)));
  }
  return taken;
}

/** Prints the medians of both, and what ours adds. */
export async function benchBuild(runs: number): Promise<void> {
  const registry = process.env['REALWORLD_REGISTRY'];
  if (registry === undefined) return console.log('build: there is no registry and BuildKit in the environment');
  const folder = mkdtempSync(join(tmpdir(), 'bench-build-'));
  try {
    writeFileSync(join(folder, 'Dockerfile'), dockerfile);
    writeFileSync(join(folder, 'payload'), 'x'.repeat(5_000_000));
    const taken = await takeTurns(runs, `${registry}/bench/build`, folder);
    console.table(
      [...taken].map(([name, all]) => ({ name, 'ms (median)': Math.round(median(all)), runs: all.length })),
    );
    const [one = [], other = []] = taken.values();
    // of the same turn: what else the machine does slows both
    const more = median(one.map((milliseconds, turn) => (other[turn] ?? Number.NaN) - milliseconds));
    const share = ((more / median(one)) * 100).toFixed(1);
    console.log(`ours takes ${more.toFixed(1)} ms more in a turn, ${share} % of plain`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
