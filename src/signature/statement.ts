import { isFields, listAt, textAt, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';

/** What `cosign sign` states of an image since version 3: nothing but that it is signed. */
export const signPredicate = 'https://sigstore.dev/cosign/sign/v1';

/** How something was built: https://slsa.dev/spec/v1.0/provenance */
export const provenancePredicate = 'https://slsa.dev/provenance/v1';

/** The type of what is signed in an envelope: https://github.com/in-toto/attestation */
export const statementType = 'application/vnd.in-toto+json';

/** What is stated of one image. */
export interface Statement {
  /** Hexadecimal SHA-256 of its manifest. */
  readonly sha256: string;
  /** Its repository; `cosign sign` names none. */
  readonly name?: string;
  readonly predicateType: string;
  readonly predicate: Readonly<Record<string, unknown>>;
}

/** A statement as JSON of in-toto (https://in-toto.io/Statement/v1). */
export function printStatement({ sha256, name, predicateType, predicate }: Statement): string {
  const subject = [{ ...(name === undefined ? {} : { name }), digest: { sha256 } }];
  return JSON.stringify({ _type: 'https://in-toto.io/Statement/v1', subject, predicateType, predicate });
}

/** What somebody states, of which digests; undefined where the text is no statement. */
export function readStatement(
  text: string,
): { readonly predicateType: string; readonly sha256: readonly string[] } | undefined {
  const data = parseJson(text);
  const predicateType = textAt(data, 'predicateType');
  const type = textAt(data, '_type');
  if (!isFields(data) || predicateType === undefined || !type?.startsWith('https://in-toto.io/Statement/'))
    return undefined;
  const sha256 = listAt(data, 'subject').flatMap((subject) => textAt(valueAt(subject, 'digest'), 'sha256') ?? []);
  return { predicateType, sha256 };
}
