import { describe, expect, it } from 'vitest';
import type { RecordNote, RecordState } from '../../src/deployment/record.ts';
import type { DeploymentStatus } from '../../src/github/note.ts';
import { decodeNote, encodeNote, newestNote } from '../../src/github/note.ts';
import type { Reason, Stage } from '../../src/outcome.ts';
import { isReason, reasons, stages } from '../../src/outcome.ts';
import { Random } from './random.ts';

const states: readonly [RecordState, ...RecordState[]] = [
  'open',
  'paused',
  'succeeded',
  'failed',
  'errored',
  'superseded',
];
const reasonCodes: readonly Reason[] = Object.keys(reasons).filter(isReason);
const revision = 'a1b2c3d4'.repeat(5);

function randomNote(random: Random): RecordNote {
  const reason = reasonCodes[random.below(reasonCodes.length * 2)];
  const sentence = random.text('abc :/@#…🚀é-0', 200).replace(/\s+/g, ' ').trim();
  const note: RecordNote = { state: random.of(states), stage: random.of<Stage>([...stages]), sentence };
  const restored = random.below(4) === 0 ? { restored: true } : {};
  const wave = random.below(3) === 0 ? randomWave(random) : {};
  const isSoaking = 'soakingSince' in wave;
  const why = isSoaking ? { reason: 'soaking' as const } : reason === undefined ? {} : { reason };
  const withReason = { ...note, ...why, ...(isSoaking ? {} : restored), ...wave };
  // a Backup is noted by itself
  if (random.below(8) === 0)
    return { ...note, backups: [{ namespace: 'velero', name: `api-prod-${random.below(999)}-n2` }] };
  // what was told is noted by itself
  return random.below(2) === 0 || 'toldHealthy' in wave
    ? withReason
    : { ...withReason, revision: random.hex(random.of([40, 64])) };
}

/** What is noted of waves; a wave that soaks is not put back. */
function randomWave(random: Random): Partial<RecordNote> {
  const wave = 1 + random.below(99);
  if (random.below(2) === 0) return { wave, badFrom: 1 + random.below(wave) };
  if (random.below(3) === 0) return { wave, toldHealthy: [{ target: 'eu-1', at: new Date('2026-01-31T12:00:00Z') }] };
  return random.below(2) === 0 ? { wave } : { wave, soakingSince: new Date('2026-01-31T12:00:00Z') };
}

describe('a note as a deployment status', () => {
  it('reads for people', () => {
    const note = {
      state: 'paused',
      stage: 'rollout',
      reason: 'manual-gate',
      revision,
      sentence: 'step 4 of 6',
    } as const;
    expect(encodeNote(note)).toEqual({
      state: 'pending',
      description: `rollout/manual-gate @${revision}: step 4 of 6`,
    });
  });

  it.each([
    ['open', 'in_progress'],
    ['paused', 'pending'],
    ['succeeded', 'success'],
    ['failed', 'failure'],
    ['errored', 'error'],
    ['superseded', 'inactive'],
  ] as const)('%s is the state %s of GitHub', (state, expected) => {
    expect(encodeNote({ state, stage: 'write', sentence: 'x' }).state).toBe(expected);
  });

  it('comes back with everything but what was cut from the sentence', () => {
    const random = new Random(20260301);
    for (let round = 0; round < 2000; round += 1) {
      const note = randomNote(random);
      const { state, description } = encodeNote(note);
      expect([...description].length).toBeLessThanOrEqual(140);
      const { sentence, ...facts } = decodeNote(state, description) ?? { sentence: 'not ours' };
      const { sentence: wanted, ...expected } = note;
      expect(facts).toEqual(expected);
      expect(wanted === sentence || (sentence.endsWith('…') && wanted.startsWith(sentence.slice(0, -1)))).toBe(true);
    }
  });

  it('keeps the longest reason and revision whole whatever the sentence', () => {
    for (const reason of reasonCodes) {
      const note: RecordNote = {
        state: 'failed',
        stage: 'rollout',
        reason,
        revision: 'f'.repeat(64),
        pullRequest: 1234567890,
        restored: true,
        sentence: 's'.repeat(500),
      };
      const { state, description } = encodeNote(note);
      expect(decodeNote(state, description)).toMatchObject({ reason, revision: 'f'.repeat(64) });
    }
  });
});

describe('a status of somebody else', () => {
  it.each([
    ['success', ''],
    ['success', 'Deployed to https://acme.example'],
    ['success', 'shipping/healthy: no stage of ours'],
    ['success', 'rollout'],
    ['success', 'rollout/ @abc: nothing'],
    ['queued', 'rollout: a state that we never use'],
    ['toString', 'rollout: no state at all'],
  ])('is no note: %s %j', (state, description) => {
    expect(decodeNote(state, description)).toBeUndefined();
  });
});

it('a reason that only a newer version knows is left out, the state stays', () => {
  expect(decodeNote('failure', 'rollout/out-of-luck: gone')).toEqual({
    state: 'failed',
    stage: 'rollout',
    sentence: 'gone',
  });
});

