import type { Event } from '../deployment/machine.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { repositoryOf } from '../image/reference.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

/** Puts the tags on the digest, now that it is proven clean. A tag that names another digest is not moved. */
export async function tag(run: Run<'registry'>, image: DeployedImage): Promise<Event> {
  const registry = await run.ports.registry();
  const { registry: host, name, digest } = image.reference;
  for (const wanted of image.tags) {
    const there = await registry.describe({ registry: host, name, tag: wanted }, run.signal);
    if (there?.digest === digest) continue;
    if (there !== undefined && run.plan.image.immutableTags) {
      const sentence = `${repositoryOf(image.reference)}:${wanted} already names ${there.digest}`;
      return ended('errored', 'tag-taken', { stage: 'scan', sentence });
    }
    await registry.tag(image.reference, wanted, run.signal);
  }
  return { event: 'tagged' };
}
