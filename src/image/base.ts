import { isFields, listAt, textAt, valueAt } from '../data/fields.ts';
import type { BaseImage } from './details.ts';
import { isDigest } from './reference.ts';

const nameKey = 'org.opencontainers.image.base.name';
const digestKey = 'org.opencontainers.image.base.digest';

/** The base that annotations tell (OCI image specification, annotations.md); undefined where they tell none. */
export function baseInAnnotations(annotations: unknown): BaseImage | undefined {
  if (!isFields(annotations)) return undefined;
  return baseOf(textOf(annotations[nameKey]), textOf(annotations[digestKey]));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function baseOf(name: string | undefined, digest: string | undefined): BaseImage | undefined {
  if (name === undefined && digest === undefined) return undefined;
  return { ...(name === undefined ? {} : { name }), ...(digest !== undefined && isDigest(digest) ? { digest } : {}) };
}

/**
 * The base that a provenance of BuildKit tells: the only image that it was built from. SLSA 0.2 has `materials`, 1.0
 * `resolvedDependencies`. Undefined where it was built from none, or from several: it does not say which of them is shipped.
 */
export function baseInProvenance(statement: unknown): BaseImage | undefined {
  const predicate = valueAt(statement, 'predicate');
  const sources = [
    ...listAt(predicate, 'materials'),
    ...listAt(valueAt(predicate, 'buildDefinition'), 'resolvedDependencies'),
  ];
  const images = new Map<string, BaseImage>();
  for (const source of sources) {
    const name = imageIn(textAt(source, 'uri') ?? '');
    const hash = textAt(valueAt(source, 'digest'), 'sha256');
    const base = name === undefined ? undefined : baseOf(name, hash === undefined ? undefined : `sha256:${hash}`);
    if (base !== undefined) images.set(`${name}`, base);
  }
  return images.size === 1 ? [...images.values()][0] : undefined;
}

/** `pkg:docker/node@24-slim?platform=…` is `node:24-slim` (purl specification, type docker). What only parses Dockerfiles is none. */
function imageIn(uri: string): string | undefined {
  const [, path = '', version, query = ''] = /^pkg:docker\/([^@?]+)(?:@([^?]+))?(?:\?(.*))?$/.exec(uri) ?? [];
  if (path === '') return undefined;
  const parameters = new URLSearchParams(query);
  const name = decode(path);
  if (name === undefined || /(?:^|\/)docker\/(?:dockerfile|buildkit-syft-scanner)/.test(name)) return undefined;
  // the tag where a digest pins it is a parameter
  const tag = parameters.get('tag') ?? version;
  const decoded = tag === undefined ? undefined : decode(tag);
  return decoded === undefined || decoded.startsWith('sha256:') ? name : `${name}:${decoded}`;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
