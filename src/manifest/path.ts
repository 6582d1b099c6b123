/**
 * One step of a path: a key of a map, an index of a list (negative from its end), or the one item of a list whose key has a
 * value, which is still found when others come before it.
 */
export type PathStep =
  | { readonly key: string }
  | { readonly index: number }
  | { readonly where: string; readonly is: string };

/** A document of a file: by its place, from 0, or by what it describes, which lasts when others come before it. */
export type DocumentSelector = number | { readonly kind: string; readonly name: string };

/** The key that a step leads into, where it is one into a key. */
export function keyIn(step: PathStep | undefined): string | undefined {
  return step !== undefined && 'key' in step ? step.key : undefined;
}

/** Whether a step is one into a key of this name. */
export function isKey(step: PathStep | undefined, key: string): boolean {
  return keyIn(step) === key;
}

/** Whether a step is one to an item of a list, by its place. */
export function isItem(step: PathStep | undefined): boolean {
  return step !== undefined && 'index' in step;
}

/** Where a value stands in a file. */
export interface Path {
  /** Which document of the file; without it, the only one that has the steps. */
  readonly document?: DocumentSelector;
  readonly steps: readonly PathStep[];
  /** Where it stands in the YAML that the value holds as text, such as `helm.values` of an Argo CD Application. */
  readonly inner?: Path;
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
/** Or by what it describes: `select(.kind == "Rollout" and .metadata.name == "api") | .a`. */
const objectSelector =
  /^\s*select\(\s*\.kind\s*==\s*("(?:[^"\\]|\\.)*")\s+and\s+\.metadata\.name\s*==\s*("(?:[^"\\]|\\.)*")\s*\)\s*\|\s*/;
const plainKey = /^\.([\p{L}\p{N}_/$@~-]+)/u;
const quotedKey = /^\.("(?:[^"\\]|\\.)*")/;
const bracketKey = /^\.?\[("(?:[^"\\]|\\.)*")\]/;
const bracketIndex = /^\.?\[(-?\d+)\]/;
/** As yq selects among items: `.images[] | select(.name == "x") | .newTag`. */
const itemSelector = /^\.?\[\]\s*\|\s*select\(\s*\.([A-Za-z0-9_-]+)\s*==\s*("(?:[^"\\]|\\.)*")\s*\)\s*(?:\|\s*)?/;
/** As yq reads YAML that stands as text: `.spec.source.helm.values | from_yaml | .image.tag`. */
const intoText = /^\s*(?:\|\s*)?from_yaml\s*\|\s*/;

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
  const selector = selectorIn(text);
  const end = text.trimEnd().length;
  const steps: PathStep[] = [];
  let position = selector?.length ?? text.length - text.trimStart().length;
  while (position < end) {
    const rest = text.slice(position, end);
    const into = intoText.exec(rest);
    if (into !== null && steps.length > 0) return withInner({ ...selector, steps }, text, position + into[0].length);
    const found = tokenAt(rest);
    if (found === undefined) return { result: 'wrong', column: position + 1, message: complaint(rest) };
    steps.push(found.step);
    position += found.length;
  }
  if (steps.length === 0) return { result: 'wrong', column: position + 1, message: 'an empty path names nothing' };
  return { result: 'parsed', path: { steps, ...(selector === undefined ? {} : { document: selector.document }) } };
}

/** A path that goes on within the text that it names, from a position on. */
function withInner({ document, steps }: Path, text: string, position: number): ParsedPath {
  const parsed = parsePath(text.slice(position));
  if (parsed.result === 'wrong') return { ...parsed, column: parsed.column + position };
  return { result: 'parsed', path: { ...(document === undefined ? {} : { document }), steps, inner: parsed.path } };
}

function selectorIn(path: string): { readonly document: DocumentSelector; readonly length: number } | undefined {
  const byPlace = documentSelector.exec(path);
  if (byPlace !== null) return { document: Number(byPlace[1]), length: byPlace[0].length };
  const byObject = objectSelector.exec(path);
  const [kind, name] = [unquoted(byObject?.[1] ?? ''), unquoted(byObject?.[2] ?? '')];
  if (byObject === null || kind === undefined || name === undefined) return undefined;
  return { document: { kind, name }, length: byObject[0].length };
}

function tokenAt(rest: string): Token | undefined {
  const selector = itemSelector.exec(rest);
  const is = selector === null ? undefined : unquoted(selector[2] ?? '');
  if (selector !== null && is !== undefined)
    return { step: { where: selector[1] ?? '', is }, length: selector[0].length };
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
export function printPath({ document, steps, inner }: Path): string {
  if (inner !== undefined)
    return `${printPath({ steps, ...(document === undefined ? {} : { document }) })} | from_yaml | ${printPath(inner)}`;
  const selector = document === undefined ? '' : `${printSelector(document)} | `;
  const printed = steps.map(printStep).join('').replace(/ \| $/, '');
  return `${selector}${printed.startsWith('[') ? '.' : ''}${printed}`;
}

function printSelector(document: DocumentSelector): string {
  if (typeof document === 'number') return `select(di == ${document})`;
  return `select(.kind == ${JSON.stringify(document.kind)} and .metadata.name == ${JSON.stringify(document.name)})`;
}

function printStep(step: PathStep): string {
  if ('index' in step) return `[${step.index}]`;
  if ('where' in step) return `[] | select(.${step.where} == ${JSON.stringify(step.is)}) | `;
  if (/^[A-Za-z0-9_-]+$/.test(step.key)) return `.${step.key}`;
  // yq takes no space or quote in ."…"
  return /^[^\s"\\]+$/.test(step.key) ? `.${JSON.stringify(step.key)}` : `[${JSON.stringify(step.key)}]`;
}
