import { posix } from 'node:path';
import type { PathStep } from '../manifest/path.ts';
import type { Source } from '../manifest/source.ts';
import { treesOf } from '../manifest/tree.ts';
import type { FilePlace } from '../readiness/finding.ts';
import type { ManifestObject } from './object.ts';
import type { PlaceOf } from './read.ts';
import { placesIn } from './read.ts';
import { placeInTemplate } from './template-place.ts';
import type { View } from './view.ts';
import { viewOf } from './view.ts';

/** Files that something was rendered from, with the objects that they hold. */
export interface Origins {
  /** The folder of the kustomization or chart. */
  readonly root: string;
  /** By file; patches too. */
  readonly objects: ReadonlyMap<string, readonly ManifestObject[]>;
  /** The text of each file, made when it is asked for. */
  readonly texts: ReadonlyMap<string, () => string>;
}

/** Under which annotation Kustomize says where an object comes from (`buildMetadata: [originAnnotations]`). */
const originAnnotation = 'config.kubernetes.io/origin';

/**
 * Where the values of a rendered text come from: the patch that says the same at the same path, else the object of the file that
 * Kustomize names, else the deepest part of it that is there. Of a chart, the line of the template that has the keys.
 */
export function placesOfRendered(rendered: Source, origins: Origins): PlaceOf {
  const trees = treesOf(rendered);
  const own = placesIn(rendered);
  const roots = trees.map((tree, document) => viewOf({ tree, placeOf: (at, path) => own(at, path, document) }));
  const origin = new Map<number, TemplatePart | undefined>();
  return (position, steps, document) => {
    const root = roots[document];
    if (root === undefined) return own(position, steps, document);
    if (!origin.has(document)) origin.set(document, partOf(document, { roots, text: rendered.text }, origins));
    return placeOf(root, { steps, part: origin.get(document) }, origins);
  };
}

/** Which document of which template: of those of a kind the second that is rendered is the second that is written. */
interface TemplatePart {
  readonly file: string;
  readonly kind: string | undefined;
  readonly nth: number;
}

function partOf(
  document: number,
  { roots, text }: { readonly roots: readonly View[]; readonly text: string },
  origins: Origins,
): TemplatePart | undefined {
  const root = roots[document];
  const file = root === undefined ? undefined : templateOf(text, root.position, origins);
  if (root === undefined || file === undefined) return undefined;
  const kind = root.at('kind').value;
  const before = roots
    .slice(0, document)
    .filter((one) => one.at('kind').value === kind && templateOf(text, one.position, origins) === file);
  return { file, kind, nth: before.length };
}

interface Asked {
  readonly steps: readonly PathStep[];
  readonly part: TemplatePart | undefined;
}

function placeOf(root: View, { steps, part }: Asked, origins: Origins): FilePlace {
  if (part !== undefined)
    return placeInTemplate(part.file, { ...part, text: origins.texts.get(part.file)?.() ?? '' }, steps);
  const file = fileOf(root, origins);
  const object = file === undefined ? undefined : sourceOf(root, origins.objects.get(file) ?? []);
  const wanted = follow(root, steps);
  const layers = [...patchesOf(root, object, origins), ...(object === undefined ? [] : [object.view])];
  const mirrored = layers.map((layer) => mirror(layer, root, steps));
  const inOrder = isRepeated(wanted, steps) ? mirrored.toReversed() : mirrored;
  const same = inOrder.find(({ view }) => isSame(view, wanted));
  // of equals the object's own: what is missing is missing there
  const deepest = mirrored.toReversed().toSorted((one, other) => other.depth - one.depth)[0];
  const found = same ?? deepest;
  return found?.view.place ?? { file: file ?? posix.join(origins.root, 'kustomization.yaml'), line: 1, column: 1 };
}

/** A patch repeats maps and names only to say what it is laid over: they stand where the object itself does. */
function isRepeated(wanted: View, steps: readonly PathStep[]): boolean {
  const last = steps.at(-1);
  return wanted.value === undefined || (last !== undefined && 'key' in last && ['kind', 'name'].includes(last.key));
}

/** The template of a chart that a document was rendered from, which Helm says above it. */
function templateOf(text: string, position: number, origins: Origins): string | undefined {
  const mark = '# Source: ';
  const start = text.lastIndexOf(mark, position);
  if (start < 0) return undefined;
  const line = text.slice(start + mark.length, text.indexOf('\n', start));
  // the first part is the name of the chart, whatever its folder is called
  const file = posix.join(origins.root, line.split('/').slice(1).join('/'));
  return origins.texts.has(file) ? file : undefined;
}

/** The file that an object comes from: seen from the folder beside ours that it was rendered in. */
function fileOf(root: View, origins: Origins): string | undefined {
  const text = root.at('metadata', 'annotations', originAnnotation).value ?? '';
  const path = /(?:^|\n)(?:path|configuredIn): (.+)/.exec(text)?.[1];
  if (path === undefined) return undefined;
  const file = path.replace(/^(\.\.\/)+/, '');
  return origins.texts.has(file) ? file : undefined;
}

/** Names get prefixes and suffixes: of several objects of a kind the one whose name is part of the rendered. */
function sourceOf(root: View, objects: readonly ManifestObject[]): ManifestObject | undefined {
  const alike = objects.filter(({ kind }) => kind === root.at('kind').value);
  const name = root.at('metadata', 'name').value ?? '';
  const longest = (one: ManifestObject, other: ManifestObject) => (other.name?.length ?? 0) - (one.name?.length ?? 0);
  return (
    alike.find((one) => one.name === name) ??
    alike.filter((one) => name.includes(one.name ?? '')).sort(longest)[0] ??
    alike[0]
  );
}

function patchesOf(root: View, object: ManifestObject | undefined, { objects }: Origins): readonly View[] {
  const kind = root.at('kind').value;
  const names = new Set([object?.name, root.at('metadata', 'name').value]);
  return [...objects.values()]
    .flat()
    .filter((one) => one.isPatch && one.kind === kind && names.has(one.name))
    .map(({ view }) => view);
}

/** The view at steps; what is missing stands where the nearest thing above does. */
function follow(root: View, steps: readonly PathStep[]): View {
  return steps.reduce<View>((view, step) => ('key' in step ? view.at(step.key) : itemAt(view, step)), root);
}

function itemAt(view: View, step: PathStep): View {
  return ('index' in step ? view.items[step.index] : undefined) ?? view.at('');
}

/** How far another object goes along the steps, and what stands there. */
interface Mirrored {
  readonly view: View;
  readonly depth: number;
}

/** The same place of another object, as far as it is there: items of lists are found by their name, as merging moves them. */
function mirror(other: View, root: View, steps: readonly PathStep[]): Mirrored {
  let [from, view] = [root, other];
  for (const [depth, step] of steps.entries()) {
    from = 'key' in step ? from.at(step.key) : itemAt(from, step);
    const next = 'key' in step ? view.at(step.key) : counterpart(view, from, step);
    if (!next.isThere) return { view, depth };
    view = next;
  }
  return { view, depth: steps.length };
}

/** Of a list without names, the item at the same place. */
function counterpart(list: View, item: View, step: PathStep): View {
  const name = item.at('name').value;
  const hasNames = list.items.some((one) => one.at('name').isThere);
  if (name === undefined || !hasNames) return itemAt(list, step);
  return list.items.find((one) => one.at('name').value === name) ?? list.at('');
}

/** Whether a place says what the rendered one does; of maps and lists, that there is one. */
function isSame(view: View, wanted: View): boolean {
  return view.isThere && wanted.isThere && view.value === wanted.value;
}
