import { describe, expect, it } from 'vitest';
import { readProject, syncsAt } from '../../src/rollout/sync-window.ts';

const application = {
  name: 'shop-prod',
  destination: { namespace: 'prod', server: 'https://kubernetes.default.svc', name: '' },
};
// a Thursday
const now = new Date('2026-11-26T21:45:30Z');

const at = (...syncWindows: readonly object[]) =>
  syncsAt(readProject({ metadata: { name: 'p' }, spec: { syncWindows } }), application, now);

const until = (time: string) => ({ syncs: false, until: new Date(time) });

const deny = { kind: 'deny', duration: '1h', applications: ['*'] };
const allow = { kind: 'allow', duration: '1h', applications: ['*'] };

describe('a window that denies', () => {
  it.each([
    ['30 21 * * *', '2026-11-26T22:30:00Z'],
    ['*/15 21 * * *', '2026-11-26T22:45:00Z'],
    ['0-30/10 21 26 NOV ?', '2026-11-26T22:30:00Z'],
    ['30 21 * * Thu', '2026-11-26T22:30:00Z'],
    // either day will do where both are limited
    ['30 21 1 * thu', '2026-11-26T22:30:00Z'],
    ['30 21 26 * mon', '2026-11-26T22:30:00Z'],
  ])('%s ends with its last hour', (schedule, end) => {
    expect(at({ ...deny, schedule })).toEqual(until(end));
  });

  it.each(['0 22 * * *', '30 20 * * *', '30 21 * * fri', '30 21 * dec *', '45 20 * * *'])(
    '%s is not open',
    (schedule) => {
      expect(at({ ...deny, schedule })).toEqual({ syncs: true });
    },
  );

  it('may last for weeks, and others follow it', () => {
    const freeze = { ...deny, schedule: '0 0 20 11 *', duration: '336h' };
    expect(at(freeze)).toEqual(until('2026-12-04T00:00:00Z'));
    expect(at(freeze, { ...deny, schedule: '30 23 3 12 *' })).toEqual(until('2026-12-04T00:30:00Z'));
  });

  it('has no end in sight where it begins again each minute, or cannot be read', () => {
    expect(at({ ...deny, schedule: '* * * * *' })).toEqual({ syncs: false });
    expect(at({ ...deny, schedule: '@daily' })).toEqual({ syncs: false });
  });

  it('has a time zone, and one that nobody knows is UTC', () => {
    expect(at({ ...deny, schedule: '30 16 * * *', timeZone: 'America/New_York' })).toEqual(
      until('2026-11-26T22:30:00Z'),
    );
    expect(at({ ...deny, schedule: '30 21 * * *', timeZone: 'Nowhere' })).toEqual(until('2026-11-26T22:30:00Z'));
  });

  it('beats one that allows', () => {
    expect(at({ ...allow, schedule: '30 21 * * *' }, { ...deny, schedule: '0 21 * * *' })).toEqual(
      until('2026-11-26T22:00:00Z'),
    );
  });
});

describe('windows that allow', () => {
  it('let a sync pass while one is open', () => {
    expect(at({ ...allow, schedule: '30 21 * * *' }, { ...allow, schedule: '0 1 * * *' })).toEqual({ syncs: true });
  });

  it('keep it until the next one otherwise', () => {
    expect(at({ ...allow, schedule: '0 1 * * *' }, { ...allow, schedule: '0 7 * * *' })).toEqual(
      until('2026-11-27T01:00:00Z'),
    );
  });
});

describe('a window', () => {
  const open = { kind: 'deny', schedule: '30 21 * * *', duration: '1h' };

  it.each([
    [{ applications: ['shop-*'] }, false],
    [{ applications: ['shop'] }, true],
    [{ applications: ['*-pro?'] }, false],
    [{ namespaces: ['prod'] }, false],
    [{ clusters: ['https://*'] }, false],
    [{ clusters: ['in-cluster'] }, true],
    [{ applications: ['other'], namespaces: ['prod'] }, false],
    [{ applications: ['other'], namespaces: ['prod'], andOperator: true }, true],
    [{ applications: ['shop-*'], namespaces: ['prod'], andOperator: true }, false],
    [{}, true],
  ])('of %j lets shop-prod be synced: %s', (lists, syncs) => {
    expect(at({ ...open, ...lists }).syncs).toBe(syncs);
  });
});
