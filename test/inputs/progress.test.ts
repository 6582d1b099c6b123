import { describe, expect, it } from 'vitest';
import { readActionInputs } from '../../src/inputs/action.ts';
import { helpText, readArguments } from '../../src/inputs/arguments.ts';
import { progressHere, wantsColours } from '../../src/inputs/progress.ts';
import { readRequest } from '../../src/inputs/request.ts';

function read(...argv: readonly string[]) {
  const received = readArguments(argv, {});
  return readRequest(received, received.words);
}

/** How a run is shown on a terminal, or elsewhere. */
function shown(argv: readonly string[], environment: Readonly<Record<string, string>> = {}, isTerminal = true) {
  return progressHere(read(...argv).request, { environment, isTerminal });
}

const deploy = ['deploy', '--environment', 'staging'];

describe('--progress', () => {
  it.each(['auto', 'plain', 'tty', 'rawjson'])('may be %s', (kind) => {
    expect(read(...deploy, '--progress', kind)).toMatchObject({ problems: [], request: { progress: kind } });
  });

  it('is auto unless given, and nothing else', () => {
    expect(read(...deploy).request.progress).toBe('auto');
    expect(read(...deploy, '--progress=fancy').problems).toEqual([
      { message: 'must be auto or plain or tty or rawjson, not "fancy"', place: { name: 'progress' } },
    ]);
  });

  it('is a flag of the command line alone', () => {
    expect(readActionInputs({ INPUT_PROGRESS: 'tty' }).problems).toHaveLength(1);
    expect(helpText('deploy')).toContain('--progress');
  });
});

describe('what auto means', () => {
  it('is a live view on a terminal', () => {
    expect(shown(deploy)).toBe('tty');
    expect(shown(['resume'])).toBe('tty');
    expect(shown(['watch', '--environment', 'staging'], { TERM: 'xterm', CI: '' })).toBe('tty');
  });

  it.each([{ CI: 'true' }, { GITHUB_ACTIONS: 'true' }, { TERM: 'dumb' }])('is plain with %j', (environment) => {
    expect(shown(deploy, environment)).toBe('plain');
    expect(shown([...deploy, '--progress', 'tty'], environment)).toBe('tty');
  });

  it('is plain without a terminal, and where there is nothing to look at', () => {
    expect(shown(deploy, {}, false)).toBe('plain');
    expect(shown([...deploy, '--progress', 'tty'], {}, false)).toBe('plain');
    expect(shown(['status'])).toBe('plain');
    expect(shown([...deploy, '--dry-run'])).toBe('plain');
  });

  it('is nothing where something was asked for', () => {
    expect(shown([...deploy, '--progress', 'plain'])).toBe('plain');
    expect(shown([...deploy, '--progress', 'rawjson'], {}, false)).toBe('rawjson');
  });
});

describe('colours', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
  ])('with %j, on a terminal: %s, are wanted: %s', (environment, isTerminal, wanted) => {
    expect(wantsColours({ environment, isTerminal })).toBe(wanted);
  });
});
