import { schema as github } from '@octokit/graphql-schema';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { buildSchema, execute, GraphQLError, parse, validate } from 'graphql';
import type { Viewer } from './access.ts';
import { createCommitOnBranch } from './graphql-commit.ts';
import {
  dequeuePullRequest,
  disablePullRequestAutoMerge,
  enablePullRequestAutoMerge,
  enqueuePullRequest,
} from './graphql-merging.ts';
import { updateRefs } from './graphql-refs.ts';
import { GraphqlRefusal } from './graphql-refusal.ts';
import { findNodes, findRepository } from './graphql-repository.ts';
import { accountReply, nodeId } from './replies/account.ts';
import { isFields } from './route.ts';
import type { State } from './state.ts';

/** What a resolver is given beside its arguments. */
export interface GraphqlContext {
  readonly state: State;
  readonly viewer: Viewer;
}

let built: GraphQLSchema | undefined;

/** GitHub's published schema; its query tree is far larger than what is served here. */
function githubSchema(): GraphQLSchema {
  built ??= buildSchema(github.idl, { assumeValid: true, assumeValidSDL: true });
  return built;
}

/** Answers a query by GitHub's schema. What the schema refuses, and what is not served here, is a problem. */
export async function answerGraphql(state: State, viewer: Viewer, body: unknown): Promise<unknown> {
  const source = isFields(body) && typeof body.query === 'string' ? body.query : '';
  const variables = isFields(body) && isFields(body.variables) ? body.variables : {};
  const context: GraphqlContext = { state, viewer };
  try {
    const document = parse(source);
    const wrong = validate(githubSchema(), document);
    if (wrong.length > 0) return refuse(state, wrong);
    const missing = state.withoutMutations.find((name) => source.includes(`${name}(`));
    if (missing !== undefined) return noMutation(missing);
    const result = await execute({
      schema: githubSchema(),
      document,
      variableValues: variables,
      rootValue: rootOf(context),
      contextValue: context,
      fieldResolver: resolve,
    });
    if (result.errors === undefined) return result;
    return { data: result.data ?? null, errors: result.errors.map((error) => errorReply(state, error)) };
  } catch (error) {
    return refuse(state, [error instanceof GraphQLError ? error : new GraphQLError(String(error))]);
  }
}

function refuse(state: State, errors: readonly GraphQLError[]): unknown {
  return { errors: errors.map((error) => errorReply(state, error)) };
}

/** What an older GitHub Enterprise Server says; the form stands in https://github.com/github/gh-gei (`reattributeMannequinToUser`) */
function noMutation(name: string): unknown {
  const message = `Field '${name}' doesn't exist on type 'Mutation'`;
  const extensions = { code: 'undefinedField', typeName: 'Mutation', fieldName: name };
  return { errors: [{ path: ['mutation', name], extensions, message }] };
}

/** GitHub puts the kind of an error beside its message: https://docs.github.com/graphql/guides/using-graphql-clients */
function errorReply(state: State, error: GraphQLError): unknown {
  const { message, path, locations, originalError } = error;
  if (originalError instanceof GraphqlRefusal) return { type: originalError.type, path, locations, message };
  state.problems.push(`GraphQL: ${message}`);
  return { path: path ?? ['query'], locations, message };
}

function rootOf({ state, viewer }: GraphqlContext) {
  return {
    viewer: () => {
      const { login, id, html_url, avatar_url } = accountReply(state, viewer.login);
      return {
        __typename: 'User',
        login,
        databaseId: id,
        id: nodeId('User', id),
        url: html_url,
        avatarUrl: avatar_url,
      };
    },
    repository: findRepository,
    nodes: findNodes,
    createCommitOnBranch,
    updateRefs,
    enablePullRequestAutoMerge,
    disablePullRequestAutoMerge,
    enqueuePullRequest,
    dequeuePullRequest,
  };
}

/** A field that no object here has is a problem, not null: the query would be answered wrongly. */
const resolve: GraphQLFieldResolver<unknown, GraphqlContext> = (source, args, context, info) => {
  const value = isFields(source) ? source[info.fieldName] : undefined;
  if (typeof value === 'function') return value(args, context);
  if (value === undefined)
    context.state.problems.push(`GraphQL: ${info.parentType.name}.${info.fieldName} is not served`);
  return value;
};
