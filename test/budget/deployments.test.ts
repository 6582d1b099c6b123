import { describe, expect, it } from 'vitest';
import { inWindow, leftForEach, spentByEach } from '../../src/budget/deployments.ts';

const hour = 3600;
const at = (seconds: number) => new Date(seconds * 1000);

describe('deployments and the budget', () => {
  it('share what is left', () => {
    expect(leftForEach({ leftMinutes: 21 }, 14)).toBe(1.5);
    expect(leftForEach({ leftMinutes: -3 }, 14)).toBe(0);
    expect(leftForEach({ leftMinutes: 21 }, 0)).toBeUndefined();
  });

  it('are those of the window', () => {
    const all = [0, hour, 2 * hour, 3 * hour].map((seconds, id) => ({ id, at: at(seconds) }));
    expect(inWindow(all, hour, at(2 * hour)).map(({ id }) => id)).toEqual([2]);
  });

  it('have spent what was spent until the next one, newest first', () => {
    const spending = [
      { endsAt: hour, minutes: 5 },
      { endsAt: 3 * hour, minutes: 8 },
      { endsAt: 4 * hour, minutes: 2 },
    ];
    // the second takes over in the middle of the hour that ends at 3
    const deployments = [
      { id: 2, at: at(2.5 * hour) },
      { id: 1, at: at(hour) },
    ];
    const shares = spentByEach({ spending }, deployments, { stepSeconds: hour, now: at(4 * hour) });
    expect(shares.map(({ id, minutes }) => [id, minutes])).toEqual([
      [2, 6],
      [1, 4],
    ]);
  });
});
