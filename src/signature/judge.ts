import { oneLine } from '../text/one-line.ts';
import type { SignerIdentity } from './identity.ts';
import { printCaller, printIdentity } from './identity.ts';
import { matchesWhole } from './pattern.ts';
import { signPredicate } from './statement.ts';

/** Somebody whose signature is enough. Text is compared exactly. */
export interface TrustedSigner {
  /** Who vouched for the identity, such as `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
  /** The identity itself, or a pattern (RE2) for the whole of it. */
  readonly subject: { readonly exact: string } | { readonly pattern: string };
  /** `https://…` of the repository that the workflow ran for, where that matters. */
  readonly repository?: string;
  /** The ref that the workflow ran for, where that matters. */
  readonly ref?: string;
  /** What must be stated: a signature, or an attestation of this type. */
  readonly predicateType: string;
}

/** What one bundle turned out to be: its signature is checked, whose it is and what it says is not judged yet. */
export type Examined =
  | {
      readonly result: 'genuine';
      readonly identity: SignerIdentity;
      readonly predicateType: string;
      /** Hexadecimal digests that it speaks of. */
      readonly sha256: readonly string[];
    }
  | {
      readonly result: 'false';
      readonly message: string;
      /** What it would state, if it were genuine: for words alone. */
      readonly claims?: string;
    };

export type SignatureVerdict =
  | { readonly verdict: 'trusted'; readonly identity: SignerIdentity }
  | { readonly verdict: 'unsigned' | 'wrong-signer' | 'invalid-signature'; readonly message: string };

/** Judges what is attached to an image: one signature of one trusted signer is enough, and others do no harm. */
export function judgeSignatures(
  sha256: string,
  examined: readonly Examined[],
  trusted: readonly TrustedSigner[],
): SignatureVerdict {
  const genuine = examined.filter((one) => one.result === 'genuine');
  const ours = genuine.filter((one) => one.sha256.includes(sha256));
  for (const signer of trusted) {
    const by = ours.find((one) => isTrusted(one, signer));
    if (by !== undefined) return { verdict: 'trusted', identity: by.identity };
  }
  return refusalOf({ genuine, ours, wrong: examined.filter((one) => one.result === 'false') }, trusted);
}

type Genuine = Extract<Examined, { result: 'genuine' }>;
type Wrong = Extract<Examined, { result: 'false' }>;

/** Why none is enough, the most telling first. */
function refusalOf(
  {
    genuine,
    ours,
    wrong,
  }: Readonly<Record<'genuine' | 'ours', readonly Genuine[]>> & { readonly wrong: readonly Wrong[] },
  trusted: readonly TrustedSigner[],
): SignatureVerdict {
  const wanted = new Set(trusted.map(({ predicateType }) => predicateType));
  const others = ours.filter(({ predicateType }) => wanted.has(predicateType));
  if (others.length > 0) return { verdict: 'wrong-signer', message: signedBy(others, trusted) };
  // an attestation that nobody asks for may be of a Sigstore that nobody here trusts
  const invalid = wrong.find(({ claims }) => claims === undefined || wanted.has(claims));
  if (invalid !== undefined) return { verdict: 'invalid-signature', message: invalid.message };
  if (genuine.length > ours.length)
    return { verdict: 'invalid-signature', message: 'the signature attached to it is of another image' };
  const attached = [...ours.map(({ predicateType }) => predicateType), ...wrong.flatMap(({ claims = [] }) => claims)];
  return { verdict: 'unsigned', message: missing([...wanted], attached) };
}

function signedBy(others: readonly Genuine[], trusted: readonly TrustedSigner[]): string {
  const isOfCaller = trusted.some(({ repository, ref }) => repository !== undefined || ref !== undefined);
  const print = isOfCaller ? printCaller : printIdentity;
  const names = [...new Set(others.map(({ identity }) => print(identity)))].slice(0, 3);
  return `signed by ${names.join(', ')}, which no entry of signing.verify allows`;
}

function isTrusted({ identity, predicateType }: Genuine, by: TrustedSigner): boolean {
  return (
    identity.issuer === by.issuer &&
    isSubject(identity.subject, by.subject) &&
    (by.repository === undefined || by.repository === identity.repository) &&
    (by.ref === undefined || by.ref === identity.ref) &&
    predicateType === by.predicateType
  );
}

/** A pattern is for the whole: one that matches a part would trust whoever can choose the rest. */
function isSubject(subject: string, wanted: TrustedSigner['subject']): boolean {
  return 'exact' in wanted ? subject === wanted.exact : matchesWhole(wanted.pattern, subject);
}

/** `attached` is what the others state, or claim to. */
function missing(wanted: readonly string[], attached: readonly string[]): string {
  const names = wanted.map((one) => (one === signPredicate ? 'signature' : `attestation of ${one}`));
  const there =
    attached[0] === undefined ? 'nothing is attached to it' : `only ${oneLine(attached[0], 100)} is attached to it`;
  return `it has no ${names.join(' or ')}: ${there}`;
}
