import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../src/manifest/expression/parse.ts';
import { editAny } from '../edit-any.ts';
import { refusal, run } from './apply.ts';

const byHand = 'write a map there by hand';
const writeOut = 'write the value out here, so that it can be changed alone';
const writeAllOut = 'write the values out where the alias stands, so that each can be changed alone';
const onlyKeys = 'only keys are created: write the list by hand';
const twice = '2:1 the key "a" stands twice in the document (remove one of the two)';
const noDocument = '1:1 holds no YAML document (begin it by hand)';
const emptyDocument =
  'the document is empty, and nothing can be created in it safely (choose the others with select(. != null), or begin it)';

describe('what is refused', () => {
  it.each([
    // what no single value is
    ['.a = 1', 'a:\n  b: 1\n', '2:3 .a is a map (name one value in it)'],
    [
      '.[] = 1',
      'a: {b: 1}\nc: 1\nd: [1]\n',
      '1:4 .a is a map (name one value in it)\n3:4 .d is a list (name one value in it)',
    ],
    ['.a = "x"', 'a: |\n  foo\n', '1:4 .a is a block of text (| or >) (write the value on one line)'],
    // what is shown elsewhere too
    ['.a.b = 2', 'x: &x {b: 1}\na: *x\n', `2:4 .a is the alias *x of what stands on line 1 (${writeOut})`],
    [
      '.x.b = 2',
      'x: &x {b: 1}\na: *x\n',
      `1:11 .x.b is shown elsewhere too, by an alias of its anchor (line 2) (${writeAllOut})`,
    ],
    [
      '.x.c = 2',
      'x: &x {b: 1}\na: *x\n',
      `1:7 .x is shown elsewhere too, by an alias of its anchor (line 2) (${writeAllOut})`,
    ],
    [
      'del(.x.b)',
      'x: &x {b: 1}\na: *x\n',
      `1:11 .x.b is shown elsewhere too, by an alias of its anchor (line 2) (${writeAllOut})`,
    ],
    [
      'del(.x)',
      'x: &x {b: 1}\na: *x\n',
      '1:7 what would be removed is shown by an alias on line 2 (write the value out there)',
    ],
    [
      'del(.x)',
      'x: {y: [&y 1]}\na: *y\n',
      '1:4 what would be removed is shown by an alias on line 2 (write the value out there)',
    ],
    [
      'del(.l[0])',
      'l:\n- &x a\n- *x\n',
      '2:6 what would be removed is shown by an alias on line 3 (write the value out there)',
    ],
    [
      '.c.b = 2',
      'a: &x {b: 1}\nc: {<<: *x}\n',
      '2:4 .c has the key through a merge key (<<) only: it stands on line 1 (write the key out here, so that it can be changed alone)',
    ],
    [
      'del(.c.b)',
      'a: &x {b: 1}\nc: {<<: *x}\n',
      '2:4 .c has the key through a merge key (<<) only: it stands on line 1 (write the key out here, so that it can be changed alone)',
    ],
    [
      '(.. | select(. == 1)) = 2',
      'a: &x 1\nb: *x\nl: [*x]\n',
      `1:7 .a is shown elsewhere too, by an alias of its anchor (line 2, 3) (${writeAllOut})`,
    ],
    // what is named twice
    [
      '(.. | .. | select(has("a")) | .b) = 9',
      'l: [{a: 1}]\n',
      '1:5 .l[0].b is named twice by one assignment (name each place once)',
    ],
    [
      '.l | .. | (.. | select(. == 2)) |= . + 1',
      'l: [[2]]\n',
      '1:6 .l[0][0] is named twice by one assignment (name each place once)',
    ],
    // keys that stand twice, or are no text
    ['.a = 2', 'a: 1\na: 3\n', twice],
    ['del(.a)', 'a: 1\na: 3\n', twice],
    ['(.. | select(. == 3)) = 1', 'a: 1\na: 3\n', twice],
    [
      '.[] = 1',
      'a: 1\n? [b]\n: 2\n',
      '2:3 the document has a key that is no text, so that what is below it has no name (name what is meant without [] and ..)',
    ],
    // items and keys that are not there
    ['.a[2] = 1', 'a: [1]\n', '1:4 .a has 1 item, so none is [2] (correct the path)'],
    ['.a[-2] = 1', 'a: [1]\n', '1:4 .a has 1 item, so none is [-2] (correct the path)'],
    ['.a[0] = 1', 'a:\n', `1:3 .a is empty, so it has no item 0 (${onlyKeys})`],
    ['.z[0].x = 1', 'a: 1\n', `1:1 .z is empty, so it has no item 0 (${onlyKeys})`],
    ['.a[0] = 1', 'a: {b: 1}\n', `1:4 .a is a map, so it has no item 0 (${onlyKeys})`],
    ['del(.a[0])', 'a: {b: 1}\n', `1:4 .a is a map, so it has no item 0 (${onlyKeys})`],
    ['.a.b = 1', 'a: [x]\n', '1:4 .a is a list, so it has no key "b" (name one of its items, as in .a[0])'],
    ['del(.)', 'a: 1\n', '1:1 a whole document is not removed (name something in it)'],
    // where no key is created
    ['.a = 2', '', noDocument],
    ['.a = 2', '# only a comment\n', noDocument],
    ['.a = 2', 'a: 1\n---\n', `2:4 ${emptyDocument}`],
    ['.a = 2', '---\n---\n', `1:4 ${emptyDocument}\n2:4 ${emptyDocument}`],
    ['.a.b = 1', 'a: ~\n', `1:4 .a is empty, and nothing can be created in it safely (${byHand})`],
    ['.a.b.c = 1', 'a: {b}\n', `1:5 .a.b is empty, and nothing can be created in it safely (${byHand})`],
    ['.a[0].b = 1', 'a:\n  - \n', `2:5 .a[0] is empty, and nothing can be created in it safely (${byHand})`],
    ['.a.b = 1', 'a: {{ .V }}\n', '1:4 .a is a template (edit the file that its value comes from)'],
    [
      '.b = 1',
      'a: |\n  x',
      '2:4 the file ends in a block of text without a line ending, which it would get (end the file with a line ending)',
    ],
    [
      '.b = 1',
      'l:\n- a: >-\n    x',
      '3:6 the file ends in a block of text without a line ending, which it would get (end the file with a line ending)',
    ],
    [
      '.a[0].c = 1',
      'a: [b: 1]\n',
      '1:5 cannot be edited without changing something else: something else would change too (make this edit by hand)',
    ],
    [
      '.b = 1',
      'a: 1\n? c\n: |\n x',
      '4:3 the file ends in a block of text without a line ending, which it would get (end the file with a line ending)',
    ],
    [
      '.b = 1',
      '? a\n: 1\n',
      '1:1 cannot be edited without changing something else: the result is not valid YAML: Implicit keys need to be on a single line (make this edit by hand)',
    ],
    ['.a = 5', 'a: !!str x\n', '1:10 .a has the tag of a text (remove the tag)'],
  ])('%s of %j', async (expression, before, wanted) => {
    expect(await refusal(before, expression)).toBe(wanted);
  });

  it.each(['0x1f', '010'])('%s in JSON, which has no such number', async (number) => {
    const wanted = `1:7 JSON has no ${number} (write the number in digits)`;
    expect(await refusal('{"a": 1, "b": "."}\n', `.a = (${number})`, 'f.json')).toBe(wanted);
  });

  it('no text is searched for long', async () => {
    const edited = await run(`a: ${'a'.repeat(8000)}b\n`, ['.a |= sub("(a|a)*$"; "") | .a |= sub("(a*)*c"; "")']);
    expect(edited.result).toBe('edited');
  }, 5000);

  it('true and false of YAML alone, which JSON does not have', async () => {
    const wanted = '1:7 JSON has no True (write the number in digits)';
    expect(await refusal('{"a": 1}\n', '.a = env(CAPITAL)', 'f.json')).toBe(wanted);
  });

  it('a file that is encrypted', async () => {
    const edited = await run('sops:\n  mac: x\na: 1\n', ['.a = 2']);
    expect(edited).toMatchObject({ problems: [{ message: 'is encrypted by SOPS: any edit breaks its checksum' }] });
  });

  it('a file that is no UTF-8', async () => {
    const read = await parseExpression('.a = 1');
    if (read.result === 'wrong') throw new Error(read.message);
    const edited = editAny({ file: 'f', bytes: new Uint8Array([97, 58, 32, 0xff]) }, [read], {});
    expect(edited).toMatchObject({ result: 'refused', problems: [{ message: 'is not valid UTF-8' }] });
  });

  it('at the place in the expression that has no meaning', async () => {
    expect(await run('a: 1\n', ['.b = 1', '.a = env(NOPE)'])).toMatchObject({
      result: 'refused',
      expression: { text: '.a = env(NOPE)', column: 10 },
      problems: [{ place: { name: 'expression, column 10', file: 'f.yaml' } }],
    });
  });
});
