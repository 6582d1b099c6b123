import type { Bundle } from '@sigstore/bundle';
import { bundleFromJSON } from '@sigstore/bundle';
import type { Verifier } from '@sigstore/verify';
import { PolicyError, toSignedEntity, VerificationError } from '@sigstore/verify';
import { withoutUndefined } from '../data/fields.ts';
import type { SignerIdentity } from '../signature/identity.ts';
import type { Examined } from '../signature/judge.ts';
import { readPayload } from '../signature/older.ts';
import { readStatement, statementType } from '../signature/statement.ts';
import { asBundle, isOlder } from './older.ts';

/** The repository and the ref that a workflow ran for: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const sourceRepository = '1.3.6.1.4.1.57264.1.12';
const sourceRef = '1.3.6.1.4.1.57264.1.14';

/** What a bundle is, held against each Sigstore that is trusted; it must hold before one. */
export function examineBundle(data: unknown, verifiers: readonly Verifier[]): Examined {
  const older = isOlder(data) ? data : undefined;
  const bundle = readBundle(older === undefined ? data : asBundle(older));
  if (typeof bundle === 'string') return { result: 'false', message: bundle };
  const statement = older === undefined ? statementIn(bundle) : readPayload(older.payload);
  if (statement === undefined) return { result: 'false', message: 'the bundle holds no statement about an image' };
  const messages: string[] = [];
  for (const verifier of verifiers) {
    const identity = verify(bundle, verifier, older?.payload);
    if (typeof identity !== 'string') return { result: 'genuine', identity, ...statement };
    messages.push(identity);
  }
  return { result: 'false', message: [...new Set(messages)].join('; '), claims: statement.predicateType };
}

function readBundle(data: unknown): Bundle | string {
  try {
    return bundleFromJSON(data);
  } catch {
    return 'the bundle cannot be read';
  }
}

function statementIn({ content }: Bundle): ReturnType<typeof readStatement> {
  if (content.$case !== 'dsseEnvelope' || content.dsseEnvelope.payloadType !== statementType) return undefined;
  // one signature is verified, so one is all that there may be
  if (content.dsseEnvelope.signatures.length !== 1) return undefined;
  return readStatement(content.dsseEnvelope.payload.toString('utf8'));
}

/** Whose signature it is, or why it is nobody's. */
function verify(bundle: Bundle, verifier: Verifier, payload: string | undefined): SignerIdentity | string {
  try {
    const { identity } = verifier.verify(
      payload === undefined ? toSignedEntity(bundle) : toSignedEntity(bundle, Buffer.from(payload)),
    );
    return identity === undefined ? 'it was signed with a key, and not by an identity' : identityOf(identity);
  } catch (error) {
    return sentenceOf(error);
  }
}

type CertificateIdentity = NonNullable<ReturnType<Verifier['verify']>['identity']>;

function identityOf({ subjectAlternativeName, extensions, oids = [] }: CertificateIdentity): SignerIdentity | string {
  if (subjectAlternativeName === undefined || extensions?.issuer === undefined)
    return 'its certificate names no identity';
  const textOf = (wanted: string) => {
    const found = oids.find(({ oid }) => oid?.id.join('.') === wanted);
    return found === undefined ? undefined : derText(found.value);
  };
  const ranFor = withoutUndefined({ repository: textOf(sourceRepository), ref: textOf(sourceRef) });
  return { issuer: extensions.issuer, subject: subjectAlternativeName, ...ranFor };
}

/** The text of a DER-encoded UTF8String (X.690, section 8.23) of less than 64 KiB. */
function derText(value: Buffer): string | undefined {
  if (value[0] !== 0x0c || value.length < 2) return undefined;
  const first = value[1] ?? 0;
  const start = first < 0x80 ? 2 : 2 + (first & 0x7f);
  return value.subarray(start).toString('utf8');
}

/** What is wrong, by the library's code: its messages speak of its own parts. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof VerificationError) && !(error instanceof PolicyError)) return 'the bundle cannot be checked';
  switch (error.code) {
    case 'SIGNATURE_ERROR':
      return 'the signature does not fit what is signed: it was tampered with';
    case 'TLOG_BODY_ERROR':
      return 'the entry of the transparency log is of another signature: it was tampered with';
    case 'TIMESTAMP_ERROR':
      return 'nothing that is trusted says when it was signed, and its certificate has expired';
    case 'CERTIFICATE_ERROR':
      return 'its certificate is not of a trusted authority, or had expired when it was signed';
    case 'TLOG_ERROR':
    case 'TLOG_INCLUSION_PROOF_ERROR':
    case 'TLOG_INCLUSION_PROMISE_ERROR':
    case 'TLOG_MISSING_INCLUSION_ERROR':
      return 'the transparency log does not vouch for it';
    default:
      return `the bundle cannot be checked (${error.code})`;
  }
}
