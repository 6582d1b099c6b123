import { describe, expect, it } from 'vitest';
import { foldersOf } from '../../src/data/folder.ts';
import { heaviestFile, weightOf } from '../../src/manifest/weight.ts';
import { judgeManifests } from '../../src/readiness/judge.ts';
import { reachable } from '../../src/readiness/reach.ts';
import { bytesOf } from './deployments.ts';

const pod = (limits: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - {name: a, image: a, resources: {limits: ${limits}}}\n`;

/** Each line shows the one above ten times. */
function levels(count: number, line: (times: string, level: number) => string): string {
  return Array.from({ length: count }, (_, level) => line(Array(10).fill(`*a${level}`).join(', '), level + 1)).join('');
}

const merges = levels(12, (times, level) => `a${level}: &a${level} {<<: [${times}]}\n`);
const lists = levels(30, (times, level) => `a${level}: &a${level} [${times}]\n`);

function judged(text: string) {
  const { findings, notJudged } = judgeManifests(bytesOf({ 'a.yaml': text }), bytesOf({ 'a.yaml': text }));
  return { findings: findings.length, notJudged: notJudged.map(({ reason, message }) => `${reason}: ${message}`) };
}

// what hangs here would take hours: a slow machine is no reason to fail
describe('a hostile file', { timeout: 60_000 }, () => {
  it('of merge keys within merge keys is judged', () => {
    const text = `a0: &a0 {memory: 2Mi}\n${merges}${pod('*a12')}`;
    expect(judged(text)).toEqual({ findings: 1, notJudged: [] });
  });

  it('of lists within lists is judged', () => {
    expect(judged(`resources:\n${`a0: &a0 [x]\n${lists}`.replace(/^/gm, '  ')}`)).toEqual({
      findings: 0,
      notJudged: [],
    });
  });

  it.each([
    ['[', 200_000],
    ['{', 200_000],
    ['- ', 20_000],
    ['? ', 100_000],
  ])('nested deeply in %j is told', (opening, times) => {
    const { findings, notJudged } = judged(opening.repeat(times));
    expect(findings).toBe(0);
    expect(notJudged).toEqual([expect.stringMatching(/^(unreadable|template|too-large): /)]);
  });

  it.each(['---\n', '- \n', 'a,', '{{ a }}\n', '"', '!a '])('of nothing but %j is not even parsed', (part) => {
    const text = part.repeat(heaviestFile);
    expect(judged(text)).toEqual({ findings: 0, notJudged: ['too-large: is too large to be judged'] });
  });

  it('of thirty thousand resources of one container is told', () => {
    const amounts = Array.from({ length: 30_000 }, (_, index) => `r${index}: 1x`).join(', ');
    expect(judged(pod(`{${amounts}}`)).notJudged).toEqual(['too-large: states more than 20000 requests and limits']);
  });

  it('of thousands of containers is judged', () => {
    const one = '{name: a, image: a, resources: {limits: {memory: 512MB}}}';
    const text = `kind: Pod\nspec: {containers: [${Array(6000).fill(one).join(', ')}]}\n`;
    expect(judgeManifests(bytesOf({ 'a.yaml': text }), undefined).findings).toHaveLength(6000);
  });

  it('that is binary is told', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
    const { notJudged } = judgeManifests(new Map([['a.yaml', bytes]]), undefined);
    expect(notJudged).toEqual([expect.objectContaining({ file: 'a.yaml', reason: 'unreadable' })]);
  });
});

describe('a hostile repository', { timeout: 60_000 }, () => {
  it('of a thousand kustomizations that name each other is walked through', () => {
    const files = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `k${index}/kustomization.yaml`,
        `resources: [../k${(index + 1) % 1000}, ../k0]\n`,
      ]),
    );
    const contents = bytesOf(files);
    const known = new Map<string, Uint8Array>();
    const folders = foldersOf(Object.keys(files));
    for (;;) {
      const { wanted } = reachable(['k0/kustomization.yaml'], { contents: known, folders });
      if (wanted.length === 0) break;
      for (const file of wanted) known.set(file, contents.get(file) ?? new Uint8Array());
    }
    expect(known.size).toBe(1000);
  });
});

describe('the weight of a file', () => {
  it('lets the usual manifests of some megabytes pass', () => {
    const lines = '      - name: LOG_LEVEL\n        value: information\n';
    const bytes = bytesOf({ 'a.yaml': lines.repeat(80_000) }).get('a.yaml') ?? new Uint8Array();
    expect(bytes.length).toBeGreaterThan(3_500_000);
    expect(weightOf(bytes)).toBeLessThan(heaviestFile);
  });
});
