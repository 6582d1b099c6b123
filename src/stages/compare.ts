import type { Event } from '../deployment/machine.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import type { ImageContents, PlatformReports } from '../image/contents.ts';
import { readContents } from '../image/contents.ts';
import type { ImageDetails } from '../image/details.ts';
import type { ImageDifference, PlatformContents } from '../image/difference.ts';
import { compareImages } from '../image/difference.ts';
import type { ImageReference } from '../image/reference.ts';
import type { Run } from './run.ts';

/** Milliseconds that the registry may take to tell of two images: the scan beside it takes longer. */
const patience = 10_000;

/**
 * Says what changed in the image while it is scanned, and adds that to what the scan came to. It is for people alone: where the
 * registry does not tell, or takes too long, a line of the log says so, and nothing else is different.
 */
export async function withDifference(
  run: Run<'inspector' | 'log'>,
  images: { readonly before: ImageReference | undefined; readonly after: DeployedImage },
  scanning: Promise<Event>,
): Promise<Event> {
  const { before, after } = images;
  if (before === undefined) return scanning;
  const [event, details] = await Promise.all([scanning, inspectBoth(run, before, after)]);
  if (details === undefined || (event.event !== 'scanned' && event.event !== 'ended')) return event;
  return { ...event, difference: differenceOf(details, event.reports ?? []) };
}

interface Both {
  readonly before: ImageDetails;
  readonly after: ImageDetails;
}

async function inspectBoth(
  { ports, signal }: Run<'inspector' | 'log'>,
  before: ImageReference,
  after: DeployedImage,
): Promise<Both | undefined> {
  try {
    const inspector = await ports.inspector();
    const within = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const images = [before, after.reference].map((image) => inspector.inspect(image, within));
    const [old, now] = await Promise.all(images);
    return old === undefined || now === undefined ? undefined : { before: old, after: now };
  } catch (error) {
    signal.throwIfAborted();
    ports.log.info(`what changed in the image is not known: ${error instanceof Error ? error.message : ''}`);
    return undefined;
  }
}

function differenceOf({ before, after }: Both, reports: readonly PlatformReports[]): ImageDifference {
  return compareImages(before, after, reports.flatMap(contentsOf));
}

function contentsOf({ platform, before, after }: PlatformReports): readonly PlatformContents[] {
  const [old, now]: readonly (ImageContents | undefined)[] = [readContents(before), readContents(after)];
  return old === undefined || now === undefined ? [] : [{ platform, before: old, after: now }];
}
