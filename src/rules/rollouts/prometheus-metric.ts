import type { ParsedQuery } from '../promql/parse.ts';
import { parseQuery } from '../promql/parse.ts';
import type { View } from '../view.ts';

/** The query of a metric that asks Prometheus; one that asks something that only speaks its language is not ours to judge. */
export function queryOf(metric: View): View | undefined {
  const provider = metric.at('provider', 'prometheus');
  const query = provider.at('query');
  return query.value === undefined || /victoria|vmselect|vmsingle|vmauth/i.test(provider.at('address').value ?? '')
    ? undefined
    : query;
}

const placeholder = /\{\{\s*[\w.-]+\s*\}\}/g;

/**
 * Parses the query of a template with something in the place of `{{args.name}}`: a length of time within brackets, else a word. Undefined
 * where it cannot be said what the arguments make of it.
 */
export function parseTemplateQuery(query: string): ParsedQuery | undefined {
  const isTemplate = new RegExp(placeholder).test(query);
  if (/\{\{|\$\{|\$\(/.test(query.replace(placeholder, ''))) return undefined;
  const filled = query.replace(placeholder, (_, at: number) => (isInBrackets(query, at) ? '5m' : 'x'));
  const parsed = parseQuery(filled);
  if (!isTemplate || parsed?.result !== 'wrong' || isInTextsOnly(query)) return parsed;
  const withNumbers = parseQuery(query.replace(placeholder, '1'));
  return withNumbers?.result === 'parsed' ? withNumbers : undefined;
}

function isInBrackets(query: string, at: number): boolean {
  return /\[[^\]]*$/.test(query.slice(0, at)) || /\boffset\s+-?\s*$/i.test(query.slice(0, at));
}

function isInTextsOnly(query: string): boolean {
  return !new RegExp(placeholder).test(query.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g, '""'));
}
