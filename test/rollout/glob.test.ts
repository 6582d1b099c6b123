import { describe, expect, it } from 'vitest';
import { isLike } from '../../src/rollout/glob.ts';

/** As https://github.com/gobwas/glob has it, without separators. */
describe('a pattern of Argo CD', () => {
  it.each([
    ['*', ''],
    ['*', 'any/thing'],
    ['a?c', 'abc'],
    ['shop-*-prod', 'shop-eu-west-prod'],
    ['{shop,web}-prod', 'web-prod'],
    ['{a,b}{c,d}', 'bd'],
    ['x[a-c]', 'xb'],
    ['x[!a-c]', 'xd'],
    ['a\\*', 'a*'],
    ['*.internal', 'https://api.internal'],
  ])('%s is like "%s"', (pattern, text) => {
    expect(isLike(pattern, text)).toBe(true);
  });

  it.each([
    ['', 'a'],
    ['a', ''],
    ['a?c', 'ac'],
    ['{shop,web}-prod', 'api-prod'],
    ['x[a-c]', 'xd'],
    ['x[!a-c]', 'xa'],
    ['a\\*', 'ab'],
    ['shop', 'shop-prod'],
  ])('%s is not like "%s"', (pattern, text) => {
    expect(isLike(pattern, text)).toBe(false);
  });

  it('is never slow', () => {
    const began = performance.now();
    isLike('*a'.repeat(2000), 'a'.repeat(1500));
    isLike('{a,b}'.repeat(200), 'a'.repeat(200));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
