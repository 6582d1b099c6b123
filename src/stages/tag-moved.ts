import type { Event } from '../deployment/machine.ts';
import type { DeployedImage, WrittenEdit } from '../deployment/progress.ts';
import { printImage } from '../image/reference.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

/**
 * An image that was named by tag and digest, or by a tag that was moved since, is not what its tag names. Where Git would name the tag
 * alone, another image would run than the one that was scanned and verified: the event that ends the deployment then.
 */
export async function tagMoved(
  run: Run<'registry'>,
  { origin, reference }: DeployedImage,
  edits: readonly WrittenEdit[],
): Promise<Event | undefined> {
  const { tag, digest, registry: host, name } = reference;
  if (origin !== 'given' || tag === undefined) return undefined;
  const pinned = new Set(edits.filter(({ to }) => to.includes(digest)).map(({ file }) => file));
  if (edits.every(({ file }) => pinned.has(file))) return undefined;
  const tagged = { registry: host, name, tag };
  const there = await (await run.ports.registry()).resolve(tagged, run.signal);
  if (there === undefined || there === digest) return undefined;
  const sentence = `Git would name the tag alone, and ${printImage(tagged)} is ${there}, not ${digest}, which was scanned`;
  return ended('errored', 'tag-moved', { stage: 'write', sentence });
}
