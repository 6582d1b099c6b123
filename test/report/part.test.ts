import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPart, tableOf } from '../../src/report/part.ts';

const part = {
  head: 'head',
  lines: ['one', 'two', 'three'],
  around: (shown: string) => `<${shown}>`,
  foot: (left: number) => (left === 0 ? '' : `${left} more`),
};

describe('a part of a text', () => {
  it('is whole where there is room', () => {
    expect(cutPart(part, 100)).toBe('head\n\n<one\ntwo\nthree>');
  });

  it('loses its last lines, and says how many', () => {
    expect(cutPart(part, 20)).toBe('head\n\n<one>\n\n2 more');
  });

  it('keeps what stands above and below without any line', () => {
    expect(cutPart(part, 14)).toBe('head\n\n3 more');
  });

  it('is nothing where there is no room even for that', () => {
    expect(cutPart(part, 5)).toBe('');
  });

  it('is a table with its head, or nothing', () => {
    expect(cutPart(tableOf(['a', 'b'], [['1', '2']]), 100)).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
    expect(cutPart(tableOf(['a'], []), 100)).toBe('');
  });

  it('is never longer than its room, and as long as that allows', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 40 }), fc.nat(400), (lines, room) => {
        const cut = cutPart({ ...part, lines }, room);
        expect(cut.length).toBeLessThanOrEqual(room);
        if (cutPart({ ...part, lines }, Number.POSITIVE_INFINITY).length <= room)
          expect(cut).toBe(cutPart({ ...part, lines }, Number.POSITIVE_INFINITY));
      }),
    );
  });
});
