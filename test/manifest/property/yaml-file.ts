import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { valuesOf } from '../corpus/lines.ts';

/** A key of a map or an index of a list. */
export type Step = string | number;

/** What a generated file says, and how it says it. */
export type Node =
  | { readonly kind: 'scalar'; readonly source: string; readonly value: unknown }
  | { readonly kind: 'block'; readonly header: string; readonly lines: readonly string[]; readonly value: string }
  | { readonly kind: 'map'; readonly flow: boolean; readonly layout: Layout; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly flow: boolean; readonly layout: Layout; readonly items: readonly Item[] };

interface Entry {
  readonly key: { readonly source: string; readonly value: string };
  readonly before: readonly string[];
  readonly comment: string;
  readonly gap: string;
  readonly node: Node;
}

interface Item {
  readonly before: readonly string[];
  readonly comment: string;
  readonly node: Node;
}

interface Layout {
  /** By how many columns more than the one above it stands. */
  readonly indent: number;
  /** What separates the parts of a flow collection, and what stands within its brackets. */
  readonly separator: string;
  readonly pad: string;
}

/** A file of one or several documents, with all that people and their editors do. */
export interface YamlFile {
  readonly documents: readonly Node[];
  readonly text: string;
  /** What its documents say. */
  readonly values: readonly unknown[];
}

/** A node of a file, and where it stands. */
export interface Place {
  readonly document: number;
  readonly path: readonly Step[];
  readonly node: Node;
  /** What it stands in. */
  readonly parent?: Node;
}

const plain: readonly (readonly [string, unknown])[] = [
  ['v1', 'v1'],
  ['ghcr.io/acme/api:v1.2.3', 'ghcr.io/acme/api:v1.2.3'],
  ['two  words', 'two  words'],
  ['a#b', 'a#b'],
  ['1.20', 1.2],
  ['12', 12],
  ['-3', -3],
  ['1e3', 1000],
  ['0x1F', 31],
  ['007', 7],
  ['true', true],
  ['False', false],
  ['null', null],
  ['~', null],
  ['', null],
  ['on', 'on'],
  ['2024-01-01', '2024-01-01'],
  ['12:30:45', '12:30:45'],
  ['é😀', 'é😀'],
  ['&anchor v1', 'v1'],
  ['!!str 12', '12'],
  ['--flag=x', '--flag=x'],
  ['<<', '<<'],
];
const words = [
  '',
  'v1',
  "it's",
  'say "hi"',
  'a: b #c',
  '{{ .Values.x }}',
  '1.20',
  ' ',
  'back\\slash',
  '# no comment',
  'tab\there',
  'ü😀',
];
const textValue = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 }));

const scalar: fc.Arbitrary<Node> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...plain).map(([source, value]): Node => ({ kind: 'scalar', source, value })),
  },
  {
    weight: 1,
    arbitrary: textValue.map((value): Node => ({ kind: 'scalar', source: JSON.stringify(value), value })),
  },
  {
    weight: 1,
    arbitrary: textValue.map((value): Node => ({ kind: 'scalar', source: `'${value.replaceAll("'", "''")}'`, value })),
  },
);

const block: fc.Arbitrary<Node> = fc
  .record({
    header: fc.constantFrom('|', '|-', '|+', '| # text', '|-  '),
    lines: fc.array(
      fc.constantFrom('image: x', '- a', '  deeper', '', '# no comment', 'tag: v1 # text', '---x', '{{ x }}'),
      {
        maxLength: 4,
      },
    ),
  })
  .map(({ header, lines }): Node => {
    const all = ['first', ...lines, 'last'];
    return { kind: 'block', header, lines: all, value: `${all.join('\n')}${header.startsWith('|-') ? '' : '\n'}` };
  });

