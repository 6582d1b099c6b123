import type { Scalar } from '../../data/nodes.ts';
import { isMap, isScalar, isSeq } from '../../data/nodes.ts';
import type { Parse } from '../source.ts';
import { hasKey } from '../tree.ts';
import { nameOf } from '../walk.ts';
import type { Cursor } from './cursor.ts';
import { descended, intoEach, intoIndex, intoKey, isEmpty, stepsOf, valueAt } from './cursor.ts';
import { refuse } from './refusal.ts';
import type { Expression, Made } from './syntax.ts';
import { ExpressionError } from './syntax.ts';

/** What an expression gives: places of the file, or values that were made. */
export type Result = Cursor | Made;

/** The environment of the process. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What an expression is evaluated in. */
export interface Scope {
  readonly variables: Variables;
  /** What reads the value of `env`. */
  readonly parse: Parse;
  /** Whether its value counts alone, so that a key that is not there gives nothing; else it is one that may be created. */
  readonly isReading: boolean;
}

/** What an expression gives at one place. Throws a `Refusal` or an `ExpressionError` where it has no meaning. */
export function evaluate(expression: Expression, here: Result, scope: Scope): readonly Result[] {
  const { kind, at } = expression;
  const inner = (part: Expression, from: Result) => evaluate(part, from, scope);
  switch (kind) {
    case 'self':
      return [here];
    case 'literal':
      return [expression.value];
    case 'variable':
      return [variableOf(expression, scope)];
    case 'pipe':
      return inner(expression.left, here).flatMap((result) => inner(expression.right, result));
    case 'select':
      return evaluate(expression.condition, here, { ...scope, isReading: true }).some(isTrue) ? [here] : [];
    case 'not':
      return [truth(!isTrue(here))];
    case 'equals':
      return pairsOf(inner(expression.left, here), inner(expression.right, here)).map(([left, right]) =>
        truth(equal(left, right, at) !== expression.negated),
      );
    case 'logic':
      return logic(expression, (part) => inner(part, here));
    case 'add':
      return pairsOf(inner(expression.left, here), inner(expression.right, here)).map(([left, right]) =>
        sum(singleOf(left, at), singleOf(right, at), at),
      );
    case 'test':
    case 'substitute':
      return search(expression, here);
    case 'assign':
    case 'delete':
      throw new ExpressionError(at, 'a change within another part', 'make each change a stage: A = 1 | B = 2');
    default:
      return evaluatePath(expression, here).filter((result) => !scope.isReading || !isMissing(result));
  }
}

function isMissing(result: Result): boolean {
  return 'tree' in result && result.missing.length > 0;
}

type PathPart = Extract<Expression, { kind: 'key' | 'index' | 'each' | 'descend' | 'has' | 'document-index' }>;

/** What has a meaning at a place of the file alone. */
function evaluatePath(expression: PathPart, here: Result): readonly Result[] {
  if (!('tree' in here))
    throw new ExpressionError(expression.at, 'needs a place of the file before it', 'begin with a path');
  switch (expression.kind) {
    case 'key':
      return intoKey(here, expression.key);
    case 'index':
      return intoIndex(here, expression.index);
    case 'each':
      return intoEach(here);
    case 'descend':
      return descended(here);
    case 'document-index':
      return [{ type: 'number', text: String(here.tree.document) }];
    case 'has':
      return [truth(has(here, expression.key))];
  }
}

function has({ tree, at, missing }: Cursor, key: string | number): boolean {
  if (missing.length > 0) return false;
  if (isSeq(at.node)) return typeof key === 'number' && key < at.node.items.length;
  return isMap(at.node) && hasKey(tree, at.node, String(key));
}

function truth(is: boolean): Made {
  return { type: 'boolean', text: String(is) };
}

function valueIn(result: Result): Made | undefined {
  return 'tree' in result ? valueAt(result) : result;
}

/** As in yq, all is true but `false` and nothing. */
function isTrue(result: Result): boolean {
  const value = valueIn(result);
  if (value === undefined) return true;
  return value.type !== 'null' && !(value.type === 'boolean' && value.text.toLowerCase() === 'false');
}

/** Every one with every other; as in yq, a side that gives nothing counts as null. */
function pairsOf(left: readonly Result[], right: readonly Result[]): readonly (readonly [Result, Result])[] {
  const others = right.length === 0 ? [nothing] : right;
  return (left.length === 0 ? [nothing] : left).flatMap((one) => others.map((other) => [one, other] as const));
}

const nothing: Made = { type: 'null', text: 'null' };

function logic(
  { word, left, right }: Extract<Expression, { kind: 'logic' }>,
  results: (part: Expression) => readonly Result[],
): readonly Result[] {
  const first = results(left).some(isTrue);
  const isDecided = word === 'and' ? !first : first;
  return [truth(isDecided ? first : results(right).some(isTrue))];
}

