/** `# escape=…`, `# syntax=…`, `# check=…` at the top of a Dockerfile. */
export interface Directive {
  readonly name: string;
  readonly value: string;
}

const names = new Set(['syntax', 'escape', 'check']);

/** The parser directive of a line: https://docs.docker.com/reference/dockerfile/#parser-directives */
export function directiveIn(line: string): Directive | undefined {
  if (!line.startsWith('#')) return undefined;
  const text = line.slice(1).trimStart();
  const name = /^[a-zA-Z][a-zA-Z0-9]*(?=\s*=)/.exec(text)?.[0];
  if (name === undefined || !names.has(name.toLowerCase())) return undefined;
  const value = text.slice(text.indexOf('=') + 1).trim();
  return value === '' ? undefined : { name: name.toLowerCase(), value };
}
