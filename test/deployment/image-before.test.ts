import { describe, expect, it } from 'vitest';
import { imageBefore } from '../../src/deployment/image-before.ts';
import type { DeploymentRecord } from '../../src/deployment/record.ts';

const repository = { registry: 'ghcr.io', name: 'acme/api' };
const digest = `sha256:${'a'.repeat(64)}` as const;
const at = (from: string, path = '.tag') => ({ file: 'f', path, from });

function healthy(to: string): DeploymentRecord {
  const payload = { image: `ghcr.io/acme/api:one@${digest}`, edits: [{ ...at('zero'), to }] };
  return { payload } as unknown as DeploymentRecord;
}

describe('the image before', () => {
  it('is the proven one by its digest, where Git still says what that wrote', () => {
    expect(imageBefore([at('one')], healthy('one'), repository)).toEqual({ ...repository, tag: 'one', digest });
  });

  it('is what Git says where somebody has changed it since', () => {
    expect(imageBefore([at('by-hand')], healthy('one'), repository)).toEqual({ ...repository, tag: 'by-hand' });
    expect(imageBefore([at('one')], undefined, repository)).toEqual({ ...repository, tag: 'one' });
  });

  it('is told by a whole reference or a digest before a tag', () => {
    expect(imageBefore([at('v1'), at(digest)], undefined, repository)).toEqual({ ...repository, digest });
    expect(imageBefore([at('v1'), at(`ghcr.io/acme/api:v2@${digest}`)], undefined, repository)).toEqual({
      ...repository,
      tag: 'v2',
      digest,
    });
  });

  it.each(['', 'ghcr.io/acme/other:1', 'two words', '-'])('is not known by %j', (from) => {
    expect(imageBefore([at(from)], undefined, repository)).toBeUndefined();
  });
});
