import { describe, expect, it } from 'vitest';
import { splice } from '../../src/manifest/splice.ts';
import { findMovedToken } from '../../src/manifest/token-check.ts';
import { scanTokens } from './scan-tokens.ts';

const text = `# head
image:
  tag: v1 # ours
  digest:
script: |
  tag: v1
list: [a, "b"]
last: x
`;

/** Replaces the first piece of the text, and says where a token has moved. */
function replace(old: string, by: string): number | undefined {
  const start = text.indexOf(old);
  const replacements = [{ start, end: start + old.length, text: by }];
  return findMovedToken({ before: text, after: splice(text, replacements) }, replacements);
}

function lineOf(position: number | undefined): number | undefined {
  return position === undefined ? undefined : text.slice(0, position).split('\n').length;
}

describe('tokens outside of what was replaced', () => {
  it.each([
    ['v1', 'v2'],
    ['v1', '"1.20"'],
    ['v1', "'a # b'"],
    ['"b"', 'c'],
    ['x\n', 'y\n'],
    ['  digest:\n', ''],
    ['last: x\n', 'last: x\nnew:\n  key: 1\n'],
    ['x\n', '|\n  y\n'],
    ['x\n', '[\n  y]\n'],
    ['\nscript', '\n\n\nscript'],
  ])('are as they were where %j becomes %j', (old, by) => {
    expect(replace(old, by)).toBeUndefined();
  });

  it.each([
    ['v1', 'v2 # x', 3],
    ['v1', '"v2', 3],
    ['v1', '[a', 3],
    ['v1 ', 'v1', 3],
    ['"b"', 'b]', 7],
    ['"b"', 'b, {c: d', 7],
    ['|\n', 'x\n', 6],
    ['last:', 'last:\n', 8],
    ['script', '  script', 6],
    ['# head', '# head\n# more', undefined],
  ])('are told where %j becomes %j', (old, by, line) => {
    let found: number | undefined | 'unknown';
    try {
      found = lineOf(replace(old, by));
    } catch {
      found = 'unknown';
    }
    expect([line, 'unknown']).toContain(found);
  });

  it('are told where the text after is not what was planned', () => {
    const replacements = [{ start: text.indexOf('v1'), end: text.indexOf('v1') + 2, text: 'v2' }];
    const after = splice(text, replacements);
    const check = (other: string) => lineOf(findMovedToken({ before: text, after: other }, replacements));
    expect(check(after)).toBeUndefined();
    expect(check(after.replace('last: x', 'last: y'))).toBe(8);
    expect(check(after.replace('# ours', '# hers'))).toBe(3);
    expect(check(after.replace('# head\n', '# head\n\n'))).toBe(2);
    expect(check(after.replace('"b"', "'b'"))).toBe(7);
    expect(check(`${after}more: 1\n`)).toBe(9);
    expect(check(after.replace('  tag: v1\nlist', '   tag: v1\nlist'))).toBe(6);
  });
});

describe('the scanner', () => {
  const shown = (source: string) => {
    const tokens = scanTokens(source);
    return Array.from({ length: tokens.length }, (_, index) => [
      tokens.kindOf(index),
      source.slice(tokens.startOf(index), tokens.endOf(index)),
    ]);
  };

  it('tells what each piece is', () => {
    expect(shown('--- # c\n- "a b": [x, \'y\']\n  c: >-\n    d: e\n\n')).toEqual([
      ['marker', '---'],
      ['comment', '# c'],
      ['indicator', '-'],
      ['scalar', '"a b"'],
      ['indicator', ':'],
      ['indicator', '['],
      ['scalar', 'x'],
      ['indicator', ','],
      ['scalar', "'y'"],
      ['indicator', ']'],
      ['scalar', 'c'],
      ['indicator', ':'],
      ['header', '>-'],
      ['line', 'd: e'],
    ]);
  });

  it.each([
    ['a---: 1', ['scalar a---', 'indicator :', 'scalar 1']],
    ['---', ['marker ---']],
    ['--- a', ['marker ---', 'scalar a']],
    ['a\n...\n', ['scalar a', 'marker ...']],
    ['-\r\n  a\r\n', ['indicator -', 'scalar a']],
    ['- -', ['indicator -', 'indicator -']],
    ['a: |\nb: 1', ['scalar a', 'indicator :', 'header |', 'scalar b', 'indicator :', 'scalar 1']],
    ['- a: |\n   b\n  c', ['indicator -', 'scalar a', 'indicator :', 'header |', 'line b', 'scalar c']],
    ['a: &x |\n  b\nc', ['scalar a', 'indicator :', 'property &x', 'header |', 'line b', 'scalar c']],
    ['- &x |\n b\nc', ['indicator -', 'property &x', 'header |', 'line b', 'scalar c']],
    ['[a:b, c: d]', ['indicator [', 'scalar a:b', 'indicator ,', 'scalar c', 'indicator :', 'scalar d', 'indicator ]']],
  ])('of %j too', (source, pieces) => {
    expect(shown(source).map((piece) => piece.join(' '))).toEqual(pieces);
  });

  it('keeps them where they are many', () => {
    const tokens = scanTokens('a: 1\n'.repeat(1000));
    expect([tokens.length, tokens.kindOf(0), tokens.kindOf(1), tokens.endOf(1)]).toEqual([
      3000,
      'scalar',
      'indicator',
      2,
    ]);
    expect([tokens.kindOf(2999), tokens.startOf(2999)]).toEqual(['scalar', 4998]);
  });

  it.each(['a: [b]]', 'a: ]', 'a: "b', "a: 'b", 'a: |2\n  b', '%YAML 1.2', 'a: [b', '"a"# c', '\ta: b', '---a'])(
    'leaves %j to the full parser',
    (source) => {
      expect(() => scanTokens(source)).toThrow('more than block YAML');
    },
  );
});
