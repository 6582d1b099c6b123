import { DeployError } from '../errors.ts';
import { diffOf } from '../manifest/diff.ts';
import type { Ports } from '../ports/index.ts';
import { noRenderer } from '../ports/renderer.ts';
import type { FilePlace } from '../readiness/finding.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { linesOf } from '../report/excerpt.ts';
import type { RepairedFile } from '../rules/repair.ts';
import { repair } from '../rules/repair.ts';
import type { Gathered } from '../stages/gather.ts';
import type { JudgedFiles, Judges } from '../stages/judge-gathered.ts';
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
  const { repaired, secrets } = await repairAll(gathered, judges, ports, signal);
  for (const { file, before, after, said } of repaired) {
    const seen = gathered.seenFromHere(file);
    ports.results.show(withoutSecrets(diffOf({ file: seen, before, after }), secrets));
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
): Promise<{ readonly repaired: readonly RepairedFile[]; readonly secrets: ReadonlySet<string> }> {
  let now = gathered;
  const all = new Map<string, RepairedFile>();
  const secrets = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const judged = await judgeGathered(now, judges, { log: ports.log, renderer: async () => noRenderer }, signal);
    const { said } = judged;
    const files = new Map([...now.others, ...now.now]);
    for (const line of secretLines(judged, files)) secrets.add(line);
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
  return { repaired: [...all.values()], secrets };
}

/** Lines that hold a secret, and those that secrets are made of: neither is shown, changed or not. */
function secretLines({ said, sets }: JudgedFiles, files: ManifestSet): readonly string[] {
  const places = said.flatMap(({ finding: { place, isSecret }, report: { at } }) =>
    isSecret === true ? [lineAt(files, place), ...(at.value ?? '').split('\n')] : [],
  );
  const values = sets().flatMap(({ set }) =>
    [...set.objects, ...set.patches]
      .filter(({ kind }) => kind === 'Secret')
      .flatMap(({ view }) => ['data', 'stringData'].flatMap((key) => view.at(key).entries))
      .flatMap(([, value]) => [lineAt(files, value.place), ...(value.value ?? '').split('\n')]),
  );
  return [...places, ...values].map((line) => line.trim()).filter((line) => line.length >= shortestSecret);
}

/** A shorter text would hide half of the difference. */
const shortestSecret = 4;

function lineAt(files: ManifestSet, { file, line = 1 }: FilePlace): string {
  return linesOf(files.get(file) ?? new Uint8Array())[line - 1] ?? '';
}

function withoutSecrets(difference: string, secrets: ReadonlySet<string>): string {
  if (secrets.size === 0) return difference;
  const all = [...secrets];
  const hide = (line: string) => {
    if (/^(---|\+\+\+|@@)/.test(line) || !all.some((secret) => line.includes(secret))) return line;
    const lead = /^[-+ ]?\s*/.exec(line)?.[0] ?? '';
    return `${lead}***`;
  };
  return difference.split('\n').map(hide).join('\n');
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
