import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { layouts, withVersion } from './image-layouts.ts';
import { withImage } from './plan-text.ts';
import type { Random } from './random-manifest.ts';
import { pick, seeded } from './random-manifest.ts';

const seeds = Array.from({ length: 150 }, (_, index) => index + 1);
const versions = ['v2', '1.20', '0123', '1e5', 'yes', 'a-very-long-version_of.it', 'main-1234567'] as const;
const noises = ['', '# about acme/api:v1\n', '\n', '# it\'s "quoted"\n'] as const;

/** Documents of random layouts, some of which name our image, with what they are once it has another version. */
interface Sample {
  readonly before: string;
  readonly version: string;
  /** Whether a line belongs to a document that names our image. */
  readonly ours: readonly boolean[];
}

function sampleOf(seed: number): Sample {
  const random = seeded(seed * 17);
  const chunks = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) => chunkOf(random, index === 0));
  const before = chunks.map(({ text }) => text).join('---\n');
  const ours = chunks.flatMap(({ text, isOurs }, index) => {
    const lines = text.split('\n').slice(0, -1);
    return [...(index === 0 ? [] : [false]), ...lines.map(() => isOurs)];
  });
  const ends = random() < 0.2 ? before.replaceAll('\n', '\r\n') : before;
  return { before: ends, version: pick(random, versions), ours: [...ours, false] };
}

function chunkOf(random: Random, isOurs: boolean): { readonly text: string; readonly isOurs: boolean } {
  const [first, ...rest] = layouts.filter(({ file }) => !file.startsWith('{') && !file.includes('---'));
  if (first === undefined) throw new Error('there are no layouts');
  const { file } = pick(random, [first, ...rest]);
  const ours = isOurs || random() < 0.5;
  const named = ours ? file : file.replaceAll('acme/api', 'acme/api-proxy');
  return { text: `${pick(random, noises)}${named}${pick(random, noises)}`, isOurs: ours };
}

/** What a file says, by a reader of its own. */
function valuesOf(text: string): string {
  return JSON.stringify(parseAllDocuments(text, { uniqueKeys: false }).map((document): unknown => document.toJS()));
}

describe('whatever the files', () => {
  const samples = seeds.map(sampleOf);

  it('the same image set twice is as set once', () => {
    for (const { before, version } of samples) {
      const once = withImage(before, `ghcr.io/acme/api=${version}`);
      expect(withImage(once, `ghcr.io/acme/api=${version}`)).toBe(once);
    }
  });

  it('an image set and set back is the file as it was', () => {
    for (const { before } of samples)
      expect(withImage(withImage(before, 'ghcr.io/acme/api=v2'), 'ghcr.io/acme/api=v1')).toBe(before);
  });

  it('lines change where they hold the version of the image, and nowhere else', () => {
    for (const { before, version, ours } of samples) {
      const [old, now] = [before, withImage(before, `ghcr.io/acme/api=${version}`)].map((one) => one.split('\n'));
      expect(now).toHaveLength(old?.length ?? 0);
      const expected = old?.map(
        (line, index) => ours[index] === true && !line.startsWith('#') && withVersion(line, '') !== line,
      );
      expect(now?.map((line, index) => line !== old?.[index])).toEqual(expected);
    }
  });

  it('values change to the version, and no other value', () => {
    for (const { before, version, ours } of samples) {
      const wanted = before
        .split('\n')
        .map((line, index) => (ours[index] === true && !line.startsWith('#') ? withVersion(line, 'v-wanted') : line))
        .join('\n');
      const after = valuesOf(withImage(before, `ghcr.io/acme/api=${version}`));
      // the quotes of a version within text are part of that text
      expect(after.replaceAll(`\\"${version}\\"`, version)).toBe(valuesOf(wanted).replaceAll('v-wanted', version));
    }
  });
});
