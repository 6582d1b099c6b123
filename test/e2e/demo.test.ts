import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isFields, listAt, textAt, valueAt } from '../../src/data/fields.ts';
import { world } from './world.ts';

const root = new URL('../..', import.meta.url).pathname;
const out = mkdtempSync(join(tmpdir(), 'demo-real-'));
afterAll(() => rmSync(out, { recursive: true }));

interface Shown {
  readonly exit: number;
  readonly report: Readonly<Record<string, unknown>>;
  readonly comment: string;
}

/** One run of the demo, with what it left. */
async function demo(scenario: string, place: 'real' | 'embedded'): Promise<Shown> {
  const folder = join(out, place);
  const words = [
    join(root, 'demo/main.ts'),
    scenario,
    '--json',
    '--out',
    folder,
    ...(place === 'real' ? ['--real'] : []),
  ];
  const ended = await new Promise<{ readonly exit: number; readonly output: string; readonly said: string }>(
    (resolve) => {
      const child = execFile(process.execPath, words, (_, output, said) =>
        resolve({ exit: child.exitCode ?? 128, output, said }),
      );
    },
  );
  const report: unknown = ended.output === '' ? undefined : JSON.parse(ended.output);
  if (!isFields(report)) throw new Error(`no JSON; it said: ${ended.said}`);
  return { exit: ended.exit, report, comment: readFileSync(join(folder, scenario, 'comment.md'), 'utf8') };
}

/** What a person reads, without what differs from world to world and from run to run. */
function plain(text: string): string {
  return text
    .replaceAll('\u200b', '')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, 'MINUTE')
    .replace(/127\.0\.0\.1:\d+/g, 'HOST')
    .replace(/sha256:[0-9a-f]{64}/g, 'DIGEST')
    .replace(/\b[0-9a-f]{40}\b/g, 'COMMIT')
    .replace(/\b[0-9a-f]{7}\b/g, 'SHORT');
}

/** What is told of one deployment. */
function essence(report: unknown): unknown {
  const rows = listAt(report, 'targets').flatMap((target) => listAt(target, 'assessment', 'rows'));
  return {
    outcome: textAt(report, 'outcome'),
    reason: textAt(report, 'reason'),
    stage: textAt(report, 'stage'),
    sentence: plain(textAt(report, 'sentence') ?? ''),
    recovery: plain(textAt(report, 'recovery', 'sentence') ?? ''),
    diff: plain(textAt(report, 'diff') ?? ''),
    scans: listAt(report, 'scans').map((scan) => [valueAt(scan, 'verdict'), valueAt(scan, 'refused')]),
    rows: rows.map((row) => [
      textAt(row, 'state'),
      valueAt(row, 'step'),
      valueAt(row, 'weight'),
      listAt(row, 'analysis').map((run) => [textAt(run, 'phase'), listAt(run, 'metrics').map(measured)]),
    ]),
  };
}

function measured(metric: unknown): unknown {
  return [
    textAt(metric, 'name'),
    listAt(metric, 'measurements').map((one) => [textAt(one, 'phase'), textAt(one, 'value')]),
  ];
}

const scenarios = Object.keys(parse(readFileSync(join(root, 'demo/files/scenarios.yaml'), 'utf8')));
const alone = scenarios.filter((name) => name !== 'race');

describe.skipIf(!world.canDeploy)('the demo, on real parts and on embedded ones', () => {
  it.each(alone)('tells the same of %s', async (scenario) => {
    const [real, embedded] = [await demo(scenario, 'real'), await demo(scenario, 'embedded')];
    expect(embedded.exit).toBe(real.exit);
    expect(essence(embedded.report)).toEqual(essence(real.report));
    expect(plain(embedded.comment)).toBe(plain(real.comment));
  });

  it('lets the newest of five win in both', async () => {
    for (const place of ['real', 'embedded'] as const) {
      const { exit, report } = await demo('race', place);
      const told = listAt(report, 'deployments').map((one) => `${textAt(one, 'outcome')} ${textAt(one, 'reason')}`);
      expect(exit, place).toBe(0);
      expect(told.at(-1), place).toBe('succeeded healthy');
      // the Rollout may have the newer image before Argo CD says of which commit it is
      for (const one of told.slice(0, -1)) expect(one, place).toMatch(/^superseded (newer-deployment|image-replaced)$/);
    }
  });
});
