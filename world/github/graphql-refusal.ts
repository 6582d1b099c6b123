import type { Need, Viewer } from './access.ts';
import { inaccessible, permits } from './access.ts';
import type { PushBlock } from './protection.ts';

/** An error of a GraphQL query that GitHub means, with its kind. */
export class GraphqlRefusal extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/**
 * A branch that may not move. The protection of a branch has a kind of its own, rulesets have another one
 * (https://github.com/Thinkmill/keystatic/issues/1598), which GitHub does not publish.
 */
export function ruleViolation({ kind, message }: PushBlock): GraphqlRefusal {
  return new GraphqlRefusal(kind === 'ruleset' ? 'UNPROCESSABLE' : 'BRANCH_PROTECTION_RULE_VIOLATION', message);
}

/** GraphQL answers a missing permission with an error of this kind, and status 200. */
export function demandOrForbid(viewer: Viewer, needs: readonly Need[]): void {
  if (!permits(viewer, needs)) throw new GraphqlRefusal('FORBIDDEN', inaccessible(viewer));
}

/** Arguments that page through a connection. */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

interface Identified {
  readonly databaseId: number;
}

/** https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit: `first` or `last`, 1 to 100 */
export function connection<T extends Identified>(name: string, all: readonly T[], args: ConnectionArguments) {
  const { first, last } = args;
  if (typeof first !== 'number' && typeof last !== 'number') {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    throw new GraphqlRefusal('MISSING_PAGINATION_BOUNDARIES', message);
  }
  for (const [bound, count] of Object.entries({ first, last })) {
    if (typeof count !== 'number' || count <= 100) continue;
    const message = `Requesting ${count} records on the \`${name}\` connection exceeds the \`${bound}\` limit of 100 records.`;
    throw new GraphqlRefusal('EXCESSIVE_PAGINATION', message);
  }
  const start = 1 + all.findIndex((one) => cursorOf(one) === args.after);
  const end = all.findIndex((one) => cursorOf(one) === args.before);
  const range = all.slice(start, end < 0 ? all.length : end);
  const nodes = typeof first === 'number' ? range.slice(0, first) : range.slice(-(last ?? 0));
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: cursorOf(node) })),
    totalCount: all.length,
    pageInfo: {
      hasNextPage: nodes.length > 0 && nodes.at(-1) !== all.at(-1),
      hasPreviousPage: nodes.length > 0 && nodes[0] !== all[0],
      startCursor: nodes.length === 0 ? null : cursorOf(nodes[0]),
      endCursor: nodes.length === 0 ? null : cursorOf(nodes.at(-1)),
    },
  };
}

/** Cursors name a thing, so that what is added between two pages shifts nothing. */
function cursorOf(one: Identified | undefined): string {
  return Buffer.from(`cursor:${one?.databaseId}`).toString('base64');
}
