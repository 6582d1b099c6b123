import { describe, expect, it } from 'vitest';
import { planImages } from '../../src/manifest/plan.ts';
import { assigned, bytes, digest, oldDigest, onFiles, refused } from './plan-text.ts';

describe('tag and digest stay in step, so it is refused that', () => {
  const refusals: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'a digest in a reference would go stale',
      `image: acme/api:v1@${oldDigest}\n`,
      'acme/api=v2',
      /^1:8 \.image holds a digest.*\(give the digest too, or remove it with --remove-digest\)/,
    ],
    [
      'a digest of its own key would go stale',
      `image: {repository: acme/api, tag: v1, digest: "${oldDigest}"}\n`,
      'acme/api=v2',
      /^1:48 \.image\.digest holds a digest.*--remove-digest/,
    ],
    [
      'a digest in the tag would go stale',
      `image: {repository: acme/api, tag: "v1@${oldDigest}"}\n`,
      'acme/api=v2',
      /\.image\.tag holds a digest.*--remove-digest/,
    ],
    [
      'a sha would go stale',
      `image: {repository: acme/api, tag: v1, sha: ${oldDigest.slice(7)}}\n`,
      'acme/api=v2',
      /\.image\.sha holds a digest/,
    ],
    [
      'a tag would go stale beside a digest',
      `images: [{name: acme/api, newTag: v1, digest: ${oldDigest}}]\n`,
      `acme/api=@${digest}`,
      /newTag holds a tag.*give the tag too/,
    ],
    [
      'a digest in place of the tag would go stale',
      `image: {repository: acme/api, tag: "${oldDigest}"}\n`,
      'acme/api=v2',
      /^1:36 \.image\.tag holds a digest.*--remove-digest/,
    ],
    [
      'a tag would go stale before a digest',
      `image: {repository: acme/api, tag: "v1@${oldDigest}"}\n`,
      `acme/api=@${digest}`,
      /^1:36 \.image\.tag holds a tag.*\(give the tag too\)$/,
    ],
    [
      'a digest in the images of Kustomize would go stale',
      `kustomize: {images: ["acme/api@${oldDigest}"]}\n`,
      'acme/api=v2',
      /^1:22 \.kustomize\.images\[0\] holds a digest.*--remove-digest/,
    ],
    [
      'an empty digest has no tag beside it',
      'image: {repository: acme/api, digest: ""}\n',
      'acme/api=v2',
      /^1:21 \.image names the image and has no tag or digest to set \(add the line "tag: v2" there once\)/,
    ],
    [
      'a digest has no place, nor has a tag',
      'image: {repository: acme/api}\n',
      `acme/api=@${digest}`,
      /has no tag or digest to set \(add the line "digest: sha256:b+" there once\)/,
    ],
    [
      'a digest has no place beside a tag that only looks like one',
      'image: {repository: acme/api, tag: v1-sha256:a}\n',
      `acme/api=v2@${digest}`,
      /has no digest to set/,
    ],
    [
      'a parameter has no version beside it',
      'helm: {parameters: [{name: a.image.repository, value: acme/api}]}\n',
      'acme/api=v2',
      /^1:55 \.helm\.parameters \(a\.image\.\*\) names the image and has no tag or digest to set \(add a parameter "a\.image\.tag" with the value "v2" there once\)/,
    ],
    [
      'a digest has no place',
      'image: {repository: acme/api, tag: v1}\n',
      `acme/api=v2@${digest}`,
      /^1:21 \.image names the image and has no digest to set \(add the line "digest: sha256:b+" there once, or leave the digest out\)/,
    ],
  ];
  it.each(refusals)('%s', (_, before, words, message) => expect(refused(before, words)).toMatch(message));

  it('nothing would be left but a name', () => {
    const before = `image: {repository: acme/api, digest: "${oldDigest}"}\n`;
    expect(refused(before, 'acme/api=v2', 'removed')).toMatch(
      /has no tag to set \(add the line "tag: v2" there once\)/,
    );
  });
});

