import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/manifest/path.ts';
import { parsePath, printPath } from '../../src/manifest/path.ts';

describe('a path is read', () => {
  const read: readonly (readonly [string, Path])[] = [
    ['.a', { steps: [{ key: 'a' }] }],
    ['.a.b', { steps: [{ key: 'a' }, { key: 'b' }] }],
    ['.a-b_c.d/e', { steps: [{ key: 'a-b_c' }, { key: 'd/e' }] }],
    ['."a.b"', { steps: [{ key: 'a.b' }] }],
    ['.x."a.b".c', { steps: [{ key: 'x' }, { key: 'a.b' }, { key: 'c' }] }],
    ['["a"]', { steps: [{ key: 'a' }] }],
    ['.["a b"]', { steps: [{ key: 'a b' }] }],
    ['.a["b"][0]', { steps: [{ key: 'a' }, { key: 'b' }, { index: 0 }] }],
    ['.a.["b"].[1]', { steps: [{ key: 'a' }, { key: 'b' }, { index: 1 }] }],
    ['.a[0]', { steps: [{ key: 'a' }, { index: 0 }] }],
    ['.a[-1].b', { steps: [{ key: 'a' }, { index: -1 }, { key: 'b' }] }],
    ['.[2]', { steps: [{ index: 2 }] }],
    ['."say \\"hi\\"\\n"', { steps: [{ key: 'say "hi"\n' }] }],
    ['.ключ', { steps: [{ key: 'ключ' }] }],
    ['  .a  ', { steps: [{ key: 'a' }] }],
    ['select(di == 1) | .a', { document: 1, steps: [{ key: 'a' }] }],
    ['select(document_index==0)|.a', { document: 0, steps: [{ key: 'a' }] }],
    ['select(documentIndex == 12) | .a', { document: 12, steps: [{ key: 'a' }] }],
  ];
  it.each(read)('%s', (text, path) => expect(parsePath(text)).toEqual({ result: 'parsed', path }));
});

describe('a path that is wrong says where', () => {
  const wrong: readonly (readonly [string, number, RegExp])[] = [
    ['', 1, /empty path/],
    ['   ', 4, /empty path/],
    ['.', 1, /whole document/],
    ['a', 1, /expected \.key/],
    ['.a b', 3, /expected \.key.*found " b"/],
    ['.a.', 3, /whole document/],
    ['.a"b"', 3, /expected/],
    ['.a."b', 3, /expected/],
    ['.a."\\q"', 3, /expected/],
    ['.a[', 3, /expected/],
    ['.a[x]', 3, /expected/],
    ['.a[1', 3, /expected/],
    ["['a']", 1, /expected/],
    ['select(di == 1) | ', 19, /empty path/],
    [String.raw`select(.kind == "\q" and .metadata.name == "a") | .b`, 1, /./],
    [String.raw`select(.kind == "a" and .metadata.name == "\q") | .b`, 1, /./],
    [String.raw`.a[] | select(.name == "\q") | .b`, 3, /every item/],
    ['from_yaml | .a', 1, /./],
    ['select(di == 1) | from_yaml | .a', 19, /./],
    ['.a | from_yaml | .b.', 20, /whole document/],
  ];
  it.each(wrong)('%j at column %i', (text, column, message) => {
    expect(parsePath(text)).toEqual({ result: 'wrong', column, message: expect.stringMatching(message) });
  });
});

describe('what yq has and this does not yet is named', () => {
  const notYet: readonly (readonly [string, number, string])[] = [
    ['.a[]', 3, 'every item ([])'],
    ['.a[].b', 3, 'every item ([])'],
    ['..', 1, 'recursive descent (..)'],
    ['.a..b', 3, 'recursive descent (..)'],
    ['.a[1:2]', 3, 'a slice ([from:to])'],
    ['.a.*', 3, 'a wildcard (*)'],
    ['.a | .b', 3, 'a pipe (|)'],
    ['.a?', 3, 'an optional step (?)'],
    ['.a // "x"', 3, 'an operator'],
    ['.a = "x"', 3, 'an operator'],
    ['select(.a == "x")', 1, 'a function or group'],
    ['.a[] | select(.size > 3) | .b', 3, 'every item ([])'],
    ['(.a)', 1, 'a function or group'],
  ];
  it.each(notYet)('%s', (text, column, what) => {
    expect(parsePath(text)).toEqual({
      result: 'wrong',
      column,
      message: `${what} is not supported yet: name one value`,
    });
  });
});

describe('a path is printed as it is read', () => {
  const printed: readonly (readonly [Path, string])[] = [
    [{ steps: [{ key: 'a' }, { index: 0 }, { key: 'b-c' }] }, '.a[0].b-c'],
    [{ steps: [{ key: 'app.kubernetes.io/name' }] }, '."app.kubernetes.io/name"'],
    [{ steps: [{ key: 'x' }, { key: 'a b' }] }, '.x["a b"]'],
    [{ steps: [{ key: 'a b' }] }, '.["a b"]'],
    [{ steps: [{ index: 3 }] }, '.[3]'],
    [{ steps: [{ key: 'it\'s "so"\\\n' }] }, '.["it\'s \\"so\\"\\\\\\n"]'],
    [{ steps: [{ key: '' }] }, '.[""]'],
    [{ document: 2, steps: [{ key: 'a' }] }, 'select(di == 2) | .a'],
    [
      { steps: [{ key: 'a' }], document: 1, inner: { steps: [{ key: 'b' }, { index: 0 }], document: 2 } },
      'select(di == 1) | .a | from_yaml | select(di == 2) | .b[0]',
    ],
    [
      { steps: [{ key: 'a' }, { where: 'n', is: 'x' }], inner: { steps: [{ key: 'b' }] } },
      '.a[] | select(.n == "x") | from_yaml | .b',
    ],
  ];
  it.each(printed)('%j', (path, text) => {
    expect(printPath(path)).toBe(text);
    expect(parsePath(printPath(path))).toEqual({ result: 'parsed', path });
  });
});
