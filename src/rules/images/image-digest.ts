import { repositoryOf } from '../../image/reference.ts';
import type { RuleContext } from '../context.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { PodImage } from './pod-images.ts';
import { imagesOf } from './pod-images.ts';
import { isWithin } from './repository.ts';
import { tagKindOf } from './tag.ts';

/** A version without its digest. */
export const imageDigest: Rule = {
  id: 'image-digest',
  family: 'images',
  severities: ['warning', 'info'],
  title: 'an image that is named by its tag only, without @sha256:',
  why: 'whoever can push to the registry can put other code under the same tag, and nodes that pull it later run that',
  fix: 'add the digest of the version; `deploy` writes tag and digest',
  repairs: 'suggested',
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  elsewhere: ['zizmor unpinned-images (workflows)'],
  example: {
    file: 'pod.yaml',
    bad: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3@sha256:0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f
`,
  },
  looksAt: 'pod',
  judge: (pod: Pod, context) => imagesOf(pod).flatMap((image) => judge(image, context)),
};

function judge({ at, image, title }: PodImage, context: RuleContext): readonly Report[] {
  const kind = tagKindOf(image, context);
  // image-latest has said it
  if (image.digest !== undefined || kind === 'none' || kind === 'moving') return [];
  const isOwn = context.ownImages.some((own) => isWithin(repositoryOf(image), own));
  const whose = isOwn ? 'our own image' : 'the image';
  return [
    {
      at,
      severity: isOwn ? 'warning' : 'info',
      message: `${whose} of ${title} is named by the tag ${image.tag} only, without a digest`,
    },
  ];
}
