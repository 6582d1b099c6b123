import { describe, expect, it } from 'vitest';
import { api, digest, edited, image, oldDigest, refusal, refusals } from './plan-text.ts';

const tagOnly = { registry: 'ghcr.io', name: 'acme/api', tag: 'v2' };

describe('values name an image', () => {
  const layouts: readonly (readonly [string, string, string])[] = [
    [
      'by repository and tag',
      'image:\n  repository: ghcr.io/acme/api\n  tag: v1\n',
      'image:\n  repository: ghcr.io/acme/api\n  tag: v2\n',
    ],
    [
      'by repository, tag and digest',
      `image: {repository: ghcr.io/acme/api, tag: v1, digest: "${oldDigest}"}\n`,
      `image: {repository: ghcr.io/acme/api, tag: v2, digest: "${digest}"}\n`,
    ],
    [
      'by repository and digest',
      `image: {repository: ghcr.io/acme/api, digest: "${oldDigest}"}\n`,
      `image: {repository: ghcr.io/acme/api, digest: "${digest}"}\n`,
    ],
    [
      'by registry, repository and tag',
      'image: {registry: ghcr.io, repository: acme/api, tag: v1}\n',
      'image: {registry: ghcr.io, repository: acme/api, tag: v2}\n',
    ],
    [
      'with an empty registry',
      'image: {registry: "", repository: ghcr.io/acme/api, tag: v1}\n',
      'image: {registry: "", repository: ghcr.io/acme/api, tag: v2}\n',
    ],
    [
      'by a registry for all',
      'global: {imageRegistry: ghcr.io}\nimage: {registry: docker.io, repository: acme/api, tag: v1}\n',
      'global: {imageRegistry: ghcr.io}\nimage: {registry: docker.io, repository: acme/api, tag: v2}\n',
    ],
    [
      'by name and tag below image',
      'image: {name: ghcr.io/acme/api, tag: v1}\n',
      'image: {name: ghcr.io/acme/api, tag: v2}\n',
    ],
    ['by a whole reference', 'api:\n  image: ghcr.io/acme/api:v1\n', 'api:\n  image: ghcr.io/acme/api:v2\n'],
    ['by a key that ends in Image', 'sidecarImage: ghcr.io/acme/api:v1\n', 'sidecarImage: ghcr.io/acme/api:v2\n'],
    [
      'by a reference with tag and digest',
      `image: ghcr.io/acme/api:v1@${oldDigest}\n`,
      `image: ghcr.io/acme/api:v2@${digest}\n`,
    ],
    ['by a reference with a digest', `image: ghcr.io/acme/api@${oldDigest}\n`, `image: ghcr.io/acme/api@${digest}\n`],
    ['by a name with the tag beside it', 'image: ghcr.io/acme/api\ntag: v1\n', 'image: ghcr.io/acme/api\ntag: v2\n'],
    [
      'by a name with its own tag beside it',
      'image: ghcr.io/acme/api\nimageTag: v1\n',
      'image: ghcr.io/acme/api\nimageTag: v2\n',
    ],
    [
      'with the digest in the tag',
      `image: {repository: ghcr.io/acme/api, tag: "v1@${oldDigest}"}\n`,
      `image: {repository: ghcr.io/acme/api, tag: "v2@${digest}"}\n`,
    ],
    [
      'with nothing but the digest in the tag',
      `image: {repository: ghcr.io/acme/api, tag: "${oldDigest}"}\n`,
      `image: {repository: ghcr.io/acme/api, tag: "${digest}"}\n`,
    ],
    [
      'with an empty tag',
      'image:\n  repository: ghcr.io/acme/api\n  tag:\n',
      'image:\n  repository: ghcr.io/acme/api\n  tag: v2\n',
    ],
    [
      'in a sub-chart of a sub-chart',
      'a:\n  b:\n    image: {repository: ghcr.io/acme/api, tag: v1}\n',
      'a:\n  b:\n    image: {repository: ghcr.io/acme/api, tag: v2}\n',
    ],
    [
      'in a list',
      'jobs:\n- image: {repository: ghcr.io/acme/api, tag: v1}\n',
      'jobs:\n- image: {repository: ghcr.io/acme/api, tag: v2}\n',
    ],
    [
      'within an Application of Argo CD',
      'kind: Application\nspec: {source: {helm: {valuesObject: {image: {repository: ghcr.io/acme/api, tag: v1}}}}}\n',
      'kind: Application\nspec: {source: {helm: {valuesObject: {image: {repository: ghcr.io/acme/api, tag: v2}}}}}\n',
    ],
    [
      'with the name in a merged map',
      'x: &x {repository: ghcr.io/acme/api}\nimage: {<<: *x, tag: v1}\n',
      'x: &x {repository: ghcr.io/acme/api}\nimage: {<<: *x, tag: v2}\n',
    ],
    [
      'with the name by an alias',
      'x: &x ghcr.io/acme/api\nimage: {repository: *x, tag: v1}\n',
      'x: &x ghcr.io/acme/api\nimage: {repository: *x, tag: v2}\n',
    ],
  ];
  it.each(layouts)('%s', (_, before, after) => expect(edited(before, image(api))).toBe(after));

  it('with a reference in a merged map, and the tag beside it in both', () => {
    const before =
      'x: &x {image: ghcr.io/acme/api, imageTag: v1}\nweb: {<<: *x, imageTag: v1}\njob: {<<: *x, imageTag: v0}\n';
    expect(edited(before, image(api))).toBe(before.replaceAll(/v[01]/g, 'v2'));
  });

  it('with parts of a common beginning in a merged map, and the tag beside them in both', () => {
    const before =
      'x: &x {imageRepository: ghcr.io/acme/api, imageTag: v1}\nweb: {<<: *x, imageTag: v0}\njob: {<<: *x, imageTag: v1}\n';
    expect(edited(before, image(api))).toBe(before.replaceAll(/v[01]/g, 'v2'));
  });

  it.each([
    ['a name', 'image: {name: ghcr.io/acme/api, digest: "OLD"}\n'],
    ['registry and image', 'initImage: {registry: ghcr.io, image: acme/api, digest: "OLD"}\n'],
    [
      'parts of a common beginning',
      'initImageRegistry: ghcr.io\ninitImageRepository: acme/api\ninitImageDigest: "OLD"\n',
    ],
    ['image', 'image: ghcr.io/acme/api\ndigest: "OLD"\n'],
    ['image, with a beginning', 'image: ghcr.io/acme/api\nimageDigest: "OLD"\n'],
    ['imageName', 'imageName: ghcr.io/acme/api\nimageDigest: "OLD"\n'],
  ])('by %s, and a digest in place of a tag', (_, values) => {
    expect(edited(values.replace('OLD', oldDigest), image(api))).toBe(values.replace('OLD', digest));
  });

  it.each([
    ['image: ghcr.io/acme/api\ntag: v0\nimageTag: v1\n'],
    ['image: {repository: ghcr.io/acme/api, name: ghcr.io/acme/web, tag: v1}\n'],
    ['image: {image: ghcr.io/acme/api, tag: v1}\n'],
    ['imageName: ghcr.io/acme/api\ntag: v1\n'],
  ])('by what is nearer: %s', (before) => {
    expect(edited(before, image(api))).toBe(before.replace('v1', 'v2'));
  });

  it('by digest and not by sha, where both are there', () => {
    const before = `image: {repository: ghcr.io/acme/api, sha: "", digest: "${oldDigest}"}\n`;
    expect(edited(before, image(api))).toBe(before.replace(oldDigest, digest));
  });

  it('by a key with a name of its own before image, and its tag', () => {
    const before = 'busyboxNameImage: ghcr.io/acme/api\nbusyboxNameImageTag: v1\nbusyboxImageTag: v1\n';
    expect(edited(before, image(api))).toBe(before.replace('ImageTag: v1', 'ImageTag: v2'));
  });

  it('beside one that has no text for a name', () => {
    const before =
      'a: {image: {registry: ghcr.io, repository: [b], tag: v1}}\nimage: ghcr.io/acme/api:v1\nb: {image: [c]}\n';
    expect(edited(before, image(api))).toBe(before.replace('api:v1', 'api:v2'));
  });

  it('several times, and all change', () => {
    const before = 'a: {image: ghcr.io/acme/api:v0}\nb: {image: {repository: ghcr.io/acme/api, tag: v1}}\n';
    expect(edited(before, image(api))).toBe(before.replace('v0', 'v2').replace('v1', 'v2'));
  });
});

