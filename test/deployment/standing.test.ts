import { describe, expect, it } from 'vitest';
import type { DeploymentRecord, RecordNote, RecordPayload } from '../../src/deployment/record.ts';
import { standingNow, standingOf } from '../../src/deployment/standing.ts';
import type { Digest } from '../../src/image/reference.ts';

const digestOf = (letter: string): Digest => `sha256:${letter.charCodeAt(0).toString(16).repeat(32)}`;
const start = Date.UTC(2026, 2, 1);

/** Records, told oldest first as `image state`, an hour apart; newest first as they are listed. `!` was written and put back, `~` by people, `?` never written, `0` scaled to zero. */
function history(...told: readonly string[]): readonly DeploymentRecord[] {
  return told
    .map((one, index): DeploymentRecord => {
      const [image = '', state = '', kind = 'deploy'] = one.replace(/[!~?0]/g, '').split(' ');
      const at = new Date(start + index * 3_600_000);
      const payload: RecordPayload = {
        version: 1,
        application: 'api',
        environment: 'staging',
        source: image.repeat(40),
        branch: 'main',
        date: '2026-03-01T00:00:00Z',
        image: `ghcr.io/acme/api:${image}@${digestOf(image)}`,
        platformDigests: [],
        explicit: false,
        kind: kind === 'rollback' ? 'rollback' : 'deploy',
        edits: [],
      };
      const note: RecordNote = {
        state: stateOf(state),
        stage: 'rollout',
        sentence: one,
        ...(one.includes('?') ? {} : { revision: 'f'.repeat(40) }),
        ...(/[!~]/.test(one) ? { restored: true } : {}),
        ...(one.includes('~') ? { reason: 'rolled-back' } : {}),
        ...(one.includes('0') ? { reason: 'nothing-runs' } : {}),
      };
      return { id: index, createdAt: at, payload, note, notedAt: at };
    })
    .toReversed();
}

function stateOf(text: string): RecordNote['state'] {
  const all = ['open', 'paused', 'succeeded', 'failed', 'errored', 'superseded'] as const;
  const found = all.find((one) => one === text);
  if (found === undefined) throw new Error(`${text} is no state`);
  return found;
}

describe('how an image stands in an environment', () => {
  it.each([
    [[], 'never'],
    [['b succeeded'], 'never'],
    [['a succeeded'], 'healthy'],
    [['a failed', 'a succeeded'], 'healthy'],
    [['a succeeded', 'a failed'], 'failed'],
    [['a succeeded0'], 'untold'],
    [['a failed!'], 'failed'],
    [['a open'], 'under-way'],
    [['a paused?'], 'under-way'],
    [['a errored'], 'untold'],
    [['a succeeded', 'a errored?'], 'healthy'],
    [['a succeeded', 'a superseded?'], 'healthy'],
    [['a succeeded', 'b succeeded'], 'healthy'],
    [['b succeeded', 'a succeeded', 'b succeeded rollback'], 'put-back'],
    [['b succeeded', 'a succeeded', 'b open? rollback'], 'healthy'],
    [['a succeeded', 'b succeeded', 'c failed', 'a succeeded rollback'], 'healthy'],
  ] as const)('after %s is %s', (told, is) => {
    expect(standingOf(history(...told), digestOf('a')).is).toBe(is);
  });

  it.each([
    [['a succeeded', 'a succeeded'], 0],
    [['a succeeded', 'b failed!', 'a succeeded'], 0],
    [['a succeeded', 'b failed~', 'a succeeded rollback'], 2],
    [['a succeeded', 'b succeeded', 'a succeeded', 'a superseded?'], 2],
    [['a failed', 'a succeeded', 'b paused?'], 1],
    [['a succeeded0', 'a succeeded'], 1],
  ] as const)('after %s it is healthy since hour %i', (told, hour) => {
    const standing = standingOf(history(...told), digestOf('a'));
    expect(standing).toMatchObject({ since: new Date(start + hour * 3_600_000) });
    expect(standing).not.toHaveProperty('replaced');
  });

  it('knows what took its place first', () => {
    const standing = standingOf(history('a succeeded', 'b failed!', 'c paused', 'd succeeded'), digestOf('a'));
    expect(standing).toMatchObject({ is: 'healthy', replaced: { note: { sentence: 'c paused' } } });
  });
});

describe('what an environment runs', () => {
  it.each([
    [['a succeeded', 'b failed!'], 'a succeeded'],
    [['a succeeded', 'b failed'], 'b failed'],
    [['a succeeded', 'b paused?'], 'a succeeded'],
    [['a succeeded', 'b open'], 'b open'],
    [['a failed?'], undefined],
  ] as const)('after %s is told by %s', (told, by) => {
    expect(standingNow(history(...told))?.note.sentence).toBe(by);
  });
});
