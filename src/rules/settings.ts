import type { Severity } from '../readiness/finding.ts';
import type { Amounts } from '../readiness/thresholds.ts';
import { usualThresholds } from '../readiness/thresholds.ts';
import type { Build } from './belonging.ts';
import type { Attestation } from './checklist.ts';
import type { RuleContext } from './context.ts';
import { defaultContext } from './context.ts';
import type { Said } from './judge.ts';
import type { RuleFacts } from './rule.ts';

/** What a rule counts as. */
export type Level = Severity | 'off';

/** How the rules judge, as the section `readiness` of the configuration says. */
export interface ReadinessSettings
  extends Omit<RuleContext, 'today' | 'usage' | 'isGone' | 'clusterNodes' | 'scheduleTroubles'> {
  readonly profile: 'default' | 'strict-facts';
  /** What rules count as, by id. */
  readonly rules: ReadonlyMap<string, Level>;
  /** The same for some files alone; what stands later counts. */
  readonly paths: readonly PathRules[];
  readonly thresholds: Amounts;
  /** What people answer for items of the checklist. */
  readonly attestations: readonly Attestation[];
  /** The images that are built here, of which Dockerfiles: whose checklist those count for. */
  readonly builds: readonly Build[];
  readonly asks: FactsAsked;
}

/** What is to be asked of clusters and of Prometheus. */
export interface FactsAsked {
  /** Clusters whose nodes are read: every one that is configured, or those of these names. */
  readonly clusters?: 'all' | readonly string[];
  /** Days of usage that are looked back. */
  readonly usageDays?: number;
}

/** What rules count as in some files. */
export interface PathRules {
  /** Whether a file, from the root of the repository, is one of them. */
  readonly matches: (file: string) => boolean;
  /** `off` for every rule. */
  readonly rules: 'off' | ReadonlyMap<string, Level>;
}

/** What holds where nothing is configured. */
export const defaultSettings: ReadinessSettings = {
  ...defaultContext,
  profile: 'default',
  rules: new Map(),
  paths: [],
  thresholds: usualThresholds,
  attestations: [],
  builds: [],
  asks: {},
};

/** What the rules are held against. */
export function contextOf(
  {
    profile: _,
    rules: _rules,
    paths: _paths,
    thresholds: _thresholds,
    attestations: _attestations,
    builds: _builds,
    asks: _asks,
    ...context
  }: ReadinessSettings,
  today: string,
): RuleContext {
  return { ...context, today };
}

/** What a rule counts as in a file; undefined where nothing is configured. */
export function configuredLevel(
  rule: Pick<RuleFacts, 'id' | 'isOpinion'>,
  file: string,
  { profile, rules, paths }: ReadinessSettings,
): Level | undefined {
  const here = paths.findLast((one) => one.matches(file) && (one.rules === 'off' || one.rules.has(rule.id)));
  if (here !== undefined) return here.rules === 'off' ? 'off' : here.rules.get(rule.id);
  const own = rules.get(rule.id);
  return own ?? (profile === 'strict-facts' && rule.isOpinion === true ? 'off' : undefined);
}

/** What is left of what the rules say, each with the severity that it counts as. */
export function withSettings<T extends Said>(said: readonly T[], settings: ReadinessSettings): readonly T[] {
  return said.flatMap((one) => {
    const level = configuredLevel(one.rule, one.finding.place.file, settings);
    if (level === 'off') return [];
    return [level === undefined ? one : { ...one, finding: at(level, one.finding) }];
  });
}

/** A severity that somebody has chosen counts, whatever the API server would do. */
function at(severity: Severity, { isTakenByApi: _, ...finding }: Said['finding']): Said['finding'] {
  return { ...finding, severity };
}
