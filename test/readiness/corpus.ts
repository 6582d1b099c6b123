import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, LineCounter, parse, parseAllDocuments, type YAMLMap } from 'yaml';
import type { Severity } from '../../src/readiness/finding.ts';
import type { Application } from './experiment/way.ts';

/** One place at which a strict and fair reviewer may object, told before a checker saw the corpus. */
export interface Label {
  readonly application: string;
  readonly file: string;
  /** `Kind/name`. */
  readonly object: string;
  /** The gravest that the objection deserves. */
  readonly severity: Severity;
  readonly about: string;
}

/** A well-kept application: what is applied together. */
export interface CorpusApplication {
  /** Who wrote it: a folder of `corpus/`. */
  readonly author: string;
  readonly name: string;
  readonly files: Application;
  readonly labels: readonly Label[];
}

/** One object of a file, from its first line to its last. */
export interface ObjectLines {
  readonly object: string;
  readonly first: number;
  readonly last: number;
}

const root = new URL('./corpus', import.meta.url).pathname;

/** The whole corpus, in the order of its paths. */
export function readCorpus(): readonly CorpusApplication[] {
  const folders = globSync('*/*/', { cwd: root }).map((folder) => folder.replace(/\/$/, ''));
  return folders.toSorted().flatMap((folder) => {
    const [author = '', name = ''] = folder.split('/');
    const files = globSync('**/*.{yaml,yml,json}', { cwd: join(root, folder) }).filter(isNoLabels);
    if (files.length === 0) return [];
    const texts = files
      .toSorted()
      .map((file): [string, string] => [file, readFileSync(join(root, folder, file), 'utf8')]);
    return [{ author, name, files: new Map(texts), labels: labelsOf(author, name) }];
  });
}

/** How many objects an application has, those in lists counted one by one. */
export function manifestsIn(application: Application): number {
  return [...application].flatMap(([, text]) => objectLines(text)).length;
}

/** The objects of a text; of an object in a list, its own lines. */
export function objectLines(text: string): readonly ObjectLines[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(({ contents }) =>
    objectMaps(contents).flatMap((map) => {
      const object = `${map.get('kind')}/${map.getIn(['metadata', 'name'])}`;
      const [start = 0, end = 0] = map.range ?? [];
      return [{ object, first: lines.linePos(start).line, last: lines.linePos(Math.max(start, end - 1)).line }];
    }),
  );
}

function objectMaps(node: unknown): readonly YAMLMap[] {
  if (!isMap(node) || typeof node.get('kind') !== 'string') return [];
  const items = node.get('items');
  if (!String(node.get('kind')).endsWith('List') || items === undefined) return [node];
  return (items as { items: readonly unknown[] }).items.flatMap(objectMaps);
}

function labelsOf(author: string, name: string): readonly Label[] {
  const files = globSync([`${author}/labels.yaml`, `${author}/${name}/labels.yaml`], { cwd: root });
  const labels = files.flatMap((file) => parse(readFileSync(join(root, file), 'utf8')) as readonly Label[]);
  return labels.filter(({ application }) => application === name);
}

function isNoLabels(file: string): boolean {
  return !/(^|\/)labels\.yaml$/.test(file);
}
