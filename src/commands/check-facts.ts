import type { Reach } from '../configuration/reach.ts';
import { withoutUndefined } from '../data/fields.ts';
import type { Ports } from '../ports/index.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import type { RuleContext } from '../rules/context.ts';
import type { FactsAsked, ReadinessSettings } from '../rules/settings.ts';
import { readClusterNodes } from '../stages/cluster-facts.ts';
import type { Gathered } from '../stages/gather.ts';
import { readScheduleFacts, scheduleNamespaces } from '../stages/schedule-facts.ts';
import { readUsageFacts, workloadsIn } from '../stages/usage-facts.ts';

/** Whether clusters and Prometheus may be asked, and how they are reached. */
export interface FactsRequest {
  readonly when: 'auto' | 'always' | 'never';
  /**
   * What runs us: a job about a change that nobody has merged yet, one about the default branch, or something else, such as a person on a
   * machine, or a job about another branch.
   */
  readonly run: 'change' | 'fork' | 'merged' | 'other';
  /** The ports of what the configuration names. */
  readonly open: (reach: Reach) => Pick<Ports, 'cluster' | 'metrics'>;
}

/** What is asked, and how it is reached. */
export interface AskedFacts {
  readonly request: FactsRequest;
  readonly settings: ReadinessSettings;
  readonly reach: Reach;
}

/** What clusters and Prometheus say. */
export type Facts = Pick<RuleContext, 'clusterNodes' | 'usage' | 'scheduleTroubles'>;

type Needed = Pick<Ports, 'renderer' | 'clock' | 'log'>;

/** Milliseconds for nodes, for Schedules of Velero, and for usage. */
const nodesWithin = 30_000;
const schedulesWithin = 30_000;
const usageWithin = 60_000;

/** Pages of 500 nodes that are read. */
const mostPages = 20;

/**
 * What clusters and Prometheus say about what is judged, where the settings ask for it. Where something cannot be found out, it is said once,
 * and all is judged without it.
 */
export async function factsOf(
  gathered: Gathered,
  asked: AskedFacts,
  ports: Needed,
  signal: AbortSignal,
): Promise<Facts> {
  const { request } = asked;
  if (request.when === 'never') return {};
  const obstacle = obstacleTo(gathered, request);
  if (obstacle !== undefined) {
    ports.log.info(`judged without what clusters and Prometheus say: ${obstacle}`);
    return {};
  }
  const reached = { ...ports, ...request.open(asked.reach) };
  const [nodes, used, backed] = await Promise.all([
    nodesFor(asked, reached, signal),
    usageFor(gathered, asked, reached, signal),
    schedulesFor(gathered, asked, reached, signal),
  ]);
  for (const note of new Set([...nodes.notes, ...used.notes, ...backed.notes])) ports.log.info(note);
  const { scheduleTroubles } = backed;
  return withoutUndefined({ clusterNodes: nodes.nodes, usage: used.usage, scheduleTroubles });
}

/** Logins go where the settings say: those have to be reviewed ones, or a person answers for them. */
function obstacleTo({ mergeBase }: Gathered, { run, when }: FactsRequest): string | undefined {
  if (run === 'fork') return 'this pull request comes from a fork, which has no secrets';
  if (mergeBase !== undefined || run === 'merged') return undefined;
  if (run === 'change') return 'without a base the settings are those of the change itself';
  return when === 'always'
    ? undefined
    : 'the settings of this folder say where our logins go, and nobody may have reviewed them; `facts: always` asks';
}

async function nodesFor(
  { settings: { asks }, reach }: AskedFacts,
  ports: Needed & Pick<Ports, 'cluster'>,
  signal: AbortSignal,
) {
  if (asks.clusters === undefined) return { notes: [] };
  const clusters = namesOf(asks.clusters, reach);
  return readClusterNodes({ clusters, pages: mostPages, asksScaling: true, within: nodesWithin }, ports, signal);
}

/** All files that are judged, or that those are applied with. */
function filesOf({ now, others }: Gathered): ManifestSet {
  return new Map([...others, ...now]);
}

/** Only where there is a Schedule to judge. */
async function schedulesFor(
  gathered: Gathered,
  { settings: { asks }, reach }: AskedFacts,
  ports: Needed & Pick<Ports, 'cluster'>,
  signal: AbortSignal,
) {
  if (asks.clusters === undefined) return { notes: [] };
  const namespaces = scheduleNamespaces(filesOf(gathered));
  const clusters = namesOf(asks.clusters, reach);
  return readScheduleFacts({ clusters, namespaces, within: schedulesWithin }, ports, signal);
}

/** Every cluster that is configured; the one of `kubeconfig` where there is none. */
function namesOf(asked: FactsAsked['clusters'], { clusters }: Reach): readonly (string | undefined)[] {
  if (asked !== 'all' && asked !== undefined) return asked;
  const names = Object.keys(clusters);
  return names.length === 0 ? [undefined] : names;
}

async function usageFor(
  gathered: Gathered,
  { settings: { asks, kubernetes }, reach }: AskedFacts,
  ports: Needed & Pick<Ports, 'metrics'>,
  signal: AbortSignal,
) {
  if (asks.usageDays === undefined) return { notes: [] };
  const renderer = await ports.renderer();
  const workloads = await workloadsIn({ files: filesOf(gathered), renderer, kubernetes, signal });
  const clusters = measuredOf(asks.clusters, reach);
  return readUsageFacts({ clusters, days: asks.usageDays, workloads, within: usageWithin }, ports, signal);
}

/** Each Prometheus once: the one of all, and those that clusters have of their own. */
function measuredOf(asked: FactsAsked['clusters'], reach: Reach): readonly (string | undefined)[] {
  const names = asked === undefined || asked === 'all' ? Object.keys(reach.clusters) : asked;
  const own = names.filter((name) => reach.clusters[name]?.prometheus !== undefined);
  const usesCommon = names.length === 0 || own.length < names.length || asked === undefined;
  return [...own, ...(usesCommon && reach.prometheus !== undefined ? [undefined] : [])];
}
