import { repositoryOf } from '../../image/reference.ts';
import type { Severity } from '../../readiness/finding.ts';
import type { RuleContext } from '../context.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { PodImage } from './pod-images.ts';
import { imagesOf } from './pod-images.ts';
import { isWithin } from './repository.ts';

/** A place that images are no longer kept in, since when, and where to look instead. */
interface Retired {
  readonly place: string;
  readonly severity: Severity;
  readonly what: string;
  readonly fix: string;
  /** What takes its place under the same names and digests. */
  readonly successor?: string;
}

/** Read in November 2026. */
const retired: readonly Retired[] = [
  {
    // https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
    place: 'k8s.gcr.io',
    severity: 'error',
    what: 'is frozen since 2023-04-03: no newer version is in it, and pulls work by a redirect only',
    fix: 'take the same image from registry.k8s.io',
    successor: 'registry.k8s.io',
  },
  ...['gcr.io/google_containers', 'gcr.io/google-containers'].map((place) => ({
    place,
    severity: 'warning' as const,
    what: 'is what k8s.gcr.io was before it was frozen in 2023: no newer version is in it',
    fix: 'take the image from registry.k8s.io',
  })),
  {
    place: 'quay.io/kubernetes-ingress-controller',
    severity: 'warning',
    what: 'is left since 2020: ingress-nginx moved on to registry.k8s.io/ingress-nginx',
    fix: 'take registry.k8s.io/ingress-nginx/controller, or another controller: ingress-nginx itself is retired',
  },
  {
    // https://github.com/kubernetes-sigs/kubebuilder/discussions/3907
    place: 'gcr.io/kubebuilder',
    severity: 'warning',
    what: 'is no longer served since 2025',
    fix: 'take quay.io/brancz/kube-rbac-proxy, or let controller-runtime guard the metrics itself',
  },
  {
    // https://github.com/bitnami/charts/issues/35164
    place: 'docker.io/bitnami',
    severity: 'warning',
    what: 'has no versions any more since 2025-09-29: a node that does not have the image yet cannot pull it',
    fix: 'take the image of the project itself, or pay for Bitnami Secure Images',
  },
  {
    place: 'docker.io/bitnamilegacy',
    severity: 'warning',
    what: 'is an archive: nothing in it is mended since 2025-08',
    fix: 'take the image of the project itself, or pay for Bitnami Secure Images',
  },
];

/** A registry that is not allowed, or that nobody keeps any more. */
export const imageRegistry: Rule = {
  id: 'image-registry',
  family: 'images',
  severities: ['warning', 'error'],
  title: 'an image from a registry that is not on the list of those allowed, or that is frozen or retired',
  why: 'nobody answers for what comes from there: it gets no security fixes, or is gone when a node has to pull it',
  fix: 'take the image from a registry that is kept',
  repairs: 'safe',
  sources: ['CIS Kubernetes Benchmark 5.5.1', 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/'],
  elsewhere: ['trivy KSV-0125'],
  example: {
    file: 'pod.yaml',
    bad: `apiVersion: v1
kind: Pod
metadata: { name: pause }
spec:
  containers:
    - name: pause
      image: k8s.gcr.io/pause:3.9
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: pause }
spec:
  containers:
    - name: pause
      image: registry.k8s.io/pause:3.9
`,
  },
  looksAt: 'pod',
  judge: (pod: Pod, context) => imagesOf(pod).flatMap((image) => judge(image, context)),
};

function judge(pod: PodImage, { registries }: RuleContext): readonly Report[] {
  const repository = repositoryOf(pod.image);
  const gone = retired.find(({ place }) => isWithin(repository, place));
  if (gone !== undefined) return [reportRetired(pod, gone)];
  if (registries.length === 0 || registries.some((allowed) => isWithin(repository, allowed))) return [];
  return [
    {
      at: pod.at,
      message: `the image of ${pod.title} comes from ${repository}, which is not among the registries that are allowed`,
      fix: `take it from one of ${registries.join(', ')}, or add its registry to the list`,
    },
  ];
}

function reportRetired({ at, text, title }: PodImage, { place, severity, what, fix, successor }: Retired): Report {
  const message = `the image of ${title} comes from ${place}, which ${what}`;
  if (successor === undefined || !text.startsWith(`${place}/`)) return { at, severity, message, fix };
  const to = `${successor}${text.slice(place.length)}`;
  return { at, severity, message, fix, repair: { of: 'yaml', changes: [{ set: at, to }] } };
}
