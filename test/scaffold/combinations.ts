import type { Answers } from '../../src/scaffold/answers.ts';
import { factOf, optionNames } from '../../src/scaffold/options.ts';
import { readAnswers } from '../../src/scaffold/read-answers.ts';

/** One way to answer every question that has choices, by the names of the options. */
export type Combination = Readonly<Record<string, string>>;

/** Everything is combined with everything on these. */
const mainAxes = ['language', 'strategy', 'edge', 'layout', 'argo'];

/** What is free to say, in the ways that make a difference. */
const freeAxes: Readonly<Record<string, readonly string[]>> = {
  environments: ['staging,production', 'production', 'dev,staging,production'],
  image: ['ghcr.io/acme/api', 'registry.example.com:5000/team/api', 'acme/api'],
  peer: ['', 'database/postgresql:5432'],
  cpu: ['250m', '2'],
  memory: ['512Mi', '1536Mi', '12Gi'],
};

const axes: readonly (readonly [string, readonly string[]])[] = [
  ...optionNames().flatMap((name) => {
    const { choices } = factOf(name);
    return choices === undefined ? [] : [[name, choices] as const];
  }),
  ...Object.entries(freeAxes),
];

/** Every combination on the main axes; the other axes are set so that each pair of values of any two axes comes together somewhere. */
export function combinations(): readonly Combination[] {
  const [main, minor] = [
    axes.filter(([name]) => mainAxes.includes(name)),
    axes.filter(([name]) => !mainAxes.includes(name)),
  ];
  const seen = new Set<string>();
  return product(main).map((first) => {
    const chosen = { ...first };
    // one axis after the other, always the value that brings the most new pairs
    for (const [name, values] of minor) {
      const newPairs = (value: string) => pairsOf(chosen, name, value).filter((pair) => !seen.has(pair)).length;
      chosen[name] = values.reduce((best, value) => (newPairs(value) > newPairs(best) ? value : best));
    }
    for (const [name, value] of Object.entries(chosen)) for (const pair of pairsOf(chosen, name, value)) seen.add(pair);
    return chosen;
  });
}

/** Pairs of values that no combination has. */
export function missingPairs(all: readonly Combination[]): readonly string[] {
  const had = new Set(all.flatMap((one) => Object.entries(one).flatMap(([name, value]) => pairsOf(one, name, value))));
  return axes.flatMap(([name, values]) =>
    axes
      .filter(([other]) => other !== name)
      .flatMap(([other, others]) =>
        values.flatMap((value) => others.flatMap((each) => pairsOf({ [other]: each }, name, value))),
      )
      .filter((pair) => !had.has(pair)),
  );
}

/** The answers of a combination for an application called `api`. */
export function answersOf(combination: Combination): Answers {
  const given = Object.entries({ name: 'api', image: 'ghcr.io/acme/api', ...combination }).filter(
    ([, value]) => value !== '',
  );
  const read = readAnswers(new Map(given.map(([name, value]) => [name, [value]])));
  if (read.result === 'wrong') throw new Error(JSON.stringify(read.problems));
  return read.answers;
}

/** A combination in one line. */
export function nameOf(combination: Combination): string {
  return Object.values(combination).join(' ');
}

function product(of: readonly (readonly [string, readonly string[]])[]): readonly Record<string, string>[] {
  return of.reduce<readonly Record<string, string>[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
}

function pairsOf(row: Combination, name: string, value: string): readonly string[] {
  return Object.entries(row)
    .filter(([other]) => other !== name)
    .map(([other, each]) => [`${name}=${value}`, `${other}=${each}`].sort().join(' '));
}
