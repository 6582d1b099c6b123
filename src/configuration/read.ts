import { isFields } from '../data/fields.ts';
import type { Place, Problem } from '../errors.ts';
import { checkReadiness } from './check-readiness.ts';
import type { Complaint, Path } from './complaint.ts';
import { crossCheck } from './cross-check.ts';
import { problemsOf, readDocument } from './document.ts';
import { complaintsOf, withInput } from './issues.ts';
import type { Reach } from './reach.ts';
import { reachComplaints } from './reach.ts';
import type { ApplicationConfiguration } from './schema.ts';
import { applicationSchema, monorepoSchema } from './schema.ts';

/** A configuration as it was read: every application of the repository. */
export type ReadConfiguration =
  | {
      readonly result: 'read';
      readonly applications: readonly ApplicationConfiguration[];
      /** Where a value of one of the applications stands. */
      readonly placeOf: (application: number, path: Path) => Place;
    }
  /** `not-supported` where nothing is wrong but what this version cannot do yet. */
  | { readonly result: 'wrong'; readonly code: 'bad-input' | 'not-supported'; readonly problems: readonly Problem[] };

/**
 * Reads `.gitops-deploy.yaml`: every problem at once, each with line and column.
 * @param fallback the name of an application that does not say its own: the repository's
 */
export function readConfiguration(text: string, file: string, fallback: string): ReadConfiguration {
  const document = readDocument(text, file);
  if (document.result === 'broken') return { result: 'wrong', code: 'bad-input', problems: document.problems };
  const { data, placeOf } = document;
  const checked = check(data, fallback);
  if ('applications' in checked) {
    const base = (index: number) => (isSeveral(data) ? ['applications', index] : []);
    const place = (index: number, path: Path) => placeOf([...base(index), ...path]);
    return { result: 'read', applications: checked.applications, placeOf: place };
  }
  const problems = problemsOf(checked.complaints, placeOf);
  const code = checked.complaints.every(({ notYet }) => notYet) ? 'not-supported' : 'bad-input';
  return { result: 'wrong', code, problems };
}

type Checked =
  | { readonly applications: readonly ApplicationConfiguration[] }
  | { readonly complaints: readonly Complaint[] };

function check(data: unknown, fallback: string): Checked {
  const read = isSeveral(data) ? checkSeveral(data) : checkOne(data, fallback);
  const ofReadiness = checkReadiness(data);
  if ('complaints' in read) return { complaints: [...read.complaints, ...ofReadiness] };
  const ofEach = read.applications.flatMap((application, index) =>
    crossCheck(application, isSeveral(data) ? ['applications', index] : []),
  );
  // `readiness` stands at the top, and is the same for all
  const unreached = read.applications.slice(0, 1).flatMap((one) => reachComplaints(one.readiness, reachOfAll(read)));
  const complaints = [...ofEach, ...ofReadiness, ...unreached];
  return complaints.length > 0 ? { complaints } : read;
}

function reachOfAll({ applications }: { readonly applications: readonly ApplicationConfiguration[] }): Reach {
  const prometheus = applications.find((one) => one.prometheus !== undefined)?.prometheus;
  const clusters = Object.assign({}, ...applications.map((one) => one.clusters));
  return { clusters, ...(prometheus === undefined ? {} : { prometheus }) };
}

/** A monorepo lists its applications. */
function isSeveral(data: unknown): boolean {
  return isFields(data) && 'applications' in data;
}

function checkOne(data: unknown, fallback: string): Checked {
  const parsed = applicationSchema.safeParse(data ?? {}, withInput);
  if (!parsed.success) return { complaints: parsed.error.issues.flatMap((issue) => complaintsOf(issue, [])) };
  return { applications: [{ ...parsed.data, application: parsed.data.application ?? fallback }] };
}

function checkSeveral(data: unknown): Checked {
  const parsed = monorepoSchema.safeParse(data, withInput);
  if (!parsed.success) return { complaints: parsed.error.issues.flatMap((issue) => complaintsOf(issue, [])) };
  const { applications, ...top } = parsed.data;
  const whole = applications.map((_, index) =>
    applicationSchema.safeParse(withDefaultsOf(data, top, index), withInput),
  );
  const names = applications.map(({ application }) => application);
  const twins = names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [{ path: ['applications', index, 'application'], message: `the application "${name}" stands twice` }],
  );
  const complaints = whole.flatMap((one, index) =>
    one.success ? [] : one.error.issues.flatMap((issue) => complaintsOf(issue, ['applications', index])),
  );
  if (complaints.length + twins.length > 0) return { complaints: [...twins, ...complaints] };
  return {
    applications: whole.flatMap((one, index) =>
      one.success ? [{ ...one.data, application: names[index] ?? '' }] : [],
    ),
  };
}

/** What stands at the top serves every application that does not say otherwise; checked as a whole afterwards. */
function withDefaultsOf(data: unknown, top: object, index: number): unknown {
  if (!isFields(data) || !Array.isArray(data['applications'])) return data;
  const own: unknown = data['applications'][index];
  const defaults = Object.fromEntries(
    Object.keys(top)
      .map((key) => [key, data[key]])
      .filter(([, value]) => value !== undefined),
  );
  return isFields(own) ? { ...defaults, ...own } : own;
}
