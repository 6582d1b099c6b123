import { describe, expect, it } from 'vitest';
import { run } from './apply.ts';

describe('what is told of an edit', () => {
  const told = async (before: string, ...expressions: readonly string[]) => {
    const edited = await run(before, expressions);
    if (edited.result === 'refused') throw new Error(JSON.stringify(edited.problems));
    const changes = edited.changes.map(
      ({ kind, path, document, line, column, from, to }) =>
        `${kind} ${path} (${document}, ${line}:${column}) ${from ?? '-'} -> ${to ?? '-'}`,
    );
    return { matched: edited.matched, changes };
  };

  it.each([
    ['.a = 2', 'a: 1\n', ['set .a (0, 1:4) 1 -> 2']],
    ['.a = 2', 'a:\n', ['set .a (0, 1:3) - -> 2']],
    ['.b.c = "x"', 'a: 1\n', ['created .b.c (0, 1:1) - -> x']],
    ['.b.c = "x"', 'a: 1\nb:\n  d: 1\n', ['created .b.c (0, 3:3) - -> x']],
    ['del(.a)', 'a: 1\nb: 2\n', ['removed .a (0, 1:4) 1 -> -']],
    ['del(.a)', 'a: {x: 1}\nb: 2\n', ['removed .a (0, 1:4) - -> -']],
    ['del(.l[-1])', 'l: [x, null]\n', ['removed .l[1] (0, 1:8) - -> -']],
    ['.l[] = 3', 'l: [1, 2]\n', ['set .l[0] (0, 1:5) 1 -> 3', 'set .l[1] (0, 1:8) 2 -> 3']],
    [
      '(.. | select(. == 1)) = 2',
      'b: 1\na: {c: 1}\nd: 1\n',
      ['set .b (0, 1:4) 1 -> 2', 'set .a.c (0, 2:8) 1 -> 2', 'set .d (0, 3:4) 1 -> 2'],
    ],
    ['del(.l | .. | .. | select(. == 1))', 'l: [1, 2]\n', ['removed .l[0] (0, 1:5) 1 -> -']],
    ['.a = 3', 'a: 1\n---\na: 2\n', ['set .a (0, 1:4) 1 -> 3', 'set .a (1, 3:4) 2 -> 3']],
    ['.a = 2 | .b = .a', 'a: 1\nb: 1\n', ['set .a (0, 1:4) 1 -> 2', 'set .b (0, 2:4) 1 -> 2']],
    // what is within another that goes is not told
    ['del(.a | ..)', 'a: {b: [1]}\nc: 1\n', ['removed .a (0, 1:4) - -> -']],
  ])('%s of %j', async (expression, before, changes) => {
    expect(await told(before, expression)).toEqual({ matched: [changes.length], changes });
  });

  it.each([
    ['that says what is there', '.a = 1', 1],
    ['of another type than what is there', 'select(.a == 2) | .a = 3', 0],
    ['of what a single value cannot hold', '.a.b = 1', 0],
    ['of an item of a single value', '.a[0] = 1', 0],
    ['of a key that is not there', 'del(.z)', 0],
    ['of an item behind the end', 'del(.l[1])', 0],
    ['of an item before the beginning', 'del(.l[-2])', 0],
    ['of an item of nothing', 'del(.z[0])', 0],
    ['of all items of what is not there', 'del(.z[])', 0],
    ['of what is to be created in all of these', '.z[] = 2', 0],
    ['of all items of a single value', '.a[] = 2', 0],
  ])('an edit %s changes nothing: %s', async (_, expression, matched) => {
    expect(await told('a: 1\nl: [x]\n', expression)).toEqual({ matched: [matched], changes: [] });
  });

  it('of several expressions, each has its count', async () => {
    expect(await told('l: [1, 1]\n', '.l[] = 1', '.z = 2', 'del(.y)', 'del(.l[])')).toEqual({
      matched: [2, 1, 0, 2],
      changes: ['created .z (0, 1:1) - -> 2', 'removed .l[0] (0, 1:5) 1 -> -', 'removed .l[1] (0, 1:8) 1 -> -'],
    });
  });
});

describe('the stages of an edit', () => {
  it.each([
    // begin where the one before ended, be it elsewhere by then
    ['.l[] | select(.n == 1) | del(.x) | .v = 2', 'l: [{n: 1, x: 1}, {n: 2}]\n', 'l: [{n: 1, v: 2}, {n: 2}]\n'],
    ['.l[] | select(. != 1) | .. | select(. == 2) = 5', 'l: [1, 2, 3]\n', 'l: [1, 5, 3]\n'],
    ['del(.l[1]) | .l[1] = 9', 'l: [1, 2, 3]\n', 'l: [1, 9]\n'],
    ['.l | del(.[0]) | .[0] = 9', 'l: [1, 2, 3]\n', 'l: [9, 3]\n'],
    ['.l[] | del(.x) | .v = 2', 'l: []\n', 'l: []\n'],
    ['.l[] | del(select(. == 2)) | . |= . + 1', 'l: [1, 2, 3, 2, 5]\n', 'l: [2, 4, 6]\n'],
    ['.l[].m[] | del(select(. == 1)) | . = 9', 'l: [{m: [1, 2]}, {m: [3, 1, 1, 4]}]\n', 'l: [{m: [9]}, {m: [9, 9]}]\n'],
    ['.l[] | del(select(. == 1)) | . = 9', 'l: [1, 2]\n---\nl: [3]\n', 'l: [9]\n---\nl: [9]\n'],
    ['.[] | del(select(.x == 1)) | .v = 2', 'a: {x: 1}\nb: {x: 2}\n', 'b: {x: 2, v: 2}\n'],
    ['.. | select(has("k")) | del(select(.k == 1)) | .v = 2', 'a: {k: 1, c: {k: 2}}\nb: {k: 2}\n', 'b: {k: 2, v: 2}\n'],
    // see what the ones before have changed
    ['.a = 2 | select(.a == 2) | .b = 3', 'a: 1\nb: 1\n', 'a: 2\nb: 3\n'],
    ['.c.d = 2 | .c.e = 3', 'a: 1\n', 'a: 1\nc:\n  d: 2\n  e: 3\n'],
  ])('%s of %j', async (expression, before, wanted) => {
    const edited = await run(before, [expression]);
    expect(edited.result === 'edited' ? new TextDecoder().decode(edited.after) : edited.problems).toBe(wanted);
  });
});
