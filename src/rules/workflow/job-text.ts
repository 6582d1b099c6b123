import type { View } from '../view.ts';
import type { Job, Workflow } from './workflow.ts';

/** How a job stands in the file: from its first key up to the next job. */
export function jobText(job: Job, { view }: Workflow): string {
  const start = job.view.position;
  return job.view.text.tree.source.text.slice(start, endsOf(view.at('jobs')).get(start));
}

const known = new WeakMap<View, ReadonlyMap<number, number | undefined>>();

/** Where the job behind each one begins; of thousands none is looked for. */
function endsOf(jobs: View): ReadonlyMap<number, number | undefined> {
  const ends = known.get(jobs) ?? findEnds(jobs);
  known.set(jobs, ends);
  return ends;
}

function findEnds(jobs: View): ReadonlyMap<number, number | undefined> {
  const all = [...new Set(jobs.entries.map(([, { position }]) => position))].sort((one, other) => one - other);
  return new Map(all.map((position, index) => [position, all[index + 1]]));
}
