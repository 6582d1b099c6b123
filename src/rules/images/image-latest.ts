import type { RuleContext } from '../context.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { PodImage } from './pod-images.ts';
import { imagesOf } from './pod-images.ts';
import { tagKindOf } from './tag.ts';

/** A tag that moves, without a digest. */
export const imageLatest: Rule = {
  id: 'image-latest',
  family: 'images',
  severities: ['error', 'info'],
  title: 'an image without a tag, or with one that moves, and without a digest',
  why: 'Git no longer says what runs: two pods of one revision may run different code, and there is nothing to go back to',
  fix: 'name a version, and its digest',
  repairs: 'suggested',
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  elsewhere: ['kube-linter latest-tag', 'kube-score container-image-tag', 'polaris tagNotSpecified', 'trivy KSV-0013'],
  example: {
    file: 'pod.yaml',
    bad: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:latest
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
`,
  },
  looksAt: 'pod',
  judge: (pod: Pod, context) => imagesOf(pod).flatMap((image) => judge(image, context)),
};

function judge({ at, image, title }: PodImage, context: RuleContext): readonly Report[] {
  if (image.digest !== undefined) return [];
  switch (tagKindOf(image, context)) {
    case 'none':
      return [{ at, message: `the image of ${title} has no tag, which means latest` }];
    case 'moving':
      return [{ at, message: `the image of ${title} has the tag ${image.tag}, which moves` }];
    case 'major':
      return [
        { at, severity: 'info', message: `the tag ${image.tag} of ${title} moves with each minor version or rebuild` },
      ];
    case 'version':
      return [];
  }
}
