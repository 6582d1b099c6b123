import type { Problem } from '../errors.ts';
import { repositoryOf } from '../image/reference.ts';
import { imageNotFound, podsElsewhere } from './image-not-found.ts';
import type { Images } from './images.ts';
import { lostRenamings } from './lost-renamings.ts';
import type { Mention } from './mentions.ts';
import type { Absent, LookedAt } from './plan-file.ts';
import { lookAtFile, planFile, unique } from './plan-file.ts';
import type { EditTarget, ImageTarget } from './resolve.ts';
import type { WinningParameter } from './winning-parameters.ts';
import { winningParameters } from './winning-parameters.ts';
import type { WorkloadReference } from './workload-reference.ts';

export type { EditTarget, ImageTarget } from './resolve.ts';

/** One edit of one file. */
export interface FileEdit {
  readonly file: string;
  readonly target: EditTarget;
}

/** One scalar that an edit names: where it is, what it holds, and what it shall hold. */
export interface PlannedEdit {
  readonly file: string;
  /** Yq-like path; it names the document (`select(di == 1) | .a`) only where another one has the same path. */
  readonly path: string;
  /** Line and column of the value, from 1. */
  readonly line: number;
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/** One file with all its edits made; every byte that no edit names is as it was. */
export interface PlannedFile {
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** The scalars that really change: other text, or text that reads as a number until it is quoted. */
  readonly edits: readonly PlannedEdit[];
  /** Every scalar that the edits name, changed or not. */
  readonly named: readonly PlannedEdit[];
  /** Set where the file is made: then `before` is empty. */
  readonly isNew?: true;
}

export type EditPlan =
  | { readonly result: 'planned'; readonly files: readonly PlannedFile[] }
  | { readonly result: 'refused'; readonly problems: readonly Problem[] };

/** A plan, and what the files leave open. */
export type ImagePlan = EditPlan & {
  /** Rollouts whose image stands in a file that was not given. */
  readonly elsewhere: readonly WorkloadReference[];
  /** Texts that name an image in another version, and that stay. */
  readonly mentions: readonly Mention[];
  /** Parameters of an Application that win over a values file, and say another version. */
  readonly winning: readonly WinningParameter[];
};

/**
 * Plans edits on the bytes of files: all of them, or none. Each result was parsed again and differs from its source in
 * exactly the values named; anything that cannot be changed alone is refused, with its place. Every problem of every file
 * is told, and nothing throws.
 */
export function planEdits(edits: readonly FileEdit[], contents: ReadonlyMap<string, Uint8Array>): EditPlan {
  return planAll(lookAtAll(edits, contents), (absent) =>
    absent.map(({ file, target, images, mentions }) =>
      imageNotFound(repositoryOf(target.image), { files: [file], found: [images], mentions, byPath: pathOfEdit }),
    ),
  );
}

/** Plans images in whichever of the files name them; one that none of them names is refused. */
export function planImages(targets: readonly ImageTarget[], contents: ReadonlyMap<string, Uint8Array>): ImagePlan {
  const files = [...contents.keys()];
  const all = lookAtAll(
    files.flatMap((file) => targets.map((target) => ({ file, target }))),
    contents,
  );
  const looked = files.length === 1 ? all : all.map(orLeaveOut);
  const plan = planAll(looked, (absent) => {
    const byTarget = [...Map.groupBy(absent, ({ target }) => target)];
    return byTarget.flatMap(([target, all]) => {
      if (all.length < files.length) return [];
      const found = all.map(({ images }) => images);
      const mentions = all.flatMap((one) => one.mentions);
      return [imageNotFound(repositoryOf(target.image), { files, found, mentions, byPath: pathOnCommandLine })];
    });
  });
  const found = looked.flatMap(imagesOf);
  const lost = targets.flatMap((target) => lostRenamings(target, found));
  const winning = plan.result === 'planned' ? winningParameters(plan.files, found) : [];
  return { ...refuseAlso(plan, lost), elsewhere: podsElsewhere(found), mentions: plan.mentions, winning };
}

/** A file that nobody can edit stands in the way of the others. */
function orLeaveOut(looked: LookedAt): LookedAt {
  if (looked.result === 'read') return looked;
  const problems = looked.problems.map(({ remedy, ...problem }) => ({
    ...problem,
    remedy: `${remedy === undefined ? '' : `${remedy}, or `}leave the file out`,
  }));
  return { ...looked, problems };
}

function refuseAlso(plan: EditPlan, problems: readonly Problem[]): EditPlan {
  if (problems.length === 0) return plan;
  return { result: 'refused', problems: [...(plan.result === 'refused' ? plan.problems : []), ...problems] };
}

function pathOfEdit([nameless]: readonly string[]): string {
  return `correct the image of the edit, or name the value by its path${nameless === undefined ? '' : `, ${nameless}`}`;
}

function pathOnCommandLine(nameless: readonly string[]): string {
  // the language of edit does not go into text
  const path = nameless.find((one) => !one.includes('| from_yaml |'));
  return `correct the name${path === undefined ? '' : `, or change the value by its path: edit '${path} = "TAG"'`}`;
}

function lookAtAll(edits: readonly FileEdit[], contents: ReadonlyMap<string, Uint8Array>): readonly LookedAt[] {
  const byFile = Map.groupBy(edits, ({ file }) => file);
  return [...byFile].map(([file, own]) => lookAtFile(file, own, contents.get(file)));
}

function imagesOf(looked: LookedAt): readonly Images[] {
  return looked.result === 'read' ? [looked.file.images] : [];
}

function planAll(
  looked: readonly LookedAt[],
  refuseAbsent: (absent: readonly Absent[]) => readonly Problem[],
): EditPlan & { readonly mentions: readonly Mention[] } {
  const writers = looked.flatMap(imagesOf).flatMap((images) => images.writers);
  const planned = looked.map((one) => planFile(one, writers));
  const absent = planned.flatMap((one) => one.absent);
  const mentions = planned.flatMap((one) => one.mentions);
  const problems = [
    ...planned.flatMap((one) => (one.result === 'refused' ? one.problems : [])),
    ...refuseAbsent(absent),
  ];
  if (problems.length > 0)
    return { result: 'refused', problems: unique(problems, (one) => JSON.stringify(one)), mentions };
  return { result: 'planned', files: planned.flatMap((one) => (one.result === 'planned' ? [one.file] : [])), mentions };
}
