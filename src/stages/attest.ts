import type { SigningPlan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { hexOf, repositoryOf } from '../image/reference.ts';
import type { Claims, SigningAuthority } from '../ports/signing.ts';
import { provenanceOf } from '../signature/provenance.ts';
import type { Statement } from '../signature/statement.ts';
import { provenancePredicate } from '../signature/statement.ts';
import type { Run } from './run.ts';

type Needed = 'clock' | 'log' | 'signing' | 'referrers' | 'forge';

/** Attests how the image was built, and puts that where it is wanted; the answer says what could not be done. */
export async function attest(
  run: Run<Needed>,
  image: DeployedImage,
  { authority, attest: places }: SigningPlan,
): Promise<readonly string[]> {
  const { ports, signal } = run;
  const signing = await ports.signing();
  const claims = await signing.claims(signal);
  const predicate = typeof claims === 'string' ? claims : provenanceOf(claims);
  if (typeof claims === 'string' || typeof predicate === 'string') return places.map(() => failed(String(predicate)));
  const sha256 = hexOf(image.reference.digest);
  const name = repositoryOf(image.reference);
  const statement: Statement = { sha256, name, predicateType: provenancePredicate, predicate };
  const signed = await signing.sign(statement, authorityFor(authority, claims), signal);
  if (signed.result === 'not-signed') return places.map(() => failed(signed.message));
  const problems = await Promise.all(places.map((place) => put(run, image, { place, bundle: signed.bundle })));
  return problems.filter((problem) => problem !== undefined);
}

function failed(why: string): string {
  return `the build is not attested: ${why}`;
}

/**
 * What is private must not stand in a public log: GitHub has a Sigstore of its own for it, without one, as `actions/attest` chooses
 * (https://docs.github.com/en/actions/concepts/security/artifact-attestations).
 */
function authorityFor(configured: SigningAuthority, claims: Claims): SigningAuthority {
  if (configured.fulcio !== undefined || claims['repository_visibility'] === 'public') return configured;
  return { fulcio: 'https://fulcio.githubapp.com', timestamp: 'https://timestamp.githubapp.com' };
}

/** Nothing if it was put there, else a sentence: an attestation that is refused makes no image worse. */
async function put(
  run: Run<Needed>,
  image: DeployedImage,
  { place, bundle }: { readonly place: 'github' | 'registry'; readonly bundle: unknown },
): Promise<string | undefined> {
  const { ports, signal } = run;
  try {
    if (place === 'github') {
      await (await ports.forge()).attestations.store(bundle, signal);
    } else {
      const bytes = Buffer.from(JSON.stringify(bundle));
      const created = ports.clock.now();
      const referrers = await ports.referrers();
      await referrers.attach(image.reference, { bytes, predicateType: provenancePredicate, created }, signal);
    }
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    return failed(error instanceof Error ? error.message : `${place} refuses it`);
  }
}
