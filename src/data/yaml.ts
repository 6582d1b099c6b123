/**
 * The parts of the YAML library that are used. The build bundles this file by itself, without the rest and without
 * comments: it is read at every start that has a configuration.
 */
export type { Document } from 'yaml';
export { Composer, Lexer, LineCounter, Parser, parse, parseDocument } from 'yaml';
export * from './nodes.ts';

import type { ListNode, MapNode } from './nodes.ts';
export type YAMLMap<_K = unknown, _V = unknown> = MapNode;
export type YAMLSeq = ListNode;
