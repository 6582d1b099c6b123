// Records what the real Argo CD and Argo Rollouts do, for the embedded cluster. Wants the world of the end-to-end suite:
//   node world/cluster/record.ts [PLAY…]
// With names only these plays are recorded, in the place of what there was of their workloads.
// Each play (world/cluster/plays.ts) is a chain of writes and patches; what happens after each becomes a segment.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Play } from './plays.ts';
import { plays } from './plays.ts';
import { PlayRecorder } from './record-play.ts';
import type { Recording, Segment } from './recording.ts';
import { readRecording } from './recording.ts';

async function record(play: Play): Promise<readonly Segment[]> {
  await using recorder = new PlayRecorder(play);
  return await recorder.record();
}

function versionIn(program: string, ...words: readonly string[]): string {
  const text = execFileSync(program, [...words], { encoding: 'utf8' });
  return /v(\d+\.\d+\.\d+)/.exec(text)?.[1] ?? text.trim();
}

const names = process.argv.slice(2);
const chosen = names.length === 0 ? plays : plays.filter(({ name }) => names.includes(name));
const recorded = (await Promise.all(chosen.map(record))).flat();
const isReplaced = (old: Segment) => recorded.some(({ workload }) => isDeepStrictEqual(workload, old.workload));
const kept = names.length === 0 ? [] : readRecording().segments.filter((old) => !isReplaced(old));

const recording: Recording = {
  controllers: {
    'argo-cd': versionIn('argocd', 'version', '--client', '--short'),
    'argo-rollouts': versionIn('kubectl-argo-rollouts', 'version', '--short'),
    kubernetes: versionIn('kubectl', 'get', '--raw', '/version'),
  },
  segments: [...kept, ...recorded],
};
// one event a line
const text = JSON.stringify(recording).replace(/\{"after":/g, '\n{"after":');
writeFileSync(new URL('recordings/argo.json', import.meta.url), `${text}\n`);
