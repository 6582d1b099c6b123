import type { Scalar } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import type { Problem } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { PathStep } from './path.ts';
import { printPath } from './path.ts';
import type { Source } from './source.ts';
import { keyOf, pairsWith, placeAt, scalarText } from './source.ts';

/** A scalar in a file that may be replaced without changing anything else. */
export interface Location {
  readonly source: Source;
  readonly document: number;
  readonly steps: readonly PathStep[];
  /** Where its text begins and ends, as indexes into the source's text. */
  readonly start: number;
  readonly end: number;
  readonly style: 'plain' | 'single' | 'double';
  readonly value: string;
  /** False for a plain `1.20` or `true`: the right characters, and yet no string to whoever reads the file. */
  readonly isString: boolean;
}

export type Located =
  | { readonly result: 'located'; readonly location: Location }
  | { readonly result: 'refused'; readonly problem: Problem };

/** A refusal at a position of the source. */
export function refuse(source: Source, position: number, facts: { message: string; remedy?: string }): Located {
  return { result: 'refused', problem: { ...facts, place: placeAt(source, position) } };
}

/** The value that a path names in the only document of the file that has it. */
export function locatePath(source: Source, steps: readonly PathStep[]): Located {
  const found = source.documents.map((_, document) => walk(source, document, steps));
  const located = found.filter((one) => one.result === 'located');
  const [first, second] = located;
  if (first?.result === 'located' && second?.result === 'located') {
    const line = placeAt(source, second.location.start).line;
    const message = `${printPath(steps)} stands in several documents of the file (also on line ${line})`;
    return refuse(source, first.location.start, { message, remedy: 'split the file, or use an image edit' });
  }
  return first ?? deepest(found) ?? refuse(source, 0, { message: 'the file holds no YAML document' });
}

/** Of several refusals, the one that got furthest: it names what is really wrong. */
function deepest(found: readonly Located[]): Located | undefined {
  const at = (one: Located) => (one.result === 'refused' ? (one.problem.place?.line ?? 0) : 0);
  return [...found].sort((one, other) => at(other) - at(one))[0];
}

function walk(source: Source, document: number, steps: readonly PathStep[]): Located {
  let node: unknown = source.documents[document]?.contents;
  const done: PathStep[] = [];
  for (const step of steps) {
    const inner =
      'key' in step
        ? intoMap(source, node, { key: step.key, done })
        : intoList(source, node, { index: step.index, done });
    if ('result' in inner) return inner;
    node = inner.node;
    done.push(inner.step);
  }
  return locateNode(source, node, { document, steps: done });
}

type Inner = { readonly node: unknown; readonly step: PathStep } | Located;

function intoMap(source: Source, node: unknown, at: { key: string; done: readonly PathStep[] }): Inner {
  const where = at.done.length === 0 ? 'the document' : printPath(at.done);
  if (isAlias(node)) return refuse(source, positionOf(node), aliased(where));
  if (!isMap(node))
    return refuse(source, positionOf(node), { message: `${where} is no map, so it has no key "${at.key}"` });
  const pairs = pairsWith(node, at.key);
  const [pair, twin] = pairs;
  if (twin !== undefined)
    return refuse(source, positionOf(twin.key), { message: `the key "${at.key}" stands twice in ${where}` });
  if (pair !== undefined) return { node: pair.value, step: { key: at.key } };
  return refuse(source, positionOf(node), missingKey(node.items.map(keyOf), at.key, where));
}

function missingKey(
  keys: readonly (string | undefined)[],
  key: string,
  where: string,
): { message: string; remedy: string } {
  const known = keys.filter((one) => one !== undefined);
  if (known.includes('<<')) {
    return {
      message: `${where} has no key "${key}" of its own; it may come from a merge key (<<)`,
      remedy: 'edit it where it stands',
    };
  }
  const guess = nearest(key, known);
  const list = known.slice(0, 12).join(', ');
  return {
    message: `${where} has no key "${key}"; it has ${list === '' ? 'none' : list}`,
    remedy: guess === undefined ? 'correct the path' : `did you mean "${guess}"?`,
  };
}

