import { oneLine } from '../text/one-line.ts';

/** Characters of one part of an identity in a sentence: a certificate may hold a text of any length. */
const longest = 300;

/** Who signed, as the certificate of Fulcio says (https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md). */
export interface SignerIdentity {
  readonly issuer: string;
  /** For a workflow: `https://github.com/OWNER/REPO/.github/workflows/FILE@REF`. */
  readonly subject: string;
  /** Address of the repository that the workflow ran for. */
  readonly repository?: string;
  /** The ref that the workflow ran for: of a reusable workflow another than that in `subject`. */
  readonly ref?: string;
}

/** A signer in a sentence. */
export function printIdentity({ issuer, subject }: Pick<SignerIdentity, 'issuer' | 'subject'>): string {
  return `${oneLine(subject, longest)} (${oneLine(issuer, longest)})`;
}

/** A signer with whom the workflow ran for: what tells two apart that used one reusable workflow. */
export function printCaller(identity: SignerIdentity): string {
  const { repository = 'nobody it names', ref = 'no ref' } = identity;
  return `${printIdentity(identity)} for ${oneLine(repository, longest)} at ${oneLine(ref, longest)}`;
}
