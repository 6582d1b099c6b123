import type { ListNode, MapNode } from '../../data/nodes.ts';
import { isAlias, isMap, isNode, isPair, isScalar, isSeq } from '../../data/nodes.ts';
import { readsBlockYaml } from '../block-yaml/parse.ts';
import type { Source } from '../source.ts';
import { scalarText } from '../source.ts';
import { commentsDiffer } from './comments.ts';
import { slotOf, typeOf } from './cursor.ts';
import type { Made } from './syntax.ts';
import type { Write, Written } from './write.ts';

/**
 * Makes the writes anew on what the old text said, and compares with what the new one says: what differs besides, in words,
 * or undefined. Knows nothing of how the new text was made.
 */
export function findStranger(source: Source, after: Source, writes: readonly Write[]): string | undefined {
  const { documents } = after;
  if (documents.length !== source.documents.length) return 'the result has another number of documents';
  const wanted = new Wanted(writes);
  for (const [index, document] of documents.entries()) {
    const was = source.documents[index];
    if (JSON.stringify(was?.directives) !== JSON.stringify(document.directives)) return 'a directive would change too';
    if (!wanted.agrees(was?.contents, document.contents)) return 'something else would change too';
  }
  // where a scanner looks after all that stands outside of the writes, only removals may lose comments
  if (readsBlockYaml(source.parse) && wanted.removed.size === 0) return undefined;
  return commentsDiffer(source, after, wanted.removed);
}

/** Keys that are created one below the other, and the value of the last. */
interface Chain {
  readonly keys: readonly string[];
  readonly to: Made;
}

/** What each node of the old text must have become. */
class Wanted {
  /** The pairs of maps and items of lists that go. */
  readonly removed = new Set<unknown>();
  readonly #set = new Map<unknown, Made>();
  readonly #created = new Map<unknown, Chain[]>();

  constructor(writes: readonly Write[]) {
    for (const write of writes) {
      if (write.kind === 'remove') this.removed.add(slotOf(write.cursor));
      else if (write.kind === 'set') this.#set.set(write.cursor.at.node, write.to);
      else this.#create(write);
    }
  }

  #create({ cursor, to }: Written): void {
    const { node } = cursor.at;
    const chains = this.#created.get(node) ?? [];
    chains.push({ keys: cursor.missing, to });
    this.#created.set(node, chains);
  }

  agrees(was: unknown, is: unknown): boolean {
    const to = this.#set.get(was);
    if (to !== undefined) return holds(is, to) && sameProperties(was, is);
    const chains = this.#created.get(was) ?? [];
    if (isMap(was)) return this.#agreeMaps(was, is, chains);
    if (isSeq(was)) return this.#agreeLists(was, is);
    if (chains.length > 0) return isMap(is) && sameProperties(was, is) && holdsChains(is.items, chains);
    if (isAlias(was)) return isAlias(is) && is.source === was.source;
    if (!isScalar(was) || !isScalar(is)) return was === is;
    const isSame = was.type === is.type && was.source === is.source && Object.is(was.value, is.value);
    return isSame && sameProperties(was, is);
  }

  #agreeMaps(was: MapNode, is: unknown, chains: readonly Chain[]): boolean {
    if (!isMap(is) || !sameProperties(was, is)) return false;
    const left = was.items.filter((pair) => !this.removed.has(pair));
    // without any item a collection is written in brackets
    if (left.length + chains.length > 0 && (was.flow === true) !== (is.flow === true)) return false;
    const areSame = left.every((pair, index) => {
      const other = is.items[index];
      return this.agrees(pair.key, other?.key) && this.agrees(pair.value, other?.value);
    });
    return areSame && holdsChains(is.items.slice(left.length), chains);
  }

  #agreeLists(was: ListNode, is: unknown): boolean {
    if (!isSeq(is) || !sameProperties(was, is)) return false;
    const left = was.items.filter((item) => !this.removed.has(item));
    if (left.length > 0 && (was.flow === true) !== (is.flow === true)) return false;
    return left.length === is.items.length && left.every((item, index) => this.agrees(item, is.items[index]));
  }
}

/** Whether items are nothing but new keys and their values. */
function holdsChains(items: readonly unknown[], chains: readonly Chain[]): boolean {
  return items.length === chains.length && items.every((item, index) => holdsChain(item, chains[index]));
}

function holdsChain(item: unknown, chain: Chain | undefined): boolean {
  if (!isPair(item) || chain === undefined) return false;
  const [key = '', ...keys] = chain.keys;
  if (!holds(item.key, { type: 'string', text: key }) || !isBare(item.key)) return false;
  if (keys.length === 0) return holds(item.value, chain.to) && isBare(item.value);
  return isMap(item.value) && isBare(item.value) && holdsChains(item.value.items, [{ ...chain, keys }]);
}

/** Whether a node reads as a value. */
function holds(node: unknown, { type, text }: Made): boolean {
  if (!isScalar(node)) return false;
  if (node.value === null) return type === 'null';
  return typeOf(node.value) === type && scalarText(node) === text;
}

function isBare(node: unknown): boolean {
  return isNode(node) && node.tag === undefined && node.anchor === undefined;
}

function sameProperties(was: unknown, is: unknown): boolean {
  return isNode(was) && isNode(is) && was.tag === is.tag && was.anchor === is.anchor;
}
