import { describe, expect, it } from 'vitest';
import type { RecordNote, RecordPayload } from '../../src/deployment/record.ts';
import { goingOn, standingAt } from '../../src/deployment/target-standing.ts';
import { recordOf } from '../report/records.ts';

let id = 100;
/** A record of the image of this tag; later ones have lower numbers here, as the newest stands first. */
function of(tag: string, note: Partial<RecordNote> = {}, payload: Partial<RecordPayload> = {}) {
  id -= 1;
  return { ...recordOf('prod', note, { image: `ghcr.io/acme/api:${tag}`, ...payload }), id };
}

const waves = [['eu'], ['us', 'ap']];
const unwritten = { revision: undefined as never };

describe('the deployment whose image Git names for a target', () => {
  const tagAt = (known: readonly ReturnType<typeof of>[], target = 'eu', putsBack = true) =>
    standingAt(known, target, { putsBack })?.payload.image.split(':')[1];

  it('is the newest that was written, however it ended', () => {
    const old = of('old');
    expect(tagAt([of('new', { state: 'open' }), old])).toBe('new');
    expect(tagAt([of('new', { state: 'failed' }), old])).toBe('new');
    expect(tagAt([of('new', { state: 'paused', reason: 'held', ...unwritten }), old])).toBe('old');
    expect(tagAt([of('new', { state: 'superseded', ...unwritten }), old])).toBe('old');
    expect(tagAt([])).toBeUndefined();
  });

  it('is the one before where it was put back', () => {
    expect(tagAt([of('new', { state: 'failed', restored: true }), of('old')])).toBe('old');
  });

  it('is that of each wave: what is to come has the old one', () => {
    const known = [of('new', { state: 'open', wave: 1 }, { waves }), of('old', { wave: 2 }, { waves })];
    expect(['eu', 'us'].map((target) => tagAt(known, target))).toEqual(['new', 'old']);
    const between = [of('new', { state: 'paused', wave: 2, ...unwritten }, { waves }), of('old')];
    expect(['eu', 'us'].map((target) => tagAt(between, target))).toEqual(['new', 'old']);
  });

  it('is the old one in the waves that went bad, where they are put back', () => {
    const known = [of('new', { state: 'failed', wave: 2, badFrom: 2 }, { waves }), of('old')];
    expect(['eu', 'us'].map((target) => tagAt(known, target))).toEqual(['new', 'old']);
    expect(['eu', 'us'].map((target) => tagAt(known, target, false))).toEqual(['new', 'new']);
  });

  it('of a target that was in no wave then is an older one, or none', () => {
    expect(tagAt([of('new', {}, { waves }), of('old')], 'sa')).toBe('old');
    expect(tagAt([of('new', {}, { waves })], 'sa')).toBeUndefined();
  });
});

it('what goes on is what a run is at, and what waits and was not overtaken', () => {
  const [open, paused, healthy, forgotten] = [
    of('d', { state: 'open' }),
    of('c', { state: 'paused' }),
    of('b'),
    of('a', { state: 'paused' }),
  ];
  expect(goingOn([open, paused, healthy, forgotten])).toEqual({ underWay: [open], waiting: [paused] });
});
