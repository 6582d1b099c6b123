import { describe, expect, it } from 'vitest';
import { lastLines, lastWords } from '../../src/text/last-lines.ts';

describe('the last lines of a program', () => {
  it('are ten at most, without empty ones', () => {
    const text = Array.from({ length: 30 }, (_, index) => `line ${index}\n\n`).join('');
    expect(lastLines(text)).toEqual(Array.from({ length: 10 }, (_, index) => `line ${index + 20}`));
  });

  it('have no colours, no control characters and nothing that turns their reading; tabs stay', () => {
    const link = '\u001b]8;;https://evil.example\u0007shown\u001b]8;;\u0007';
    expect(lastLines(`\u001b[1;31mError\u001b[0m\r\n\u0007a\tb\u202e\u0000\n${link}\r`)).toEqual([
      'Error',
      'a\tb',
      'shown',
    ]);
  });

  it('are two KiB of the newest at most, and of one that is longer its end', () => {
    const lines = lastLines(Array.from({ length: 10 }, (_, index) => `${index}${'x'.repeat(500)}`).join('\n'));
    expect(lines.map((line) => line[0])).toEqual(['6', '7', '8', '9']);
    const [only = '', ...others] = lastLines(`${'é'.repeat(4000)}the end`);
    expect(others).toEqual([]);
    expect(only).toMatch(/^…é+the end$/);
    expect(Buffer.byteLength(only)).toBeLessThanOrEqual(2048);
  });

  it('are none of nothing', () => {
    expect(lastLines('')).toEqual([]);
    expect(lastLines('\n\u0000\n')).toEqual([]);
  });
});

it('the last words are one line, and its end where it is long', () => {
  expect(lastWords('panic:\n\u001b[31mpassword=x\u001b[0m\n')).toBe('panic: password=***');
  // what is not to be seen hides no secret
  expect(lastWords('pass\u200bword=x')).toBe('password=***');
  expect(lastWords(`${'a'.repeat(500)}end`)).toBe(`…${'a'.repeat(297)}end`);
});
