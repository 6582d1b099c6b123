// Records what the real Argo CD and Argo Rollouts do, for the embedded cluster. Wants the world of the end-to-end suite:
//   node world/cluster/record.ts
// Each play (world/cluster/plays.ts) is a chain of writes and patches; what happens after each becomes a segment.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Play } from './plays.ts';
import { plays } from './plays.ts';
import { PlayRecorder } from './record-play.ts';
import type { Recording, Segment } from './recording.ts';

async function record(play: Play): Promise<readonly Segment[]> {
  await using recorder = new PlayRecorder(play);
  return await recorder.record();
}

function versionIn(program: string, ...words: readonly string[]): string {
  const text = execFileSync(program, [...words], { encoding: 'utf8' });
  return /v(\d+\.\d+\.\d+)/.exec(text)?.[1] ?? text.trim();
}

const recording: Recording = {
  controllers: {
    'argo-cd': versionIn('argocd', 'version', '--client', '--short'),
    'argo-rollouts': versionIn('kubectl-argo-rollouts', 'version', '--short'),
    kubernetes: versionIn('kubectl', 'get', '--raw', '/version'),
  },
  segments: (await Promise.all(plays.map(record))).flat(),
};
// one event a line
const text = JSON.stringify(recording).replace(/\{"after":/g, '\n{"after":');
writeFileSync(new URL('recordings/argo.json', import.meta.url), `${text}\n`);
