import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/manifest/read.ts';
import { podOf } from '../../../src/rules/pod.ts';
import { objectsOf } from '../../../src/rules/read.ts';
import { controls, refusingControls } from '../../../src/rules/security/controls.ts';

interface Verdict {
  readonly minor: number;
  /** The ids of the checks that refuse the pod. */
  readonly refused: readonly string[];
  readonly baseline: boolean;
  readonly restricted: boolean;
  readonly pod: object;
}

const file = process.env['VERDICTS'] ?? new URL('pod-security/verdicts.jsonl', import.meta.url);
const verdicts = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Verdict => JSON.parse(line));

function judged({ minor, pod: given }: Verdict): Omit<Verdict, 'minor' | 'pod'> {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', ...given });
  const read = readSource('pod.json', new TextEncoder().encode(text));
  const [object] = read.result === 'read' ? objectsOf(read.source) : [];
  const pod = object === undefined ? undefined : podOf(object);
  if (pod === undefined) throw new Error(`no pod: ${text}`);
  const known = controls.filter(({ since = 0 }) => since <= minor);
  return {
    refused: known.flatMap(({ id, judge }) => (judge(pod, minor).length > 0 ? [id] : [])).sort(),
    baseline: refusingControls(pod, 'baseline', minor).length === 0,
    restricted: refusingControls(pod, 'restricted', minor).length === 0,
  };
}

describe('the controls of Pod Security', () => {
  it('are each refused, and each allowed, by some of the pods', () => {
    const seen = controls.map(({ id }) => verdicts.filter(({ refused }) => refused.includes(id)).length);
    expect(Math.min(...seen)).toBeGreaterThan(2);
    expect(Math.max(...seen)).toBeLessThan(verdicts.length);
  });

  it('judge pods as pod-security-admission does, check by check and level by level', () => {
    const different = verdicts.filter((verdict) => {
      const { minor: _, pod: __, ...expected } = verdict;
      return JSON.stringify(judged(verdict)) !== JSON.stringify(expected);
    });
    expect(different).toEqual([]);
  });
});
