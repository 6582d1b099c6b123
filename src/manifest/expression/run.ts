import type { Problem } from '../../errors.ts';
import { printPath } from '../path.ts';
import { parseFully } from '../read.ts';
import type { Source } from '../source.ts';
import { bytesOf, isEncrypted, placeAt, sourceOf } from '../source.ts';
import { splice } from '../splice.ts';
import type { Tree } from '../tree.ts';
import { treesOf } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { cursorAt, isEmpty, valueAt } from './cursor.ts';
import type { Variables } from './evaluate.ts';
import { evaluate, singleOf } from './evaluate.ts';
import type { ParsedExpression } from './parse.ts';
import { Refusal, refuse } from './refusal.ts';
import { removals } from './remove.ts';
import { findStranger } from './shape.ts';
import type { Spot } from './spot.ts';
import { moved, spotOf } from './spot.ts';
import type { Expression, Made } from './syntax.ts';
import { ExpressionError, writes } from './syntax.ts';
import type { Write, Written } from './write.ts';
import { isAbsent, nameAt, replacementOf, requireRemovable } from './write.ts';

/** An expression that was read. */
export type ReadExpression = Extract<ParsedExpression, { result: 'parsed' }>;

/** One thing that an expression changed in a file. */
export interface ExpressionChange {
  readonly kind: 'set' | 'created' | 'removed';
  /** Yq-like path. */
  readonly path: string;
  readonly document: number;
  /** Where it stood, or what it was created in, when its expression began; both from 1. */
  readonly line: number;
  readonly column: number;
  readonly from?: string;
  readonly to?: string;
}

export type ExpressionEdit =
  | {
      readonly result: 'edited';
      readonly after: Uint8Array;
      readonly changes: readonly ExpressionChange[];
      /** For each expression, how many places it named, changed or not. */
      readonly matched: readonly number[];
    }
  /** The problem is one of the file, or of an expression at a column of it. */
  | { readonly result: 'refused'; readonly problem: Problem; readonly expression?: { text: string; column: number } };

/**
 * Makes every expression on the bytes of a file, one after the other. After each change the text is parsed again and differs in
 * exactly what was meant; whatever cannot be changed alone is refused. Nothing throws for what a file or an expression holds.
 */
export function editByExpressions(
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  expressions: readonly ReadExpression[],
  variables: Variables,
): ExpressionEdit {
  let current: ReadExpression | undefined;
  try {
    const editing = new Editing(openSource(file, bytes), variables);
    const matched = expressions.map((expression) => {
      current = expression;
      return editing.run(expression.expression);
    });
    const after = editing.changes.length === 0 ? bytes : editing.bytes;
    return { result: 'edited', after, changes: editing.changes, matched };
  } catch (error) {
    if (error instanceof Refusal) return { result: 'refused', problem: error.problem };
    if (!(error instanceof ExpressionError) || current === undefined) throw error;
    const { message, remedy } = error;
    const problem = { message, remedy, place: { name: `expression, column ${error.at + 1}`, file } };
    return { result: 'refused', problem, expression: { text: current.text, column: error.at + 1 } };
  }
}

function openSource(file: string, bytes: Uint8Array): Source {
  const read = sourceOf(file, bytes, parseFully);
  if (read.result === 'unreadable') throw new Refusal(read);
  if (isEncrypted(read.source))
    throw new Refusal({
      message: 'is encrypted with SOPS: its checksum covers every value',
      place: { file },
      remedy: 'edit it with sops',
    });
  return read.source;
}

/** The text of a file while expressions change it. */
class Editing {
  readonly changes: ExpressionChange[] = [];
  readonly #variables: Variables;
  #source: Source;
  #trees: readonly Tree[];
  #matched = 0;

  constructor(source: Source, variables: Variables) {
    this.#source = source;
    this.#trees = treesOf(source);
    this.#variables = variables;
  }

  get text(): string {
    return this.#source.text;
  }

  get bytes(): Uint8Array {
    return bytesOf(this.#source, this.text);
  }

  /** How many places the changes of the expression name. */
  run(expression: Expression): number {
    this.#matched = 0;
    if (this.#trees.every(({ root }) => root === null || root === undefined))
      refuse(this.#source, 0, { message: 'holds no YAML document', remedy: 'begin it by hand' });
    this.#perform(
      expression,
      this.#trees.map(({ document }) => ({ document, steps: [] })),
    );
    return this.#matched;
  }

  /** The places that the next stage begins at. */
  #perform(expression: Expression, from: readonly Spot[]): readonly Spot[] {
    if (expression.kind === 'pipe' && writes(expression))
      return this.#perform(expression.right, this.#perform(expression.left, from));
    if (expression.kind === 'assign') return this.#assign(expression, from);
    if (expression.kind === 'delete') return this.#remove(expression, from);
    return this.#placesOf(expression, from).map(spotOf);
  }

  #placesOf(expression: Expression, from: readonly Spot[], absent?: Cursor['absent']): readonly Cursor[] {
    return from.flatMap((spot) => {
      const here = this.#cursorAt(spot);
      return here === undefined ? [] : this.#places(expression, { ...here, absent: absent ?? 'refuse' });
    });
  }

