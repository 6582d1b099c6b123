/** Lines with their endings, so that a change of CRLF would show. */
export function linesOf(bytes: Uint8Array): readonly string[] {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** One line of a unified diff, for people: an ending of CRLF and control characters show as their escapes. */
export function printLine(mark: ' ' | '-' | '+', line = ''): string {
  const isWhole = line.endsWith('\n');
  const shown = (isWhole ? line.slice(0, -1) : line).replace(unprintable, printed);
  return `${mark}${shown}\n${isWhole ? '' : '\\ No newline at end of file\n'}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** A terminal would obey a control character in a file that somebody else wrote. */
function printed(character: string): string {
  return character === '\r' ? '\\r' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
