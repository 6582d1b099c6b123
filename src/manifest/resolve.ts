import type { Problem } from '../errors.ts';
import type { ImageReference } from '../image/reference.ts';
import { repositoryOf } from '../image/reference.ts';
import type { Writes } from './image-site.ts';
import type { Images } from './images.ts';
import { imageNotFound, imagesIn } from './images.ts';
import type { Located } from './locate.ts';
import { locateIn, locatePath, refuseAt } from './locate.ts';
import { parsePath } from './path.ts';
import type { Source } from './source.ts';
import { positionOf } from './source.ts';
import type { Spot, Tree } from './tree.ts';
import { treesOf } from './tree.ts';
import type { Change } from './verify.ts';

/** What an edit means: a value at a path, or an image wherever the file names it. */
export type EditTarget =
  /** The value is text, and written so that every reader takes it for text. */
  | { readonly by: 'path'; readonly path: string; readonly value: string }
  /**
   * The repository to look for, with the tag and/or digest that it gets. Every place of the file that names it changes:
   * it is the same image. The file's kind, and what stands there already, say where tag and digest go.
   */
  | { readonly by: 'image'; readonly image: ImageReference };

export type Resolved =
  | { readonly result: 'resolved'; readonly changes: readonly Change[] }
  | { readonly result: 'refused'; readonly problems: readonly Problem[] };

/** Finds what each edit names in a file, in the order of the edits. */
export function resolveEdits(source: Source, targets: readonly EditTarget[]): readonly Resolved[] {
  const trees = treesOf(source);
  const images = targets.some(({ by }) => by === 'image') ? imagesIn(trees) : { sites: [], nameless: [] };
  const file = { source, trees, images };
  return targets.map((target) => (target.by === 'path' ? resolvePath(file, target) : resolveImage(file, target.image)));
}

interface ReadFile {
  readonly source: Source;
  readonly trees: readonly Tree[];
  readonly images: Images;
}

interface Wanted {
  readonly located: Located;
  readonly to: string;
}

function resolvePath({ source, trees }: ReadFile, { path, value }: { path: string; value: string }): Resolved {
  const parsed = parsePath(path);
  if (parsed.result === 'parsed') return changesOf([{ located: locatePath(source, trees, parsed.path), to: value }]);
  const message = `the path "${path}" is wrong at column ${parsed.column}: ${parsed.message}`;
  return refused({ message, place: { file: source.file }, remedy: 'correct the path of the edit' });
}

function resolveImage(file: ReadFile, image: ImageReference): Resolved {
  const { source, images } = file;
  const place = { file: source.file };
  const wanted = repositoryOf(image);
  if (image.tag === undefined && image.digest === undefined)
    return refused({ message: `${wanted} is to be written without tag and digest`, place, remedy: 'give one of them' });
  const ours = images.sites.filter(({ repositories }) => repositories.includes(wanted));
  if (ours.length === 0) return refused(imageNotFound(source, wanted, images));
  return changesOf(ours.flatMap(({ spot, write }) => wantedAt(file, spot, write(image))));
}

function wantedAt({ source, trees }: ReadFile, spot: Spot, writes: Writes): readonly Wanted[] {
  if (writes.possible === 'no') return [{ located: refuseAt(source, positionOf(spot.map) ?? 0, writes), to: '' }];
  const { document } = spot.tree;
  return writes.fields.map(({ steps, to }) => ({ located: locateIn(source, trees, { document, steps }), to }));
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
