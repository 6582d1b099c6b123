import { isFields, listAt, textAt, valueAt } from '../data/fields.ts';
import type { Digest } from '../image/reference.ts';
import { isDigest } from '../image/reference.ts';
import type { Attached } from '../ports/referrers.ts';
import type { OlderSignature } from '../signature/older.ts';
import type { Repository } from './repository.ts';

/** As many as anybody puts on an image. */
const mostSignatures = 20;

/**
 * Signatures as cosign 2 writes them: layers of an image under a tag that ends in `.sig`, each a payload with its signature, its
 * certificate and the answer of Rekor as annotations.
 * @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
 */
export async function olderSignatures(repository: Repository, digest: Digest, signal: AbortSignal): Promise<Attached> {
  const manifest = await repository.manifest(`${digest.replace(':', '-')}.sig`, signal);
  const layers = listAt(manifest?.data, 'layers');
  const read = await Promise.all(layers.slice(0, mostSignatures).map((layer) => readLayer(repository, layer, signal)));
  return { bundles: read.filter((one) => one !== undefined), isAll: layers.length <= mostSignatures };
}

async function readLayer(
  repository: Repository,
  layer: unknown,
  signal: AbortSignal,
): Promise<OlderSignature | undefined> {
  const annotations = valueAt(layer, 'annotations');
  const text = (name: string) => textAt(annotations, name);
  const signature = text('dev.cosignproject.cosign/signature');
  const certificate = text('dev.sigstore.cosign/certificate');
  const digest = textAt(layer, 'digest') ?? '';
  // one without a certificate was made with a key
  if (!isFields(annotations) || signature === undefined || certificate === undefined || !isDigest(digest))
    return undefined;
  const payload = textOf(await repository.blob(digest, signal));
  return payload === undefined
    ? undefined
    : { kind: 'older-signature', payload, signature, certificate, log: text('dev.sigstore.cosign/bundle') ?? '' };
}

/** The text of a blob to the byte; undefined where it is no UTF-8. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  const text = new TextDecoder().decode(bytes);
  return bytes === undefined || bytes.byteLength !== Buffer.byteLength(text) ? undefined : text;
}
