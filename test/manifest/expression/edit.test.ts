import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseExpression } from '../../../src/manifest/expression/parse.ts';
import { editAny } from '../edit-any.ts';
import { bytes, text } from '../plan-text.ts';
import { pick, randomManifest, seeded } from '../random-manifest.ts';

async function run(before: string, expressions: readonly string[], file = 'f.yaml') {
  const parsed = await Promise.all(
    expressions.map(async (one) => {
      const read = await parseExpression(one);
      if (read.result === 'wrong') throw new Error(`${one}:${read.column}: ${read.message}`);
      return read;
    }),
  );
  return editAny({ file, bytes: bytes(before) }, parsed, { TAG: '1.20', EMPTY: '' });
}

async function result(before: string, expression: string, file?: string): Promise<string> {
  const edited = await run(before, [expression], file);
  if (edited.result === 'refused') throw new Error(JSON.stringify(edited.problems));
  return text(edited.after);
}

async function refusal(before: string, expression: string): Promise<string> {
  const edited = await run(before, [expression]);
  if (edited.result === 'edited') return 'edited';
  return edited.problems
    .map(({ place, message }) => `${place?.line ?? edited.expression?.column}:${place?.column ?? ''} ${message}`)
    .join('\n');
}

describe('what an edit writes', () => {
  it.each([
    ['.a = "x"', 'a: "y" # c\n', 'a: "x" # c\n'],
    ['.a = 5', "a: 'y'\n", 'a: 5\n'],
    ['.a = "5"', 'a: y\n', 'a: "5"\n'],
    ['.a = 1.20', 'a: y\n', 'a: 1.20\n'],
    ['.a = "yes"', "a: 5\nb: 'q'\n", 'a: "yes"\nb: \'q\'\n'],
    ['.a = strenv(TAG)', 'a: 5\n', 'a: "1.20"\n'],
    ['.a = env(TAG)', 'a: 5\n', 'a: 1.20\n'],
    ['.a = strenv(EMPTY)', 'a: 5\n', 'a: ""\n'],
    ['.b = "on"', "a: 'q'\n", "a: 'q'\nb: 'on'\n"],
    ['.a.b = 1', 'a:\r\n    c: 2 # x\r\nd: 3', 'a:\r\n    c: 2 # x\r\n    b: 1\r\nd: 3'],
    ['.x.z = 1', 'a:\n   c: 2', 'a:\n   c: 2\nx:\n   z: 1'],
    ['.a.b = 1', '\ufeffa: # todo\nc: 2\n', '\ufeffa: # todo\n  b: 1\nc: 2\n'],
    ['.a.b = 1', 'a: { c: 2 }\n', 'a: { c: 2, b: 1 }\n'],
    ['.a.b.c = "x"', 'a: {}\n', 'a: {b: {c: x}}\n'],
    ['.a[1].x = 2', 'a:\n- b: 1\n- c: |\n    text\n\nd: 1\n', 'a:\n- b: 1\n- c: |\n    text\n  x: 2\n\nd: 1\n'],
    ['del(.b)', 'a: 1\n# about b\nb: 2', 'a: 1\n# about b'],
    ['del(.a.b)', 'a: # why\n  b: 1\nc: 2\n', 'a: {} # why\nc: 2\n'],
    ['del(.a[0].n)', 'a:\n  - n: x\n    m: y\n', 'a:\n  - m: y\n'],
    ['del(.a[] | select(. == "x"))', 'a: [x, y, x]\n', 'a: [y]\n'],
    ['.a |= sub("v(\\d+)", "w$1")', 'a: v12 # c\n', 'a: w12 # c\n'],
    ['.a |= sub("(?i)V"; "$$")', 'a: v1\n', 'a: "$1"\n'],
    ['select(di == 1) | .a = 2', 'a: 1\n---\na: 1\n', 'a: 1\n---\na: 2\n'],
    ['.a[] | select(.n == "x") | .v = 2 | .w = 3', 'a: [{n: x, v: 1}, {n: y}]\n', 'a: [{n: x, v: 2, w: 3}, {n: y}]\n'],
    ['del(.a[0]) | .a[0] = 9', 'a: [1, 2]\n', 'a: [9]\n'],
    ['.a = "x" | .b = .a', 'c: 2\n', 'c: 2\na: x\nb: x\n'],
    // of the comments, those of what goes go along
    ['del(.g[1])', 'g: [\n  a, # one\n  b, # two\n  # about c\n  c\n]\n', 'g: [\n  a, # one\n  # about c\n  c\n]\n'],
    ['del(.g[2])', 'g: [\n  a,\n  b, # two\n  # about c\n  c\n]\n', 'g: [\n  a,\n  b # two\n  # about c\n]\n'],
    ['del(.h.y)', 'h: {\n  x: 1, # ex\n  y: 2,\n}\n', 'h: {\n  x: 1, # ex\n}\n'],
    ['del(.h.x)', 'h: {\n  x: 1,\n  # about y\n  y: 2\n}\n', 'h: {\n  # about y\n  y: 2\n}\n'],
    ['del(.h[] | select(. == 1))', 'h: {x: 1, y: 2, z: 1}\n', 'h: {y: 2}\n'],
    ['del(.h[])', 'h: [ 1, 2, ]\n', 'h: []\n'],
    ['del(.a)', 'a:\n  b: 1\n  # end of a\n\n  # too\n# about c\nc: 2\n', '# about c\nc: 2\n'],
    ['del(.l[0].n)', 'l:\n- n: 1\n  # about m\n  m: 2\n', 'l:\n-\n  # about m\n  m: 2\n'],
    ['del(.[])', 'a:\n  - x # t\nb: 1 # u\n', '{}\n'],
    ['del(.l[].n)', 'l:\n- n: 1 # item\n', 'l:\n- {} # item\n'],
    ['del(.l[1])', 'l:\n- x\n- # c\n  # o\n  a: 1\n', 'l:\n- x\n'],
    ['del(.l[0])', 'l:\n- [ # c\n  # o\n  1]\n- x\n', 'l:\n- x\n'],
    ['del(.a.t)', 'a: {\n  x: 1,  t: [],\n}\n', 'a: {\n  x: 1,\n}\n'],
    // an empty one behind the anchor and the tag
    ['del(.a.b)', 'a: &a !t # c\n  b: 1\n', 'a: &a !t {} # c\n'],
    ['del(.f.c)', 'f: {a: 1, c: }\n', 'f: {a: 1 }\n'],
    ['del(.a)', 'a:', '{}'],
    // a block of text has its last line ending
    ['del(.b)', 'a: |\n  x\nb: 1', 'a: |\n  x\n'],
    ['del(.l[] | select(. == "x"))', 'l:\n- x\n- y\n- x', 'l:\n- y'],
    ['del(.l[] | select(. == "x")) | .l[0] = 1', 'l:\n- x\n- x\n- y\n', 'l:\n- 1\n'],
    [
      '.l[] | select(.n == 1) | del(.x) | .v = 2',
      'l: [{n: 1, x: 1}, {n: 2}, {n: 1}]\n',
      'l: [{n: 1, v: 2}, {n: 2}, {n: 1, v: 2}]\n',
    ],
    ['(select(. != null) | .a) = 2', 'a: 1\n---\n', 'a: 2\n---\n'],
    ['del(.b)', 'a: 1\n\n\nb: 2', 'a: 1\n\n'],
    ['del(.c["<<"])', 'a: &x {b: 1}\nc:\n  <<: *x\n', 'a: &x {b: 1}\nc: {}\n'],
    // what yq reads in an expression
    ['.a = "x\\\\y"', 'a: 1\n', 'a: "x\\\\y"\n'],
    ['.a+b = 1', 'x: 1\n', 'x: 1\na+b: 1\n'],
    ['.a |= sub("\\\\(", "[")', 'a: f(x\n', 'a: "f[x"\n'],
    ['(.l[] | select(.n | not)).v = 1', 'l: [{m: 1}, {n: null}]\n', 'l: [{m: 1}, {n: null, v: 1}]\n'],
    ['select(.zz == .yy) | .a = 2', 'a: 1\n', 'a: 2\n'],
    ['.a |= sub("[[:digit:]]+\\z"; "<$0>")', 'a: v1.22\n', 'a: "v1.<22>"\n'],
    ['.a |= sub("x*"; "-")', 'a: axb\n', 'a: "-a-b-"\n'],
  ])('%s of %j', async (expression, before, wanted) => {
    expect(await result(before, expression)).toBe(wanted);
  });

  it('writes JSON as JSON', async () => {
    expect(await result('{\n  "a": 1\n}\n', '.b.c = "x"', 'f.json')).toBe('{\n  "a": 1,\n  "b": {"c": "x"}\n}\n');
  });
});

