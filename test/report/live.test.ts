import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Frame, LiveDeployment } from '../../src/report/live.ts';
import { liveText } from '../../src/report/live.ts';
import { emptyRow } from '../../src/rollout/judge-workload.ts';
import { widthOf } from '../../src/text/width.ts';
import {
  aborted,
  analysis,
  at,
  atGate,
  building,
  goesOn,
  good,
  inconclusive,
  midAnalysis,
  row,
  target,
} from './live-states.ts';

/** The frame 83 seconds after the beginning. */
function frame(deployments: readonly LiveDeployment[], over: Partial<Frame> = {}): readonly string[] {
  return liveText(deployments, { now: at(83), columns: 80, rows: 30, colours: false, ...over });
}

describe('a canary in the middle of its analysis', () => {
  it('with 120 columns', () => {
    expect(frame([midAnalysis], { columns: 120 })).toEqual([
      '⠋ shop → staging  3a672b9  1m 23s',
      '  ✓ inputs 1s  ✓ build 42s  ✓ scan 5s  ✓ write 2s  – merge  ✓ sync 3s  ⠋ rollout 30s  · report',
      '  image  ghcr.io/acme/shop:3a672b9@sha256:ab12ab12ab12',
      '  Argo CD: Synced to 1a2b3c4, Healthy',
      '  staging/shop  progressing  step 2 of 4  ████░░░░░░ 40 %  2 of 5 pods',
      '    ⠋ success-rate  0.98 0.97 1 ⠋  wanted result[0] >= 0.95  Running (step 2)',
      '  staging/shop: step 2 of 4, 40 %, 2 of 5 pods updated',
    ]);
  });

  it('with 80 columns', () => {
    expect(frame([midAnalysis]).slice(0, 3)).toEqual([
      '⠋ shop → staging  3a672b9  1m 23s',
      '  ✓ inputs 1s  ✓ build 42s  ✓ scan 5s  ✓ write 2s  – merge  ✓ sync 3s',
      '  ⠋ rollout 30s  · report',
    ]);
  });

  it('with 40 columns', () => {
    expect(frame([midAnalysis], { columns: 40 })).toEqual([
      '⠋ shop → staging  3a672b9  1m 23s',
      '  ✓ inputs 1s  ✓ build 42s  ✓ scan 5s',
      '  ✓ write 2s  – merge  ✓ sync 3s',
      '  ⠋ rollout 30s  · report',
      '  image  ghcr.io/acme/shop:3a672b9@sha2…',
      '  Argo CD: Synced to 1a2b3c4, Healthy',
      '  staging/shop  progressing  2/4  40 % …',
      '    ⠋ success-rate  0.98 0.97 1 ⠋  want…',
      '  staging/shop: step 2 of 4, 40 %, 2 of…',
    ]);
  });

  it('shows that time passes', () => {
    expect(frame([midAnalysis], { now: at(84.1) })).not.toEqual(frame([midAnalysis]));
    expect(frame([midAnalysis], { now: at(3753) })[0]).toBe('⠋ shop → staging  3a672b9  1h 02m');
  });
});

describe('the end', () => {
  it('of one that was aborted stays as it is, with what became of Git', () => {
    const end = [
      '✗ shop → staging  3a672b9  2m 00s',
      '  ✓ inputs 1s  ✓ build 42s  ✓ scan 5s  ✓ write 2s  – merge  ✓ sync 3s  ✗ rollout 1m 05s  ✓ report 2s',
      '  image  ghcr.io/acme/shop:3a672b9@sha256:ab12ab12ab12',
      '  Argo CD: Synced to 1a2b3c4, Healthy',
      '  staging/shop  aborted  step 2 of 4  ░░░░░░░░░░ 0 %  2 of 5 pods',
      '    ✗ success-rate  0.98 0.41  wanted result[0] >= 0.95  Failed (step 2)',
      '  ✗ failed (analysis-failed): staging/shop: analysis shop-abc-2 failed: success-rate measured 0.41',
      '  rollback: back to ghcr.io/acme/shop:old; the environment is held until somebody releases it',
    ];
    expect(frame([aborted], { columns: 120 })).toEqual(end);
    expect(frame([aborted], { columns: 120, now: at(4000) })).toEqual(end);
  });

  it('of one whose analysis is inconclusive says who has to do what', () => {
    expect(frame([inconclusive], { columns: 100 })).toEqual([
      '‖ shop → staging  3a672b9  1m 31s',
      '  ✓ inputs 1s  ✓ build 42s  ✓ scan 5s  ✓ write 2s  – merge  ✓ sync 3s  ‖ rollout 37s  ✓ report 1s',
      '  image  ghcr.io/acme/shop:3a672b9@sha256:ab12ab12ab12',
      '  Argo CD: Synced to 1a2b3c4, Healthy',
      '  staging/shop  paused  step 2 of 4  ████░░░░░░ 40 %  2 of 5 pods',
      '    ? success-rate  0.93 Get "http://prometheus.…  wanted result[0] >= 0.95  Inconclusive (step 2)',
      '  ‖ paused (analysis-inconclusive): staging/shop: the analysis is inconclusive: success-rate measur…',
      '  waits for a person to decide',
      '  to go on: kubectl argo rollouts promote shop -n staging',
    ]);
  });

  it('before anything was built marks where it was', () => {
    const outcome = { outcome: 'errored', stage: 'build', reason: 'builder-missing', sentence: 'no buildx' } as const;
    const stages = building.stages.map((time) => ({ endedAt: at(5), ...time }));
    const { lastLine: _, ...state } = building;
    expect(frame([{ ...state, stages, outcome }], { columns: 100 })).toEqual([
      '! shop → staging  bbbbbbb  5s',
      '  ✓ inputs 1s  ! build 4s  – scan  – write  – merge  – sync  – rollout  – report',
      '  ! errored (builder-missing): no buildx',
    ]);
  });
});

