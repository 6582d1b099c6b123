import type { Pair } from '../../data/nodes.ts';
import { beyond } from './beyond.ts';
import { PlainScalar, YamlList, YamlMap, YamlPair } from './nodes.ts';
import { readQuoted } from './quoted.ts';

/** A value read from a line, and where it ends. */
interface Read<T> {
  readonly node: T;
  readonly end: number;
}

/** A line of a text. */
interface Line {
  readonly text: string;
  /** Where it ends, without its line ending. */
  readonly end: number;
}

const deepest = 16;
/** What nobody takes for anything but a plain scalar between brackets. */
const plain =
  /(?:[A-Za-z0-9_./$(]|-(?=[\w./]))(?:[\w./$()+*@=~^<>;!?%&|'"\\-]|:(?=[\w./])|(?<! )#| (?=[^ \t#,:[\]{}]))*/y;

/** The list or map in brackets that begins here and ends on the same line. */
export function readFlow(line: Line, start: number, depth = 0): Read<YamlList | YamlMap> {
  if (depth > deepest) return beyond();
  return line.text[start] === '[' ? readList(line, start, depth) : readMap(line, start, depth);
}

function readList(line: Line, start: number, depth: number): Read<YamlList> {
  const items: unknown[] = [];
  const end = readItems(line, { start, close: ']' }, (at) => {
    const { node, end: itemEnd } = readValue(line, at, depth);
    items.push(node);
    return itemEnd;
  });
  return { node: new YamlList(items, [start, end], true), end };
}

function readMap(line: Line, start: number, depth: number): Read<YamlMap> {
  const items: Pair[] = [];
  const end = readItems(line, { start, close: '}' }, (at) => {
    const key = readScalar(line, at);
    const colon = key.node.range[1];
    if (line.text[colon] !== ':' || line.text[colon + 1] !== ' ' || key.node.source === '<<') return beyond();
    const { node, end: valueEnd } = readValue(line, skipSpaces(line, colon + 1), depth);
    items.push(new YamlPair(key.node, node));
    return valueEnd;
  });
  return { node: new YamlMap(items, [start, end], true), end };
}

/** Where the collection ends, behind its bracket. */
function readItems(
  line: Line,
  { start, close }: { readonly start: number; readonly close: string },
  readItem: (at: number) => number,
): number {
  let at = skipSpaces(line, start + 1);
  if (line.text[at] === close) return at + 1;
  for (;;) {
    at = skipSpaces(line, readItem(at));
    if (line.text[at] === close) return at + 1;
    if (line.text[at] !== ',') return beyond();
    at = skipSpaces(line, at + 1);
  }
}

function readValue(line: Line, at: number, depth: number): Read<unknown> {
  const first = line.text[at];
  return first === '[' || first === '{' ? readFlow(line, at, depth + 1) : readScalar(line, at);
}

function readScalar(line: Line, at: number): Read<PlainScalar | ReturnType<typeof readQuoted>> {
  const first = line.text[at];
  if (first === '"' || first === "'") {
    const node = readQuoted(line.text, at, line.end);
    return { node, end: node.range[1] };
  }
  plain.lastIndex = at;
  const source = plain.exec(line.text)?.[0];
  if (source === undefined || at + source.length > line.end) return beyond();
  return { node: new PlainScalar(source, at), end: at + source.length };
}

function skipSpaces({ text, end }: Line, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at += 1;
  return at < end ? at : beyond();
}
