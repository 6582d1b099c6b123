import { parseImageReference, repositoryOf } from '../image/reference.ts';
import type { ImageSite, NewImage, Writes } from './image-site.ts';
import { namedBy, repositoryIn, together } from './image-site.ts';
import { splitReference, writeReference } from './image-text.ts';
import { printPath } from './path.ts';
import type { ValueGroup } from './value-group.ts';
import { isImageKey } from './value-group.ts';
import type { VersionKeys } from './version-fields.ts';
import { writeVersion } from './version-fields.ts';

/** The names under which a group keeps an image in parts. */
interface Parts {
  readonly name: string;
  readonly registry: string;
  readonly version: VersionKeys;
}

/**
 * Where a group of values names images: in parts (`repository` or `name` or `image`, perhaps with `registry`; `tag`; `digest` or
 * `sha`), in parts of a common beginning (`imageRepository`, `imageTag`), as a whole reference, or as a name with its tag beside.
 * @param global the registry that wins over every other, where the chart has one
 */
export function layoutSites(group: ValueGroup, global: string | undefined): readonly ImageSite[] {
  const parts = partsOf(group);
  const named = new Set(parts.map(({ name }) => name));
  return [
    ...parts.flatMap((one) => partSite(group, one, global)),
    ...referenceKeys(group).flatMap((key) => (named.has(key) ? [] : referenceSite(group, key))),
  ];
}

/** Keys of whole references, and those of names that are brought to a version. */
function referenceKeys(group: ValueGroup): readonly string[] {
  const hasOwn = (key: string) => besideOf(group, key).some((version) => isOwn(group, version));
  return [...group.keys, ...group.brought.filter(hasOwn)].filter(isReferenceKey);
}

function partsOf(group: ValueGroup): readonly Parts[] {
  const version = versionOf(group, '');
  const isVersioned = group.has(version.tag) || group.has(version.digest);
  const name = ['repository', ...(group.isImage && isVersioned ? ['name'] : [])].find(group.has);
  const own =
    name ?? (group.isImage && group.has('registry') && isVersioned && group.has('image') ? 'image' : undefined);
  return [
    ...(own === undefined ? [] : [{ name: own, registry: 'registry', version }]),
    ...[...group.keys, ...group.brought].flatMap((key) => {
      const prefix = /^([\w-]*image)Repository$/i.exec(key)?.[1];
      const parts =
        prefix === undefined ? [] : [{ name: key, registry: `${prefix}Registry`, version: versionOf(group, prefix) }];
      return parts.filter((one) => group.keys.includes(key) || isOwn(group, one.version));
    }),
  ];
}

/** Whether a group has a version itself, so that a name that is brought to it counts: elsewhere it has another one. */
function isOwn(group: ValueGroup, { tag, digest }: VersionKeys): boolean {
  return group.keys.includes(tag) || group.keys.includes(digest);
}

/** Grafana's charts call the digest `sha`. */
function versionOf(group: ValueGroup, prefix: string): VersionKeys {
  const named = (word: string) => (prefix === '' ? word : `${prefix}${word[0]?.toUpperCase()}${word.slice(1)}`);
  const isSha = group.has(named('sha')) && !group.has(named('digest'));
  return { tag: named('tag'), digest: isSha ? named('sha') : named('digest') };
}

function partSite(group: ValueGroup, parts: Parts, global: string | undefined): readonly ImageSite[] {
  const name = group.textOf(parts.name) ?? '';
  const registries = [group.textOf(parts.registry) ?? '', global].filter((one) => one !== undefined);
  const named = namedBy(...registries.map((one) => (one === '' ? name : `${one}/${name}`)));
  if (named === undefined) return [];
  const write = (image: NewImage) =>
    together(writeName(group, { ...parts, global }, image), writeVersion(group, parts.version, image));
  // a name that a merge key brings stands elsewhere
  const position = group.keys.includes(parts.name) ? group.positionOf(parts.name) : undefined;
  return [{ spot: group.spot, position, ...named, write }];
}

