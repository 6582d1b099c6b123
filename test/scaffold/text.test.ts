import { describe, expect, it } from 'vitest';
import { documents, joined, text } from '../../src/scaffold/text.ts';

describe('a text', () => {
  it('loses the indentation that its lines share', () => {
    expect(text`
      a:
        b: ${1}
    `).toBe('a:\n  b: 1');
  });

  it('takes several lines in where a value stands alone, each as deep', () => {
    expect(text`
      a:
        ${'b:\n  - c\n\nd: e'}
    `).toBe('a:\n  b:\n    - c\n\n  d: e');
  });

  it('has no line for an empty value that stands alone, and one for one that does not', () => {
    expect(text`
      a
      ${''}
      b: ${''}.
    `).toBe('a\nb: .');
  });

  it('does not read what a value holds', () => {
    const value = '\u00001\u0000 $1';
    expect(text`
      a: ${value} ${'x'}
    `).toBe(`a: ${value} x`);
  });
});

describe('parts', () => {
  it('are joined without the empty ones', () => {
    expect(joined(['a', '', 'b'])).toBe('a\nb');
    expect(documents(['a: 1', '', 'b: 2'])).toBe('a: 1\n---\nb: 2\n');
  });
});
