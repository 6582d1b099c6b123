import type { Ports } from '../ports/index.ts';
import type { Finding, NotJudged } from '../readiness/finding.ts';
import { judgeChange, judgeManifests } from '../readiness/judge.ts';
import { newOf } from '../rules/compare.ts';
import type { RuleContext } from '../rules/context.ts';
import type { Said } from '../rules/judge.ts';
import { isDockerfileName } from '../rules/read-files.ts';
import type { Rule } from '../rules/rule.ts';
import type { Gathered } from './gather.ts';
import type { JudgedUnits } from './judge-units.ts';
import { judgeUnits } from './judge-units.ts';

/** What files are judged by. */
export interface Judges {
  readonly rules: readonly Rule[];
  readonly context: RuleContext;
}

/** What was found in what was gathered; by the paths that the gathering has. */
export interface JudgedFiles {
  /** How many files were judged, of those that were asked about. */
  readonly files: number;
  readonly said: readonly Said[];
  readonly notJudged: readonly NotJudged[];
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
  const { now, previous, isAskedAbout } = gathered;
  const { nodeAllocatable } = judges.context;
  const amounts =
    previous === undefined
      ? judgeManifests(now, undefined, { nodeAllocatable })
      : judgeChange(now, previous, { nodeAllocatable });
  const byRules = await judgeByUnits(gathered, judges, ports, signal);
  const told = amounts.findings.filter(({ place }) => isAskedAbout(place.file));
  const unread = amounts.notJudged.filter(({ file }) => isAskedAbout(file) && !byRules.templates.has(file));
  return {
    files: [...amounts.files, ...[...gathered.others.keys()].filter(isDockerfileName)].filter(isAskedAbout).length,
    said: [...saidOfAmounts(told, judges.rules), ...byRules.said],
    notJudged: [...unread, ...byRules.notJudged],
  };
}

function saidOfAmounts(findings: readonly Finding[], rules: readonly Rule[]): readonly Said[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return findings.flatMap((finding) => {
    const rule = byId.get(finding.rule);
    return rule === undefined ? [] : [{ finding, rule }];
  });
}

async function judgeByUnits(
  { now, previous, others, othersBefore, isWhole }: Gathered,
  { rules, context }: Judges,
  ports: Pick<Ports, 'renderer' | 'log'>,
  signal: AbortSignal,
): Promise<JudgedUnits> {
  const renderer = await ports.renderer();
  const judge = (files: ReadonlyMap<string, Uint8Array>) =>
    judgeUnits({ files, isWhole, rules, context, renderer, signal });
  const judged = await judge(new Map([...others, ...now]));
  for (const program of judged.noPrograms)
    ports.log.info(`${program} is not on this machine: what it would render is judged as it stands in its files`);
  if (previous === undefined) return judged;
  const before = await judge(new Map([...(othersBefore ?? []), ...previous]));
  return {
    ...judged,
    said: newOf(judged.said, before.said),
    notJudged: judged.notJudged.map((one) => withPast(one, before.notJudged, previous)),
  };
}

/** Nobody may hide something by making it impossible to render. */
function withPast(
  notJudged: NotJudged,
  before: readonly NotJudged[],
  previous: ReadonlyMap<string, Uint8Array>,
): NotJudged {
  const { file, reason } = notJudged;
  const wasJudged = reason === 'unrendered' && previous.has(file) && !before.some((one) => one.file === file);
  return wasJudged ? { ...notJudged, wasJudged } : notJudged;
}
