/**
 * The parts of the YAML library that are used. The build bundles this file by itself, without the rest and without
 * comments: it is read at every start that has a configuration.
 */
export type { Document, Node, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
export {
  isAlias,
  isDocument,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parse,
  parseAllDocuments,
  parseDocument,
  visit,
} from 'yaml';
