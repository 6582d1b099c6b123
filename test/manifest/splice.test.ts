import { expect, it } from 'vitest';
import { splice } from '../../src/manifest/splice.ts';

it('leaves a text alone that has no replacements', () => {
  expect(splice('a: 1\r\n', [])).toBe('a: 1\r\n');
});

it('lands two replacements on one line, in whichever order they come', () => {
  const first = { start: 4, end: 5, text: 'long' };
  const second = { start: 10, end: 11, text: '' };
  expect(splice('{a: 1, b: 2}', [second, first])).toBe('{a: long, b: }');
});

it('gives an empty value room after its colon', () => {
  expect(splice('a:\nb: 1', [{ start: 2, end: 2, text: 'v' }])).toBe('a: v\nb: 1');
});

it('gives an empty value room before a comment', () => {
  expect(splice('a: # why', [{ start: 3, end: 3, text: 'v' }])).toBe('a: v # why');
});
