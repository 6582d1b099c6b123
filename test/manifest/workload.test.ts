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
