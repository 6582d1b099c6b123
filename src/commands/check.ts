import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Finding } from '../readiness/finding.ts';
import { judgeChange, judgeManifests } from '../readiness/judge.ts';
import { excerptsOf, linesOf } from '../report/excerpt.ts';
import type { Checked, ShownFinding } from '../report/findings.ts';
import { checkedSentence, findingText, levelOf, notJudgedText } from '../report/findings.ts';
import type { Ended } from '../report/report.ts';
import type { Gathered } from '../stages/gather.ts';
import { gatherAll } from '../stages/gather.ts';
import { gatherChange } from '../stages/gather-change.ts';

/** What is to be judged, and since when. */
export interface CheckRequest {
  readonly paths: readonly string[];
  /** A commit, branch or tag; without one there is no past. */
  readonly base?: string;
}

type Needed = Pick<Ports, 'sources' | 'history' | 'log' | 'results'>;

/** Findings, and places that were not judged, beyond so many are told in the report alone. */
const mostTold = 200;

/** Judges manifests before they are merged, and tells every finding at its place. Reads files alone. */
export async function check(request: CheckRequest, ports: Needed, signal: AbortSignal): Promise<Ended> {
  const gathered = await gather(request, ports, signal);
  const checked = judge(gathered);
  tell(checked, ports);
  return { outcome: outcomeOf(checked), checked };
}

async function gather({ paths, base }: CheckRequest, ports: Needed, signal: AbortSignal): Promise<Gathered> {
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
    const excerpts = excerptsOf(linesOf(now.get(file) ?? new Uint8Array()), own);
    return own.map((finding, index) => ({
      ...finding,
      place: { ...finding.place, file: seenFromHere(file) },
      excerpt: excerpts[index] ?? '',
    }));
  });
}

function tell({ findings, notJudged }: Checked, { log, results }: Needed): void {
  for (const finding of findings.slice(0, mostTold)) {
    const { place, message } = finding;
    log[levelOf(finding)](findingText(finding), { place, message });
    results.show(finding.excerpt);
  }
  for (const one of notJudged.slice(0, mostTold)) {
    const { message, reason: _, wasJudged, ...place } = one;
    log[wasJudged === true ? 'error' : 'warning'](notJudgedText(one), { place, message });
  }
  const more = Math.max(0, findings.length - mostTold) + Math.max(0, notJudged.length - mostTold);
  if (more > 0) log.warning(`${more} more are told in the report alone`);
}

function outcomeOf(checked: Checked): Outcome {
  const sentence = checkedSentence(checked);
  const isBad =
    checked.findings.some((finding) => levelOf(finding) === 'error') ||
    checked.notJudged.some(({ wasJudged }) => wasJudged);
  return isBad
    ? { outcome: 'failed', reason: 'readiness-errors', stage: 'inputs', sentence }
    : { outcome: 'succeeded', reason: 'done', stage: 'inputs', sentence };
}
