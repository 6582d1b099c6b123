/** What could steer a terminal, hide text or turn its direction (https://trojansource.codes), and ends of lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text that anybody may have chosen with a space in place of each character that is none to be seen: positions stay. */
export function printable(text: string): string {
  return text.replace(unprintable, ' ');
}

/** Text that anybody may have chosen as one line of at most so many characters. */
export function oneLine(text: string, most: number): string {
  const line = printable(text).replace(/ {2,}/g, ' ').trim();
  // not in the middle of a character
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
