import type { PatternReader } from './parser.ts';
import { Parser } from './parser.ts';
import type { Expression } from './syntax.ts';
import { ExpressionError, writes } from './syntax.ts';
import { tokensOf } from './tokens.ts';
import { Words } from './words.ts';

/** An expression that was read, or what is wrong with it and where (column from 1). */
export type ParsedExpression =
  | { readonly result: 'parsed'; readonly text: string; readonly expression: Expression }
  | { readonly result: 'wrong'; readonly column: number; readonly message: string; readonly remedy: string };

/** Reads an expression in the part of yq's language that edits manifests, with yq's precedence. */
export async function parseExpression(text: string): Promise<ParsedExpression> {
  // the library of regular expressions is large: it is loaded where there is one
  if (!/\b(?:test|sub)\b/.test(text)) return parseWith(text, undefined);
  const { patternOf } = await import('./pattern.ts');
  return parseWith(text, patternOf);
}

/** The same with a reader of regular expressions, which an expression without any does not need. */
export function parseWith(text: string, patternOf: PatternReader | undefined): ParsedExpression {
  try {
    const expression = new Parser(new Words(tokensOf(text), text.length), patternOf).whole();
    requireEdit(expression, true);
    return { result: 'parsed', text, expression };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { result: 'wrong', column: error.at + 1, message: error.message, remedy: error.remedy };
  }
}

/** An edit is a pipe whose last stage changes something; what an assignment is made from changes nothing. */
function requireEdit(expression: Expression, isLast: boolean): void {
  if (expression.kind === 'pipe') {
    requireEdit(expression.left, false);
    requireEdit(expression.right, isLast);
    return;
  }
  if (isLast && !writes(expression))
    throw new ExpressionError(expression.at, 'this changes nothing', 'end with =, |= or del(…)');
  if (expression.kind === 'assign') {
    requireReading(expression.left);
    requireReading(expression.right);
  } else if (expression.kind === 'delete') requireReading(expression.target);
  else requireReading(expression);
}

function requireReading(expression: Expression): void {
  if (writes(expression))
    throw new ExpressionError(expression.at, 'a change within another part', 'make each change a stage: A = 1 | B = 2');
}
