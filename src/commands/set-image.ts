import { printPlace, printProblem } from '../errors.ts';
import type { ImageAssignment } from '../image/assignment.ts';
import type { Mention } from '../manifest/mentions.ts';
import type { ImageTarget, PlannedFile } from '../manifest/plan.ts';
import { planImages } from '../manifest/plan.ts';
import type { WinningParameter } from '../manifest/winning-parameters.ts';
import type { WorkloadReference } from '../manifest/workload-reference.ts';
import { linesOf } from '../report/excerpt.ts';
import type { Ended } from '../report/report.ts';
import type { EditedFile, EditedHow, Needed } from './edited-files.ts';
import { fail, finishEdit, inFile, readFiles } from './edited-files.ts';

/** The images that change, and in which files. */
export interface SetImageRequest extends EditedHow {
  readonly images: readonly ImageAssignment[];
  /** Whether a digest goes where none is given. */
  readonly removeDigest: boolean;
}

/** Writes images wherever the files name them, in all files or in none. */
export async function setImage(request: SetImageRequest, ports: Needed): Promise<Ended> {
  const { contents, wrong } = await readFiles(request.files, ports);
  if (wrong.length > 0) return fail(wrong, ports);
  const plan = planImages(
    request.images.map((image) => targetOf(image, request)),
    contents,
  );
  if (plan.result === 'planned') {
    for (const reference of plan.elsewhere) tellElsewhere(reference, ports);
    for (const mention of plan.mentions) tellMention(mention, ports);
    for (const parameter of plan.winning) tellWinning(parameter, ports);
    return finishEdit(request, plan.files.map(asEdited), ports);
  }
  const lines = new Map([...contents].map(([file, bytes]) => [file, linesOf(bytes)]));
  return fail(
    plan.problems.map((problem) => inFile(problem, lines.get(problem.place?.file ?? '') ?? [])),
    ports,
  );
}

/** A Rollout may run another image than the one that was set. */
function tellElsewhere({ rollout, target, place }: WorkloadReference, { log }: Needed): void {
  const message = `the Rollout ${rollout} takes its pods from ${target}, which is in none of the files`;
  const problem = { message, place, remedy: 'name its file too' };
  log.warning(printProblem(problem), problem);
}

/** Nothing says whether a text has to follow the image that it names. */
function tellMention({ reference, place }: Mention, { log }: Needed): void {
  const message = `a text names ${reference}, and was left as it is`;
  const problem = { message, place, remedy: 'change it by hand if it means the image that runs' };
  log.warning(printProblem(problem), problem);
}

/** Argo CD takes a parameter before it looks into values files. */
function tellWinning({ parameter, over }: WinningParameter, { log }: Needed): void {
  const { name, value, place } = parameter;
  const message = `the parameter ${name} says ${value}, and where both are of one chart it wins over ${printPlace(over)}`;
  const problem = { message, place, remedy: 'change it too, or remove it' };
  log.warning(printProblem(problem), problem);
}

function targetOf({ repository, ...image }: ImageAssignment, { removeDigest }: SetImageRequest): ImageTarget {
  return { by: 'image', image, as: { repository, digests: removeDigest ? 'removed' : 'as-given' } };
}

function asEdited({ file, before, after, edits }: PlannedFile): EditedFile {
  const changes = edits.map(({ path, line, column, from, to }) => ({
    kind: 'set' as const,
    path,
    line,
    column,
    from,
    to,
  }));
  return { file, before, after, changes };
}
