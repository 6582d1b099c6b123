import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../src/manifest/expression/parse.ts';
import type { Expression } from '../../../src/manifest/expression/syntax.ts';
import { supported } from '../../../src/manifest/expression/syntax.ts';

/** An expression with parentheses around each of its parts, or `column: message (remedy)` where it is none. */
async function read(text: string): Promise<string> {
  const parsed = await parseExpression(text);
  if (parsed.result === 'parsed') return shown(parsed.expression);
  const { column, message, remedy } = parsed;
  return `${column}: ${message}${remedy === supported ? '' : ` (${remedy})`}`;
}

function shown(expression: Expression): string {
  switch (expression.kind) {
    case 'self':
      return '.';
    case 'key':
      return `.${JSON.stringify(expression.key)}`;
    case 'index':
      return `[${expression.index}]`;
    case 'each':
      return '[]';
    case 'descend':
      return '..';
    case 'literal':
      return expression.value.type === 'string' ? JSON.stringify(expression.value.text) : expression.value.text;
    case 'variable':
      return `${expression.as}(${expression.name})`;
    case 'has':
      return `has(${JSON.stringify(expression.key)})`;
    case 'select':
      return `select(${shown(expression.condition)})`;
    case 'delete':
      return `del(${shown(expression.target)})`;
    case 'pipe':
      return `(${shown(expression.left)} | ${shown(expression.right)})`;
    case 'add':
      return `(${shown(expression.left)} + ${shown(expression.right)})`;
    case 'equals':
      return `(${shown(expression.left)} ${expression.negated ? '!=' : '=='} ${shown(expression.right)})`;
    case 'logic':
      return `(${shown(expression.left)} ${expression.word} ${shown(expression.right)})`;
    case 'assign':
      return `(${shown(expression.left)} ${expression.isUpdate ? '|=' : '='} ${shown(expression.right)})`;
    default:
      return expression.kind;
  }
}

describe('an expression is read', () => {
  it.each([
    // paths
    ['.a.b = 1', '((."a" | ."b") = 1)'],
    ['.a."b.c" = 1', '((."a" | ."b.c") = 1)'],
    ['."a\\"b" = 1', '(."a\\"b" = 1)'],
    ['.a["b c"][-1][] = 1', '((((."a" | ."b c") | [-1]) | []) = 1)'],
    ['.["a"] = 1', '(."a" = 1)'],
    ['.[0].[1] = 1', '(([0] | [1]) = 1)'],
    ['.a.[0] = 1', '((."a" | [0]) = 1)'],
    ['.a[] .b = 1', '(((."a" | []) | ."b") = 1)'],
    ['. = 1', '(. = 1)'],
    ['(.a | .[]) = 1', '((."a" | []) = 1)'],
    // values
    ['.a = "x\\ny\\"z\\\\"', '(."a" = "x\\ny\\"z\\\\")'],
    ['.a = ""', '(."a" = "")'],
    ['.a = "["', '(."a" = "[")'],
    ['.a = "\n"', '(."a" = "\\n")'],
    ['.a = -1', '(."a" = -1)'],
    ['.a = -1.50e+3', '(."a" = -1.50e+3)'],
    ['.a = 2E10', '(."a" = 2E10)'],
    ['.a = 0x1fA', '(."a" = 0x1fA)'],
    ['.a = True', '(."a" = true)'],
    ['.a = FALSE', '(."a" = false)'],
    ['.a = Null', '(."a" = null)'],
    ['.a = ~', '(."a" = null)'],
    ['.a = env(A_1)', '(."a" = yaml(A_1))'],
    ['.a = strenv(ä)', '(."a" = text(ä))'],
    // functions
    ['.a |= sub("x", "y")', '(."a" |= substitute)'],
    ['.a |= sub("x"; "y")', '(."a" |= substitute)'],
    ['select(has(0)) | del(.a)', '(select(has(0)) | del(."a"))'],
    ['select(has("a")) | del(..)', '(select(has("a")) | del(..))'],
    ['(.. | select(. == "x" | not)) = 1', '((.. | select(((. == "x") | not))) = 1)'],
    ['select(di == 0) | .a = document_index', '(select((document-index == 0)) | (."a" = document-index))'],
    ['.a = documentIndex', '(."a" = document-index)'],
    // what binds how tightly, and which of two comes first
    ['.a = .b + 1 + 2', '(."a" = (."b" + (1 + 2)))'],
    ['.a = (.b + 1) + 2', '(."a" = ((."b" + 1) + 2))'],
    ['.a = 1 | .b |= 2 | .c = 3', '((."a" = 1) | ((."b" |= 2) | (."c" = 3)))'],
    ['(.a = 1 | .b = 2) | .c = 3', '(((."a" = 1) | (."b" = 2)) | (."c" = 3))'],
    ['.[] | select(.a == 1 and .b != 2) | .c = 3', '([] | (select(((."a" == 1) and (."b" != 2))) | (."c" = 3)))'],
    ['select(.a and .b and .c) | .d = 1', '(select((."a" and (."b" and ."c"))) | (."d" = 1))'],
    ['select((.a and .b) or .c) | .d = 1', '(select(((."a" and ."b") or ."c")) | (."d" = 1))'],
    ['select(.a and (.b or .c)) | .d = 1', '(select((."a" and (."b" or ."c"))) | (."d" = 1))'],
    ['select(.a | . == 1 and .b) | .d = 1', '(select(((."a" | (. == 1)) and ."b")) | (."d" = 1))'],
    // white space and comments
    ['\n .a=1 # why', '(."a" = 1)'],
    ['# why\n.a = # what\n  1\n', '(."a" = 1)'],
  ])('%s', async (expression, wanted) => {
    expect(await read(expression)).toBe(wanted);
  });
});

