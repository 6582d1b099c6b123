import { describe, expect, it } from 'vitest';
import { cursorAt } from '../../../src/manifest/expression/cursor.ts';
import { evaluate } from '../../../src/manifest/expression/evaluate.ts';
import { findStranger } from '../../../src/manifest/expression/shape.ts';
import type { Made } from '../../../src/manifest/expression/syntax.ts';
import type { Write } from '../../../src/manifest/expression/write.ts';
import { parseFully } from '../../../src/manifest/read.ts';
import type { Source } from '../../../src/manifest/source.ts';
import { sourceOf } from '../../../src/manifest/source.ts';
import { treesOf } from '../../../src/manifest/tree.ts';
import { parseAny } from '../edit-any.ts';
import { bytes } from '../plan-text.ts';

const elsewhere = 'something else would change too';
const two: Made = { type: 'number', text: '2' };

/** What is found where `path = 2` or `del(path)` was to make one text of another. */
function strange(before: string, edit: string, after: string): string | undefined {
  const source = sourceFrom(before);
  return findStranger(source, sourceFrom(after), writesOf(source, edit));
}

function sourceFrom(text: string): Source {
  const read = sourceOf('f.yaml', bytes(text), parseFully);
  if (read.result === 'unreadable') throw new Error(read.message);
  return read.source;
}

function writesOf(source: Source, edit: string): readonly Write[] {
  const parsed = parseAny(edit);
  const { expression } = parsed.result === 'parsed' ? parsed : { expression: undefined };
  if (expression?.kind !== 'assign' && expression?.kind !== 'delete') throw new Error('the test itself is wrong');
  const scope = { variables: {}, parse: parseFully, isReading: false };
  const path = expression.kind === 'assign' ? expression.left : expression.target;
  return treesOf(source)
    .flatMap((tree) => evaluate(path, cursorAt(tree), scope))
    .filter((cursor) => expression.kind === 'assign' || !('tree' in cursor) || cursor.missing.length === 0)
    .map((cursor): Write => {
      if (!('tree' in cursor)) throw new Error('the test itself is wrong');
      if (expression.kind === 'delete') return { kind: 'remove', cursor };
      return { kind: cursor.missing.length > 0 ? 'create' : 'set', cursor, to: two };
    });
}

describe('a text that says what was meant passes', () => {
  it.each([
    ['a: 1\nb: x\n', '.a = 2', 'a: 2\nb: x\n'],
    ['a: x # c\n', '.a = 2', 'a: 2 # c\n'],
    ['a: 1\nb: &x 1\nc: *x\nd: {e}\n', '.a = 2', 'a: 2\nb: &x 1\nc: *x\nd: {e}\n'],
    ['a: 1\n', '.b = 2', 'a: 1\nb: 2\n'],
    ['a: 1\n', '.b.c.d = 2', 'a: 1\nb:\n  c:\n    d: 2\n'],
    ['a: 1\nb:\n', '.b.c = 2', 'a: 1\nb:\n  c: 2\n'],
    ['- {}\n- {}\n', '.[].b = 2', '- {b: 2}\n- {b: 2}\n'],
    ['a: 1\nb: 2\n', 'del(.a)', 'b: 2\n'],
    ['- a\n- b\n- a\n', 'del(.[1])', '- a\n- a\n'],
    ['a:\n  b: 1\n', 'del(.a.b)', 'a: {}\n'],
    ['- a\n', 'del(.[0])', '[]\n'],
    // of comments, those may go that stand within what goes, or behind it on its line
    ['a: 1 # c\nb: 2\n', 'del(.a)', 'b: 2\n'],
    ['a: # c\n  x: 1\n  # d\nb: 2\n', 'del(.a)', 'b: 2\n'],
    ['l:\n- # c\n  x: 1\n- y\n', 'del(.l[0])', 'l:\n- y\n'],
    ['l: [ # c\n  x, # d\n  y]\n', 'del(.l[0])', 'l: [ # c\n  y]\n'],
    ['a: 1 # c\r\nb: 2', 'del(.b)', 'a: 1 # c'],
    ['# c\na: 1\n---\nb: 1 # d\n', 'del(.b)', '# c\na: 1\n---\n{}\n'],
    ['a: 1 # c\nb: 2 # c\n', 'del(.a)', 'b: 2 # c\n'],
    ['a: 1 # c\nb: 2\n', 'del(.a)', '# c\nb: 2\n'],
  ])('%j by %s', (before, edit, after) => {
    expect(strange(before, edit, after)).toBeUndefined();
  });
});