describe('what goes on', () => {
  it('at a gate is marked as paused, with how to go on', () => {
    const lines = frame([atGate], { columns: 120 });
    expect(lines[0]).toBe('‖ shop → staging  3a672b9  1m 23s');
    expect(lines[1]).toContain('‖ rollout 30s  · report');
    expect(lines.slice(-3)).toEqual([
      '  staging/shop waits at step 2 of 4 to be promoted',
      '  waits for a person to promote it',
      '  to go on: kubectl argo rollouts promote shop -n staging',
    ]);
  });

  it('in a build shows what that said last', () => {
    expect(frame([building])).toEqual([
      '⠋ shop → staging  bbbbbbb  1m 23s',
      '  ✓ inputs 1s  ⠋ build 1m 22s  · scan  · write  · merge  · sync  · rollout',
      '  · report',
      '  #7 [2/3] RUN npm ci',
    ]);
  });

  it('until Argo CD has applied it shows nothing of the version before but its image', () => {
    const before = row({
      state: 'healthy',
      image: 'ghcr.io/acme/shop:old',
      analysis: [analysis('Successful', good('1'))],
    });
    const sentence = 'Argo CD still shows shop at 1a2b3c4';
    const syncs: LiveDeployment = {
      ...midAnalysis,
      stage: 'sync',
      stages: midAnalysis.stages.slice(0, 4),
      targets: [
        target(
          { ...goesOn, stage: 'sync', sentence },
          before,
          emptyRow({ kind: 'Rollout', namespace: 'a', name: 'b' }, 'waiting', 'waits for Argo CD'),
        ),
      ],
    };
    expect(frame([syncs]).slice(-4)).toEqual([
      '  Argo CD: Synced to 1a2b3c4, Healthy',
      '  staging/shop  still has ghcr.io/acme/shop:old',
      '  a/b  waits for Argo CD',
      '  Argo CD still shows shop at 1a2b3c4',
    ]);
  });

  it('in several targets names each', () => {
    const healthy = { ...target(goesOn, row({ state: 'healthy' })), target: 'us' };
    const lines = frame([{ ...midAnalysis, targets: [target(goesOn, row()), healthy] }]);
    expect(lines.slice(4)).toEqual([
      '  eu  Argo CD: Synced to 1a2b3c4, Healthy',
      '  eu  staging/shop  progressing  step 2 of 4  ████░░░░░░ 40 %  2 of 5 pods',
      '  us  Argo CD: Synced to 1a2b3c4, Healthy',
      '  us  staging/shop  healthy  step 2 of 4  ████░░░░░░ 40 %  2 of 5 pods',
      '  eu  staging/shop: step 2 of 4, 40 %, 2 of 5 pods updated',
      '  us  staging/shop: step 2 of 4, 40 %, 2 of 5 pods updated',
    ]);
  });

  it('without a configuration has no environment and no commit', () => {
    const { environment: _, commit: __, ...state } = midAnalysis;
    expect(frame([{ ...state, application: 'staging/shop' }])[0]).toBe('⠋ staging/shop  1m 23s');
  });

  it('and has measured nothing yet names the run', () => {
    const run = analysis('Pending', [], { metrics: [], kind: 'PrePromotion' });
    const lines = frame([{ ...midAnalysis, targets: [target(goesOn, row({ analysis: [run] }))] }]);
    expect(lines).toContain('    · shop-abc-2  Pending (pre-promotion)');
  });
});

