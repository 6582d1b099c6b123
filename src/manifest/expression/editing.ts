import type { Source } from '../source.ts';
import { placeAt, readAgain } from '../source.ts';
import type { Replacement } from '../splice.ts';
import { splice } from '../splice.ts';
import { movedToken } from '../token-check.ts';
import type { Tree } from '../tree.ts';
import { treesOf } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { cursorAt, isEmpty, stepsOf, valueAt } from './cursor.ts';
import type { Result, Scope, Variables } from './evaluate.ts';
import { evaluate, singleOf } from './evaluate.ts';
import { ofEach, refuse } from './refusal.ts';
import { removalsOf } from './remove.ts';
import { findStranger } from './shape.ts';
import type { Spot } from './spot.ts';
import { movedSpots, nameIn, spotOf } from './spot.ts';
import type { Expression, Made } from './syntax.ts';
import { ExpressionError, writes } from './syntax.ts';
import type { Write, Written } from './write.ts';
import { nameAt, replacementOf } from './write.ts';

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

/** A file that was read, with its documents as trees. */
export interface Opened {
  readonly source: Source;
  readonly trees: readonly Tree[];
}

/** The text of a file while expressions change it. */
export class Editing {
  /** What the expressions have changed so far. */
  readonly changes: ExpressionChange[] = [];
  readonly #variables: Variables;
  #source: Source;
  #trees: readonly Tree[];
  #matched = 0;

  constructor({ source, trees }: Opened, variables: Variables) {
    this.#source = source;
    this.#trees = trees;
    this.#variables = variables;
  }

  /** As the expressions have left it so far. */
  get text(): string {
    return this.#source.text;
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
    return ofEach(from, (spot) => {
      const here = this.#cursorAt(spot);
      return here === undefined ? [] : this.#places(expression, { ...here, absent: absent ?? 'refuse' });
    });
  }

  #places(expression: Expression, here: Cursor): readonly Cursor[] {
    return evaluate(expression, here, { ...this.#scope(), isReading: false }).map((result) => {
      if ('tree' in result) return result;
      throw new ExpressionError(expression.at, 'gives a value that stands nowhere', 'name a place: a path, select(…)');
    });
  }

  #scope(): Pick<Scope, 'variables' | 'parse'> {
    return { variables: this.#variables, parse: this.#source.parse };
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
    const named = new Set<string>();
    const planned = ofEach(from, (spot) => {
      const here = this.#cursorAt(spot);
      if (here === undefined) return [];
      return ofEach(this.#places(left, here), (cursor) => {
        this.#requireOnce(cursor, named);
        const kind = cursor.missing.length > 0 ? 'create' : 'set';
        const write: Written = { kind, cursor, to: this.#valueOf(right, isUpdate ? cursor : here) };
        return [{ write, replacement: replacementOf(write) }];
      });
    });
    this.#matched += planned.length;
    const made = planned.flatMap(({ write, replacement }) =>
      replacement === undefined ? [] : [{ write, replacement }],
    );
    // of two that begin at the end of the same line, the deeper one comes first
    const byDepth = made.toSorted((one, other) => depthOf(other.write) - depthOf(one.write));
    this.#accept(
      byDepth.map(({ replacement }) => replacement),
      made.map(({ write }) => write),
    );
    return from;
  }

  /** Of two values for one place, nobody could say which is meant. */
  #requireOnce(cursor: Cursor, named: Set<string>): void {
    const name = nameIn(cursor.tree.document, stepsOf(cursor));
    if (named.has(name))
      refuse(this.#source, cursor.at.position, {
        message: `${nameAt(cursor)} is named twice by one assignment`,
        remedy: 'name each place once',
      });
    named.add(name);
  }

  #valueOf(expression: Expression, here: Cursor): Made {
    const scope = { ...this.#scope(), isReading: true };
    const results = evaluate(expression, here, scope);
    const [result] = results;
    if (result === undefined) this.#requireThere(evaluate(expression, here, { ...scope, isReading: false }));
    if (result === undefined || results.length > 1)
      throw new ExpressionError(expression.at, `gives ${results.length} values in place of one`, 'name one value');
    this.#requireThere([result]);
    return singleOf(result, expression.at);
  }

  /** Refuses a value that is to be read, and is not there. */
  #requireThere([result]: readonly Result[]): void {
    if (result === undefined || !('tree' in result) || result.missing.length === 0) return;
    refuse(this.#source, result.at.position, {
      message: `${nameAt(result)} is not there, so it gives no value`,
      remedy: 'correct the right side of the assignment',
    });
  }

  /** What is within another node that goes needs no removal of its own. */
  #remove({ target }: Extract<Expression, { kind: 'delete' }>, from: readonly Spot[]): readonly Spot[] {
    const there = this.#placesOf(target, from, 'skip').filter((cursor) => cursor.missing.length === 0);
    const found = new Map(there.map((cursor) => [nameIn(cursor.tree.document, cursor.at.steps), cursor]));
    const gone = [...found.values()].filter(({ tree: { document }, at: { steps } }) =>
      steps.every((_, depth) => depth === 0 || !found.has(nameIn(document, steps.slice(0, depth)))),
    );
    this.#matched += gone.length;
    if (gone.length === 0) return from;
    this.#accept(
      removalsOf(this.text, gone),
      gone.map((cursor) => ({ kind: 'remove', cursor })),
    );
    return movedSpots(from, gone.map(spotOf));
  }

  /** Takes a text over that says what was planned, and nothing else. */
  #accept(replacements: readonly Replacement[], planned: readonly Write[]): void {
    if (planned.length === 0) return;
    const position = planned[0]?.cursor.at.position;
    const after = splice(this.text, replacements);
    const read = readAgain(this.#source, after);
    if (read.result === 'unreadable') unsafe(this.#source, `the result ${read.message}`, position);
    const stranger = findStranger(this.#source, read.source, planned) ?? movedToken(this.#source, after, replacements);
    if (stranger !== undefined) unsafe(this.#source, stranger, position);
    for (const write of planned) this.changes.push(describe(write));
    this.#source = read.source;
    this.#trees = treesOf(read.source);
  }
}

function depthOf({ cursor }: Write): number {
  return cursor.at.steps.length;
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
