import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Finding } from '../readiness/finding.ts';
import { excerptOf, linesOf } from '../report/excerpt.ts';
import type { Checked, ShownFinding } from '../report/findings.ts';
import { checkedSentence, findingText, levelOf, notJudgedText } from '../report/findings.ts';
import type { Ended } from '../report/report.ts';
import { defaultContext } from '../rules/context.ts';
import type { Rule } from '../rules/rule.ts';
import type { Gathered } from '../stages/gather.ts';
import { gatherAll } from '../stages/gather.ts';
import { gatherChange } from '../stages/gather-change.ts';
import type { JudgedFiles } from '../stages/judge-gathered.ts';
import { judgeGathered } from '../stages/judge-gathered.ts';

/** What is to be judged, and since when. */
export interface CheckRequest {
  readonly paths: readonly string[];
  /** A commit, branch or tag; without one there is no past. */
  readonly base?: string;
  /** Loads the rules. */
  readonly rules: () => Promise<readonly Rule[]>;
}

type Needed = Pick<Ports, 'sources' | 'history' | 'renderer' | 'clock' | 'log' | 'results'>;

/** Findings, and places that were not judged, beyond so many are told in the report alone. */
const mostTold = 200;

/** Judges manifests before they are merged, and tells every finding at its place. Reads files alone. */
export async function check(request: CheckRequest, ports: Needed, signal: AbortSignal): Promise<Ended> {
  const gathered = await gather(request, ports, signal);
  const today = ports.clock.now().toISOString().slice(0, 10);
  const judges = { rules: await request.rules(), context: { ...defaultContext, today } };
  const checked = checkedOf(await judgeGathered(gathered, judges, ports, signal), gathered);
  tell(checked, ports);
  return { outcome: outcomeOf(checked), checked };
}

async function gather({ paths, base }: CheckRequest, ports: Needed, signal: AbortSignal): Promise<Gathered> {
  if (base === undefined) return gatherAll(await ports.sources(), paths);
  const gathered = await gatherChange(ports, { paths, base, signal });
  ports.log.info(`judging what differs from ${gathered.mergeBase?.slice(0, 12)}, the merge base with ${base}`);
  return gathered;
}

function checkedOf(judged: JudgedFiles, gathered: Gathered): Checked {
  const { mergeBase, seenFromHere } = gathered;
  return {
    files: judged.files,
    ...(mergeBase === undefined ? {} : { mergeBase }),
    findings: shown(
      judged.said.map(({ finding }) => finding),
      gathered,
    ),
    notJudged: [...gathered.notJudged, ...judged.notJudged.map((one) => ({ ...one, file: seenFromHere(one.file) }))],
  };
}

/** Each finding with the line that it is about; the lines of each file are split once. */
function shown(findings: readonly Finding[], { now, others, seenFromHere }: Gathered): readonly ShownFinding[] {
  const byFile = Map.groupBy(findings, ({ place }) => place.file);
  return [...byFile].flatMap(([file, own]) => {
    const lines = linesOf(now.get(file) ?? others.get(file) ?? new Uint8Array());
    return own.map((finding) => ({
      ...finding,
      place: { ...finding.place, file: seenFromHere(file) },
      excerpt: excerptOf(lines, finding.place, finding.value),
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
