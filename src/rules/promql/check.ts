import { RE2JS } from '../../data/re2.ts';
import type { Expression, QueryFault } from './expression.ts';
import type { Signature, ValueType } from './functions.ts';
import { signatures } from './functions.ts';

/** The type of a query, or the first fault that the grammar alone does not see. */
export type Checked = { readonly type: ValueType } | { readonly fault: QueryFault };

const names: Readonly<Record<ValueType, string>> = {
  scalar: 'a number',
  vector: 'an instant vector',
  range: 'a range vector',
  string: 'a text',
};
const comparisons: ReadonlySet<string> = new Set(['==', '!=', '>', '<', '>=', '<=']);
const sets: ReadonlySet<string> = new Set(['and', 'or', 'unless']);
const withParameter: ReadonlySet<string> = new Set('topk bottomk quantile count_values limitk limit_ratio'.split(' '));

/** Checks the types of a query as Prometheus does before it evaluates one. */
export function check(expression: Expression): Checked {
  switch (expression.is) {
    case 'number':
      return { type: 'scalar' };
    case 'string':
      return { type: 'string' };
    case 'selector':
      return selectorFault(expression) ?? { type: 'vector' };
    case 'range':
      return checkRange(expression);
    case 'subquery':
      return checkSubquery(expression);
    case 'moved':
      return checkMoved(expression);
    case 'unary':
      return checkUnary(expression);
    case 'call':
      return checkCall(expression);
    case 'aggregation':
      return checkAggregation(expression);
    case 'binary':
      return checkBinary(expression);
  }
}

function wrong({ from }: Expression, message: string): { readonly fault: QueryFault } {
  return { fault: { message, from } };
}

function checkPart(part: Expression, wanted: ValueType, by: string): { readonly fault: QueryFault } | undefined {
  const found = check(part);
  if ('fault' in found) return found;
  return found.type === wanted ? undefined : wrong(part, `${by} wants ${names[wanted]}, and gets ${names[found.type]}`);
}

function selectorFault(
  selector: Expression & { is: 'selector' },
  mayBeEmpty = false,
): { readonly fault: QueryFault } | undefined {
  const { metric, matchers } = selector;
  for (const { operator, value } of matchers)
    if (operator.endsWith('~') && !isRegex(value))
      return wrong(selector, `${JSON.stringify(value)} is no regular expression`);
  if (metric !== undefined && matchers.some(({ label }) => label === '__name__'))
    return wrong(selector, 'the name of the metric is set twice');
  if (mayBeEmpty || metric !== undefined || matchers.some((matcher) => !matchesNothing(matcher))) return undefined;
  return wrong(selector, 'a selector needs one matcher that does not match the empty text');
}

