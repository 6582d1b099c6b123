import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { PolicyFiles } from '../ports/policy-files.ts';
import type { Signing } from '../ports/signing.ts';
import { readRootFile } from './root-file.ts';
import type { TokenEnvironment } from './token.ts';
import { claimsOf, identityToken, tokenObstacle } from './token.ts';

/** Keyless signatures with the identity of this job. The libraries of Sigstore are loaded when something is signed or examined. */
export function createSigning(options: {
  readonly environment: TokenEnvironment;
  readonly files: Files;
  readonly log: Log;
  readonly clock: Clock;
  readonly policyFiles: () => Promise<PolicyFiles>;
}): Signing {
  const { environment, files, log, clock, policyFiles } = options;
  const token = async (signal: AbortSignal) => {
    const got = await identityToken(environment, clock, signal);
    log.mask(got);
    return got;
  };
  const rootFiles = { files, policyFiles, workspace: environment['GITHUB_WORKSPACE'] };
  const trust = async (trustedRoot: string | undefined, folder: string, signal: AbortSignal) => {
    const root = trustedRoot === undefined ? undefined : environment[trustedRoot];
    if (trustedRoot !== undefined && (root ?? '') === '') return `the environment variable ${trustedRoot} is not set`;
    const { readTrust } = await import('./trust.ts');
    return readTrust(root, { readFile: (path) => readRootFile(path, rootFiles, signal), folder });
  };
  return {
    obstacle: tokenObstacle(environment),
    async claims(signal) {
      try {
        return claimsOf(await token(signal));
      } catch (error) {
        signal.throwIfAborted();
        return error instanceof Error ? error.message : 'there is no identity token';
      }
    },
    async sign(statement, authority, signal) {
      const { signStatement } = await import('./sign.ts');
      await using folder = await files.temporaryFolder();
      return signStatement(statement, { authority, token: () => token(signal), folder: folder.path });
    },
    async trustObstacle(trustedRoot, signal) {
      const verifiers = await trust(trustedRoot, '', signal);
      return typeof verifiers === 'string' ? verifiers : undefined;
    },
    async examine(bundles, trustedRoot, signal) {
      if (bundles.length === 0) return [];
      const { examineBundle } = await import('./examine.ts');
      await using folder = await files.temporaryFolder();
      const verifiers = await trust(trustedRoot, folder.path, signal);
      return typeof verifiers === 'string' ? verifiers : bundles.map((bundle) => examineBundle(bundle, verifiers));
    },
  };
}
