import { expect, it } from 'vitest';
import { causeOf } from '../../src/data/cause.ts';

it('tells what is behind an error, else the error itself, and nothing of what is none', () => {
  const behind = new Error('connect ECONNREFUSED');
  const alone = new Error('alone');
  expect(causeOf(new TypeError('fetch failed', { cause: behind }))).toBe(behind);
  expect(causeOf(new Error('odd', { cause: 'text' }))?.message).toBe('odd');
  expect(causeOf(alone)).toBe(alone);
  expect(causeOf('text')).toBeUndefined();
});