describe('values that cannot take the image are refused', () => {
  it('without tag and digest', () => {
    expect(refusal('image:\n  repository: ghcr.io/acme/api\n', image(api))).toBe(
      '2:15 .image names the image and has no tag or digest to set (add the line "tag: v2" there once)',
    );
  });

  it('with a digest that would go stale', () => {
    const before = `image: {repository: ghcr.io/acme/api, tag: v1, digest: "${oldDigest}"}\n`;
    expect(refusal(before, image(tagOnly))).toMatch(/\.image\.digest holds a digest/);
  });

  it('with a reference whose digest would go stale', () => {
    expect(refusal(`image: ghcr.io/acme/api:v1@${oldDigest}\n`, image(tagOnly))).toMatch(/\.image holds a digest/);
  });

  it('with a name alone, since the chart may add a tag', () => {
    expect(refusal('image: ghcr.io/acme/api\n', image(api))).toBe(
      '1:8 .image has no tag, and the chart may add its own (write ghcr.io/acme/api:TAG there once, or name the value by its path)',
    );
  });

  it('with a merged name, where nobody has a version', () => {
    const before = 'x: &x {repository: ghcr.io/acme/api}\nimage: {<<: *x}\n';
    expect(refusal(before, image(api))).toMatch(/^2:8 \.image names the image and has no tag/);
  });

  it('with one place that has no version, though another has', () => {
    const before = 'a: {image: {repository: ghcr.io/acme/api}}\nb: {image: ghcr.io/acme/api:v1}\n';
    expect(refusal(before, image(api))).toMatch(/^1:25 \.a\.image names the image and has no tag/);
  });

  it('with every place that is wrong', () => {
    const before = 'a: {image: {repository: ghcr.io/acme/api}}\nb: {image: ghcr.io/acme/api}\n';
    expect(refusals(before, [image(api)])).toHaveLength(2);
  });

  it('with an alias for the whole reference', () => {
    const before = 'x: &x ghcr.io/acme/api:v1\na: {image: *x}\n';
    expect(refusal(before, image(api))).toMatch(/^2:12 \.a\.image is the alias \*x of what stands on line 1/);
  });

  it('with a name that stands twice', () => {
    const before = 'image: {repository: ghcr.io/acme/api, repository: other, tag: v1}\n';
    expect(refusal(before, image(api))).toMatch(/^1:39 the key "repository" stands twice/);
  });

  it.each([
    ['an annotation that only speaks of the image', 'annotations: {"x.io/image": "ghcr.io/acme/api:v1"}\n'],
    ['an annotation of a name', 'annotations: {"x.io/imageName": "ghcr.io/acme/api:v1"}\n'],
    ['an annotation of parts', '{"x.io/imageRepository": ghcr.io/acme/api, "x.io/imageTag": v1}\n'],
    ['a key that goes on behind the repository', '{imageRepositoryUrl: ghcr.io/acme/api, imageTag: v1}\n'],
    ['a key that goes on behind the name', 'imageNamePrefix: ghcr.io/acme/api:v1\n'],
    ['a name below image that has no version', 'image: {name: ghcr.io/acme/api, pullPolicy: Always}\n'],
    ['a name and a tag below something else', 'branch: {name: ghcr.io/acme/api, tag: v1}\n'],
  ])('with %s', (_, before) => {
    expect(refusal(before, image(api))).toMatch(/it names none/);
  });

  it('with an anchor in place of the image, and no version', () => {
    const before = 'x: &x {repository: ghcr.io/acme/api}\nimage: *x\n';
    expect(refusal(before, image(api))).toMatch(/^1:20 \.x names the image and has no tag or digest to set/);
  });

  it.each(['tag: v1', `digest: "${oldDigest}"`])('with %s by a merge key', (version) => {
    const before = `x: &x {repository: ghcr.io/acme/api, ${version}}\nimage: {<<: *x}\n`;
    expect(refusals(before, [image(api)])).toEqual([
      expect.stringMatching(/^1:\d+ \.x\.\w+ is shown elsewhere too, by an alias of its anchor \(line 2\)/),
      expect.stringMatching(/^2:8 \.image has the key through a merge key \(<<\) only: it stands on line 1/),
    ]);
  });

  it('where they name the image in another registry', () => {
    const before = 'image: {registry: quay.io, repository: acme/api, tag: v1}\n';
    expect(refusal(before, image(api))).toMatch(
      /it names quay\.io\/acme\/api \(f\.yaml:1:40\).*did you mean quay\.io\/acme\/api\?/,
    );
  });

  it('where another file names the image, with the path to use', () => {
    expect(refusal('image:\n  tag: v1\n', image(api))).toBe(
      'does not name the image ghcr.io/acme/api; it names none (correct the image of the edit, or name the value by its path, .image.tag)',
    );
  });

  it.each([
    ['the digest', `image: {digest: "${oldDigest}"}\n`, /its path, \.image\.digest\)$/],
    ['a tag that belongs to no image', 'branch: {tag: v1}\n', /or name the value by its path\)$/],
    ['a tag of another repository', 'image: {repository: acme/web, tag: v1}\n', /or name the value by its path\)$/],
    ['a tag of another name', 'image: {name: acme/web, tag: v1}\n', /or name the value by its path\)$/],
  ])('where another file names the image, and here is %s', (_, before, message) => {
    expect(refusal(before, image({ ...api, name: 'xyz/xyzzyx' }))).toMatch(message);
  });

  it('where nothing is to be written', () => {
    const target = image({ registry: 'ghcr.io', name: 'acme/api' });
    expect(refusal('image: ghcr.io/acme/api:v1\n', target)).toMatch(/without tag and digest/);
  });
});

