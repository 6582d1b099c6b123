import { type Checked, checked } from '../../test/readiness/checked.ts';
import type { CorpusApplication } from '../../test/readiness/corpus.ts';
import { badWays, type Change, changesBy, mixedChanges } from './changes.ts';
import { recordedFailureOf } from './recorded.ts';

/** What became of one change. */
export interface Outcome {
  readonly application: string;
  readonly way: string;
  readonly isBad: boolean;
  /** Rules that say an error which the change adds: it is blocked. */
  readonly errors: readonly string[];
  /** Rules that add a warning: people are told, and nothing is blocked. */
  readonly warnings: readonly string[];
  /** The scenario of docs/verdicts.md in which the watch stopped its like. */
  readonly recorded?: number;
}

/** What was seen of every change. */
export interface Experiment {
  readonly seed: number;
  /** The thousand, of which 12 % are bad. */
  readonly mixed: readonly Outcome[];
  /** More of each way, so that its rate has an interval worth printing. */
  readonly byWay: readonly { readonly way: string; readonly author: string; readonly outcomes: readonly Outcome[] }[];
}

export interface Size {
  readonly count: number;
  readonly badShare: number;
  readonly perWay: number;
  readonly seed: number;
}

export async function runExperiment(corpus: readonly CorpusApplication[], size: Size): Promise<Experiment> {
  const byWay: Experiment['byWay'][number][] = [];
  for (const [index, way] of badWays.entries()) {
    const changes = changesBy(way, corpus, { count: size.perWay, seed: size.seed + 1 + index });
    byWay.push({ way: way.id, author: way.author, outcomes: await outcomesOf(changes) });
  }
  return { seed: size.seed, mixed: await outcomesOf(mixedChanges(corpus, size)), byWay };
}

async function outcomesOf(changes: readonly Change[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const change of changes) outcomes.push(await outcomeOf(change));
  return outcomes;
}

/** Whether the change never reached production: `check` blocked it, or the watch was recorded to stop its like. */
export function isStopped({ errors, recorded }: Outcome): boolean {
  return errors.length > 0 || recorded !== undefined;
}

async function outcomeOf(change: Change): Promise<Outcome> {
  const { application, way, isBad, after } = change;
  const findings = await checked(after, application.files);
  const failure = isBad ? recordedFailureOf(change) : undefined;
  return {
    application: `${application.author}/${application.name}`,
    way: way.id,
    isBad,
    errors: rulesOf(findings, 'error'),
    warnings: rulesOf(findings, 'warning'),
    ...(failure === undefined ? {} : { recorded: failure.scenario }),
  };
}

function rulesOf(findings: readonly Checked[], severity: string): readonly string[] {
  return [...new Set(findings.filter((one) => one.severity === severity).map(({ rule }) => rule))].toSorted();
}