/** As in yq: the characters are compared, whatever their type, and `*` and `?` on the right stand for anything. */
function equal(left: Result, right: Result, at: number): boolean {
  const [one, other] = [valueIn(left), valueIn(right)];
  if (one === undefined && other === undefined)
    throw new ExpressionError(at, 'maps and lists are not compared', 'compare single values in them');
  if (one === undefined || other === undefined) return false;
  if (one.type === 'null' || other.type === 'null') return one.type === other.type;
  return matches(one.text, other.text);
}

/** Without going back further than to the last star. */
function matches(text: string, glob: string): boolean {
  let [place, sign, star, mark] = [0, 0, -1, 0];
  while (place < text.length) {
    if (glob[sign] === '*') [star, mark, sign] = [sign, place, sign + 1];
    else if (glob[sign] === '?' || glob[sign] === text[place]) [place, sign] = [place + 1, sign + 1];
    else if (star >= 0) [sign, mark, place] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  return /^\**$/.test(glob.slice(sign));
}

/** The value of a result, which must be a single one. */
export function singleOf(result: Result, at: number): Made {
  const value = valueIn(result);
  if (value !== undefined) return value;
  throw new ExpressionError(at, 'gives a map or a list, which cannot be written or added', 'name a single value');
}

function sum(left: Made, right: Made, at: number): Made {
  if (left.type === 'null') return right;
  if (right.type === 'null') return left;
  if (left.type === 'string' || right.type === 'string') return { type: 'string', text: left.text + right.text };
  if (left.type === 'boolean' || right.type === 'boolean')
    throw new ExpressionError(at, 'true and false cannot be added', 'add text or numbers');
  const isWhole = [left, right].every(({ text }) => wholeNumber.test(text));
  if (!isWhole && ![left, right].every(({ text }) => wholeNumber.test(text) || decimalNumber.test(text)))
    throw new ExpressionError(at, 'only numbers in plain decimal digits are added', 'write the sum');
  const total = Number(left.text) + Number(right.text);
  if (!Number.isFinite(total) || (isWhole && !Number.isSafeInteger(total)))
    throw new ExpressionError(at, 'the sum is too large to be exact', 'write the number');
  return { type: 'number', text: isWhole || !Number.isInteger(total) ? String(total) : total.toFixed(1) };
}

/** Without a zero before it, which makes it octal to some readers. */
const wholeNumber = /^[-+]?(?:0|[1-9]\d*)$/;
const decimalNumber = /^[-+]?\d+(?:\.\d+|(?:\.\d+)?[eE][-+]?\d+)$/;

/** Longer texts are not searched: a value of a manifest is none of them. */
const longestSearched = 8192;

function search(expression: Extract<Expression, { kind: 'test' | 'substitute' }>, here: Result): readonly Result[] {
  const value = valueIn(here);
  if (value?.type !== 'string') return notText(expression, here);
  if (value.text.length > longestSearched)
    throw new ExpressionError(expression.at, 'the text is too long to be searched', 'change it by hand');
  if (expression.kind === 'test') return [truth(expression.pattern.test(value.text))];
  return [{ type: 'string', text: expression.pattern.substitute(value.text, expression.template) }];
}

function notText({ at, kind }: Expression, here: Result): never {
  const name = kind === 'test' ? 'test' : 'sub';
  if (!('tree' in here)) throw new ExpressionError(at, `${name} searches text, and this is none`, 'search a text');
  const what = isEmpty(here) ? 'empty' : isScalar(here.at.node) ? 'no text' : 'no single value';
  const message = `${nameOf(stepsOf(here))} is ${what}, so ${name} cannot search it`;
  return refuse(here.tree.source, here.at.position, {
    message,
    remedy:
      kind === 'substitute' && what === 'no single value'
        ? 'with |= the right side begins at the left one'
        : 'choose first what holds text',
  });
}

function variableOf({ name, as, at }: Extract<Expression, { kind: 'variable' }>, { variables, parse }: Scope): Made {
  const text = variables[name];
  if (text === undefined || (as === 'yaml' && text === ''))
    throw new ExpressionError(
      at,
      `the environment variable ${name} is ${text === '' ? 'empty' : 'not set'}`,
      `set ${name}`,
    );
  if (as === 'text') return { type: 'string', text };
  const contents = scalarIn(text, parse);
  if (contents === undefined)
    throw new ExpressionError(at, `${name} holds no single value`, `strenv(${name}) takes it for text`);
  const value = contents.value;
  if (value === null) return { type: 'null', text: 'null' };
  if (typeof value === 'string') return { type: 'string', text: value };
  return { type: typeof value === 'boolean' ? 'boolean' : 'number', text: contents.source ?? String(value) };
}

/** The single value that a text is as YAML; as that of a key, since a parser of block YAML reads none that stands alone. */
function scalarIn(text: string, parse: Parse): Scalar | undefined {
  const isLine = !/[\r\n]/.test(text);
  const [document, ...more] = parse(isLine ? `value: ${text}` : text);
  const { contents } = document ?? {};
  if (document === undefined || document.errors.length > 0 || more.length > 0) return undefined;
  const value = isLine && isMap(contents) ? contents.items[0]?.value : contents;
  return isScalar(value) ? value : undefined;
}
