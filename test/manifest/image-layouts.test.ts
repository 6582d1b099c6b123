import { describe, expect, it } from 'vitest';
import { digest, oldDigest, withImage } from './plan-text.ts';

/** A file as it is, with `v1`; what it becomes by `ghcr.io/acme/api=v2` differs in that alone. */
interface Layout {
  readonly layout: string;
  readonly file: string;
}

const layouts: readonly Layout[] = [
  { layout: 'a kustomization', file: 'images:\n- name: ghcr.io/acme/api\n  newTag: v1\n' },
  {
    layout: 'a kustomization that renames it',
    file: 'images:\n- name: ghcr.io/acme/api\n  newName: eu.gcr.io/acme/api\n  newTag: v1\n',
  },
  { layout: 'a Component', file: 'kind: Component\nimages:\n- name: ghcr.io/acme/api\n  newTag: v1\n' },
  {
    layout: 'a Kustomization of Flux',
    file: 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images:\n  - name: ghcr.io/acme/api\n    newTag: v1\n',
  },
  { layout: 'repository and tag', file: 'image:\n  repository: ghcr.io/acme/api\n  tag: v1 # the tag\n' },
  { layout: 'registry, repository and tag', file: 'image: {registry: ghcr.io, repository: acme/api, tag: v1}\n' },
  { layout: 'registry, image and tag', file: 'controller:\n  image: {registry: ghcr.io, image: acme/api, tag: v1}\n' },
  { layout: 'name and tag below image', file: 'image: {name: ghcr.io/acme/api, tag: v1}\n' },
  { layout: 'a whole reference', file: 'worker:\n  image: ghcr.io/acme/api:v1\n' },
  { layout: 'a key that ends in Image', file: 'sidecarImage: "ghcr.io/acme/api:v1"\n' },
  { layout: 'the imageName of an operator', file: "kind: Cluster\nspec:\n  imageName: 'ghcr.io/acme/api:v1'\n" },
  { layout: 'image with imageTag beside', file: 'image: ghcr.io/acme/api\nimageTag: v1\n' },
  { layout: 'image with tag beside', file: 'image: ghcr.io/acme/api\ntag: v1\n' },
  { layout: 'imageName with imageTag beside', file: 'imageName: ghcr.io/acme/api\nimageTag: v1\n' },
  { layout: 'imageRepository and imageTag', file: 'imageRepository: ghcr.io/acme/api\nimageTag: v1\n' },
  {
    layout: 'sidecarImageRegistry, sidecarImageRepository and sidecarImageTag',
    file: 'sidecarImageRegistry: ghcr.io\nsidecarImageRepository: acme/api\nsidecarImageTag: v1\n',
  },
  {
    layout: 'a registry for all images',
    file: 'global:\n  imageRegistry: ghcr.io\nimage: {registry: docker.io, repository: acme/api, tag: v1}\n',
  },
  {
    layout: 'a registry for all images of a HelmRelease',
    file: 'kind: HelmRelease\nspec:\n  values:\n    global: {imageRegistry: ghcr.io}\n    sub:\n      image: {repository: acme/api, tag: v1}\n',
  },
  { layout: 'a sub-chart', file: 'sub:\n  chart:\n    image:\n      repository: ghcr.io/acme/api\n      tag: v1\n' },
  {
    layout: 'a list of containers in values, with a tag of their own',
    file: 'containers:\n- image: ghcr.io/acme/api\n  tag: v1\n',
  },
  { layout: 'extra containers in values', file: 'extraContainers:\n- name: a\n  image: ghcr.io/acme/api:v1\n' },
  { layout: 'a Pod', file: 'kind: Pod\nspec:\n  containers:\n  - image: ghcr.io/acme/api:v1\n' },
  {
    layout: 'a Deployment with init containers',
    file: 'kind: Deployment\nspec:\n  template:\n    spec:\n      initContainers:\n      - image: ghcr.io/acme/api:v1\n',
  },
  {
    layout: 'a CronJob in a List',
    file: 'kind: List\nitems:\n- kind: CronJob\n  spec: {jobTemplate: {spec: {template: {spec: {containers: [{image: ghcr.io/acme/api:v1}]}}}}}\n',
  },
  {
    layout: 'a Deployment that a Rollout in the same file refers to',
    file: 'kind: Rollout\nmetadata: {name: api}\nspec:\n  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: api}\n---\nkind: Deployment\nmetadata: {name: api}\nspec:\n  template:\n    spec:\n      containers:\n      - image: ghcr.io/acme/api:v1\n',
  },
  {
    layout: 'a manifest in JSON',
    file: '{"kind": "Pod", "spec": {"containers": [{"image": "ghcr.io/acme/api:v1"}]}}\n',
  },
  {
    layout: 'a service of Docker Compose',
    file: 'services:\n  api:\n    image: ghcr.io/acme/api:v1\n    ports: ["80"]\nvolumes: {}\n',
  },
  {
    layout: 'parameters of an Application',
    file: 'kind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - name: image.repository\n        value: ghcr.io/acme/api\n      - name: image.tag\n        value: v1\n',
  },
  {
    layout: 'a parameter with a whole reference',
    file: 'kind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - {name: sidecar.image, value: "ghcr.io/acme/api:v1"}\n',
  },
  {
    layout: 'a parameter whose repository stands in valuesObject',
    file: 'kind: Application\nspec:\n  sources:\n  - helm:\n      parameters:\n      - {name: image.tag, value: v1}\n      valuesObject: {image: {repository: ghcr.io/acme/api, tag: v1}}\n',
  },
  {
    layout: 'a parameter whose repository stands in values as text',
    file: 'kind: Application\nspec:\n  sources:\n  - helm:\n      parameters:\n      - {name: sub.image.tag, value: v1}\n      values: |\n        sub:\n          image: {repository: ghcr.io/acme/api, tag: v1}\n',
  },
  {
    layout: 'valuesObject',
    file: 'kind: Application\nspec:\n  source:\n    helm:\n      valuesObject:\n        image: {repository: ghcr.io/acme/api, tag: v1}\n',
  },
  {
    layout: 'values as text',
    file: 'kind: Application\nspec:\n  source:\n    helm:\n      values: |-\n        # of the chart\n        image:\n          repository: ghcr.io/acme/api\n\n          tag: v1   # the tag\n',
  },
  {
    layout: 'images of Kustomize in an Application',
    file: 'kind: Application\nspec:\n  source:\n    kustomize:\n      images:\n      - ghcr.io/acme/api:v1\n      - ghcr.io/acme/other:v1.0\n',
  },
  {
    layout: 'images of Kustomize that are renamed',
    file: 'kind: Application\nspec:\n  source:\n    kustomize:\n      images:\n      - api=ghcr.io/acme/api:v1\n      - ghcr.io/acme/api=*:v1\n',
  },
  {
    layout: 'elements of an ApplicationSet',
    file: 'kind: ApplicationSet\nspec:\n  generators:\n  - list:\n      elements:\n      - cluster: eu\n        image: ghcr.io/acme/api:v1\n      - cluster: us\n        image: {repository: ghcr.io/acme/api, tag: v1}\n',
  },
  {
    layout: 'the template of an ApplicationSet',
    file: 'kind: ApplicationSet\nspec:\n  template:\n    metadata: {name: "{{cluster}}-api"}\n    spec:\n      source:\n        helm:\n          values: |\n            cluster: "{{cluster}}"\n            image: {repository: ghcr.io/acme/api, tag: v1}\n        kustomize: {images: ["ghcr.io/acme/api:v1"]}\n',
  },
  {
    layout: 'a HelmRelease',
    file: 'kind: HelmRelease\nspec:\n  values:\n    image:\n      repository: ghcr.io/acme/api\n      tag: v1\n',
  },
  {
    layout: 'values in a ConfigMap',
    file: 'kind: ConfigMap\ndata:\n  values.yaml: |\n    image:\n      repository: ghcr.io/acme/api\n      tag: v1\n',
  },
  {
    layout: 'a patch of Kustomize as text',
    file: 'patches:\n- target: {kind: Deployment}\n  patch: |-\n    spec:\n      template:\n        spec:\n          containers:\n          - name: api\n            image: ghcr.io/acme/api:v1\n',
  },
  {
    layout: 'a merge patch of Kustomize as text',
    file: 'patchesStrategicMerge:\n- deployment.yaml\n- |\n  kind: Pod\n  spec:\n    containers:\n    - image: ghcr.io/acme/api:v1\n',
  },
  {
    layout: 'a HelmChart of k3s',
    file: 'kind: HelmChart\nspec:\n  valuesContent: |-\n    image: {repository: ghcr.io/acme/api, tag: v1}\n',
  },
];

