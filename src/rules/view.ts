import type { MapNode } from '../data/nodes.ts';
import { isMap, isScalar, isSeq } from '../data/nodes.ts';
import { childOf, itemsOf, keysOf, textIn } from '../kubernetes/nodes.ts';
import { isPlaceholder } from '../kubernetes/placeholder.ts';
import type { PathStep } from '../manifest/path.ts';
import { printPath } from '../manifest/path.ts';
import { lastPairWith, positionOf } from '../manifest/source.ts';
import type { Tree } from '../manifest/tree.ts';
import { resolve } from '../manifest/tree.ts';
import type { FilePlace } from '../readiness/finding.ts';
import type { Spot } from './rule.ts';

/** A document that views look into, and where its positions stand for people. */
export interface ViewedText {
  readonly tree: Tree;
  /**
   * Where a position of the text stands: in the file itself, or, where the text was rendered, in the file that it comes from.
   * The steps are those from the root of the document.
   */
  readonly placeOf: (position: number, steps: readonly PathStep[]) => FilePlace;
}

/**
 * A place of a document that can be looked into without asking first whether it is there: what is missing is empty, and stands
 * where the nearest thing above it does. Aliases and merge keys are followed. Each child is made once.
 */
export class View implements Spot {
  readonly text: ViewedText;
  /** The node, or undefined where nothing stands. */
  readonly node: unknown;
  readonly #above: View | undefined;
  /** The step from the view above; of the outermost, the steps from the root of the document. */
  readonly #step: string | number | readonly PathStep[];
  readonly #position: number;
  /** The views of what stands below, each with the one that was made before it; where there are many, by their keys. */
  #lastMade: View | undefined;
  #before: View | undefined;
  #byKey: Map<string, View> | undefined;
  #items: readonly View[] | undefined;
  #texts: ReadonlyMap<string, string> | undefined;

  constructor(
    text: ViewedText,
    at: {
      readonly node: unknown;
      readonly step: string | number | readonly PathStep[];
      readonly above: View | undefined;
      readonly start: number;
    },
  ) {
    this.text = text;
    this.node = resolve(text.tree, at.node);
    this.#above = at.above;
    this.#step = at.step;
    this.#position = positionOf(at.node) ?? at.start;
  }

  /** The steps from the root of the document. */
  get steps(): readonly PathStep[] {
    const steps: PathStep[] = [];
    for (let view: View | undefined = this; view !== undefined; view = view.#above) {
      const step = view.#step;
      if (typeof step === 'object') return [...step, ...steps.reverse()];
      steps.push(typeof step === 'string' ? { key: step } : { index: step });
    }
    return steps.reverse();
  }

  /** Whether something stands here; a null is nothing. */
  get isThere(): boolean {
    return this.node !== undefined && !(isScalar(this.node) && this.node.value === null);
  }

  /** Whether the key stands here with a null: in a patch that deletes, to the API it is as good as missing. */
  get isNull(): boolean {
    return isScalar(this.node) && this.node.value === null;
  }

  get isMap(): boolean {
    return isMap(this.node);
  }

  get isList(): boolean {
    return isSeq(this.node);
  }

  /** The text of a scalar as it stands in the file. */
  get value(): string | undefined {
    return textIn(this.text.tree, this.node);
  }

  /** What a scalar means: text, number or boolean. */
  get meaning(): unknown {
    return isScalar(this.node) ? (this.node.value ?? undefined) : undefined;
  }

  get number(): number | undefined {
    const { meaning } = this;
    return typeof meaning === 'number' ? meaning : typeof meaning === 'bigint' ? Number(meaning) : undefined;
  }

  get isTrue(): boolean {
    return this.meaning === true;
  }

  get isFalse(): boolean {
    return this.meaning === false;
  }

  /** Whether the value is filled in later, by Helm, Flux, Kustomize variables or SOPS: nothing can be said of it. */
  get isFilledInLater(): boolean {
    return isPlaceholder(this.value ?? '');
  }

  get position(): number {
    return this.#position;
  }

  get place(): FilePlace {
    return this.text.placeOf(this.#position, this.steps);
  }

  /** Its path within the document, as messages print it. */
  get path(): string {
    return printPath({ steps: this.steps });
  }

  /** The value at keys below. */
  at(...keys: readonly string[]): View {
    let view: View = this;
    for (const key of keys) view = view.#child(key);
    return view;
  }

  #child(key: string): View {
    const made = this.#made(key);
    if (made !== undefined) return made;
    const child = new View(this.text, { node: this.#nodeAt(key), step: key, above: this, start: this.#position });
    // rules ask for much that is not there: to keep it all would cost more memory than it saves time
    if (child.node !== undefined) this.#keep(key, child);
    return child;
  }

  #made(key: string): View | undefined {
    if (this.#byKey !== undefined) return this.#byKey.get(key);
    let child = this.#lastMade;
    while (child !== undefined && child.#step !== key) child = child.#before;
    return child;
  }

  #keep(key: string, child: View): void {
    if (isMap(this.node) && hasFewKeys(this.node)) {
      child.#before = this.#lastMade;
      this.#lastMade = child;
    } else {
      this.#byKey ??= new Map();
      this.#byKey.set(key, child);
    }
  }

  /** Of two values under the same key the second, as most readers take it. */
  #nodeAt(key: string): unknown {
    if (!isMap(this.node)) return undefined;
    const { tree } = this.text;
    const pair = lastPairWith(this.node, key);
    if (pair !== undefined) return resolve(tree, pair.value);
    return lastPairWith(this.node, '<<') === undefined ? undefined : childOf(tree, this.node, key);
  }

  /** The items of a list, or none. */
  get items(): readonly View[] {
    this.#items ??= itemsOf(this.text.tree, this.node).map(
      (node, step) => new View(this.text, { node, step, above: this, start: this.#position }),
    );
    return this.#items;
  }

  /** The keys of a map, its own and merged ones, or none. */
  get keys(): readonly string[] {
    return this.isMap ? keysOf(this.text.tree, this.node) : [];
  }

  /** Keys and values of a map, or none. */
  get entries(): readonly (readonly [string, View])[] {
    return this.keys.map((key) => [key, this.at(key)]);
  }

  /** The texts of a map of texts, such as labels. */
  get texts(): ReadonlyMap<string, string> {
    this.#texts ??= new Map(
      this.entries.flatMap(([key, view]) => (view.value === undefined ? [] : [[key, view.value] as const])),
    );
    return this.#texts;
  }
}

/** Most maps have two or three keys: to go through them takes less than an index does. */
function hasFewKeys(map: MapNode): boolean {
  return map.items.length <= 16 && lastPairWith(map, '<<') === undefined;
}

/** The view of a whole document. */
export function viewOf(text: ViewedText, steps: readonly PathStep[] = []): View {
  const { root } = text.tree;
  return new View(text, { node: root, step: steps, above: undefined, start: positionOf(root) ?? 0 });
}
