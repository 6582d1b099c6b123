import { isFields } from '../data/fields.ts';
import { nearest } from '../text/nearest.ts';
import { applicationSchema } from './schema.ts';

/** What to do about a key that is unknown where it stands: it may be misspelt, or belong somewhere else. */
export function remedyForUnknown(key: string): string {
  const places = keyPlaces();
  const elsewhere = [...(places.get(key) ?? [])];
  if (elsewhere.length > 0) return `it belongs ${elsewhere.map(toPlace).join(', or ')}`;
  const guess = nearest(key, [...places.keys()]);
  return guess === undefined ? 'remove it, or name it x-…' : `did you mean "${guess}"?`;
}

function toPlace(path: string): string {
  return path === '' ? 'to the top' : `to ${path}`;
}

/** Every key that the configuration has, with the paths of the maps that have it; those of a list of applications have no name here. */
export function keyPlaces(): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>([['applications', new Set([''])]]);
  collect(applicationSchema, '', places);
  return places;
}

/** Maps stand below `shape` by their keys, lists below `element`, maps with keys of the user's below `valueType`; the rest wraps one. */
function collect(value: unknown, path: string, places: Map<string, Set<string>>): void {
  if (!isFields(value) || !isFields(value['def'])) return;
  const definition = value['def'];
  const { shape, element, valueType, innerType, options } = definition;
  for (const [key, inner] of Object.entries(isFields(shape) ? shape : {})) {
    places.set(key, (places.get(key) ?? new Set()).add(path));
    collect(inner, path === '' ? key : `${path}.${key}`, places);
  }
  for (const one of Array.isArray(options) ? options : []) collect(one, path, places);
  collect(innerType, path, places);
  collect(element, `${path}[]`, places);
  collect(valueType, `${path}.…`, places);
}
