import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/delivery/figures.ts';
import type { RecordNote } from '../../src/deployment/record.ts';
import { at, bad, good, healthy, record, revision, rolledBack, tell, written } from './story.ts';

describe('a record alone', () => {
  const cases: readonly (readonly [string, readonly Partial<RecordNote>[], string])[] = [
    ['became healthy', [written, healthy], 'healthy'],
    ['was healthy already', [written, { ...healthy, reason: 'already-deployed' }], 'healthy'],
    ['is scaled to zero: nobody saw it run', [written, { ...healthy, reason: 'nothing-runs' }], 'untold'],
    ['failed its analysis', [written, bad], 'failed'],
    ['was aborted', [written, { ...bad, reason: 'rollout-aborted' }], 'failed'],
    ['degraded', [written, { ...bad, reason: 'degraded' }], 'failed'],
    ['could not be applied', [written, { ...bad, reason: 'sync-failed', stage: 'sync' }], 'failed'],
    ['was rolled back', [written, healthy, rolledBack], 'failed'],
    ['is being put back', [written, { ...bad, state: 'open' }], 'failed'],
    [
      'waits for the pull request that puts it back',
      [written, { ...bad, state: 'open', rollbackPullRequest: 7 }],
      'failed',
    ],
    ['was not merged', [{ state: 'failed', stage: 'merge', reason: 'merge-refused' }], 'not-deployed'],
    ['was refused by the repository', [{ state: 'failed', stage: 'write', reason: 'write-refused' }], 'not-deployed'],
    ['was overtaken', [written, { state: 'superseded', reason: 'newer-deployment' }], 'superseded'],
    ['waits at a gate', [{ state: 'paused', stage: 'write', reason: 'held' }], 'going-on'],
    ['waits for a person in the middle', [written, { state: 'paused', reason: 'manual-gate' }], 'going-on'],
    ['is under way', [written], 'going-on'],
    ['has a run that died at once', [], 'going-on'],
    ['could not be told', [written, { state: 'errored', reason: 'deadline-exceeded' }], 'untold'],
    ['could not be measured', [written, { state: 'errored', reason: 'analysis-error' }], 'untold'],
    ['was cancelled', [written, { state: 'errored', reason: 'cancelled' }], 'untold'],
  ];

  it.each(cases)('%s', (_, notes, end) => {
    const history = record(
      1,
      0,
      ['v1', 'v2'],
      notes.map((note, index) => [index + 1, note] as const),
    );
    expect(tell(history).get(1)?.end).toBe(end);
  });

  it('is no deployment where it is a preview', () => {
    expect(tell(record(1, 0, ['v1', 'v2'], [[1, healthy]], { preview: { files: [] } })).size).toBe(0);
  });

  it('is a repeat where it changes nothing in Git', () => {
    expect(tell(good(1, 0, ['v1', 'v1'])).get(1)).toMatchObject({ nature: 'repeat', end: 'healthy' });
  });

  it('has the moments that its notes tell', () => {
    expect(tell(good(1, 0, ['v1', 'v2'])).get(1)).toMatchObject({
      committedAt: at(-60),
      startedAt: at(0),
      writtenAt: at(1),
      healthyAt: at(5),
    });
  });

  it('was bad from its verdict on, and is restored once its run has put the values back and seen no harm', () => {
    const history = record(
      1,
      0,
      ['v1', 'v2'],
      [
        [1, written],
        [7, { ...bad, state: 'open' }],
        [12, { ...bad, restored: true }],
      ],
    );
    expect(tell(history).get(1)).toMatchObject({ failedBy: 'verdict', failedAt: at(7), restoredAt: at(12) });
  });

  it('was bad from its last verdict on where it became healthy in between', () => {
    const history = record(
      1,
      0,
      ['v1', 'v2'],
      [
        [7, bad],
        [50, healthy],
        [200, rolledBack],
      ],
    );
    expect(tell(history).get(1)).toMatchObject({ end: 'failed', failedBy: 'rollback', failedAt: at(200) });
  });

  it('is not restored where what was put back does not run either', () => {
    const history = record(
      1,
      0,
      ['v1', 'v2'],
      [
        [7, { ...bad, state: 'open' }],
        [12, { ...bad, reason: 'rollback-failed', restored: true }],
      ],
    );
    expect(tell(history).get(1)).toMatchObject({ end: 'failed', failedAt: at(7) });
    expect(tell(history).get(1)).not.toHaveProperty('restoredAt');
  });
});

