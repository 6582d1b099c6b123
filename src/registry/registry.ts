import { createHash } from 'node:crypto';
import { isFields, listAt, textAt, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import { DeployError } from '../errors.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import { isDigest, printImage } from '../image/reference.ts';
import type { Clock } from '../ports/clock.ts';
import type { ImageDescription, PlatformManifest, Registry } from '../ports/registry.ts';
import { Connection } from './connection.ts';
import type { DockerConfiguration } from './credentials.ts';
import { findCredentials } from './credentials.ts';

const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const manifestTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

interface Manifest {
  readonly digest: Digest;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly data: unknown;
}

/** A client for any registry that speaks the OCI distribution protocol; logins are those of `docker login`. */
export function createRegistry(options: DockerConfiguration & { readonly clock: Clock }): Registry {
  const connections = new Map<string, Connection>();
  const connect = (host: string): Connection => {
    const known =
      connections.get(host) ??
      new Connection({ host, clock: options.clock, credentials: () => findCredentials(host, options) });
    connections.set(host, known);
    return known;
  };
  return {
    async describe(image, signal) {
      const manifest = await fetchManifest(connect(image.registry), image, { signal });
      return manifest === undefined
        ? undefined
        : describeManifest(connect(image.registry), image, { manifest, signal });
    },
    async tag(image, tag, signal) {
      const connection = connect(image.registry);
      const { registry, name, digest } = image;
      const manifest = await fetchManifest(connection, { registry, name, digest }, { signal });
      if (manifest === undefined) throw lost(image);
      await put(connection, image, { tag, manifest, signal });
    },
  };
}

function lost(image: ImageReference): DeployError {
  return new DeployError('image-not-found', {
    stage: 'build',
    message: `the registry no longer has ${printImage(image)}`,
  });
}

async function put(
  connection: Connection,
  image: ImageReference,
  what: { readonly tag: string; readonly manifest: Manifest; readonly signal: AbortSignal },
): Promise<void> {
  const { manifest, signal } = what;
  const answer = await connection.send({
    method: 'PUT',
    path: `${image.name}/manifests/${what.tag}`,
    body: manifest.bytes,
    contentType: manifest.type,
    signal,
  });
  await answer.body?.cancel();
  if (answer.ok) return;
  const message = `${image.registry} refuses the tag ${what.tag} (${answer.status})`;
  throw new DeployError('registry-unreachable', { stage: 'scan', message });
}

/** A digest is asked for by digest, and what comes is held against it: a registry or proxy may err. */
async function fetchManifest(
  connection: Connection,
  image: ImageReference,
  at: { signal: AbortSignal },
): Promise<Manifest | undefined> {
  const reference = image.digest ?? image.tag ?? 'latest';
  const answer = await connection.send({
    method: 'GET',
    path: `${image.name}/manifests/${reference}`,
    accept: [...indexTypes, ...manifestTypes].join(', '),
    signal: at.signal,
  });
  if (answer.status === 404) {
    await answer.body?.cancel();
    return undefined;
  }
  if (!answer.ok) throw unexpected(image, `answers ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const digest: Digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (image.digest !== undefined && image.digest !== digest)
    throw unexpected(image, `sent something else for ${image.digest}`);
  const data = parseJson(new TextDecoder().decode(bytes));
  if (!isFields(data)) throw unexpected(image, `sent no manifest for ${reference}`);
  const type = textAt(data, 'mediaType') ?? answer.headers.get('content-type') ?? manifestTypes[0] ?? '';
  return { digest, type, bytes, data };
}

function unexpected(image: ImageReference, what: string): DeployError {
  return new DeployError('registry-unreachable', { stage: 'build', message: `${image.registry} ${what}` });
}

interface Described {
  readonly manifest: Manifest;
  readonly signal: AbortSignal;
}

async function describeManifest(
  connection: Connection,
  image: ImageReference,
  at: Described,
): Promise<ImageDescription> {
  const { manifest } = at;
  const platforms = platformsOf(manifest.data);
  const [first] = platforms;
  if (first === undefined) {
    const configuration = await configurationOf(connection, image, at);
    return {
      digest: manifest.digest,
      platforms: [{ platform: platformOf(configuration), digest: manifest.digest }],
      labels: labelsOf(configuration),
    };
  }
  const { registry, name } = image;
  const child = await fetchManifest(connection, { registry, name, digest: first.digest }, at);
  const configuration =
    child === undefined ? undefined : await configurationOf(connection, image, { ...at, manifest: child });
  return { digest: manifest.digest, platforms, labels: labelsOf(configuration) };
}

/** The platforms of an index; attestations stand in it as `unknown/unknown`. */
function platformsOf(index: unknown): readonly PlatformManifest[] {
  return listAt(index, 'manifests').flatMap((entry) => {
    const digest = textAt(entry, 'digest');
    const platform = platformOf(valueAt(entry, 'platform'));
    const isAttestation =
      isFields(valueAt(entry, 'annotations')) &&
      textAt(entry, 'annotations', 'vnd.docker.reference.type') !== undefined;
    return digest === undefined || !isDigest(digest) || isAttestation || platform.startsWith('unknown/')
      ? []
      : [{ platform, digest }];
  });
}

function platformOf(value: unknown): string {
  const variant = textAt(value, 'variant');
  const platform = `${textAt(value, 'os') ?? 'unknown'}/${textAt(value, 'architecture') ?? 'unknown'}`;
  return variant === undefined ? platform : `${platform}/${variant}`;
}

async function configurationOf(connection: Connection, image: ImageReference, at: Described): Promise<unknown> {
  const digest = textAt(at.manifest.data, 'config', 'digest');
  if (digest === undefined) return undefined;
  const answer = await connection.send({ method: 'GET', path: `${image.name}/blobs/${digest}`, signal: at.signal });
  if (!answer.ok) throw unexpected(image, `has no configuration ${digest}`);
  return parseJson(await answer.text());
}

function labelsOf(configuration: unknown): Readonly<Record<string, string>> {
  const labels = valueAt(configuration, 'config', 'Labels');
  if (!isFields(labels)) return {};
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
