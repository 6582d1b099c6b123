import { describe, expect, it } from 'vitest';
import { proposedBefore, replacedBy } from '../../src/deployment/changelog.ts';
import type { DeploymentRecord } from '../../src/deployment/record.ts';

const at = (from: string, to: string, file = 'a.yaml') => ({ file, path: '.tag', from, to });

function record(id: number, to: string, note: Partial<DeploymentRecord['note']> = {}, file?: string): DeploymentRecord {
  return {
    id,
    createdAt: new Date(0),
    notedAt: new Date(0),
    note: { state: 'succeeded', stage: 'rollout', sentence: '', ...note },
    payload: {
      version: 1,
      application: 'api',
      environment: 'prod',
      source: `source of ${to}`,
      branch: 'main',
      date: '',
      image: `ghcr.io/acme/api:${to}`,
      platformDigests: [],
      explicit: false,
      kind: 'deploy',
      edits: [at('before', to, file)],
    },
  };
}

describe('the deployment that is replaced', () => {
  it('is the newest whose values Git names', () => {
    const known = [record(3, 'v2'), record(2, 'v1'), record(1, 'v1')];
    expect(replacedBy([at('v1', 'v3')], known)?.id).toBe(2);
  });

  it('is none where somebody else wrote them, or nothing changes', () => {
    expect(replacedBy([at('v0', 'v3')], [record(1, 'v1')])).toBeUndefined();
    expect(replacedBy([at('v1', 'v3')], [record(1, 'v1', {}, 'other.yaml')])).toBeUndefined();
    expect(replacedBy([at('v1', 'v1')], [record(1, 'v1')])).toBeUndefined();
  });

  it('is none where targets name versions of several', () => {
    const edits = [at('v1', 'v3'), at('v2', 'v3', 'b.yaml')];
    expect(replacedBy(edits, [record(2, 'v2', {}, 'b.yaml'), record(1, 'v1')])).toBeUndefined();
  });
});

describe('what was proposed before', () => {
  const edits = [at('v1', 'v3')];
  const waits = { state: 'paused', stage: 'merge', pullRequest: 7 } as const;

  it('is what waits in a pull request', () => {
    expect(proposedBefore(edits, [record(2, 'v2', waits), record(1, 'v1')]).map(({ id }) => id)).toEqual([2]);
  });

  it('is nothing that was merged, ended or was never proposed', () => {
    const known = [
      record(5, 'v2', { ...waits, revision: 'r' }),
      record(4, 'v2', { ...waits, state: 'superseded' }),
      record(3, 'v2', { state: 'paused', stage: 'write' }),
      // merged by hand, and nobody has said so yet: Git names it
      record(2, 'v1', waits),
    ];
    expect(proposedBefore(edits, known)).toEqual([]);
  });
});
