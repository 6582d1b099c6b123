import type { Activity, Repository, State } from './state.ts';
import { nextId, now } from './state.ts';

/** Stands for a branch that is not there. */
const nothing = '0'.repeat(40);

/** The moves of all branches, the newest first. Whatever moved since somebody looked is noted with the time of now, whatever dates its commits bear. */
export function activitiesOf(state: State, { bare, owner, activities }: Repository): readonly Activity[] {
  const lines = bare.git(['for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads/']).split('\n');
  const heads = new Map(lines.filter((line) => line !== '').map((line) => splitLine(line)));
  const known = new Map(activities.map(({ ref, after }) => [ref, after]));
  for (const ref of new Set([...heads.keys(), ...known.keys()])) {
    const [before, after] = [known.get(ref) ?? nothing, heads.get(ref) ?? nothing];
    if (before !== after) activities.push({ id: nextId(state), ref, before, after, at: now(state), by: owner });
  }
  return activities.toReversed();
}

function splitLine(line: string): readonly [string, string] {
  const [ref = '', sha = ''] = line.split(' ');
  return [ref, sha];
}

/** How GitHub names a move (`activity_type` of https://docs.github.com/rest/repos/repos#list-repository-activities). */
export function kindOfMove({ bare }: Repository, { before, after }: Activity): string {
  if (before === nothing) return 'branch_creation';
  if (after === nothing) return 'branch_deletion';
  return bare.isAncestor(before, after) ? 'push' : 'force_push';
}
