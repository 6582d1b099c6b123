import { beyond } from './beyond.ts';
import type { BlockLayout } from './nodes.ts';
import { BlockScalar } from './nodes.ts';

const header = /([|>])([-+]?) *(?:(?<= )#.*)?$/y;

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

/** The block scalar that begins here, with the indentation of its first line. */
export function readBlockScalar(text: string, { start, lineEnd, next, column }: Header): ReadBlock {
  header.lastIndex = 0;
  const found = header.exec(text.slice(start, lineEnd));
  if (found === null) return beyond();
  const indent = spacesAt(text, next);
  if (indent <= column || isBlank(text, next + indent)) return beyond();
  const type = found[1] === '|' ? 'BLOCK_LITERAL' : 'BLOCK_FOLDED';
  const layout: BlockLayout = { type, indent, chomping: chompingOf(found[2]), first: next };
  const { content, behind } = linesOf(text, layout);
  // the blank lines at the end belong to it only where all are kept: those are left to the full parser
  if (layout.chomping === '+' && behind !== content) return beyond();
  return { node: new BlockScalar(text, [start, content], layout), next: behind };
}

function chompingOf(sign: string | undefined): BlockLayout['chomping'] {
  return sign === '-' || sign === '+' ? sign : '';
}

/** Where the last line with content ends, and where what is no part of the scalar begins: blank lines may stand between. */
function linesOf(text: string, layout: BlockLayout): { readonly content: number; readonly behind: number } {
  let content = layout.first;
  let at = layout.first;
  while (at < text.length) {
    const spaces = spacesAt(text, at);
    const next = nextLine(text, at);
    if (isBlank(text, at + spaces)) {
      if (spaces > layout.indent) return beyond();
    } else {
      if (spaces < layout.indent) break;
      if (layout.type === 'BLOCK_FOLDED') requireSimple(text, { at, spaces, content, layout });
      content = next;
    }
    at = next;
  }
  return { content, behind: at };
}

/** Folding has rules of its own for blank lines and for those indented further. */
function requireSimple(
  text: string,
  { at, spaces, content, layout }: { at: number; spaces: number; content: number; layout: BlockLayout },
): void {
  if (spaces > layout.indent || content !== at || text[at + spaces] === '\t') beyond();
}

function spacesAt(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at += 1;
  return at - from;
}

function isBlank(text: string, at: number): boolean {
  const character = text[at];
  return character === undefined || character === '\n' || (character === '\r' && text[at + 1] === '\n');
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}
