/** Words as a command line that a POSIX shell reads back (POSIX.1-2024, Shell Command Language, 2.2.2), with variables before it. */
export function commandLine(words: readonly string[], variables: Readonly<Record<string, string>> = {}): string {
  const assigned = Object.entries(variables).map(([name, value]) => `${name}=${quote(value)}`);
  return [...assigned, ...words.map(quote)].join(' ');
}

function quote(word: string): string {
  return /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
