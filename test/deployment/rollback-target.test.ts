import { describe, expect, it } from 'vitest';
import type { DeploymentRecord, RecordNote } from '../../src/deployment/record.ts';
import { recordsRolledBack, replacingValues, rollbackTarget } from '../../src/deployment/rollback-target.ts';

let ids = 100;

/** A record of a version, newer than those made before it. */
function record(
  version: string,
  note: Partial<RecordNote> = {},
  kind: 'deploy' | 'rollback' = 'deploy',
): DeploymentRecord {
  ids += 1;
  const digest = `sha256:${version.slice(1).padStart(64, '0')}`;
  return {
    id: ids,
    createdAt: new Date(ids),
    notedAt: new Date(ids),
    note: { state: 'succeeded', stage: 'report', sentence: '', revision: 'r', ...note },
    payload: {
      version: 1,
      application: 'api',
      environment: 'prod',
      source: version.slice(1).padEnd(40, '0'),
      branch: 'main',
      date: '',
      image: `ghcr.io/acme/api:${version}@${digest}`,
      platformDigests: [],
      explicit: false,
      kind,
      edits: [{ file: 'f', path: '.tag', from: 'before', to: version }],
    },
  };
}

/** Where a rollback goes to from these, the oldest first; the last one stands in Git. */
function target(oldestFirst: readonly DeploymentRecord[], more: { heldFor?: number; wanted?: string } = {}) {
  const known = oldestFirst.toReversed();
  const { heldFor, wanted } = more;
  const found = rollbackTarget({ known, standing: known[0], heldFor, wanted });
  return found.found === 'yes' ? /:(v\d+)@/.exec(found.record.payload.image)?.[1] : found.because;
}

const failed = { state: 'failed', reason: 'rollout-aborted' } as const;

describe('where a rollback goes', () => {
  it('past what failed, was put back, was rolled back, or never got so far', () => {
    const [v1, v2] = [record('v1'), record('v2')];
    expect(target([v1, v2])).toBe('v1');
    expect(target([v1, record('v3', { ...failed, restored: true }), v2])).toBe('v1');
    expect(target([v1, record('v3', { state: 'failed', reason: 'rolled-back', restored: true }), v2])).toBe('v1');
    expect(target([v1, record('v3', { state: 'paused', reason: 'held' }), v2])).toBe('v1');
    expect(target([v1, record('v3', { state: 'superseded' }), v2])).toBe('v1');
    expect(target([v1])).toBe('nothing');
  });

  it('past an image that has gone bad since it was healthy', () => {
    expect(target([record('v1'), record('v2'), record('v2', failed), record('v3')])).toBe('v1');
  });

  it('one step, however often it is asked for while the environment is held for that', () => {
    const [v1, v2] = [record('v1'), record('v2')];
    const back = record('v2', {}, 'rollback');
    expect(target([v1, v2, back], { heldFor: back.id })).toBe('v2');
    expect(target([v1, v2, back])).toBe('v1');
    expect(target([v1, v2, record('v2', failed, 'rollback')], { heldFor: ids })).toBe('v1');
    const lost = record('v1', { state: 'errored', reason: 'too-many-races' }, 'rollback');
    const known = [lost, v2, v1];
    expect(rollbackTarget({ known, standing: v2, heldFor: lost.id, wanted: undefined })).toMatchObject({
      record: v1,
    });
  });

  it('to what is named, also what was rolled back before; and to nothing that never ran healthy', () => {
    const all = [
      record('v1234567'),
      record('v2', { state: 'failed', reason: 'rolled-back', restored: true, wasHealthy: true }),
      record('v5', { state: 'failed', reason: 'rolled-back', restored: true }),
      record('v3'),
    ];
    expect(target(all, { wanted: 'v1234567' })).toBe('v1234567');
    expect(target(all, { wanted: '1234567' })).toBe('v1234567');
    expect(target(all, { wanted: 'ghcr.io/acme/api:v2' })).toBe('v2');
    expect(target(all, { wanted: `sha256:${'3'.padStart(64, '0')}` })).toBe('v3');
    for (const wanted of [
      'v5',
      'v9',
      '12345',
      'ghcr.io/other/api:v2',
      `ghcr.io/acme/api:v2@sha256:${'1'.repeat(64)}`,
      '',
    ])
      expect(target(all, { wanted })).toBe('unknown');
    expect(target([...all, record('v4', failed)], { wanted: 'v4' })).toBe('unknown');
  });
});

it('what stands in Git is of somebody newer where it is neither what was pinned nor what is written', () => {
  const edit = (from: string, to: string) => ({ file: 'f', path: '.tag', from, to });
  const pinned = [edit('v2', 'v1')];
  expect(replacingValues(pinned, [edit('v2', 'v1')])).toEqual([]);
  expect(replacingValues(pinned, [edit('v1', 'v1')])).toEqual([]);
  expect(replacingValues(pinned, [edit('v3', 'v1')])).toMatchObject([{ from: 'v3' }]);
});

it('what was rolled back are all records of the image that was taken out, and no other', () => {
  const [v1, v2, again, v3] = [record('v1'), record('v2'), record('v2', { state: 'paused' }), record('v3', failed)];
  const edits = [{ file: 'f', path: '.tag', from: 'v2', to: 'v1' }];
  expect(recordsRolledBack(edits, [v3, again, v2, v1])).toEqual([again, v2]);
  expect(recordsRolledBack([{ file: 'f', path: '.tag', from: 'v1', to: 'v1' }], [v2, v1])).toEqual([]);
});