describe('another repository is refused', () => {
  it('by a kustomization without newName', () => {
    expect(refused('images:\n- name: acme/api\n  newTag: v1\n', 'acme/api=quay.io/acme/api:v2')).toBe(
      '2:9 .images[0] has no newName, which another repository needs (add the line "newName: quay.io/acme/api" there once)',
    );
  });

  const base = 'kind: Pod\nspec:\n  containers:\n  - image: nginx:1.27\n';
  const words = 'nginx=quay.io/acme/nginx:1.28';

  it.each([
    ['a kustomization', 'kind: Kustomization\nimages: [{name: nginx, newName: nginx, newTag: v1}]\n'],
    ['an Application', 'spec: {source: {kustomize: {images: ["nginx:1.27"]}}}\n'],
    [
      'the patch of a kustomization',
      'images: [{name: nginx, newName: nginx, newTag: v1}]\npatches:\n- patch: |\n    spec: {containers: [{name: a, image: "nginx:1.27"}]}\n',
    ],
  ])('by %s that renames what the manifests would no longer say', (_, content) => {
    expect(onFiles({ 'base.yaml': base, 'overlay.yaml': content }, words)).toMatch(
      /^\S+ renames docker\.io\/library\/nginx, which would be called otherwise at base\.yaml:4:12: it would rename nothing \(leave one of the two files out;/,
    );
  });

  it('by a kustomization that renames what a JSON patch would no longer say', () => {
    const files = {
      'patch.yaml': '- {op: add, path: /spec/containers/0/image, value: "nginx:1.27"}\n',
      'overlay.yaml': 'images: [{name: nginx, newName: nginx, newTag: v1}]\n',
    };
    expect(onFiles(files, words)).toMatch(/would be called otherwise at patch\.yaml:1:52: it would rename nothing/);
  });

  it('by a newName that something else fills in', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as Flux has it
    const before = 'images: [{name: nginx, newName: "${REGISTRY}/nginx", newTag: v1}]\n';
    expect(refused(before, words)).toMatch(/^1:33 \.images\[0\]\.newName is a template or a variable/);
  });

  it('but not beside a kustomization that renames another image', () => {
    const overlay = 'images: [{name: web, newName: nginx, newTag: "1.27"}]\n';
    expect(onFiles({ 'base.yaml': base, 'overlay.yaml': overlay }, words)).toEqual({
      'base.yaml': base.replace('nginx:1.27', 'quay.io/acme/nginx:1.28'),
      'overlay.yaml': 'images: [{name: web, newName: quay.io/acme/nginx, newTag: "1.28"}]\n',
    });
    const same = 'images: [{name: nginx, newTag: "1.27"}]\n';
    expect(onFiles({ 'base.yaml': base, 'overlay.yaml': same }, 'nginx=docker.io/library/nginx:1.28')).toBeTypeOf(
      'object',
    );
  });

  it.each([
    [
      'registry for all images',
      'global: {imageRegistry: ghcr.io}\nimage: {repository: acme/api, tag: v1}\n',
      '2:21 .image takes its registry from global.imageRegistry, ghcr.io (change that first, or keep the registry)',
    ],
    [
      'registry for all images, whatever its own',
      'global: {imageRegistry: ghcr.io}\nimage: {registry: docker.io, repository: acme/api, tag: v1}\n',
      '2:19 .image takes its registry from global.imageRegistry, ghcr.io (change that first, or keep the registry)',
    ],
    [
      'registry that a merge key brings',
      'x: &x {registry: ghcr.io}\nimage: {<<: *x, repository: acme/api, tag: v1}\n',
      '1:18 .image takes its registry from another place, ghcr.io (change that first, or keep the registry)',
    ],
    [
      'repository that a merge key brings',
      'x: &x {repository: ghcr.io/acme/api}\nimage: {<<: *x, tag: v1}\n',
      '1:20 .image takes its name from another place, ghcr.io/acme/api (change that first, or keep the name)',
    ],
  ])('by a %s', (_, before, message) => {
    expect(refused(before, 'ghcr.io/acme/api=quay.io/acme/api:v2')).toBe(message);
  });
});

