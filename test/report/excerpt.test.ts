import { describe, expect, it } from 'vitest';
import { excerptOf, linesOf } from '../../src/report/excerpt.ts';

const lines = (text: string) => linesOf(new TextEncoder().encode(text));

/** The text that the carets stand under. */
function underlined(excerpt: string): string {
  const [line = '', carets = ''] = excerpt.split('\n');
  return line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1);
}

describe('the excerpt of a line', () => {
  it('has carets under the value', () => {
    expect(excerptOf(lines('a:\n  memory: 100Gi # why\n'), { line: 2, column: 11 }, '100Gi')).toBe(
      '    2 |   memory: 100Gi # why\n      |           ^^^^^',
    );
  });

  it.each([
    ['memory: "100Gi"', '"100Gi"'],
    ["memory: '100Gi'", "'100Gi'"],
    ['memory: *amount', '*'],
    ['memory: "100\\u0047i"', '"'],
  ])('of %s has them under %s', (line, marked) => {
    expect(underlined(excerptOf([line], { line: 1, column: 9 }, '100Gi'))).toBe(marked);
  });

  it.each(['\tmemory:\t100Gi', '\u001b[31mmemory: 100Gi\u001b[0m', '\u202ememory: 100Gi\r'])(
    'of %j holds nothing that steers a terminal, and keeps its columns',
    (line) => {
      const excerpt = excerptOf([line], { line: 1, column: line.indexOf('100Gi') + 1 }, '100Gi');
      expect(underlined(excerpt)).toBe('100Gi');
      expect(excerpt).toMatch(/^[ -~\n]*$/);
    },
  );

  it('of a long line is the part around the value', () => {
    const line = `{${'"name":"value",'.repeat(500)}"memory":"100Gi"${',"more":1'.repeat(500)}}`;
    const excerpt = excerptOf([line], { line: 1, column: line.indexOf('"100Gi"') + 1 }, '100Gi');
    expect(underlined(excerpt)).toBe('"100Gi"');
    for (const part of excerpt.split('\n')) expect(part.length).toBeLessThan(120);
  });

  it('of a value that is longer than what is shown ends with it', () => {
    const excerpt = excerptOf([`memory: ${'9'.repeat(1000)}`], { line: 1, column: 9 }, '9'.repeat(1000));
    for (const part of excerpt.split('\n')) expect(part.length).toBeLessThan(120);
  });

  it('counts no byte order mark as a column', () => {
    expect(underlined(excerptOf(lines('\ufeffm: 1x'), { line: 1, column: 4 }, '1x'))).toBe('1x');
  });

  it('of a line that is not there is empty', () => {
    expect(excerptOf([], { line: 7, column: 3 }, 'x')).toContain('7 | ');
  });
});
