/** Characters of one value: Linux takes no argument of more than 128 KiB, in up to four bytes a character. */
const longest = 30_000;

/** What is wrong with text that no program can be given as an argument, or would get as something else. */
export function wrongArgument(text: string): string | undefined {
  if (text.includes('\0')) return 'must not hold a NUL: no program can be given one';
  if (!text.isWellFormed()) return 'must be Unicode: it holds half of a surrogate pair';
  return text.length > longest ? `must be at most ${longest} characters` : undefined;
}

/** What is wrong with text that names a file, or stands in a list that is read as CSV. */
export function wrongLine(text: string): string | undefined {
  if (text === '') return 'must not be empty';
  if (/\p{Cc}/u.test(text)) return 'must be one line without control characters';
  return wrongArgument(text);
}
