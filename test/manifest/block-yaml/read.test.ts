import { describe, expect, it } from 'vitest';
import * as library from 'yaml';
import * as own from '../../../src/data/nodes.ts';
import { readBlockYaml } from '../../../src/manifest/block-yaml/read.ts';
import { resolvePlain } from '../../../src/manifest/block-yaml/resolve.ts';
import { scanTokens } from '../scan-tokens.ts';
import { compare } from './compare.ts';
import { randomFrom, randomYaml } from './random-yaml.ts';

const read: readonly string[] = [
  'a: 1\n',
  'a: 1',
  'a:\nb: # c\nc: 1\n',
  'a:\n  b: |\n    x\n    y\n\n\nc: 1',
  'a: |-\r\n  x\r\n  y\r\n',
  'a: >-\n  x\n  y\n',
  'l:\n- a\n-\n- b: 1\n  c:\n  - - x\n    - y\n',
  'l: [a, "b", {c: d}]  # x\nz: {}\n',
  '---\na: 1\n---\n# c\nb: "x\\ny"\n',
  '- a:\n  b: 1\n',
  "# only\n\n\"a b\": 'it''s'\n? x: 1\n".replace('? x', 'x'),
  'args:\n  - --port=80\n  - -x\n  - a:b\n',
  'a: - b\n'.replace('- b', '-b'),
  'a: http://x:80/#y # c\n',
  '  a: 1\n  b: 2\n',
  'a:\n  - |\n    x: y\n     z\n\n    # no comment\n  # a comment\n  - b\n',
  'a: &x 1\nb: &y\n  c: *x\nd: &z\n- a\n<<: *y\n',
  'a: [x,\n  y, # c\n\n  z\n  ]\nb: {a: 1,\n "c":"d",}\n',
  '{"a":1,\n"b":[\n]}\n',
  'a: >\n  x\n   y\n\n  z\n\nb: |+\n\n  x\n\n# c\nc: 1\n',
  'a:\n  []\nb:\n  "x"\nc:\n  d e\n...\n---\n---\n- 1\t# c\n',
  'k: {requests: {cpu: 100m, memory: 1Gi}, x: [1, 2]}\n',
  // brackets
  "[*x, *y , 'a', -1, -a, a b, a#b, $(A), <a>]\n",
  '{a: *x, \'b\':c, "d":e, f: g:h, i: j^=@~k}',
  'a: [x, # c\r\n\r\n  y\r\n  ]\r\nb: {c: 1,\r\n  d: "e" }\r\n',
  'a: [\n # c\n  1# d\n ]\nb:\n  c: [x,y,\n # c\n    z]\n',
  '["a", \'b\',\n"c"]\n---\n{a: "b"}',
  // block scalars
  'a: |\n\n  x\n  \n \nb: |-  # c\n    y',
  'a: >-\n\n  x\n\n\n  y\n   z\n  w\n  \tv\n  u\n',
  'a: >+\r\n  x\r\n\r\nb: |+\r\n  y',
  '- &x |\n  x\n- - |\n   x\n',
  'a: |\n  x\n # c\n--- \na: |\n  x\n...\n',
  // in quotes
  "'a''b': 'x'''\n\"c\\\\\": \"\\/\\r\\t\\0\\n\\\"\" # c\n\"\": ''''",
  // lists
  '- # c\n-\n  a: 1\n-\n  # c\n  b: 1\n-   c: 1\n    d: 2\n- -\n  - x\n- &x y\n- &x # c\n  z: 1\n',
  // tabs and spaces at the end of a line
  'a: x \t# c\nb: y\t\nc: z  \nd: *x\t\n',
  // documents
  '\n   \n # c\na: 1\n...\n# c\n',
  '--- # c\na: 1\n---  \nb: 1\n---',
  'a: ---\nb:\n  ---\n',
];

const left: readonly string[] = [
  '',
  '# only a comment\n',
  'text\n',
  'a: !!str 1\n',
  '? a\n: b\n',
  'a: b: c\n',
  'a:\n   b: 1\n  c: 2\n',
  'a: x\n  y\n',
  'a: "x\n  y"\n',
  'a: [x\n  y]\n',
  'a:\tb\n',
  '\ta: b\n',
  'a: |2\n  x\n',
  '%YAML 1.2\n---\na: 1\n',
  'a: 1\n...\nb: 1\n',
  '...\n---\na: 1\n',
  'a: 1\n...\n...\n',
  '---\n...\n---\na: 1\n',
  `a: 1\n${'...\n'.repeat(20_000)}`,
  'a: 1\n--- \n---\nb: 1\n',
  'a: &x\n',
  '- &x a: 1\n',
  'a: &x *y\n',
  'a: {{ .Values.x }}\n',
  '{{- if x }}\na: 1\n{{- end }}\n',
  'a\n',
  'a: "\\x41"\n',
  'a: x\u00a0y\n',
  'a: 1\rb: 2\n',
  '- a\nb: 1\n',
  'a: 1\n- b\n',
  // what only looks like a key, an item, a marker or a comment
  '\n# a: b\n',
  'a: x:\t# c\n',
  'a: -\t# c\n',
  'a: - x\n',
  'a:#c\n',
  'a: "x"# c\n',
  'a: 1\n...x: 1\n',
  'a: 1\n... # c\n',
  '---x\n',
  '--- a: 1\n',
  '---\t\na: 1\n',
  '&x a: 1\n',
  'a: &x &y b\n',
  'a: &x\n  b\n',
  'a: &x\nb: 1\n',
  // where the library has rules of its own
  'a: \n',
  '- \n',
  'a:\n  # c\n  b\n',
  'a:\n  |\n  b\n',
  'a: |\n  x\n   \n',
  'a: |+\n  x\n ',
  'a: |\n\n',
  'a: |\n   \n  x\n',
  // quotes and brackets that do not end, or not where they should
  "a: '\n",
  "a: 'x\n  y'\n",
  "['a\n b']\n",
  "a: 'x\nb: 'y'\n",
  'a: "x\nb: "y"\n',
  'a: "x\\\n  y"\n',
  'a: |\n  x\n y: 1\n',
  '["a\n b"]\n',
  '[a, # c',
  '{a:',
  '[1,,2]\n',
  '[a ["b"]]\n',
  '[1]]\n',
  '[1]\nx\n',
  'a: [1\n]\n',
  'a: [\n# c\n  1]\n',
  '[a,\n...\n]\n',
  '[a,\tb]\n',
  '[# c\n1]\n',
  '{a: - x}\n',
  '{a:1}\n',
  '[a :b]\n',
];

