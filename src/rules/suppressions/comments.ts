/** A comment that suppresses, and the lines that it is about; lines and columns count from 1. */
export interface IgnoreComment {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly covers: { readonly first: number; readonly last: number };
}

const comment = /(?:^|\s)(#[ \t]*gitops-deploy[ \t]+ignore(?=[\s:]|$)):?(.*)$/;

/** Whether a text may hold such comments: most hold none, and are not looked through. */
function mayIgnore(text: string): boolean {
  return /gitops-deploy[ \t]+ignore/.test(text);
}

/**
 * The comments of a file that suppress: `# gitops-deploy ignore RULE: REASON until DAY`, behind what it is about, or alone on the
 * lines above it. What goes on over several lines (a continued instruction, a block of text) is covered to its end.
 */
export function ignoreComments(text: string, isDockerfile: boolean): readonly IgnoreComment[] {
  if (!mayIgnore(text)) return [];
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const [, mark, said] = comment.exec(line) ?? [];
    if (mark === undefined || said === undefined) return [];
    const first = isComment(line) ? nextOf(lines, index) : index;
    const last = isDockerfile ? endOfInstruction(lines, first) : endOfBlock(lines, first);
    return [
      {
        text: said.trim(),
        line: index + 1,
        column: line.indexOf(mark) + 1,
        covers: { first: first + 1, last: last + 1 },
      },
    ];
  });
}

function isComment(line: string | undefined): boolean {
  return line?.trimStart().startsWith('#') === true;
}

function nextOf(lines: readonly string[], from: number): number {
  let at = from;
  while (isComment(lines[at])) at += 1;
  return at;
}

function endOfInstruction(lines: readonly string[], first: number): number {
  let last = first;
  while (/\\\s*$/.test(lines[last] ?? '') || (last > first && isComment(lines[last]))) last += 1;
  return last;
}

/** The last line of a block of text (`run: |`): whatever is indented more than where it begins. */
function endOfBlock(lines: readonly string[], first: number): number {
  const begin = lines[first] ?? '';
  if (!/(?:^|[:\s-])[|>][+-]?\d?[+-]?\s*(?:#.*)?$/.test(begin)) return first;
  let last = first;
  for (let at = first + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line) <= indentOf(begin)) break;
    last = at;
  }
  return last;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
