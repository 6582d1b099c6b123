/** A random text that looks like YAML: often wrong, often odd, made of what people and machines write. */
export function randomYaml(random: () => number): string {
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  const text = documentsOf(random, pick);
  const mangled = random() < 0.5 ? text : mangle(text, random, pick);
  return random() < 0.1 ? mangled.replace(/\r?\n/g, '\r\n') : mangled;
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Pick = <T>(choices: readonly T[]) => T;

/** What stands on the lines of a text; `·` is a space at an end, `→` a tab. */
function lines(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().replaceAll('·', ' ').replaceAll('→', '\t'));
}

const plains =
  'a v1.2 1.20 true null ~ -x --flag=1 0x1f 1e3 .5 0o17 12345e7 yes .inf .nan -.5 +1 http://x:80/y a#b a,b é 💥'.split(
    ' ',
  );
const odds = lines(`
  x y z
  {{ x }}
  a: b
  a #b
  a:
  - a
  -
  ?
  ? a
  @x
  \`x
  %x
  !!str a
  a→b
  →a
  a→
  a→# c
  # c
`);
const quoted = lines(`
  "q"
  's'
  'it''s'
  "a\\nb"
  "a" # c
  "
  '
  "a"x
  'a' 'b'
  "\\u00e9"
  "\\""
  ''
  ""
  "a"→# c
`);
const flows = lines(`
  [a, b]
  []
  {}
  {a: b, c: "d"}
  [[a], {b: c}]
  [a,]
  {a: }
  {a}
  [a: b]
  {"a":1}
  [a #x, b]
  {a: b#c}
  [-1, -a, - a]
  [a:b, c::d]
  [a?b, !x]
  [it's, "x"]
  {a: b: c}
  [$(A), a|b, a>b, a&b, a*b]
  [a  ,  b  ]
  [ a ]
  { a: b }
  [a] x
  [a]# c
  [a
  [*x, *y ]
  {<<: *x, 'a':b}
  [&x a]
  {*x : a}
  ["a":b]
  { "a" : b }
  [<a>, <<]
`);
const anchors = lines(`
  &x
  *x
  &x a
  &x "a"
  &x [a]
  &x a: b
  *x y
  *x→# c
  &x *y
  &x - a
  &x # c
  &a-1 b
  *a.b
  &é x
  &x |
  &x &y a
`);
const scalars = [plains, plains, odds, quoted, flows, anchors];
const keys = [...'a b key a.b a/b "q" \'s\' 1 true é -k x:y $k (x) a#b'.split(' '), 'a b', '"a b"'];
const oddKeys = ['<<', '<<', 'null', '? k', '~', '&x a', '*x', '[a]', '{a: b}', '"a', ''];
const headers = ['|', '>', '|-', '>-', '|+', '>+', '|2', '| # c', '|-  ', '>', '>-'];
const inserted = [
  ...lines('·\n··\n:\n:·\n-·\n-\n#\n·#\n"\n\'\n|\n>\n[\n]\n{\n}\n,\n→\na\n&\n*\n!\n\\\n?\n%\n.'),
  '\n',
  '---\n',
];
const insertedOdd = ['\u00e9', '\u00a0', '\u2028', '1', '\r\n', '\r', '\u0000', '\u0007'];

function documentsOf(random: () => number, pick: Pick): string {
  const count = 1 + (random() < 0.15 ? 1 : 0) + (random() < 0.03 ? 1 : 0);
  const written: string[] = [];
  if (random() < 0.1) written.push('# head');
  if (random() < 0.15) written.push(pick(['---', '--- # c', '---  ', '%YAML 1.2\n---']));
  for (let index = 0; index < count; index += 1) {
    if (index > 0) written.push(pick(['---', '---', '--- # x', '...', '...\n---', '...\n...', '---\n---']));
    written.push(...collection(random, pick, { depth: 3, indent: pick([0, 0, 0, 0, 2]) }));
  }
  return written.join('\n') + pick(['\n', '\n', '\n', '', '\n\n', '\n# end', '\n  ']);
}

interface Place {
  readonly depth: number;
  readonly indent: number;
}

function collection(random: () => number, pick: Pick, { depth, indent }: Place): readonly string[] {
  const pad = ' '.repeat(indent);
  const written: string[] = [];
  const isList = random() < 0.35;
  for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
    if (random() < 0.08) written.push(pick(['', '  ', '# c', `${pad}# c`, `${pad}  # deep`, `${pad}    `, '\t']));
    const lead = isList ? `${pad}-` : `${pad}${random() < 0.05 ? pick(oddKeys) : pick(keys)}:`;
    const chance = random();
    if (depth > 0 && chance < 0.4) {
      const inner = { depth: depth - 1, indent: indent + (isList ? 2 : pick([2, 2, 2, 4, 1, 0])) };
      const [first = '', ...rest] = collection(random, pick, inner);
      if (isList && random() < 0.9) written.push(`${lead} ${first.trimStart()}`, ...rest);
      else written.push(lead + pick(['', '', ' ', ' # c']), first, ...rest);
    } else if (chance < 0.5) written.push(`${lead} ${pick(headers)}`, ...blockLines(random, pick, indent));
    else written.push(lead + oneValue(random, pick, indent) + pick(['', '', '', ' # c', ' ']));
  }
  return written;
}

function oneValue(random: () => number, pick: Pick, indent: number): string {
  const chance = random();
  if (chance < 0.06) return `\n${' '.repeat(indent + pick([0, 1, 2, 2, 2]))}${pick(pick(scalars))}`;
  if (chance < 0.14) return ` ${flowOverLines(pick, indent)}`;
  const value = pick(pick(scalars));
  return value === '' ? '' : pick([' ', ' ', '  ']) + value;
}

function flowOverLines(pick: Pick, indent: number): string {
  const gap = () =>
    pick(['', ' ', `\n${' '.repeat(indent + pick([2, 2, 2, 1, 0]))}`, `${pick([' # c', '# c', ''])}\n  `, '\n\n   ']);
  const inner = () => pick(['a', '"b"', "'c'", '[]', '{}', '[a]', '*x', '- a', '1', 'a b', 'a: b', '']);
  const isMap = pick([true, false]);
  const entry = () => (isMap ? `${pick(['a', '"b"', "'c'"])}:${pick([' ', ' ', '', gap()])}${inner()}` : inner());
  const entries = Array.from({ length: pick([0, 1, 2, 3]) }, () => `${gap()}${entry()}${gap()}`);
  return `${isMap ? '{' : '['}${entries.join(',')}${pick(['', '', gap(), ','])}${isMap ? '}' : ']'}`;
}

function blockLines(random: () => number, pick: Pick, indent: number): readonly string[] {
  const step = indent + pick([2, 2, 4, 1]);
  const texts = ['text', 'a: b', '# no', '- x', 'tail  ', '\tx', '---', ' more', '"', '{{ x }}'];
  return Array.from({ length: Math.floor(random() * 4) }, () =>
    pick([
      `${' '.repeat(step)}${pick(texts)}`,
      `${' '.repeat(step)}${pick(texts)}`,
      '',
      ' '.repeat(indent),
      ' '.repeat(step + 2),
    ]),
  );
}

function mangle(text: string, random: () => number, pick: Pick): string {
  let mangled = text;
  for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
    const at = Math.floor(random() * mangled.length);
    const part = pick(pick([inserted, inserted, insertedOdd]));
    const cut = pick([0, 1, 1, 2]);
    mangled = mangled.slice(0, at) + (cut === 2 ? '' : part) + mangled.slice(at + cut);
  }
  return mangled;
}
