import { describe, expect, it } from 'vitest';
import { refusal, result } from './apply.ts';

describe('select', () => {
  const picks = async (condition: string, file: string) =>
    (await result(`picked: no\n${file}\n`, `select(${condition}) | .picked = "yes"`)).startsWith('picked: "yes"')
      ? 'picked'
      : 'left';
  const table = (wanted: 'picked' | 'left', rows: readonly (readonly [string, string])[]) =>
    it.each(rows)(`${wanted}: %s of %j`, async (condition, file) => {
      expect(await picks(condition, file)).toBe(wanted);
    });

  describe('takes all for true but false and nothing', () => {
    table('picked', [
      ['.a', 'a: 0'],
      ['.a', 'a: ""'],
      ['.a', 'a: "false"'],
      ['.a', 'a: {}'],
      ['.a | not', 'a: FALSE'],
      ['.a | not', 'a: ~'],
    ]);
    table('left', [
      ['.a', 'a: false'],
      ['.a', 'a: FALSE'],
      ['.a', 'a: ~'],
      ['.b', 'a: 1'],
      ['.b | not', 'a: 1'],
      ['.a | not', 'a: xfalse'],
    ]);
  });

  describe('compares the characters, whatever their type', () => {
    table('picked', [
      ['.a == "1"', 'a: 1'],
      ['.a == 1', 'a: "1"'],
      ['.a == "*"', 'a: x'],
      ['.a == "x*z"', 'a: xyz'],
      ['.a == "x?z"', 'a: xyz'],
      ['.a == "*y*"', 'a: xyz'],
      ['.a == "*abc"', 'a: ababc'],
      ['.a == "*aab"', 'a: aaab'],
      ['.a == "a*b*c**"', 'a: a1b2c'],
      ['.a != "x"', 'a: y'],
      ['.a != 1', 'a: {}'],
    ]);
    table('left', [
      ['.a == "xy"', 'a: xyz'],
      ['.a == "xyz"', 'a: xy'],
      ['.a == "yz"', 'a: xyz'],
      ['.a == "x?"', 'a: xyz'],
      ['.a == "*abc"', 'a: ababd'],
      ['.a == "x*y"', 'a: xyz'],
      ['.a == "xyz"', 'a: "x*"'],
      ['1 == .a', 'a: {}'],
    ]);
  });

  describe('takes nothing for null, which is no text', () => {
    table('picked', [
      ['.a == null', 'a:'],
      ['.b == null', 'a: 1'],
      ['.b == .c', 'a: 1'],
      ['null == .b', 'a: 1'],
      ['.a != null', 'a: "null"'],
    ]);
    table('left', [
      ['.a == "null"', 'a: null'],
      ['.b == 1', 'a: 1'],
      ['.b == "*"', 'a: 1'],
    ]);
  });

  describe('asks the right side of and and or only where the left one leaves it open', () => {
    table('picked', [
      ['.a and .b', 'a: 1\nb: 1'],
      ['.a or .c', 'a: 1'],
      ['.c or .a', 'a: 1'],
      ['.a or (1 | .b)', 'a: 1'],
      ['.l[] == 2 and .a', 'a: 1\nl: [1, 2]'],
    ]);
    table('left', [
      ['.a and .c', 'a: 1'],
      ['.c and .a', 'a: 1'],
      ['.c or .d', 'a: 1'],
      ['.c and (1 | .b)', 'a: 1'],
    ]);
  });

  describe('knows keys and items', () => {
    table('picked', [
      ['has("a")', 'a:'],
      ['.l | has(0)', 'l: [1]'],
      ['.l | has(1)', 'l: {1: x}'],
      ['.l | has("b")', 'x: &x {b: 1}\nl: {<<: *x}'],
    ]);
    table('left', [
      ['has("b")', 'a: 1'],
      ['.l | has(1)', 'l: [1]'],
      ['.l | has("0")', 'l: [1]'],
      ['.l | has("x")', 'l: x'],
      ['.b | has("x")', 'l: x'],
    ]);
  });

  it('of a place that is not there yet knows no keys', async () => {
    expect(await result('a: 1\n', '(.b | select(has("a"))) = 2')).toBe('a: 1\n');
  });
});

