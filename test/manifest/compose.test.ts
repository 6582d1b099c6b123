import { describe, expect, it } from 'vitest';
import { assigned, planned, refusal, text } from './plan-text.ts';

/** A file of this name after `set-image acme/api=v2`. */
function set(file: string, before: string): string {
  return text(planned(before, [assigned('acme/api=v2')], file).after);
}

const untagged = 'services:\n  api:\n    image: acme/api\n';
const tagged = 'services:\n  api:\n    image: acme/api:v2\n';
const asValues = /\.image has no tag, and the chart may add its own/;

describe('a service of Docker Compose gets a tag where it has none', () => {
  it.each(['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.prod.yaml', 'shop/compose.eu.yml'])(
    'in %s, whatever stands beside',
    (file) => expect(set(file, `${untagged}other: 1\n`)).toBe(`${tagged}other: 1\n`),
  );

  it.each([
    'version: "3"\n',
    'name: shop\n',
    'networks: {a: {}}\n',
    'volumes: {a: {}}\nsecrets: {a: {}}\nconfigs: {a: {}}\n',
    'x-logging: {driver: none}\n',
    'include: [other.yaml]\nmodels: {}\n',
  ])('in a file of any name that has what Compose has: %s', (beside) => {
    expect(set('shop.yaml', beside + untagged)).toBe(beside + tagged);
  });

  it('beside services that are built', () => {
    const built = '  web:\n    build: .\n  db:\n    image:\n';
    expect(set('compose.yaml', untagged + built)).toBe(tagged + built);
  });
});

describe('values of a chart are no file of Compose, so that the chart may add a tag:', () => {
  it.each([
    ['with a key that Compose has not', `${untagged}replicas: 1\n`],
    ['with a key that begins as one', `${untagged}namespace: a\n`],
    ['with a key that ends as one', `${untagged}my-x-name: a\n`],
    ['with a key that is no text', `${untagged}? [a]\n: 1\n`],
    ['with a service in a list', 'services:\n- image: acme/api\n'],
    ['with services that are one', 'services: {image: acme/api}\n'],
    ['with an image deeper down', 'services: {api: {main: {image: acme/api}}}\n'],
    ['with services deeper down', 'x-a: {services: {api: {image: acme/api}}}\n'],
    ['with something else', 'models: {api: {image: acme/api}}\n'],
  ])('%s', (_, before) => expect(refusal(before, assigned('acme/api=v2'), 'a.yaml')).toMatch(asValues));

  it.each(['compose/values.yaml', 'my-compose.yaml', 'compose.yaml.tpl', 'compose.json'])('in %s', (file) => {
    expect(refusal(`${untagged}other: 1\n`, assigned('acme/api=v2'), file)).toMatch(asValues);
  });
});

it('the name of a service is taken for the image that it runs, where nothing names what was asked for', () => {
  const before = 'services: {web: {image: ghcr.io/acme/frontend:v1}}\n';
  expect(refusal(before, assigned('web=v2'))).toMatch(/\(did you mean ghcr\.io\/acme\/frontend\?\)/);
});
