import { numberAt, textAt, valueAt, withoutUndefined } from '../data/fields.ts';
import type { Outcome, Waiting } from '../outcome.ts';
import { isOutcomeName, isReason, stages } from '../outcome.ts';
import type { Told } from './plan.ts';
import type { DeploymentRecord } from './record.ts';

/** A deployment that was told to GitHub as begun, and whose end may not have been: what the post step goes by. */
export interface LeftOver {
  readonly told: Told;
  readonly stage: Outcome['stage'];
  /** Id of its record, once it had one. */
  readonly record?: number;
  /** How it ended, where that was known and could not be told. */
  readonly outcome?: Outcome;
}

/** The key under which a deployment is remembered. */
export function leftOverKey({ application, environment }: Told): string {
  return `${application}/${environment}`;
}

/** As text for the state of the step. */
export function printLeftOver(left: LeftOver): string {
  return JSON.stringify(left);
}

/** Reads what `printLeftOver` wrote; undefined for anything else. */
export function parseLeftOver(value: unknown): LeftOver | undefined {
  const told = toldOf(valueAt(value, 'told'));
  const stage = stages.find((one) => one === textAt(value, 'stage'));
  if (told === undefined || stage === undefined) return undefined;
  const outcome = outcomeFrom(valueAt(value, 'outcome'));
  return { told, stage, ...withoutUndefined({ record: numberAt(value, 'record'), outcome }) };
}

function toldOf(value: unknown): Told | undefined {
  const application = textAt(value, 'application');
  const environment = textAt(value, 'environment');
  const commit = textAt(value, 'source', 'commit');
  if (application === undefined || environment === undefined || commit === undefined) return undefined;
  const pullRequest = numberAt(value, 'source', 'pullRequest');
  const id = numberAt(value, 'run', 'id');
  const url = textAt(value, 'run', 'url');
  return {
    application,
    environment,
    source: { commit, ...(pullRequest === undefined ? {} : { pullRequest }) },
    ...(id === undefined || url === undefined
      ? {}
      : { run: { id, attempt: numberAt(value, 'run', 'attempt') ?? 1, url } }),
  };
}

function outcomeFrom(value: unknown): Outcome | undefined {
  const [outcome, reason, sentence] = ['outcome', 'reason', 'sentence'].map((key) => textAt(value, key) ?? '');
  const stage = stages.find((one) => one === textAt(value, 'stage'));
  if (outcome === undefined || reason === undefined || sentence === undefined || stage === undefined) return undefined;
  if (!isOutcomeName(outcome) || !isReason(reason)) return undefined;
  const waiting = waitingFrom(valueAt(value, 'waiting'));
  return { outcome, reason, stage, sentence, ...(waiting === undefined ? {} : { waiting }) };
}

function waitingFrom(value: unknown): Waiting | undefined {
  const [waitsFor, goOn] = [textAt(value, 'for'), textAt(value, 'goOn')];
  if (waitsFor === undefined || goOn === undefined) return undefined;
  const date = (name: string) => {
    const found = new Date(textAt(value, name) ?? Number.NaN);
    return Number.isNaN(found.getTime()) ? undefined : found;
  };
  return { for: waitsFor, goOn, ...withoutUndefined({ since: date('since'), until: date('until') }) };
}

/** How a deployment ended whose run is gone: as it was known, as its record says, or lost. */
export function endOf(left: LeftOver, record: DeploymentRecord | undefined): Outcome {
  if (left.outcome !== undefined) return left.outcome;
  const noted = record === undefined ? undefined : outcomeOfRecord(record);
  if (noted !== undefined) return noted;
  const sentence = `the run ended at the stage ${left.stage}, before its verdict`;
  return { outcome: 'errored', reason: 'run-lost', stage: left.stage, sentence };
}

/** The outcome that a record was closed with; undefined for an open one. */
export function outcomeOfRecord({ note }: DeploymentRecord): Outcome | undefined {
  const { state, stage, sentence, reason } = note;
  if (state === 'open' || reason === undefined) return undefined;
  return { outcome: reason === 'cancelled' ? 'cancelled' : state, reason, stage, sentence };
}
