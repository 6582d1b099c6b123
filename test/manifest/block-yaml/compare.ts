import * as library from 'yaml';
import * as own from '../../../src/data/nodes.ts';
import { readBlockYaml } from '../../../src/manifest/block-yaml/read.ts';

/** How our reader of block YAML and the library differ on a text; `beyond` where ours leaves the text to the library. */
export function compare(text: string): 'beyond' | 'same' | { readonly difference: string } {
  const ours = readBlockYaml(text);
  if (ours === undefined) return 'beyond';
  const theirs = library.parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  if (theirs.length !== ours.length)
    return { difference: `${ours.length} documents, the library has ${theirs.length}` };
  for (const [index, document] of [...theirs].entries()) {
    const error = document.errors[0];
    if (error !== undefined) return { difference: `the library says ${error.message}` };
    const difference = differenceOf(ours[index]?.contents, document.contents, `document ${index}`);
    if (difference !== undefined) return { difference };
  }
  return 'same';
}

function differenceOf(our: unknown, their: unknown, path: string): string | undefined {
  const [one, other] = [shallow(our), shallow(their)];
  if (one !== other) return `${path}: ${one}, the library has ${other}`;
  const [ours, theirs] = [below(our), below(their)];
  for (const [index, inner] of ours.entries()) {
    const difference = differenceOf(inner, theirs[index], `${path}[${index}]`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function below(node: unknown): readonly unknown[] {
  if (own.isPair(node)) return [node.key, node.value];
  return own.isMap(node) || own.isSeq(node) ? node.items : [];
}

/** What a node says of itself. Where a block collection ends nobody asks. */
function shallow(node: unknown): string {
  if (own.isPair(node)) return 'pair';
  if (own.isAlias(node)) return JSON.stringify(['alias', node.source, node.range?.[0], node.range?.[1]]);
  if (!own.isScalar(node) && !own.isMap(node) && !own.isSeq(node)) return `no node: ${String(node)}`;
  const [start, end] = node.range ?? [];
  const properties = JSON.stringify([node.tag, node.anchor]);
  if (own.isScalar(node)) {
    const value = Object.is(node.value, -0) ? '-0' : `${typeof node.value} ${String(node.value)}`;
    return JSON.stringify([node.type, node.source, value, start, end, properties]);
  }
  const isFlow = node.flow === true;
  return JSON.stringify([
    own.isMap(node) ? 'map' : 'list',
    isFlow,
    node.items.length,
    start,
    isFlow ? end : 0,
    properties,
  ]);
}
