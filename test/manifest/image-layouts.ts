/** A file that names `ghcr.io/acme/api` with the version `v1`. */
export interface Layout {
  readonly layout: string;
  readonly file: string;
}

/** The ways in which files name an image. */
export const layouts: readonly Layout[] = [
  { layout: 'a kustomization', file: 'images:\n- name: ghcr.io/acme/api\n  newTag: v1\n' },
  {
    layout: 'a kustomization that renames it',
    file: 'images:\n- name: ghcr.io/acme/api\n  newName: eu.gcr.io/acme/api\n  newTag: v1\n',
  },
  {
    layout: 'a JSON patch in patchesJson6902',
    file: 'patchesJson6902:\n- target: {kind: Deployment}\n  patch: |-\n    - {"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "ghcr.io/acme/api:v1"}\n',
  },
  { layout: 'a Component', file: 'kind: Component\nimages:\n- name: ghcr.io/acme/api\n  newTag: v1\n' },
  {
    layout: 'a Kustomization of Flux',
    file: 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images:\n  - name: ghcr.io/acme/api\n    newTag: v1\n',
  },
  {
    layout: 'a post renderer of a HelmRelease',
    file: 'kind: HelmRelease\nspec:\n  postRenderers:\n  - kustomize:\n      images:\n      - name: ghcr.io/acme/api\n        newTag: v1\n',
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
    layout: 'a parameter with the only tag of an image in valuesObject',
    file: 'spec:\n  source:\n    helm:\n      parameters:\n      - {name: image.tag, value: v1}\n      valuesObject: {image: {repository: ghcr.io/acme/api}}\n',
  },
  {
    layout: 'a parameter with the only tag of an image in values as text',
    file: 'spec:\n  source:\n    helm:\n      parameters:\n      - {name: sub.image.tag, value: v1}\n      values: |\n        sub:\n          image: {repository: ghcr.io/acme/api}\n',
  },
  {
    layout: 'a parameter with the repository of a tag in valuesObject',
    file: 'spec:\n  source:\n    helm:\n      parameters:\n      - {name: image.repository, value: ghcr.io/acme/api}\n      valuesObject: {image: {repository: acme/web, tag: v1}}\n',
  },
  {
    layout: 'a parameter with the repository of a tag in values as text',
    file: 'spec:\n  source:\n    helm:\n      parameters:\n      - {name: image.repository, value: ghcr.io/acme/api}\n      values: |\n        image:\n          tag: v1\n',
  },
  {
    layout: 'a parameter with the registry of values',
    file: 'spec:\n  source:\n    helm:\n      parameters:\n      - {name: "list[1].image.registry", value: ghcr.io}\n      valuesObject: {list: [{}, {image: {repository: acme/api, tag: v1}}]}\n',
  },
  {
    layout: 'a parameter with the tag beside an image in values',
    file: 'spec:\n  source:\n    helm:\n      parameters:\n      - {name: imageTag, value: v1}\n      values: |\n        image: ghcr.io/acme/api\n',
  },
  {
    layout: 'parameters of values with a registry for all images',
    file: 'spec:\n  source:\n    helm:\n      parameters:\n      - {name: image.tag, value: v1}\n      values: |\n        global: {imageRegistry: ghcr.io}\n        image: {repository: acme/api}\n',
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
    layout: 'a file in a ConfigMap',
    file: 'kind: ConfigMap\ndata:\n  config.yml: |\n    operator:\n      image: ghcr.io/acme/api:v1\n',
  },
  {
    layout: 'values in a Secret',
    file: 'kind: Secret\nstringData:\n  values.yaml: |\n    image: {repository: ghcr.io/acme/api, tag: v1}\n',
  },
  {
    layout: 'the templatePatch of an ApplicationSet',
    file: 'kind: ApplicationSet\nspec:\n  templatePatch: |\n    spec:\n      source:\n        helm:\n          valuesObject:\n            cluster: "{{ .name }}"\n            image: {repository: ghcr.io/acme/api, tag: v1}\n',
  },
  {
    layout: 'manifests as text in values',
    file: 'extraDeploy:\n- |\n  kind: Pod\n  spec:\n    containers:\n    - name: "{{ .Release.Name }}"\n      image: ghcr.io/acme/api:v1\n',
  },
  {
    layout: 'containers as text in values',
    file: 'sub:\n  sidecars: |\n    - name: a\n      image: ghcr.io/acme/api:v1\n',
  },
  {
    layout: 'a patch of Kustomize as text',
    file: 'patches:\n- target: {kind: Deployment}\n  patch: |-\n    spec:\n      template:\n        spec:\n          containers:\n          - name: api\n            image: ghcr.io/acme/api:v1\n',
  },
  {
    layout: 'a JSON patch as text',
    file: 'patches:\n- target: {kind: Deployment}\n  patch: |-\n    - op: replace\n      path: /spec/template/spec/containers/0/image\n      value: ghcr.io/acme/api:v1\n',
  },
  {
    layout: 'a JSON patch',
    file: '- op: add\n  path: /spec/template/spec/containers/0/image\n  value: ghcr.io/acme/api:v1\n',
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

/** The same file with another version, and nothing else. */
export function withVersion(file: string, version: string): string {
  return file.replaceAll(/(?<!\/)\bv1(?!\.)/g, version);
}
