import { isDeepStrictEqual } from 'node:util';
import type { RecordedPatch, Recording, Segment, SegmentName, State } from './recording.ts';
import type { Workload } from './workload.ts';
import { strategyOf } from './workload.ts';

/**
 * What Git says of one workload at one commit. What its containers request is none of it: the recordings show the amounts
 * that they were made with, and a commit that changes nothing else changes nothing here.
 */
export interface Desired {
  readonly revision: string;
  /** With tag or digest. */
  readonly image: string;
  readonly workload: Workload;
  /** What the analysis asks Prometheus. */
  readonly query: string;
}

/** All that decides what happens next. */
export interface Situation {
  readonly state: State;
  /** What was written last; undefined before the first time. */
  readonly now: Desired | undefined;
  /** The image that pods run when nothing is being rolled out. */
  readonly stable: string;
  /** The success rate that Prometheus tells; undefined where it tells none. */
  readonly value: number | undefined;
}

/** There is no recording of what was asked for. */
export class NotRecorded extends Error {
  constructor(what: string) {
    super(`there is no recording of ${what}; record one with world/cluster/record.ts`);
  }
}

/** What happens when Git says something else. Throws `NotRecorded`. */
export function segmentOfCommit(recording: Recording, desired: Desired, situation: Situation): Segment {
  const name = nameOfCommit(desired, situation);
  // what leaves the workload as it is looks alike for every workload
  if (name === 'unchanged') return find(recording, (one) => one.name === name, name);
  const told = `"${name}" with the workload ${JSON.stringify(desired.workload)}`;
  return find(recording, (one) => one.name === name && isDeepStrictEqual(one.workload, desired.workload), told);
}

function nameOfCommit({ image, workload }: Desired, { state, now, stable, value }: Situation): SegmentName {
  if (state === 'nothing') return 'first';
  if (image === now?.image) {
    if (state === 'healthy' && isDeepStrictEqual(workload, now.workload)) return 'unchanged';
    const what = state === 'healthy' ? 'of another workload' : `in the state "${state}"`;
    throw new NotRecorded(`a commit that leaves the image as it is ${what}`);
  }
  switch (state) {
    case 'healthy':
      return nameOfImage(workload, value);
    case 'canary':
      if (image !== stable && isGood(value)) return 'overtaking';
      throw new NotRecorded(`${image === stable ? 'the stable image' : 'a bad image'} in the middle of a canary`);
    case 'aborted':
      if (image === stable) return 'back';
      throw new NotRecorded('another image than the stable one after an abort');
    case 'at-gate':
      if (image !== stable) return 'replaced-at-gate';
      throw new NotRecorded('the stable image at a gate');
    case 'inconclusive':
      throw new NotRecorded('another image after an inconclusive analysis');
  }
}

/** What a new image leads to. */
function nameOfImage(workload: Workload, value: number | undefined): SegmentName {
  if (workload.kind === 'Deployment') return 'rolled-out';
  if (stopsForPerson(workload)) return 'gate';
  if (value === undefined) throw new NotRecorded('an analysis that measures nothing');
  if (isGood(value)) return 'good';
  return value < 0.9 ? 'bad' : 'inconclusive';
}

/** Whether somebody has to promote it, before any analysis. */
function stopsForPerson(workload: Workload): boolean {
  return JSON.stringify(strategyOf(workload)).includes('"pause":{}');
}

function isAnalysed(workload: Workload): boolean {
  return JSON.stringify(strategyOf(workload)).includes('"analysis"');
}

/** By the conditions that the recordings were made with; with others they are not played. */
function isGood(value: number | undefined): boolean {
  return value !== undefined && value >= 0.95;
}

/** What happens when somebody patches the workload. Throws `NotRecorded`. */
export function segmentOfPatch(recording: Recording, patch: RecordedPatch, situation: Situation): Segment {
  const { state, now, value } = situation;
  const isBad =
    state === 'at-gate' && now !== undefined && isAnalysed(now.workload) && value !== undefined && value < 0.9;
  const told = `the patch ${JSON.stringify(patch)} in the state "${state}"`;
  const segment = find(
    recording,
    (one) =>
      one.patch !== undefined &&
      isDeepStrictEqual(one.patch, patch) &&
      isDeepStrictEqual(one.workload, now?.workload) &&
      one.from === state &&
      (one.name === 'promoted-bad') === isBad,
    told,
  );
  if (!isBad && now !== undefined && isAnalysed(now.workload) && !isGood(value))
    throw new NotRecorded(`${told} with the measured value ${value}`);
  return segment;
}

function find(recording: Recording, isIt: (segment: Segment) => boolean, what: string): Segment {
  const segment = recording.segments.find(isIt);
  if (segment === undefined) throw new NotRecorded(what);
  return segment;
}
