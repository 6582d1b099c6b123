import type { ParsedQuery } from '../promql/parse.ts';
import { parseQuery } from '../promql/parse.ts';
import type { View } from '../view.ts';

/** Parses the expression of a rule; undefined where it is filled in later. */
export function parseExpr(expr: View): ParsedQuery | undefined {
  return expr.value === undefined || expr.isFilledInLater ? undefined : parseQuery(expr.value);
}
