import { describe, expect, it } from 'vitest';
import { locatePath } from '../../src/manifest/locate.ts';
import { parsePath } from '../../src/manifest/path.ts';
import { parseFully } from '../../src/manifest/read.ts';
import { sourceOf } from '../../src/manifest/source.ts';
import { treesOf } from '../../src/manifest/tree.ts';
import { findDifference } from '../../src/manifest/verify.ts';
import { bytes } from './plan-text.ts';

const before = '# head\na: &x\n  b: old # why\n  c: [1, "2"]\nd: *x\n---\ne: |\n  text\nf:\n';

/** What is found when `after` stands where the value at a path of `before` was to become `to`. */
function difference(path: string, to: string, after: string): string | undefined {
  return differenceFrom(before.replace('d: *x', 'd: x'), { path, to, after });
}

function differenceFrom(
  was: string,
  { path, to, after }: { readonly path: string; readonly to: string; readonly after: string },
): string | undefined {
  const read = sourceOf('f.yaml', bytes(was), parseFully);
  const parsed = parsePath(path);
  if (read.result !== 'read' || parsed.result !== 'parsed') throw new Error('the test itself is wrong');
  const located = locatePath(read.source, treesOf(read.source), parsed.path);
  if (located.result !== 'located') throw new Error(located.problem.message);
  return findDifference(read.source, after, [{ location: located.location, to }]);
}

const good = before.replace('d: *x', 'd: x').replace('old', 'new');

describe('a result that is right passes', () => {
  it('with one value changed', () => expect(difference('.a.b', 'new', good)).toBeUndefined());

  it('with other quotes around that value', () => {
    expect(difference('.a.b', 'new', good.replace('new', '"new"'))).toBeUndefined();
  });

  it('with a value where there was none', () => {
    const after = before.replace('d: *x', 'd: x').replace('f:\n', 'f: new\n');
    expect(difference('.f', 'new', after)).toBeUndefined();
  });
});

describe('a result is refused', () => {
  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['that is not valid YAML', good.replace('"2"]', '"2"'), /not valid YAML/],
    ['that holds another value', good.replace('new', 'newer'), /would not read as "new"/],
    ['that still holds the old value', good.replace('new', 'old'), /would not read as "new"/],
    ['with another value changed too', good.replace('d: x', 'd: y'), /line 5 would change/],
    ['with other quotes elsewhere', good.replace('"2"', "'2'"), /line 4 would change/],
    ['with a number written differently', good.replace('[1,', '[01,'), /line 4 would change/],
    ['with another key', good.replace('c:', 'k:'), /line 4 would change/],
    ['with another anchor', good.replace('&x', '&y'), /line 3 would change/],
    ['with a tag on the value', good.replace('new', '!!str new'), /would not read as/],
    ['with another block of text', good.replace('text', 'next'), /line 7 would change/],
    ['with a node more', `${good}g: 1\n`, /12 nodes|nodes instead/],
    ['with a document more', `${good}---\ng: 1\n`, /nodes instead/],
    ['with a block list for a flow list', good.replace('[1, "2"]', '\n  - 1\n  - "2"'), /line 4 would change/],
    ['with a comment changed', good.replace('why', 'because'), /text after the last value/],
    ['with a comment lost', good.replace(' # why', ''), /text after the last value/],
    ['with a space more before it', good.replace('b: new', 'b:  new'), /text before \.a\.b/],
    ['with a space more behind it', good.replace('new #', 'new  #'), /text after the last value/],
    ['with another line ending', good.replace('# head\n', '# head\r\n'), /text before/],
    ['with no newline at its end', good.slice(0, -1), /text after/],
    ['with a byte order mark more', `\ufeff${good}`, /text before/],
  ];
  it.each(bad)('%s', (_, after, message) => expect(difference('.a.b', 'new', after)).toMatch(message));

  it('that takes the space of a comment for its value', () => {
    const after = before.replace('d: *x', 'd: x').replace('f:\n', 'f:\n\n');
    expect(difference('.f', 'new', after)).toMatch(/would not read as/);
  });
});

describe('beside a value that changes, it is told which line would change, too:', () => {
  it.each([
    ['an alias of another anchor', 'a: [&x 1, &y 1]\nb: *x\nz: 1\n', 'a: [&x 1, &y 1]\nb: *y\nz: new\n', 2],
    ['an alias in place of text', 'a: &x 1\nb: x\nz: 1\n', 'a: &x 1\nb: *x\nz: new\n', 2],
    ['a directive', '%YAML 1.2\n---\nz: 1\n', '%YAML 1.1\n---\nz: new\n', 1],
    ['a map in place of a list', 'z: 1\na: []\n', 'z: new\na: {}\n', 2],
    ['a list in place of a map', 'z: 1\na: {}\n', 'z: new\na: []\n', 2],
    ['a map in other style', 'z: 1\na: {b: c}\n', 'z: new\na:\n  b: c\n', 2],
    ['an item that is in another list', 'z: 1\na: [[], b]\n', 'z: new\na: [[b]]\n', 2],
    ['a key that is in another map', 'z: 1\na: {b: {}, c: d}\n', 'z: new\na: {b: {c: d}}\n', 2],
    ['text in place of nothing', 'z: 1\na:\n', 'z: new\na: ""\n', 2],
    ['a map in place of text', 'z: 1\na: b\n', 'z: new\na: {}\n', 2],
  ])('%s', (_, was, after, line) => {
    expect(differenceFrom(was, { path: '.z', to: 'new', after })).toBe(`line ${line} would change too`);
  });
});

describe('a value where there was none', () => {
  it('may gain a space before it, and one before its comment', () => {
    expect(differenceFrom('z: # one\n', { path: '.z', to: 'new', after: 'z: new # one\n' })).toBeUndefined();
    expect(differenceFrom('z:\n', { path: '.z', to: 'new', after: 'z: new\n' })).toBeUndefined();
  });

  it.each([
    ['z:\n', 'z:  new\n', 'text before .z would change too'],
    ['z: # one\n', 'z: new # two\n', 'text after the last value would change too'],
    ['z: # one\n', 'z: new  # one\n', 'text after the last value would change too'],
    ['z: \na: 1\n', 'z: new #\na: 1\n', 'text after the last value would change too'],
    ['z:\n# one\na: 1\n', 'z: new\na: 1\n', 'text after the last value would change too'],
  ])('gains nothing else: %j', (was, after, message) => {
    expect(differenceFrom(was, { path: '.z', to: 'new', after })).toBe(message);
  });
});
