/** Labels that an aggregation keeps (`by`) or drops (`without`). */
export interface Grouping {
  readonly by: 'by' | 'without';
  readonly labels: readonly string[];
}

/** How the series of two sides find each other. */
export interface Matching {
  readonly by: 'on' | 'ignoring';
  readonly labels: readonly string[];
  /** Whether one side may have several series for one of the other (`group_left`, `group_right`). */
  readonly many?: { readonly side: 'left' | 'right'; readonly labels: readonly string[] };
}

/** A condition on a label, such as `status=~"5.."`. */
export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** A query, as far as rules look into it; parentheses are gone, `offset` and `@` are passed through. */
export type Expression = { readonly from: number; readonly to: number } & (
  | { readonly is: 'number' }
  | { readonly is: 'string'; readonly value: string }
  | { readonly is: 'selector'; readonly metric: string | undefined; readonly matchers: readonly Matcher[] }
  | { readonly is: 'range'; readonly of: Expression; readonly duration: string }
  | { readonly is: 'subquery'; readonly of: Expression; readonly durations: readonly string[] }
  | { readonly is: 'moved'; readonly of: Expression; readonly by: 'offset' | '@' | 'smoothing' }
  | { readonly is: 'call'; readonly name: string; readonly of: readonly Expression[] }
  | {
      readonly is: 'aggregation';
      readonly name: string;
      readonly of: readonly Expression[];
      readonly grouping?: Grouping;
    }
  | {
      readonly is: 'binary';
      readonly operator: string;
      readonly of: readonly [Expression, Expression];
      readonly isBool: boolean;
      readonly matching?: Matching;
    }
  | { readonly is: 'unary'; readonly of: Expression }
);

/** The expressions that an expression is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case 'number':
    case 'string':
    case 'selector':
      return [];
    case 'range':
    case 'subquery':
    case 'moved':
    case 'unary':
      return [expression.of];
    case 'call':
    case 'aggregation':
    case 'binary':
      return expression.of;
  }
}

/** An expression and everything within it, from the outside in. */
export function allIn(expression: Expression): readonly Expression[] {
  return [expression, ...partsOf(expression).flatMap(allIn)];
}

/** The selectors within an expression. */
export function selectorsIn(expression: Expression): readonly (Expression & { is: 'selector' })[] {
  return allIn(expression).filter((one) => one.is === 'selector');
}

/** What is wrong with a query, and where it begins. */
export interface QueryFault {
  readonly message: string;
  readonly from: number;
}
