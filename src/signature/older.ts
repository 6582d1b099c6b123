import { textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import { signPredicate } from './statement.ts';

/** A signature in the format of cosign 2, as it lies in a registry; nothing of it is checked yet. */
export interface OlderSignature {
  readonly kind: 'older-signature';
  /** What is signed, to the byte. */
  readonly payload: string;
  /** Base64. */
  readonly signature: string;
  /** PEM. */
  readonly certificate: string;
  /** The answer of Rekor, as JSON; empty where there is none. */
  readonly log: string;
}

/** What a payload says, of which digest (https://github.com/containers/image/blob/main/docs/containers-signature.5.md). */
export function readPayload(
  text: string,
): { readonly predicateType: string; readonly sha256: readonly string[] } | undefined {
  const critical = parseJson(text);
  const digest = textAt(critical, 'critical', 'image', 'docker-manifest-digest');
  const type = textAt(critical, 'critical', 'type');
  if (type !== 'cosign container image signature' || !digest?.startsWith('sha256:')) return undefined;
  return { predicateType: signPredicate, sha256: [digest.slice('sha256:'.length)] };
}