describe('what is refused', () => {
  it.each([
    ['.a = 1', 'a:\n  b: 1\n', '2:3 .a is a map'],
    ['.a = "x"', 'a: |\n  foo\n', '1:4 .a is a block of text (| or >)'],
    ['.a.b = 2', 'x: &x {b: 1}\na: *x\n', '2:4 .a is the alias *x of what stands on line 1'],
    ['.x.b = 2', 'x: &x {b: 1}\na: *x\n', '1:11 .x.b is shown elsewhere too, by an alias of its anchor (line 2)'],
    ['del(.x)', 'x: &x {b: 1}\na: *x\n', '1:7 what would be removed is shown by an alias on line 2'],
    ['.a = 2', 'a: 1\na: 3\n', '2:1 the key "a" stands twice in the document'],
    ['.a[2] = 1', 'a: [1]\n', '1:4 .a has 1 item, so none is [2]'],
    ['.a = .zz', 'a: 1\n', '1:1 .zz is not there, so it gives no value'],
    ['.a = env(NOPE)', 'a: 1\n', '10: the environment variable NOPE is not set'],
    ['.a.b = 1', 'a: {{ .V }}\n', '1:4 .a is a template'],
    ['del(.)', 'a: 1\n', '1:1 a whole document is not removed'],
    ['.[] = 1', 'a: {b: 1}\nc: 1\nd: [1]\n', '1:4 .a is a map\n3:4 .d is a list'],
    ['del(.a)', 'a: 1\na: 3\n', '2:1 the key "a" stands twice in the document'],
    ['.a = 2', 'a: 1\n---\n', '2:4 the document is empty, and nothing can be created in it safely'],
    ['(.. | select(. == 3)) = 1', 'a: 1\na: 3\n', '2:1 the key "a" stands twice in the document'],
    [
      '.[] = 1',
      'a: 1\n? [b]\n: 2\n',
      '2:3 the document has a key that is no text, so that what is below it has no name',
    ],
    ['.b = 1', 'a: |\n  x', '2:4 the file ends in a block of text without a line ending, which it would get'],
    ['.b |= sub("x", "y")', 'a: 1\n', '1:1 .b is empty, so sub cannot search it'],
    ['select(.a | test("x")) | .b = 1', 'a:\n', '1:3 .a is empty, so test cannot search it'],
    ['.a = (.zz | not)', 'a: 1\n', '7: gives 0 values in place of one'],
    ['.a = .a+1', 'a: 1\n', '1:1 ."a+1" is not there, so it gives no value'],
    ['.a |= . + 1', 'a: 0x0f\n', '7: only numbers in plain decimal digits are added'],
    ['.a |= . + 1', 'a: 010\n', '7: only numbers in plain decimal digits are added'],
  ])('%s of %j', async (expression, before, wanted) => {
    expect(await refusal(before, expression)).toBe(wanted);
  });

  it.each([
    ['.a', 1],
    ['.a *= 2', 4],
    [".a = 'x'", 6],
    ['.a = "x', 6],
    ['.a | keys', 6],
    ['.a* = 1', 3],
    ['.a = [1]', 6],
    ['.a |= sub("(?=x)"; "y")', 11],
    ['.a = "x\\(.b)"', 8],
    ['del(.a, .b)', 7],
    ['.a |= sub("(a"; "b")', 11],
    ['select(.a = 1) | .b = 2', 1],
    ['', 1],
  ])('the expression %s', async (expression, column) => {
    const read = await parseExpression(expression);
    expect(read.result === 'wrong' ? read.column : 0).toBe(column);
  });

  it.each([
    ['parentheses', `${'('.repeat(9999)}.a = 1`],
    ['sums', `.a = ${'1 + '.repeat(9999)}1`],
    ['stages', `${'.a = 1 | '.repeat(9999)}.a = 1`],
    ['a path', `${'.a'.repeat(9999)} = 1`],
  ])('an expression with thousands of parts: %s', async (_, expression) => {
    expect(await parseExpression(expression)).toMatchObject({ message: 'this is too long or nested too deeply' });
  });

  it('no text is searched for long', async () => {
    const edited = await run(`a: ${'a'.repeat(8000)}b\n`, ['.a |= sub("(a|a)*$"; "") | .a |= sub("(a*)*c"; "")']);
    expect(edited.result).toBe('edited');
  }, 5000);

  it('a file that is no UTF-8', async () => {
    const read = await parseExpression('.a = 1');
    if (read.result === 'wrong') throw new Error(read.message);
    const edited = editAny({ file: 'f', bytes: new Uint8Array([97, 58, 32, 0xff]) }, [read], {});
    expect(edited.result).toBe('refused');
  });
});

