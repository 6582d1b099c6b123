import type { EmbeddedText } from './embedded-texts.ts';
import { isFilledIn } from './filled-in.ts';
import type { Where } from './image-site.ts';
import { printPath } from './path.ts';
import type { Spot } from './tree.ts';
import { textAt } from './tree.ts';
import type { ValueGroup } from './value-group.ts';
import { isImageKey, valuePosition } from './value-group.ts';

/** One entry of `parameters`, with its name in two: what it is below of, and the last key. */
export interface Parameter {
  readonly spot: Spot;
  readonly prefix: string;
  readonly key: string;
}

/** The values of the same source that parameters set keys of. */
export interface ParameterValues {
  readonly group: ValueGroup;
  /** The text that they stand in, if they do. */
  readonly text: EmbeddedText | undefined;
  /** Where a key's value begins in the file. */
  readonly positionOf: (key: string) => number | undefined;
}

/** Parameters that set the keys of one map, with what the map has besides: of two with the same name Helm takes the last. */
export function groupOfParameters(
  own: readonly [Parameter, ...(readonly Parameter[])],
  values: ParameterValues | undefined,
): ValueGroup {
  const [{ spot: first, prefix }] = own;
  const find = (key: string) => own.findLast((parameter) => parameter.key === key)?.spot;
  const inValues = (key: string) => (values?.group.has(key) === true ? placesIn(values, key) : []);
  const textOf = (key: string) => {
    const spot = find(key);
    return spot === undefined ? values?.group.textOf(key) : textAt(spot.tree, spot.map, 'value');
  };
  const placesOf = (key: string): readonly Where[] => {
    const spot = find(key);
    if (spot === undefined) return inValues(key);
    const unread = values?.group.textOf(key) ?? '';
    // what no one reads is kept in step, unless it is the name of another image or filled in
    const isKept = isFilledIn(unread) || (isNameKey(key) && unread !== textOf(key));
    return [{ steps: [...spot.steps, { key: 'value' }] }, ...(isKept ? [] : inValues(key))];
  };
  return {
    spot: first,
    label: () => `${printPath({ steps: first.steps.slice(0, -1) })} (${prefix}*)`,
    isImage: isImageKey(prefix.split('.').at(-2)),
    keys: [...new Set([...own.map(({ key }) => key), ...(values?.group.keys ?? [])])],
    brought: values?.group.brought ?? [],
    has: (key) => textOf(key) !== undefined,
    textOf,
    positionOf: (key) => {
      const spot = find(key);
      return spot === undefined ? values?.positionOf(key) : valuePosition(spot, 'value');
    },
    stepsOf: (key) => placesOf(key)[0]?.steps ?? first.steps,
    placesOf,
    lineOf: (key, value) => `a parameter "${prefix}${key}" with the value "${value}"`,
  };
}

function placesIn({ group, text }: ParameterValues, key: string): readonly Where[] {
  return group.placesOf(key).map((where) => (text === undefined ? where : { ...where, text }));
}

/** Whether a key names an image, and is no version of it. */
function isNameKey(key: string): boolean {
  return /^name$|(?:image|imageName|registry|repository)$/i.test(key);
}

/** Whether a key may say anything of an image. */
export function isOfImage(key: string): boolean {
  return isNameKey(key) || /(?:tag|digest|sha)$/i.test(key);
}