/** Sets registry and name where they become others. */
function writeName(
  group: ValueGroup,
  { name, registry, global }: Parts & { readonly global: string | undefined },
  image: NewImage,
): Writes {
  const { repository = '' } = image;
  const wanted = parseImageReference(repository);
  if (typeof wanted === 'string') return unchanged;
  const [oldRegistry, oldName] = [group.textOf(registry) ?? '', group.textOf(name) ?? ''];
  const effective = global ?? oldRegistry;
  const isSame = repositoryIn(effective === '' ? oldName : `${effective}/${oldName}`) === repositoryOf(wanted);
  if (isSame) return unchanged;
  if (!group.keys.includes(name)) {
    const message = `${group.label()} takes its name from another place, ${oldName}`;
    return { possible: 'no', message, remedy: 'change that first, or keep the name', position: group.positionOf(name) };
  }
  if (effective === '') return fields(group, { [name]: repository });
  if (hostOf(effective) === wanted.registry) return fields(group, { [name]: wanted.name });
  if (global === undefined && group.keys.includes(registry))
    return fields(group, { [registry]: wanted.registry, [name]: wanted.name });
  const from = global === undefined ? 'another place' : 'global.imageRegistry';
  const message = `${group.label()} takes its registry from ${from}, ${effective}`;
  const position = group.positionOf(group.has(registry) ? registry : name);
  return { possible: 'no', message, remedy: 'change that first, or keep the registry', position };
}

const unchanged: Writes = { possible: 'yes', fields: [] };

function fields(group: ValueGroup, texts: Readonly<Record<string, string>>): Writes {
  const all = Object.entries(texts).flatMap(([key, to]) => group.placesOf(key).map((where) => ({ ...where, to })));
  return { possible: 'yes', fields: all };
}

/** A registry as references have it, `docker.io` for all its names. */
function hostOf(registry: string): string | undefined {
  const parsed = parseImageReference(`${registry}/x/y`);
  return typeof parsed === 'string' ? undefined : parsed.registry;
}

/** `image`, `sidecarImage` or `imageName`. */
function isReferenceKey(key: string): boolean {
  return isImageKey(key) || /^[\w-]*imageName$/i.test(key);
}

function referenceSite(group: ValueGroup, key: string): readonly ImageSite[] {
  const old = group.textOf(key) ?? '';
  const named = namedBy(old);
  if (named === undefined) return [];
  const write = (image: NewImage) => writeWhole(group, { key, old }, image);
  return [{ spot: group.spot, position: group.positionOf(key), ...named, write }];
}

function writeWhole(
  group: ValueGroup,
  { key, old }: { readonly key: string; readonly old: string },
  image: NewImage,
): Writes {
  const { tag, digest } = splitReference(old);
  if (tag !== undefined || digest !== undefined)
    return together(...group.placesOf(key).map((where) => writeReference(where, old, image)));
  const [beside] = besideOf(group, key);
  if (beside !== undefined)
    return together(
      writeName(group, { name: key, registry: '', version: beside, global: undefined }, image),
      writeVersion(group, beside, image),
    );
  return {
    possible: 'no',
    message: `${printPath({ steps: group.stepsOf(key) })} has no tag, and the chart may add its own`,
    remedy: `write ${old}:TAG there once, or name the value by its path`,
  };
}

/** The versions that stand beside a name: of the two the first one counts. */
function besideOf(group: ValueGroup, key: string): readonly VersionKeys[] {
  return [versionOf(group, key.replace(/Name$/, '')), versionOf(group, '')].filter(
    ({ tag, digest }) => group.has(tag) || group.has(digest),
  );
}

/** Names of versions whose image is named elsewhere, as in the values of one environment: for an advice, not to write. */
export function namelessKeys(group: ValueGroup): readonly string[] {
  if (!group.isImage || group.has('repository') || group.has('name')) return [];
  return ['tag', 'digest'].filter(group.has);
}
