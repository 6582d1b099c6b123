import { objectsIn } from '../kubernetes/workload.ts';
import type { PathStep } from '../manifest/path.ts';
import type { Source } from '../manifest/source.ts';
import { placeAt } from '../manifest/source.ts';
import { treesOf } from '../manifest/tree.ts';
import type { FilePlace } from '../readiness/finding.ts';
import type { ManifestObject } from './object.ts';
import { objectAt } from './object.ts';
import { containersOf } from './pod.ts';
import { viewOf } from './view.ts';

/** Where a position of a text stands for people: in its own file, unless the text was rendered from others. */
export type PlaceOf = (position: number, steps: readonly PathStep[], document: number) => FilePlace;

/** The objects of a text, those within lists too. */
export function objectsOf(source: Source, placeOf: PlaceOf = placesIn(source)): readonly ManifestObject[] {
  return treesOf(source).flatMap((whole) =>
    objectsIn(whole).flatMap(({ tree, steps }) => {
      const place = (position: number, at: readonly PathStep[]) => placeOf(position, at, whole.document);
      const object = objectAt(viewOf({ tree, placeOf: place }, steps));
      return object === undefined ? [] : [{ ...object, isPatch: isPartial(object) }];
    }),
  );
}

/** Part of an object that makes pods: its containers, or their images, stand elsewhere. */
function isPartial(object: Omit<ManifestObject, 'isPatch'>): boolean {
  const containers = containersOf(object);
  if (containers === undefined || object.view.at('spec', 'workloadRef').isThere) return false;
  return containers.length === 0 || containers.some(({ view }) => !view.at('image').isThere);
}

/** Positions stand where they are. */
export function placesIn(source: Source): PlaceOf {
  return (position) => {
    const { line = 1, column = 1 } = placeAt(source, position);
    return { file: source.file, line, column };
  };
}
