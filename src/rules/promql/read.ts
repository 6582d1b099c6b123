import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { Expression, Grouping, Matcher, Matching, QueryFault } from './expression.ts';
import { signatures } from './functions.ts';
import { meaningOf } from './text.ts';

const empty: QueryFault = { message: 'the query is empty', from: 0 };

/** A query by the grammar of Prometheus alone, or the first fault. */
export function readQuery(query: string): Expression | QueryFault {
  if (query.trim() === '') return empty;
  const tree = parser.parse(query);
  const fault = syntaxFault(tree, query);
  if (fault !== undefined) return fault;
  const [root] = childrenOf(tree.topNode);
  return root === undefined ? empty : expressionAt(root, query);
}

function syntaxFault(tree: Tree, query: string): QueryFault | undefined {
  const cursor = tree.cursor();
  do {
    const { from, to, name, type } = cursor;
    if (type.isError) return { message: describe(query, from, to), from };
    if (name === 'StringLiteral' && meaningOf(query.slice(from, to)) === undefined)
      return {
        message: `the text ${query.slice(from, to)} is not closed, or has an escape that Prometheus refuses`,
        from,
      };
  } while (cursor.next());
  return undefined;
}

function describe(query: string, from: number, to: number): string {
  const before = /([a-zA-Z_]\w*)\s*$/.exec(query.slice(0, from))?.[1];
  const rest = query.slice(from);
  if (before !== undefined && /^\s*\(/.test(rest) && !signatures.has(before))
    return `${before} is no function of PromQL`;
  const found = (to > from ? query.slice(from, to) : rest).trim().slice(0, 30);
  return found === '' ? 'the query ends too early' : `${JSON.stringify(found)} is not expected here`;
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.name !== 'LineComment') children.push(child);
  return children;
}

function textOf(node: SyntaxNode | null, query: string): string {
  return node === null ? '' : query.slice(node.from, node.to);
}

const movedBy = {
  OffsetExpr: 'offset',
  StepInvariantExpr: '@',
  AnchoredExpr: 'smoothing',
  SmoothedExpr: 'smoothing',
} as const;

function expressionAt(node: SyntaxNode, query: string): Expression {
  const { from, to } = node;
  const children = childrenOf(node);
  const at = { from, to };
  const first = () => expressionAt(children[0] as SyntaxNode, query);
  switch (node.name) {
    case 'ParenExpr':
      return first();
    case 'StringLiteral':
      return { ...at, is: 'string', value: meaningOf(query.slice(from, to)) ?? '' };
    case 'VectorSelector':
      return { ...at, ...selectorAt(node, query) };
    case 'MatrixSelector':
      return { ...at, is: 'range', of: first(), duration: textOf(node.getChild('DurationExpr'), query) };
    case 'SubqueryExpr':
      return {
        ...at,
        is: 'subquery',
        of: first(),
        durations: node.getChildren('DurationExpr').map((one) => textOf(one, query)),
      };
    case 'OffsetExpr':
    case 'StepInvariantExpr':
    case 'AnchoredExpr':
    case 'SmoothedExpr':
      return { ...at, is: 'moved', by: movedBy[node.name], of: first() };
    case 'UnaryExpr':
      return { ...at, is: 'unary', of: expressionAt(children.at(-1) as SyntaxNode, query) };
    case 'FunctionCall':
      return {
        ...at,
        is: 'call',
        name: textOf(node.getChild('FunctionIdentifier'), query),
        of: argumentsAt(node, query),
      };
    case 'AggregateExpr':
      return { ...at, ...aggregationAt(node, query) };
    case 'BinaryExpr':
      return { ...at, ...binaryAt(node, query) };
    default:
      return { ...at, is: 'number' };
  }
}

function argumentsAt(node: SyntaxNode, query: string): readonly Expression[] {
  const body = node.getChild('FunctionCallBody');
  return body === null ? [] : childrenOf(body).map((child) => expressionAt(child, query));
}

function selectorAt(node: SyntaxNode, query: string) {
  const matchers = node.getChild('LabelMatchers');
  const quoted = matchers?.getChild('QuotedLabelName') ?? null;
  const name = node.getChild('Identifier');
  const metric = name !== null ? textOf(name, query) : quoted === null ? undefined : meaningOf(textOf(quoted, query));
  return {
    is: 'selector' as const,
    metric,
    matchers: (matchers === null ? [] : childrenOf(matchers)).flatMap((one) => matcherAt(one, query)),
  };
}

function matcherAt(node: SyntaxNode, query: string): readonly Matcher[] {
  if (!/^(Unq|Q)uotedLabelMatcher$/.test(node.name)) return [];
  const [label, operator, value] = childrenOf(node).map((child) => textOf(child, query));
  if (label === undefined || operator === undefined || value === undefined) return [];
  return [
    {
      label: meaningOf(label) ?? label,
      operator: operator as Matcher['operator'],
      value: meaningOf(value) ?? '',
    },
  ];
}

function aggregationAt(node: SyntaxNode, query: string) {
  const modifier = node.getChild('AggregateModifier');
  const grouping: Grouping | undefined =
    modifier === null
      ? undefined
      : { by: modifier.getChild('By') === null ? 'without' : 'by', labels: labelsAt(modifier, query)[0] ?? [] };
  return {
    is: 'aggregation' as const,
    name: textOf(node.getChild('AggregateOp'), query).toLowerCase(),
    of: argumentsAt(node, query),
    ...(grouping === undefined ? {} : { grouping }),
  };
}

function labelsAt(node: SyntaxNode, query: string): readonly (readonly string[])[] {
  return node.getChildren('GroupingLabels').map((list) =>
    childrenOf(list).map((label) => {
      const text = textOf(label, query);
      return meaningOf(text) ?? text;
    }),
  );
}

function binaryAt(node: SyntaxNode, query: string) {
  const children = childrenOf(node);
  const [left, operator, right] = [children[0], children[1], children.at(-1)] as [SyntaxNode, SyntaxNode, SyntaxNode];
  const clause = node.getChild('MatchingModifierClause');
  return {
    is: 'binary' as const,
    operator: textOf(operator, query).toLowerCase(),
    of: [expressionAt(left, query), expressionAt(right, query)] as const,
    isBool: node.getChild('BoolModifier') !== null,
    ...(clause === null ? {} : { matching: matchingAt(clause, query) }),
  };
}

function matchingAt(clause: SyntaxNode, query: string): Matching {
  const [labels = [], many = []] = labelsAt(clause, query);
  const side =
    clause.getChild('GroupLeft') !== null ? 'left' : clause.getChild('GroupRight') !== null ? 'right' : undefined;
  return {
    by: clause.getChild('On') === null ? 'ignoring' : 'on',
    labels,
    ...(side === undefined ? {} : { many: { side, labels: many } }),
  };
}
