import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { Watchdog } from '../../src/cluster/watchdog.ts';
import { FakeClock } from './fake-clock.ts';

test('silence for as long as allowed aborts, and says what was silent', async () => {
  const clock = new FakeClock(0);
  using dog = new Watchdog(clock, new AbortController().signal);
  dog.allow(5000, 'nothing comes');
  clock.advance(4999);
  await Promise.resolve();
  expect(dog.signal.aborted).toBe(false);
  const waiting = dog.guard(new Promise(() => {}));
  clock.advance(1);
  await expect(waiting).rejects.toThrow('nothing comes for 5 s');
});

test('every sound begins the time anew', async () => {
  const clock = new FakeClock(0);
  using dog = new Watchdog(clock, new AbortController().signal);
  dog.allow(5000, 'nothing comes');
  clock.advance(4000);
  dog.heard();
  clock.advance(4000);
  await clock.asleep(1000);
  expect(dog.signal.aborted).toBe(false);
});

test('a new allowance takes the place of the old one', async () => {
  const clock = new FakeClock(0);
  using dog = new Watchdog(clock, new AbortController().signal);
  dog.allow(60_000, 'the first');
  dog.allow(1000, 'the second');
  const waiting = dog.guard(new Promise(() => {}));
  clock.advance(1000);
  await expect(waiting).rejects.toThrow('the second for 1 s');
  expect(clock.sleeping).toBe(0);
});

test('the signal above ends it, with its reason', async () => {
  const control = new AbortController();
  using dog = new Watchdog(new FakeClock(0), control.signal);
  const reason = new Error('cancelled');
  const waiting = dog.guard(new Promise(() => {}));
  control.abort(reason);
  await expect(waiting).rejects.toBe(reason);
  expect(dog.signal.reason).toBe(reason);
});

test('nothing stays behind: no timer, and no listener of the signal above', () => {
  const clock = new FakeClock(0);
  const control = new AbortController();
  {
    using dog = new Watchdog(clock, control.signal);
    dog.allow(5000, 'nothing comes');
    expect(clock.sleeping).toBe(1);
  }
  expect(clock.sleeping).toBe(0);
  expect(getEventListeners(control.signal, 'abort')).toEqual([]);
});
