/** `sha256:` and 64 hexadecimal digits. */
export type Digest = `sha256:${string}`;

/** An image reference in parts, normalised: `nginx` is `docker.io/library/nginx`. */
export interface ImageReference {
  /** Host with port, such as `docker.io` or `127.0.0.1:5000`. */
  readonly registry: string;
  /** Name within the registry, such as `library/nginx`. */
  readonly name: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

const digestPattern = /^sha256:[0-9a-f]{64}$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const hostPattern =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?$/;
const componentPattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;

/** Whether text is a digest as registries write it. */
export function isDigest(text: string): text is Digest {
  return digestPattern.test(text);
}

/** The hexadecimal part of a digest. */
export function hexOf(digest: Digest): string {
  return digest.slice('sha256:'.length);
}

/** Whether text may be a tag: at most 128 characters of `[A-Za-z0-9_.-]`. */
export function isTag(text: string): boolean {
  return tagPattern.test(text);
}

/**
 * Reads `[registry/]name[:tag][@digest]` by the grammar of distribution/reference.
 * The answer is a sentence that says what is wrong where the text is no reference.
 */
export function parseImageReference(text: string): ImageReference | string {
  const [named = '', digest, ...rest] = text.split('@');
  if (rest.length > 0) return `"${text}" has more than one @`;
  if (digest !== undefined && !isDigest(digest)) return `"${digest}" is no digest: sha256: and 64 hexadecimal digits`;
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  const path = tagged ? named.slice(0, colon) : named;
  const tag = tagged ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !isTag(tag))
    return `"${tag}" is no tag: at most 128 letters, digits, _ . -, not first . or -`;
  const place = splitRegistry(path);
  const wrong = wrongName(text, place);
  if (wrong !== undefined) return wrong;
  return { ...place, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

/** The first component is a registry if it has a dot or a port, or is `localhost`, or has capital letters. */
function splitRegistry(path: string): { registry: string; name: string } {
  const slash = path.indexOf('/');
  const first = slash < 0 ? '' : path.slice(0, slash);
  const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const registry = isHost ? first : 'docker.io';
  const name = isHost ? path.slice(slash + 1) : path;
  if (registry !== 'docker.io' && registry !== 'index.docker.io') return { registry, name };
  return { registry: 'docker.io', name: name.includes('/') ? name : `library/${name}` };
}

function wrongName(text: string, place: { registry: string; name: string }): string | undefined {
  if (!hostPattern.test(place.registry)) return `"${place.registry}" is no registry host`;
  const bad = place.name.split('/').find((component) => !componentPattern.test(component));
  if (bad !== undefined)
    return `"${text}" is no image name: "${bad}" must be lower-case letters, digits and single . _ -`;
  return `${place.registry}/${place.name}`.length > 255 ? `"${text}" is longer than 255 characters` : undefined;
}

/** `registry/name`: what two references must share to be of the same image. */
export function repositoryOf(image: ImageReference): string {
  return `${image.registry}/${image.name}`;
}

/** The reference in full: `registry/name[:tag][@digest]`. */
export function printImage(image: ImageReference): string {
  const tag = image.tag === undefined ? '' : `:${image.tag}`;
  const digest = image.digest === undefined ? '' : `@${image.digest}`;
  return `${repositoryOf(image)}${tag}${digest}`;
}

/** What a version is called in one word: its tag, else the beginning of its digest. */
export function versionOf({ tag, digest }: Pick<ImageReference, 'tag' | 'digest'>): string {
  return tag ?? digest?.slice(0, 19) ?? 'latest';
}
