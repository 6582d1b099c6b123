import { backupApi } from '../backup/object.ts';
import type { ScheduleTroubles } from '../backup/schedule.ts';
import { readSchedule, scheduleTrouble } from '../backup/schedule.ts';
import { isTrueAt, textAt } from '../data/fields.ts';
import type { Sighting } from '../doctor/workloads.ts';
import type { Ports } from '../ports/index.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { isYamlName } from '../readiness/read-file.ts';
import { readOnce } from '../readiness/read-once.ts';
import { planOf } from '../rules/operations/velero.ts';
import { objectsOf } from '../rules/read.ts';
import { openedOrWhy, titleOfCluster } from './asked-cluster.ts';
import { inTime } from './in-time.ts';
import type { SeenSchedules } from './velero-schedules.ts';
import { scheduleRights, seeSchedules } from './velero-schedules.ts';

/** Whose Schedules are looked at. */
export interface SchedulesAsked {
  /** By name; undefined is the one that serves every target without its own. */
  readonly clusters: readonly (string | undefined)[];
  /** The namespaces of the Veleros. */
  readonly namespaces: readonly string[];
  /** Milliseconds for all of it. */
  readonly within: number;
}

/** What was found out; `notes` are why something is not known, in words. */
export interface SchedulesFound {
  readonly scheduleTroubles?: ScheduleTroubles;
  readonly notes: readonly string[];
}

/** Where Velero stands unless its objects say otherwise. */
const usualNamespace = 'velero';

/** The namespaces that the Schedules of files stand in; none where there is no Schedule, and so nothing to ask. */
export function scheduleNamespaces(files: ManifestSet): readonly string[] {
  const namespaces = [...files].flatMap(([file, bytes]) => {
    if (!isYamlName(file) || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(backupApi.apiVersion))
      return [];
    const read = readOnce(file, bytes);
    return read.result === 'read'
      ? objectsOf(read.source).flatMap((object) => namespaceOf(planOf(object)?.object))
      : [];
  });
  return [...new Set(namespaces)];
}

function namespaceOf(object: ReturnType<typeof objectsOf>[number] | undefined): readonly string[] {
  return object?.kind === 'Schedule' ? [object.namespace ?? usualNamespace] : [];
}

/** Asks clusters how old the backups of their Schedules are: two requests for each cluster and namespace. That one may not be asked is no failure. */
export async function readScheduleFacts(
  { clusters, namespaces, within }: SchedulesAsked,
  ports: Pick<Ports, 'cluster' | 'clock'>,
  signal: AbortSignal,
): Promise<SchedulesFound> {
  if (namespaces.length === 0) return { notes: [] };
  const asked = clusters.flatMap((cluster) => namespaces.map((namespace) => ({ cluster, namespace })));
  const answers = await Promise.all(
    asked.map(async (place) => {
      const seen = await inTime((until) => look(place, ports, until), { within, clock: ports.clock, signal });
      return seen ?? noteOf(place, `they do not come within ${within / 1000} s`);
    }),
  );
  const notes = answers.filter((answer) => typeof answer === 'string');
  const seen = answers.filter((answer) => typeof answer !== 'string').flat();
  return { notes, ...(notes.length === answers.length ? {} : { scheduleTroubles: troublesIn(seen) }) };
}

/** A Schedule that something is wrong with. */
interface Troubled {
  readonly namespace: string;
  readonly name: string | undefined;
  readonly why: string;
}

function troublesIn(seen: readonly Troubled[]): ScheduleTroubles {
  return ({ namespace, name }) =>
    seen.filter((one) => one.name === name && (namespace ?? one.namespace) === one.namespace).map(({ why }) => why);
}

interface Place {
  readonly cluster: string | undefined;
  readonly namespace: string;
}

async function look(
  place: Place,
  ports: Pick<Ports, 'cluster' | 'clock'>,
  signal: AbortSignal,
): Promise<readonly Troubled[] | string> {
  const cluster = await openedOrWhy(() => ports.cluster(place.cluster));
  if (typeof cluster === 'string') return noteOf(place, cluster);
  if (cluster === undefined) return noteOf(place, 'no way to it was given (`kubeconfig`)');
  const seen = await seeSchedules(cluster, place.namespace, signal);
  return seen.state === 'seen'
    ? troubled(seen.object, place, ports.clock.now())
    : noteOf(place, whyUnseen(seen, place.namespace));
}

function troubled(
  { schedules, backups }: SeenSchedules,
  { cluster, namespace }: Place,
  now: Date,
): readonly Troubled[] {
  return schedules
    .filter((one) => !isTrueAt(one, 'spec', 'paused'))
    .flatMap((one) => {
      const cron = textAt(one, 'spec', 'schedule') ?? '';
      const trouble = scheduleTrouble(readSchedule(one, backups, now), { cron, now });
      const where = cluster === undefined ? '' : ` in ${cluster}`;
      return trouble === undefined ? [] : [{ namespace, name: one.metadata.name, why: `${trouble}${where}` }];
    });
}

function whyUnseen(seen: Exclude<Sighting<unknown>, { state: 'seen' }>, namespace: string): string {
  switch (seen.state) {
    case 'forbidden':
      return `${seen.message}; ${scheduleRights(namespace)}`;
    case 'unreachable':
      return seen.message;
    case 'unknown-type':
      return 'Velero is not installed there';
    case 'absent':
      return 'there was no answer';
  }
}

function noteOf({ cluster, namespace }: Place, why: string): string {
  return `${titleOfCluster(cluster)}: the Schedules of Velero in "${namespace}" are not known: ${why}`;
}
