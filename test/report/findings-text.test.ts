import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsText } from '../../src/report/findings-text.ts';
import { checked, finding, hostile } from './checked.ts';

const at = (file: string, line: number) => ({ file, line, column: 5 });

describe('the findings as text', () => {
  it('stand file by file, each with its line, why, what to do, and where to read on', () => {
    const text = findingsText(
      checked([
        finding({ place: at('b.yaml', 3) }),
        finding({ place: at('a.yaml', 20), severity: 'warning', rule: 'image-latest', message: 'it moves' }),
        finding({ place: at('a.yaml', 3), severity: 'info', excerpt: '' }),
      ]),
    );
    expect(text).toBe(`a.yaml: 1 warning, 1 info
  3:5   info     resource-absurd: too much
    why: it fits no node
    fix: write less
    see: https://example.com/rules/resource-absurd.md
  20:5  warning  image-latest: it moves
    3 | a: 100Gi
      |    ^^^^^
    why: it fits no node
    fix: write less
    see: https://example.com/rules/resource-absurd.md

b.yaml: 1 error
  3:5  error    resource-absurd: too much
    3 | a: 100Gi
      |    ^^^^^`);
  });

  it('say what has been said of a rule again only where it differs', () => {
    const text = findingsText(checked([finding(), finding({ fix: 'write 1Gi' }), finding()]));
    expect(text.match(/why: /g)).toHaveLength(1);
    expect(text.match(/fix: .*/g)).toEqual(['fix: write less', 'fix: write 1Gi']);
  });

  it('leave out what is suppressed, and list what was not judged', () => {
    const suppressed = finding({ suppressed: { reason: 'a demo' } });
    expect(findingsText(checked([suppressed]))).toBe('');
    const text = findingsText(checked([suppressed], [{ file: 'c.yaml', reason: 'link', message: 'is a link' }]));
    expect(text).toBe('not judged: c.yaml: is a link');
  });

  it('of very many are counted by rule, the worst in full and the others in a line', () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      finding({ place: at(`${index % 7}.yaml`, index), severity: index === 499 ? 'error' : 'info' }),
    );
    const lines = findingsText(checked([...many, finding({ rule: 'image-latest' })])).split('\n');
    expect(lines.filter((line) => line.includes('  |    ^^^^^'))).toHaveLength(200);
    expect(lines.length).toBeLessThan(1000);
    expect(lines).toContain('  499:5  error    resource-absurd: too much');
    expect(lines.slice(-3)).toEqual([
      '2 errors, 499 info, by rule:',
      '    500  resource-absurd',
      '      1  image-latest',
    ]);
  });

  it('beyond what anybody reads are in the report alone', () => {
    const text = findingsText(checked(Array.from({ length: 5000 }, () => finding())));
    expect(text).toContain('3000 more are in the report alone');
    expect(text.split('\n').length).toBeLessThan(3000);
  });

  it('hold one line for each text, whatever its words are', () => {
    const words = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant(hostile));
    fc.assert(
      fc.property(words, words, words, (file, message, why) => {
        const text = findingsText(checked([finding({ place: at(file, 1), message, why, fix: message })]));
        const lines = text.split('\n');
        expect(lines).toHaveLength(7);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 1000 },
    );
  });
});
