import type { Problem } from '../../errors.ts';
import type { Parse } from '../source.ts';
import { bytesOf, sourceOf } from '../source.ts';
import { treesOf } from '../tree.ts';
import { unfit } from '../unfit.ts';
import type { ExpressionChange, Opened } from './editing.ts';
import { Editing } from './editing.ts';
import type { Variables } from './evaluate.ts';
import type { ParsedExpression } from './parse.ts';
import { Refusal } from './refusal.ts';
import { ExpressionError } from './syntax.ts';

export type { ExpressionChange } from './editing.ts';

/** An expression that was read. */
export type ReadExpression = Extract<ParsedExpression, { result: 'parsed' }>;

export type ExpressionEdit =
  | {
      readonly result: 'edited';
      readonly after: Uint8Array;
      readonly changes: readonly ExpressionChange[];
      /** For each expression, how many places it named, changed or not. */
      readonly matched: readonly number[];
    }
  /** Every problem of the file that the first refused stage has, or the one of an expression at a column of it. */
  | {
      readonly result: 'refused';
      readonly problems: readonly Problem[];
      readonly expression?: { readonly text: string; readonly column: number };
    };

/**
 * Makes every expression on the bytes of a file, one after the other. After each change the text is parsed again and differs in
 * exactly what was meant; whatever cannot be changed alone is refused. Nothing throws for what a file or an expression holds, but a
 * parser of block YAML alone does where it meets more.
 */
export function editByExpressions(
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  expressions: readonly ReadExpression[],
  { variables, parse }: { readonly variables: Variables; readonly parse: Parse },
): ExpressionEdit {
  let current: ReadExpression | undefined;
  try {
    const opened = open(file, bytes, parse);
    const editing = new Editing(opened, variables);
    const matched = expressions.map((expression) => {
      current = expression;
      return editing.run(expression.expression);
    });
    const after = editing.changes.length === 0 ? bytes : bytesOf(opened.source, editing.text);
    return { result: 'edited', after, changes: editing.changes, matched };
  } catch (error) {
    if (error instanceof Refusal) return { result: 'refused', problems: error.problems };
    if (!(error instanceof ExpressionError) || current === undefined) throw error;
    const { message, remedy } = error;
    const problem = { message, remedy, place: { name: `expression, column ${error.at + 1}`, file } };
    return { result: 'refused', problems: [problem], expression: { text: current.text, column: error.at + 1 } };
  }
}

function open(file: string, bytes: Uint8Array, parse: Parse): Opened {
  const read = sourceOf(file, bytes, parse);
  if (read.result === 'unreadable') throw new Refusal([read]);
  const { source } = read;
  const trees = treesOf(source);
  const objection = unfit(source, trees);
  if (objection !== undefined) throw new Refusal([objection]);
  return { source, trees };
}
