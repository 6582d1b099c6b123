import * as z from 'zod/mini';
import { signPredicate } from '../signature/statement.ts';
import { means, someText } from './kinds.ts';

const address = z.string().check(z.regex(/^https?:\/\/[^\s]+[^\s/]$/, 'must be an address without a slash at its end'));

const trustedSigner = z
  .strictObject({
    issuer: means(
      z._default(someText(), 'https://token.actions.githubusercontent.com'),
      'Who vouches for the identity; GitHub Actions unless given',
    ),
    subject: means(
      z.optional(someText()),
      'The identity: for a workflow https://github.com/OWNER/REPO/.github/workflows/FILE@refs/heads/BRANCH',
    ),
    'subject-pattern': means(z.optional(someText()), 'A regular expression (RE2) for the whole of the identity'),
    repository: means(
      z.optional(z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$|^https:\/\/\S+$/, 'must be owner/name, or an address'))),
      'The repository that the workflow ran for, where that matters: a reusable workflow signs for many',
    ),
    ref: means(
      z.optional(z.string().check(z.regex(/^refs\/\S+$/, 'must be a whole ref, such as refs/heads/main'))),
      'The ref that the workflow ran for, such as refs/heads/main: a reusable workflow signs for every branch that calls it',
    ),
    predicate: means(
      z._default(someText(), signPredicate),
      'What must be stated: a signature of cosign unless given, or an attestation such as https://slsa.dev/provenance/v1',
    ),
  })
  .check(
    z.refine(
      (one) => (one.subject === undefined) !== (one['subject-pattern'] === undefined),
      'needs subject or subject-pattern, and not both',
    ),
  );

/** How images are signed, and whose signatures are trusted. */
export const signing = z
  .strictObject({
    sign: means(
      z._default(z.boolean(), false),
      "Sign what was built with the job's identity, as `cosign sign` does, before it is tagged; the public log then names repository and workflow for ever",
    ),
    attest: means(
      z._default(z.array(z.enum(['github', 'registry'])), []),
      'Where to put an attestation of how it was built: on GitHub, beside the image',
    ),
    'attestation-required': means(
      z._default(z.boolean(), false),
      'End where an attestation cannot be made, instead of a note',
    ),
    verify: means(
      z._default(z.array(trustedSigner), []),
      'Who must have signed what is deployed: one of these; nothing is verified where it is empty',
    ),
    fulcio: means(z.optional(address), 'Address of a Fulcio of your own; the public Sigstore unless given'),
    rekor: means(z.optional(address), 'Address of its Rekor'),
    timestamp: means(z.optional(address), 'Address of its time-stamp authority'),
    'trusted-root': means(
      z.optional(
        z
          .string()
          .check(
            z.regex(
              /^env:[A-Za-z_][A-Za-z0-9_]*$/,
              'must be env:NAME: a file named here could come with a pull request',
            ),
          ),
      ),
      'Environment variable with what is trusted instead of the public Sigstore (`trusted_root.json`), or with the path of that file',
    ),
  })
  .check(
    z.refine(
      (one) => one.fulcio !== undefined || (one.rekor === undefined && one.timestamp === undefined),
      'rekor and timestamp go with fulcio',
    ),
    z.refine(
      (one) => one.fulcio === undefined || one.rekor !== undefined || one.timestamp !== undefined,
      'fulcio needs rekor or timestamp: its certificates end after minutes, and something must say when it was signed',
    ),
  );

export type SigningConfiguration = z.output<typeof signing>;