describe('the value that is written', () => {
  it.each([
    // an environment variable is what it would be in YAML
    ['env(NULL)', '', 'null'],
    ['env(WORDS)', '', '"x y"'],
    ['env(TRUE)', '', 'true'],
    ['env(HEX)', '', '0x1F'],
    ['env(LINES)', '', '"a b"'],
    ['env(BLOCK)', '', '"a\\nb\\n"'],
    ['strenv(TRUE)', '', '"true"'],
    ['strenv(LINES)', '', '"a\\nb"'],
    // numbers are added, and anything else is put together
    ['.b + 2', 'b: 1', '3'],
    ['.b + 0.5', 'b: 1.5', '2.0'],
    ['.b + .b', 'b: 1.25', '2.5'],
    ['.b + 1', 'b: 1e3', '1001.0'],
    ['.b + 1', 'b: -3', '-2'],
    ['.b + 1', 'b: +3', '4'],
    ['.b + 1', 'b: 9007199254740990', '9007199254740991'],
    ['.b + 1', 'b: x', 'x1'],
    ['1 + .b', 'b: x', '1x'],
    ['.b + "x"', 'b: true', 'truex'],
    ['.b + 1', 'b: null', '1'],
    ['1 + .c', 'b: null', '1'],
    ['.b | test("x")', 'b: xyz', 'true'],
    ['.b | test("^y")', 'b: xyz', 'false'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as yq has it
    ['.b | sub("(?P<n>y)|z", "<${n}>")', 'b: xyz', '"x<y><>"'],
    ['.b | sub("(y)|(z)", "<$1$2$3>")', 'b: xyz', '"x<y><z>"'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as yq has it
    ['.b | sub("y", "$$${0}$01")', 'b: xyz', '"x$yz"'],
    ['.b | sub("(y)", "$1a$a1$10")', 'b: xyz', 'xz'],
    ['.b | sub("[xy]*", "-")', 'b: xyz', '"-z-"'],
    ['di', '', '0'],
  ])('%s with %j', async (right, file, wanted) => {
    expect(await result(`${file}\na: 1 # c\n`, `.a = (${right})`)).toBe(`${file}\na: ${wanted} # c\n`);
  });
});

describe('what gives no value', () => {
  const noSingleValue = (name: string) => `:10 ${name} holds no single value (strenv(${name}) takes it for text)`;
  const noPlainDigits = ':7 only numbers in plain decimal digits are added (write the sum)';

  it.each([
    ['.a = env(EMPTY)', '', ':10 the environment variable EMPTY is empty (set EMPTY)'],
    ['.a = strenv(NOPE)', '', ':13 the environment variable NOPE is not set (set NOPE)'],
    ['.a = env(MAP)', '', noSingleValue('MAP')],
    ['.a = env(ALIAS)', '', noSingleValue('ALIAS')],
    ['.a = env(BROKEN)', '', noSingleValue('BROKEN')],
    ['.a = env(DOCUMENTS)', '', noSingleValue('DOCUMENTS')],
    ['.a |= . + 1', 'a: true', ':7 true and false cannot be added (add text or numbers)'],
    ['.a |= 1 + .', 'a: true', ':7 true and false cannot be added (add text or numbers)'],
    ['.a |= . + 1', 'a: 0x0f', noPlainDigits],
    ['.a |= . + 1', 'a: 010', noPlainDigits],
    ['.a |= . + 1', 'a: .5', noPlainDigits],
    ['.a |= . + 1', 'a: 1.', noPlainDigits],
    ['.a |= . + 1', 'a: 9007199254740991', ':7 the sum is too large to be exact (write the number)'],
    ['.a = 1e400 + 1', 'a: 1', ':6 the sum is too large to be exact (write the number)'],
    ['.a = .b + 1', 'b: {}', ':6 gives a map or a list, which cannot be written or added (name a single value)'],
    ['.a = .b', 'b: []', ':6 gives a map or a list, which cannot be written or added (name a single value)'],
    ['.a = .b[]', 'b: [1, 2]', ':6 gives 2 values in place of one (name one value)'],
    ['.a = (.b | not)', 'a: 1', ':7 gives 0 values in place of one (name one value)'],
    ['.a = .b.c', 'a: 1', '1:1 .b.c is not there, so it gives no value (correct the right side of the assignment)'],
    ['.a = (1 | test("x"))', '', ':11 test searches text, and this is none (search a text)'],
    ['.a = (null | sub("x", "y"))', '', ':14 sub searches text, and this is none (search a text)'],
    ['.a |= test("1")', 'a: 1', '1:4 .a is no text, so test cannot search it (choose first what holds text)'],
    ['.a |= sub("1", "2")', 'a: true', '1:4 .a is no text, so sub cannot search it (choose first what holds text)'],
    ['.a |= sub("1", "2")', 'a:', '1:3 .a is empty, so sub cannot search it (choose first what holds text)'],
    [
      'select(.a | test("x")) | .b = 1',
      'a: []',
      '1:4 .a is no single value, so test cannot search it (choose first what holds text)',
    ],
    [
      '.a = sub("x", "y")',
      'a: x',
      '1:1 the document is no single value, so sub cannot search it (with |= the right side begins at the left one)',
    ],
    ['select(.a == .b) | .a = 1', 'a: {}\nb: []', ':8 maps and lists are not compared (compare single values in them)'],
    // a value is no place
    ['.a = ("x" | .b)', '', ':13 needs a place of the file before it (begin with a path)'],
    ['1 = 2', '', ':1 gives a value that stands nowhere (name a place: a path, select(…))'],
    ['.a == 1 | . = 2', 'a: 1', ':1 gives a value that stands nowhere (name a place: a path, select(…))'],
  ])('%s of %j', async (expression, file, wanted) => {
    expect(await refusal(file === '' ? 'x: 1\n' : `${file}\n`, expression)).toBe(wanted);
  });

  it('a text that is very long is not searched', async () => {
    const message = ':7 the text is too long to be searched (change it by hand)';
    expect(await refusal(`a: ${'x'.repeat(8193)}\n`, '.a |= sub("x", "y")')).toBe(message);
    expect(await refusal(`a: ${'x'.repeat(8192)}\n`, '.a |= sub("x", "y")')).toBe('edited');
  });
});
