import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { liesIn } from '../../src/files/inside.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'inside-'));
  for (const folder of ['a', 'a/b', 'ab']) mkdirSync(join(root, folder));
  for (const file of ['a/one', 'a/b/..two', 'ab/three']) writeFileSync(join(root, file), '');
  symlinkSync(join(root, 'a/one'), join(root, 'ab/link'));
  symlinkSync(join(root, 'ab/three'), join(root, 'a/away'));
  symlinkSync(join(root, 'a'), join(root, 'other'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.each([
  ['a', 'a/one', true],
  ['a', 'a/b/..two', true],
  ['other', 'a/one', true],
  ['a', 'ab/link', true],
  ['a', 'ab/three', false],
  ['a', 'a/away', false],
  ['a', 'a/nothing', false],
])('in %s lies %s: %s', (folder, file, expected) => {
  expect(liesIn(join(root, folder), join(root, file))).toBe(expected);
});
