import type { ImageReference } from '../image/reference.ts';
import { isDigest, isTag, parseImageReference, repositoryOf } from '../image/reference.ts';
import type { WrittenEdit } from './progress.ts';
import type { DeploymentRecord } from './record.ts';

/**
 * The image that an environment names before it is changed, from what stands in the places that are edited: by its digest where the
 * last healthy deployment wrote that, else as it stands there. Undefined where that is no image of this repository.
 */
export function imageBefore(
  edits: readonly Pick<WrittenEdit, 'file' | 'path' | 'from'>[],
  lastHealthy: DeploymentRecord | undefined,
  repository: ImageReference,
): ImageReference | undefined {
  const written = lastHealthy?.payload.edits ?? [];
  const isStillThere = edits.some(({ file, path, from }) =>
    written.some((one) => one.file === file && one.path === path && one.to === from),
  );
  const proven = isStillThere ? ofRepository(lastHealthy?.payload.image ?? '', repository) : undefined;
  return proven ?? namedIn(edits, repository);
}

/** What the first value that can be one names; a digest before a tag, which may have been moved. */
function namedIn(edits: readonly Pick<WrittenEdit, 'from'>[], repository: ImageReference): ImageReference | undefined {
  const { registry, name } = repository;
  const values = edits.map(({ from }) => from);
  const whole = values.map((value) => ofRepository(value, repository)).find((one) => one !== undefined);
  const digest = values.find(isDigest);
  const tag = values.find(isTag);
  if (whole !== undefined) return whole;
  if (digest !== undefined) return { registry, name, digest };
  return tag === undefined ? undefined : { registry, name, tag };
}

function ofRepository(text: string, repository: ImageReference): ImageReference | undefined {
  const parsed = parseImageReference(text);
  if (typeof parsed === 'string' || repositoryOf(parsed) !== repositoryOf(repository)) return undefined;
  return parsed.tag === undefined && parsed.digest === undefined ? undefined : parsed;
}
