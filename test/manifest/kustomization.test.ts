import { describe, expect, it } from 'vitest';
import { api, digest, edited, image, oldDigest, planned, refusal, withImage } from './plan-text.ts';

const tagOnly = { registry: 'ghcr.io', name: 'acme/api', tag: 'v2' };
const digestOnly = { registry: 'ghcr.io', name: 'acme/api', digest };

describe('an entry of images is found', () => {
  const found: readonly (readonly [string, string, string])[] = [
    [
      'by its name',
      'images:\n- name: ghcr.io/acme/api\n  newTag: v1\n',
      'images:\n- name: ghcr.io/acme/api\n  newTag: v2\n',
    ],
    [
      'by its new name, whatever the manifests say',
      'images:\n- name: API_IMAGE\n  newName: ghcr.io/acme/api\n  newTag: v1\n',
      'images:\n- name: API_IMAGE\n  newName: ghcr.io/acme/api\n  newTag: v2\n',
    ],
    [
      'by its name, also where another place holds the image',
      'images: [{name: ghcr.io/acme/api, newName: mirror.example/api, newTag: v1}]\n',
      'images: [{name: ghcr.io/acme/api, newName: mirror.example/api, newTag: v2}]\n',
    ],
    [
      'among others of a similar name',
      'images:\n- {name: ghcr.io/acme/api-web, newTag: v1}\n- {name: ghcr.io/acme/api, newTag: v1}\n',
      'images:\n- {name: ghcr.io/acme/api-web, newTag: v1}\n- {name: ghcr.io/acme/api, newTag: v2}\n',
    ],
    [
      'as often as it stands there',
      'images:\n- {name: api, newName: ghcr.io/acme/api, newTag: v1}\n- {name: ghcr.io/acme/api, newTag: v0}\n',
      'images:\n- {name: api, newName: ghcr.io/acme/api, newTag: v2}\n- {name: ghcr.io/acme/api, newTag: v2}\n',
    ],
    [
      'in a component',
      'kind: Component\nimages: [{name: ghcr.io/acme/api, newTag: v1}]\n',
      'kind: Component\nimages: [{name: ghcr.io/acme/api, newTag: v2}]\n',
    ],
    [
      'in a Kustomization of Flux',
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images: [{name: ghcr.io/acme/api, newTag: v1}]\n',
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images: [{name: ghcr.io/acme/api, newTag: v2}]\n',
    ],
  ];
  it.each(found)('%s', (_, before, after) => expect(edited(before, image(tagOnly))).toBe(after));

  it('by a normalised name', () => {
    const before = 'images: [{name: nginx, newTag: "1.27"}]\n';
    const nginx = { registry: 'docker.io', name: 'library/nginx', tag: '1.28' };
    expect(edited(before, image(nginx))).toBe('images: [{name: nginx, newTag: "1.28"}]\n');
  });
});

describe('tag and digest are kept in step', () => {
  const entry = (fields: string) => `images:\n- name: ghcr.io/acme/api\n${fields}`;
  const kept: readonly (readonly [string, string, string])[] = [
    ['a tag stays a tag', '  newTag: v1\n', '  newTag: v2\n'],
    ['a digest stays a digest', `  digest: ${oldDigest}\n`, `  digest: ${digest}\n`],
    ['both stay both', `  newTag: v1\n  digest: ${oldDigest}\n`, `  newTag: v2\n  digest: ${digest}\n`],
    ['a digest within the tag stays there', `  newTag: v1@${oldDigest}\n`, `  newTag: v2@${digest}\n`],
    ['an empty tag is filled', '  newTag: ""\n', '  newTag: "v2"\n'],
    ['a number becomes text', '  newTag: 1.20\n', '  newTag: v2\n'],
  ];
  it.each(kept)('%s', (_, before, after) => expect(edited(entry(before), image(api))).toBe(entry(after)));

  it('an empty digest stays empty where none is given', () => {
    expect(edited(entry('  newTag: v1\n  digest: ""\n'), image(tagOnly))).toBe(entry('  newTag: v2\n  digest: ""\n'));
  });

  it('an empty tag stays empty where none is given', () => {
    const before = entry(`  newTag: ""\n  digest: ${oldDigest}\n`);
    expect(edited(before, image(digestOnly))).toBe(before.replace(oldDigest, digest));
  });

  it('both are told as the values of the edit, in the order of the file', () => {
    const { named } = planned(entry(`  digest: ${oldDigest}\n  newTag: v1\n`), [image(api)]);
    const entryPath = '.images[] | select(.name == "ghcr.io/acme/api") | ';
    expect(named.map(({ path }) => path)).toEqual([`${entryPath}.digest`, `${entryPath}.newTag`]);
  });
});

