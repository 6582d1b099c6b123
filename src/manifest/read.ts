import type { ParsedNode } from '../data/yaml.ts';
import { parseAllDocuments } from '../data/yaml.ts';
import { readBlockYaml } from './block-yaml/read.ts';
import type { Parse, ReadSource } from './source.ts';
import { sourceOf } from './source.ts';

/** Parses any YAML. */
export const parseFully: Parse = (text) => {
  const options = { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  const documents = parseAllDocuments<ParsedNode>(text, options);
  return 'empty' in documents ? [] : documents;
};

/** Reads a file, whatever YAML it holds. */
export function readSource(file: string, bytes: Uint8Array): ReadSource {
  return sourceOf(file, bytes, (text) => readBlockYaml(text) ?? parseFully(text));
}
