import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Milliseconds from the bad verdict to the version before, healthy, in the demo `bad-metric`: all of ours as in a job, on real parts that
 * the environment names, or on a cluster that plays what the real controllers were recorded doing, in their time.
 */
export async function wayBackInDemo(isReal: boolean): Promise<number> {
  const out = mkdtempSync(join(tmpdir(), 'way-back-'));
  const words = ['demo/main.ts', 'bad-metric', '--progress', 'plain', '--out', out, ...(isReal ? ['--real'] : [])];
  const root = new URL('../..', import.meta.url).pathname;
  const demo = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    return await betweenLines([demo.stdout, demo.stderr], /^failed: /, /it runs healthy: /);
  } finally {
    demo.kill();
    rmSync(out, { recursive: true, force: true });
  }
}

async function betweenLines(streams: readonly NodeJS.ReadableStream[], from: RegExp, to: RegExp): Promise<number> {
  let began: number | undefined;
  return await new Promise((resolve, reject) => {
    const ends = streams.map(async (input) => {
      for await (const line of createInterface({ input })) {
        if (began === undefined && from.test(line)) began = performance.now();
        else if (began !== undefined && to.test(line)) resolve(performance.now() - began);
      }
    });
    Promise.all(ends).then(() => reject(new Error('the demo did not go back')), reject);
  });
}
