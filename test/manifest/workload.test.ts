import { describe, expect, it } from 'vitest';
import { api, digest, edited, image, oldDigest, planned, refusal } from './plan-text.ts';

const template = (containers: string) => `template: {spec: {containers: [${containers}]}}`;
const container = (version: string) => `{name: api, image: ghcr.io/acme/api:${version}}`;

describe('a container is found in', () => {
  const kinds: readonly (readonly [string, (version: string) => string])[] = [
    ['a Pod', (version) => `kind: Pod\nspec: {containers: [${container(version)}]}\n`],
    ['a Deployment', (version) => `kind: Deployment\nspec: {${template(container(version))}}\n`],
    ['a Rollout', (version) => `kind: Rollout\nspec: {${template(container(version))}}\n`],
    ['a CronJob', (version) => `kind: CronJob\nspec: {jobTemplate: {spec: {${template(container(version))}}}}\n`],
    ['a custom resource', (version) => `kind: Fleet\nspec: {${template(container(version))}}\n`],
    ['a List', (version) => `kind: List\nitems:\n- kind: Pod\n  spec: {containers: [${container(version)}]}\n`],
    ['a patch without a kind', (version) => `spec: {${template(container(version))}}\n`],
    ['initContainers', (version) => `spec: {initContainers: [${container(version)}]}\n`],
    ['ephemeralContainers', (version) => `spec: {ephemeralContainers: [${container(version)}]}\n`],
  ];
  it.each(kinds)('%s', (_, write) => expect(edited(write('v1'), image(api))).toBe(write('v2')));
});

describe('a list of containers in values', () => {
  const versions: readonly (readonly [string, string, string])[] = [
    ['tag', 'v1', 'v2'],
    ['imageTag', 'v1', 'v2'],
    ['digest', `"${oldDigest}"`, `"${digest}"`],
    ['imageDigest', `"${oldDigest}"`, `"${digest}"`],
  ];
  it.each(versions)('may have a %s of their own, and no other is written', (key, from, to) => {
    const values = (version: string) => `containers: [{image: ghcr.io/acme/api, ${key}: ${version}}]\n`;
    expect(edited(values(from), image(api))).toBe(values(to));
  });

  it.each([
    ['where it is a map', 'containers: {web: {image: ghcr.io/acme/api}}\n'],
    ['where it has another name', 'extras: [{image: ghcr.io/acme/api}]\n'],
  ])('%s has no container of a pod, so that the chart may add a tag', (_, before) => {
    expect(refusal(before, image(api))).toMatch(/ has no tag, and the chart may add its own/);
  });

  it('may have one that has no image', () => {
    const before = 'containers: [{name: a}, {name: b, image: }, {name: c, image: ghcr.io/acme/api:v1}]\n';
    expect(edited(before, image(api))).toBe(before.replace('v1', 'v2'));
  });
});

describe('an operation of a JSON patch', () => {
  const patch = (fields: string) => `- {${fields}, value: "ghcr.io/acme/api:v1"}\n`;
  const isNone = /names none \(.*ghcr\.io\/acme\/api:v1 stands in a text at f\.yaml:1:/;

  it.each([
    ['gives another value', 'op: add, path: /metadata/annotations/source'],
    ['only tests the image', 'op: test, path: /spec/containers/0/image'],
    ['has no path', 'op: add'],
  ])('names no image where it %s', (_, fields) => {
    expect(refusal(patch(fields), image(api))).toMatch(isNone);
  });

  it('may give no image', () => {
    const before = `- {op: remove, path: /spec/containers/1/image}\n- {op: add, path: /x/image, value: {}}\n`;
    expect(edited(`${before}${patch('op: add, path: /x/image')}`, image(api))).toBe(
      `${before}${patch('op: add, path: /x/image').replace('v1', 'v2')}`,
    );
  });

  it('is refused at its value', () => {
    const before = `- {op: add, path: /x/image, value: "ghcr.io/acme/api:v1@${oldDigest}"}\n`;
    const tagOnly = { registry: 'ghcr.io', name: 'acme/api', tag: 'v2' };
    expect(refusal(before, image(tagOnly))).toMatch(/^1:36 \.\[0\]\.value holds a digest/);
  });
});

describe('a reference keeps its shape', () => {
  const shapes: readonly (readonly [string, string, string])[] = [
    ['a tag', 'ghcr.io/acme/api:v1', 'ghcr.io/acme/api:v2'],
    ['a digest', `ghcr.io/acme/api@${oldDigest}`, `ghcr.io/acme/api@${digest}`],
    ['a tag and a digest', `ghcr.io/acme/api:v1@${oldDigest}`, `ghcr.io/acme/api:v2@${digest}`],
    ['no version, and gets a tag', 'ghcr.io/acme/api', 'ghcr.io/acme/api:v2'],
  ];
  it.each(shapes)('%s', (_, before, after) => {
    expect(edited(`containers: [{image: "${before}"}]\n`, image(api))).toBe(`containers: [{image: "${after}"}]\n`);
  });

  it('with the name as it was written', () => {
    const nginx = { registry: 'docker.io', name: 'library/nginx', tag: '1.28' };
    expect(edited('containers: [{image: nginx:1.27}]\n', image(nginx))).toBe('containers: [{image: nginx:1.28}]\n');
  });

  it('with the port of its registry', () => {
    const local = { registry: 'localhost:5000', name: 'api', tag: 'v2' };
    expect(edited('containers: [{image: localhost:5000/api}]\n', image(local))).toBe(
      'containers: [{image: localhost:5000/api:v2}]\n',
    );
  });

  it('until only a digest is given', () => {
    const { tag: _, ...pinned } = api;
    const before = 'containers: [{image: ghcr.io/acme/api:v1}]\n';
    expect(edited(before, image(pinned))).toBe(`containers: [{image: ghcr.io/acme/api@${digest}}]\n`);
  });
});

it('tells the same path in two documents apart', () => {
  const document = `kind: Deployment\nspec: {${template(container('v1'))}}\n`;
  const { named } = planned(`${document}---\n${document}`, [image(api)]);
  const path = '.spec.template.spec.containers[] | select(.name == "api") | .image';
  expect(named.map((one) => one.path)).toEqual([`select(di == 0) | ${path}`, `select(di == 1) | ${path}`]);
});

it('tells documents apart by what they describe, which lasts when others come before them', () => {
  const document = (name: string) =>
    `kind: Deployment\nmetadata: {name: ${name}}\nspec: {${template(container('v1'))}}\n`;
  const { named } = planned(`${document('web')}---\n${document('api')}`, [image(api)]);
  expect(named.map((one) => one.path.split(' | ')[0])).toEqual([
    'select(.kind == "Deployment" and .metadata.name == "web")',
    'select(.kind == "Deployment" and .metadata.name == "api")',
  ]);
});

it('leaves a container with another image alone', () => {
  const before = 'containers: [{image: ghcr.io/acme/api-proxy:v1}, {image: ghcr.io/acme/api:v1}]\n';
  expect(edited(before, image(api))).toBe(before.replace('api:v1', 'api:v2'));
});

it('refuses a template', () => {
  const before = 'containers: [{image: "ghcr.io/acme/api:{{ .Values.tag }}"}]\n';
  expect(refusal(before, image(api))).toMatch(/^1:22 \.containers\[0\]\.image is a template/);
});