function isRegex(value: string): boolean {
  try {
    RE2JS.compile(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether a matcher is met by series without the label. */
function matchesNothing({ operator, value }: { readonly operator: string; readonly value: string }): boolean {
  switch (operator) {
    case '=':
      return value === '';
    case '!=':
      return value !== '';
    case '=~':
      return RE2JS.compile(value).matches('');
    default:
      return !RE2JS.compile(value).matches('');
  }
}

function checkRange(range: Expression & { is: 'range' }): Checked {
  if (range.of.is === 'moved') return wrong(range, 'an offset or @ belongs behind the range, not before it');
  if (range.of.is !== 'selector')
    return wrong(range, 'a range is taken of a selector only; a subquery has a colon, as in [5m:]');
  if (isNothing(range.duration)) return wrong(range, 'the range has no length');
  return selectorFault(range.of) ?? { type: 'range' };
}

function checkSubquery(subquery: Expression & { is: 'subquery' }): Checked {
  if (subquery.durations.some(isNothing)) return wrong(subquery, 'a range or step of a subquery has no length');
  return checkPart(subquery.of, 'vector', 'a subquery') ?? { type: 'range' };
}

function isNothing(duration: string): boolean {
  return /^0+\D*$/.test(duration);
}

function checkMoved({ of, by }: Expression & { is: 'moved' }): Checked {
  const inner = of.is === 'moved' ? of.of : of;
  if (of.is === 'moved' && of.by === by) return wrong(of, `${by} is set twice`);
  if (!['selector', 'range', 'subquery'].includes(inner.is))
    return wrong(of, `${by} stands behind a selector, a range or a subquery only`);
  return check(of);
}

function checkUnary({ of }: Expression & { is: 'unary' }): Checked {
  const found = check(of);
  if ('fault' in found || found.type === 'scalar' || found.type === 'vector') return found;
  return wrong(of, `a sign stands before a number or an instant vector, not ${names[found.type]}`);
}

function checkCall(call: Expression & { is: 'call' }): Checked {
  const signature = signatures.get(call.name);
  if (signature === undefined) return wrong(call, `${call.name} is no function of PromQL`);
  const fault = argumentFault(call, signature);
  return fault ?? { type: signature.gives };
}

function argumentFault(
  call: Expression & { is: 'call' },
  { takes, optional, repeats }: Signature,
): { readonly fault: QueryFault } | undefined {
  const { of, name } = call;
  if (of.length < takes.length - optional || (of.length > takes.length && !repeats))
    return wrong(call, `${name} wants ${takes.length - optional} argument(s), and gets ${of.length}`);
  for (const [index, part] of of.entries()) {
    const wanted = takes[Math.min(index, takes.length - 1)] ?? 'vector';
    const isPicked = name === 'info' && index === 1 && part.is === 'selector';
    const fault = isPicked ? selectorFault(part, true) : checkPart(part, wanted, name);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function checkAggregation(aggregation: Expression & { is: 'aggregation' }): Checked {
  const { name, of } = aggregation;
  const wanted = withParameter.has(name) ? 2 : 1;
  const [one, other] = of;
  const vector = wanted === 2 ? other : one;
  if (of.length !== wanted || one === undefined || vector === undefined)
    return wrong(aggregation, `${name} wants ${wanted} argument(s), and gets ${of.length}`);
  const parameterType = name === 'count_values' ? 'string' : 'scalar';
  const fault = wanted === 2 ? checkPart(one, parameterType, `the parameter of ${name}`) : undefined;
  return fault ?? checkPart(vector, 'vector', name) ?? { type: 'vector' };
}

function checkBinary(binary: Expression & { is: 'binary' }): Checked {
  const [left, right] = binary.of.map(check) as [Checked, Checked];
  if ('fault' in left) return left;
  if ('fault' in right) return right;
  for (const [index, { type }] of [left, right].entries())
    if (type === 'range' || type === 'string')
      return wrong(
        binary.of[index] ?? binary,
        `${binary.operator} wants numbers or instant vectors, and gets ${names[type]}`,
      );
  const scalars = [left, right].filter(({ type }) => type === 'scalar').length;
  return operatorFault(binary, scalars) ?? { type: scalars === 2 ? 'scalar' : 'vector' };
}

function operatorFault(
  { operator, isBool, matching, ...at }: Expression & { is: 'binary' },
  scalars: number,
): { readonly fault: QueryFault } | undefined {
  const isComparison = comparisons.has(operator);
  if (isBool && !isComparison) return wrong({ ...at, is: 'number' }, 'bool belongs to comparisons only');
  if (scalars === 2 && isComparison && !isBool)
    return wrong({ ...at, is: 'number' }, 'a comparison of two numbers needs bool');
  if (scalars > 0 && sets.has(operator))
    return wrong({ ...at, is: 'number' }, `${operator} wants instant vectors on both sides`);
  if (scalars > 0 && matching !== undefined && matching.labels.length > 0)
    return wrong({ ...at, is: 'number' }, `${matching.by} wants instant vectors on both sides`);
  if (matching?.many === undefined) return undefined;
  if (sets.has(operator)) return wrong({ ...at, is: 'number' }, `${operator} takes no group_left or group_right`);
  const twice =
    matching.by === 'on' ? matching.many.labels.find((label) => matching.labels.includes(label)) : undefined;
  return twice === undefined
    ? undefined
    : wrong({ ...at, is: 'number' }, `the label ${twice} stands in on and in group`);
}