  #places(expression: Expression, here: Cursor): readonly Cursor[] {
    return evaluate(expression, here, this.#variables).map((result) => {
      if ('tree' in result) return result;
      throw new ExpressionError(expression.at, 'gives a value that stands nowhere', 'name a place: a path, select(…)');
    });
  }

  #cursorAt({ document, steps }: Spot): Cursor | undefined {
    const tree = this.#trees[document];
    if (tree === undefined) return undefined;
    return steps.reduce<Cursor | undefined>((cursor, step) => {
      if (cursor === undefined) return undefined;
      const path: Expression =
        'index' in step
          ? { kind: 'index', index: step.index, at: 0 }
          : { kind: 'key', key: 'key' in step ? step.key : '', at: 0 };
      return this.#places(path, cursor)[0];
    }, cursorAt(tree));
  }

  #assign(expression: Extract<Expression, { kind: 'assign' }>, from: readonly Spot[]): readonly Spot[] {
    const { left, right, isUpdate } = expression;
    const planned = from.flatMap((spot) => {
      const here = this.#cursorAt(spot);
      if (here === undefined) return [];
      return this.#places(left, here).map(
        (cursor): Written => ({
          kind: cursor.missing.length > 0 ? 'create' : 'set',
          cursor,
          to: this.#valueOf(right, isUpdate ? cursor : here),
        }),
      );
    });
    this.#matched += planned.length;
    const made = planned.flatMap((write) => {
      const replacement = replacementOf(write);
      return replacement === undefined ? [] : [{ write, replacement }];
    });
    // of two that begin at the end of the same line, the deeper one comes first
    made.sort((one, other) => other.write.cursor.at.steps.length - one.write.cursor.at.steps.length);
    this.#accept(
      splice(
        this.text,
        made.map(({ replacement }) => replacement),
      ),
      made.map(({ write }) => write),
    );
    return from;
  }

  #valueOf(expression: Expression, here: Cursor): Made {
    const results = evaluate(expression, here, this.#variables);
    const [result] = results;
    if (result === undefined || results.length > 1)
      throw new ExpressionError(expression.at, `gives ${results.length} values in place of one`, 'name one value');
    if ('tree' in result && result.missing.length > 0)
      return refuse(this.#source, result.at.position, {
        message: `${nameAt(result)} is not there, so it gives no value`,
        remedy: 'correct the right side of the assignment',
      });
    return singleOf(result, expression.at);
  }

  /** From the end of the text on, so that what is still to be removed stays where it is. */
  #remove({ target }: Extract<Expression, { kind: 'delete' }>, from: readonly Spot[]): readonly Spot[] {
    const found = this.#placesOf(target, from, 'skip').filter((cursor) => !isAbsent(cursor));
    const nodes = new Set(found.map(({ tree, at }) => printPath({ document: tree.document, steps: at.steps })));
    const outermost = found.filter(({ tree, at }) =>
      at.steps.every(
        (_, depth) =>
          depth === 0 || !nodes.has(printPath({ document: tree.document, steps: at.steps.slice(0, depth) })),
      ),
    );
    this.#matched += outermost.length;
    outermost.forEach(requireRemovable);
    const before = { source: this.#source, trees: this.#trees };
    const spots = outermost.map(spotOf);
    for (const spot of spots.toReversed()) {
      const cursor = this.#cursorAt(spot);
      if (cursor === undefined) continue;
      this.#read(splice(this.text, removals(cursor)));
    }
    const after = this.text;
    this.#source = before.source;
    this.#trees = before.trees;
    this.#accept(
      after,
      outermost.map((cursor) => ({ kind: 'remove', cursor })),
    );
    return from.flatMap((spot) =>
      spots.reduceRight<readonly Spot[]>((left, gone) => left.flatMap((one) => moved(one, gone)), [spot]),
    );
  }

  #read(text: string): void {
    const read = sourceOf(this.#source.file, bytesOf(this.#source, text), parseFully);
    if (read.result === 'unreadable') unsafe(this.#source, read.message);
    else this.#take(read.source);
  }

  #take(source: Source): void {
    this.#source = source;
    this.#trees = treesOf(source);
  }

  /** Takes a text over that says what was planned, and nothing else. */
  #accept(after: string, planned: readonly Write[]): void {
    if (planned.length === 0) return;
    const stranger = findStranger(this.#source, after, planned);
    if (stranger !== undefined) unsafe(this.#source, stranger, planned[0]?.cursor.at.position);
    this.changes.push(...planned.map(describe));
    this.#read(after);
  }
}

function unsafe(source: Source, why: string, position = 0): never {
  return refuse(source, position, {
    message: `cannot be edited without changing something else: ${why}`,
    remedy: 'make this edit by hand',
  });
}

function describe(write: Write): ExpressionChange {
  const { cursor } = write;
  const { tree, at } = cursor;
  const { line = 0, column = 0 } = placeAt(tree.source, at.position);
  const from = isEmpty(cursor) ? undefined : valueAt(cursor)?.text;
  const kind = write.kind === 'set' ? 'set' : write.kind === 'create' ? 'created' : 'removed';
  return {
    kind,
    path: nameAt(cursor),
    document: tree.document,
    line,
    column,
    ...(from === undefined ? {} : { from }),
    ...(write.kind === 'remove' ? {} : { to: write.to.text }),
  };
}
