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
 * where an argument stands for more than a text or a length, as it cannot be said what it makes of the query.
 */
export function parseTemplateQuery(query: string): ParsedQuery | undefined {
  if (/\{\{|\$\{|\$\(/.test(outsideOfValues(query))) return undefined;
  return parseQuery(query.replace(placeholder, (_, at: number) => (isInBrackets(query, at) ? '5m' : 'x')));
}

/** The query without its texts, and without the placeholders of lengths of time. */
function outsideOfValues(query: string): string {
  return query
    .replace(placeholder, (found, at: number) => (isInBrackets(query, at) ? '' : found))
    .replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g, (text) => text.replace(placeholder, ''));
}

function isInBrackets(query: string, at: number): boolean {
  return /\[[^\]]*$/.test(query.slice(0, at)) || /\boffset\s+-?\s*$/i.test(query.slice(0, at));
}
