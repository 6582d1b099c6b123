/** One step of a path: a key of a map, or an index of a list (negative from its end). */
export type PathStep = { readonly key: string } | { readonly index: number };

/** Where a value stands in a file. */
export interface Path {
  /** Which document of the file, from 0; without it, the only one that has the steps. */
  readonly document?: number;
  readonly steps: readonly PathStep[];
}

/** A path expression that was read, or what is wrong with it and where (column from 1). */
export type ParsedPath =
  | { readonly result: 'parsed'; readonly path: Path }
  | { readonly result: 'wrong'; readonly column: number; readonly message: string };

interface Token {
  readonly step: PathStep;
  readonly length: number;
}

/** How yq names one document: `select(document_index == 1) | .a`, in short `di`. */
const documentSelector = /^\s*select\(\s*(?:di|document_?[iI]ndex)\s*==\s*(\d+)\s*\)\s*\|\s*/;
const plainKey = /^\.([\p{L}\p{N}_/$@~-]+)/u;
const quotedKey = /^\.("(?:[^"\\]|\\.)*")/;
const bracketKey = /^\.?\[("(?:[^"\\]|\\.)*")\]/;
const bracketIndex = /^\.?\[(-?\d+)\]/;

/** Parts of yq's language that name several values or compute one. */
const notYet: readonly (readonly [RegExp, string])[] = [
  [/^\.?\[\s*\]/, 'every item ([])'],
  [/^\.?\[[^\]"]*:/, 'a slice ([from:to])'],
  [/^\.\.+/, 'recursive descent (..)'],
  [/^\.?\*|^\.?\["?\*/, 'a wildcard (*)'],
  [/^\s*\|/, 'a pipe (|)'],
  [/^\?/, 'an optional step (?)'],
  [/^\s*(?:\/\/|[=+,<>]|and\b|or\b)/, 'an operator'],
  [/^[.(]?\s*[a-z_]+\(|^\(/, 'a function or group'],
];

/** Reads a path such as `.image.tag`, `."app.kubernetes.io/name"`, `.spec["containers"][0].image` or `.list[-1]`. */
export function parsePath(text: string): ParsedPath {
  const selector = documentSelector.exec(text);
  const end = text.trimEnd().length;
  const steps: PathStep[] = [];
  let position = selector?.[0].length ?? text.length - text.trimStart().length;
  while (position < end) {
    const rest = text.slice(position, end);
    const found = tokenAt(rest);
    if (found === undefined) return { result: 'wrong', column: position + 1, message: complaint(rest) };
    steps.push(found.step);
    position += found.length;
  }
  if (steps.length === 0) return { result: 'wrong', column: position + 1, message: 'an empty path names nothing' };
  return { result: 'parsed', path: { steps, ...(selector === null ? {} : { document: Number(selector[1]) }) } };
}

function tokenAt(rest: string): Token | undefined {
  const index = bracketIndex.exec(rest);
  if (index !== null) return { step: { index: Number(index[1]) }, length: index[0].length };
  const quoted = bracketKey.exec(rest) ?? quotedKey.exec(rest);
  const key = quoted === null ? undefined : unquoted(quoted[1] ?? '');
  if (quoted !== null && key !== undefined) return { step: { key }, length: quoted[0].length };
  const plain = plainKey.exec(rest);
  return plain === null ? undefined : { step: { key: plain[1] ?? '' }, length: plain[0].length };
}

/** The text within double quotes, with the escapes of JSON; undefined where they are none of its. */
function unquoted(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function complaint(rest: string): string {
  const known = notYet.find(([pattern]) => pattern.test(rest));
  if (known !== undefined) return `${known[1]} is not supported yet: name one value`;
  if (rest === '.') return '"." names the whole document: name one value in it';
  return `expected .key, ."key", ["key"] or [index], found "${rest}"`;
}

/** Writes a path as `parsePath` and yq read it. */
export function printPath({ document, steps }: Path): string {
  const selector = document === undefined ? '' : `select(di == ${document}) | `;
  const printed = steps.map(printStep).join('');
  return `${selector}${printed.startsWith('[') ? '.' : ''}${printed}`;
}

function printStep(step: PathStep): string {
  if ('index' in step) return `[${step.index}]`;
  if (/^[A-Za-z0-9_-]+$/.test(step.key)) return `.${step.key}`;
  // yq takes no space or quote in ."…"
  return /^[^\s"\\]+$/.test(step.key) ? `.${JSON.stringify(step.key)}` : `[${JSON.stringify(step.key)}]`;
}
