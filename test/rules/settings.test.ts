import { describe, expect, it } from 'vitest';
import type { Said } from '../../src/rules/judge.ts';
import type { Rule } from '../../src/rules/rule.ts';
import type { ReadinessSettings } from '../../src/rules/settings.ts';
import { configuredLevel, contextOf, defaultSettings, withSettings } from '../../src/rules/settings.ts';

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
const opinion: Rule = { ...rule, id: 'liveness-probe', isOpinion: true };

const settings = (more: Partial<ReadinessSettings>): ReadinessSettings => ({ ...defaultSettings, ...more });
const below = (folder: string) => (file: string) => file.startsWith(folder);

describe('what a rule counts as', () => {
  it.each([
    ['nothing is configured', settings({}), undefined],
    ['it is configured', settings({ rules: new Map([['image-latest', 'warning']]) }), 'warning'],
    ['another is', settings({ rules: new Map([['image-digest', 'off']]) }), undefined],
    [
      'it is for the file',
      settings({
        rules: new Map([['image-latest', 'warning']]),
        paths: [{ matches: below('apps/'), rules: new Map([['image-latest', 'off']]) }],
      }),
      'off',
    ],
    ['everything is off in the file', settings({ paths: [{ matches: below('apps/'), rules: 'off' }] }), 'off'],
    ['everything is off elsewhere', settings({ paths: [{ matches: below('charts/'), rules: 'off' }] }), undefined],
    [
      'it is told twice for the file',
      settings({
        paths: [
          { matches: below('apps/'), rules: 'off' },
          { matches: below('apps/api'), rules: new Map([['image-latest', 'info']]) },
        ],
      }),
      'info',
    ],
  ] as const)('where %s', (_, given, level) => {
    expect(configuredLevel(rule, 'apps/api.yaml', given)).toBe(level);
  });

  it('is off for an opinion in the profile of facts, unless it is asked for', () => {
    const strict = settings({ profile: 'strict-facts' });
    expect(configuredLevel(opinion, 'a.yaml', strict)).toBe('off');
    expect(configuredLevel(rule, 'a.yaml', strict)).toBeUndefined();
    const asked = settings({ profile: 'strict-facts', rules: new Map([['liveness-probe', 'warning']]) });
    expect(configuredLevel(opinion, 'a.yaml', asked)).toBe('warning');
  });
});

describe('what is said', () => {
  const said: Said = {
    rule,
    report: { at: { place: { file: 'a.yaml', line: 1, column: 1 }, path: '', value: '' }, message: 'wrong' },
    finding: {
      rule: rule.id,
      severity: 'error',
      place: { file: 'a.yaml', line: 1, column: 1 },
      path: '',
      message: 'wrong',
      why: 'so',
      fix: 'do',
      value: '',
      isTakenByApi: true,
    },
  };

  it('stays as it is, gets the severity that was chosen, or goes', () => {
    const of = (level: 'off' | 'info' | 'error') =>
      withSettings([said], settings({ rules: new Map([[rule.id, level]]) }));
    expect(withSettings([said], defaultSettings)).toEqual([said]);
    expect(of('info').map(({ finding }) => finding.severity)).toEqual(['info']);
    expect(of('off')).toEqual([]);
  });

  it('fails as an error that was chosen, whatever the API server takes', () => {
    const [one] = withSettings([said], settings({ rules: new Map([[rule.id, 'error']]) }));
    expect(one?.finding).not.toHaveProperty('isTakenByApi');
  });
});

it('gives the rules what they are held against, and the day', () => {
  expect(contextOf(settings({ slo: 0.9997 }), '2026-11-27')).toEqual({
    today: '2026-11-27',
    kubernetes: 34,
    registries: [],
    movingTags: [],
    ownImages: [],
    nodeAllocatable: {},
    slo: 0.9997,
  });
});
