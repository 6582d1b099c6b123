import { inaccessible, permits } from './access.ts';
import type { GraphqlContext } from './graphql.ts';
import { GraphqlRefusal } from './graphql-refusal.ts';
import type { CheckRun, CommitStatus, Repository } from './state.ts';

/**
 * What was reported for a commit. Each entry that the token may not read is null, with an error of its own: seen in
 * https://github.com/kirodotdev/KiroCrew/pull/4830.
 */
export function checkRollup(context: GraphqlContext, repository: Repository, sha: string) {
  const contexts = contextsOf(context, repository, sha);
  if (contexts.length === 0) return null;
  return {
    contexts: ({ first }: { first?: number | null }) => ({ nodes: contexts.slice(0, Math.min(first ?? 0, 100)) }),
  };
}

function contextsOf(context: GraphqlContext, repository: Repository, sha: string): readonly Entry[] {
  const { state } = context;
  const { fullName } = repository;
  const newest = <T>(all: readonly T[], nameOf: (one: T) => string) => [
    ...new Map(all.map((one) => [nameOf(one), one])).values(),
  ];
  const runs = state.checkRuns.filter((one) => one.repository === fullName && one.head_sha === sha);
  const statuses = state.statuses.filter((one) => one.repository === fullName && one.sha === sha);
  return [
    ...newest(runs, ({ name }) => name).map((one) => runNode(context, repository, one)),
    ...newest(statuses, (one) => one.context.toLowerCase()).map((one) => statusNode(context, repository, one)),
  ];
}

/** An entry of a list that is an error is answered with null beside that error. */
type Entry = Readonly<Record<string, unknown>> | GraphqlRefusal;

function runNode({ viewer }: GraphqlContext, repository: Repository, { name, fields }: CheckRun): Entry {
  if (!permits(viewer, ['checks=read'])) return new GraphqlRefusal('FORBIDDEN', inaccessible(viewer));
  const word = (key: string) => (typeof fields[key] === 'string' ? fields[key].toUpperCase() : null);
  const isRequired = isRequiredIn(repository, name);
  return { __typename: 'CheckRun', name, status: word('status'), conclusion: word('conclusion'), isRequired };
}

function statusNode({ viewer }: GraphqlContext, repository: Repository, { context, state }: CommitStatus): Entry {
  if (!permits(viewer, ['statuses=read'])) return new GraphqlRefusal('FORBIDDEN', inaccessible(viewer));
  const isRequired = isRequiredIn(repository, context);
  return { __typename: 'StatusContext', context, state: state.toUpperCase(), isRequired };
}

/** https://docs.github.com/graphql/reference/interfaces#requirablebypullrequest */
function isRequiredIn({ protections }: Repository, name: string): boolean {
  const required = [...protections.values()].flatMap(({ requiredChecks = [] }) => requiredChecks);
  return required.some((one) => one.toLowerCase() === name.toLowerCase());
}
