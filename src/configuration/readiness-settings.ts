import { posix } from 'node:path';
import { withoutUndefined } from '../data/fields.ts';
import type { Quantity } from '../kubernetes/quantity.ts';
import { compare, quantityOf } from '../kubernetes/quantity.ts';
import type { NodeAllocatable } from '../readiness/node.ts';
import type { ResourceName } from '../readiness/thresholds.ts';
import { resourceNames } from '../readiness/thresholds.ts';
import type { Build } from '../rules/belonging.ts';
import type { Attestation } from '../rules/checklist.ts';
import type { FactsAsked, Level, PathRules, ReadinessSettings } from '../rules/settings.ts';
import { matcherOf } from './paths.ts';
import type { ReadinessSection } from './readiness-schema.ts';
import { amountsOf } from './thresholds.ts';

/** The settings that a section means. `builds` are those of the applications of the same file. */
export function settingsFrom(section: ReadinessSection, builds: readonly Build[]): ReadinessSettings {
  const { profile, registries, slo } = section;
  const deploymentSeconds = section['deployment-time'];
  return {
    profile,
    rules: new Map(Object.entries(section.rules)),
    paths: section.paths.map(pathRulesOf),
    thresholds: amountsOf(section),
    attestations: section.attested.map(attestationOf),
    asks: asksOf(section),
    kubernetes: Number(section.kubernetes.slice('1.'.length)),
    registries,
    movingTags: section['moving-tags'],
    ownImages: section['own-images'] ?? builds.map(({ image }) => image),
    builds,
    nodeAllocatable: largestNode(poolsOf(section)),
    ...(slo === undefined ? {} : { slo }),
    ...(deploymentSeconds === undefined ? {} : { deploymentSeconds }),
  };
}

/** What the configuration of an image builds, and of which Dockerfile: that of the context unless another is named. */
export function buildOf(image: {
  readonly name: string;
  readonly context?: string | undefined;
  readonly file?: string | undefined;
}): Build {
  const { name, context = '.', file = posix.join(context, 'Dockerfile') } = image;
  return { image: name, dockerfile: posix.normalize(file) };
}

function asksOf({ cluster, usage }: ReadinessSection): FactsAsked {
  const named = typeof cluster === 'string' ? [cluster] : cluster;
  return {
    ...(named === undefined || named === false ? {} : { clusters: named === true ? 'all' : named }),
    ...(usage === undefined || usage === false ? {} : { usageDays: usage === true ? usualDays : usage.days }),
  };
}

/** Two weeks have their busy days twice. */
const usualDays = 14;

function attestationOf({ item, by, on, ...more }: ReadinessSection['attested'][number]): Attestation {
  return { item, by, on, ...withoutUndefined(more) };
}

function pathRulesOf({ files, rules }: ReadinessSection['paths'][number]): PathRules {
  const matchers = files.map(matcherOf);
  return {
    matches: (file) => matchers.some((one) => one.test(file)),
    rules: rules === 'off' ? 'off' : new Map<string, Level>(Object.entries(rules)),
  };
}

/** What the nodes of one pool have to give to pods, as texts of quantities. */
export type NodePool = Readonly<Partial<Record<ResourceName, string | undefined>>>;

function poolsOf(section: ReadinessSection): readonly NodePool[] {
  const given = section['node-allocatable'];
  if (given === undefined) return [];
  return Array.isArray(given) ? given : [given];
}

/** The most of each resource that a node of any pool has; of what a pool does not say nothing is known. */
export function largestNode(pools: readonly NodePool[]): NodeAllocatable {
  const amounts = resourceNames.flatMap((resource) => {
    const all = pools.map((pool) => pool[resource]);
    const known = all.flatMap((text) => (text === undefined ? [] : [quantityOf(text)]));
    const most = known.length < all.length ? undefined : largest(known);
    return most === undefined ? [] : [[resource, most] as const];
  });
  return Object.fromEntries(amounts);
}

function largest(amounts: readonly Quantity[]): Quantity | undefined {
  return amounts.reduce<Quantity | undefined>(
    (most, one) => (most === undefined || compare(one, most) > 0 ? one : most),
    undefined,
  );
}
