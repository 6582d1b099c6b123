import { listAt, textAt } from '../data/fields.ts';
import { DeployError } from '../errors.ts';
import { baseInProvenance } from '../image/base.ts';
import type { BaseImage } from '../image/details.ts';
import type { Digest } from '../image/reference.ts';
import { isDigest } from '../image/reference.ts';
import type { Repository } from './repository.ts';

/**
 * The base that the provenance in an attestation manifest of BuildKit tells
 * (docs.docker.com/build/metadata/attestations/attestation-storage). Undefined also where it cannot be read: it is for people alone.
 */
export async function attestedBase(
  repository: Repository,
  attestation: Digest,
  signal: AbortSignal,
): Promise<BaseImage | undefined> {
  try {
    const manifest = await repository.manifest(attestation, signal);
    const layer = listAt(manifest?.data, 'layers').find(isProvenance);
    const digest = textAt(layer, 'digest') ?? '';
    return isDigest(digest) ? baseInProvenance(await repository.json(digest, signal)) : undefined;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof DeployError) return undefined;
    throw error;
  }
}

function isProvenance(layer: unknown): boolean {
  return textAt(layer, 'annotations', 'in-toto.io/predicate-type')?.startsWith('https://slsa.dev/') === true;
}
