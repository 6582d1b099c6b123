import { withoutUndefined } from '../data/fields.ts';
import type { Ports } from '../ports/index.ts';
import { noRenderer } from '../ports/renderer.ts';
import type { Finding, Judgement, NotJudged } from '../readiness/finding.ts';
import { judgeChange, judgeManifests } from '../readiness/judge.ts';
import { newOf } from '../rules/compare.ts';
import type { RuleContext } from '../rules/context.ts';
import { isDockerfileName } from '../rules/read-files.ts';
import type { Rule } from '../rules/rule.ts';
import type { ReadinessSettings } from '../rules/settings.ts';
import type { Settled } from '../rules/suppressions/suppress.ts';
import type { Gathered } from './gather.ts';
import type { JudgedSet, JudgedUnits } from './judge-units.ts';
import { judgeUnits } from './judge-units.ts';

/** What files are judged by. */
export interface Judges {
  readonly rules: readonly Rule[];
  readonly context: RuleContext;
  readonly settings: ReadinessSettings;
}

/** What was found in what was gathered; by the paths that the gathering has. */
export interface JudgedFiles {
  /** How many files were judged, of those that were asked about. */
  readonly files: number;
  readonly said: readonly Settled[];
  readonly notJudged: readonly NotJudged[];
  /** What is applied together, with everything that is said of it, new or not. */
  readonly sets: () => readonly JudgedSet[];
}

/**
 * Judges what was gathered: amounts with the value that Git holds, and everything else by the rules; with a past, only what it
 * did not have is told.
 */
export async function judgeGathered(
  gathered: Gathered,
  judges: Judges,
  ports: Pick<Ports, 'renderer' | 'log'>,
  signal: AbortSignal,
): Promise<JudgedFiles> {
  const { isAskedAbout } = gathered;
  const amounts = judgeAmounts(gathered, judges);
  const besides = amounts.findings.filter(({ place }) => isAskedAbout(place.file));
  const byRules = await judgeByUnits(gathered, { ...judges, besides }, ports, signal);
  const isToldOfChart = ({ file, wasJudged }: NotJudged) => byRules.unrendered.has(file) && wasJudged !== true;
  const unread = amounts.notJudged.filter(
    (one) => isAskedAbout(one.file) && !byRules.templates.has(one.file) && !isToldOfChart(one),
  );
  return {
    files: [...amounts.files, ...[...gathered.others.keys()].filter(isDockerfileName)].filter(isAskedAbout).length,
    said: byRules.said,
    notJudged: [...unread, ...byRules.notJudged],
    sets: byRules.sets,
  };
}

function judgeAmounts({ now, previous }: Gathered, { context, settings }: Judges): Judgement {
  const { nodeAllocatable, clusterNodes, usage } = context;
  const facts = withoutUndefined({ clusterNodes, usage });
  const known = { nodeAllocatable, thresholds: settings.thresholds, ...facts };
  return previous === undefined ? judgeManifests(now, undefined, known) : judgeChange(now, previous, known);
}

async function judgeByUnits(
  { now, previous, others, othersBefore, isWhole, isAskedAbout }: Gathered,
  { rules, context, settings, besides }: Judges & { readonly besides: readonly Finding[] },
  ports: Pick<Ports, 'renderer' | 'log'>,
  signal: AbortSignal,
): Promise<JudgedUnits> {
  const renderer = await ports.renderer();
  const isThere = (file: string) => now.has(file) || others.has(file);
  const given = { isWhole, rules, settings, renderer, signal };
  const judged = await judgeUnits({ ...given, files: new Map([...others, ...now]), context, besides });
  for (const program of renderer === noRenderer ? [] : judged.noPrograms)
    ports.log.info(`${program} is not on this machine: what it would render is judged as it stands in its files`);
  if (previous === undefined) return judged;
  const beforeFiles = new Map([...(othersBefore ?? []), ...previous]);
  const contextBefore = { ...context, isGone: (file: string) => !isThere(file) };
  const before = await judgeUnits({ ...given, files: beforeFiles, context: contextBefore });
  const askedCharts = new Set([...judged.unrendered].flatMap(([file, chart]) => (isAskedAbout(file) ? [chart] : [])));
  const isAsked = (file: string) => isAskedAbout(file) || askedCharts.has(file);
  return {
    ...judged,
    // of amounts only what is new was found
    said: [
      ...judged.said.filter(isOfAmount),
      ...newOf(
        judged.all.filter((one) => !isOfAmount(one)),
        before.all,
        isThere,
      ),
    ],
    notJudged: judged.notJudged
      .filter((one) => isAsked(one.file) || !before.notJudged.some((other) => isSame(one, other)))
      .map((one) => withPast(one, before.notJudged, [...beforeFiles.keys()])),
  };
}

function isOfAmount({ rule }: Settled): boolean {
  return rule.looksAt === 'amounts';
}

/** Nobody may hide something by making it impossible to render, or to judge. */
function withPast(notJudged: NotJudged, before: readonly NotJudged[], filesBefore: readonly string[]): NotJudged {
  const { file, reason, message } = notJudged;
  if (reason !== 'unrendered' && reason !== 'rule') return notJudged;
  const isKnown = before.some((one) => one.file === file && (reason !== 'rule' || one.message === message));
  // what a rule fails at may be all that a folder builds
  const wasThere = filesBefore.some((one) => one === file || (reason === 'rule' && one.startsWith(`${file}/`)));
  return wasThere && !isKnown ? { ...notJudged, wasJudged: true } : notJudged;
}

function isSame(one: NotJudged, other: NotJudged): boolean {
  return one.file === other.file && one.reason === other.reason;
}
