/** Lines joined by their line endings. */
export function joinLiteral(lines: readonly string[]): string {
  return lines.join('\n');
}

/**
 * Lines joined as `>` has it (https://yaml.org/spec/1.2.2/#813-folded-style): a space for one line ending, one ending less for
 * several, and all of them beside a line that is indented further.
 */
export function joinFolded(lines: readonly string[]): string {
  let text = '';
  let blank = 0;
  let isFirst = true;
  let wasFurther = false;
  for (const line of lines) {
    if (line === '') {
      blank += 1;
      continue;
    }
    const isFurther = line.startsWith(' ') || line.startsWith('\t');
    const endings = isFirst ? blank : isFurther || wasFurther ? blank + 1 : blank;
    text += (endings === 0 && !isFirst ? ' ' : '\n'.repeat(endings)) + line;
    [blank, isFirst, wasFurther] = [0, false, isFurther];
  }
  return text;
}
