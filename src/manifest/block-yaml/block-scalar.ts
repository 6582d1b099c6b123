import { beyond } from './beyond.ts';
import type { BlockLayout } from './nodes.ts';
import { BlockScalar } from './nodes.ts';

const header = /^([|>])([-+]?) *(?:(?<= )#.*)?$/;

/** A block scalar, and where the line behind it begins. */
interface ReadBlock {
  readonly node: BlockScalar;
  readonly next: number;
}

/** Where the header of a block scalar stands, and the column of what holds it: its lines are indented by more. */
interface Header {
  readonly start: number;
  readonly lineEnd: number;
  readonly next: number;
  readonly column: number;
}

/** The block scalar that begins here, with the indentation of its first line that is not blank. */
export function readBlockScalar(text: string, { start, lineEnd, next, column }: Header): ReadBlock {
  const [, style, chomping = ''] = header.exec(text.slice(start, lineEnd)) ?? beyond();
  const indent = indentFrom(text, next);
  if (indent <= column) return beyond();
  const type = style === '|' ? 'BLOCK_LITERAL' : 'BLOCK_FOLDED';
  const layout: BlockLayout = { type, indent, chomping, first: next };
  const { content, behind } = linesOf(text, layout);
  // the blank lines at the end belong to it where all are kept; one without a line ending has a rule of its own
  if (chomping === '+' && content !== behind && text[behind - 1] !== '\n') return beyond();
  const end = chomping === '+' ? behind : content;
  return { node: new BlockScalar(text, [start, end], layout), next: behind };
}

/** By how many columns the first line that is not blank is indented. */
function indentFrom(text: string, first: number): number {
  for (let at = first; at < text.length; at = nextLine(text, at)) {
    const indent = spacesAt(text, at);
    if (!isBlank(text, at + indent)) return indent;
  }
  return beyond();
}

/** Where the last line with content ends, and where what is no part of the scalar begins: blank lines may stand between. */
function linesOf(text: string, { first, indent }: BlockLayout): { readonly content: number; readonly behind: number } {
  let content = first;
  let at = first;
  while (at < text.length) {
    const spaces = spacesAt(text, at);
    const next = nextLine(text, at);
    if (isBlank(text, at + spaces)) {
      if (spaces > indent) return beyond();
    } else {
      if (spaces < indent) break;
      content = next;
    }
    at = next;
  }
  return { content, behind: at };
}

function spacesAt(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at += 1;
  return at - from;
}

function isBlank(text: string, at: number): boolean {
  const character = text[at];
  return character === undefined || character === '\n' || character === '\r';
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}