describe('a version that something else fills in is refused', () => {
  const filled: readonly (readonly [string, string, RegExp])[] = [
    ['Helm', 'containers:\n- image: "acme/api:{{ .Values.tag }}"\n', /^2:10 .* is a template/],
    ['an ApplicationSet', 'image: {repository: acme/api, tag: "{{tag}}"}\n', /^1:36 \.image\.tag is a template/],
    [
      'an ApplicationSet, by a parameter',
      'helm: {parameters: [{name: image.repository, value: acme/api}, {name: image.tag, value: "{{tag}}"}]}\n',
      /^1:89 \.helm\.parameters\[1\]\.value is a template/,
    ],
    [
      'an ApplicationSet, in the images of Kustomize',
      'kustomize: {images: ["acme/api:{{tag}}"]}\n',
      /^1:22 .*template/,
    ],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as Docker Compose has it
    ['a variable', 'services:\n  api:\n    image: acme/api:${TAG:-v1}\n', /^3:12 .*takes its version from a variable/],
  ];
  it.each(filled)('%s', (_, before, message) => expect(refused(before, 'acme/api=v2')).toMatch(message));
});

describe('a parameter that Helm would read as a number', () => {
  const parameters = (more: string) =>
    `helm: {parameters: [{name: image.repository, value: acme/api}, {name: image.tag, value: v1${more}}]}\n`;

  it('is refused', () => {
    expect(refused(parameters(''), 'acme/api=1234567')).toMatch(
      /^1:89 .* reads 1234567 as a number.*forceString: true/,
    );
    expect(refused(parameters(', forceString: false'), 'acme/api=1234567')).toMatch(/forceString: true/);
    expect(refused(parameters(''), 'acme/api=0')).toMatch(/ reads 0 as a number or a constant \(add the line/);
    expect(refused(parameters(''), 'acme/api=True')).toMatch(/ reads True as a number or a constant/);
  });

  it('is written where it is text by force', () => {
    const files = { 'a.yaml': parameters(', forceString: true') };
    expect(onFiles(files, 'acme/api=1234567')).toEqual({ 'a.yaml': files['a.yaml'].replace('v1', '"1234567"') });
  });

  it('is written where Helm takes it for text', () => {
    const files = { 'a.yaml': parameters('') };
    for (const tag of ['1.20', '007', '12a', '1e5'])
      expect(onFiles(files, `acme/api=${tag}`)).toEqual({
        'a.yaml': files['a.yaml'].replace('v1', tag === '12a' ? tag : `"${tag}"`),
      });
  });
});

describe('an image that a parameter replaces', () => {
  const before =
    'helm:\n  parameters: [{name: image.repository, value: acme/other}]\n  valuesObject: {image: {repository: acme/api, tag: v1}}\n';

  it('is none of those that the file names', () => {
    expect(refused(before, 'acme/api=v2')).toMatch(/does not name .*acme\/api; it names docker\.io\/acme\/other/);
  });

  it('gives its tag to the one that replaces it', () => {
    expect(onFiles({ 'a.yaml': before }, 'acme/other=v2')).toEqual({ 'a.yaml': before.replace('v1', 'v2') });
  });

  it('leaves what something else fills in where nobody reads it', () => {
    const shadowed =
      'helm:\n  parameters: [{name: image.tag, value: v1}]\n  valuesObject: {image: {repository: acme/api, tag: "{{tag}}"}}\n';
    expect(onFiles({ 'a.yaml': shadowed }, 'acme/api=v2')).toEqual({ 'a.yaml': shadowed.replace('v1', 'v2') });
  });

  it('may have the tag read as a number, where it stands in values', () => {
    expect(onFiles({ 'a.yaml': before }, 'acme/other=1234567')).toEqual({
      'a.yaml': before.replace('v1', '"1234567"'),
    });
  });
});

describe('two writers are refused:', () => {
  const values = 'image: {repository: acme/api, tag: v1}\n';
  const application = (list: string) =>
    `kind: Application\nmetadata:\n  annotations:\n    argocd-image-updater.argoproj.io/image-list: ${list}\n`;

  it('Flux image automation', () => {
    const marked = `image: acme/api:v1 # {"$imagepolicy": "flux-system:api"}\n`;
    expect(refused(marked, 'acme/api=v2')).toMatch(/Flux image automation/);
  });

  it('Flux image automation, within YAML as text', () => {
    const marked = `helm:\n  values: |\n    image: acme/api:v1 # {"$imagepolicy": "flux-system:api"}\n`;
    expect(refused(marked, 'acme/api=v2')).toMatch(/^3:12 in the text of \.helm\.values: .*Flux image automation/);
  });

  const lists = ['acme/api', 'api=acme/api:~1.2', '"other/one, api=acme/api:>=1.0"', 'docker.io/acme/api'];
  it.each(lists)('Argo CD Image Updater, by the annotation %s', (list) => {
    expect(onFiles({ 'values.yaml': values, 'app.yaml': application(list) }, 'acme/api=v2')).toMatch(
      /the annotation argocd-image-updater\S+ has Argo CD Image Updater write docker\.io\/acme\/api: two writers.*\(take the image out there/,
    );
  });

  it('Argo CD Image Updater, by an ImageUpdater', () => {
    const updater =
      'apiVersion: argocd-image-updater.argoproj.io/v1alpha1\nkind: ImageUpdater\nspec:\n  applicationRefs:\n  - images: [{alias: api, imageName: "acme/api:1.x"}]\n';
    expect(onFiles({ 'values.yaml': values, 'updater.yaml': updater }, 'acme/api=v2')).toMatch(/an ImageUpdater has/);
  });

  it('where it is told so', () => {
    const files = { 'values.yaml': values, 'app.yaml': application('web=acme/web, api=acme/api') };
    const plan = planImages(
      [assigned('acme/api=v2')],
      new Map(Object.entries(files).map(([file, one]) => [file, bytes(one)])),
    );
    expect(plan).toMatchObject({ result: 'refused', problems: [{ place: { file: 'app.yaml', line: 4, column: 50 } }] });
  });

  it.each([
    ['of an annotation that lists nothing', application('""')],
    ['of an annotation with an empty place', application('"acme/web, ,"')],
    [
      'of the imageName of another object',
      `${application('acme/web')}---\nkind: Cluster\nspec: {imageName: "acme/api:v1"}\n`,
    ],
    ['of an ImageUpdater that has none', 'kind: ImageUpdater\napiVersion: argocd-image-updater.argoproj.io/v1\n'],
  ])('and not because %s', (_, other) => {
    const files = { 'values.yaml': values, 'other.yaml': other };
    expect(onFiles(files, 'acme/api=v2')).toMatchObject({ 'values.yaml': values.replace('v1', 'v2') });
  });

  it('each told once, however many files name the image', () => {
    const files = { 'a.yaml': values, 'b.yaml': values, 'app.yaml': application('acme/api') };
    expect(onFiles(files, 'acme/api=v2')).not.toContain('\n');
  });

  it('but not one who writes another image', () => {
    const files = { 'values.yaml': values, 'app.yaml': application('acme/api-proxy') };
    expect(onFiles(files, 'acme/api=v2')).toEqual({ 'values.yaml': values.replace('v1', 'v2') });
  });

  it('what Flux looks for in a registry is no place', () => {
    const repository = 'apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nspec: {image: acme/api}\n';
    const files = { 'values.yaml': values, 'repository.yaml': repository };
    expect(onFiles(files, 'acme/api=v2')).toEqual({ 'values.yaml': values.replace('v1', 'v2') });
  });
});

describe('what something else fills in is refused', () => {
  it.each([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as a shell has it
    'image: {repository: acme/api, tag: "${VERSION}"}\n',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as a shell has it
    'image: {repository: acme/api, tag: "${VERSION:-v1}"}\n',
    'image: {repository: acme/api, tag: "v1-$SUFFIX"}\n',
    'image: {repository: acme/api, tag: "{{ .v }}"}\n',
    'image: {repository: acme/api, tag: "v$1"}\n',
    'image: "acme/api:v$1"\n',
    'image: {repository: acme/api, tag: "{{ .a\n  }}"}\n',
    'kustomize: {images: ["acme/api:$TAG"]}\n',
    'containers: [{image: "acme/api:$TAG"}]\n',
    '- {op: add, path: /image, value: "acme/api:$TAG"}\n',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as Flux has it
    'kind: Kustomization\nimages: [{name: acme/api, newTag: "${TAG}"}]\n',
  ])('%s', (content) => {
    expect(refused(content, 'acme/api=v2')).toMatch(/is a template/);
  });
});

describe('a name that something else begins is refused where it may be the image:', () => {
  it.each([
    ['image: {registry: "{{ .Values.registry }}", repository: acme/api, tag: v1}\n', /^1:\d+ \.image may name/],
    ['image:\n  registry: {{ .Values.registry }}\n  repository: acme/api\n  tag: v1\n', /^3:15 \.image may name/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as a shell has it
    ['image: {registry: "${REGISTRY:-ghcr.io}", repository: acme/api, tag: v1}\n', /may name ghcr\.io\/acme\/api/],
    ['global: {imageRegistry: $REGISTRY}\nimage: {repository: acme/api, tag: v1}\n', /^2:\d+ \.image may name/],
    ['containers: [{image: "{{ .registry }}/acme/api:v1"}]\n', /^1:22 \.containers\[0\] may name ghcr/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as Compose has it
    ['services: {api: {image: "${REGISTRY}/acme/api:${TAG:-v1}"}}\n', /^1:25 \.services\.api may name ghcr/],
    ['image: "$(REGISTRY)api:v1"\n', /^1:8 the document may name ghcr/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as Flux has it
    ['images: [{name: api, newName: "ghcr.io/${ORG}/api", newTag: v1}]\n', /^1:\d+ \.images\[0\] may name ghcr/],
    ['kustomize: {images: ["{{registry}}/acme/api:v1"]}\n', /^1:22 \.kustomize may name ghcr/],
  ])('%s', (content, message) => {
    expect(refused(content, 'ghcr.io/acme/api=v2')).toMatch(message);
  });

  it.each([
    'other: {image: "{{ .registry }}/acme/web:v1"}\n',
    'other: {image: "{{ .image }}"}\n',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as a shell has it
    'other: {image: "quay.io/${ORG}/api:v1"}\n',
    'other: {image: "ghcr.io/acme/{{ .name }}:v1"}\n',
  ])('and not where it is another, or may be any: %s', (content) => {
    const files = { 'a.yaml': `image: ghcr.io/acme/api:v1\n${content}` };
    expect(onFiles(files, 'ghcr.io/acme/api=v2')).toEqual({
      'a.yaml': files['a.yaml'].replace('api:v1\n', 'api:v2\n'),
    });
  });
});

it('the line that is to be added has the quotes that its value needs', () => {
  expect(refused('kind: Kustomization\nimages: [{name: acme/api}]\n', 'acme/api=1.20')).toMatch(
    /add the line 'newTag: "1\.20"' there once/,
  );
});

describe('of several files', () => {
  const values = 'image: {repository: acme/api, tag: v1}\n';

  it('those that do not name the image stay', () => {
    const files = { 'a.yaml': values, 'b.yaml': 'image: acme/other:v1\n' };
    expect(onFiles(files, 'acme/api=v2')).toEqual({ 'a.yaml': values.replace('v1', 'v2') });
  });

  it('none is written where one is refused', () => {
    const files = { 'a.yaml': values, 'b.yaml': `image: acme/api:v1@${oldDigest}\n` };
    expect(onFiles(files, 'acme/api=v2')).toMatch(/^\.image holds a digest/);
  });

  it.each([
    ['a Helm template', '{{- if .x }}\na: 1\n', /is not valid YAML.*a Helm template is no YAML/],
    ['a file of SOPS', 'image: acme/api:v1\nsops: {mac: x}\n', /is encrypted by SOPS/],
  ])('%s is refused', (_, content, message) => {
    expect(onFiles({ 'a.yaml': values, 'b.yaml': content }, 'acme/api=v2')).toMatch(message);
  });

  it('all that cannot be edited are told at once, each with how to go on without it', () => {
    const files = { 'a.yaml': values, 'b.yaml': '{{- if .x }}\na: 1\n', 'c.yaml': 'a: 1\nsops: {mac: x}\n' };
    expect(onFiles(files, 'acme/api=v2')).toMatch(
      /^is not valid YAML.*\(a Helm template is no YAML: edit the values file, or leave the file out\)\nis encrypted by SOPS.*, or leave the file out\)$/,
    );
  });
});

describe('a key that stands twice is refused where it may name the image:', () => {
  it.each([
    [
      'the image of a container',
      'containers:\n- image: acme/api:v1\n  image: acme/api:v1\n',
      '3:3 the key "image" stands twice in .containers[0] (remove one of the two)',
    ],
    [
      'the image of a container, in one of the two',
      'containers:\n- name: a\n  image: acme/web:v1\n  image: acme/api:v1\n',
      /^4:3 the key "image" stands twice/,
    ],
    [
      'the containers',
      'containers: [{image: acme/web:v1}]\ncontainers: [{image: acme/api:v1}]\n',
      /^2:1 the key "containers" stands twice/,
    ],
    [
      'the registry',
      'image: {registry: ghcr.io, registry: quay.io, repository: acme/api, tag: v1}\n',
      /^1:28 the key "registry" stands twice in \.image/,
    ],
    [
      'the name of a kustomization',
      'images: [{name: acme/api, name: acme/api, newTag: v1}]\n',
      /^1:27 the key "name" stands twice/,
    ],
    [
      'the images of Kustomize in an Application',
      'kustomize:\n  images: [acme/web:v1]\n  images: [acme/api:v1]\n',
      /^3:3 the key "images" stands twice/,
    ],
    [
      'the value of a parameter',
      'helm: {parameters: [{name: a.image, value: acme/api:v1, value: acme/api:v1}]}\n',
      /^1:57 the key "value" stands twice/,
    ],
    [
      'in YAML as text',
      'helm:\n  values: |\n    image: acme/api:v1\n    image: acme/api:v1\n',
      /^4:5 in the text of \.helm\.values: the key "image" stands twice/,
    ],
  ])('%s', (_, before, message) => expect(refused(before, 'acme/api=v2')).toMatch(message));

  it('and not where it does not', () => {
    const files = { 'a.yaml': 'image: acme/api:v1\nreplicas: 1\nreplicas: 2\nother: {image: a, image: b}\n' };
    expect(onFiles(files, 'acme/api=v2')).toEqual({ 'a.yaml': files['a.yaml'].replace('v1', 'v2') });
  });
});

it('a value that is shown elsewhere by an alias is refused', () => {
  expect(refused('a: &a acme/api:v1\nimage: *a\n', 'acme/api=v2')).toMatch(/^2:8 \.image is the alias \*a/);
});
