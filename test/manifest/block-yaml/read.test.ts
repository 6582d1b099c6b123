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
  `a: ${'['.repeat(100)}${']'.repeat(100)}\n`,
  `${'- '.repeat(100)}a\n`,
];

describe('block YAML', () => {
  it.each(read)('is read as the library reads it: %j', (text) => {
    expect(compare(text)).toBe('same');
  });

  it.each(left)('is left to the library where it is more: %j', (text) => {
    expect(compare(text)).toBe('beyond');
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
