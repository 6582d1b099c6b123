import type { Report, Rule } from '../rule.ts';
import type { Dockerfile, Word } from './dockerfile.ts';
import { imageIn } from './image-name.ts';
import type { ImageUse } from './stages.ts';
import { baseImageOf, sourceOf } from './stages.ts';

/** A base image that may be another one tomorrow. */
export const dockerBasePinned: Rule = {
  id: 'docker-base-pinned',
  family: 'dockerfile',
  severities: ['error', 'info'],
  title: 'a base image without a tag, with the tag latest, or without a digest',
  why: 'the same commit builds another image tomorrow, and what broke production is not in any diff',
  fix: 'name a version and the digest that it has now, and let a bot renew both',
  repairs: 'suggested',
  sources: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  elsewhere: ['hadolint DL3006', 'hadolint DL3007', 'trivy DS-0001'],
  example: {
    file: 'Dockerfile',
    bad: `FROM node:latest
CMD ["node", "server.js"]
`,
    good: `FROM node:24.11.1-alpine3.22@sha256:${'0f'.repeat(32)}
CMD ["node", "server.js"]
`,
  },
  looksAt: 'dockerfile',
  judge: (file) => imagesOf(file).flatMap(judge),
};

function imagesOf(file: Dockerfile): readonly ImageUse[] {
  const bases = file.stages.flatMap((stage) => baseImageOf(file, stage) ?? []);
  return [...bases, ...copiedImages(file)];
}

/** The images that `COPY --from` takes from: what is no stage of the file. */
function copiedImages({ stages }: Dockerfile): readonly ImageUse[] {
  const names = new Set(stages.flatMap(({ name, index }) => [name ?? '', String(index)]));
  return stages.flatMap(({ instructions }) =>
    instructions.flatMap((instruction) => {
      const flag = instruction.flags.find(({ name }) => name === 'from');
      const [text = ''] = flag === undefined ? [] : sourceOf(instruction);
      if (flag === undefined || names.has(text.toLowerCase()) || /^\d+$/.test(text)) return [];
      const isImage = /[/:@]/.test(text);
      return isImage ? [{ at: flag, text }] : [];
    }),
  );
}

function judge({ at, text }: ImageUse): readonly Report[] {
  const image = imageIn(text);
  if (image === undefined || image.digest !== undefined) return [];
  const { tag } = image;
  if (tag === undefined) return [{ at, message: `${named(at, text)} has no tag, which means latest` }];
  if (tag === 'latest') return [{ at, message: `${named(at, text)} has the tag latest, which moves` }];
  return [{ at, severity: 'info', message: `${named(at, text)} has no digest: its tag can be moved` }];
}

function named(at: Word, text = at.text): string {
  return `the base image ${text}`;
}
