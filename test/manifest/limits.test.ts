import { describe, expect, it } from 'vitest';
import { planEdits } from '../../src/manifest/plan.ts';
import { largestFile } from '../../src/manifest/source.ts';

/** Why a value of a file is not changed; undefined where it is. */
function refusal(text: string): string | undefined {
  const edits = [{ file: 'a.yaml', target: { by: 'path', path: '.z', value: 'new' } }] as const;
  const plan = planEdits(edits, new Map([['a.yaml', new TextEncoder().encode(text)]]));
  return plan.result === 'refused' ? plan.problems[0]?.message : undefined;
}

/** Each line shows the one above nine times. */
function laughs(count: number): string {
  const line = (index: number) =>
    `a${index}: &a${index} [${Array(9)
      .fill(`*a${index - 1}`)
      .join(', ')}]\n`;
  return `a0: &a0 [x]\n${Array.from({ length: count }, (_, index) => line(index + 1)).join('')}`;
}

describe('a file that is meant to hurt is refused', () => {
  it.each([
    ['aliases of aliases', `z: 1\n${laughs(12)}`, /has aliases that stand for millions of values/],
    ['an anchor within itself', 'z: 1\na: &a [*a]\n', /has aliases that stand for millions/],
    ['open brackets', `z: 1\na: ${'['.repeat(1_000_000)}`, /is too large, for something/],
    ['brackets', `z: 1\na: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`, /nested more than 256 levels deep/],
    ['maps in braces', `z: 1\na: ${'{a: '.repeat(100_000)}${'}'.repeat(100_000)}\n`, /nested more than 256 levels/],
    ['dashes', `z: 1\na:\n  ${'- '.repeat(100_000)}x\n`, /nested more than 256 levels deep/],
    ['question marks', `z: 1\na:\n  ${'? '.repeat(100_000)}x\n`, /nested more than 256 levels deep/],
    [
      'indentation',
      `z: 1\n${Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}`,
      /nested more/,
    ],
    ['colons', `z: 1\na${': a'.repeat(1_000_000)}\n`, /is too large, for something that is more than plain block YAML/],
    ['an alias whose anchor stands in another document', 'a: &x 1\n---\nz: *x\n', /is an alias without an anchor/],
    ['an alias without an anchor', 'z: 1\na: *x\n', /is an alias without an anchor/],
    ['its size', `z: 1\n# ${'x'.repeat(largestFile)}\n`, /is larger than 16 MiB/],
  ])('by %s', (_, text, message) => {
    expect(refusal(text)).toMatch(message);
  });
});

describe('a file that is only large is edited', () => {
  it.each([
    ['aliases', `z: 1\n${laughs(4)}`],
    ['levels', `z: 1\n${Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}`],
    ['more levels', `z: 1\na: ${'['.repeat(200)}${']'.repeat(200)}\n`],
    ['keys', `z: 1\n${Array.from({ length: 50_000 }, (_, index) => `k${index}: ${index}\n`).join('')}`],
    ['JSON on one line', `{"z": 1, ${Array.from({ length: 50_000 }, (_, index) => `"k${index}":"v"`).join(',')}}\n`],
    ['words in one value', `z: 1\na: ${'word '.repeat(2_000_000)}x\n`],
    ['escapes in one value', `z: 1\na: "${'\\n '.repeat(2_000_000)}"\n`],
    ['one line', `z: 1\na: "${'x'.repeat(5_000_000)}"\n`],
    ['comments', `z: 1\n${'# x\n'.repeat(500_000)}`],
  ])('with many %s', (_, text) => {
    expect(refusal(text)).toBeUndefined();
  });
});
