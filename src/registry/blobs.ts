import { unreachable } from './exchange.ts';
import type { Repository } from './repository.ts';
import { digestOf } from './repository.ts';

/** Puts bytes into a repository, unless it has them (OCI distribution specification 1.1, "POST then PUT"). */
export async function pushBlob(repository: Repository, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  const digest = digestOf(bytes);
  const isThere = async () => (await repository.ask(`blobs/${digest}`, { method: 'HEAD', signal })).ok;
  if (await isThere()) return;
  const begun = await repository.ask('blobs/uploads/', { method: 'POST', signal });
  const place = uploadPath(begun.headers.get('location'));
  if (begun.status !== 202 || place === undefined)
    throw unreachable(repository.host, `takes no upload (${begun.status})`);
  const path = `${place}${place.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`;
  const put = await repository.upload(path, bytes, signal);
  // an upload whose answer got lost was sent again, and is over by then
  if (!put.ok && !(await isThere())) throw unreachable(repository.host, `refuses an upload (${put.status})`);
}

/**
 * Where a registry wants an upload, as a path below `/v2/`. Some name their whole address, as they know it, and some another path;
 * what is sent there with our login goes to no other host.
 */
function uploadPath(location: string | null): string | undefined {
  const path = /^(?:https?:\/\/[^/]+)?(\/.+)$/.exec(location ?? '')?.[1];
  return path?.startsWith('/v2/') ? path.slice('/v2/'.length) : path && `..${path}`;
}
