import * as z from 'zod/mini';
import { wrongLine } from './argument.ts';
import { checked, duration, means, someOf, someText } from './kinds.ts';
import { wrongPath } from './paths.ts';

const severity = z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']);

/** The SHA-256 of a file, in hexadecimal. */
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256: 64 lowercase hexadecimal digits'));
const severities = (of: readonly z.output<typeof severity>[], description: string) =>
  means(z._default(z.array(severity), [...of]), description);
const ofCheckout = checked(wrongPath);
const webAddress = z
  .string()
  .check(z.regex(/^https:\/\/\S+$|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]\S*$/, 'must begin with https://'));
/** As Trivy takes it: a repository with the schema version as its tag. */
const databaseRepository = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]*$/, 'must be a repository, such as ghcr.io/aquasecurity/trivy-db:2'));

const scanners = someOf(z.enum(['vuln', 'secret', 'misconfig'])).check(
  z.refine(
    (all) => all.length === 0 || all.some((one) => one !== 'misconfig'),
    'misconfig needs vuln or secret beside it',
  ),
);

const trivy = z
  .strictObject({
    source: means(
      z._default(z.enum(['auto', 'path', 'download']), 'auto'),
      'Where Trivy comes from: the one on the PATH, the pinned version downloaded, or auto: downloaded where there is none on the PATH',
    ),
    version: means(
      z.optional(z.string().check(z.regex(/^\d+\.\d+\.\d+$/, 'must be a version, such as 0.74.0'))),
      'The version to download, with sha256; the one that this version pins unless given',
    ),
    sha256: means(
      z.optional(z.strictObject({ x64: z.optional(sha256), arm64: z.optional(sha256) })),
      'The checksums of its archives for Linux, by architecture',
    ),
    mirror: means(
      z.optional(webAddress),
      'Where the archives are, as v0.74.0/trivy_0.74.0_Linux-64bit.tar.gz below it; GitHub unless given',
    ),
  })
  .check(
    z.refine((one) => (one.version === undefined) === (one.sha256 === undefined), 'version and sha256 go together'),
  );

const database = z.strictObject({
  folder: means(
    z.optional(checked(wrongLine)),
    'Where Trivy keeps its database between runs; TRIVY_CACHE_DIR or its own unless given. On a pull request outside of the checkout',
  ),
  repositories: means(
    z._default(z.array(databaseRepository), []),
    "Where it is downloaded, tried in turn; Trivy's own unless given",
  ),
  'java-repositories': means(z._default(z.array(databaseRepository), []), 'The same for the index of JAR files'),
  'max-age': means(
    z._default(duration, 7 * 86_400),
    'How old it may be: an older one knows too little to call anything clean',
  ),
});

/** What the scan of an image refuses, and how it is made. */
export const scan = z.strictObject({
  'fail-on': severities(
    ['CRITICAL', 'HIGH'],
    'Severities of vulnerabilities and misconfigurations that refuse the image',
  ),
  'fail-on-secret': severities(
    ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'],
    'Severities of secrets found in the image that refuse it',
  ),
  'fail-on-new': means(
    z._default(z.boolean(), false),
    'Refuse only what is new since the image that the environment runs; what is there already is told',
  ),
  compare: means(
    z._default(z.boolean(), false),
    'Scan the image that the environment runs too, and tell what is new apart from what is there already',
  ),
  'ignore-unfixed': means(z._default(z.boolean(), true), 'Let pass what nobody has fixed yet'),
  'ignore-file': means(
    z.optional(ofCheckout),
    'A .trivyignore or .trivyignore.yaml of the repository; taken from where the configuration is taken from',
  ),
  vex: means(
    z._default(z.array(ofCheckout), []),
    'VEX documents of the repository (OpenVEX, CSAF), taken from the same place',
  ),
  scanners: means(
    z._default(scanners, ['vuln', 'secret']),
    'What is looked for: known vulnerabilities, secrets in layers and in the configuration of the image, misconfigurations of the image',
  ),
  sarif: means(z.optional(someText()), 'Folder for one complete SARIF file a platform'),
  reports: means(z.optional(someText()), "Folder for one of Trivy's own reports (JSON) a platform"),
  upload: means(
    z._default(z.enum(['never', 'auto', 'always']), 'never'),
    'Upload SARIF to code scanning; auto says nothing on the page of the run where the token may not',
  ),
  'allow-no-packages': means(
    z._default(z.boolean(), false),
    'Take an image for clean, with a note, though Trivy found its operating system and saw none of its packages',
  ),
  offline: means(z._default(z.boolean(), false), 'Download neither Trivy nor its databases'),
  timeout: means(z._default(duration, 600), 'How long Trivy may take for one platform'),
  trivy: means(z.prefault(trivy, {}), 'Which Trivy'),
  database: means(z.prefault(database, {}), 'Its vulnerability database'),
});