describe('several deployments', () => {
  const all = [aborted, inconclusive, midAnalysis, atGate, building];

  it('stand one under the other', () => {
    const lines = frame([aborted, midAnalysis], { rows: 40 });
    expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
      '✗ shop → staging  3a672b9  2m 00s',
      '',
      '⠋ shop → staging  3a672b9  1m 23s',
    ]);
  });

  it('lose details where there is no room for all, first those of what has ended', () => {
    expect(frame(all, { rows: 18 })).toEqual([
      '✗ shop → staging  3a672b9  2m 00s',
      '  ✗ failed (analysis-failed): staging/shop: analysis shop-abc-2 failed: success…',
      '‖ shop → staging  3a672b9  1m 31s',
      '  ‖ rollout 37s  ✓ report 1s',
      '  ‖ paused (analysis-inconclusive): staging/shop: the analysis is inconclusive:…',
      '  to go on: kubectl argo rollouts promote shop -n staging',
      '⠋ shop → staging  3a672b9  1m 23s',
      '  ✓ inputs 1s  ✓ build 42s  ✓ scan 5s  ✓ write 2s  – merge  ✓ sync 3s',
      '  ⠋ rollout 30s  · report',
      '  staging/shop: step 2 of 4, 40 %, 2 of 5 pods updated',
      '‖ shop → staging  3a672b9  1m 23s',
      '  ✓ inputs 1s  ✓ build 42s  ✓ scan 5s  ✓ write 2s  – merge  ✓ sync 3s',
      '  ‖ rollout 30s  · report',
      '  staging/shop waits at step 2 of 4 to be promoted',
      '  to go on: kubectl argo rollouts promote shop -n staging',
      '⠋ shop → staging  bbbbbbb  1m 23s',
      '  ✓ inputs 1s  ⠋ build 1m 22s  · scan  · write  · merge  · sync  · rollout',
      '  · report',
    ]);
  });

  it('are counted where there is no line for each', () => {
    expect(frame(all, { rows: 3 })).toEqual([
      '✗ shop → staging  3a672b9  2m 00s',
      '‖ shop → staging  3a672b9  1m 31s',
      '… and 3 more',
    ]);
  });
});

describe('whatever is in it', () => {
  const evil = 'a\u001b[2J\u009b31m\u202eb\nc\u0007日本 👩‍💻';
  const strange: LiveDeployment = {
    ...midAnalysis,
    application: evil,
    environment: evil,
    commit: evil,
    image: evil,
    lastLine: evil,
    targets: [
      {
        target: evil,
        assessment: {
          judgement: { ...goesOn, sentence: evil },
          application: evil,
          notes: [evil],
          logs: [{ namespace: evil, pod: evil, container: evil, lines: [evil] }],
          rows: [
            row({
              workload: { kind: 'Rollout', namespace: evil, name: evil },
              analysis: [
                analysis(evil, [], {
                  metrics: [{ name: evil, phase: evil, dryRun: true, condition: evil, measurements: good(evil) }],
                }),
              ],
            }),
          ],
        },
      },
    ],
    recovery: { result: 'failed', sentence: evil },
  };

  it('steers no terminal', () => {
    const ended = { outcome: 'paused', stage: 'rollout', reason: 'held', sentence: evil } as const;
    const waiting = { for: evil, goOn: evil };
    const text = frame([strange, { ...strange, outcome: { ...ended, waiting } }], { columns: 200, rows: 60 }).join('');
    expect(text).not.toMatch(/(?!\u200d)[\p{Cc}\p{Cf}]/u);
    expect(text).toContain('a[2J31mb c日本 👩‍💻');
  });

  it.each([1, 2, 7, 12, 20, 39, 61, 200])(
    'is no wider than %i columns, and no higher than there are rows',
    (columns) => {
      for (const rows of [1, 2, 5, 60]) {
        const lines = frame([strange, aborted, building], { columns, rows });
        expect(lines.length).toBeLessThanOrEqual(rows);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
      }
    },
  );

  it('cuts names, and keeps the commit and the time as long as it can', () => {
    const long = 'a-very-long-name-of-an-application-that-nobody-would-choose';
    const first = (columns: number) => frame([{ ...building, application: long }], { columns })[0];
    expect(first(40)).toBe('⠋ a-very-long-name-of-…  bbbbbbb  1m 23s');
    expect(first(24)).toBe('⠋ a-very-long-n…  1m 23s');
    expect(frame([{ ...building, application: '注文サービス' }], { columns: 31 })[0]).toBe(
      '⠋ 注文サービ…  bbbbbbb  1m 23s',
    );
  });

  it('has colours where they are wanted, and is cut to the same', () => {
    const coloured = frame([midAnalysis], { colours: true, columns: 40 });
    expect(coloured.map((line) => stripVTControlCharacters(line).trimEnd())).toEqual(
      frame([midAnalysis], { columns: 40 }),
    );
    expect(coloured[0]).toBe(
      '\u001b[36m⠋\u001b[39m\u001b[1m shop → staging\u001b[22m\u001b[2m  3a672b9  1m 23s\u001b[22m',
    );
  });
});
