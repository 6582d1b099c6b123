import type { Found } from './fault.ts';
import type { Schema, Wanted } from './schema.ts';

const wanted: Readonly<Record<Wanted, string>> = {
  text: 'a text',
  whole: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  'whole-or-text': 'a whole number or a text',
  quantity: 'an amount such as 100m or 1Gi',
  base64: 'base64',
};

/** `a whole number`, for messages. */
export function wantedWords(schema: Schema): string {
  switch (schema.of) {
    case 'scalar':
      return wanted[schema.wants];
    case 'choice':
      return 'a text';
    case 'list':
      return 'a list';
    case 'map':
    case 'object':
    case 'metadata':
      return 'a map';
    case 'anything':
      return 'anything';
  }
}

/** `the number 8080`, `yes, which Kubernetes reads as true,`; without the value where it is to stay unsaid. */
export function wordsOf(found: Found, written: string | undefined): string {
  switch (found.as) {
    case 'map':
      return 'a map';
    case 'list':
      return 'a list';
    case 'text':
      return written === undefined ? 'a text' : `the text ${JSON.stringify(written)}`;
    case 'number':
      return read('number', String(found.number), written);
    case 'boolean':
      return read('boolean', String(found.boolean), written);
    case 'nothing':
    case 'unsure':
      return 'nothing';
  }
}

function read(type: string, meaning: string, written: string | undefined): string {
  if (written === undefined) return `a ${type}`;
  return written === meaning ? `the ${type} ${meaning}` : `${written} (to Kubernetes the ${type} ${meaning})`;
}

/** What to write instead. */
export function howToWrite(schema: Schema, found: Found, written: string | undefined): string {
  const wants = schema.of === 'choice' ? 'text' : schema.of === 'scalar' ? schema.wants : undefined;
  const isPlain = found.as === 'number' || found.as === 'boolean';
  if ((wants === 'text' || wants === 'whole-or-text') && isPlain)
    return written === undefined ? 'put it in quotes' : `put it in quotes: "${written}"`;
  if (wants === 'base64') return 'encode it, or put it under stringData as it is';
  const isQuoted = found.as === 'text' && /^(true|false|-?\d+)$/.test(written ?? '');
  if ((wants === 'whole' || wants === 'boolean') && isQuoted) return `take the quotes away: ${written}`;
  return `write ${wantedWords(schema)}`;
}
