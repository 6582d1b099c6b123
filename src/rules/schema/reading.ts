import type { Scalar } from '../../data/nodes.ts';

/** What the API server and its tools make of a scalar. */
export type Reading =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'number'; readonly number: number }
  | { readonly as: 'boolean'; readonly boolean: boolean }
  | { readonly as: 'nothing' }
  /** It has a tag, or is no value of JSON. */
  | { readonly as: 'unsure' };

const booleans: ReadonlyMap<string, boolean> = new Map(
  ['y', 'yes', 'true', 'on', 'n', 'no', 'false', 'off'].flatMap((word, index) => {
    const capital = word.charAt(0).toUpperCase() + word.slice(1);
    return [word, capital, word.toUpperCase()].map((form) => [form, index < 4] as const);
  }),
);
const nothings = new Set(['', '~', 'null', 'Null', 'NULL']);
const infinite = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;
const whole = /^[-+]?(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const decimal = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/**
 * Reads a scalar as Kubernetes does: by YAML 1.1, in which `yes` and `on` are booleans and `0440` is octal, whatever YAML 1.2 says.
 * https://github.com/kubernetes-sigs/yaml reads by go.yaml.in/yaml/v2, whose `resolve.go` is followed here.
 */
export function readByKubernetes({ value, source, type, tag }: Scalar): Reading {
  const text = typeof value === 'string' ? value : (source ?? (value === null ? '' : String(value)));
  if (tag !== undefined && tag !== '') return isTextTag(tag) ? { as: 'text', text } : { as: 'unsure' };
  if (type !== undefined && type !== 'PLAIN') return { as: 'text', text };
  return readPlain(text);
}

function isTextTag(tag: string): boolean {
  return tag === '!!str' || tag === 'tag:yaml.org,2002:str';
}

function readPlain(text: string): Reading {
  if (nothings.has(text)) return { as: 'nothing' };
  const boolean = booleans.get(text);
  if (boolean !== undefined) return { as: 'boolean', boolean };
  if (infinite.test(text)) return { as: 'unsure' };
  // most texts are no numbers, and begin with a letter
  if (!/^[-+.\d]/.test(text)) return { as: 'text', text };
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  if (whole.test(digits)) return { as: 'number', number: wholeNumber(digits) };
  return decimal.test(digits) ? { as: 'number', number: Number(digits) } : { as: 'text', text };
}

/** In YAML 1.1 a leading zero makes a number octal. */
function wholeNumber(digits: string): number {
  const [, sign = '', rest = ''] = /^([-+]?)(.*)$/.exec(digits) ?? [];
  const number = Number(/^0[0-7]+$/.test(rest) ? `0o${rest}` : rest);
  return sign === '-' ? -number : number;
}
