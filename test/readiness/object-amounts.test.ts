import { describe, expect, it } from 'vitest';
import { findingsIn } from './deployments.ts';

const object = (kind: string, spec: string) => `apiVersion: v1\nkind: ${kind}\nmetadata: { name: a }\nspec: ${spec}\n`;

/** `error resource-absurd 4:30 what`, for each finding. */
function said(now: string, before?: string): readonly string[] {
  const files = { 'a.yaml': now };
  const found = findingsIn(files, before === undefined ? undefined : { 'a.yaml': before });
  return found.map(
    ({ severity, rule, place, message }) => `${severity} ${rule} ${place.line}:${place.column} ${message}`,
  );
}

const claim = (size: string) => object('PersistentVolumeClaim', `{ resources: { requests: { storage: ${size} } } }`);
const quota = (hard: string) => object('ResourceQuota', `{ hard: { ${hard} } }`);
const range = (limit: string) => object('LimitRange', `{ limits: [{ type: Container, ${limit} }] }`);

describe('amounts of objects that make no pods', () => {
  it.each([
    [
      'a claim',
      claim('100GB'),
      ['error resource-quantity-invalid 4:43 requests.storage: "100GB" is no quantity; did you mean 100Gi?'],
    ],
    [
      'a quota',
      quota('limits.memory: 10gi, pods: "10"'),
      ['error resource-quantity-invalid 4:32 hard.limits.memory: "10gi" is no quantity; did you mean 10Gi?'],
    ],
    [
      'a bound',
      range('max: { memory: 512m }'),
      [
        'error resource-quantity-invalid 4:52 max.memory: 512m = 0.512 bytes is no whole number of bytes; did you mean 512Mi?',
      ],
    ],
    [
      'a default',
      range('default: { memory: 512 }'),
      [
        'error resource-absurd 4:56 default.memory: 512 = 512 bytes, less than 4Mi: the suffix was lost; did you mean 512Mi?',
      ],
    ],
    [
      'a default request above the default',
      range('defaultRequest: { memory: 1Gi }, default: { memory: 512Mi }'),
      ['error request-exceeds-limit 4:63 defaultRequest.memory: the request 1Gi is more than the limit 512Mi'],
    ],
  ])('are judged: %s', (_what, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    ['a large claim', claim('8Ti')],
    ['a large quota', quota('requests.memory: 2Ti, cpu: 1000, count/jobs.batch: 1k')],
    ['a large bound', range('max: { memory: 256Gi, cpu: 96 }, min: { memory: 1Mi }')],
  ])('may be of any size: %s', (_what, text) => {
    expect(said(text)).toEqual([]);
  });

  it('are held against Git for slips of the unit alone', () => {
    expect(said(quota('memory: 100Gi'), quota('memory: 10Gi'))).toEqual([]);
    expect(said(quota('memory: 64Ti'), quota('memory: 64Gi'))).toEqual([
      'error resource-jump 4:25 hard.memory: 64Ti = 70,368,744,177,664 bytes, 1,024 times the previous 64Gi (unit slip); did you mean 64Gi?',
    ]);
    expect(said(claim('10Mi'), claim('10Gi'))).toMatchObject([expect.stringContaining('unit slip')]);
  });
});

const pod = (volumes: string) => `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers: [{ name: a, image: a }]
  volumes: [${volumes}]
`;
const emptyDir = (fields: string) => pod(`{ name: cache, emptyDir: { ${fields} } }`);

describe('sizes of volumes', () => {
  it.each([
    [
      'no quantity',
      emptyDir('sizeLimit: 1GB'),
      ['error resource-quantity-invalid 6:51 sizeLimit of emptyDir cache: "1GB" is no quantity; did you mean 1Gi?'],
    ],
    [
      'a lost suffix',
      emptyDir('sizeLimit: 512'),
      [
        'error resource-absurd 6:51 sizeLimit of emptyDir cache: 512 = 512 bytes, less than 1Ki: the suffix was lost; did you mean 512Mi?',
      ],
    ],
    [
      'more than a disk',
      emptyDir('sizeLimit: 2Ti'),
      ['error resource-absurd 6:51 sizeLimit of emptyDir cache: 2Ti = 2,199,023,255,552 bytes; did you mean 2Gi?'],
    ],
    [
      'more than the memory',
      emptyDir('medium: Memory, sizeLimit: 100Gi'),
      ['error resource-absurd 6:67 sizeLimit of emptyDir cache: 100Gi = 107,374,182,400 bytes; did you mean 100Mi?'],
    ],
    ['little', emptyDir('medium: Memory, sizeLimit: 1Mi'), []],
    ['filled in later', emptyDir('sizeLimit: $(SIZE)'), []],
  ])('are judged: %s', (_what, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('are those of claims too', () => {
    const ephemeral = pod(
      '{ name: v, ephemeral: { volumeClaimTemplate: { spec: { resources: { requests: { storage: 1x } } } } } }',
    );
    expect(said(ephemeral)).toMatchObject([expect.stringContaining('requests.storage: "1x" is no quantity')]);
    const set = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: a }
spec:
  template: { spec: { containers: [{ name: a, image: a }] } }
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { resources: { requests: { storage: 10Gig } } } }]
`;
    expect(said(set)).toMatchObject([expect.stringContaining('requests.storage: "10Gig" is no quantity')]);
  });
});

describe('memory and CPU', () => {
  const container = (resources: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: a, resources: ${resources} }] }\n`;

  it.each([
    ['little', '64Mi', ['info memory-overcommit']],
    ['much', '512Mi', ['warning memory-overcommit']],
  ])('may be overcommitted by %s', (_what, limit, expected) => {
    const found = findingsIn({ 'a.yaml': container(`{ requests: { memory: 20Mi }, limits: { memory: ${limit} } }`) });
    expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(expected);
  });

  it.each([
    ['that fit as those of a machine', '{ requests: { cpu: 4, memory: 16Gi } }', []],
    ['that fit, and are large', '{ requests: { cpu: 16, memory: 384Gi } }', ['warning resource-absurd']],
    ['that do not fit: memory', '{ requests: { cpu: 250m, memory: 100Gi } }', ['error resource-absurd']],
    ['that do not fit: CPU', '{ requests: { cpu: 500, memory: 512Mi } }', ['error resource-absurd']],
    ['of two fields', '{ requests: { cpu: 8 }, limits: { memory: 64Gi } }', ['warning resource-absurd']],
  ])('vouch for each other: %s', (_what, resources, expected) => {
    const found = findingsIn({ 'a.yaml': container(resources) });
    expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(expected);
  });
});
