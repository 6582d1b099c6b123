import type { SigningPlan } from '../deployment/plan.ts';
import type { Examined } from '../signature/judge.ts';
import type { Statement } from '../signature/statement.ts';

/** Which Sigstore signs; each address that is not given is the one that the public Sigstore publishes. */
export type SigningAuthority = SigningPlan['authority'];

/** What the identity token of this job says of it. */
export type Claims = Readonly<Record<string, unknown>>;

export type Signed =
  | { readonly result: 'signed' /** The bundle's JSON. */; readonly bundle: unknown }
  | { readonly result: 'not-signed'; readonly message: string };

/** Keyless signatures of Sigstore. */
export interface Signing {
  /** Why this job cannot sign; undefined where it can, as far as is known without trying. */
  readonly obstacle: string | undefined;
  /** What the job's token says, or why there is none. */
  claims(signal: AbortSignal): Promise<Claims | string>;
  /** Signs a statement with the identity of this job. */
  sign(statement: Statement, authority: SigningAuthority, signal: AbortSignal): Promise<Signed>;
  /** Why what an environment variable holds cannot be trusted: not set, not there, no trusted root. */
  trustObstacle(trustedRoot: string, signal: AbortSignal): Promise<string | undefined>;
  /**
   * Checks the signature, the certificate and the time of each bundle against what is trusted: the public Sigstore, or what
   * an environment variable holds: one `trusted_root.json` or several, a line each, or the path of such a file; one in the
   * checkout counts as the configuration does. The answer is a
   * sentence where that cannot be got or read.
   */
  examine(
    bundles: readonly unknown[],
    trustedRoot: string | undefined,
    signal: AbortSignal,
  ): Promise<readonly Examined[] | string>;
}
