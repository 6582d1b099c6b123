import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { text } from '../plan-text.ts';
import { pick, randomManifest, seeded } from '../random-manifest.ts';
import { result, run } from './apply.ts';

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
    ['.a = "5"', 'a: 5\n', 'a: "5"\n'],
    ['.[] = null', 'a: ~\nb:\nc: 1\n', 'a: ~\nb:\nc: null\n'],
    ['.a = "y"', 'a: !!str x\n', 'a: !!str "y"\n'],
    ['.c[] = 2', 'a: &x {b: 1}\nc:\n  <<: *x\n  e: 1\n', 'a: &x {b: 1}\nc:\n  <<: *x\n  e: 2\n'],
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
