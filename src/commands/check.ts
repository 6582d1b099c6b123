import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Finding } from '../readiness/finding.ts';
import { judgeChange, judgeManifests } from '../readiness/judge.ts';
import { linesOf } from '../report/excerpt.ts';
import type { Checked, ShownFinding } from '../report/findings.ts';
import { checkedSentence, isBad } from '../report/findings.ts';
import type { Ended } from '../report/report.ts';
import { shownFindings } from '../report/shown-finding.ts';
import type { Gathered } from '../stages/gather.ts';
import { gatherAll } from '../stages/gather.ts';
import { gatherChange } from '../stages/gather-change.ts';
import type { KeptAnalysis } from './keep-analysis.ts';
import { keepAnalysis } from './keep-analysis.ts';
import { tellFindings } from './tell-findings.ts';

/** What is to be judged, and since when. */
export interface CheckRequest {
  readonly paths: readonly string[];
  /** A commit, branch or tag; without one there is no past. */
  readonly base?: string;
  /** What is kept of what was found, besides the report. */
  readonly analysis?: KeptAnalysis;
}

type Needed = Pick<Ports, 'sources' | 'history' | 'log' | 'results' | 'files' | 'forge'>;

/** Judges manifests before they are merged, and tells every finding at its place. Reads files alone. */
export async function check(request: CheckRequest, ports: Needed, signal: AbortSignal): Promise<Ended> {
  const gathered = await gather(request, ports, signal);
  const checked = judge(gathered);
  tellFindings(checked, ports);
  if (request.analysis !== undefined) await keepAnalysis(checked, { ...request.analysis, ports, signal });
  return { outcome: outcomeOf(checked), checked };
}

async function gather(
  { paths, base }: Pick<CheckRequest, 'paths' | 'base'>,
  ports: Needed,
  signal: AbortSignal,
): Promise<Gathered> {
  if (base === undefined) return gatherAll(await ports.sources(), paths);
  const gathered = await gatherChange(ports, { paths, base, signal });
  ports.log.info(`judging what differs from ${gathered.mergeBase?.slice(0, 12)}, the merge base with ${base}`);
  return gathered;
}

function judge(gathered: Gathered): Checked {
  const { now, previous, mergeBase, isAskedAbout, seenFromHere } = gathered;
  const judged = previous === undefined ? judgeManifests(now, undefined) : judgeChange(now, previous);
  const notJudged = judged.notJudged.filter(({ file }) => isAskedAbout(file));
  return {
    files: judged.files.filter(isAskedAbout).length,
    ...(mergeBase === undefined ? {} : { mergeBase }),
    findings: shown(
      judged.findings.filter(({ place }) => isAskedAbout(place.file)),
      gathered,
    ),
    notJudged: [...gathered.notJudged, ...notJudged.map((one) => ({ ...one, file: seenFromHere(one.file) }))],
  };
}

/** Each finding with the line that it is about; the lines of each file are split once. */
function shown(findings: readonly Finding[], { now, seenFromHere }: Gathered): readonly ShownFinding[] {
  const byFile = Map.groupBy(findings, ({ place }) => place.file);
  return [...byFile].flatMap(([file, own]) => {
    const lines = linesOf(now.get(file) ?? new Uint8Array());
    return shownFindings(
      own.map((finding) => ({ finding })),
      { lines, file: seenFromHere(file) },
    );
  });
}

function outcomeOf(checked: Checked): Outcome {
  const sentence = checkedSentence(checked);
  return isBad(checked)
    ? { outcome: 'failed', reason: 'readiness-errors', stage: 'inputs', sentence }
    : { outcome: 'succeeded', reason: 'done', stage: 'inputs', sentence };
}
