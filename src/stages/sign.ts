import type { Event } from '../deployment/machine.ts';
import type { SigningPlan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { hexOf } from '../image/reference.ts';
import { printIdentity } from '../signature/identity.ts';
import type { Statement } from '../signature/statement.ts';
import { signPredicate } from '../signature/statement.ts';
import { attest } from './attest.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

type Needed = 'clock' | 'log' | 'signing' | 'referrers' | 'forge';

/**
 * Signs what this run has built, now that it is proven clean and before anything names it; and holds what will be deployed, whoever
 * built it, against `signing.verify`. It is the digest of the index that is signed and verified, since that is what Git names.
 */
export async function sign(run: Run<Needed>, image: DeployedImage): Promise<Event> {
  const { signing } = run.plan;
  const attached: string[] = [];
  const notes: string[] = [];
  if (image.origin === 'built' && signing.sign) {
    const message = await attach(run, image, { ...aboutImage(image), predicateType: signPredicate, predicate: {} });
    if (message !== undefined) return ended('errored', 'signing-errored', { stage: 'scan', sentence: message });
    attached.push('signature');
  }
  if (image.origin === 'built' && signing.attest.length > 0) {
    const problems = await attest(run, image, signing);
    const [first] = problems;
    if (first !== undefined && signing.attestationRequired)
      return ended('errored', 'signing-errored', { stage: 'scan', sentence: first });
    notes.push(...new Set(problems));
    for (const note of notes) run.ports.log.warning(note);
    if (problems.length < signing.attest.length) attached.push('attestation');
  }
  const verified = signing.verify.length === 0 ? undefined : await verify(run, image, signing);
  if (typeof verified === 'object') return verified;
  return { event: 'signed', signed: { attached, notes, ...(verified === undefined ? {} : { verified }) } };
}

function aboutImage({ reference }: DeployedImage): Pick<Statement, 'sha256'> {
  return { sha256: hexOf(reference.digest) };
}

/** Signs and puts the bundle beside the image; a sentence where it cannot be signed. */
async function attach(run: Run<Needed>, image: DeployedImage, statement: Statement): Promise<string | undefined> {
  const { ports, plan, signal } = run;
  const signing = await ports.signing();
  const signed = await signing.sign(statement, plan.signing.authority, signal);
  if (signed.result === 'not-signed') return `the image could not be signed: ${signed.message}`;
  const referrers = await ports.referrers();
  const bytes = Buffer.from(JSON.stringify(signed.bundle));
  const { predicateType } = statement;
  await referrers.attach(image.reference, { bytes, predicateType, created: ports.clock.now() }, signal);
  ports.log.info(`signed ${image.reference.digest}`);
  return undefined;
}

/** Who has signed it, or the event that ends a deployment of an image that nobody we trust has signed. */
async function verify(run: Run<Needed>, image: DeployedImage, signing: SigningPlan): Promise<Event | string> {
  const { ports, signal } = run;
  const { bundles, isAll } = await (await ports.referrers()).bundlesOf(image.reference, signal);
  const examined = await (await ports.signing()).examine(bundles, signing.trustedRoot, signal);
  if (typeof examined === 'string')
    return ended('errored', 'verification-errored', { stage: 'scan', sentence: examined });
  // patterns take a library that most deployments never need
  const { judgeSignatures } = await import('../signature/judge.ts');
  const verdict = judgeSignatures(aboutImage(image).sha256, examined, signing.verify);
  if (verdict.verdict !== 'trusted') {
    const sentence = `${image.reference.digest}: ${verdict.message}`;
    if (isAll) return ended('failed', verdict.verdict, { stage: 'scan', sentence });
    const rest = '; but more is attached to it, or larger, than is looked at';
    return ended('errored', 'verification-errored', { stage: 'scan', sentence: `${sentence}${rest}` });
  }
  const identity = printIdentity(verdict.identity);
  ports.log.info(`signed by ${identity}`);
  return identity;
}
