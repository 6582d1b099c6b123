/**
 * The parts of the YAML library that are used. The build bundles this file by itself, without the rest and without
 * comments: it is read at every start that has a configuration, and where a manifest holds more than block YAML.
 */
export type { Document } from 'yaml';
export { Composer, isMap, isScalar, Lexer, LineCounter, Parser, parseDocument } from 'yaml';
