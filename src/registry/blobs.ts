import { digestOfBytes } from './content.ts';
import type { RepositoryAt } from './documents.ts';
import { refusal } from './documents.ts';

/** Puts bytes into a repository, unless it has them (OCI distribution specification 1.1, "POST then PUT"). */
export async function pushBlob(at: RepositoryAt, bytes: Uint8Array): Promise<void> {
  const { connection, name, signal } = at;
  const digest = digestOfBytes(bytes);
  const there = await connection.send({ method: 'HEAD', path: `${name}/blobs/${digest}`, signal });
  await there.body?.cancel();
  if (there.ok) return;
  const begun = await connection.send({ method: 'POST', path: `${name}/blobs/uploads/`, signal });
  await begun.body?.cancel();
  const place = uploadPath(begun.headers.get('location'));
  if (begun.status !== 202 || place === undefined) throw refusal(at, `takes no upload to ${name} (${begun.status})`);
  const path = `${place}${place.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`;
  const contentType = 'application/octet-stream';
  const put = await connection.send({ method: 'PUT', path, body: bytes, contentType, signal });
  await put.body?.cancel();
  if (!put.ok) throw refusal(at, `refuses an upload to ${name} (${put.status})`);
}

/**
 * Where a registry wants an upload, as a path below `/v2/`. Some name their whole address, as they know it, and some another path;
 * what is sent there with our login goes to no other host.
 */
function uploadPath(location: string | null): string | undefined {
  const path = /^(?:https?:\/\/[^/]+)?(\/.+)$/.exec(location ?? '')?.[1];
  return path?.startsWith('/v2/') ? path.slice('/v2/'.length) : path && `..${path}`;
}
