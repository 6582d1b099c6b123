import type { ImageContents, KnownVulnerability, Package } from './contents.ts';
import type { BaseImage, ImageDetails, Layer, PlatformDetails } from './details.ts';
import { pulledSize } from './details.ts';
import { isSamePlatform } from './platform.ts';
import type { Digest } from './reference.ts';

/** A package that both images have, in other versions. */
export interface ChangedPackage {
  readonly name: string;
  /** Versions; several where an image has several. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What is in one image and not in the other. */
export interface ContentsDifference {
  /** Undefined where one of the scans did not list packages. */
  readonly packages?: {
    readonly added: readonly Package[];
    readonly removed: readonly Package[];
    readonly changed: readonly ChangedPackage[];
  };
  readonly fixed: readonly KnownVulnerability[];
  readonly introduced: readonly KnownVulnerability[];
}

/** One side of a comparison. */
export interface PlatformSize {
  /** Bytes that a node without any of it pulls. */
  readonly size: number;
  readonly layers: number;
  readonly base?: BaseImage;
}

/** What changed in one platform. */
export interface PlatformDifference {
  readonly platform: string;
  /** Undefined where the image before was not built for it. */
  readonly before?: PlatformSize;
  /** Undefined where the new image is not. */
  readonly after?: PlatformSize;
  /** Bytes that a node with the image before does not have yet. */
  readonly newBytes?: number;
  /** How many of the lowest layers are the same. */
  readonly sharedLayers?: number;
  readonly contents?: ContentsDifference;
}

/** What changed from the image that runs to the one that is deployed. */
export interface ImageDifference {
  readonly before: Digest;
  readonly after: Digest;
  readonly platforms: readonly PlatformDifference[];
}

/** What scans found in both images, and which was the one before. */
export interface ScannedContents {
  readonly before: Digest;
  readonly platforms: readonly PlatformContents[];
}

/** What was found in one platform of both images. */
export interface PlatformContents {
  readonly platform: string;
  readonly before: ImageContents;
  readonly after: ImageContents;
}

/** What of an image is compared. */
export interface ComparedImage extends Pick<ImageDetails, 'digest'> {
  readonly platforms: readonly ComparedPlatform[];
}

type ComparedPlatform = Pick<PlatformDetails, 'platform' | 'layers' | 'base'>;

/** Compares two images platform by platform; those of the new one come first. What was scanned of another image than `before` is left out. */
export function compareImages(before: ComparedImage, after: ComparedImage, scanned?: ScannedContents): ImageDifference {
  const names = [...after.platforms, ...before.platforms].map(({ platform }) => platform);
  const of = <T extends { readonly platform: string }>(all: readonly T[], name: string) =>
    all.find(({ platform }) => isSamePlatform(platform, name));
  const unique = names.filter((name, index) => names.findIndex((one) => isSamePlatform(one, name)) === index);
  const contents = scanned?.before === before.digest ? scanned.platforms : [];
  const platforms = unique.map((platform) => {
    const found = of(contents, platform);
    const difference = comparePlatform(platform, of(before.platforms, platform), of(after.platforms, platform));
    return found === undefined ? difference : { ...difference, contents: compareContents(found.before, found.after) };
  });
  return { before: before.digest, after: after.digest, platforms };
}

function comparePlatform(
  platform: string,
  before: ComparedPlatform | undefined,
  after: ComparedPlatform | undefined,
): PlatformDifference {
  const sides = {
    ...(before === undefined ? {} : { before: sideOf(before) }),
    ...(after === undefined ? {} : { after: sideOf(after) }),
  };
  if (before === undefined || after === undefined) return { platform, ...sides };
  const known = new Set(before.layers.map(({ digest }) => digest));
  const newBytes = pulledSize({ layers: after.layers.filter(({ digest }) => !known.has(digest)) });
  return { platform, ...sides, newBytes, sharedLayers: sharedBelow(before.layers, after.layers) };
}

function sideOf(platform: ComparedPlatform): PlatformSize {
  const { layers, base } = platform;
  return { size: pulledSize(platform), layers: layers.length, ...(base === undefined ? {} : { base }) };
}

function sharedBelow(before: readonly Layer[], after: readonly Layer[]): number {
  const other = after.findIndex(({ digest }, index) => before[index]?.digest !== digest);
  return other < 0 ? after.length : other;
}

/** Compares what two scans found; a package is told apart by its kind and name, a vulnerability by its id and package. */
export function compareContents(before: ImageContents, after: ImageContents): ContentsDifference {
  const nameOf = (one: KnownVulnerability) => JSON.stringify([one.id, one.package]);
  const missingIn = (from: ImageContents, those: ImageContents) => {
    const known = new Set(from.vulnerabilities.map(nameOf));
    return [...new Map(those.vulnerabilities.map((one) => [nameOf(one), one])).values()].filter(
      (one) => !known.has(nameOf(one)),
    );
  };
  const found = { fixed: missingIn(after, before), introduced: missingIn(before, after) };
  if (before.packages === undefined || after.packages === undefined) return found;
  return { ...found, packages: comparePackages(before.packages, after.packages) };
}

function comparePackages(before: readonly Package[], after: readonly Package[]) {
  const [old, now] = [byName(before), byName(after)];
  const onlyIn = (those: typeof old, others: typeof old) =>
    [...those].flatMap(([key, packages]) => (others.has(key) ? [] : packages));
  const changed = [...now].flatMap(([key, packages]) => {
    const [from, to] = [versionsOf(old.get(key) ?? []), versionsOf(packages)];
    const isSame = from.length === 0 || from.join('\n') === to.join('\n');
    return isSame ? [] : [{ name: packages[0]?.name ?? '', from, to }];
  });
  return { added: onlyIn(now, old), removed: onlyIn(old, now), changed };
}

function byName(packages: readonly Package[]): ReadonlyMap<string, readonly Package[]> {
  return Map.groupBy(packages, ({ kind, name }) => JSON.stringify([kind, name]));
}

function versionsOf(packages: readonly Package[]): readonly string[] {
  return [...new Set(packages.map(({ version }) => version))].sort();
}
