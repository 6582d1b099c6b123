import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { world } from './world.ts';

const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/**
 * Pushes the vulnerability database of the world into its registry, as Aqua Security publishes it: one layer with a title.
 * https://github.com/aquasecurity/trivy/blob/main/pkg/oci/artifact.go
 */
export async function pushDatabase(repository: string): Promise<string> {
  const folder = join(process.env['TRIVY_CACHE_DIR'] ?? '', 'db');
  const layer = execFileSync('tar', ['-C', folder, '-czf', '-', 'trivy.db', 'metadata.json'], { maxBuffer: 1e8 });
  const configuration = Buffer.from('{}');
  for (const blob of [layer, configuration]) await pushBlob(repository, blob);
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: described('application/vnd.aquasec.trivy.config.v1+json', configuration),
    layers: [
      {
        ...described('application/vnd.aquasec.trivy.db.layer.v1.tar+gzip', layer),
        annotations: { 'org.opencontainers.image.title': 'db.tar.gz' },
      },
    ],
  });
  await send(`/v2/${repository}/manifests/2`, 'PUT', manifest, 'application/vnd.oci.image.manifest.v1+json');
  return `${world.registry}/${repository}:2`;
}

function described(mediaType: string, bytes: Uint8Array) {
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}

async function pushBlob(repository: string, bytes: Buffer): Promise<void> {
  const begun = await send(`/v2/${repository}/blobs/uploads/`, 'POST');
  const place = new URL(begun.headers.get('location') ?? '', `http://${world.registry}`);
  place.searchParams.set('digest', digestOf(bytes));
  await send(`${place.pathname}${place.search}`, 'PUT', bytes, 'application/octet-stream');
}

async function send(path: string, method: string, body?: Buffer | string, type?: string): Promise<Response> {
  const given = body === undefined ? {} : { body: Buffer.from(body) };
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  const answer = await fetch(`http://${world.registry}${path}`, { method, headers, ...given });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
