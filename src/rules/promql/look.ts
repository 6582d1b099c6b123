import type { Expression } from './expression.ts';
import { allIn, selectorsIn } from './expression.ts';

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '>', '<', '>=', '<=']);
const rates: ReadonlySet<string> = new Set(['rate', 'irate', 'increase']);

/** Whether an expression is a rate of counters. */
export function isRate(expression: Expression): expression is Expression & { is: 'call' } {
  return expression.is === 'call' && rates.has(expression.name);
}

/** Whether an expression compares, and so leaves out what does not fit. */
export function filters(expression: Expression): boolean {
  return expression.is === 'binary' && comparisons.has(expression.operator) && !expression.isBool;
}

/** Whether a query may answer with nothing at all. */
export function mayBeEmpty(expression: Expression): boolean {
  switch (expression.is) {
    case 'number':
    case 'string':
      return false;
    case 'call':
      return !['vector', 'scalar', 'time', 'pi'].includes(expression.name) && expression.of.some(mayBeEmpty);
    case 'binary':
      if (expression.operator === 'or') return expression.of.every(mayBeEmpty);
      return filters(expression) || expression.of.some(mayBeEmpty);
    case 'aggregation':
      return expression.of.some(mayBeEmpty);
    case 'unary':
    case 'moved':
    case 'subquery':
      return mayBeEmpty(expression.of);
    case 'selector':
    case 'range':
      return true;
  }
}

/** Whether a query may answer with a value that is no number: a division by what may be zero, a quantile of no observations. */
export function mayBeNaN(expression: Expression): boolean {
  switch (expression.is) {
    case 'binary':
      if (filters(expression) || expression.isBool) return false;
      return (expression.operator === '/' && mayBeZero(expression.of[1])) || expression.of.some(mayBeNaN);
    case 'call':
      return expression.name === 'histogram_quantile' || expression.of.some(mayBeNaN);
    case 'aggregation':
      return expression.of.some(mayBeNaN);
    case 'unary':
    case 'moved':
    case 'subquery':
      return mayBeNaN(expression.of);
    default:
      return false;
  }
}

function mayBeZero(divisor: Expression): boolean {
  if (divisor.is === 'number' || filters(divisor)) return false;
  return !(divisor.is === 'call' && divisor.name === 'clamp_min');
}

/** Whether a query asks about traffic: without requests it has nothing to say. */
export function isAboutTraffic(expression: Expression): boolean {
  const names = selectorsIn(expression).map(({ metric }) => metric ?? '');
  return names.some((name) => /request|http|grpc|rpc|response|latency|duration|istio|envoy|nginx|traefik/i.test(name));
}

/** Whether a query divides, at its top, one rate of events by another. */
export function isRatio(expression: Expression): boolean {
  if (expression.is === 'binary' && expression.operator === 'or') return isRatio(expression.of[0]);
  if (expression.is !== 'binary' || expression.operator !== '/') return false;
  return expression.of.every((side) => allIn(side).some(isRate));
}
