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
  const read = sourceOf('f.yaml', bytes(before.replace('d: *x', 'd: x')), parseFully);
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