describe('what is no expression of an edit', () => {
  it.each([
    ['.a', '1: this changes nothing (end with =, |= or del(…))'],
    ['.a = 1 | .b', '10: this changes nothing (end with =, |= or del(…))'],
    ['', '1: the expression ends too early'],
    ['.a =', '5: the expression ends too early'],
    ['.a = (1', '8: expected )'],
    ['.a) = 1', '3: ")" is not supported here'],
    ['.a *= 2', '4: "*=" is not supported here'],
    ['.a //= 2', '4: "//=" is not supported here'],
    ['...a = 1', '1: "..." is not supported here'],
    ['.a = .b - 1', '9: "-" is not supported here'],
    ['.a | keys', '6: "keys" is not supported here'],
    ['.a = dix', '6: "dix" is not supported here'],
    ['.a = notes', '6: "notes" is not supported here'],
    ['.a = "x" "y\\n"', '10: "y\\n" is not supported here'],
    ['. "[" = 1', '3: "[" is not supported here'],
    ['.a = 1 "+" 2', '8: "+" is not supported here'],
    ['.a.b.', '5: "." is not supported here'],
    ['.a = @x', '6: "@" is not understood here'],
    ['.a = 1x', '6: "1" is not understood here'],
    ['.a = 1.2.3', '6: "1" is not understood here'],
    ['.a = 0x1g', '6: "0" is not understood here'],
    [".a = 'x'", '6: text stands in double quotes (write "…")'],
    ['.a = "x', '6: this string does not end'],
    ['.a = "x\\(.b)"', '8: in yq \\( puts an expression into a text (write \\\\( for a parenthesis, or +)'],
    // keys and indexes
    ['.a* = 1', '3: a wildcard in a key is not supported (use [] and select(…))'],
    ['.* = 1', '2: a wildcard in a key is not supported (use [] and select(…))'],
    ['.["x?"] = 1', '5: a wildcard in a key is not supported (use [] and select(…))'],
    ['.[1.5] = 1', '3: in brackets stands "key", a number or nothing'],
    ['.a[b] = 1', '4: in brackets stands "key", a number or nothing'],
    ['.a[0 = 1', '6: expected ]'],
    ['.a[ = 1', '5: in brackets stands "key", a number or nothing'],
    ['.a = [1]', '6: a list is not supported here'],
    ['del(.a, .b)', '7: a list of several is not supported (make each a stage: del(.a) | del(.b))'],
    // functions
    ['del .a', '5: expected ('],
    ['.a = env("X")', '10: expected the name of a variable, without quotes'],
    ['.a = env(X', '11: expected )'],
    ['.a |= sub("x")', '14: expected ;'],
    ['.a |= sub("x"; y)', '16: expected text in double quotes'],
    ['select(has(a)) | .b = 1', '12: expected text in double quotes'],
    [
      '.a |= sub("(?=x)"; "y")',
      '11: is no regular expression: invalid or unsupported Perl syntax: `(?=` (correct it: the syntax is that of RE2, as in yq)',
    ],
    [
      '.a |= sub("(a"; "b")',
      '11: is no regular expression: missing closing ): `(a` (correct it: the syntax is that of RE2, as in yq)',
    ],
    // of "and" and "or" beside each other, people expect another order than yq has
    [
      'select(.a and .b or .c) | .d = 1',
      '11: "and" and "or" beside each other (say with parentheses what belongs together)',
    ],
    [
      'select(.a or .b and .c) | .d = 1',
      '11: "and" and "or" beside each other (say with parentheses what belongs together)',
    ],
    // changes are stages, and stand nowhere else
    ['select(.a = 1) | .b = 2', '1: a change within another part (make each change a stage: A = 1 | B = 2)'],
    ['.a = (.b = 1)', '7: a change within another part (make each change a stage: A = 1 | B = 2)'],
    ['(.a = 1) = 2', '2: a change within another part (make each change a stage: A = 1 | B = 2)'],
    ['.a = (1 | del(.b))', '7: a change within another part (make each change a stage: A = 1 | B = 2)'],
    ['del(del(.a))', '5: a change within another part (make each change a stage: A = 1 | B = 2)'],
    ['.a + (.b = 1)', '1: a change within another part (make each change a stage: A = 1 | B = 2)'],
    ['.a == (.b = 1)', '1: a change within another part (make each change a stage: A = 1 | B = 2)'],
    ['.a and (.b = 1) | .c = 2', '1: a change within another part (make each change a stage: A = 1 | B = 2)'],
  ])('%s', async (expression, wanted) => {
    expect(await read(expression)).toBe(wanted);
  });

  it.each([
    ['parentheses', `${'('.repeat(9999)}.a = 1`],
    ['sums', `.a = ${'1 + '.repeat(9999)}1`],
    ['stages', `${'.a = 1 | '.repeat(9999)}.a = 1`],
    ['a path', `${'.a'.repeat(9999)} = 1`],
  ])('thousands of parts: %s', async (_, expression) => {
    expect(await read(expression)).toMatch(/^\d+: this is too long or nested too deeply \(split it: -e A -e B\)$/);
  });

  it.each([
    ['parentheses', `${'('.repeat(100)}.a${')'.repeat(100)} = 1`],
    ['stages', `${'.a = 1 | '.repeat(400)}.a = 1`],
    ['a path', `${'.a'.repeat(1001)} = 1`],
  ])('but a hundred are fine: %s', async (_, expression) => {
    expect(await read(expression)).toMatch(/ = 1\)+$/);
  });
});
