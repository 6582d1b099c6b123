/** Characters that mean something in Markdown or HTML wherever they stand; between two `$` GitHub shows mathematics. */
const meaningful = /[\\`*_[\]<>&|~$]/g;

/** One character as a reference, which never means anything (CommonMark 0.31, section 2.5). */
export function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Text with references in place of what means something to Markdown. */
export function withReferences(text: string): string {
  return text.replace(meaningful, reference);
}
