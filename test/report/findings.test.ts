import { describe, expect, it } from 'vitest';
import type { NotJudged } from '../../src/readiness/finding.ts';
import type { Checked, ShownFinding } from '../../src/report/findings.ts';
import { checkedMarkdown, checkedSentence, findingText, levelOf, notJudgedText } from '../../src/report/findings.ts';

function finding(more: Partial<ShownFinding> = {}): ShownFinding {
  return {
    rule: 'resource-absurd',
    severity: 'error',
    place: { file: 'a.yaml', line: 3, column: 5 },
    path: '.resources.limits.memory',
    message: 'too much',
    why: 'it fits no node',
    fix: 'write less',
    value: '100Gi',
    excerpt: '',
    ...more,
  };
}

function checked(findings: readonly ShownFinding[], notJudged: readonly NotJudged[] = []): Checked {
  return { files: 3, findings, notJudged };
}

const hostile = 'x\n::error::y\r\u001b[2J | <img src=x> @team `';

describe('a finding as text', () => {
  it('says where, by which rule, what, why and what to write', () => {
    expect(findingText(finding())).toBe(
      'a.yaml:3:5: resource-absurd: too much\n  why: it fits no node\n  fix: write less',
    );
  });

  it('has three lines, whatever its words are', () => {
    const place = { file: hostile, line: 1, column: 1 };
    const text = findingText(finding({ place, message: hostile, why: hostile, fix: hostile }));
    expect(text.split('\n')).toHaveLength(3);
    expect(text.replaceAll('\n', '')).toMatch(/^[ -~]*$/);
  });

  it('is not longer than people read', () => {
    expect(findingText(finding({ message: 'x'.repeat(100_000) })).length).toBeLessThan(1000);
  });

  it('of what was not judged is one line', () => {
    const text = notJudgedText({ file: hostile, reason: 'unreadable', message: hostile });
    expect(text).toMatch(/^not judged: [ -~]*$/);
  });
});

describe('the level of a finding', () => {
  it('is a warning for what the API takes with one', () => {
    expect(levelOf(finding({ isTakenByApi: true }))).toBe('warning');
    expect(levelOf(finding())).toBe('error');
  });
});

describe('the sentence', () => {
  const left: NotJudged = { file: 'b.yaml', reason: 'template', message: 'is a template' };
  it.each([
    [checked([]), '3 files judged, no finding'],
    [{ ...checked([]), files: 1 }, '1 file judged, no finding'],
    [checked([finding()]), '3 files judged, 1 error'],
    [
      checked([
        finding(),
        finding({ severity: 'warning' }),
        finding({ isTakenByApi: true }),
        finding({ severity: 'info' }),
      ]),
      '3 files judged, 1 error, 2 warnings, 1 info',
    ],
    [checked([], [left]), '3 files judged, no finding, 1 place not judged'],
  ])('counts %#', (given, sentence) => {
    expect(checkedSentence(given)).toBe(sentence);
  });
});

describe('the table', () => {
  it('has a row for each finding, and for what was not judged', () => {
    const text = checkedMarkdown(checked([finding()], [{ file: 'b.yaml', reason: 'link', message: 'is a link' }]));
    expect(text).toContain(
      '| error | <code>a.yaml:3:5</code> | <code>resource-absurd</code> | too much | it fits no node | write less |',
    );
    expect(text).toContain('| <code>b.yaml</code> | is a link |');
  });

  it('is not there without findings', () => {
    expect(checkedMarkdown(checked([]))).toBe('');
  });

  it('keeps its columns, whatever its words are', () => {
    const place = { file: hostile, line: 1, column: 1 };
    const text = checkedMarkdown(checked([finding({ place, message: hostile, why: hostile, fix: hostile })]));
    const rows = text.split('\n').filter((line) => line !== '');
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row.split('|')).toHaveLength(8);
    expect(text).not.toContain('<img');
  });

  it('of very many findings stays small enough for GitHub, and says how many are left out', () => {
    const text = checkedMarkdown(checked(Array(20_000).fill(finding({ message: 'x'.repeat(10_000) }))));
    expect(text.length).toBeLessThan(200_000);
    expect(text).toContain('and 19900 more');
  });
});
