import { bundleToJSON } from '@sigstore/bundle';
import { SigningConfig } from '@sigstore/protobuf-specs';
import type { BundleBuilder, IdentityProvider, Witness } from '@sigstore/sign';
import {
  bundleBuilderFromSigningConfig,
  DSSEBundleBuilder,
  FulcioSigner,
  InternalError,
  RekorWitness,
  TSAWitness,
} from '@sigstore/sign';
import type { Signed, SigningAuthority } from '../ports/signing.ts';
import type { Statement } from '../signature/statement.ts';
import { printStatement, statementType } from '../signature/statement.ts';
import { publicTarget } from './public-good.ts';

/** Milliseconds for one answer, and how often a request is made again. */
const patience = { timeout: 20_000, retry: 2 } as const;

/** Signs a statement: a certificate of Fulcio for a key that is thrown away, and witnesses of when that was. */
export async function signStatement(
  statement: Statement,
  given: { readonly authority: SigningAuthority; readonly token: () => Promise<string>; readonly folder: string },
): Promise<Signed> {
  try {
    const builder = await builderOf(given.authority, { getToken: given.token }, given.folder);
    const bundle = await builder.create({ data: Buffer.from(printStatement(statement)), type: statementType });
    return { result: 'signed', bundle: bundleToJSON(bundle) };
  } catch (error) {
    return { result: 'not-signed', message: describe(error) };
  }
}

/** Where an address is given, those that are given; else what the public Sigstore wants now, as cosign does. */
async function builderOf(
  { fulcio, rekor, timestamp }: SigningAuthority,
  identityProvider: IdentityProvider,
  folder: string,
): Promise<BundleBuilder> {
  if (fulcio === undefined) {
    const text = await publicTarget('signing_config.v0.2.json', folder);
    const signingConfig = SigningConfig.fromJSON(JSON.parse(text));
    return bundleBuilderFromSigningConfig({
      signingConfig,
      identityProvider,
      bundleType: 'dsseEnvelope',
      fetchOptions: patience,
    });
  }
  const witnesses: Witness[] = [];
  if (rekor !== undefined) witnesses.push(new RekorWitness({ rekorBaseURL: rekor, ...patience }));
  if (timestamp !== undefined) witnesses.push(new TSAWitness({ tsaBaseURL: timestamp, ...patience }));
  const signer = new FulcioSigner({ fulcioBaseURL: fulcio, identityProvider, ...patience });
  return new DSSEBundleBuilder({ signer, witnesses });
}

/** The library says which service it was; what the service said is in its cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'the signature could not be made';
  const cause = error instanceof InternalError && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
