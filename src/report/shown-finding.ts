import type { Finding } from '../readiness/finding.ts';
import type { ManifestObject } from '../rules/object.ts';
import type { Settled } from '../rules/suppressions/suppress.ts';
import { excerptOf, widthAt } from './excerpt.ts';
import type { ShownFinding } from './findings.ts';
import { rulePage } from './rule-page.ts';

/** A finding for people. `lines` are those of its file, and `file` the path that people know. */
export function shownFinding(
  { finding, object, suppressed }: Pick<Settled, 'object' | 'suppressed'> & { readonly finding: Finding },
  { lines, file }: { readonly lines: readonly string[]; readonly file: string },
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
    excerpt: excerptOf(lines, place, value),
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