describe('what comes after a deployment', () => {
  it('a rollback is no change, marks what it takes out from its own beginning on, and its verdict is the end of that', () => {
    const first = good(1, 0, ['v1', 'v2']);
    const taken = record(
      2,
      100,
      ['v2', 'v3'],
      [
        [101, written],
        [105, healthy],
        [151, rolledBack],
      ],
    );
    const back = record(
      3,
      150,
      ['v3', 'v2'],
      [
        [151, written],
        [158, healthy],
      ],
      { kind: 'rollback' },
    );
    const told = tell(first, taken, back);
    expect(told.get(1)).toMatchObject({ end: 'healthy', nature: 'change' });
    expect(told.get(2)).toMatchObject({ end: 'failed', failedBy: 'rollback', failedAt: at(150), restoredAt: at(158) });
    expect(told.get(2)).toMatchObject({ healthyAt: at(105) });
    expect(told.get(3)).toMatchObject({ nature: 'rollback', isRework: true, end: 'healthy' });
  });

  it('a rollback whose run died before it noted anything marks it all the same', () => {
    const back = record(
      3,
      150,
      ['v3', 'v2'],
      [
        [151, written],
        [158, healthy],
      ],
      { kind: 'rollback' },
    );
    const told = tell(good(1, 0, ['v1', 'v2']), good(2, 100, ['v2', 'v3']), back);
    expect(told.get(2)).toMatchObject({ end: 'failed', failedBy: 'rollback', failedAt: at(150), restoredAt: at(158) });
  });

  it('a rollback that never wrote anything marks nothing', () => {
    const back = record(3, 150, ['v3', 'v2'], [[151, { state: 'errored', stage: 'write', reason: 'forbidden' }]], {
      kind: 'rollback',
    });
    expect(tell(good(2, 100, ['v2', 'v3']), back).get(2)).toMatchObject({ end: 'healthy' });
  });

  it('a deployment of an older image is a revert: no change, and the one whose place it takes has failed', () => {
    const told = tell(good(1, 0, ['v1', 'v2']), good(2, 100, ['v2', 'v3']), good(3, 200, ['v3', 'v1']));
    expect(told.get(3)).toMatchObject({ nature: 'revert', isRework: true });
    expect(told.get(2)).toMatchObject({ end: 'failed', failedBy: 'revert', failedAt: at(200), restoredAt: at(205) });
    expect(told.get(1)).toMatchObject({ end: 'healthy' });
  });

  it('an older value that the next deployment finds was put back by hand, nobody knows when', () => {
    const told = tell(good(1, 0, ['v1', 'v2']), good(2, 100, ['v2', 'v3']));
    const byHand = tell(good(1, 0, ['v1', 'v2']), good(2, 100, ['v1', 'v3']));
    expect(told.get(1)).toMatchObject({ end: 'healthy' });
    expect(byHand.get(1)).toMatchObject({ end: 'failed', failedBy: 'revert' });
    expect(byHand.get(1)).not.toHaveProperty('failedAt');
  });

  it('a wave that was never written was not put back: what takes it up blames nothing', () => {
    const wave = (number: number, [from, to]: readonly [string, string]) => ({
      file: `wave-${number}.yaml`,
      path: '.image.tag',
      from,
      to,
      wave: number,
    });
    const untold = record(
      1,
      0,
      ['', ''],
      [
        [1, { ...written, wave: 1 }],
        [5, { state: 'errored', reason: 'deadline-exceeded', revision, wave: 1 }],
      ],
      { edits: [wave(1, ['v1', 'v2']), wave(2, ['v1', 'v2'])] },
    );
    const again = record(2, 10, ['', ''], [[15, healthy]], { edits: [wave(1, ['v2', 'v2']), wave(2, ['v1', 'v2'])] });
    const back = record(3, 20, ['', ''], [[25, healthy]], { edits: [wave(1, ['v2', 'v1']), wave(2, ['v2', 'v1'])] });
    expect(tell(untold, again).get(1)).toMatchObject({ end: 'untold' });
    expect(tell(untold, again).get(2)).toMatchObject({ nature: 'change', end: 'healthy', isRework: false });
    expect(tell(untold, again, back).get(3)).toMatchObject({ nature: 'revert' });
  });

  it('a value that nobody knows says nothing of the one before', () => {
    expect(tell(good(1, 0, ['v1', 'v2']), good(2, 100, ['other', 'v3'])).get(1)).toMatchObject({ end: 'healthy' });
  });

  it('the same image once more after its values were put back is a new try, no revert', () => {
    const failed = record(1, 0, ['v1', 'v2'], [[7, { ...bad, restored: true }]]);
    expect(tell(failed, good(2, 100, ['v1', 'v2'])).get(2)).toMatchObject({ nature: 'change', end: 'healthy' });
  });

  it('what was overtaken is not blamed where an older version comes back', () => {
    const overtaken = record(
      2,
      100,
      ['v2', 'v3'],
      [
        [101, written],
        [102, { state: 'superseded' }],
      ],
    );
    expect(tell(good(1, 0, ['v1', 'v2']), overtaken, good(3, 200, ['v3', 'v2'])).get(2)?.end).toBe('superseded');
  });

  it('a failure lasts until the next healthy verdict; changes until then are rework, later ones are not', () => {
    const failed = record(
      1,
      0,
      ['v1', 'v2'],
      [
        [1, written],
        [10, bad],
      ],
    );
    const tried = record(
      2,
      20,
      ['v2', 'v3'],
      [
        [21, written],
        [30, bad],
      ],
    );
    const told = tell(failed, tried, good(3, 40, ['v3', 'v4']), good(4, 60, ['v4', 'v5']));
    expect(told.get(1)).toMatchObject({ failedAt: at(10), restoredAt: at(45), isRework: false });
    expect(told.get(2)).toMatchObject({ failedAt: at(30), restoredAt: at(45), isRework: true });
    expect([told.get(3)?.isRework, told.get(4)?.isRework]).toEqual([true, false]);
  });

  it('a repeat ends a failure, and is no rework', () => {
    const failed = record(
      1,
      0,
      ['v1', 'v2'],
      [
        [1, written],
        [10, bad],
      ],
    );
    const told = tell(failed, good(2, 20, ['v2', 'v2']));
    expect(told.get(1)).toMatchObject({ restoredAt: at(25) });
    expect(told.get(2)).toMatchObject({ nature: 'repeat', isRework: false });
  });

  it('the verdict of one that began before the failure is no end of it', () => {
    const slow = record(
      1,
      0,
      ['v1', 'v2'],
      [
        [1, written],
        [30, healthy],
      ],
    );
    const failed = record(
      2,
      5,
      ['v2', 'v3'],
      [
        [6, written],
        [10, bad],
      ],
    );
    expect(tell(slow, failed).get(2)).not.toHaveProperty('restoredAt');
  });
});

describe('figures', () => {
  it('know what is open, and divide by nothing that is not there', () => {
    const period = { from: at(0), to: at(1440) };
    const failed = record(
      1,
      10,
      ['v1', 'v2'],
      [
        [11, written],
        [20, bad],
      ],
    );
    expect(figuresOf([...tell(failed).values()], period)).toMatchObject({
      deployments: 1,
      failed: 1,
      unrestored: 1,
      perDay: 1,
      leadTime: { count: 0 },
      timeToRestore: { count: 0 },
      changeFailureRate: { events: 1, of: 1 },
    });
    const nothing = figuresOf([], period);
    expect(nothing).toMatchObject({ deployments: 0, perDay: 0, leadTime: { count: 0 } });
    for (const name of ['changeFailureRate', 'reworkRate', 'underTwoMinutes']) expect(nothing).not.toHaveProperty(name);
  });

  it('take no lead time from a commit that is younger than its verdict', () => {
    const odd = record(1, 0, ['v1', 'v2'], [[5, healthy]], { date: at(60).toISOString() });
    expect(figuresOf([...tell(odd).values()], { from: at(0), to: at(1440) }).leadTime).toEqual({ count: 0 });
  });
});
