import type { FilePlace } from '../readiness/finding.ts';
import type { ManifestObject } from './object.ts';

/** Which object a place stands in: the last one of its file that begins at or above it. */
export function ownersOf(objects: readonly ManifestObject[]): (place: FilePlace) => ManifestObject | undefined {
  const placed = objects.map((object) => ({ object, at: object.view.place }));
  const byFile = Map.groupBy(placed, ({ at }) => at.file);
  for (const [file, own] of byFile)
    byFile.set(
      file,
      own.toSorted((one, other) => one.at.line - other.at.line),
    );
  return ({ file, line }) => byFile.get(file)?.findLast(({ at }) => at.line <= line)?.object;
}
