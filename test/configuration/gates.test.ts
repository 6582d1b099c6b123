import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';

/** The problems of a configuration whose production says this, each as `line:column message`. */
function problemsOf(...lines: readonly string[]): readonly string[] {
  const text = `image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
environments:
  staging: {targets: [{name: eu, edits: [{file: apps/s.yaml, path: .tag}]}]}
  production:
    targets: [{name: eu, edits: [{file: apps/p.yaml, path: .tag}]}]
${lines.map((line) => `    ${line}\n`).join('')}`;
  const read = readConfiguration(text, 'f.yaml', 'api');
  if (read.result === 'read') return [];
  return read.problems.map(({ message, place }) => `${place?.line}:${place?.column} ${message}`);
}

describe('gates in the configuration', () => {
  it.each([
    'after: [staging]',
    'freeze: [{from: Fri 16:00, to: Mon 08:00, timezone: Europe/Berlin}]',
    'freeze: [{from: friday 9:05, to: "Sunday 23:59"}]',
    'freeze: [{from: 2026-12-23, to: 2027-01-02}, {from: 2026-12-23, to: 2026-12-23}]',
    'freeze: [{from: 2026-11-27 06:00, to: 2026-11-27T22:30}]',
    'approvals: {environment: production, reviews: 2}',
  ])('may say %s', (line) => expect(problemsOf(line)).toEqual([]));

  it.each([
    ['after: [stagin]', '7:13 there is no environment "stagin"; there is staging, production'],
    ['after: [production]', '7:5 the environment "production" comes after itself'],
    ['freeze: [{from: Fri, to: Mon 08:00}]', /^7:15 .*such as Fri 16:00, or a date/],
    ['freeze: [{from: Fry 16:00, to: Mon 08:00}]', /^7:15 .*"Fry" is no day of the week/],
    ['freeze: [{from: Fri 16:00, to: Mon 24:00}]', /^7:32 .*"24:00" is no time of day/],
    ['freeze: [{from: Fri 16:00, to: Fri 16:00}]', /^7:32 .*never be over/],
    ['freeze: [{from: Fri 16:00, to: 2026-12-23}]', /^7:32 .*of the same kind/],
    ['freeze: [{from: 2027-01-02, to: 2026-12-23}]', /^7:33 .*is not after `from`/],
    ['freeze: [{from: 2026-02-30, to: 2026-12-23}]', /^7:15 .*2026-02-30 is no day of the calendar/],
    ['freeze: [{from: Fri 16:00, to: Mon 08:00, timezone: Europe/Berlni}]', /^7:47 .*no time zone/],
    ['approvals: {}', /^7:5 .*needs an environment, or reviews above 0/],
    ['approvals: {reviews: -1}', /^7:17 .*from 0 to 10/],
  ])('%s is told with its place', (line, wanted) => {
    const problems = problemsOf(line);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toEqual(typeof wanted === 'string' ? wanted : expect.stringMatching(wanted));
  });

  it('tells of a cycle of several', () => {
    expect(problemsOf('after: [staging]', 'soak: 1h')).toEqual([]);
    expect(problemsOf('soak: 1h')).toEqual([expect.stringContaining('`soak` needs `after`')]);
  });
});
