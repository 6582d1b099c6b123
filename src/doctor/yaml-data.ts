import { parseDocument } from '../data/yaml.ts';

/** What a YAML file holds, as plain values; undefined where it is no YAML. */
export function dataOf(bytes: Uint8Array): unknown {
  const document = parseDocument(new TextDecoder().decode(bytes));
  // an alias that grows without end is refused by the library
  return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
}
