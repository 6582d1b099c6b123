import { describe, expect, it } from 'vitest';
import type { RecordPayload } from '../../src/deployment/record.ts';
import { deploymentKinds } from '../../src/deployment/record.ts';
import { readPayload } from '../../src/github/payload.ts';

const payload: RecordPayload = {
  version: 1,
  application: 'api',
  environment: 'staging',
  source: 'a'.repeat(40),
  branch: 'main',
  date: '2026-03-01T12:00:00Z',
  pullRequest: 7,
  image: `ghcr.io/acme/api:1@sha256:${'b'.repeat(64)}`,
  platformDigests: [`sha256:${'c'.repeat(64)}`],
  explicit: false,
  kind: 'deploy',
  edits: [{ file: 'values.yaml', path: '.image.tag', from: '', to: '1' }],
  run: { id: 42, attempt: 2, url: 'https://github.com/acme/api/actions/runs/42' },
};

const { pullRequest: _, run: __, ...least } = payload;

describe('a payload of ours', () => {
  it('is read from an object', () => expect(readPayload({ ...payload })).toEqual(payload));
  it.each(deploymentKinds)('may be one to %s, by somebody', (kind) => {
    const asked = { ...payload, kind, by: 'alice' };
    expect(readPayload(asked)).toEqual(asked);
  });
  it('is read from JSON', () => expect(readPayload(JSON.stringify(payload))).toEqual(payload));
  it('may have no pull request and no run', () => expect(readPayload(least)).toEqual(least));
  it('may say which other run asked for it', () => {
    const asked = { ...payload, askedBy: { id: 41, attempt: 1, url: 'https://github.com/acme/api/actions/runs/41' } };
    expect(readPayload(asked)).toEqual(asked);
  });
  it('may say how long the build took', () => {
    const built = { ...payload, buildSeconds: 150.5 };
    expect(readPayload(built)).toEqual(built);
  });
  it('loses what this version does not know', () => {
    const more = { ...payload, colour: 'blue', edits: payload.edits.map((edit) => ({ ...edit, colour: 'blue' })) };
    expect(readPayload(more)).toEqual(payload);
  });
});

describe('somebody else’s payload, or one that is not whole, is none', () => {
  it.each([undefined, null, '', 'deploy', '{', '[]', '1', [], 7, {}, { deploy: 'migrate' }])('%j', (value) => {
    expect(readPayload(value)).toBeUndefined();
  });

  it.each(Object.keys(least))('without %s', (name) => {
    expect(readPayload({ ...payload, [name]: undefined })).toBeUndefined();
  });

  it.each([
    ['version', 2],
    ['version', '1'],
    ['application', ''],
    ['environment', 7],
    ['source', ''],
    ['branch', null],
    ['image', ''],
    ['buildSeconds', '150'],
    ['buildSeconds', -1],
    ['platformDigests', 'sha256:'],
    ['platformDigests', [7]],
    ['explicit', 'false'],
    ['kind', 'migrate'],
    ['edits', {}],
    ['edits', [{ file: 'values.yaml', path: '.image.tag', to: '1' }]],
    ['edits', [null]],
    ['pullRequest', '7'],
    ['pullRequest', null],
    ['run', 42],
    ['run', { id: '42', attempt: 1, url: '' }],
    ['run', { id: 42, attempt: 1 }],
  ])('with %s %j', (name, value) => {
    expect(readPayload({ ...payload, [name]: value })).toBeUndefined();
  });
});