const keys = ['image', 'tag', 'name', 'x-y', 'a b', 'ключ', '_1', 'on', '8080', 'a.b/c'].map((value) => ({
  source: value,
  value,
}));
const key = fc.constantFrom(
  ...keys,
  { source: '"a\\"b"', value: 'a"b' },
  { source: "'it''s'", value: "it's" },
  { source: '"tag: x"', value: 'tag: x' },
);
const layout: fc.Arbitrary<Layout> = fc.record({
  indent: fc.constantFrom(2, 2, 2, 4, 1, 3),
  separator: fc.constantFrom(', ', ',', ' ,  '),
  pad: fc.constantFrom('', ' '),
});
const comment = fc.constantFrom('', '', '', ' # why', '   # a: [1] # two', '\t# tab', ' #', '  ');
const before = fc
  .array(fc.constantFrom('', '# note', '  # indented', '   ', '#- a: 1'), { maxLength: 2 })
  .map((lines) => (lines.length > 1 ? lines : []));

const { node } = fc.letrec<{ node: Node; inFlow: Node }>((tie) => {
  const mapOf = (inner: fc.Arbitrary<Node>, flow: boolean, minLength: number): fc.Arbitrary<Node> =>
    fc
      .record({
        layout,
        entries: fc.uniqueArray(
          fc.record({ key, before, comment, gap: fc.constantFrom(' ', ' ', '   '), node: inner }),
          { minLength, maxLength: 3, selector: (entry) => entry.key.value },
        ),
      })
      .map((parts): Node => ({ kind: 'map', flow, ...parts }));
  const listOf = (inner: fc.Arbitrary<Node>, flow: boolean, minLength: number): fc.Arbitrary<Node> =>
    fc
      .record({ layout, items: fc.array(fc.record({ before, comment, node: inner }), { minLength, maxLength: 3 }) })
      .map((parts): Node => ({ kind: 'list', flow, ...parts }));
  const options = { depthSize: 'small', maxDepth: 3, withCrossShrink: true } as const;
  return {
    inFlow: fc.oneof(options, scalar, mapOf(tie('inFlow'), true, 0), listOf(tie('inFlow'), true, 0)),
    node: fc.oneof(
      options,
      { weight: 4, arbitrary: scalar },
      { weight: 1, arbitrary: block },
      { weight: 3, arbitrary: mapOf(tie('node'), false, 1) },
      { weight: 2, arbitrary: listOf(tie('node'), false, 1) },
      { weight: 1, arbitrary: mapOf(tie('inFlow'), true, 0) },
      { weight: 1, arbitrary: listOf(tie('inFlow'), true, 0) },
    ),
  };
});

const root = fc
  .record({
    layout,
    entries: fc.uniqueArray(fc.record({ key, before, comment, gap: fc.constantFrom(' ', '  '), node }), {
      minLength: 1,
      maxLength: 4,
      selector: (entry) => entry.key.value,
    }),
  })
  .map((parts): Node => ({ kind: 'map', flow: false, ...parts }));

/** A random file. */
export const yamlFile: fc.Arbitrary<YamlFile> = fc
  .record({
    documents: fc.array(root, { minLength: 1, maxLength: 2 }),
    head: fc.constantFrom('', '', '# head\n', '---\n', '# head\n\n---\n'),
    between: fc.constantFrom('---\n', '---\n', '--- # next\n', '\n---\n# about it\n', '...\n---\n'),
    tail: fc.constantFrom('', '', '# the end\n', '\n\n', '  # indented\n'),
    ending: fc.constantFrom('\n', '\n', '\r\n'),
    mark: fc.constantFrom('', '', '', '\ufeff'),
    endsWithLine: fc.constantFrom(true, true, true, false),
  })
  .map(({ documents, head, between, tail, ending, mark, endsWithLine }) => {
    const bodies = documents.map((one) => `${inBlock(one, 0).join('\n')}\n`);
    const whole = `${head}${bodies.join(between)}${tail}`;
    const cut = endsWithLine || /\n$/.test(whole.slice(0, -1)) ? whole : whole.slice(0, -1);
    const text = `${mark}${cut.replaceAll('\n', ending)}`;
    return { documents, text, values: valuesOf(text) };
  })
  // an indented comment below a block of text would belong to the text
  .filter(({ documents, values }) => isDeepStrictEqual(plainly(values), plainly(documents.map(saidBy))));

