import { describe, expect, it } from 'vitest';
import { result } from './apply.ts';

describe('what is removed from a block', () => {
  it.each([
    // whole lines
    ['del(.l[1])', 'l:\n  - a\n  - b\n  - c\n', 'l:\n  - a\n  - c\n'],
    ['del(.l[0])', 'l:\n  - a\n  - b\n', 'l:\n  - b\n'],
    ['del(.[0])', '- a\n- b\n', '- b\n'],
    ['del(.a.b)', 'a:\n  b:\n    c: 1\n  d: 2\n', 'a:\n  d: 2\n'],
    ['del(.a)', 'a:\n- x\nb: 1\n', 'b: 1\n'],
    ['del(.a)', 'a: |\n  x\n\n  y\nb: 1\n', 'b: 1\n'],
    ['del(.a)', 'a: |+\n  x\n\n\nb: 1\n', 'b: 1\n'],
    ['del(.b)', 'a: 1\nb:\nc: 2\n', 'a: 1\nc: 2\n'],
    ['del(.l[1])', 'l:\n-\n  a: 1\n-\n  b: 1\n- c\n', 'l:\n-\n  a: 1\n- c\n'],
    ['del(.b)', 'a: 1\r\nb: 2\r\n', 'a: 1\r\n'],
    ['del(.b)', 'a: 1\r\nb: 2', 'a: 1'],
    ['del(.b)', 'a: |+\n  x\n\nb: 1', 'a: |+\n  x\n\n'],
    ['del(.a)', 'a: 1\nb: 2', 'b: 2'],
    ['del(.b) | del(.c)', 'a: 1\nb: 2\nc: 3', 'a: 1'],
    ['del(.[] | select(. != 1))', 'a: 1\nb: 2\nc: 3', 'a: 1'],
    ['del(.b)', 'a: 1\nb: 2\n---\na: 1\nb: 2', 'a: 1\n---\na: 1'],
    ['del(.b)', 'a: 1\nb: 1\n---\na: |\n  x\nb: 2', 'a: 1\n---\na: |\n  x\n'],
    ['del(.l[1])', 'l:\n  - x\n  -\n# - c\n    a: 1\n', 'l:\n  - x\n'],
    ['del(.[])', 'a: &x 3\nc: *x\n', '{}\n'],
    // behind a dash the next one moves up
    ['del(.l[0][] | select(. != 3))', 'l:\n- n: 1\n  m: 2\n  o: 3\n', 'l:\n- o: 3\n'],
    ['del(.[0][] | select(. != 3))', '- - 1\n  - 2\n  - 3\n  - 4\n', '- - 3\n'],
    ['del(.l[0][] | select(. != 3))', 'l:\n- n: 1\n  # c\n  m: 2\n  o: 3\n', 'l:\n-\n  # c\n  o: 3\n'],
    ['del(.l[0][] | select(. != 1))', 'l:\n- n: 1\n  m: 2\n  o: 3\n', 'l:\n- n: 1\n'],
    ['del(.[0][0])', '- - a\n  - b\n', '- - b\n'],
    ['del(.[0][1])', '- - a\n  - b\n- c\n', '- - a\n- c\n'],
    ['del(.l[0].n)', 'l:\r\n- n: 1\r\n  m: 2\r\n', 'l:\r\n- m: 2\r\n'],
    ['del(.l[0].n)', 'l:\r\n-   n: 1\r\n    # c\r\n    m: 2\r\n', 'l:\r\n-\r\n    # c\r\n    m: 2\r\n'],
    // of the last one, brackets are left
    ['del(.l[])', 'l:\n  - a\n  - b\n', 'l: []\n'],
    ['del(.l[])', 'l: # top\n- x # one\n- y # two\n', 'l: [] # top\n'],
    ['del(.[])', '- a\n- b\n', '[]\n'],
    ['del(.a.b.c)', 'a:\n  b:\n    c: 1\n  d: 2\n', 'a:\n  b: {}\n  d: 2\n'],
    ['del(.a.b)', 'a:\r\n  b: 1\r\n', 'a: {}\r\n'],
    ['del(."a:b".c)', '"a:b":\n  c: 1\n', '"a:b": {}\n'],
    ['del(.[0][0])', '- - a\n', '- []\n'],
    ['del(.[0][0])', '-\n  - a\n', '-\n  []\n'],
    ['del(.[0].a)', '- # c\n  a: 1\n', '- # c\n  {}\n'],
    ['del(.[0].a)', '- a:\n    b: 1 # c\n', '- {}\n'],
    ['del(.b)', 'a: 1\n---\nb: 1', 'a: 1\n---\n{}'],
    ['del(.a)', '# h\na: 1 # x\n# t\n', '# h\n{}\n# t\n'],
    // comments below go along where they stand in the columns of what goes
    ['del(.l[0])', 'l:\n  - x: 1\n    y: 2\n  # c\n  - z: 1\n', 'l:\n  # c\n  - z: 1\n'],
    ['del(.l[0])', 'l:\n  - x: 1\n    y: 2\n    # c\n\n  - z: 1\n', 'l:\n\n  - z: 1\n'],
    ['del(.l[1])', 'l:\n  - x\n  - y\n    # c', 'l:\n  - x'],
    ['del(.l[0])', 'l:\n  - x\n   # c\n  # d\n  - y\n', 'l:\n  # d\n  - y\n'],
    ['del(.a)', 'a:\n  b: 1\n # less\nc: 1\n', ' # less\nc: 1\n'],
    ['del(.a)', 'a:\n  - x\n  # end\nc: 1\n', 'c: 1\n'],
    ['del(.a)', 'a:\n- x\n# about c\nc: 1\n', '# about c\nc: 1\n'],
    ['del(.l[0])', 'l:\n  - x: 1\n\n    # c\n  - z\n', 'l:\n  - z\n'],
    ['del(.a)', 'a: 1\n    # deep\nb: 2\n', '    # deep\nb: 2\n'],
    ['del(.a)', 'a: {b: 1}\n     # deep\nb: 2\n', '     # deep\nb: 2\n'],
    ['del(.a)', 'a: {b: 1}\n  # stays\nc: 1\n', '  # stays\nc: 1\n'],
    ['del(.a)', 'a: 1\n\n# x\n\nb: 1\n', '\n# x\n\nb: 1\n'],
  ])('%s of %j', async (expression, before, wanted) => {
    expect(await result(before, expression)).toBe(wanted);
  });
});
