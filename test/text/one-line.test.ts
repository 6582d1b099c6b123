import { describe, expect, it } from 'vitest';
import { oneLine } from '../../src/text/one-line.ts';

describe('text as one line', () => {
  it('has no ends of lines, and nothing that turns its direction', () => {
    expect(oneLine('a\r\n\u2028b\u202ec\u0007', 20)).toBe('a b c');
  });

  it('is cut at a whole character', () => {
    expect(oneLine('ab🚀🚀', 4)).toBe('ab…');
    expect(oneLine('ab🚀🚀', 5)).toBe('ab🚀…');
    expect(oneLine('ab🚀🚀', 6)).toBe('ab🚀🚀');
  });
});
