import { describe, expect, it } from 'vitest';
import { layouts, withVersion } from './image-layouts.ts';
import { assigned, digest, oldDigest, refusal, withImage } from './plan-text.ts';

describe('an image is found in', () => {
  it.each(layouts)('$layout', ({ file }) => {
    const after = withVersion(file, 'v2');
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
      'though the manifests say it already',
      'kustomize: {images: [quay.io/acme/web=ghcr.io/acme/api:v1]}\n',
      'kustomize: {images: [quay.io/acme/web=quay.io/acme/web:v2]}\n',
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
      'as parameters, and in the values that have its registry',
      'helm:\n  parameters: [{name: image.repository, value: acme/api}, {name: image.tag, value: v1}]\n  values: |\n    image: {registry: ghcr.io, repository: acme/x}\n',
      'helm:\n  parameters: [{name: image.repository, value: acme/web}, {name: image.tag, value: v2}]\n  values: |\n    image: {registry: quay.io, repository: acme/x}\n',
    ],
    [
      'in the values, where the parameters have the tag alone',
      'helm:\n  parameters: [{name: image.tag, value: v1}]\n  values: |\n    image: {repository: ghcr.io/acme/api, tag: v0}\n',
      'helm:\n  parameters: [{name: image.tag, value: v2}]\n  values: |\n    image: {repository: quay.io/acme/web, tag: v2}\n',
    ],
  ];
  it.each(places)('%s', (_, before, after) => expect(withImage(before, words)).toBe(after));

  it.each([
    ['ghcr.io', 'ghcr.io/acme/api=ghcr.io/acme/web:v2'],
    ['index.docker.io', 'acme/api=docker.io/acme/web:v2'],
  ])('of the same registry as the name alone: %s', (registry, asked) => {
    expect(withImage(`image: {registry: ${registry}, repository: acme/api, tag: v1}\n`, asked)).toBe(
      `image: {registry: ${registry}, repository: acme/web, tag: v2}\n`,
    );
  });

  it('in values with an empty registry for all images', () => {
    const before = 'global: {imageRegistry: ""}\nimage: {registry: ghcr.io, repository: acme/api, tag: v1}\n';
    expect(withImage(before, words)).toBe(
      'global: {imageRegistry: ""}\nimage: {registry: quay.io, repository: acme/web, tag: v2}\n',
    );
  });

  it('with an empty registry, as repository', () => {
    const before = 'image: {registry: "", repository: ghcr.io/acme/api, tag: v1}\n';
    expect(withImage(before, words)).toBe('image: {registry: "", repository: quay.io/acme/web, tag: v2}\n');
  });

  it.each([
    'containers: [{image: "nginx:1.27"}]\n',
    'image: {repository: nginx, tag: 1.27}\n',
    'image: {repository: library/nginx, registry: index.docker.io, tag: 1.27}\n',
    'x: &x {repository: nginx}\nimage: {<<: *x, tag: 1.27}\n',
    'kustomize: {images: ["web=nginx:1.27"]}\n',
    'kustomize: {images: ["nginx:1.27"]}\n',
    'kustomize: {images: ["nginx=*:1.27"]}\n',
  ])('and not where it is the same one, however it is written: %s', (before) => {
    const after = before.replace('tag: 1.27', 'tag: "1.28"').replace('1.27', '1.28');
    expect(withImage(before, 'nginx=docker.io/library/nginx:1.28')).toBe(after);
  });
});

describe('the images of Kustomize in an Application', () => {
  it.each([
    'kustomize: {images: ["", "acme/api:v1"]}\n',
    'kustomize: {images: [{name: a}, [b], "acme/api:v1"]}\n',
    'a: {kustomize: {namePrefix: b}}\nb: {kustomize: {images: c}}\nimage: acme/api:v1\n',
  ])('may be something else: %s', (before) => {
    expect(withImage(before, 'acme/api=v2')).toBe(before.replace('api:v1', 'api:v2'));
  });

  it('are found at their place', () => {
    const before = `kustomize:\n  images:\n  - web:v1\n  - acme/api:v1@${oldDigest}\n`;
    expect(refusal(before, assigned('acme/api=v2'))).toMatch(/^4:5 \.kustomize\.images\[1\] holds a digest/);
  });

  it('stand below kustomize alone', () => {
    expect(refusal('spec: {images: ["acme/api:v1"]}\n', assigned('acme/api=v2'))).toMatch(
      /it names none \(acme\/api:v1 stands in a text at f\.yaml:1:18: change that by hand\)/,
    );
  });
});