describe('a text is refused', () => {
  it.each([
    ['with another value changed', 'a: 1\nb: x\n', '.a = 2', 'a: 2\nb: y\n', elsewhere],
    ['with another value', 'a: 1\n', '.a = 2', 'a: 3\n', elsewhere],
    ['with a value of another type', 'a: 1\n', '.a = 2', 'a: "2"\n', elsewhere],
    ['with nothing for a value', 'a: 1\n', '.a = 2', 'a:\n', elsewhere],
    ['with a map for a value', 'a: 1\n', '.a = 2', 'a: {}\n', elsewhere],
    ['with a tag on the value', 'a: 1\n', '.a = 2', 'a: !!int 2\n', elsewhere],
    ['with an anchor on the value', 'a: 1\n', '.a = 2', 'a: &x 2\n', elsewhere],
    ['with other quotes elsewhere', 'a: 1\nb: "x"\n', '.a = 2', "a: 2\nb: 'x'\n", elsewhere],
    ['with a number written differently', 'a: 1\nb: 1.0\n', '.a = 2', 'a: 2\nb: 1.00\n', elsewhere],
    ['with a tag elsewhere', 'a: 1\nb: x\n', '.a = 2', 'a: 2\nb: !!str x\n', elsewhere],
    ['with another tag on a map', 'a: 1\nb: !x {}\n', '.a = 2', 'a: 2\nb: !y {}\n', elsewhere],
    ['with another anchor on a list', 'a: 1\nb: &x []\n', '.a = 2', 'a: 2\nb: &y []\n', elsewhere],
    ['with another alias', 'a: 1\nb: &x 1\nc: &y 1\nd: *x\n', '.a = 2', 'a: 2\nb: &x 1\nc: &y 1\nd: *y\n', elsewhere],
    ['with a value for an alias', 'a: 1\nb: &x 1\nc: *x\n', '.a = 2', 'a: 2\nb: &x 1\nc: 1\n', elsewhere],
    ['with an alias for a value', 'a: 1\nb: &x 1\nc: 1\n', '.a = 2', 'a: 2\nb: &x 1\nc: *x\n', elsewhere],
    ['with another key', 'a: 1\nb: x\n', '.a = 2', 'a: 2\nc: x\n', elsewhere],
    ['with a key more', 'a: 1\n', '.a = 2', 'a: 2\nb: 1\n', elsewhere],
    ['with a key less', 'a: 1\nb: 1\n', '.a = 2', 'a: 2\n', elsewhere],
    ['with keys in another order', 'a: 1\nb: 1\nc: 1\n', '.a = 2', 'a: 2\nc: 1\nb: 1\n', elsewhere],
    ['with a list for a map', 'a: 1\nb: {}\n', '.a = 2', 'a: 2\nb: []\n', elsewhere],
    ['with a map for a list', 'a: 1\nb: []\n', '.a = 2', 'a: 2\nb: {}\n', elsewhere],
    ['with a block for brackets', 'a: 1\nb: {c: 1}\n', '.a = 2', 'a: 2\nb:\n  c: 1\n', elsewhere],
    ['with brackets for a block', 'a: 1\nb:\n- 1\n', '.a = 2', 'a: 2\nb: [1]\n', elsewhere],
    ['with a map for a value elsewhere', 'a: 1\nb: x\n', '.a = 2', 'a: 2\nb: {}\n', elsewhere],
    ['with a list for a value elsewhere', 'a: 1\nb: x\n', '.a = 2', 'a: 2\nb: []\n', elsewhere],
    ['with a value for a map elsewhere', 'a: 1\nb: {}\n', '.a = 2', 'a: 2\nb: x\n', elsewhere],
    ['with nothing for a key alone', 'a: 1\nb: {c}\n', '.a = 2', 'a: 2\nb: {c: x}\n', elsewhere],
    ['with an item more', 'a: 1\nb: [1]\n', '.a = 2', 'a: 2\nb: [1, 1]\n', elsewhere],
    ['with an item less', 'a: 1\nb: [1, 2]\n', '.a = 2', 'a: 2\nb: [1]\n', elsewhere],
    ['with another document changed', 'a: 1\n---\nb: 1\n', '.a = 2', 'a: 2\n---\nb: 2\na: 2\n', elsewhere],
    ['with a document more', 'a: 1\n', '.a = 2', 'a: 2\n---\n', 'the result has another number of documents'],
    [
      'with another directive',
      '%YAML 1.2\n---\na: 1\n',
      '.a = 2',
      '%YAML 1.1\n---\na: 2\n',
      'a directive would change too',
    ],
    ['with a comment less', 'a: 1 # c\n', '.a = 2', 'a: 2\n', 'the comment "# c" would be lost'],
    [
      'with a comment less in a list',
      'l:\n- a # c\n- b\nz: 1\n',
      '.z = 2',
      'l:\n- a\n- b\nz: 2\n',
      'the comment "# c" would be lost',
    ],
    ['with another comment', '# c\na: 1\n', '.a = 2', '# d\na: 2\n', 'the comment "# c" would be lost'],
    ['with a comment more', '# c\na: 1\n', '.a = 2', '# c\na: 2 # c\n', 'a comment would be added'],
    [
      'with a comment less of two alike',
      '# c\na: 1\n# c\n',
      '.a = 2',
      '# c\na: 2\n',
      'the comment "# c" would be lost',
    ],
    // what is created
    ['with another new key', 'a: 1\n', '.b = 2', 'a: 1\nc: 2\n', elsewhere],
    ['with another new value', 'a: 1\n', '.b = 2', 'a: 1\nb: 3\n', elsewhere],
    ['with the new key first', 'a: 1\n', '.b = 2', 'b: 2\na: 1\n', elsewhere],
    ['with brackets around the new key', 'a: 1\n', '.b = 2', '{a: 1, b: 2}\n', elsewhere],
    ['with two new keys', 'a: 1\n', '.b = 2', 'a: 1\nb: 2\nc: 2\n', elsewhere],
    ['with no new key', 'a: 1\n', '.b = 2', 'a: 1\n', elsewhere],
    ['with a tag on a new key', 'a: 1\n', '.b = 2', 'a: 1\n!!str b: 2\n', elsewhere],
    ['with an anchor on a new value', 'a: 1\n', '.b = 2', 'a: 1\nb: &x 2\n', elsewhere],
    ['with an anchor on a new map', 'a: 1\n', '.b.c = 2', 'a: 1\nb: &x\n  c: 2\n', elsewhere],
    ['with a key more in a new map', 'a: 1\n', '.b.c = 2', 'a: 1\nb:\n  c: 2\n  d: 2\n', elsewhere],
    ['with a value for a new map', 'a: 1\n', '.b.c = 2', 'a: 1\nb: 2\n', elsewhere],
    ['with a list for a new map', 'a:\n', '.a.b = 2', 'a:\n- b: 2\n', elsewhere],
    ['with an anchor more where nothing was', 'a:\n', '.a.b = 2', 'a: &x\n  b: 2\n', elsewhere],
    // what is removed
    ['with another key gone', 'a: 1\nb: 1\n', 'del(.a)', 'a: 1\n', elsewhere],
    ['with both keys gone', 'a: 1\nb: 1\n', 'del(.a)', '{}\n', elsewhere],
    ['with another item gone', '- a\n- b\n', 'del(.[0])', '- a\n', elsewhere],
    ['with brackets for what is left', '- a\n- b\n', 'del(.[0])', '[b]\n', elsewhere],
    ['with brackets for what is left of a map', 'a: 1\nb: 1\n', 'del(.a)', '{b: 1}\n', elsewhere],
    ['with the comment before it gone', '# c\na: 1\nb: 1\n', 'del(.a)', 'b: 1\n', 'the comment "# c" would be lost'],
    ['with the comment behind it gone', 'a: 1\n# c\nb: 1\n', 'del(.b)', 'a: 1\n', 'the comment "# c" would be lost'],
    [
      'with the comment of another gone',
      'a: 1 # c\nb: 1 # d\n',
      'del(.b)',
      'a: 1\n',
      'the comment "# c" would be lost',
    ],
    [
      'with a comment of a list gone',
      'l: # c\n- a\n- b\n',
      'del(.l[0])',
      'l:\n- b\n',
      'the comment "# c" would be lost',
    ],
    [
      'with the comment of another in its place',
      'a: 1 # c\nb: 1 # d\n',
      'del(.a)',
      'b: 1 # c\n',
      'the comment "# d" would be lost',
    ],
  ])('%s', (_, before, edit, after, wanted) => {
    expect(strange(before, edit, after)).toBe(wanted);
  });
});
