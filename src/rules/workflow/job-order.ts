import type { Job, Workflow } from './workflow.ts';

/** The jobs that are done when a job begins. */
export function before(job: Job, workflow: Workflow): ReadonlySet<Job> {
  const { byId } = orderOf(workflow);
  const done = new Set<Job>();
  const open = [...job.needs];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const found = byId.get(id);
    if (found === undefined || done.has(found)) continue;
    done.add(found);
    open.push(...found.needs);
  }
  return done;
}

/** The jobs that name a job among those that they wait for. */
export function jobsBehind(job: Job, workflow: Workflow): readonly Job[] {
  return orderOf(workflow).behind.get(job.id) ?? [];
}

/** The jobs of a workflow by their ids, and by the ids that they wait for. */
interface Order {
  readonly byId: ReadonlyMap<string, Job>;
  readonly behind: ReadonlyMap<string, readonly Job[]>;
}

/** Made once for each workflow: to look through all jobs for each of them takes the square of their number. */
const known = new WeakMap<Workflow, Order>();

function orderOf(workflow: Workflow): Order {
  const order = known.get(workflow) ?? findOrder(workflow);
  known.set(workflow, order);
  return order;
}

function findOrder({ jobs }: Workflow): Order {
  const behind = new Map<string, Job[]>();
  for (const job of jobs)
    for (const id of job.needs) {
      const others = behind.get(id);
      if (others === undefined) behind.set(id, [job]);
      else others.push(job);
    }
  return { byId: new Map(jobs.map((job) => [job.id, job])), behind };
}