function intoList(source: Source, node: unknown, at: { index: number; done: readonly PathStep[] }): Inner {
  const where = at.done.length === 0 ? 'the document' : printPath(at.done);
  if (isAlias(node)) return refuse(source, positionOf(node), aliased(where));
  if (!isSeq(node))
    return refuse(source, positionOf(node), { message: `${where} is no list, so it has no item ${at.index}` });
  const index = at.index < 0 ? node.items.length + at.index : at.index;
  if (index >= 0 && index < node.items.length) return { node: node.items[index], step: { index } };
  return refuse(source, positionOf(node), {
    message: `${where} has ${node.items.length} items, so none is ${at.index}`,
  });
}

function aliased(where: string): { message: string; remedy: string } {
  return {
    message: `${where} is an alias: changing it would change other places too`,
    remedy: 'edit the anchor it points to',
  };
}

/** Where a node begins; 0 where the parser does not say. */
export function positionOf(node: unknown): number {
  if (isPair(node)) return positionOf(node.key);
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return 0;
  return typeof node.range[0] === 'number' ? node.range[0] : 0;
}

/** A node as a location, if it is a scalar on one line that nothing else depends on. */
export function locateNode(
  source: Source,
  node: unknown,
  at: { document: number; steps: readonly PathStep[] },
): Located {
  const where = printPath(at.steps);
  if (isAlias(node)) return refuse(source, positionOf(node), aliased(where));
  if (!isScalar(node)) return refuse(source, positionOf(node), { message: `${where} is no single value` });
  const [start, end] = node.range ?? [0, 0];
  const style = styleOf(node);
  const objection = objectionTo(source, node, { ...at, where });
  if (objection !== undefined) return refuse(source, start, objection);
  if (style === undefined) {
    return refuse(source, start, {
      message: `${where} is a block of text (| or >)`,
      remedy: 'write the value on one line',
    });
  }
  const isString = typeof node.value === 'string';
  return { result: 'located', location: { source, ...at, start, end, style, value: scalarText(node), isString } };
}

function styleOf(scalar: Scalar): Location['style'] | undefined {
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

type Objection = { message: string; remedy?: string } | undefined;

function objectionTo(source: Source, node: Scalar, at: { document: number; where: string }): Objection {
  const [start, end] = node.range ?? [0, 0];
  const text = source.text.slice(start, end);
  if (/[\r\n]/.test(text) && styleOf(node) !== undefined) return { message: `${at.where} goes over several lines` };
  if (text.includes('{{'))
    return { message: `${at.where} is a template`, remedy: 'edit the file that its value comes from' };
  if (node.tag !== undefined && !/^tag:yaml\.org,2002:str$/.test(node.tag))
    return { message: `${at.where} has the tag ${node.tag}` };
  if (node.anchor !== undefined && hasAlias(source, at.document, node.anchor)) {
    return {
      message: `${at.where} is the anchor &${node.anchor}: its aliases would change too`,
      remedy: 'write the values out',
    };
  }
  return markerOf(node.comment ?? undefined, at.where);
}

/** Flux's image automation writes the values that it has marked: two writers would undo each other's work. */
function markerOf(comment: string | undefined, where: string): Objection {
  if (comment === undefined || !/\{\s*"\$imagepolicy"/.test(comment)) return undefined;
  return {
    message: `${where} belongs to Flux image automation ($imagepolicy)`,
    remedy: 'remove the marker, or leave the value to Flux',
  };
}

function hasAlias(source: Source, document: number, anchor: string): boolean {
  let found = false;
  const contents = source.documents[document];
  if (contents === undefined) return false;
  visit(contents, {
    Alias(_, alias) {
      if (alias.source !== anchor) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
