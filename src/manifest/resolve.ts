import type { Problem } from '../errors.ts';
import type { ImageReference } from '../image/reference.ts';
import { repositoryOf } from '../image/reference.ts';
import type { EmbeddedText } from './embedded-texts.ts';
import { mayName } from './filled-in.ts';
import type { CannotWrite, Field, NewImage } from './image-site.ts';
import type { FoundSite, Images } from './images.ts';
import { imagesIn } from './images.ts';
import type { Located } from './locate.ts';
import { locateIn, refuseAt } from './locate.ts';
import { locateAnywhere, locateText, locateWithin } from './locate-within.ts';
import type { PathStep } from './path.ts';
import { parsePath, printPath } from './path.ts';
import type { SecondWriter } from './second-writer.ts';
import { twoWriters } from './second-writer.ts';
import type { Source } from './source.ts';
import { positionOf } from './source.ts';
import type { Tree } from './tree.ts';
import type { Change } from './verify.ts';
import { nameOf } from './walk.ts';

/** What an edit means: a value at a path, or an image wherever the file names it. */
export type EditTarget =
  /** The value is text, and written so that every reader takes it for text. */
  | { readonly by: 'path'; readonly path: string; readonly value: string }
  /**
   * The repository to look for, with the tag and/or digest that it gets. Every place of the file that names it changes:
   * it is the same image. The file's kind, and what stands there already, say where tag and digest go.
   */
  | ImageTarget;

export interface ImageTarget {
  readonly by: 'image';
  readonly image: ImageReference;
  /** What else becomes of the places; by default the repository stays, and a digest is where one was. */
  readonly as?: Pick<NewImage, 'repository' | 'digests'>;
}

export type Resolved =
  | { readonly result: 'resolved'; readonly changes: readonly Change[] }
  | { readonly result: 'refused'; readonly problems: readonly Problem[] }
  /** The file does not name the image that it is about. */
  | { readonly result: 'absent' };

/** A file that was read, with what it says of images. */
export interface ReadFile {
  readonly source: Source;
  readonly trees: readonly Tree[];
  readonly images: Images;
}

/** Looks at a file once for all its edits. */
export function lookAt(source: Source, trees: readonly Tree[], targets: readonly EditTarget[]): ReadFile {
  return { source, trees, images: targets.some(({ by }) => by === 'image') ? imagesIn(trees) : imagesIn([]) };
}

/**
 * Finds what each edit names in a file, in the order of the edits.
 * @param writers who else writes images, by any of the files
 */
export function resolveEdits(
  file: ReadFile,
  targets: readonly EditTarget[],
  writers: readonly SecondWriter[],
): readonly Resolved[] {
  return targets.map((target) =>
    target.by === 'path' ? resolvePath(file, target) : resolveImage(file, target, writers),
  );
}

interface Wanted {
  readonly located: Located;
  readonly to: string;
}

function resolvePath({ source, trees }: ReadFile, { path, value }: { path: string; value: string }): Resolved {
  const parsed = parsePath(path);
  if (parsed.result === 'parsed')
    return changesOf([{ located: locateAnywhere(source, trees, parsed.path), to: value }]);
  const message = `the path "${path}" is wrong at column ${parsed.column}: ${parsed.message}`;
  return refused({ message, place: { file: source.file }, remedy: 'correct the path of the edit' });
}

