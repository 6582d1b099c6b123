import { describe, expect, it } from 'vitest';
import { result } from './apply.ts';

describe('what is created', () => {
  it.each([
    // in the columns of what stands beside it
    ['.a[0].c.d = 1', 'a:\n  - b: 1\n', 'a:\n  - b: 1\n    c:\n      d: 1\n'],
    ['.[0].b = 1', '-\n  a: 1\n', '-\n  a: 1\n  b: 1\n'],
    ['.a[0].b.c = 1', 'a:\n- b:\n', 'a:\n- b:\n    c: 1\n'],
    ['.a.b.c.d = 1', 'a:\n  b:\n', 'a:\n  b:\n    c:\n      d: 1\n'],
    ['.h.i = 1', 'a:\n    b:\n        c: 1\nd:\n  e: 1\n', 'a:\n    b:\n        c: 1\nd:\n  e: 1\nh:\n    i: 1\n'],
    ['.h.i = 1', 'd:\n  e: 1\na:\n    b:\n        c: 1\n', 'd:\n  e: 1\na:\n    b:\n        c: 1\nh:\n    i: 1\n'],
    ['.e.f = 1', 'a: {\n         b: {x: 1}}\nc:\n   d: 1\n', 'a: {\n         b: {x: 1}}\nc:\n   d: 1\ne:\n   f: 1\n'],
    // of several at the end of one line, the deeper one first
    ['(.. | select(has("k"))).z = 2', 'k: 1\na:\n  k: 1\n', 'k: 1\na:\n  k: 1\n  z: 2\nz: 2\n'],
    // behind what the map holds, and before the comments below
    ['.a.d = 1', 'a:\n  b:\n    - 1\n    - 2\n  # end\nc: 1\n', 'a:\n  b:\n    - 1\n    - 2\n  d: 1\n  # end\nc: 1\n'],
    ['.a.d = 1', 'a:\n  b:\n  - 1\n  -\nc: 1\n', 'a:\n  b:\n  - 1\n  -\n  d: 1\nc: 1\n'],
    ['.a.d = 1', 'a:\n  b: |\n    x\n\nc: 1\n', 'a:\n  b: |\n    x\n  d: 1\n\nc: 1\n'],
    ['.a.d = 1', 'a:\n  b: "x\n    y"\nc: 1\n', 'a:\n  b: "x\n    y"\n  d: 1\nc: 1\n'],
    ['.a.d = 1', 'a:\n  b: [1,\n    2]\nc: 1\n', 'a:\n  b: [1,\n    2]\n  d: 1\nc: 1\n'],
    ['.b = 1', 'a: |+\n  x\n\n', 'a: |+\n  x\n\nb: 1\n'],
    ['.b = 1', 'a: 1\n\n\n# t\n', 'a: 1\nb: 1\n\n\n# t\n'],
    ['.b = 1', 'x:\n- |\n  t\na: 1', 'x:\n- |\n  t\na: 1\nb: 1'],
    ['.b = 1', '---\na: 1\n...\n', '---\na: 1\nb: 1\n...\n'],
    ['.c = 1', 'a: 1\n---\nb: 1\n', 'a: 1\nc: 1\n---\nb: 1\nc: 1\n'],
    ['.c = 1', 'a: 1\n? b\n', 'a: 1\n? b\nc: 1\n'],
    ['.a.x = 1', 'a:\n# c\nb: 1\n', 'a:\n  x: 1\n# c\nb: 1\n'],
    ['.a.x = 1', 'a: &x # c\n', 'a: &x # c\n  x: 1\n'],
    // without a line ending at the end where there was none
    ['.b = 1', 'a: 1 # x', 'a: 1 # x\nb: 1'],
    ['.c = 1', 'a: 1\r\nb: 2', 'a: 1\r\nb: 2\r\nc: 1'],
    ['.a.b = 1', 'a:', 'a:\n  b: 1'],
    // in brackets where the map stands in some
    ['.a = 1', '{}\n', '{a: 1}\n'],
    ['.a.c = 1', 'a: {b}\n', 'a: {b, c: 1}\n'],
    ['.a.c = 1', 'a: {b: }\n', 'a: {b: , c: 1}\n'],
    ['.a.c = 1', 'a: {b: [1]}\n', 'a: {b: [1], c: 1}\n'],
    ['.a.c = 1', 'a: {b: "x" }\n', 'a: {b: "x", c: 1 }\n'],
    ['.a.c.d.e = 1', 'a: {b: 1}\n', 'a: {b: 1, c: {d: {e: 1}}}\n'],
    ['.a.b.c = 1', 'a: {b: }\n', 'a: {b: {c: 1}}\n'],
    ['.a.c = 1', 'a: {\r\n  b: 1\r\n}\r\n', 'a: {\r\n  b: 1,\r\n  c: 1\r\n}\r\n'],
    ['.a.c = 1', 'a: {\n  b: 1, # x\n}\n', 'a: {\n  b: 1,\n  c: 1, # x\n}\n'],
    ['.a.c = 1', 'a: {\n  x: 1, b: 1\n}\n', 'a: {\n  x: 1, b: 1, c: 1\n}\n'],
    ['.a.c = 1', '  a: {b: 1}\n', '  a: {b: 1, c: 1}\n'],
    // in the quotes of the file where some are needed
    ['.b = "x y"', "a: 'x'\n", "a: 'x'\nb: 'x y'\n"],
    ['.b = "it\'s: "', "a: 'x'\n", "a: 'x'\nb: 'it''s: '\n"],
    ['."true" = "1"', "a: 'x'\n", "a: 'x'\n'true': '1'\n"],
    ['.d = "1"', "a: 'x'\nb: \"y\"\nc: 'z'\n", "a: 'x'\nb: \"y\"\nc: 'z'\nd: '1'\n"],
    ['.d = "1"', 'a: \'x\'\nb: "y"\n', 'a: \'x\'\nb: "y"\nd: "1"\n'],
    ['.b = 0x1f', "a: 'x'\n", "a: 'x'\nb: 0x1f\n"],
    ['.b = null', 'a: 1\n', 'a: 1\nb: null\n'],
  ])('%s of %j', async (expression, before, wanted) => {
    expect(await result(before, expression)).toBe(wanted);
  });

  it.each([
    ['.b = "y"', '{\n\t"a": 1\n}\n', '{\n\t"a": 1,\n\t"b": "y"\n}\n'],
    ['.a.c.d = "y"', '{"a": {"b": "x"}}\n', '{"a": {"b": "x", "c": {"d": "y"}}}\n'],
    ['.b.c = null', '{}', '{"b": {"c": null}}'],
    ['.b = "it\'s"', '{"a": \'x\'}\n', '{"a": \'x\', "b": "it\'s"}\n'],
    ['.a = -1.5e+3', '{"a": 1}\n', '{"a": -1.5e+3}\n'],
    ['.a = 0', '{"a": 1}\n', '{"a": 0}\n'],
    ['.a = 12', '{"a": 1}\n', '{"a": 12}\n'],
    ['.a = 1.25', '{"a": 1}\n', '{"a": 1.25}\n'],
    ['.a = 1E10', '{"a": 1}\n', '{"a": 1E10}\n'],
    ['.a = 2e-12', '{"a": 1}\n', '{"a": 2e-12}\n'],
    ['.a = TRUE', '{"a": 1}\n', '{"a": true}\n'],
  ])('%s of JSON %j', async (expression, before, wanted) => {
    expect(await result(before, expression, 'f.json')).toBe(wanted);
  });
});