describe('parameters of Helm', () => {
  it.each([
    [
      'with two of a name, of which the last one counts',
      '{name: image.tag, value: v1}, {name: image.repository, value: acme/web}, {name: image.repository, value: acme/api}',
    ],
    [
      'beside others, and some that have no name',
      '{name: image.tag, value: v1}, {value: x}, 5, {name: replicas, value: "2"}, {name: image.repository, value: acme/api}',
    ],
    ['with a key at the top', '{name: image, value: "acme/api:v1"}'],
    [
      'with a registry for all images, and one that is wrong before',
      '{name: global.imageRegistry, value: ghcr.io}, {name: global.imageRegistry, value: docker.io}, {name: image.repository, value: acme/api}, {name: image.tag, value: v1}',
    ],
  ])('name an image %s', (_, list) => {
    const before = `helm: {parameters: [${list}]}\n`;
    expect(withImage(before, 'acme/api=v2')).toBe(before.replace('v1', 'v2'));
  });

  it.each([
    ['of a map', 'helm: {parameters: {a: {name: image, value: "acme/api:v1"}}}\n'],
    ['of files', 'helm: {fileParameters: [{name: image, value: "acme/api:v1"}]}\n'],
    ['of something else', 'plugin: {parameters: [{name: image, value: "acme/api:v1"}]}\n'],
  ])('are none %s', (_, before) => {
    expect(refusal(before, assigned('acme/api=v2'))).toMatch(/it names none \(acme\/api:v1 stands in a text at/);
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
      'in place of the tag is replaced',
      `image: {repository: acme/api, tag: "${oldDigest}"}\n`,
      `acme/api=@${digest}`,
      `image: {repository: acme/api, tag: "${digest}"}\n`,
    ],
    [
      'and tag are replaced in the tag',
      `image: {repository: acme/api, tag: "v1@${oldDigest}"}\n`,
      `acme/api=${pinned}`,
      `image: {repository: acme/api, tag: "v2@${digest}"}\n`,
    ],
    [
      'keeps its algorithm as sha where it had it',
      `image: {repository: acme/api, sha: "${oldDigest}"}\n`,
      `acme/api=@${digest}`,
      `image: {repository: acme/api, sha: "${digest}"}\n`,
    ],
    [
      'alone fills an empty key, and the empty tag stays',
      'image: {repository: acme/api, tag: "", digest: ""}\n',
      `acme/api=@${digest}`,
      `image: {repository: acme/api, tag: "", digest: "${digest}"}\n`,
    ],
    [
      'alone is written where there is one for it alone',
      `image: {repository: acme/api, digest: "${oldDigest}"}\n`,
      `acme/api=${pinned}`,
      `image: {repository: acme/api, digest: "${digest}"}\n`,
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
      'and an empty one stays as it is',
      'image:\n  repository: acme/api\n  tag: v1\n  digest:\n',
      'image:\n  repository: acme/api\n  tag: v2\n  digest:\n',
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

  it.each([
    ['image: {repository: acme/api, tag: v1}\n', 'acme/api=v2', 'image: {repository: acme/api, tag: v2}\n'],
    [
      `image: {repository: acme/api, digest: "${oldDigest}"}\n`,
      `acme/api=${pinned}`,
      `image: {repository: acme/api, digest: "${digest}"}\n`,
    ],
    [
      `image: {repository: acme/api, tag: "${oldDigest}"}\n`,
      `acme/api=@${digest}`,
      `image: {repository: acme/api, tag: "${digest}"}\n`,
    ],
  ])('is not removed where there is none, or one is given: %s', (before, words, after) => {
    expect(withImage(before, words, 'removed')).toBe(after);
  });
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