/** Whatever the order of keys in memory. */
function plainly(values: unknown): unknown {
  return JSON.parse(JSON.stringify(values));
}

/** The lines of a map or list in block style, at a column. */
function inBlock(of: Node, column: number): readonly string[] {
  const space = ' '.repeat(column);
  if (of.kind === 'map' && !of.flow)
    return of.entries.flatMap((entry) => [
      ...entry.before,
      ...behind(`${space}${entry.key.source}:`, entry, { column, gap: entry.gap, isItem: false }),
    ]);
  if (of.kind === 'list' && !of.flow)
    return of.items.flatMap((item) => [
      ...item.before,
      ...behind(`${space}-`, item, { column, gap: ' ', isItem: true }),
    ]);
  return [];
}

/** What stands behind a colon or a dash. */
function behind(
  start: string,
  { comment: after, node: of }: Pick<Item, 'comment' | 'node'>,
  { column, gap, isItem }: { readonly column: number; readonly gap: string; readonly isItem: boolean },
): readonly string[] {
  if (of.kind === 'scalar') return [`${start}${of.source === '' ? '' : gap}${of.source}${after}`];
  if (of.kind === 'block') {
    const space = ' '.repeat(column + 2);
    return [`${start}${gap}${of.header}`, ...of.lines.map((line) => (line === '' ? '' : `${space}${line}`))];
  }
  if (of.flow) return [`${start}${gap}${inFlow(of)}${after}`];
  // a list may stand in the column of its key
  const indent = of.kind === 'list' && !isItem && of.layout.indent === 1 ? 0 : of.layout.indent;
  const lines = inBlock(of, column + indent);
  const [first = '', ...rest] = lines;
  const isCompact =
    isItem && of.layout.separator !== ',' && first.slice(0, column + indent).trim() === '' && indent > 1;
  const isPlain = first.trim() !== '' && !first.trim().startsWith('#');
  if (isCompact && isPlain) return [`${start}${' '.repeat(indent - 1)}${first.slice(column + indent)}`, ...rest];
  return [`${start}${after}`, ...lines];
}

function inFlow(of: Node): string {
  if (of.kind === 'scalar') return of.source;
  if (of.kind === 'block') return '""';
  const { separator, pad } = of.layout;
  if (of.kind === 'map') {
    const parts = of.entries.map(({ key: name, node: inner }) => `${name.source}: ${inFlow(inner)}`);
    return `{${pad}${parts.join(separator)}${pad}}`;
  }
  // nothing between two commas is no item
  const parts = of.items.map(({ node: inner }) => inFlow(inner) || '~');
  return `[${pad}${parts.join(separator)}${pad}]`;
}

/** What a node says. */
export function saidBy(of: Node): unknown {
  switch (of.kind) {
    case 'map':
      return Object.fromEntries(of.entries.map(({ key: name, node: inner }) => [name.value, saidBy(inner)]));
    case 'list':
      return of.items.map(({ node: inner }) => saidBy(inner));
    default:
      return of.value;
  }
}

/** Every node of a file below the roots, in its order. */
export function placesIn({ documents }: YamlFile): readonly Place[] {
  const places: Place[] = [];
  const visit = (place: Place): void => {
    if (place.path.length > 0) places.push(place);
    const { node: of, path, document } = place;
    if (of.kind === 'map')
      for (const { key: name, node: inner } of of.entries)
        visit({ document, path: [...path, name.value], node: inner, parent: of });
    if (of.kind === 'list')
      for (const [index, { node: inner }] of of.items.entries())
        visit({ document, path: [...path, index], node: inner, parent: of });
  };
  for (const [document, one] of documents.entries()) visit({ document, path: [], node: one });
  return places;
}
