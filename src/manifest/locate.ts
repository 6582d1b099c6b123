import type { Scalar } from '../data/nodes.ts';
import { isMap } from '../data/nodes.ts';
import type { Problem } from '../errors.ts';
import type { Editable, Style } from './editable.ts';
import { judgeEditable } from './editable.ts';
import type { Embedded } from './embedded.ts';
import type { DocumentSelector, Path, PathStep } from './path.ts';
import { printPath } from './path.ts';
import { readsAsText } from './scalar.ts';
import type { Source } from './source.ts';
import { placeAt, scalarText } from './source.ts';
import type { Tree } from './tree.ts';
import { lookUp, textAt } from './tree.ts';
import type { Arrival, Walk } from './walk.ts';
import { lastingSteps, walk } from './walk.ts';

/** A scalar in a file that may be replaced without changing anything else. */
export interface Location {
  readonly source: Source;
  /** Names the document only where another one of the file has the same steps. */
  readonly path: Path;
  readonly scalar: Scalar;
  /** Where its text begins and ends, as indexes into the source's text; the same for an empty value. */
  readonly start: number;
  readonly end: number;
  readonly style: Style;
  readonly value: string;
  /** False for a plain `1.20` or `on`: the right characters, and yet no text to some readers of YAML. */
  readonly isText: boolean;
  /** The value whose text is the source, where that is YAML within YAML. */
  readonly within?: { readonly embedded: Embedded; readonly block: Location };
}

/** Decides whether what a path leads to may be replaced. */
export type Judge = (tree: Tree, arrival: Arrival) => Editable;

export type Located =
  | { readonly result: 'located'; readonly location: Location }
  | { readonly result: 'refused'; readonly problem: Problem };

/** A refusal at a position of the source. */
export function refuseAt(source: Source, position: number, facts: Pick<Problem, 'message' | 'remedy'>): Located {
  const { message, remedy } = facts;
  return {
    result: 'refused',
    problem: { message, place: placeAt(source, position), ...(remedy === undefined ? {} : { remedy }) },
  };
}

/** The value that a path names, in the document it names or in the only one that has it. */
export function locatePath(
  source: Source,
  trees: readonly Tree[],
  { document, steps }: Path,
  judge: Judge = judgeEditable,
): Located {
  if (typeof document === 'number') return locateIn(source, trees, { document, steps }, judge);
  if (document !== undefined) return locateInObject(source, trees, { document, steps }, judge);
  const walks = trees.map((tree) => ({ tree, walked: walk(tree, steps) }));
  const [first, second] = walks.filter(({ walked }) => walked.result === 'reached');
  if (first !== undefined && second !== undefined) return ambiguous(source, walks, steps);
  const found = first ?? deepest(walks);
  if (found === undefined)
    return refuseAt(source, 0, { message: 'holds no YAML document', remedy: 'correct the file of the edit' });
  return conclude(found.tree, found.walked, { document: undefined, judge });
}

function locateInObject(
  source: Source,
  trees: readonly Tree[],
  { document, steps }: { readonly document: ObjectName; readonly steps: readonly PathStep[] },
  judge: Judge,
): Located {
  const found = trees.filter((tree) => isSame(objectOf(tree), document));
  const [tree] = found;
  if (tree !== undefined && found.length === 1)
    return locateIn(source, trees, { document: tree.document, steps }, judge);
  const { kind, name } = document;
  const count = found.length === 0 ? 'no' : String(found.length);
  return refuseAt(source, 0, { message: `has ${count} ${kind} ${name}`, remedy: 'correct the path' });
}

type ObjectName = Exclude<DocumentSelector, number>;

/** What a document describes, where it says so. */
function objectOf(tree: Tree): ObjectName | undefined {
  if (!isMap(tree.root)) return undefined;
  const metadata = lookUp(tree, tree.root, 'metadata')?.pair.value;
  const kind = textAt(tree, tree.root, 'kind');
  const name = isMap(metadata) ? textAt(tree, metadata, 'name') : undefined;
  return kind === undefined || name === undefined ? undefined : { kind, name };
}

function isSame(one: ObjectName | undefined, other: ObjectName | undefined): boolean {
  return one !== undefined && one.kind === other?.kind && one.name === other.name;
}

/** How a document is told from the others of its file. */
function selectorOf(trees: readonly Tree[], tree: Tree): DocumentSelector {
  const own = objectOf(tree);
  const isOnly = trees.filter((other) => isSame(objectOf(other), own)).length === 1;
  return own !== undefined && isOnly ? own : tree.document;
}

interface Walked {
  readonly tree: Tree;
  readonly walked: Walk;
}

/** Of several refusals, the one that got furthest: it names what is really wrong. */
function deepest(walks: readonly Walked[]): Walked | undefined {
  const depth = ({ walked }: Walked) => (walked.result === 'missing' ? walked.depth : 0);
  return walks.reduce<Walked | undefined>(
    (best, one) => (best === undefined || depth(one) > depth(best) ? one : best),
    undefined,
  );
}

function ambiguous(source: Source, walks: readonly Walked[], steps: readonly PathStep[]): Located {
  const hits = walks.flatMap(({ tree, walked }) => (walked.result === 'reached' ? [{ tree, ...walked.arrival }] : []));
  const lines = hits.map(({ position }) => placeAt(source, position).line);
  const [first] = hits;
  return refuseAt(source, first?.position ?? 0, {
    message: `${printPath({ steps })} stands in several documents of the file (lines ${lines.join(', ')})`,
    remedy: `name one of them: ${printPath({ document: first?.tree.document ?? 0, steps })}`,
  });
}

/** The value at steps within one document; its path is good for finding it again. */
export function locateIn(
  source: Source,
  trees: readonly Tree[],
  at: { readonly document: number; readonly steps: readonly PathStep[] },
  judge: Judge = judgeEditable,
): Located {
  const tree = trees[at.document];
  if (tree === undefined) {
    const count = trees.length === 1 ? '1 document' : `${trees.length} documents`;
    return refuseAt(source, 0, { message: `has ${count}, so none is ${at.document}`, remedy: 'count from 0' });
  }
  const others = trees.filter((other) => other !== tree);
  const isAlone = others.every((other) => walk(other, at.steps).result === 'missing');
  const document = isAlone ? undefined : selectorOf(trees, tree);
  return conclude(tree, walk(tree, at.steps), { document, judge });
}

function conclude(
  tree: Tree,
  walked: Walk,
  { document, judge }: { readonly document: DocumentSelector | undefined; readonly judge: Judge },
): Located {
  const { source } = tree;
  if (walked.result === 'missing') return refuseAt(source, walked.objection.position, walked.objection);
  const { arrival } = walked;
  if (arrival.obstacle !== undefined) return refuseAt(source, arrival.obstacle.position, arrival.obstacle);
  const judged = judge(tree, arrival);
  if (judged.editable === 'no') return refuseAt(source, arrival.position, judged);
  return { result: 'located', location: locationOf(tree, arrival, { ...judged, document }) };
}

function locationOf(
  tree: Tree,
  arrival: Arrival,
  at: { readonly scalar: Scalar; readonly style: Style; readonly document: DocumentSelector | undefined },
): Location {
  const { scalar, style, document } = at;
  const [start, end] = scalar.range ?? [arrival.position, arrival.position];
  const value = scalarText(scalar);
  const path = { steps: lastingSteps(tree, arrival), ...(document === undefined ? {} : { document }) };
  const isText = typeof scalar.value === 'string' && (scalar.type !== 'PLAIN' || readsAsText(value));
  return { source: tree.source, path, scalar, start, end, style, value, isText };
}
