import { describe, expect, it } from 'vitest';
import type { NotJudged } from '../../src/readiness/finding.ts';
import { checkedSentence, isBad, levelOf, notJudgedText } from '../../src/report/findings.ts';
import { checked, finding, hostile } from './checked.ts';

it('what was not judged is one line', () => {
  const text = notJudgedText({ file: hostile, reason: 'unreadable', message: hostile });
  expect(text).toMatch(/^not judged: [ -~]*$/);
});

describe('the level of a finding', () => {
  it('is a warning for what the API takes with one', () => {
    expect(levelOf(finding({ isTakenByApi: true }))).toBe('warning');
    expect(levelOf(finding())).toBe('error');
  });
});

describe('the sentence', () => {
  const left: NotJudged = { file: 'b.yaml', reason: 'template', message: 'is a template' };
  it.each([
    [checked([]), '3 files judged, no finding'],
    [{ ...checked([]), files: 1 }, '1 file judged, no finding'],
    [checked([finding()]), '3 files judged, 1 error'],
    [
      checked([
        finding(),
        finding({ severity: 'warning' }),
        finding({ isTakenByApi: true }),
        finding({ severity: 'info' }),
      ]),
      '3 files judged, 1 error, 2 warnings, 1 info',
    ],
    [checked([], [left]), '3 files judged, no finding, 1 place not judged'],
    [checked([finding({ suppressed: { reason: 'a demo' } })]), '3 files judged, no finding, 1 suppressed'],
  ])('counts %#', (given, sentence) => {
    expect(checkedSentence(given)).toBe(sentence);
  });
});

describe('a check', () => {
  const left: NotJudged = { file: 'b.yaml', reason: 'template', message: 'is a template' };
  it.each([
    ['an error', checked([finding({ severity: 'info' }), finding()]), true],
    ['an error that is suppressed', checked([finding({ suppressed: { reason: 'a demo' } })]), false],
    ['an error that the API takes', checked([finding({ isTakenByApi: true })]), false],
    ['a warning', checked([finding({ severity: 'warning' })]), false],
    ['nothing', checked([]), false],
    ['what could not be judged', checked([], [left]), false],
    ['what cannot be judged any more', checked([], [{ ...left, wasJudged: true }]), true],
  ])('of %s', (_, given, bad) => {
    expect(isBad(given)).toBe(bad);
  });
});
