import { expect, it } from 'vitest';
import { oneLine } from '../../src/github/line.ts';

it('leaves a line of 140 characters alone', () => {
  const line = 'x'.repeat(140);
  expect(oneLine(line)).toBe(line);
});

it('cuts a longer one with an ellipsis', () => {
  expect(oneLine('x'.repeat(141))).toBe(`${'x'.repeat(139)}…`);
});

it('counts characters, not UTF-16 units', () => {
  const line = '🚀'.repeat(140);
  expect(oneLine(line)).toBe(line);
  expect(oneLine(`${line}!`)).toBe(`${'🚀'.repeat(139)}…`);
});

it('makes one line of several', () => {
  expect(oneLine('  first\r\n\tsecond ')).toBe('first second');
});

it('cuts at another length where one is given', () => {
  expect(oneLine('abcdef', 4)).toBe('abc…');
});