describe('the newest note of a deployment', () => {
  const createdAt = new Date('2026-03-01T12:00:00Z');
  const status = (id: number, state: string, description: string): DeploymentStatus => ({
    id,
    state,
    description,
    createdAt,
  });

  it('is the newest by number, also of two in the same second', () => {
    const statuses = [status(7, 'in_progress', 'sync: written'), status(9, 'success', 'rollout/healthy: fine')];
    expect(newestNote(statuses)?.note.state).toBe('succeeded');
    expect(newestNote(statuses.toReversed())?.note.state).toBe('succeeded');
  });

  it('is ours, whatever somebody else has put on it since', () => {
    const statuses = [
      status(7, 'success', 'rollout/healthy: fine'),
      status(9, 'inactive', ''),
      status(11, 'error', 'oops'),
    ];
    expect(newestNote(statuses)?.note).toMatchObject({ state: 'succeeded', reason: 'healthy' });
  });

  it('knows whether an older one says that it succeeded', () => {
    const rolledBack = status(9, 'failure', 'rollout/rolled-back restored: rolled back by ann');
    const began = status(7, 'in_progress', 'sync: written');
    expect(newestNote([began, rolledBack])?.note).not.toHaveProperty('wasHealthy');
    const healthy = status(8, 'success', 'rollout/healthy: fine');
    expect(newestNote([began, healthy, rolledBack])?.note).toMatchObject({ reason: 'rolled-back', wasHealthy: true });
    expect(newestNote([began, healthy])?.note).not.toHaveProperty('wasHealthy');
  });

  it('knows the revision from an older one', () => {
    const statuses = [
      status(7, 'in_progress', `sync @${revision}: written`),
      status(9, 'failure', 'rollout/crash-loop: x'),
    ];
    expect(newestNote(statuses)?.note).toMatchObject({ state: 'failed', revision });
  });

  it('knows the revision of its own wave alone, and the wave where whoever ended it did not', () => {
    const first = status(7, 'in_progress', `sync @${revision} wave 1: written`);
    const second = status(9, 'in_progress', 'write wave 2: about to be written');
    expect(newestNote([first, second])?.note).toEqual({
      state: 'open',
      stage: 'write',
      sentence: 'about to be written',
      wave: 2,
    });
    const ended = status(11, 'error', 'sync/run-lost: the run ended');
    expect(newestNote([first, ended])?.note).toMatchObject({ state: 'errored', wave: 1, revision });
  });

  it('keeps its own revision', () => {
    const older = status(7, 'in_progress', `sync @${revision}: written`);
    const newer = status(9, 'success', `rollout @${'b'.repeat(40)}: fine`);
    expect(newestNote([older, newer])?.note.revision).toBe('b'.repeat(40));
  });

  it('adds up what Argo CD told of the targets, and forgets that with the revision', () => {
    const told = (id: number, target: string, time: string) =>
      status(id, 'pending', `rollout/not-watched told ${target} 2026-03-01T12:${time}:00Z: healthy`);
    const statuses = [
      status(1, 'in_progress', `sync @${revision}: written`),
      told(2, 'eu', '01'),
      told(3, 'us', '02'),
      told(4, 'eu', '03'),
      status(5, 'pending', `rollout/not-watched @${revision}: nobody has looked`),
    ];
    const wanted = [
      { target: 'eu', at: new Date('2026-03-01T12:03:00Z') },
      { target: 'us', at: new Date('2026-03-01T12:02:00Z') },
    ];
    expect(newestNote(statuses)?.note).toMatchObject({ revision, toldHealthy: wanted });
    const anew = status(6, 'in_progress', `sync @${'b'.repeat(40)}: written`);
    expect(newestNote([...statuses, anew])?.note.toldHealthy).toBeUndefined();
    const nextWave = status(6, 'in_progress', 'write wave 2: about to be written');
    expect(newestNote([...statuses.slice(1), nextWave])?.note.toldHealthy).toBeUndefined();
  });

  it('keeps every Backup, whatever was noted since, and has room for long names', () => {
    const backups = ['eu', 'us'].map((name) => ({ namespace: 'v'.repeat(40), name: `${name}-${'x'.repeat(55)}` }));
    const noted = backups.map((one, index) => {
      const note = { state: 'open', stage: 'write', wave: 12, backups: [one], sentence: 'backed up' } as const;
      return status(7 + index, 'in_progress', encodeNote(note).description);
    });
    const ended = status(11, 'failure', `rollout/analysis-failed @${revision} wave 13: bad`);
    expect(newestNote([ended, ...noted])?.note).toMatchObject({ state: 'failed', wave: 13, backups });
    expect(newestNote([ended])?.note).not.toHaveProperty('backups');
  });

  it('has room for the longest name of a target', () => {
    const target = 'x'.repeat(63);
    const { description } = encodeNote({
      state: 'paused',
      stage: 'rollout',
      reason: 'not-watched',
      wave: 99,
      toldHealthy: [{ target, at: new Date('2026-03-01T12:03:00Z') }],
      sentence: 'healthy by the word of Argo CD',
    });
    expect(decodeNote('pending', description)?.toldHealthy?.[0]?.target).toBe(target);
  });

  it('is none where nothing is ours', () => {
    expect(newestNote([status(7, 'success', 'Deployed')])).toBeUndefined();
  });
});
