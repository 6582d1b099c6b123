/** A generator of numbers in [0, 1) that always gives the same ones for a seed (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of several, each as likely as the others. */
export function pick<T>(random: Random, from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0];
}

/** A manifest made up at random, and where its single values stand. */
export interface RandomManifest {
  readonly text: string;
  /** Yq-like paths of the values that stand in one line. */
  readonly paths: readonly string[];
}

const keys = ['image', 'tag', 'x-y', '"a.b"', 'key with space', '"say \\"hi\\""', 'ключ', '_1', "'it''s'"] as const;
const paths = [
  '.image',
  '.tag',
  '.x-y',
  '."a.b"',
  '["key with space"]',
  '["say \\"hi\\""]',
  '.ключ',
  '._1',
  '."it\'s"',
] as const;
const scalars = [
  'v1',
  'ghcr.io/acme/api:v1',
  '1.20',
  'on',
  '0x1f',
  '2024-01-01',
  'a b  c',
  '"v1 # no comment"',
  '"tab\\tquote\\"end"',
  "'it''s'",
  "''",
  '""',
  '!!str 12',
  'é😀',
] as const;
/** What may stand behind a value. */
export const comments = ['', '', '', ' # why', '   # {"json": [1]} # two', ' #'] as const;

interface Writer {
  readonly random: Random;
  readonly lines: string[];
  readonly paths: string[];
}

/** A manifest with block and flow collections, comments, blank lines, odd spaces and line endings, as the seed has it. */
export function randomManifest(seed: number): RandomManifest {
  const random = seeded(seed);
  const writer = { random, lines: [] as string[], paths: [] as string[] };
  if (random() < 0.3) writer.lines.push('# head', '---');
  writeMap(writer, { indent: 0, path: '', depth: 0 });
  const ending = pick(random, ['\n', '\n', '\r\n']);
  const start = random() < 0.15 ? '\ufeff' : '';
  const end = random() < 0.7 ? ending : '';
  return { text: `${start}${writer.lines.join(ending)}${end}`, paths: writer.paths };
}

interface Place {
  readonly indent: number;
  readonly path: string;
  readonly depth: number;
}

function writeMap(writer: Writer, { indent, path, depth }: Place): void {
  const first = Math.floor(writer.random() * keys.length);
  const count = 1 + Math.floor(writer.random() * 4);
  for (let step = 0; step < count; step += 1) {
    const index = (first + step) % keys.length;
    noise(writer, indent);
    writeValue(writer, `${' '.repeat(indent)}${keys[index]}:`, { indent, path: `${path}${paths[index]}`, depth });
  }
}

function noise({ random, lines }: Writer, indent: number): void {
  if (random() < 0.15) lines.push('');
  if (random() < 0.15) lines.push(`${' '.repeat(indent)}# note`);
}

function writeValue(writer: Writer, start: string, { indent, path, depth }: Place): void {
  const { random, lines } = writer;
  const kind = depth > 3 ? 'scalar' : pick(random, ['scalar', 'scalar', 'map', 'list', 'flow', 'empty', 'block']);
  const comment = pick(random, comments);
  if (kind === 'scalar') {
    writer.paths.push(path);
    lines.push(`${start}${pick(random, [' ', '   '])}${pick(random, scalars)}${comment}`);
  } else if (kind === 'empty') {
    writer.paths.push(path);
    lines.push(`${start}${comment}`);
  } else if (kind === 'flow') {
    lines.push(`${start} ${flowMap(writer, path)}${comment}`);
  } else if (kind === 'block') {
    lines.push(`${start} |`, `${' '.repeat(indent + 2)}tag: v1 # text`, `${' '.repeat(indent + 2)}image: x`);
  } else if (kind === 'map') {
    lines.push(`${start}${comment}`);
    writeMap(writer, { indent: indent + 2, path, depth: depth + 1 });
  } else writeList(writer, `${start}${comment}`, { indent, path, depth });
}

function writeList(writer: Writer, start: string, { indent, path, depth }: Place): void {
  // a list may begin below its key, but not below the dash of a list around it
  const inner = indent + (start.trimStart().startsWith('-') ? 2 : pick(writer.random, [0, 2]));
  const count = 1 + Math.floor(writer.random() * 3);
  writer.lines.push(start);
  for (let index = 0; index < count; index += 1) {
    noise(writer, inner);
    const place = { indent: inner, path: `${path}[${index}]`, depth: depth + 3 };
    writeValue(writer, `${' '.repeat(inner)}-`, place);
  }
}

function flowMap(writer: Writer, path: string): string {
  const flow = ['v1', '"a, b"', "'x'", '12', ''] as const;
  const entries = (['tag', 'image', 'x-y'] as const).map((key) => {
    writer.paths.push(`${path}.${key}`);
    const value = pick(writer.random, flow);
    return `${key}: ${value}${pick(writer.random, ['', ' '])}`;
  });
  return `{${entries.join(pick(writer.random, [',', ', ', ' ,  ']))}}`;
}
