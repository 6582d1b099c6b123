/** Elements of which nothing is Markdown until they end, blank lines or not (CommonMark 0.31, section 4.6). */
const raw = /<(\/?)(?:pre|script|style|textarea)\b/gi;

/** Elements in which text is shown as an example, as a quote, folded away or struck out. */
const apart = /<(\/?)(?:code|template|blockquote|details|table|ul|ol|del|s|strike|kbd|samp)\b/gi;

/** Beginning of a tag, a quote, an item of a list or its inside: what follows may belong to it until a blank line. */
const block = /^[ \t]|^<|^(?:>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))/;

/** With one of these in a line, what stands below in the same paragraph may be code, a tag, a link or a row of a table. */
const inline = /[`<[|$]|^:?-+:?[ \t]*$/;

/** What is open at the end of a line. */
interface Open {
  /** The marks of a fence; empty where there is none. */
  readonly fence: string;
  /** Whether a comment of HTML has begun. */
  readonly comment: boolean;
  /** How many elements stand open. */
  readonly raw: number;
  readonly apart: number;
  /** Whether the lines below, until a blank one, may belong to another block, or to something within the paragraph. */
  readonly block: boolean;
  readonly inline: boolean;
  /** Whether nobody but a whole parser knows any more what is code: then nothing below is a command. */
  readonly lost: boolean;
}

const nothing: Open = { fence: '', comment: false, raw: 0, apart: 0, block: false, inline: false, lost: false };

/**
 * The lines of a comment that begin with a slash and that a reader sees as text of the comment itself: not in code, a quote, a list, a
 * table, a comment of HTML, or something folded away. Where Markdown leaves a doubt the line is none: a command that has to be written
 * again does less harm than one that nobody meant.
 */
export function slashLines(body: string): readonly string[] {
  const found: string[] = [];
  let open = nothing;
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (open.lost) break;
    if (line.startsWith('/') && isText(open) && !/[`<]/.test(line)) found.push(line);
    else open = after(line, open);
  }
  return found;
}

function isText(open: Open): boolean {
  return open.fence === '' && !open.comment && open.raw + open.apart === 0 && !open.block && !open.inline;
}

function after(line: string, open: Open): Open {
  if (open.fence !== '') return closes(line, open.fence) ? { ...open, fence: '', block: false, inline: false } : open;
  const marks = /`{3,}|~{3,}/.exec(line);
  if (marks !== null && (marks.index > 0 || open.block || open.comment || open.raw > 0)) return { ...open, lost: true };
  const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0];
  if (fence !== undefined) return { ...open, fence };
  if (line.trim() === '' && !open.comment) return { ...open, block: false, inline: false };
  const { comment, rest } = withoutComments(line, open.comment);
  return {
    ...open,
    comment,
    raw: depthAfter(rest, raw, open.raw),
    apart: depthAfter(rest, apart, open.apart),
    block: open.block || block.test(line),
    inline: open.inline || inline.test(line),
  };
}

function closes(line: string, fence: string): boolean {
  const [, marks = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  return marks[0] === fence[0] && marks.length >= fence.length && rest.trim() === '';
}

/** A line without its code, and without what stands in comments of HTML. */
function withoutComments(line: string, isIn: boolean): { readonly comment: boolean; readonly rest: string } {
  const parts = isIn ? ['', line] : line.replace(/(`+)[^`]+\1(?!`)/g, '').split('<!--');
  const [first = '', ...others] = parts;
  const last = others.at(-1);
  const rest = others.map((part) => part.split('-->').slice(1).join('-->')).join('');
  return { comment: last !== undefined && !last.includes('-->'), rest: first + rest };
}

function depthAfter(text: string, tag: RegExp, depth: number): number {
  let now = depth;
  for (const [, slash] of text.matchAll(tag)) now = slash === '/' ? Math.max(0, now - 1) : now + 1;
  return now;
}
