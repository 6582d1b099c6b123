import type { ImageSite } from './image-site.ts';
import { namedBy } from './image-site.ts';
import { writeReference } from './image-text.ts';
import type { Spot } from './tree.ts';
import { textAt } from './tree.ts';
import { valuePosition } from './value-group.ts';

/** What a key of a map names, where its value is a whole reference: one without a tag gets one. */
export function wholeReference(spot: Spot, key: string): readonly ImageSite[] {
  const old = textAt(spot.tree, spot.map, key) ?? '';
  const named = namedBy(old);
  if (named === undefined) return [];
  const write: ImageSite['write'] = (image) => writeReference({ steps: [...spot.steps, { key }] }, old, image);
  return [{ spot, position: valuePosition(spot, key), ...named, write }];
}
