import { isFields } from '../data/fields.ts';
import { ruleIds } from '../rules/rule-ids.ts';
import { nearest } from '../text/nearest.ts';
import type { Complaint, Path } from './complaint.ts';
import { readiness, ruleId } from './readiness-schema.ts';
import { thresholdComplaints } from './thresholds.ts';

/**
 * What no single value of the section `readiness` shows, of the file as it was read: whatever else is wrong with the section, so that
 * all of it is told at once.
 */
export function checkReadiness(data: unknown): readonly Complaint[] {
  const section = isFields(data) ? data['readiness'] : undefined;
  if (!isFields(section)) return [];
  const thresholds = readiness.shape.thresholds.safeParse(section['thresholds']);
  const contradictions = thresholds.success ? thresholdComplaints({ thresholds: thresholds.data }) : [];
  return [...unknownRules(section), ...contradictions];
}

/** Ids that no rule has: what is misspelt would silently judge on, or silently not. */
function unknownRules({ rules, paths }: Readonly<Record<string, unknown>>): readonly Complaint[] {
  const ofPaths: readonly unknown[] = Array.isArray(paths) ? paths : [];
  const maps: readonly (readonly [Path, unknown])[] = [
    [['readiness', 'rules'], rules],
    ...ofPaths.map(
      (one, index) => [['readiness', 'paths', index, 'rules'], isFields(one) ? one['rules'] : undefined] as const,
    ),
  ];
  return maps.flatMap(([path, map]) =>
    Object.keys(isFields(map) ? map : {}).flatMap((id) => (isUnknown(id) ? unknownRule([...path, id], id) : [])),
  );
}

/** Of what is no id at all the schema says so. */
function isUnknown(id: string): boolean {
  return !ids.has(id) && ruleId.test(id);
}

const ids: ReadonlySet<string> = new Set(ruleIds);

function unknownRule(path: Path, id: string): Complaint {
  const guess = nearest(id, ruleIds);
  const remedy = guess === undefined ? 'docs/rules/README.md lists every rule' : `did you mean "${guess}"?`;
  return { path, message: `there is no rule "${id}"`, remedy };
}
