import type { Complaint, Path } from './complaint.ts';
import type { SigningConfiguration } from './signing-schema.ts';

const actions = 'https://token.actions.githubusercontent.com';

/** What the keys of `signing` have to do with each other: what could only end a deployment once it is built and scanned. */
export function checkSigning(signing: SigningConfiguration, path: Path): readonly Complaint[] {
  const { attest, sign, fulcio, verify } = signing;
  const lonely =
    signing['attestation-required'] && attest.length === 0
      ? [{ path: [...path, 'attestation-required'], message: '`attestation-required` goes with `attest`' }]
      : [];
  const signs = sign || attest.length > 0;
  const foreign =
    signs && fulcio !== undefined && verify.length > 0 && signing['trusted-root'] === undefined
      ? [
          {
            path: [...path, 'fulcio'],
            message: 'what this Fulcio vouches for is not trusted: `verify` goes by the public Sigstore',
            remedy: 'name the root of your own in `trusted-root`',
          },
        ]
      : [];
  const subjects = verify.flatMap((one, index) => checkSubject(one, [...path, 'verify', index, 'subject']));
  return [...lonely, ...foreign, ...subjects];
}

/** Fulcio makes the identity of a workflow of its address and its ref (oid-info.md, "Mapping OIDC token claims to Fulcio OIDs"). */
function checkSubject({ issuer, subject }: SigningConfiguration['verify'][number], path: Path): readonly Complaint[] {
  if (subject === undefined || issuer !== actions || /^https:\/\/[^@]+@refs\/./.test(subject)) return [];
  if (/^https:\/\/[^@]+@[0-9a-f]{40,64}$/.test(subject)) return [];
  return [
    {
      path,
      message: 'is no identity of a workflow, so nobody could have it',
      remedy: 'such as https://github.com/OWNER/REPO/.github/workflows/FILE@refs/heads/main, or use `subject-pattern`',
    },
  ];
}
