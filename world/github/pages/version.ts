import { createHash } from 'node:crypto';
import type { State } from '../state.ts';

/**
 * Another one for each state that a page could show otherwise. It is asked for every second by each open page, so it is
 * made from what is remembered and where refs point, and nothing is rendered for it.
 */
export function versionOf(state: State): string {
  const { pulls, comments, statuses, deployments, checkRuns, repositories } = state;
  const refs = [...repositories.values()].map(({ bare }) =>
    bare.git(['for-each-ref', '--format=%(refname) %(objectname)']),
  );
  const protections = [...repositories.values()].map((one) => [...one.protections.keys()]);
  const all = [pulls, comments, statuses, deployments, checkRuns, refs, protections];
  // sets are lists here
  const text = JSON.stringify(all, (_, value: unknown) => (value instanceof Set ? [...value] : value));
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
