import { describe, expect, it } from 'vitest';
import type { Severity } from '../../src/readiness/finding.ts';
import { newOf, newPlacesOf, withoutTwins } from '../../src/rules/compare.ts';
import type { ManifestObject } from '../../src/rules/object.ts';
import type { Rule } from '../../src/rules/rule.ts';
import type { Settled } from '../../src/rules/suppressions/suppress.ts';

const rule: Rule = {
  id: 'image-latest',
  family: 'images',
  severities: ['error'],
  title: 'what a test looks for',
  why: 'a test needs it',
  fix: 'nothing is to be done',
  repairs: 'person',
  sources: [],
  example: { file: 'a.yaml', bad: '', good: '' },
  looksAt: 'amounts',
};

function said(
  message: string,
  more: {
    readonly file?: string;
    readonly line?: number;
    readonly reason?: string;
    readonly value?: string;
    readonly severity?: Severity;
    /** `NAMESPACE/NAME` of a Deployment. */
    readonly about?: string;
  } = {},
): Settled {
  const { file = 'a.yaml', line = 1, reason, value = '', severity = 'error', about } = more;
  const finding = {
    rule: rule.id,
    severity,
    place: { file, line, column: 1 },
    path: '.image',
    message,
    why: 'so',
    fix: 'do',
    value,
  } as const;
  const report = { at: { place: finding.place, path: finding.path, value: undefined }, message };
  const [namespace, name] = about?.split('/') ?? [];
  const object = { kind: 'Deployment', namespace, name } as ManifestObject;
  return {
    rule,
    finding,
    report,
    ...(about === undefined ? {} : { object }),
    ...(reason === undefined ? {} : { suppressed: { reason } }),
  };
}

const told = (all: readonly Settled[]) =>
  all.map(
    ({ finding, suppressed }) => `${finding.message}${suppressed === undefined ? '' : ` (${suppressed.reason})`}`,
  );

describe('what is new', () => {
  it.each([
    ['what was not said', [said('a')], [], ['a']],
    ['nothing that was said, wherever it has moved', [said('a', { line: 9 })], [said('a')], []],
    ['the second of what was said once', [said('a'), said('a', { line: 9 })], [said('a')], ['a']],
    ['what was suppressed, and is no longer', [said('a')], [said('a', { reason: 'b' })], ['a']],
    ['nothing that was suppressed, and still is', [said('a', { reason: 'c' })], [said('a', { reason: 'b' })], []],
    ['what is suppressed now', [said('a', { reason: 'b' })], [said('a')], ['a (b)']],
  ] as const)('is %s', (_, now, before, is) => {
    expect(told(newOf(now, before))).toEqual(is);
  });

  const api = { about: 'dev/api' };
  const ofPods = (count: number) => `no PodDisruptionBudget selects the ${count} pods of Deployment api`;

  it.each([
    ['another namespace', [said('a', { about: 'prod/api' })], [said('a', api)]],
    ['an overlay more', [said('a', { about: 'aaa/api' }), said('a', api)], [said('a', api)]],
    [
      'an overlay that parts',
      [said('a', api), said('a', { about: 'qa/api', file: 'b' })],
      [said('a', api), said('a', { about: 'qa/api' })],
    ],
    ['a prefix of its name', [said('b of canary-x', { about: 'dev/canary-api' })], [said('b of x', api)]],
    ['other numbers', [said(ofPods(3), api)], [said(ofPods(2), api)]],
    [
      'other numbers of one more overlay',
      [said(ofPods(3), { about: 'qa/api' }), said(ofPods(2), api)],
      [said(ofPods(2), api)],
    ],
    ['another name of another object', [said('Service b leads here', api)], [said('Service a leads here', api)]],
    ['another order', [said('container b, container a', api)], [said('container a, container b', api)]],
    ['a lower severity', [said('a', { ...api, severity: 'info' })], [said('a', api)]],
  ] as const)('is not what is said with %s', (_, now, before) => {
    expect(told(newOf(now, before))).toEqual([]);
  });

  it.each([
    ['another value', [said('replicas 5', { ...api, value: '5' })], [said('replicas 4', { ...api, value: '4' })]],
    ['another name', [said('a', { about: 'dev/web' })], [said('a', api)]],
    ['a higher severity', [said('a', api)], [said('a', { ...api, severity: 'info' })]],
    [
      'a copy beside it',
      [said('a', { about: 'qa/api', file: 'b' }), said('a', api)],
      [said('a', api), said('a', { about: 'prod/api' })],
    ],
    ['other words', [said('container a, container b', api)], [said('container a', api)]],
  ] as const)('is what is said with %s', (_, now, before) => {
    expect(newOf(now, before)).toHaveLength(1);
  });

  it('is not what a file said that another one is now', () => {
    const [now, before] = [[said('a', { file: 'b' })], [said('a')]] as const;
    expect(newOf(now, before, () => false)).toEqual([]);
    expect(newOf(now, before, () => true)).toHaveLength(1);
  });

  it('of a place is no other word about what was wrong there', () => {
    expect(newPlacesOf([said('b')], [said('a')])).toEqual([]);
    expect(newPlacesOf([said('b', { file: 'b.yaml' })], [said('a')])).toHaveLength(1);
  });
});

describe('twins', () => {
  it('are told once', () => {
    expect(told(withoutTwins([said('a'), said('a'), said('a', { line: 2 })]))).toEqual(['a', 'a']);
  });

  it('are suppressed where all of them are', () => {
    const suppressed = said('a', { reason: 'b' });
    expect(told(withoutTwins([suppressed, suppressed]))).toEqual(['a (b)']);
    expect(told(withoutTwins([suppressed, said('a')]))).toEqual(['a']);
  });
});
