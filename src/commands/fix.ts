import { DeployError } from '../errors.ts';
import { diffOf } from '../manifest/diff.ts';
import type { Ports } from '../ports/index.ts';
import { noRenderer } from '../ports/renderer.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import type { RepairedFile } from '../rules/repair.ts';
import { repair } from '../rules/repair.ts';
import type { Gathered } from '../stages/gather.ts';
import type { Judges } from '../stages/judge-gathered.ts';
import { judgeGathered } from '../stages/judge-gathered.ts';

type Needed = Pick<Ports, 'files' | 'log' | 'results'>;

/** How it is done. */
export interface FixRequest {
  /** The differences are shown, and nothing is written. */
  readonly dryRun: boolean;
}

/** A repair may bring another to light, such as of a map that was missing. */
const mostRounds = 5;

/**
 * Repairs what can be repaired without guessing, in the files as they stand: a base is repaired where it is written, for every overlay.
 * The differences are shown; files are written whole. Throws `bad-input` where they cannot be written.
 */
export async function fix(
  gathered: Gathered,
  { judges, request }: { readonly judges: Judges; readonly request: FixRequest },
  ports: Needed,
  signal: AbortSignal,
): Promise<readonly RepairedFile[]> {
  const repaired = await repairAll(gathered, judges, ports, signal);
  for (const { file, before, after, said } of repaired) {
    const seen = gathered.seenFromHere(file);
    ports.results.show(diffOf({ file: seen, before, after }));
    ports.log.info(`${request.dryRun ? 'would repair' : 'repaired'} ${seen}: ${rulesOf(said)}`);
  }
  if (!request.dryRun) await write(repaired, gathered, ports);
  return repaired;
}

async function repairAll(
  gathered: Gathered,
  judges: Judges,
  ports: Needed,
  signal: AbortSignal,
): Promise<readonly RepairedFile[]> {
  let now = gathered;
  const all = new Map<string, RepairedFile>();
  for (let round = 0; round < mostRounds; round += 1) {
    const { said } = await judgeGathered(now, judges, { log: ports.log, renderer: async () => noRenderer }, signal);
    const files = new Map([...now.others, ...now.now]);
    const found = repair(
      said.filter(({ finding, suppressed }) => suppressed === undefined && gathered.isAskedAbout(finding.place.file)),
      files,
    );
    if (round === 0)
      for (const { said: one, problems } of found.refused)
        ports.log.info(`not repaired: ${one.finding.place.file}: ${one.finding.rule}: ${problems[0]?.message ?? ''}`);
    if (found.files.length === 0) break;
    for (const one of found.files) all.set(one.file, { ...one, ...firstOf(all.get(one.file), one) });
    now = withFiles(now, new Map(found.files.map(({ file, after }) => [file, after])));
  }
  return [...all.values()];
}

/** Each file as it was before the first round, and all that was repaired in it. */
function firstOf(first: RepairedFile | undefined, now: RepairedFile): Partial<RepairedFile> {
  return first === undefined ? {} : { before: first.before, said: [...first.said, ...now.said] };
}

/** The same, with other bytes of some files. */
export function withFiles(gathered: Gathered, changed: ManifestSet): Gathered {
  const over = (files: ManifestSet) => new Map([...files].map(([file, bytes]) => [file, changed.get(file) ?? bytes]));
  return { ...gathered, now: over(gathered.now), others: over(gathered.others) };
}

function rulesOf(said: RepairedFile['said']): string {
  return [...new Set(said.map(({ rule }) => rule.id))].join(', ');
}

async function write(repaired: readonly RepairedFile[], { seenFromHere }: Gathered, { files }: Needed): Promise<void> {
  if (repaired.length === 0) return;
  const written = await files.writeAll(new Map(repaired.map(({ file, after }) => [seenFromHere(file), after])));
  if (written.result === 'failed') {
    const { file, message } = written;
    throw new DeployError('bad-input', { stage: 'inputs', message: `${file} cannot be written: ${message}` });
  }
}
