import { describe, expect, it } from 'vitest';
import { plainLine, plainText } from '../../src/text/plain.ts';
import { cutTo, widthOf } from '../../src/text/width.ts';

describe('the width of a line', () => {
  it.each([
    ['', 0],
    ['plain', 5],
    ['✓ █░ · → ‖', 10],
    ['日本語', 6],
    ['ｆｕｌｌ', 8],
    ['한국', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['a\u200bb', 2],
    ['🚀', 2],
    ['👩‍💻', 2],
    ['🇩🇪', 2],
    ['❤\ufe0f', 2],
    ['❤', 1],
  ])('%j takes %i columns', (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });
});

describe('a line that is cut', () => {
  it.each([
    ['plain', 5, 'plain'],
    ['plain', 4, 'pla…'],
    ['plain', 1, '…'],
    ['plain', 0, ''],
    ['日本語', 6, '日本語'],
    // half of a wide character is not to be had
    ['日本語', 5, '日本…'],
    ['日本語', 4, '日…'],
    ['👩‍💻👩‍💻', 3, '👩‍💻…'],
  ])('%j fits into %i columns', (text, columns, cut) => {
    expect(cutTo(text, columns)).toBe(cut);
  });
});

describe('text without what steers a terminal', () => {
  const evil = '\u001b[2Jred\u009b31m \u202eback\u2066wards\u2069\ufeff\u00ad\u0007\u007f';

  it('keeps lines and tabs, or is one line', () => {
    expect(plainText(`a\n\tb${evil}\r\n`)).toBe('a\n\tb[2Jred31m backwards\n');
    expect(plainLine(` a\r\n\tb\u2028c ${evil}`)).toBe('a b c [2Jred31m backwards');
  });

  it('keeps what belongs to a character, and no half of one', () => {
    expect(plainLine('👩‍💻 e\u0301 \ud83d')).toBe('👩‍💻 e\u0301 \ufffd');
  });
});
