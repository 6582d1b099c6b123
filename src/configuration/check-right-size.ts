import type { Complaint, Path } from './complaint.ts';
import type { ApplicationConfiguration } from './schema.ts';

/** What no single value of `right-size` shows: a history that is never long enough, and names of workloads that are not there. */
export function checkRightSize(application: ApplicationConfiguration, path: Path): readonly Complaint[] {
  const section = application['right-size'];
  const short =
    section['minimum-days'] > section.days
      ? [
          {
            path: [...path, 'minimum-days'],
            message: `is more than \`days\` (${section.days}): no history would ever be long enough`,
            remedy: 'look back for longer, or ask for less',
          },
        ]
      : [];
  const names = Object.values(application.environments).flatMap(({ targets }) =>
    targets.flatMap(({ workloads }) => workloads.map(({ name }) => name)),
  );
  // what serves several applications may name the workloads of others
  const isShared = path.length > 1;
  const unknown = section.exclude.flatMap(({ workload }, index) =>
    workload === undefined || isShared || names.includes(workload)
      ? []
      : [{ path: [...path, 'exclude', index, 'workload'], message: `no target has a workload "${workload}"` }],
  );
  return [...short, ...unknown];
}
