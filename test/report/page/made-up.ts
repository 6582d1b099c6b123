import type { FoundInWrite, Progress, Written } from '../../../src/deployment/progress.ts';
import type { Digest, ImageReference } from '../../../src/image/reference.ts';
import { parseImageReference } from '../../../src/image/reference.ts';
import type { Outcome } from '../../../src/outcome.ts';
import type { AnalysisRun, Measurement } from '../../../src/rollout/analysis.ts';
import { analysis, at, digest, image, metric } from './course.ts';
export const rates = [0.998, 0.997, 0.999, 0.996, 0.998, 0.991, 0.987, 0.982, 0.978, 0.971, 0.958, 0.941, 0.947, 0.938];
const latencies = [182, 190, 176, 188, 201, 214, 240, 238, 262, 281, 305, 334, 322, 341];

function measured(
  values: readonly number[],
  count: number,
  isGood: (value: number) => boolean,
): readonly Measurement[] {
  return values.slice(0, count).map((value, index) => ({
    phase: isGood(value) ? 'Successful' : 'Failed',
    value: `[${value}]`,
    at: at(130 + index * 30),
  }));
}

/** The analysis after so many rounds: as Argo Rollouts shows it, of each metric the last ten measurements. */
export function analysisAfter(count: number, phase: string): AnalysisRun {
  const success = measured(rates, count, (value) => value >= 0.95);
  const latency = measured(latencies, count, (value) => value <= 500);
  const errors: readonly Measurement[] = measured([0.1, 0.2, 0.1, 0.4, 0.3, 0.9], count, () => true).map(
    (one, index) =>
      index === 3
        ? {
            phase: 'Error',
            message: 'Get "http://prometheus.monitoring:9090": dial tcp: no such host',
            at: at(130 + 90),
          }
        : index === 5
          ? { ...one, phase: 'Inconclusive' }
          : one,
  );
  return analysis(phase, [
    metric('success-rate', success.slice(-10), { phase: phase === 'Running' ? 'Running' : 'Failed' }),
    metric('latency-p95', latency.slice(-10), {
      phase: phase === 'Running' ? 'Running' : 'Successful',
      condition: 'result[0] <= 500',
      successCondition: 'result[0] <= 500',
    }),
    metric('checkout-errors', errors.slice(-10), {
      dryRun: true,
      phase: phase === 'Running' ? 'Running' : 'Inconclusive',
      condition: 'result[0] < 0.5 and not (result[0] > 1)',
      successCondition: 'result[0] < 0.5',
      failureCondition: 'result[0] > 1',
    }),
  ]);
}

function imageOf(text: string): ImageReference & { readonly digest: Digest } {
  const parsed = parseImageReference(text);
  if (typeof parsed === 'string' || parsed.digest === undefined) throw new Error(text);
  return { ...parsed, digest: parsed.digest };
}

const sentence =
  'shop-production/shop was aborted at 40 %: analysis shop-6c9f-2 failed, success-rate measured 0.938 (wanted result[0] >= 0.95)';
export const outcome: Outcome = { outcome: 'failed', stage: 'rollout', reason: 'analysis-failed', sentence };

const diff = `--- a/apps/shop/production/values.yaml
+++ b/apps/shop/production/values.yaml
@@ -12,7 +12,7 @@
 image:
   repository: ghcr.io/acme/shop
-  tag: 91c0d4e
-  digest: sha256:${'77fe'.repeat(16)}
+  tag: 3a672b9
+  digest: ${digest}
   pullPolicy: IfNotPresent
 replicas: 10
`;

const edit = { file: 'apps/shop/production/values.yaml', path: '.image.tag', from: '91c0d4e', to: '3a672b9' };

export const found: FoundInWrite = {
  rule: 'memory-overcommit',
  severity: 'warning',
  file: 'apps/shop/production/values.yaml',
  line: 31,
  message: 'the limit of 4Gi is eight times the request of 512Mi',
  fix: 'Set the request to what the container uses, and the limit no more than twice as high.',
};

export const written: Written = {
  record: 7,
  edits: [edit],
  recorded: [edit],
  diff,
  changed: true,
  ours: true,
  place: { on: 'pull-request', number: 812, url: 'https://github.com/acme/gitops/pull/812', head: 'b1', made: true },
  findings: [found],
};

export const progress: Progress = {
  stage: 'rollout',
  checked: true,
  before: imageOf(`ghcr.io/acme/shop:91c0d4e@sha256:${'77fe'.repeat(16)}`),
  image: { reference: imageOf(image), platforms: [{ platform: 'linux/amd64', digest }], tags: [], origin: 'built' },
  tagged: true,
  scans: ['linux/amd64', 'linux/arm64'].map((platform) => ({
    platform,
    verdict: 'clean',
    counts: { HIGH: 0, MEDIUM: 4, LOW: 11 },
    refused: [],
    ignored: [{ id: 'CVE-2026-1234', why: 'not reachable: the parser is not compiled in (expires 2026-06-01)' }],
    since: { fresh: 0, already: 15, worst: 'medium' },
  })),
  difference: {
    before: `sha256:${'77fe'.repeat(16)}`,
    after: digest,
    platforms: [
      {
        platform: 'linux/amd64',
        before: { size: 214_000_000, layers: 9 },
        after: { size: 86_400_000, layers: 7 },
        newBytes: 31_200_000,
        sharedLayers: 3,
        contents: {
          introduced: [],
          fixed: [{ id: 'CVE-2026-0815', severity: 'HIGH', package: 'libssl3' }],
          packages: {
            added: [{ kind: 'node-pkg', name: 'undici', version: '7.3.0' }],
            removed: [{ kind: 'node-pkg', name: 'node-fetch', version: '2.7.0' }],
            changed: [{ name: 'openssl', from: ['3.0.14'], to: ['3.0.15'] }],
          },
        },
      },
      {
        platform: 'linux/arm64',
        before: { size: 209_000_000, layers: 9 },
        after: { size: 84_100_000, layers: 7 },
        newBytes: 30_800_000,
        sharedLayers: 3,
      },
    ],
  },
  signed: {
    verified: 'https://github.com/acme/shop/.github/workflows/deploy.yml@refs/heads/main',
    attached: [],
    notes: [],
  },
  record: 7,
  written,
  revision: '5d0c7a1b2c3d4e5f60718293a4b5c6d7e8f90123',
  targets: [],
  recovery: {
    result: 'rolled-back',
    revision: 'c0ffee1b2c3d4e5f60718293a4b5c6d7e8f90123',
    image: 'ghcr.io/acme/shop:91c0d4e',
    healthy: 'yes',
    edits: [{ ...edit, from: edit.to, to: edit.from }],
    isWhole: true,
    sentence: 'back to ghcr.io/acme/shop:91c0d4e, which runs healthy; production is held until somebody releases it',
  },
};
