import type { Event } from '../deployment/machine.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import { printImage, repositoryOf } from '../image/reference.ts';
import type { Stage } from '../outcome.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';
import { differenceOf } from './same-build.ts';

/**
 * Puts the tags on the digest, now that it is proven clean. A tag that names another digest is not moved: where that one
 * was built from our commit too, by a run for another environment at the same time, it is taken instead, and scanned. Tags that may be
 * moved are, and name what was deployed last.
 */
export async function tag(run: Run<'registry' | 'log'>, image: DeployedImage): Promise<Event> {
  for (const wanted of image.tags) {
    const other = await putTag(run, image, wanted);
    if (other !== undefined) return takeOrRefuse(run, image, { wanted, other });
  }
  return { event: 'tagged' };
}

/** The tag is there when this is done, or the answer is the digest that it names instead. */
async function putTag(run: Run<'registry' | 'log'>, image: DeployedImage, wanted: string): Promise<Digest | undefined> {
  const { immutableTags } = run.plan.image;
  const registry = await run.ports.registry();
  const { registry: host, name, digest } = image.reference;
  const reference = { registry: host, name, tag: wanted };
  const there = await registry.resolve(reference, run.signal);
  if (there === digest) return undefined;
  if (there !== undefined && immutableTags) return there;
  const put = await registry.tag(image.reference, wanted, run.signal);
  if (put.result === 'taken') run.ports.log.warning(put.message);
  if (put.result === 'taken') return put.digest;
  // a registry has no compare-and-swap: somebody else may have put the tag at the same moment
  const now = await registry.resolve(reference, run.signal);
  if (now === undefined || now === digest) return undefined;
  if (immutableTags) return now;
  run.ports.log.warning(`${printImage(reference)} was moved to ${now} by somebody else at the same moment`);
  return undefined;
}

async function takeOrRefuse(
  run: Run<'registry' | 'log'>,
  image: DeployedImage,
  { wanted, other }: { readonly wanted: string; readonly other: Digest },
): Promise<Event> {
  const { registry: host, name } = image.reference;
  const reference = { registry: host, name, tag: wanted };
  // one that was taken already is not left for a third: two runs with two tags could go round and round
  if (image.origin === 'taken' || !run.plan.image.immutableTags) return tagTaken(reference, `is ${other}`, 'scan');
  const there = await (await run.ports.registry()).describe({ registry: host, name, digest: other }, run.signal);
  const difference = there === undefined ? `is ${other}` : differenceOf(run.plan, there);
  if (there === undefined || difference !== undefined) return tagTaken(reference, difference ?? '', 'scan');
  run.ports.log.info(
    `${repositoryOf(image.reference)}:${wanted} was built from this commit by another run at the same time; taking that one`,
  );
  const taken = { ...image.reference, digest: other };
  return { event: 'image-ready', image: { ...image, reference: taken, platforms: there.platforms, origin: 'taken' } };
}

/** A tag that names another image than ours, which `difference` tells from it. */
export function tagTaken(reference: ImageReference, difference: string, stage: Stage): Event {
  const sentence = `the tag ${printImage(reference)} is taken: what it names ${difference}`;
  return ended('errored', 'tag-taken', { stage, sentence });
}
