import type { Event } from '../deployment/machine.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { revisionLabel } from '../image/labels.ts';
import { repositoryOf } from '../image/reference.ts';
import type { ImageDescription } from '../ports/registry.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

/**
 * Puts the tags on the digest, now that it is proven clean. A tag that names another digest is not moved: where that one
 * was built from our commit too, by a run for another environment at the same time, it is taken instead, and scanned.
 */
export async function tag(run: Run<'registry' | 'log'>, image: DeployedImage): Promise<Event> {
  const registry = await run.ports.registry();
  const { registry: host, name, digest } = image.reference;
  for (const wanted of image.tags) {
    const reference = { registry: host, name, tag: wanted };
    const there = await registry.describe(reference, run.signal);
    if (there?.digest === digest) continue;
    if (there !== undefined && run.plan.image.immutableTags) return takeOrRefuse(run, { image, wanted, there });
    await registry.tag(image.reference, wanted, run.signal);
    // a registry has no compare-and-swap: somebody else may have put the tag at the same moment
    const now = await registry.describe(reference, run.signal);
    if (now !== undefined && now.digest !== digest) return takeOrRefuse(run, { image, wanted, there: now });
  }
  return { event: 'tagged' };
}

function takeOrRefuse(
  run: Run<'log'>,
  {
    image,
    wanted,
    there,
  }: { readonly image: DeployedImage; readonly wanted: string; readonly there: ImageDescription },
): Event {
  const repository = repositoryOf(image.reference);
  // one that was taken already is not left for a third: two runs with two tags could go round and round
  if (image.origin === 'taken' || there.labels[revisionLabel] !== run.plan.source.commit) {
    const sentence = `${repository}:${wanted} already names ${there.digest}`;
    return ended('errored', 'tag-taken', { stage: 'scan', sentence });
  }
  run.ports.log.info(
    `${repository}:${wanted} was built from this commit by another run at the same time; taking that one`,
  );
  const reference = { ...image.reference, digest: there.digest };
  return { event: 'image-ready', image: { ...image, reference, platforms: there.platforms, origin: 'taken' } };
}