describe('thousands of nodes', () => {
  const before = Array.from({ length: 4000 }, (_, index) => `- n: ${index}\n  v: ${index % 2}\n`).join('');

  it.each([
    ['del(.[] | select(.v == 1))', 2000],
    ['del(.[].v)', 4000],
    ['.[].w = 1', 4000],
    ['.[] | select(.v == 1) | del(.n) | .v = 2', 4000],
  ])(
    '%s',
    async (expression, changes) => {
      const edited = await run(before, [expression]);
      expect(edited.result === 'edited' ? edited.changes.length : edited.problems).toBe(changes);
    },
    15_000,
  );
});

describe('whatever the manifest', () => {
  const cases = Array.from({ length: 200 }, (_, index) => {
    const { text: before, paths } = randomManifest(index + 1);
    const [first, ...rest] = paths;
    if (first === undefined) return undefined;
    const random = seeded(index + 77);
    return { before, path: pick(random, [first, ...rest]), other: pick(random, [first, ...rest]) };
  }).filter((one) => one !== undefined);
  const at = (path: string) => (path.startsWith('[') ? `.${path}` : path);

  it('an edit says what was meant, and the same edit again changes nothing', async () => {
    let edits = 0;
    for (const { before, path } of cases) {
      const expression = `${at(path)} = "v 2"`;
      const edited = await run(before, [expression]);
      if (edited.result === 'refused') continue;
      edits += 1;
      const now = text(edited.after);
      expect(await result(now, expression)).toBe(now);
      expect(now.split('\n').filter((line, index) => line !== before.split('\n')[index]).length).toBeLessThanOrEqual(1);
    }
    expect(edits).toBeGreaterThan(150);
  });

  it('two edits of different places commute', async () => {
    for (const { before, path, other } of cases) {
      if (path === other) continue;
      const [one, two] = [`${at(path)} = "v 2"`, `${at(other)} = 3`];
      const [forth, back] = [await run(before, [one, two]), await run(before, [two, one])];
      expect(back.result).toBe(forth.result);
      if (forth.result === 'edited' && back.result === 'edited') expect(text(back.after)).toBe(text(forth.after));
    }
  });

  it('what is created and removed again leaves the file as it was', async () => {
    for (const { before } of cases) {
      const edited = await run(before, ['.created = 1', 'del(.created)']);
      if (edited.result === 'edited') expect(text(edited.after).trimEnd()).toBe(before.trimEnd());
      if (edited.result === 'edited') expect(parse(text(edited.after))).toEqual(parse(before));
    }
  });
});
