import { isMap, isSeq } from '../data/nodes.ts';
import { isPlaceholder } from '../kubernetes/placeholder.ts';
import type { Source } from '../manifest/source.ts';
import { placeAt } from '../manifest/source.ts';
import { heaviestFile, weightOf } from '../manifest/weight.ts';
import type { FilePlace, NotJudged } from './finding.ts';
import type { Holdings } from './holdings.ts';
import { holdingsOf } from './holdings.ts';
import { readOnce } from './read-once.ts';
import type { Subject } from './subject.ts';

/** Reads a file of a deployment; whatever it holds, this answers. */
export function readFile(file: string, bytes: Uint8Array): Holdings {
  if (!isYamlName(file)) return none({ file, reason: 'not-yaml', message: 'is no YAML by its name' });
  if (weightOf(bytes) > heaviestFile) return none({ file, reason: 'too-large', message: 'is too large to be judged' });
  // YAML knows no NUL (https://yaml.org/spec/1.2.2/#51-character-set); UTF-16 is full of them, and says something else to others
  if (bytes.includes(0))
    return none({ file, reason: 'unreadable', message: 'holds NUL bytes: it is binary, or UTF-16' });
  const read = readOnce(file, bytes);
  if (read.result === 'unreadable') {
    const isTemplate = new TextDecoder().decode(bytes).includes('{{');
    return none({ ...read.place, file, reason: isTemplate ? 'template' : 'unreadable', message: read.message });
  }
  const template = templateIn(read.source);
  if (template !== undefined) return none(unrendered(template));
  const { source } = read;
  const { subjects, notJudged } = holdingsOf({ source, placeOf: (position) => filePlace(source, position), key: '' });
  if (sizeOf(subjects) > mostHeld) {
    return none({ file, reason: 'too-large', message: `states more than ${mostHeld} requests and limits` });
  }
  return {
    subjects: subjects.map(withoutPlaceholders),
    notJudged: [...notJudged, ...subjects.flatMap(placeholdersOf)],
  };
}

/** Of one file; more cannot be held against each other in reasonable time. */
const mostHeld = 20_000;

function sizeOf(subjects: readonly Subject[]): number {
  return subjects.reduce((sum, { amounts }) => sum + 1 + amounts.length, 0);
}

/** Whether a file is YAML by its name; JSON is YAML too, and Kustomize allows a name without an ending. */
export function isYamlName(file: string): boolean {
  return /\.(ya?ml|json)$/i.test(file) || /(^|\/)Kustomization$/.test(file);
}

function none(notJudged: NotJudged): Holdings {
  return { subjects: [], notJudged: [notJudged] };
}

function unrendered(place: FilePlace): NotJudged {
  return { ...place, reason: 'template', message: 'is a template: its values are known only when it is rendered' };
}

function filePlace(source: Source, position: number): FilePlace {
  const { line = 1, column = 1 } = placeAt(source, position);
  return { file: source.file, line, column };
}

/** Where an unquoted `{{` stands, which YAML takes for a map within a map. */
function templateIn(source: Source): FilePlace | undefined {
  if (!source.text.includes('{{')) return undefined;
  const position = source.documents
    .map(({ contents }) => doubleBrace(source, contents))
    .find((one) => one !== undefined);
  return position === undefined ? undefined : filePlace(source, position);
}

/** The first place below a node, in the order of the text. */
function doubleBrace(source: Source, node: unknown): number | undefined {
  if (isMap(node) && source.text.startsWith('{{', node.range?.[0])) return node.range?.[0];
  const inner = isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : isSeq(node) ? node.items : [];
  for (const one of inner) {
    const found = doubleBrace(source, one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withoutPlaceholders(subject: Subject): Subject {
  return { ...subject, amounts: subject.amounts.filter(({ text }) => !isPlaceholder(text)) };
}

function placeholdersOf(subject: Subject): readonly NotJudged[] {
  return subject.amounts
    .filter(({ text }) => isPlaceholder(text))
    .map(({ start }) => ({ ...subject.placeOf(start), reason: 'template', message: 'is filled in later' }));
}