describe('an image is found in', () => {
  it.each(layouts)('$layout', ({ file }) => {
    const after = file
      .replaceAll(/\bv1(?!\.)/g, 'v2')
      .replaceAll('apps/v2', 'apps/v1')
      .replace('io/v2', 'io/v1');
    expect(withImage(file, 'ghcr.io/acme/api=v2')).toBe(after);
    expect(withImage(after, 'ghcr.io/acme/api=v2')).toBe(after);
  });
});

describe('another repository is written', () => {
  const words = 'ghcr.io/acme/api=quay.io/acme/web:v2';
  const places: readonly (readonly [string, string, string])[] = [
    [
      'as newName',
      'images: [{name: api, newName: ghcr.io/acme/api, newTag: v1}]\n',
      'images: [{name: api, newName: quay.io/acme/web, newTag: v2}]\n',
    ],
    [
      'as repository',
      'image: {repository: ghcr.io/acme/api, tag: v1}\n',
      'image: {repository: quay.io/acme/web, tag: v2}\n',
    ],
    [
      'as registry and repository',
      'image: {registry: ghcr.io, repository: acme/api, tag: v1}\n',
      'image: {registry: quay.io, repository: acme/web, tag: v2}\n',
    ],
    ['in a reference', 'containers: [{image: ghcr.io/acme/api:v1}]\n', 'containers: [{image: quay.io/acme/web:v2}]\n'],
    ['beside its tag', 'image: ghcr.io/acme/api\nimageTag: v1\n', 'image: quay.io/acme/web\nimageTag: v2\n'],
    [
      'after the name that the manifests say',
      'kustomize: {images: [ghcr.io/acme/api:v1]}\n',
      'kustomize: {images: [ghcr.io/acme/api=quay.io/acme/web:v2]}\n',
    ],
    [
      'in place of the one after the name that the manifests say',
      'kustomize: {images: [api=ghcr.io/acme/api:v1]}\n',
      'kustomize: {images: [api=quay.io/acme/web:v2]}\n',
    ],
    [
      'in place of a star',
      'kustomize: {images: ["ghcr.io/acme/api=*:v1"]}\n',
      'kustomize: {images: ["ghcr.io/acme/api=quay.io/acme/web:v2"]}\n',
    ],
    [
      'as parameters',
      'helm: {parameters: [{name: image.repository, value: ghcr.io/acme/api}, {name: image.tag, value: v1}]}\n',
      'helm: {parameters: [{name: image.repository, value: quay.io/acme/web}, {name: image.tag, value: v2}]}\n',
    ],
    [
      'in the values, where the parameters have the tag alone',
      'helm:\n  parameters: [{name: image.tag, value: v1}]\n  values: |\n    image: {repository: ghcr.io/acme/api, tag: v0}\n',
      'helm:\n  parameters: [{name: image.tag, value: v2}]\n  values: |\n    image: {repository: quay.io/acme/web, tag: v2}\n',
    ],
  ];
  it.each(places)('%s', (_, before, after) => expect(withImage(before, words)).toBe(after));

  it('of the same registry as the name alone', () => {
    const before = 'image: {registry: ghcr.io, repository: acme/api, tag: v1}\n';
    expect(withImage(before, 'ghcr.io/acme/api=ghcr.io/acme/web:v2')).toBe(
      'image: {registry: ghcr.io, repository: acme/web, tag: v2}\n',
    );
  });

  it('and not where it is the same one, however it is written', () => {
    const before = 'containers: [{image: nginx:1.27}]\n';
    expect(withImage(before, 'nginx=docker.io/library/nginx:1.28')).toBe('containers: [{image: nginx:1.28}]\n');
  });
});

