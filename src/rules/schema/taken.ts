import type { Reading } from './reading.ts';
import type { Schema, Wanted } from './schema.ts';

/** Whether the API takes a scalar at a place, as far as its type goes. */
export function isTaken(schema: Schema, reading: Reading): boolean {
  switch (schema.of) {
    case 'anything':
    case 'metadata':
      return true;
    case 'choice':
      return reading.as === 'text';
    case 'scalar':
      return isWanted(schema.wants, reading);
    case 'list':
    case 'map':
    case 'object':
      return false;
  }
}

function isWanted(wants: Wanted, reading: Reading): boolean {
  const isWhole = reading.as === 'number' && Number.isInteger(reading.number);
  switch (wants) {
    case 'text':
      return reading.as === 'text';
    case 'whole':
      return isWhole;
    case 'number':
      return reading.as === 'number';
    case 'boolean':
      return reading.as === 'boolean';
    case 'whole-or-text':
      return isWhole || reading.as === 'text';
    case 'quantity':
      return reading.as === 'number' || reading.as === 'text';
    case 'base64':
      return reading.as === 'text' && isBase64(reading.text);
  }
}

/** As Go reads it: padded, and line breaks do not count. https://pkg.go.dev/encoding/base64#StdEncoding */
function isBase64(text: string): boolean {
  const letters = text.replaceAll(/[\r\n]/g, '');
  return letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters);
}

/** Whether a text is one of these. */
export function isValueOf(values: readonly string[], reading: Reading): boolean {
  return reading.as === 'text' && values.includes(reading.text);
}