describe('a registry for all images', () => {
  const found = 'image: {repository: acme/api, tag: v1}';
  it.each([
    ['counts below its own values', `sub: {global: {imageRegistry: ghcr.io}, a: {${found}}}\n`],
    [
      'counts in the map that it stands beside',
      'sub: {global: {imageRegistry: ghcr.io}, repository: acme/api, tag: v1}\n',
    ],
    ['is the nearest one', `global: {imageRegistry: quay.io}\nsub: {global: {imageRegistry: ghcr.io}, ${found}}\n`],
    [
      'is the nearest one, also before the others',
      `sub: {global: {imageRegistry: ghcr.io}, ${found}}\nglobal: {imageRegistry: quay.io}\n`,
    ],
  ])('%s', (_, before) => expect(edited(before, image(api))).toBe(before.replace('tag: v1', 'tag: v2')));

  it.each([
    ['in other values', `web: {global: {imageRegistry: ghcr.io}}\nwebhook: {${found}}\n`],
    ['above it', `sub: {a: {global: {imageRegistry: ghcr.io}}, ${found}}\n`],
    ['under another key', `images: {imageRegistry: ghcr.io}\n${found}\n`],
    ['where it is empty', `global: {imageRegistry: ""}\n${found}\n`],
  ])('does not count %s', (_, before) => {
    expect(refusal(before, image(api))).toMatch(/it names docker\.io\/acme\/api \(f\.yaml:\d+:\d+\) /);
  });
});

it.each(['argocd-image-updater.argoproj.io/v1alpha1', 'image.toolkit.fluxcd.io/v1'])(
  'what an updater of images (%s) looks for is no value',
  (version) => {
    const before = `apiVersion: ${version}\nspec: {image: "ghcr.io/acme/api:v1"}\n---\nimage: ghcr.io/acme/api:v1\n`;
    expect(edited(before, image(api))).toBe(before.replace(/v1\n$/, 'v2\n'));
  },
);
