import { isAbsolute } from 'node:path/posix';
import { wayDown } from '../data/below.ts';
import type { Files } from '../ports/files.ts';
import type { PolicyFiles } from '../ports/policy-files.ts';

/** Where files of trusted roots are read from. */
export interface RootFiles {
  readonly files: Files;
  /** Files of the application repository, as they count; asked for only where one of those is named. */
  readonly policyFiles: () => Promise<PolicyFiles>;
  /** The folder of the checkout, where it is known. */
  readonly workspace: string | undefined;
}

/**
 * The file of a trusted root; undefined where there is none. One that lies in the checkout is taken from where the configuration is
 * taken from, so that no change brings the root that vouches for it.
 */
export async function readRootFile(
  path: string,
  { files, policyFiles, workspace }: RootFiles,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const place = inCheckout(path, workspace);
  const policy = place === undefined ? undefined : await policyFiles();
  if (place === undefined || policy?.branch === undefined) return files.read(path);
  return (await policy.read([place], signal)).get(place);
}

/** The path in the checkout; undefined for a file elsewhere. */
function inCheckout(path: string, workspace: string | undefined): string | undefined {
  if (isAbsolute(path) && workspace === undefined) return undefined;
  return wayDown(isAbsolute(path) ? (workspace ?? '') : '', path);
}
