import { describe, expect, it } from 'vitest';
import { readActionInputs } from '../../src/inputs/action.ts';
import { readArguments } from '../../src/inputs/arguments.ts';
import { readRequest } from '../../src/inputs/request.ts';

function read(...argv: readonly string[]) {
  const received = readArguments(argv, {});
  const { request, problems } = readRequest(received, received.words);
  return { of: request.report.of, problems: problems.map(({ message, remedy }) => `${message}: ${remedy}`) };
}

describe('what a report is of', () => {
  it.each([
    [['report'], 'delivery'],
    [['report', 'delivery', '--period', '90d'], 'delivery'],
    [['report', 'slo', '--environment', 'production'], 'slo'],
    // what says no more than its default is passed over
    [['report', 'slo', '--format', 'markdown'], 'slo'],
  ] as const)('%j: %s', (argv, of) => expect(read(...argv)).toEqual({ of, problems: [] }));

  it.each([
    [['report', 'slos'], 'there is no "report slos": it is report, or report slo'],
    [['report', 'slo', 'now'], 'there is no "report now": it is report, or report slo'],
    [['report', 'slo', '--period', '90d'], /report slo is of the window of each objective/],
  ] as const)('%j is told', (argv, wanted) => {
    const { problems } = read(...argv);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(wanted);
  });

  it('is said in the action by the same words', () => {
    const received = readActionInputs({ INPUT_COMMAND: 'report slo', INPUT_PERIOD: '30d', INPUT_FORMAT: 'markdown' });
    const { request, problems } = readRequest(received, received.words);
    expect([request.command, request.report.of, problems]).toEqual(['report', 'slo', []]);
  });
});
