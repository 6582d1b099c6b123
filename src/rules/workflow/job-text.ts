import type { Job, Workflow } from './workflow.ts';

/** How a job stands in the file: from its first key up to the next job. */
export function jobText(job: Job, { view }: Workflow): string {
  const { source } = job.view.text.tree;
  const start = job.view.position;
  const others = view.at('jobs').entries.map(([, { position }]) => position);
  const next = others.filter((position) => position > start);
  return source.text.slice(start, next.length === 0 ? undefined : Math.min(...next));
}
