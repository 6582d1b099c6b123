import type { DocumentNode } from '../data/nodes.ts';
import { Composer, Lexer, Parser } from '../data/yaml.ts';
import { readBlockYaml } from './block-yaml/read.ts';
import type { Parse, ReadSource } from './source.ts';
import { sourceOf } from './source.ts';
import { heaviestFile, weightOf } from './weight.ts';

/** So deep may maps and lists stand in each other: no manifest comes near, and a reader of thousands would run out of stack. */
const deepest = 256;

/** Parses any YAML, but none that would take many seconds or much memory. */
export const parseFully: Parse = (text) => {
  if (weightOf(text) > heaviestFile)
    return [beyondLimits('is too large, for something that is more than plain block YAML', 0)];
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const parser = new Parser();
  const documents: DocumentNode[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > deepest)
      return [beyondLimits(`is nested more than ${deepest} levels deep`, parser.offset)];
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  return [...documents, ...composer.end()];
};

function beyondLimits(message: string, position: number): DocumentNode {
  return { contents: null, errors: [{ message, pos: [position, position], isLimit: true }] };
}

/** Reads a file, whatever YAML it holds. */
export function readSource(file: string, bytes: Uint8Array): ReadSource {
  return sourceOf(file, bytes, (text) => readBlockYaml(text) ?? parseFully(text));
}
