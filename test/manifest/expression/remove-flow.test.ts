import { describe, expect, it } from 'vitest';
import { result } from './apply.ts';

describe('what is removed from brackets', () => {
  it.each([
    // with one comma
    ['del(.a[0])', 'a: [1,2,3]\n', 'a: [2,3]\n'],
    ['del(.a[1])', 'a: [1,2,3]\n', 'a: [1,3]\n'],
    ['del(.a[2])', 'a: [1,2,3]\n', 'a: [1,2]\n'],
    ['del(.a[1])', 'a: [ 1 , 2 , 3 ]\n', 'a: [ 1 , 3 ]\n'],
    ['del(.a[1])', 'a: [ 1, 2 ]\n', 'a: [ 1 ]\n'],
    ['del(.a[1])', 'a: [1, 2 , ]\n', 'a: [1, ]\n'],
    ['del(.a[] | select(. != 2))', 'a: [1, 2, 3]\n', 'a: [2]\n'],
    ['del(.a[] | select(. != 2))', 'a: [1, 2, 3 , ]\n', 'a: [2, ]\n'],
    ['del(.a[] | select(. != 1))', 'a: [1, 2, 3]\n', 'a: [1]\n'],
    ['del(.a.x)', 'a: {x: 1, y: 2} # one\n', 'a: {y: 2} # one\n'],
    ['del(.a.y)', 'a: {x: 1, y: 2} # one\n', 'a: {x: 1} # one\n'],
    ['del(.a.c)', 'a: {"b":1,"c":2}\n', 'a: {"b":1}\n'],
    ['del(.a.b)', 'a: {b, c}\n', 'a: {c}\n'],
    ['del(.a.b)', 'a: {b: , c: }\n', 'a: {c: }\n'],
    ['del(.a[0])', 'a: [[1, 2], {b: 3}]\n', 'a: [{b: 3}]\n'],
    ['del(.a[1])', 'a: [[1, 2], {b: 3}]\n', 'a: [[1, 2]]\n'],
    // of the last one, nothing but brackets
    ['del(.a[-1])', 'a: [x]\n', 'a: []\n'],
    ['del(.a[0])', 'a: [x] # one\n', 'a: [] # one\n'],
    ['del(.a[])', 'a: {\n  x: 1,\n  y: 2,\n}\n', 'a: {}\n'],
    ['del(.a[])', 'a: [\n  1, # c\n  2\n]\n', 'a: [\n]\n'],
    // with the anchor and the tag before it
    ['del(.a[0])', 'a: [&x 1, !t 2, &y !u 3]\n', 'a: [!t 2, &y !u 3]\n'],
    ['del(.a[1])', 'a: [&x 1, !t 2, &y !u 3]\n', 'a: [&x 1, &y !u 3]\n'],
    ['del(.a[2])', 'a: [&x 1, !t 2, &y\t!u  3]\n', 'a: [&x 1, !t 2]\n'],
    ['del(.a.b)', 'a: {&x b: 1, c: 2}\n', 'a: {c: 2}\n'],
    ['del(.a.b)', 'a: {c: 2, &x b: 1}\n', 'a: {c: 2}\n'],
    // on lines of their own
    ['del(.a.x)', 'a: {\n  x: 1,\n  y: 2\n}\n', 'a: {\n  y: 2\n}\n'],
    ['del(.a.y)', 'a: {\n  x: 1,\n  y: 2\n}\n', 'a: {\n  x: 1\n}\n'],
    ['del(.a[1])', 'a: [1,\r\n  2]\r\n', 'a: [1]\r\n'],
    ['del(.a[1])', 'a: [\r\n  1,\r\n  2,\r\n]\r\n', 'a: [\r\n  1,\r\n]\r\n'],
    ['del(.a[1])', 'a: [\n  1, 2,\n]\n', 'a: [\n  1,\n]\n'],
    // comments of others stay
    ['del(.a[0])', 'a: [\n  1, 2, # c\n  3\n]\n', 'a: [\n  2, # c\n  3\n]\n'],
    ['del(.a[1])', 'a: [\n  1, 2, # c\n  3\n]\n', 'a: [\n  1, # c\n  3\n]\n'],
    ['del(.a[2])', 'a: [\n  1, 2, # c\n  3\n]\n', 'a: [\n  1, 2 # c\n]\n'],
    ['del(.a[0])', 'a: [1 # c\n  , 2]\n', 'a: [2]\n'],
    ['del(.a[1])', 'a: [1 # c\n  , 2]\n', 'a: [1 # c\n   ]\n'],
    ['del(.a[1])', 'a: [1, # c\n  2, 3]\n', 'a: [1, # c\n  3]\n'],
    ['del(.a[2])', 'a: [1, # c\n  2, 3]\n', 'a: [1, # c\n  2]\n'],
    ['del(.a[0])', 'a: [1, # c\n  # about 2\n  2]\n', 'a: [ # c\n  # about 2\n  2]\n'],
    ['del(.a[0])', 'a: [1 # c\n]\n', 'a: [ # c\n]\n'],
    ['del(.a.c)', 'a: {b: 1,c: 2 # c\n}\n', 'a: {b: 1 # c\n}\n'],
  ])('%s of %j', async (expression, before, wanted) => {
    expect(await result(before, expression)).toBe(wanted);
  });
});
