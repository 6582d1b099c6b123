import type { Event } from '../deployment/machine.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import type { ImageDetails } from '../image/details.ts';
import { compareImages } from '../image/difference.ts';
import type { ImageReference } from '../image/reference.ts';
import type { Run } from './run.ts';

/** Milliseconds for which the registry is waited for once the scan is done; most scans take longer than it. */
const patience = 1000;

/**
 * Says what changed in the image while it is scanned, and adds that to what the scan came to. It is for people alone: where the
 * registry does not tell, or takes too long, a line of the log says so, and nothing else is different.
 */
export async function withDifference(
  run: Run<'registry' | 'log'>,
  images: { readonly before: ImageReference | undefined; readonly after: DeployedImage },
  scanning: Promise<Event>,
): Promise<Event> {
  const { before, after } = images;
  if (before === undefined) return scanning;
  const stop = new AbortController();
  const looking = inspectBoth(run, { before, after, stop: stop.signal });
  const event = await scanning.finally(() => {
    const late = AbortSignal.timeout(patience);
    late.addEventListener('abort', () => stop.abort(new Error('the registry takes too long')), { once: true });
  });
  const details = await looking;
  if (details === undefined || (event.event !== 'scanned' && event.event !== 'ended')) return event;
  return { ...event, difference: compareImages(details.before, details.after, event.contents) };
}

interface Both {
  readonly before: ImageDetails;
  readonly after: ImageDetails;
}

/** Both images, or undefined; never rejects, since nobody may be waiting for it any more. */
async function inspectBoth(
  { ports, signal }: Run<'registry' | 'log'>,
  at: { readonly before: ImageReference; readonly after: DeployedImage; readonly stop: AbortSignal },
): Promise<Both | undefined> {
  try {
    const within = AbortSignal.any([signal, at.stop]);
    const images = [at.before, at.after.reference].map(async (image) =>
      (await ports.registry()).details(image, within),
    );
    const [old, now] = await Promise.race([Promise.all(images), abortOf(within)]);
    return old === undefined || now === undefined ? undefined : { before: old, after: now };
  } catch (error) {
    ports.log.info(`what changed in the image is not known: ${error instanceof Error ? error.message : ''}`);
    return undefined;
  }
}

/** Rejects once a signal aborts: what goes on all the same, such as a credential helper that hangs, keeps nobody waiting. */
function abortOf(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  return promise;
}
