import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import { linesOf } from '../report/excerpt.ts';
import type { Checked, ShownFinding } from '../report/findings.ts';
import { checkedSentence, isBad } from '../report/findings.ts';
import type { Ended } from '../report/report.ts';
import { shownFindings } from '../report/shown-finding.ts';
import { checklistOf } from '../rules/checklist.ts';
import type { Rule } from '../rules/rule.ts';
import { contextOf } from '../rules/settings.ts';
import type { Settled } from '../rules/suppressions/suppress.ts';
import type { Gathered } from '../stages/gather.ts';
import { gatherAll } from '../stages/gather.ts';
import { gatherChange } from '../stages/gather-change.ts';
import type { JudgedFiles, Judges } from '../stages/judge-gathered.ts';
import { judgeGathered } from '../stages/judge-gathered.ts';
import type { AskedFacts, Facts, FactsRequest } from './check-facts.ts';
import type { SettingsRequest } from './check-settings.ts';
import { settingsOf } from './check-settings.ts';
import type { KeptAnalysis } from './keep-analysis.ts';
import { keepAnalysis } from './keep-analysis.ts';
import { tellFindings } from './tell-findings.ts';

/** What is to be judged, and since when. */
export interface CheckRequest extends SettingsRequest {
  readonly paths: readonly string[];
  /** A commit, branch or tag; without one there is no past. */
  readonly base?: string;
  /** Loads the rules. */
  readonly rules: () => Promise<readonly Rule[]>;
  /** What is kept of what was found, besides the report. */
  readonly analysis?: KeptAnalysis;
  /** Whether what can be repaired without guessing is repaired first. */
  readonly fix?: boolean;
  /** Whether repairs are only shown. */
  readonly dryRun?: boolean;
  /** Whether the production readiness checklist is answered. */
  readonly checklist?: boolean;
  /** How clusters and Prometheus are asked where the settings want it; they are not unless given. */
  readonly facts?: FactsRequest;
}

type Needed = Pick<Ports, 'sources' | 'history' | 'renderer' | 'clock' | 'log' | 'results' | 'files' | 'forge'>;

/** Judges manifests before they are merged, and tells every finding at its place. Reads files alone, unless the settings ask for more. */
export async function check(request: CheckRequest, ports: Needed, signal: AbortSignal): Promise<Ended> {
  const gathered = await gather(request, ports, signal);
  const today = ports.clock.now().toISOString().slice(0, 10);
  const { settings, reach } = await settingsOf(gathered, request);
  const facts = await factsFor(gathered, { settings, reach, request: request.facts }, ports, signal);
  const judges = { rules: await request.rules(), context: { ...contextOf(settings, today), ...facts }, settings };
  const now = request.fix === true ? await repaired(gathered, { judges, request, ports, signal }) : gathered;
  const judged = await judgeGathered(now, judges, ports, signal);
  const checked = { ...checkedOf(judged, now), ...(request.checklist === true ? checklistsOf(judged, judges) : {}) };
  tellFindings(checked, ports);
  if (request.analysis !== undefined) await keepAnalysis(checked, { ...request.analysis, ports, signal });
  return { outcome: outcomeOf(checked), checked };
}

/** What clusters and Prometheus say; what asks them is loaded where it is wanted alone. */
async function factsFor(
  gathered: Gathered,
  asked: Omit<AskedFacts, 'request'> & { readonly request: FactsRequest | undefined },
  ports: Needed,
  signal: AbortSignal,
): Promise<Facts> {
  const { request, settings } = asked;
  if (request === undefined || (settings.asks.clusters ?? settings.asks.usageDays) === undefined) return {};
  const { factsOf } = await import('./check-facts.ts');
  return factsOf(gathered, { ...asked, request }, ports, signal);
}

interface Repairing {
  readonly judges: Judges;
  readonly request: CheckRequest;
  readonly ports: Needed;
  readonly signal: AbortSignal;
}

/** What is there once everything that can be is repaired; what was only shown is not. */
async function repaired(gathered: Gathered, { judges, request, ports, signal }: Repairing): Promise<Gathered> {
  const { fix, withFiles } = await import('./fix.ts');
  const dryRun = request.dryRun === true;
  const files = await fix(gathered, { judges, request: { dryRun } }, ports, signal);
  return dryRun ? gathered : withFiles(gathered, new Map(files.map(({ file, after }) => [file, after])));
}

/** The checklist of each application, which is a folder that is applied together and makes pods. */
function checklistsOf({ sets }: JudgedFiles, { settings, context }: Judges): Pick<Checked, 'checklists'> {
  const applications = sets().filter(({ set }) => set.pods.length > 0);
  return {
    checklists: applications.map(({ root, set, said }) =>
      checklistOf({ ...context, application: root || '.', set, said, attestations: settings.attestations }),
    ),
  };
}

async function gather(
  { paths, base, config }: Pick<CheckRequest, 'paths' | 'base' | 'config'>,
  ports: Needed,
  signal: AbortSignal,
): Promise<Gathered> {
  if (base === undefined) return gatherAll(await ports.sources(), { paths, config });
  const gathered = await gatherChange(ports, { paths, base, config, signal });
  ports.log.info(`judging what differs from ${gathered.mergeBase?.slice(0, 12)}, the merge base with ${base}`);
  return gathered;
}

function checkedOf(judged: JudgedFiles, gathered: Gathered): Checked {
  const { mergeBase, seenFromHere } = gathered;
  return {
    files: judged.files,
    ...(mergeBase === undefined ? {} : { mergeBase }),
    findings: shown(judged.said, gathered),
    notJudged: [...gathered.notJudged, ...judged.notJudged.map((one) => ({ ...one, file: seenFromHere(one.file) }))],
  };
}

/** Each finding with the line that it is about; the lines of each file are split once. */
function shown(said: readonly Settled[], { now, others, seenFromHere }: Gathered): readonly ShownFinding[] {
  const byFile = Map.groupBy(said, ({ finding }) => finding.place.file);
  return [...byFile].flatMap(([file, own]) => {
    const lines = linesOf(now.get(file) ?? others.get(file) ?? new Uint8Array());
    return shownFindings(own, { lines, file: seenFromHere(file) });
  });
}

function outcomeOf(checked: Checked): Outcome {
  const sentence = checkedSentence(checked);
  return isBad(checked)
    ? { outcome: 'failed', reason: 'readiness-errors', stage: 'inputs', sentence }
    : { outcome: 'succeeded', reason: 'done', stage: 'inputs', sentence };
}
