import type { Event } from '../deployment/machine.ts';
import type { DeployedImage, WrittenEdit } from '../deployment/progress.ts';
import type { Digest } from '../image/reference.ts';
import { printImage } from '../image/reference.ts';
import type { Registry } from '../ports/registry.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

/**
 * An image that was named by tag and digest, or by a tag that was moved since (before a promotion, a rollback, the end of a pause), is
 * not what its tag names. Where Git would name the tag alone, another image would run than the one that was scanned and verified: the
 * event that ends the deployment then. A registry that cannot be asked is thrown for an image that was named just now; else it is a
 * warning: whoever resumes or rolls back may have no login.
 */
export async function tagMoved(
  run: Run<'registry' | 'log'>,
  { origin, reference }: DeployedImage,
  edits: readonly WrittenEdit[],
): Promise<Event | undefined> {
  const { tag, digest, registry: host, name } = reference;
  if (origin === 'built' || tag === undefined) return undefined;
  const pinned = new Set(edits.filter(({ to }) => to.includes(digest)).map(({ file }) => file));
  if (edits.every(({ file }) => pinned.has(file))) return undefined;
  const tagged = { registry: host, name, tag };
  const there = await (origin === 'given' ? resolve(run, tagged) : resolveIfPossible(run, tagged));
  if (there === undefined || there === digest) return undefined;
  const sentence = `Git would name the tag alone, and ${printImage(tagged)} is ${there}, not ${digest}, which was scanned`;
  return ended('errored', 'tag-moved', { stage: 'write', sentence });
}

type Tagged = Parameters<Registry['resolve']>[0];

async function resolve({ ports, signal }: Run<'registry'>, tagged: Tagged): Promise<Digest | undefined> {
  return (await ports.registry()).resolve(tagged, signal);
}

async function resolveIfPossible(run: Run<'registry' | 'log'>, tagged: Tagged): Promise<Digest | undefined> {
  try {
    return await resolve(run, tagged);
  } catch (error) {
    run.signal.throwIfAborted();
    const why = error instanceof Error ? error.message : '';
    run.ports.log.warning(`cannot look whether the tag of ${printImage(tagged)} was moved: ${why}`);
    return undefined;
  }
}
