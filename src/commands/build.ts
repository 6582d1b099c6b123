import type { Event } from '../deployment/machine.ts';
import type { ImageOfPlan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { printImage } from '../image/reference.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Ended } from '../report/report.ts';
import { build, buildRequest, findImage, missingForBuild } from '../stages/build.ts';

/**
 * Builds the image of a commit, or the part of it for one platform, and pushes it by digest: it is neither scanned nor tagged nor
 * deployed, and nobody is told. `deploy` with `digests` goes on from there.
 */
export async function buildOnly(
  plan: ImageOfPlan,
  ports: Pick<Ports, 'builder' | 'registry' | 'log' | 'clock'>,
  signal: AbortSignal,
): Promise<Ended> {
  const event = (await missingForBuild({ plan, ports, signal })) ?? (await build({ plan, ports, signal }));
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

/** Says what a build would run, as a line that can be pasted into a shell, and touches nothing. */
export async function buildDryRun(
  plan: ImageOfPlan,
  ports: Pick<Ports, 'builder' | 'registry' | 'log' | 'results'>,
  signal: AbortSignal,
): Promise<Ended> {
  const found = await findImage({ plan, ports, signal });
  if ('event' in found) return { outcome: outcomeOf(found) };
  const missing = found.image === undefined ? await missingForBuild({ plan, ports, signal }) : undefined;
  if (missing !== undefined) return { outcome: outcomeOf(missing) };
  const line = found.image === undefined ? await lineOf(plan, ports) : undefined;
  ports.results.show(line ?? `use ${found.image === undefined ? '' : printImage(found.image.reference)}`);
  const sentence = line === undefined ? 'nothing would be built: the image is there' : 'nothing was touched';
  const details = line === undefined ? {} : { build: line };
  return { outcome: { outcome: 'succeeded', reason: 'dry-run', stage: 'build', sentence }, details };
}

async function lineOf(plan: ImageOfPlan, ports: Pick<Ports, 'builder'>): Promise<string | undefined> {
  const { plan: from } = plan.image;
  return from.from === 'build' ? (await ports.builder()).commandLine(buildRequest(plan, from)) : undefined;
}

function outcomeOf(event: Event): Outcome {
  if (event.event === 'ended') return event.outcome;
  throw new Error('what only reads ends or finds');
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