describe('an entry that cannot take the image is refused', () => {
  const refused: readonly (readonly [string, string, Parameters<typeof image>[0], RegExp])[] = [
    [
      'a digest would go stale',
      `newTag: v1, digest: "${oldDigest}"`,
      tagOnly,
      /\.images\[0\]\.digest holds a digest.*\(give the digest too\)/,
    ],
    ['a digest in the tag would go stale', `newTag: "v1@${oldDigest}"`, tagOnly, /newTag holds a digest/],
    ['a tag would go stale', 'newTag: v1', digestOnly, /newTag holds a tag.*\(give the tag too\)/],
    [
      'it has neither',
      'newName: ghcr.io/acme/api',
      api,
      /^2:10 \.images\[0\] names the image and has no newTag or digest to set \(add the line "newTag: v2" there once\)/,
    ],
    [
      'it has neither, and a digest is given',
      'newName: ghcr.io/acme/api',
      digestOnly,
      /add the line "digest: sha256:b+"/,
    ],
    ['the tag stands twice', 'newTag: v1, newTag: v1', tagOnly, /stands twice/],
  ];
  it.each(refused)('because %s', (_, fields, reference, message) => {
    expect(refusal(`images:\n- {name: ghcr.io/acme/api, ${fields}}\n`, image(reference))).toMatch(message);
  });

  it('because another entry has the same tag by an alias', () => {
    const before = 'images:\n- {name: ghcr.io/acme/api, newTag: &t v1}\n- {name: web, newTag: *t}\n';
    expect(refusal(before, image(api))).toMatch(/^2:39 \.images\[0\]\.newTag is shown elsewhere too.*\(line 3\)/);
  });

  it('because its file names others', () => {
    const before =
      'images:\n- {name: ghcr.io/acme/web, newTag: v1}\n- {name: redis, newName: ghcr.io/acme/redis, newTag: v1}\n';
    expect(refusal(before, image(api), 'kustomization.yaml')).toBe(
      'does not name the image ghcr.io/acme/api; it names ghcr.io/acme/web (kustomization.yaml:2:10), docker.io/library/redis (kustomization.yaml:3:10), ghcr.io/acme/redis (kustomization.yaml:3:10) (did you mean ghcr.io/acme/web?)',
    );
  });
});

describe('a list of images is none of Kustomize', () => {
  const entry = '{name: ghcr.io/acme/api, newTag: v1}';
  it.each([
    ['in an object of another kind', `kind: Gallery\nimages: [${entry}]\n`],
    ['in the spec of something else', `apiVersion: example.com/v1\nspec: {images: [${entry}]}\n`],
    ['in a spec of nothing', `spec: {images: [${entry}]}\n`],
    [
      'deeper in a Kustomization of Flux',
      `apiVersion: kustomize.toolkit.fluxcd.io/v1\nspec: {a: {images: [${entry}]}}\n`,
    ],
    ['around a Kustomization of Flux', `apiVersion: kustomize.toolkit.fluxcd.io/v1\na: {spec: {images: [${entry}]}}\n`],
    ['below another key', `gallery: {images: [${entry}]}\n`],
    ['with tags of its own', 'images: [{name: ghcr.io/acme/api, tag: v1}]\n'],
    ['where it is a map', `images: {a: ${entry}}\n`],
    ['where it is called otherwise', `pictures: [${entry}]\n`],
    ['where it is called otherwise, of Flux', `apiVersion: kustomize.toolkit.fluxcd.io/v1\nspec: {a: [${entry}]}\n`],
    ['where it is called otherwise, of a post renderer', `kustomize: {a: [${entry}]}\n`],
  ])('%s', (_, before) => expect(refusal(before, image(api))).toMatch(/it names none/));

  it.each(['values.yaml', 'my-kustomization.yaml', 'kustomization.yaml.bak', 'Kustomization.d/a.yaml'])(
    'in %s',
    (file) => {
      expect(refusal('images: [{name: ghcr.io/acme/api}]\n', image(api), file)).toMatch(/it names none/);
    },
  );

  it('in values that have a repository beside the name', () => {
    const before = `images: [{name: main, repository: ghcr.io/acme/api, digest: "${oldDigest}"}]\n`;
    expect(edited(before, image(api))).toBe(before.replace(oldDigest, digest));
    expect(refusal(before, image({ ...api, name: 'other' }))).toMatch(/it names ghcr\.io\/acme\/api \(f\.yaml:1:35\) /);
  });
});

it.each(['kustomization.yaml', 'kustomization.yml', 'Kustomization', 'apps/kustomization.yaml'])(
  'a file of the name %s is a kustomization, whatever its entries have',
  (file) => {
    expect(refusal('images: [{name: ghcr.io/acme/api}]\n', image(api), file)).toMatch(
      /^1:17 \.images\[0\] names the image and has no newTag or digest to set/,
    );
  },
);

it('an entry that names nothing is left alone', () => {
  const before = 'images:\n- {newTag: v0}\n- {name: "", newTag: v0}\n- {name: ghcr.io/acme/api, newTag: v1}\n';
  expect(edited(before, image(tagOnly))).toBe(before.replace('v1', 'v2'));
});

it('a newName that names the same repository stays as it is written', () => {
  const before = 'images: [{name: acme/api, newName: nginx, newTag: v1}]\n';
  expect(withImage(before, 'acme/api=docker.io/library/nginx:v2')).toBe(before.replace('v1', 'v2'));
});

it('an empty newName becomes another repository', () => {
  const before = 'images: [{name: acme/api, newName: "", newTag: v1}]\n';
  expect(withImage(before, 'acme/api=quay.io/acme/api:v2')).toBe(
    'images: [{name: acme/api, newName: "quay.io/acme/api", newTag: v2}]\n',
  );
});

it('an entry is found by its newName alone, and refused there', () => {
  expect(refusal('kind: Kustomization\nimages: [{newName: ghcr.io/acme/api}]\n', image(api))).toMatch(/^2:20 /);
});
