import type { Checked } from './check.ts';
import { check } from './check.ts';
import type { Expression, QueryFault } from './expression.ts';
import type { ValueType } from './functions.ts';
import { readQuery } from './read.ts';

/** A query that Prometheus takes, or what it would refuse. */
export type ParsedQuery =
  | { readonly result: 'parsed'; readonly expression: Expression; readonly type: ValueType }
  | { readonly result: 'wrong'; readonly fault: QueryFault };

/** Nobody writes longer queries by hand; each level of nesting is one of ours as well. */
const longest = 20_000;
const deepest = 100;
/** What Prometheus 2 called it. */
const renamed = /\bholt_winters(?=\s*\()/g;

/** Parses a query and checks its types; undefined where it is too long to be looked at. */
export function parseQuery(query: string): ParsedQuery | undefined {
  if (query.length > longest || depthOf(query) > deepest) return undefined;
  const expression = readQuery(query.replace(renamed, 'double_exponential_smoothing'));
  if ('message' in expression) return { result: 'wrong', fault: expression };
  const checked: Checked = check(expression);
  return 'fault' in checked
    ? { result: 'wrong', fault: checked.fault }
    : { result: 'parsed', expression, type: checked.type };
}

function depthOf(query: string): number {
  let [depth, most] = [0, 0];
  for (const character of query) {
    if (character === '(') most = Math.max(most, ++depth);
    if (character === ')') depth--;
  }
  return most;
}
