import { expect, it } from 'vitest';
import { wayDown } from '../../src/data/below.ts';

it.each([
  ['/work', '/work', ''],
  ['/work', '/work/a/b', 'a/b'],
  ['/work', '/work/a/../b', 'b'],
  ['/work', '/work/..a', '..a'],
  ['/work', '/worker', undefined],
  ['/work', '/', undefined],
  ['/work', '/work/../etc', undefined],
  ['', 'a//b', 'a/b'],
  ['', '../a', undefined],
])('the way from %j down to %j is %j', (folder, path, way) => expect(wayDown(folder, path)).toBe(way));