describe('block YAML', () => {
  it.each(read)('is read as the library reads it: %j', (text) => {
    expect(compare(text)).toBe('same');
  });

  it.each(left)('is left to the library where it is more: %j', (text) => {
    expect(compare(text)).toBe('beyond');
  });

  it.each([
    ['maps and lists', (count: number) => `${'- '.repeat(count - 1)}a: 1\n`, 64],
    ['maps', (count: number) => Array.from({ length: count }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), 64],
    ['brackets', (count: number) => `a: ${'['.repeat(count)}${']'.repeat(count)}\n`, 65],
    ['characters of a key', (count: number) => `a: 1\n${'k'.repeat(count)}: 1\n`, 1024],
    ['characters of a key in brackets', (count: number) => `[{${'k'.repeat(count)}: 1}]\n`, 1024],
  ])('may have so many %s, and no more', (_, textOf, most) => {
    expect([compare(textOf(most)), compare(textOf(most + 1))]).toEqual(['same', 'beyond']);
  });

  it('may have any number of collections beside each other', () => {
    expect(compare('a:\n  - b: 1\n'.repeat(500))).toBe('same');
  });

  it('has nodes that the library takes for its own', () => {
    const [document] = library.parseAllDocuments('a: [1]\n---\n{b: *c}');
    const contents = document?.contents;
    expect([own.isDocument(document), own.isMap(contents), own.isNode(contents)]).toEqual([true, true, true]);
    for (const [kind, mark] of Object.entries(own.kinds))
      expect(Symbol.keyFor(mark)).toBe(`yaml.${kind === 'list' ? 'seq' : kind}`);
  });

  it('has the types of the core schema', () => {
    const parts = ['', '-', '+', '0', '1', '9', '.', 'e', 'E', '0x', '0o', 'f', '7', '8', 'inf', '.Inf', 'nan', '.NaN'];
    const words = [
      'null',
      'Null',
      'NULL',
      'nULL',
      '~',
      'true',
      'True',
      'TRUE',
      'tRUE',
      'false',
      'no',
      'on',
      '_',
      '1_0',
    ];
    const texts = new Set([...words, ...parts.flatMap((a) => parts.flatMap((b) => parts.map((c) => a + b + c)))]);
    texts.delete('-');
    const typeOf = (text: string): unknown => {
      const { value }: { value: unknown } = library.parse(`value: ${text}`);
      return value;
    };
    const wrong = [...texts].filter((text) => !Object.is(resolvePlain(text), typeOf(text)));
    expect(wrong).toEqual([]);
  });
});

/** Where the scalars of a text stand, as the reader and the scanner of block YAML say. */
function scalarsOf(node: unknown): readonly string[] {
  if (own.isPair(node)) return [node.key, node.value].flatMap(scalarsOf);
  if (own.isMap(node) || own.isSeq(node)) return node.items.flatMap(scalarsOf);
  if (!own.isScalar(node) || node.type?.startsWith('BLOCK') === true) return [];
  const [start = 0, end = 0] = node.range ?? [];
  return start === end ? [] : [`${start}-${end}`];
}

function scannedScalars(text: string): readonly string[] {
  const tokens = scanTokens(text);
  return Array.from({ length: tokens.length }, (_, index) => index)
    .filter((index) => tokens.kindOf(index) === 'scalar')
    .map((index) => `${tokens.startOf(index)}-${tokens.endOf(index)}`);
}

describe('random texts', () => {
  // a million cases: BLOCK_YAML_CASES=1000000 (about three minutes)
  const wanted = Number(process.env['BLOCK_YAML_CASES'] ?? 5_000);
  const seed = Number(process.env['BLOCK_YAML_SEED'] ?? 1);

  it(`are read as the library reads them, and the scanner finds the same scalars (${wanted} cases from seed ${seed})`, () => {
    const random = randomFrom(seed);
    let count = 0;
    for (let tried = 0; count < wanted; tried += 1) {
      // one in nine is block YAML: where far fewer are, too much is left to the library
      expect(tried).toBeLessThan(12 * wanted);
      const text = randomYaml(random);
      const compared = compare(text);
      if (compared === 'beyond') continue;
      count += 1;
      expect({ text, compared }).toEqual({ text, compared: 'same' });
      const scanned = scannedScalars(text);
      const scalars = (readBlockYaml(text) ?? []).flatMap(({ contents }) => scalarsOf(contents));
      expect({ text, scalars: scanned }).toEqual({ text, scalars });
    }
  }, 1_200_000);
});
