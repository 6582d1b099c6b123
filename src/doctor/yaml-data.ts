import type { Document } from '../data/yaml.ts';
import { parseDocument } from '../data/yaml.ts';

/** What a YAML document holds, as plain values, or why it cannot be told. */
export function plainOf(document: Document): { readonly data: unknown } | { readonly wrong: string } {
  const [error] = document.errors;
  if (error !== undefined) return { wrong: error.message.split('\n')[0] ?? 'is no YAML' };
  try {
    return { data: document.toJS({ maxAliasCount: 100 }) };
  } catch {
    // an alias that is not there, or that grows without end
    return { wrong: 'its aliases cannot be followed' };
  }
}

/** What a YAML file holds, as plain values; undefined where that cannot be told. */
export function dataOf(bytes: Uint8Array): unknown {
  const plain = plainOf(parseDocument(new TextDecoder().decode(bytes)));
  return 'data' in plain ? plain.data : undefined;
}
