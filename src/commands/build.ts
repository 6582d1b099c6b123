import type { Event } from '../deployment/machine.ts';
import type { ImageOfPlan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { printImage } from '../image/reference.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Ended } from '../report/report.ts';
import { build } from '../stages/build.ts';

/**
 * Builds the image of a commit, or the part of it for one platform, and pushes it by digest: it is neither scanned nor tagged nor
 * deployed, and nobody is told. `deploy` with `digests` goes on from there.
 */
export async function buildOnly(
  plan: ImageOfPlan,
  ports: Pick<Ports, 'builder' | 'registry' | 'log'>,
  signal: AbortSignal,
): Promise<Ended> {
  const event = await build({ plan, ports, signal });
  if (event.event === 'ended') return { outcome: event.outcome };
  const image = untagged(imageOf(event));
  const how = image.origin === 'found' ? 'was built from this commit before' : 'is built and pushed by digest';
  const outcome: Outcome = {
    outcome: 'succeeded',
    reason: 'done',
    stage: 'build',
    sentence: `${printImage(image.reference)} ${how}, for ${image.platforms.map(({ platform }) => platform).join(', ')}`,
  };
  return { outcome, image };
}

function imageOf(event: Event): DeployedImage {
  if (event.event === 'image-ready') return event.image;
  throw new Error('a build ends with an image');
}

/** What was only pushed has no tag yet. */
function untagged(image: DeployedImage): DeployedImage {
  if (image.origin === 'found') return image;
  const { registry, name, digest } = image.reference;
  return { ...image, reference: { registry, name, digest } };
}
