/** GitHub's limit for the body of a comment or a pull request, in characters. */
export const longestBody = 65_536;

const note = '\n\n_Cut here: the rest is longer than GitHub takes._\n';

/**
 * Markdown of at most so many characters. It is cut at the end of a line, and code fences and `<details>` that stand open
 * there are closed, so that the note about the cut is read as one.
 */
export function fitBody(text: string, longest: number = longestBody): string {
  // UTF-16 units are never fewer than characters
  if (text.length <= longest) return text;
  // a fence that has to be closed is at most as long as the longest one in the text
  const fences = [...text.matchAll(/^(?:`{3,}|~{3,})/gm)].map(([fence]) => fence.length);
  const details = text.split('<details>').length - 1;
  const room = longest - note.length - Math.max(0, ...fences) - 1 - details * closing.length;
  const kept = wholeLines(text, Math.max(0, room));
  return `${kept}${closed(kept)}${note}`;
}

const closing = '\n</details>';

/** The longest beginning that ends with a line; of one endless line, as much as fits without half a character. */
function wholeLines(text: string, longest: number): string {
  const end = text.lastIndexOf('\n', longest);
  if (end > longest / 2) return text.slice(0, end);
  const cut = text.slice(0, longest);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** What ends whatever stands open at the end of a text. */
function closed(text: string): string {
  let fence = '';
  for (const line of text.split('\n')) {
    const [, marks = '', after = ''] = /^(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (marks === '') continue;
    if (fence === '') fence = marks;
    else if (marks[0] === fence[0] && marks.length >= fence.length && after.trim() === '') fence = '';
  }
  const open = text.split('<details>').length - text.split('</details>').length;
  return (fence === '' ? '' : `\n${fence}`) + closing.repeat(Math.max(0, open));
}
