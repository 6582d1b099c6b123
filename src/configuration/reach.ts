import { isFields } from '../data/fields.ts';
import { nearest } from '../text/nearest.ts';
import type { Complaint, Path } from './complaint.ts';
import { complaintsOf, withInput } from './issues.ts';
import type { ReadinessSection } from './readiness-schema.ts';
import type { ApplicationConfiguration } from './schema.ts';
import { applicationSchema } from './schema.ts';

/** How clusters and their Prometheus are reached. */
export type Reach = Pick<ApplicationConfiguration, 'clusters' | 'prometheus'>;

/** The same as it was read, or what is wrong with it. */
export type ReadReach =
  | { readonly result: 'read'; readonly reach: Reach }
  | { readonly result: 'wrong'; readonly complaints: readonly Complaint[] };

/** The sections `clusters` and `prometheus` at the top, and of a list of applications what each has of its own. */
export function reachOf(data: unknown): ReadReach {
  const applications = isFields(data) && Array.isArray(data['applications']) ? data['applications'] : [];
  const holders: readonly (readonly [unknown, Path])[] = [
    [data, []],
    ...applications.map((one: unknown, index) => [one, ['applications', index]] as const),
  ];
  const read = holders.map(([holder, path]) => readIn(holder, path));
  const complaints = read.flatMap((one) => (one.result === 'wrong' ? one.complaints : []));
  if (complaints.length > 0) return { result: 'wrong', complaints };
  const all = read.flatMap((one) => (one.result === 'read' ? [one.reach] : []));
  const prometheus = all.find((one) => one.prometheus !== undefined)?.prometheus;
  const clusters = Object.assign({}, ...all.toReversed().map((one) => one.clusters));
  return { result: 'read', reach: { clusters, ...(prometheus === undefined ? {} : { prometheus }) } };
}

function readIn(holder: unknown, path: Path): ReadReach {
  if (!isFields(holder)) return { result: 'read', reach: { clusters: {} } };
  const { shape } = applicationSchema;
  const clusters = shape.clusters.safeParse(holder['clusters'] ?? {}, withInput);
  const prometheus = shape.prometheus.safeParse(holder['prometheus'], withInput);
  const complaints = [
    ...(clusters.error?.issues ?? []).flatMap((issue) => complaintsOf(issue, [...path, 'clusters'])),
    ...(prometheus.error?.issues ?? []).flatMap((issue) => complaintsOf(issue, [...path, 'prometheus'])),
  ];
  if (!clusters.success || !prometheus.success) return { result: 'wrong', complaints };
  const own = prometheus.data === undefined ? {} : { prometheus: prometheus.data };
  return { result: 'read', reach: { clusters: clusters.data, ...own } };
}

/** What is asked of clusters that are not there, and of a Prometheus where there is none. */
export function reachComplaints({ cluster, usage }: ReadinessSection, reach: Reach): readonly Complaint[] {
  const named = typeof cluster === 'string' ? [cluster] : Array.isArray(cluster) ? cluster : [];
  const known = Object.keys(reach.clusters);
  const unknown = named.filter((name) => !known.includes(name)).map((name) => unknownCluster(name, known));
  const isMeasured = [reach, ...Object.values(reach.clusters)].some((one) => one.prometheus !== undefined);
  if (usage === undefined || usage === false || isMeasured) return unknown;
  const message = 'there is no `prometheus` to ask for it';
  return [...unknown, { path: ['readiness', 'usage'], message, remedy: 'add the section `prometheus`' }];
}

function unknownCluster(name: string, known: readonly string[]): Complaint {
  const guess = nearest(name, known);
  return {
    path: ['readiness', 'cluster'],
    message: `there is no cluster "${name}"; there is ${known.length === 0 ? 'none' : known.join(', ')}`,
    ...(guess === undefined ? {} : { remedy: `did you mean "${guess}"?` }),
  };
}
