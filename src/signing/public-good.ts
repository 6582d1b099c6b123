import { initTUF } from '@sigstore/tuf';
import { causeOf } from '../data/cause.ts';

/** Milliseconds for one answer, and how often a request is made again. */
const patience = { timeout: 10_000, retry: { retries: 2 } } as const;

/**
 * A file that the public Sigstore publishes by TUF, so that only what its root keys vouch for is believed; the first root is a part
 * of the library. Rejects where it cannot be got.
 * @param folder where its metadata is kept
 */
export async function publicTarget(name: string, folder: string): Promise<string> {
  try {
    const tuf = await initTUF({ cachePath: folder, ...patience });
    return await tuf.getTarget(name);
  } catch (error) {
    const why = causeOf(error)?.message ?? 'it does not answer';
    throw new Error(`${name} of the public Sigstore cannot be got: ${why}`, { cause: error });
  }
}
