import type { Finding } from '../readiness/finding.ts';
import type { ManifestObject } from '../rules/object.ts';
import type { Settled } from '../rules/suppressions/suppress.ts';
import { excerptsOf, widthAt } from './excerpt.ts';
import type { ShownFinding } from './findings.ts';
import { rulePage } from './rule-page.ts';

/** What was found, and what is known of it besides. */
export type Found = Pick<Settled, 'object' | 'suppressed'> & { readonly finding: Finding };

/** A file for people. */
interface ShownFile {
  readonly lines: readonly string[];
  /** The path that people know. */
  readonly file: string;
}

/** All findings of one file, for people: whether an excerpt shows a secret is known of all of them together. */
export function shownFindings(found: readonly Found[], shown: ShownFile): readonly ShownFinding[] {
  const excerpts = excerptsOf(
    shown.lines,
    found.map(({ finding }) => finding),
  );
  return found.map((one, index) => shownFinding(one, shown, excerpts[index] ?? ''));
}

function shownFinding(
  { finding, object, suppressed }: Found,
  { lines, file }: ShownFile,
  excerpt: string,
): ShownFinding {
  const { place, value, rule } = finding;
  const width = widthAt(lines[place.line - 1] ?? '', Math.max(0, place.column - 1), value);
  return {
    ...finding,
    place: { ...place, file },
    ...(width > 1 ? { endColumn: place.column + width } : {}),
    ...(object === undefined ? {} : { object: named(object) }),
    documentation: rulePage(rule),
    ...(suppressed === undefined ? {} : { suppressed }),
    excerpt,
  };
}

function named({ apiVersion, kind, namespace, name }: ManifestObject): NonNullable<ShownFinding['object']> {
  return {
    apiVersion,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  };
}
