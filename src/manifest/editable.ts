import type { Scalar } from '../data/nodes.ts';
import { isMap, isScalar, isSeq } from '../data/nodes.ts';
import { isTemplate, isTemplateAt } from './filled-in.ts';
import type { PathStep } from './path.ts';
import { keyIn } from './path.ts';
import type { Source } from './source.ts';
import { pairsWith, placeAt } from './source.ts';
import type { AliasUse, Tree } from './tree.ts';
import type { Arrival } from './walk.ts';
import { nameOf } from './walk.ts';

/** How a scalar stands in the file: without quotes, or in single or double ones. */
export type Style = 'plain' | 'single' | 'double';

/** Whether a node can be replaced by other text on its line, and nothing else changes by it. */
export type Editable =
  | { readonly editable: 'yes'; readonly scalar: Scalar; readonly style: Style }
  | { readonly editable: 'no'; readonly message: string; readonly remedy: string };

/** Judges what a walk arrived at. */
export function judgeEditable(tree: Tree, arrival: Arrival): Editable {
  const { node, steps, position } = arrival;
  const where = nameOf(steps);
  if (isTemplateAt(tree.source.text, position)) return no(`${where} is a template`, editElsewhere);
  if (node === null || node === undefined)
    return no(`${where} has no value that could be replaced`, 'write a value there');
  if (!isScalar(node))
    return no(`${where} is ${isSeq(node) ? 'a list' : isMap(node) ? 'a map' : 'no value'}`, oneValue);
  const style = styleOf(node);
  if (style === undefined) return no(`${where} is a block of text (| or >)`, 'write the value on one line');
  const objection = objectionTo(tree, node, where) ?? sharedWith(tree, arrival);
  if (objection !== undefined) return objection;
  // JSON knows double quotes only
  return { editable: 'yes', scalar: node, style: tree.source.file.endsWith('.json') ? 'double' : style };
}

const editElsewhere = 'edit the file that its value comes from';
const oneValue = 'name one value in it';

function no(message: string, remedy: string): Extract<Editable, { editable: 'no' }> {
  return { editable: 'no', message, remedy };
}

function styleOf(scalar: Scalar): Style | undefined {
  switch (scalar.type) {
    case 'PLAIN':
      return 'plain';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'QUOTE_DOUBLE':
      return 'double';
    default:
      return undefined;
  }
}

/** What the scalar itself, or the comment on its line, has against being replaced. */
function objectionTo({ source }: Tree, node: Scalar, where: string): Editable | undefined {
  const { text } = source;
  const [start = 0, end = 0] = node.range ?? [];
  const value = text.slice(start, end);
  if (/[\r\n]/.test(value)) return no(`${where} goes over several lines`, 'write the value on one line');
  if (isTemplate(value)) return no(`${where} is a template`, editElsewhere);
  // in {tag:,x: 1} the key is "tag" to some readers and "tag:" to others, Go's among them
  if (value === '' && /^:[,}\]]/.test(text.slice(start - 1, start + 1)))
    return no(`${where} is empty, and not every reader of YAML takes it for a key`, 'write a space after the colon');
  if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str')
    return no(`${where} has the tag ${node.tag}, so it is no plain text`, 'remove the tag');
  if (!hasMarkers(source) || !imagePolicy.test(`${node.commentBefore ?? ''}${commentAfter(text, end)}`))
    return undefined;
  return no(
    `${where} belongs to Flux image automation ($imagepolicy): two writers would undo each other's work`,
    'remove the marker, or leave the value to Flux',
  );
}

/** https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources */
const imagePolicy = /\{\s*"\$imagepolicy"/;

const markers = new WeakMap<Source, boolean>();

/** Whether a file has any: thousands of values on one line may each ask for theirs. */
function hasMarkers(source: Source): boolean {
  const known = markers.get(source) ?? source.text.includes('$imagepolicy');
  markers.set(source, known);
  return known;
}

/** The comment on the line of a value, also where other values of a flow map stand between. */
function commentAfter(text: string, end: number): string {
  const lineEnd = text.indexOf('\n', end);
  const rest = text.slice(end, lineEnd < 0 ? undefined : lineEnd);
  const start = rest.search(/(?<!\S)#/);
  return start < 0 ? '' : rest.slice(start);
}

const usesByTarget = new WeakMap<Tree, ReadonlyMap<unknown, readonly AliasUse[]>>();

/** The aliases of a document by what they stand for: thousands of values may each ask for their own. */
export function usesOf(tree: Tree): ReadonlyMap<unknown, readonly AliasUse[]> {
  const known = usesByTarget.get(tree) ?? Map.groupBy(tree.uses, ({ target }) => target);
  usesByTarget.set(tree, known);
  return known;
}

/** A value in an anchor, or below one, shows wherever the anchor has an alias. */
export function sharedWith(
  tree: Tree,
  { node, above, steps }: Arrival,
): Extract<Editable, { editable: 'no' }> | undefined {
  const uses = usesOf(tree);
  if (uses.size === 0) return undefined;
  const shows = [...above, node]
    .flatMap((one, depth) => (uses.get(one) ?? []).filter((use) => !isShadowed(use, steps[depth])))
    .sort((one, other) => one.position - other.position);
  if (shows.length === 0) return undefined;
  const lines = [...new Set(shows.map(({ position }) => placeAt(tree.source, position).line))];
  return no(
    `${nameOf(steps)} is shown elsewhere too, by an alias of its anchor (line ${lines.join(', ')})`,
    'write the values out where the alias stands, so that each can be changed alone',
  );
}

/** Whether the map that merges the anchor has its own value for the key that leads to ours. */
function isShadowed({ mergedInto }: AliasUse, next: PathStep | undefined): boolean {
  const key = keyIn(next);
  return mergedInto !== undefined && key !== undefined && pairsWith(mergedInto, key).length > 0;
}
