import { isFields } from '../../src/data/fields.ts';

/**
 * Texts of a recording that depend on the occasion, `{{name}}` or `{{name+NUMBER}}`:
 * `application`, `namespace`, `repository`, `path`, `query` (what the analysis asks Prometheus), `value` (what it answered);
 * `image`, `hash` (of the pod template), `number` (the Rollout's revision), the same with `-before` (what was rolled out
 * before it) and `-stable` (what serves); `image-name`; `revision`, `revision-before` and `revision-older` (of Git);
 * `pod-N`, `event-N` (the end of an Event's name), `uid-N`; `generation+N` (since the beginning of the segment); `time+MS` (since then, too; before it negative).
 */
const hole = /\{\{([a-z]+(?:-[a-z0-9]+)*)(?:\+(-?\d+))?\}\}/g;

/** What a hole is filled with; undefined where nothing is known of it. */
export type Filling = (name: string, offset: number) => string | undefined;

/** Fills the holes of a text. Throws for a hole that nobody fills: an object with one in it would be nonsense. */
export function fillHoles(text: string, fill: Filling): string {
  return text.replace(hole, (all, name: string, offset = '0') => {
    const filled = fill(name, Number(offset));
    if (filled === undefined) throw new Error(`the recording has a hole that nothing fills: ${all}`);
    return filled;
  });
}

/** Fills the holes of an object; those of numbers become numbers again. */
export function fillObject(object: unknown, fill: Filling): unknown {
  return mapTexts(object, (text, isNumber) => {
    const filled = fillHoles(text, fill);
    return isNumber ? Number(filled) : filled;
  });
}

/** A number that is a hole is kept as a text with this before it. */
const numeric = '#';

/** A number as a hole. */
export function numberHole(text: string): string {
  return `${numeric}${text}`;
}

/** Every text of a value, mapped; keys too. */
export function mapTexts(value: unknown, map: (text: string, isNumber: boolean) => string | number): unknown {
  if (typeof value === 'string')
    return value.startsWith(`${numeric}{{`) ? map(value.slice(numeric.length), true) : map(value, false);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [map(key, false), mapTexts(one, map)]));
}