describe('a digest', () => {
  const pinned = `v2@${digest}`;
  const kept: readonly (readonly [string, string, string, string])[] = [
    ['is added to a reference', 'image: acme/api:v1\n', `acme/api=${pinned}`, `image: acme/api:${pinned}\n`],
    [
      'and tag are written where both stand',
      `image: {repository: acme/api, tag: v1, digest: "${oldDigest}"}\n`,
      `acme/api=${pinned}`,
      `image: {repository: acme/api, tag: v2, digest: "${digest}"}\n`,
    ],
    [
      'is written without its algorithm as sha',
      `image: {repository: acme/api, tag: v1, sha: ""}\n`,
      `acme/api=${pinned}`,
      `image: {repository: acme/api, tag: v2, sha: "${digest.slice(7)}"}\n`,
    ],
    [
      'alone replaces tag and digest of a reference',
      `image: acme/api:v1@${oldDigest}\n`,
      `acme/api=@${digest}`,
      `image: acme/api@${digest}\n`,
    ],
    [
      'is written into the images of Kustomize',
      'kustomize: {images: [acme/api:v1]}\n',
      `acme/api=${pinned}`,
      `kustomize: {images: [acme/api:${pinned}]}\n`,
    ],
  ];
  it.each(kept)('%s', (_, before, words, after) => expect(withImage(before, words)).toBe(after));

  const removed: readonly (readonly [string, string, string])[] = [
    ['of a reference', `image: acme/api:v1@${oldDigest}\n`, 'image: acme/api:v2\n'],
    ['that stood in place of a tag', `image: acme/api@${oldDigest}\n`, 'image: acme/api:v2\n'],
    [
      'of its own key, which stays',
      `image: {repository: acme/api, tag: v1, digest: "${oldDigest}"}\n`,
      'image: {repository: acme/api, tag: v2, digest: ""}\n',
    ],
    [
      'of a kustomization',
      `images: [{name: acme/api, newTag: v1, digest: ${oldDigest}}]\n`,
      'images: [{name: acme/api, newTag: v2, digest: ""}]\n',
    ],
    [
      'in the tag',
      `image: {repository: acme/api, tag: "v1@${oldDigest}"}\n`,
      'image: {repository: acme/api, tag: "v2"}\n',
    ],
    [
      'in place of the tag',
      `image: {repository: acme/api, tag: "${oldDigest}"}\n`,
      'image: {repository: acme/api, tag: "v2"}\n',
    ],
  ];
  it.each(removed)('is removed on demand: %s', (_, before, after) =>
    expect(withImage(before, 'acme/api=v2', 'removed')).toBe(after),
  );
});

describe('a tag that would not read as text is quoted', () => {
  const tags = ['1.20', '0123', '1e5', '12345e7', 'null', 'yes', '1234567', '0x1f', '1_000'];
  it.each(tags)('%s', (tag) => {
    expect(withImage('images: [{name: acme/api, newTag: v1}]\n', `acme/api=${tag}`)).toBe(
      `images: [{name: acme/api, newTag: "${tag}"}]\n`,
    );
  });

  it('as the file quotes its texts', () => {
    const before = "a: 'text'\nimage:\n  repository: acme/api\n  tag: v1\n";
    expect(withImage(before, 'acme/api=1.20')).toBe(before.replace('v1', "'1.20'"));
  });

  it('as the text within the file quotes its own', () => {
    const before = 'a: "b"\nc: "d"\nhelm:\n  values: |\n    a: \'b\'\n    image: {repository: acme/api, tag: v1}\n';
    expect(withImage(before, 'acme/api=1.20')).toBe(before.replace('v1', "'1.20'"));
  });
});
