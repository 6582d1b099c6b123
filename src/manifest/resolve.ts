import type { Problem } from '../errors.ts';
import type { ImageReference } from '../image/reference.ts';
import { repositoryOf } from '../image/reference.ts';
import type { ImageSite } from './image-sites.ts';
import { imageSites } from './image-sites.ts';
import type { Located, Location } from './locate.ts';
import { locateNode, locatePath, positionOf } from './locate.ts';
import { parsePath } from './path.ts';
import type { Source } from './source.ts';
import { placeAt } from './source.ts';

/** What an edit means: a value at a path, or an image wherever the file names it. */
export type EditTarget =
  | { readonly by: 'path'; readonly path: string; readonly value: string }
  /** The repository to look for, with the tag and/or digest that it gets. */
  | { readonly by: 'image'; readonly image: ImageReference };

/** A scalar and the text that it shall hold. */
export interface Change {
  readonly location: Location;
  readonly to: string;
}

export type Resolved =
  | { readonly result: 'resolved'; readonly changes: readonly Change[] }
  | { readonly result: 'refused'; readonly problems: readonly Problem[] };

/** Finds what an edit names in a file. */
export function resolveEdit(source: Source, target: EditTarget): Resolved {
  return target.by === 'path' ? resolvePath(source, target) : resolveImage(source, target.image);
}

function resolvePath(source: Source, target: { readonly path: string; readonly value: string }): Resolved {
  const path = parsePath(target.path);
  if (path.result === 'wrong') {
    const message = `the path "${target.path}" is wrong at column ${path.column}: ${path.message}`;
    return { result: 'refused', problems: [{ message, place: { file: source.file } }] };
  }
  return changesOf([{ located: locatePath(source, path.steps), to: target.value }]);
}

function resolveImage(source: Source, image: ImageReference): Resolved {
  const sites = imageSites(source, image);
  const wanted = repositoryOf(image);
  const ours = sites.filter(({ repository }) => repository === wanted);
  if (ours.length === 0) return notFound(source, wanted, sites);
  const lacking = ours.find(({ lacks }) => lacks !== undefined);
  if (lacking !== undefined) {
    const message = `names ${wanted} without ${lacking.lacks}, so there is nothing to set`;
    return {
      result: 'refused',
      problems: [{ message, place: { file: source.file }, remedy: `add ${lacking.lacks} there once` }],
    };
  }
  return changesOf(ours.flatMap((site) => toLocate(source, site, image)));
}

interface ToSet {
  readonly located: Located;
  readonly to: string;
}

function toLocate(source: Source, site: ImageSite, image: ImageReference): readonly ToSet[] {
  return site.scalars.map(({ node, steps, value }) => {
    if (value !== undefined)
      return { located: locateNode(source, node, { document: site.document, steps }), to: value };
    const lacking = image.digest === undefined ? 'a digest' : 'a tag';
    const problem = { message: `needs ${lacking}, and the image has none`, place: placeAt(source, positionOf(node)) };
    return { located: { result: 'refused', problem }, to: '' };
  });
}

function notFound(source: Source, wanted: string, sites: readonly ImageSite[]): Resolved {
  const names = [...new Set(sites.map(({ repository }) => repository))].slice(0, 8).join(', ');
  const message = `does not name the image ${wanted}; it names ${names === '' ? 'none' : names}`;
  return {
    result: 'refused',
    problems: [{ message, place: { file: source.file }, remedy: 'correct `image`, or use a `path`' }],
  };
}

function changesOf(wanted: readonly ToSet[]): Resolved {
  const problems = wanted.flatMap(({ located }) => (located.result === 'refused' ? [located.problem] : []));
  if (problems.length > 0) return { result: 'refused', problems };
  const changes = wanted.flatMap(({ located, to }) =>
    located.result === 'located' ? [{ location: located.location, to }] : [],
  );
  return { result: 'resolved', changes };
}
