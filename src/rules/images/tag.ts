import type { ImageReference } from '../../image/reference.ts';
import type { RuleContext } from '../context.ts';

/** How much a tag says of what runs. */
export type TagKind =
  /** None is given, which means `latest`. */
  | 'none'
  /** Moved by custom, with every build or release. */
  | 'moving'
  /** A major version or a release of a distribution: moved with each minor version. */
  | 'major'
  | 'version';

/** Tags that are moved by custom: names of branches, of channels, of environments. */
const moving: ReadonlySet<string> = new Set(
  [
    'latest current head tip trunk main mainline master dev devel develop development snapshot edge nightly rolling',
    'canary next alpha beta rc preview testing unstable stable lts release prod production staging stage qa test',
    // what Google's distroless images call their variants, which have no other version
    'nonroot debug debug-nonroot',
  ].flatMap((words) => words.split(' ')),
);

/** Releases of distributions, which are rebuilt under the same tag. */
const codenames: ReadonlySet<string> = new Set(
  'stretch buster bullseye bookworm trixie forky bionic focal jammy noble plucky questing'.split(' '),
);

/** What tags say besides the version: of what the image is built, and for what machine. */
const variant =
  /^(alpine|slim|debian|ubuntu|ubi|distroless|perl|otel|fpm|apache|cli|full|minimal|jdk|jre|temurin|amd64|arm64|x86|64|rootless|nonroot|debug)[\d.]*$/;

/** How much the tag of an image says. */
export function tagKindOf({ tag }: Pick<ImageReference, 'tag'>, { movingTags }: RuleContext): TagKind {
  if (tag === undefined) return 'none';
  const word = tag.toLowerCase();
  if (moving.has(word) || movingTags.includes(tag)) return 'moving';
  const [first = '', ...rest] = word.split(/[-_]/);
  if (rest.includes('latest')) return 'moving';
  if (!rest.every((part) => variant.test(part) || codenames.has(part))) return 'version';
  if (moving.has(first) || variantAlone(first)) return 'moving';
  return /^v?\d{1,2}$/.test(first) || codenames.has(first) ? 'major' : 'version';
}

/** `nginx:alpine` is any version of nginx. */
function variantAlone(word: string): boolean {
  return variant.test(word) && /^[a-z]/.test(word);
}
