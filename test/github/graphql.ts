import { schema as github } from '@octokit/graphql-schema';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, graphql } from 'graphql';
import type { State } from './state.ts';

let built: GraphQLSchema | undefined;

/** Answers by GitHub's own published schema: a query that it does not allow is refused here as it is there. */
export async function answerGraphql(state: State, body: unknown): Promise<unknown> {
  built ??= buildSchema(github.idl, { assumeValidSDL: true });
  const { query, variables } = body as { query: string; variables: Record<string, unknown> };
  return graphql({ schema: built, source: query, variableValues: variables, rootValue: rootOf(state) });
}

function rootOf(state: State) {
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => ({
      deployments: ({ environments }: { environments?: string[] }) =>
        deployments(state, `${owner}/${name}`, environments),
      pullRequest: ({ number }: { number: number }) => ({
        comments: {
          pageInfo: { hasNextPage: false, endCursor: null },
          nodes: state.comments
            .filter((one) => one.repository === `${owner}/${name}` && one.issue === number)
            .map(({ id, body, ours }) => ({ databaseId: id, body, viewerDidAuthor: ours })),
        },
      }),
    }),
  };
}

function deployments(state: State, repository: string, environments: readonly string[] | undefined | null) {
  const found = state.deployments.filter(
    (one) => one.repository === repository && (environments?.includes(one.environment) ?? true),
  );
  return {
    pageInfo: { hasNextPage: false, endCursor: null },
    nodes: found.reverse().map((one) => ({
      databaseId: one.id,
      createdAt: one.created_at,
      payload: JSON.stringify(one.payload),
      statuses: {
        nodes: one.statuses.map(({ state: status, description, log_url, created_at }) => ({
          state: status.toUpperCase(),
          description,
          createdAt: created_at,
          logUrl: log_url === '' ? null : log_url,
        })),
      },
    })),
  };
}
