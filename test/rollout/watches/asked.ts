import { readArguments } from '../../../src/inputs/arguments.ts';
import { readRequest } from '../../../src/inputs/request.ts';
import type { Goal } from '../../../src/rollout/goal.ts';

/** A log that nobody reads. */
export const silent = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };

/** What a recorded command was asked for. */
export function askedFor(words: readonly string[]) {
  const received = readArguments(words, {});
  const { request } = readRequest(received, received.words);
  const { image, workloads, argocdApplication: application, revision, timeoutSeconds, onPause } = request;
  if (image === undefined) throw new Error('a watch names an image');
  const goal: Goal = {
    image,
    platformDigests: [],
    workloads,
    written: true,
    ...(revision === undefined ? {} : { revision }),
    ...(application === undefined ? {} : { application }),
  };
  return { goal, timeoutSeconds, onPause };
}
