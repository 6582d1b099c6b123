/** One step of a path: a key of a map, or an index of a list (negative from its end). */
export type PathStep = { readonly key: string } | { readonly index: number };

/** A path expression that was read, or what is wrong with it and where (column from 1). */
export type ParsedPath =
  | { readonly result: 'parsed'; readonly steps: readonly PathStep[] }
  | { readonly result: 'wrong'; readonly column: number; readonly message: string };

interface Token {
  readonly steps: readonly PathStep[];
  readonly length: number;
}

const plainKey = /^\.([A-Za-z0-9_/-][A-Za-z0-9_/-]*)/;
const quotedKey = /^\.?"((?:[^"\\]|\\.)*)"/;
const bracketKey = /^\.?\["((?:[^"\\]|\\.)*)"\]/;
const bracketIndex = /^\.?\[(-?\d+)\]/;

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function token(rest: string): Token | undefined {
  const index = bracketIndex.exec(rest);
  if (index !== null) return { steps: [{ index: Number(index[1]) }], length: index[0].length };
  const quoted = bracketKey.exec(rest) ?? quotedKey.exec(rest);
  if (quoted !== null) return { steps: [{ key: unescaped(quoted[1] ?? '') }], length: quoted[0].length };
  const plain = plainKey.exec(rest);
  return plain === null ? undefined : { steps: [{ key: plain[1] ?? '' }], length: plain[0].length };
}

function complaint(rest: string): string {
  if (/^\.?\[\]|^\.\.|^\s*\||^\.?\[?select/.test(rest)) return `"${rest}" is not supported yet: name one value`;
  return `expected .key, ."key", ["key"] or [index], found "${rest}"`;
}

/** Reads a path such as `.image.tag`, `."app.kubernetes.io/name"`, `.spec["containers"][0].image` or `.list[-1]`. */
export function parsePath(text: string): ParsedPath {
  const steps: PathStep[] = [];
  let position = 0;
  while (position < text.length) {
    const found = token(text.slice(position));
    if (found === undefined) return { result: 'wrong', column: position + 1, message: complaint(text.slice(position)) };
    steps.push(...found.steps);
    position += found.length;
  }
  if (steps.length === 0) return { result: 'wrong', column: 1, message: 'an empty path names nothing' };
  return { result: 'parsed', steps };
}

/** Writes a path as `parsePath` reads it. */
export function printPath(steps: readonly PathStep[]): string {
  return steps.map(printStep).join('');
}

function printStep(step: PathStep): string {
  if ('index' in step) return `[${step.index}]`;
  return /^[A-Za-z0-9_-]+$/.test(step.key) ? `.${step.key}` : `.${JSON.stringify(step.key)}`;
}
