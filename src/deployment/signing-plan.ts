import type { SigningConfiguration } from '../configuration/signing-schema.ts';
import { withoutUndefined } from '../data/fields.ts';
import type { TrustedSigner } from '../signature/judge.ts';
import type { SigningPlan } from './plan.ts';

/** How the images of an application are signed and verified, as it is configured. */
export function signingPlan(configuration: SigningConfiguration): SigningPlan {
  const { sign, attest, verify, fulcio, rekor, timestamp } = configuration;
  const trustedRoot = configuration['trusted-root']?.replace(/^env:/, '');
  return {
    sign,
    attest: [...new Set(attest)],
    attestationRequired: configuration['attestation-required'],
    authority: withoutUndefined({ fulcio, rekor, timestamp }),
    verify: verify.map(trustedSigner),
    ...withoutUndefined({ trustedRoot }),
  };
}

function trustedSigner(one: SigningConfiguration['verify'][number]): TrustedSigner {
  const { issuer, subject = '', predicate, repository, ref } = one;
  const pattern = one['subject-pattern'];
  return {
    issuer,
    subject: pattern === undefined ? { exact: subject } : { pattern },
    predicateType: predicate,
    ...withoutUndefined({ repository: repository === undefined ? undefined : pageOf(repository), ref }),
  };
}

/** Certificates name a repository by its page. */
function pageOf(repository: string): string {
  return repository.startsWith('https://') ? repository : `https://github.com/${repository}`;
}
