/**
 * A text written where it is used: the indentation that all its lines share is taken away. A value alone on its line may have several
 * lines, which are indented as it stands; an empty one takes its line with it.
 */
export function text(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const marked = strings.reduce((all, part, index) => `${all}${mark(index - 1)}${part}`);
  const lines = marked.replace(/^\n/, '').replace(/\s+$/, '').split('\n');
  const shared = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.flatMap((line) => fill(line.slice(shared), values)).join('\n');
}

/** Parts that stand below each other, without those that are empty. */
export function joined(parts: readonly string[], between = '\n'): string {
  return parts.filter((part) => part !== '').join(between);
}

/** YAML documents as one file. */
export function documents(parts: readonly string[]): string {
  return `${joined(parts, '\n---\n')}\n`;
}

function mark(index: number): string {
  return `\u0000${index}\u0000`;
}

function fill(line: string, values: readonly (string | number)[]): readonly string[] {
  const [, indent, alone] = /^( *)\0(\d+)\0$/.exec(line) ?? [];
  if (indent !== undefined && alone !== undefined) {
    const value = String(values[Number(alone)]);
    return value === '' ? [] : value.split('\n').map((each) => (each === '' ? '' : `${indent}${each}`));
  }
  return [line.replace(/\0(\d+)\0/g, (_, index: string) => String(values[Number(index)]))];
}
