import type { PathStep } from '../manifest/path.ts';
import { keyIn } from '../manifest/path.ts';
import type { FilePlace } from '../readiness/finding.ts';

/**
 * Where a template has the keys of a path, as far as it writes them out: what it takes from values stands at the last key above.
 * A template is no YAML, so that lines are all there is to go by.
 */
export function placeInTemplate(file: string, text: string, steps: readonly PathStep[]): FilePlace {
  const lines = text.split('\n');
  const keys = steps.flatMap((step) => keyIn(step) ?? []);
  let found = { line: firstLine(lines), column: 1, indent: -1 };
  for (const key of keys) {
    const next = lineOf(key, lines, found);
    if (next === undefined) break;
    found = next;
  }
  return { file, line: found.line, column: found.column };
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
    if (name === key) return { line: index + 1, column: whole.length + 1, indent: lead.length };
  }
  return undefined;
}
