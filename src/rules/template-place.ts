import type { PathStep } from '../manifest/path.ts';
import { keyIn } from '../manifest/path.ts';
import type { FilePlace } from '../readiness/finding.ts';

/**
 * Where a template has the keys of a path, as far as it writes them out: what it takes from values stands at the last key above.
 * A template is no YAML, so that lines are all there is to go by.
 */
export function placeInTemplate(file: string, template: Template, steps: readonly PathStep[]): FilePlace {
  const lines = documentIn(template);
  let found: Line = { line: firstLine(lines), column: 1, indent: -1 };
  for (const step of steps) {
    const key = keyIn(step);
    const next = key === undefined ? itemOf(step, lines, found) : lineOf(key, lines, found);
    // an item that a loop writes stands where its list does
    if (next === undefined && key !== undefined) break;
    found = next ?? found;
  }
  return { file, line: found.line, column: found.column };
}

/** A template, and which of its documents is meant: of those of the kind the one at `nth`, from 0. */
export interface Template {
  readonly text: string;
  readonly kind?: string | undefined;
  readonly nth?: number;
}

/** All lines, those of other documents empty. */
function documentIn({ text, kind, nth = 0 }: Template): readonly string[] {
  const lines = text.split('\n');
  const starts = [0, ...lines.flatMap((line, index) => (/^---(\s|$)/.test(line) ? [index] : []))];
  const ranges = starts.map((start, index) => ({ start, end: starts[index + 1] ?? lines.length }));
  const alike = ranges.filter(({ start, end }) =>
    lines.slice(start, end).some((line) => /^kind:\s*["']?([^\s"'#]+)/.exec(line)?.[1] === kind),
  );
  // a loop writes more than stand there
  const meant = alike[Math.min(nth, alike.length - 1)];
  return meant === undefined
    ? lines
    : lines.map((line, index) => (meant.start <= index && index < meant.end ? line : ''));
}

interface Line {
  readonly line: number;
  readonly column: number;
  readonly indent: number;
}

function firstLine(lines: readonly string[]): number {
  return lines.findIndex((line) => /^\s*[A-Za-z]/.test(line)) + 1 || 1;
}

/** The next line that has the key, deeper than the one above and before something as shallow follows. */
function lineOf(key: string, lines: readonly string[], above: Line): Line | undefined {
  for (let index = above.indent < 0 ? 0 : above.line; index < lines.length; index += 1) {
    const match = /^(\s*(?:- )*)("?)([^\s:"{}]+)\2:(\s*)/.exec(lines[index] ?? '');
    if (match === null) continue;
    const [whole, lead = '', , name] = match;
    if (above.indent >= 0 && lead.length <= above.indent) return undefined;
    // what follows on other lines is named by its key
    const isAhead = /^\s*(#.*)?$/.test((lines[index] ?? '').slice(whole.length));
    const column = (isAhead ? lead.length : whole.length) + 1;
    if (name === key) return { line: index + 1, column, indent: lead.length };
  }
  return undefined;
}

/** An item of a list that is written out, where nothing but items of that list stands before it. */
function itemOf(step: PathStep, lines: readonly string[], above: Line): Line | undefined {
  if (!('index' in step)) return undefined;
  let left = step.index;
  let indent: number | undefined;
  for (let index = above.line; index < lines.length; index += 1) {
    const text = lines[index] ?? '';
    if (/^\s*(#.*)?$/.test(text)) continue;
    const match = /^(\s*)- /.exec(text);
    const depth = /^\s*/.exec(text)?.[0].length ?? 0;
    indent ??= match?.[1]?.length;
    if (indent === undefined || depth < indent || /^\s*\{\{/.test(text)) return undefined;
    if (match === null || depth !== indent) continue;
    if (left === 0) return { line: index + 1, column: depth + 3, indent: depth };
    left -= 1;
  }
  return undefined;
}
