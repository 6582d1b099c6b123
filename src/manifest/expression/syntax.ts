/** A single value that an expression names or computes: its type, and the text that stands for it in YAML. */
export interface Made {
  readonly type: 'string' | 'number' | 'boolean' | 'null';
  readonly text: string;
}

/** What every part of an expression knows: where it begins, as an index into its text. */
interface At {
  readonly at: number;
}

/** A regular expression that was read. */
export interface Pattern {
  /** Whether it matches somewhere in a text. */
  readonly test: (text: string) => boolean;
  /** The text with every match replaced. */
  readonly substitute: (text: string, template: string) => string;
}

/** An expression as a tree. Only assignments and deletions change anything, and they stand as stages of the outermost pipe. */
export type Expression = At &
  (
    | { readonly kind: 'self' }
    | { readonly kind: 'key'; readonly key: string }
    | { readonly kind: 'index'; readonly index: number }
    | { readonly kind: 'each' }
    | { readonly kind: 'descend' }
    | { readonly kind: 'document-index' }
    | { readonly kind: 'not' }
    | { readonly kind: 'literal'; readonly value: Made }
    | { readonly kind: 'variable'; readonly name: string; readonly as: 'yaml' | 'text' }
    | { readonly kind: 'pipe'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'select'; readonly condition: Expression }
    | { readonly kind: 'equals'; readonly negated: boolean; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'logic'; readonly word: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'add'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'test'; readonly pattern: Pattern }
    | { readonly kind: 'has'; readonly key: string | number }
    | { readonly kind: 'substitute'; readonly pattern: Pattern; readonly template: string }
    | { readonly kind: 'assign'; readonly isUpdate: boolean; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'delete'; readonly target: Expression }
  );

/** Whether an expression changes something. */
export function writes(expression: Expression): boolean {
  switch (expression.kind) {
    case 'assign':
    case 'delete':
      return true;
    case 'pipe':
    case 'equals':
    case 'logic':
    case 'add':
      return writes(expression.left) || writes(expression.right);
    case 'select':
      return writes(expression.condition);
    default:
      return false;
  }
}

/** An expression that cannot be read, or not be used for an edit; the position is an index into its text. */
export class ExpressionError extends Error {
  readonly at: number;
  readonly remedy: string;

  constructor(at: number, message: string, remedy: string) {
    super(message);
    this.at = at;
    this.remedy = remedy;
  }
}

/** What is told where an expression uses more of yq's language than is known here. */
export const supported =
  'supported are paths (.a."b.c"["d"][0][], ..), |, ( ), select, ==, !=, and, or, not, test, has, documentIndex, =, |=, +, sub, env, strenv and del';
