import { describe, expect, it } from 'vitest';
import { findInit } from '../../src/inputs/find-init.ts';
import { flagFacts, readInitRequest } from '../../src/inputs/init.ts';
import { initHelp } from '../../src/inputs/init-help.ts';

const wrong = (...argv: readonly string[]) =>
  readInitRequest(argv).problems.map(({ place, message, remedy }) => `${place?.name}: ${message} (${remedy})`);

describe('the flags of init', () => {
  it('are answers, and where files go', () => {
    const read = readInitRequest(['--name', 'api', '--out', 'x', '--peer=a/b:1', '--peer=c/d:2', '-y', '--dry-run']);
    expect(read).toMatchObject({ out: 'x', gitops: undefined, yes: true, dryRun: true, json: false, problems: [] });
    expect(read.given).toEqual(
      new Map([
        ['name', ['api']],
        ['peer', ['a/b:1', 'c/d:2']],
      ]),
    );
    expect(readInitRequest(['--gitops', '../gitops'])).toMatchObject({ out: '.', gitops: '../gitops' });
  });

  it.each([
    [['--nam', 'api'], '--nam: init has no such flag (did you mean --name?)'],
    [['--zzzzzzzzzzzz'], '--zzzzzzzzzzzz: init has no such flag (see gitops-deploy init --help)'],
    [['--name'], '--name: needs a value (--name VALUE)'],
    [['api'], 'init: takes no word "api" (init --name NAME --image REPOSITORY [--out DIR])'],
  ])('%j is refused', (argv, message) => {
    expect(wrong(...argv)).toEqual([message]);
  });

  it('stand in the help, every one', () => {
    for (const flag of Object.keys(flagFacts())) expect(initHelp()).toContain(`--${flag} `);
  });
});

describe('the command line', () => {
  it.each([
    [['init', '--name', 'x'], 0],
    [['--json', 'init'], 1],
    [['deploy', 'init'], undefined],
    [['--application', 'init', 'deploy'], undefined],
    [[], undefined],
  ])('%j is init at %s', (argv, at) => {
    expect(findInit(argv)).toBe(at);
  });
});
