import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedMarkdown } from '../../src/report/findings-table.ts';
import { checked, finding, hostile } from './checked.ts';

describe('the table', () => {
  it('has a row for each finding, and for what was not judged', () => {
    const text = checkedMarkdown(checked([finding()], [{ file: 'b.yaml', reason: 'link', message: 'is a link' }]));
    expect(text).toContain(
      '| error | too much<br><code>a.yaml:3:5</code> | [<code>resource-absurd</code>](https://example.com/rules/resource-absurd.md) | write less |',
    );
    expect(text).toContain('| <code>b.yaml</code> | is a link |');
    expect(text).toContain(
      '- [<code>resource-absurd</code>](https://example.com/rules/resource-absurd.md): it fits no node',
    );
  });

  it('says why once for each rule, whatever number of findings it has', () => {
    const text = checkedMarkdown(checked([finding(), finding({ message: 'more' }), finding({ rule: 'spread' })]));
    expect(text.match(/: it fits no node$/gm)).toHaveLength(2);
  });

  it('is not there without findings', () => {
    expect(checkedMarkdown(checked([]))).toBe('');
  });

  it('keeps its columns, whatever its words are', () => {
    const place = { file: hostile, line: 1, column: 1 };
    const text = checkedMarkdown(checked([finding({ place, message: hostile, why: hostile, fix: hostile })]));
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row.split('|')).toHaveLength(6);
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(1);
    expect(text).not.toContain('<img');
  });

  it('of very many findings stays small enough for GitHub, and says how many are left out', () => {
    const text = checkedMarkdown(checked(Array(20_000).fill(finding({ message: 'x'.repeat(10_000) }))));
    expect(text.length).toBeLessThan(200_000);
    expect(text).toContain('and 19900 more');
  });

  it('begins with the worst', () => {
    const text = checkedMarkdown(checked([finding({ severity: 'info' }), finding({ severity: 'warning' }), finding()]));
    const levels = text
      .split('\n')
      .slice(2, 5)
      .map((line) => line.split(' ')[1]);
    expect(levels).toEqual(['error', 'warning', 'info']);
  });

  it('tells what is suppressed, and why, apart from what counts', () => {
    const suppressed = { reason: 'a demo', until: '2026-12-31' };
    const text = checkedMarkdown(checked([finding({ suppressed })]));
    expect(text).toContain('| suppressed | rule | what | because | until |');
    expect(text).toContain(' | too much | a demo | 2026-12-31 |');
    expect(text).not.toContain('| severity |');
  });

  it('keeps its columns and shows no mark-up, whatever its words are', () => {
    const words = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(hostile, '<b>', '[a](//b)', '@acme', 'a|b'),
    );
    fc.assert(
      fc.property(words, words, words, (file, message, reason) => {
        const place = { file, line: 1, column: 1 };
        const one = finding({ place, rule: message, message, why: message, fix: message });
        const text = checkedMarkdown(
          checked([one, { ...one, suppressed: { reason } }], [{ file, reason: 'link', message }]),
        );
        const rows = text.split('\n').filter((line) => line.startsWith('|'));
        expect(rows.map((row) => row.split('|').length)).toEqual([6, 6, 6, 7, 7, 7, 4, 4, 4]);
        expect(text.replace(/<\/?(code|br|details|summary)>/g, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: 1000 },
    );
  });
});