function resolveImage(file: ReadFile, { image, as }: ImageTarget, writers: readonly SecondWriter[]): Resolved {
  const { source, images } = file;
  const wanted = repositoryOf(image);
  if (image.tag === undefined && image.digest === undefined) {
    const message = `${wanted} is to be written without tag and digest`;
    return refused({ message, place: { file: source.file }, remedy: 'give one of them' });
  }
  // Docker Hub's own images are written without their first part
  const shortName = image.name.replace(/^library\//, '');
  const unsearched = images.unsearched.filter(({ says }) => says.includes(shortName));
  const doubled = images.doubled.filter(({ says }) => says.includes(shortName));
  const ours = images.sites.filter(({ repositories }) => repositories.includes(wanted));
  const unclear = images.sites.filter((site) => !ours.includes(site) && isUnclear(site, wanted));
  if (ours.length + unclear.length + unsearched.length + doubled.length === 0) return { result: 'absent' };
  const other = writers.find(({ repository }) => repository === wanted);
  if (other !== undefined) return refused(twoWriters(wanted, other));
  const { tag, digest } = image;
  const next = { ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
  return changesOf([
    ...ours.flatMap((site) => wantedAt(file, site, { ...next, digests: 'as-kept', ...as })),
    ...unclear.map((site) => ({ located: refuseUnclear(file, site, image), to: '' })),
    ...doubled.map(({ spot, key, text }) => ({
      located: locateOf(file, { spot, ...(text === undefined ? {} : { text }) }, [...spot.steps, { key }]),
      to: '',
    })),
    ...unsearched.map(({ text }) => ({ located: refuseText(file, text), to: '' })),
  ]);
}

function wantedAt(file: ReadFile, site: FoundSite, image: NewImage): readonly Wanted[] {
  const writes = site.write(image);
  if (writes.possible === 'yes')
    return writes.fields.map((field) => ({ located: locateField(file, site, field), to: field.to }));
  return [{ located: refuseSite(file, site, writes), to: '' }];
}

function refuseSite(file: ReadFile, site: FoundSite, { message, remedy, position: own }: CannotWrite): Located {
  const { tree, map } = site.spot;
  const position = own ?? site.position ?? positionOf(map) ?? 0;
  const refuse = () => refuseAt(tree.source, position, { message, remedy });
  return site.text === undefined ? refuse() : within(file, site.text, refuse);
}

function isUnclear({ unclear = [] }: FoundSite, wanted: string): boolean {
  return unclear.some((text) => mayName(text, wanted));
}

/** A place that names the image or another one, as something else has it. */
function refuseUnclear(file: ReadFile, site: FoundSite, image: ImageReference): Located {
  const message = `${nameOf(site.spot.steps)} may name ${repositoryOf(image)}: a template or a variable begins its name`;
  const remedy = 'change the version there by its path, as edit does, or leave the file out';
  return refuseSite(file, site, { possible: 'no', message, remedy });
}

/** A text within the document of a site has one document, and its steps begin there. */
function locateField(file: ReadFile, site: FoundSite, { steps, text }: Field): Located {
  if (text === undefined) return locateOf(file, site, steps);
  return within(file, text, (inner, own) => locateIn(inner, own, { document: 0, steps }));
}

function locateOf(
  { source, trees }: ReadFile,
  { spot, text }: Pick<FoundSite, 'spot' | 'text'>,
  steps: readonly PathStep[],
): Located {
  const at = { document: spot.tree.document, steps };
  if (text === undefined) return locateIn(source, trees, at);
  return within({ source, trees }, text, (inner, own) => locateIn(inner, own, at));
}

function within(
  file: Pick<ReadFile, 'source' | 'trees'>,
  text: EmbeddedText,
  locate: (inner: Source, trees: readonly Tree[]) => Located,
): Located {
  const block = locateTextOf(file, text);
  if (block.result === 'refused') return block;
  return locateWithin(block.location, ({ inner, trees }) => locate(inner, trees));
}

function locateTextOf({ source, trees }: Pick<ReadFile, 'source' | 'trees'>, { tree, steps }: EmbeddedText): Located {
  return locateText(source, trees, { document: tree.document, steps });
}

/** A text that may name the image, and that is not searched: it does not parse, or holds a text itself. */
function refuseText(file: ReadFile, text: EmbeddedText): Located {
  const located = locateTextOf(file, text);
  if (located.result === 'refused') return located;
  const message = `${printPath(text)} holds text within text, which may name the image too`;
  return refuseAt(file.source, located.location.start, { message, remedy: 'edit that by hand' });
}

function refused(problem: Problem): Resolved {
  return { result: 'refused', problems: [problem] };
}

function changesOf(wanted: readonly Wanted[]): Resolved {
  const problems = wanted.flatMap(({ located }) => (located.result === 'refused' ? [located.problem] : []));
  if (problems.length > 0) return { result: 'refused', problems };
  const changes = wanted.flatMap(({ located, to }) =>
    located.result === 'located' ? [{ location: located.location, to }] : [],
  );
  return { result: 'resolved', changes };
}
