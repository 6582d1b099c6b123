import type { ImageReference } from '../../image/reference.ts';
import type { RuleContext } from '../context.ts';
import type { Report, Rule } from '../rule.ts';
import { codenames, endsOfSupport } from './ends-of-support.ts';
import { imageIn, officialName } from './image-name.ts';
import type { ImageUse } from './stages.ts';
import { baseImageOf } from './stages.ts';

/** A base image whose release gets no more security fixes. */
export const dockerBaseEol: Rule = {
  id: 'docker-base-eol',
  family: 'dockerfile',
  severities: ['warning', 'info'],
  title: 'a base image whose release gets no more security fixes',
  why: 'holes that are found from now on stay open in every image that is built from it',
  fix: 'move to a release that is supported',
  repairs: 'suggested',
  sources: ['https://github.com/nodejs/Release', 'https://endoflife.date', 'https://alpinelinux.org/releases/'],
  example: {
    file: 'Dockerfile',
    bad: `FROM node:18.17.1-alpine3.18
`,
    good: `FROM node:24.11.1-alpine3.22
`,
  },
  looksAt: 'dockerfile',
  judge: (file, context) =>
    file.stages.flatMap((stage) => {
      const use = baseImageOf(file, stage);
      return use === undefined ? [] : judge(use, context);
    }),
};

function judge({ at, text }: ImageUse, { today }: RuleContext): readonly Report[] {
  const image = imageIn(text);
  return releasesOf(image).flatMap(([product, release]): readonly Report[] => {
    const end = endsOfSupport[product]?.[release];
    const left = end === undefined ? undefined : daysBetween(today, end);
    const name = `${names[product] ?? product} ${release}`.trim();
    if (end === undefined || left === undefined || left > 90) return [];
    if (left < 0) return [{ at, message: `${name} has had no security fixes since ${end}` }];
    return [{ at, severity: 'info', message: `${name} gets security fixes until ${end} only` }];
  });
}

const names: Readonly<Record<string, string>> = {
  node: 'Node.js',
  golang: 'Go',
  python: 'Python',
  alpine: 'Alpine',
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  'eclipse-temurin': 'Java',
  openjdk: 'the image openjdk',
};

/** The releases that an image is made of, by its name and its tag: `node:18.17-alpine3.18` is two. */
function releasesOf(image: ImageReference | undefined): readonly (readonly [product: string, release: string])[] {
  const product = image === undefined ? undefined : officialName(image);
  if (image === undefined || product === undefined || !(product in endsOfSupport)) return [];
  // early access builds go on
  if (product === 'openjdk') return /-ea(-|$)/.test(image.tag ?? '') ? [] : [['openjdk', '']];
  const [version = '', ...variants] = (image.tag ?? '').split('-');
  const variant = variants.flatMap(variantRelease);
  const codename = codenames[version];
  return [codename ?? ([product, releaseOf(product, version)] as const), ...variant];
}

/** `18.17.1` is of the release 18 of Node, `1.24.2` of the release 1.24 of Go. */
function releaseOf(product: string, version: string): string {
  const releases = Object.keys(endsOfSupport[product] ?? {});
  return (
    releases.find(
      (release) => version === release || (/^[._]/.test(version.slice(release.length)) && version.startsWith(release)),
    ) ?? version
  );
}

function variantRelease(variant: string): readonly (readonly [string, string])[] {
  const alpine = /^alpine(\d+\.\d+)$/.exec(variant)?.[1];
  if (alpine !== undefined) return [['alpine', alpine]];
  const codename = codenames[variant];
  return codename === undefined ? [] : [codename];
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
