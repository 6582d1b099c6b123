import { isFields, textAt } from '../data/fields.ts';
import type { Problem } from '../errors.ts';
import type { Build } from '../rules/belonging.ts';
import type { ReadinessSettings } from '../rules/settings.ts';
import { checkReadiness } from './check-readiness.ts';
import type { Complaint } from './complaint.ts';
import { problemsOf, readDocument } from './document.ts';
import { complaintsOf, unknownKey, withInput } from './issues.ts';
import type { Reach, ReadReach } from './reach.ts';
import { reachComplaints, reachOf } from './reach.ts';
import type { ReadinessSection } from './readiness-schema.ts';
import { readiness } from './readiness-schema.ts';
import { buildOf, settingsFrom } from './readiness-settings.ts';
import { applicationSchema, monorepoSchema } from './schema.ts';

/** How the rules judge, or what is wrong with what the file says of it. */
export type ReadReadiness =
  | { readonly result: 'read'; readonly settings: ReadinessSettings; readonly reach: Reach }
  | { readonly result: 'wrong'; readonly problems: readonly Problem[] };

/**
 * Reads the section `readiness` of the configuration file, and where that asks for facts, how clusters and Prometheus are reached; nothing
 * else of it: in a GitOps repository the file holds no more.
 * Every problem at once, each with line and column.
 */
export function readinessOf(text: string, file: string): ReadReadiness {
  const document = readDocument(text, file);
  if (document.result === 'broken') return { result: 'wrong', problems: document.problems };
  const checked = check(document.data);
  if ('complaints' in checked) return { result: 'wrong', problems: problemsOf(checked.complaints, document.placeOf) };
  return { result: 'read', settings: settingsFrom(checked.section, buildsIn(document.data)), reach: checked.reach };
}

type Checked =
  | { readonly section: ReadinessSection; readonly reach: Reach }
  | { readonly complaints: readonly Complaint[] };

function check(data: unknown): Checked {
  if (data !== null && data !== undefined && !isFields(data))
    return { complaints: [{ path: [], message: 'the file must be a map' }] };
  const misplaced = Object.keys(data ?? {})
    .filter((key) => !topKeys.has(key))
    .map((key) => unknownKey([], key));
  const parsed = readiness.safeParse(data?.['readiness'] ?? {}, withInput);
  const wrong = parsed.success ? [] : parsed.error.issues.flatMap((issue) => complaintsOf(issue, ['readiness']));
  const reached = parsed.success && asksForFacts(parsed.data) ? reachOf(data) : nowhere;
  const unreached =
    reached.result === 'wrong' ? reached.complaints : parsed.success ? reachComplaints(parsed.data, reached.reach) : [];
  const complaints = [...misplaced, ...wrong, ...checkReadiness(data), ...unreached];
  return parsed.success && reached.result === 'read' && complaints.length === 0
    ? { section: parsed.data, reach: reached.reach }
    : { complaints };
}

function asksForFacts({ cluster = false, usage = false }: ReadinessSection): boolean {
  return cluster !== false || usage !== false;
}

const nowhere: ReadReach = { result: 'read', reach: { clusters: {} } };

const topKeys: ReadonlySet<string> = new Set([
  ...Object.keys(applicationSchema.shape),
  ...Object.keys(monorepoSchema.shape),
]);

/** What the applications of the file build, as far as that is named. */
function buildsIn(data: unknown): readonly Build[] {
  if (!isFields(data)) return [];
  const applications = Array.isArray(data['applications']) ? data['applications'] : [data];
  return applications.flatMap((one: unknown) => {
    const [name, context, file] = ['name', 'context', 'file'].map((key) => textAt(one, 'image', key));
    return name === undefined ? [] : [buildOf({ name, context, file })];
  });
}
