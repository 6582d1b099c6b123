import { sees } from './access.ts';
import type { GraphqlContext } from './graphql.ts';
import { demandOrForbid, GraphqlRefusal, ruleViolation } from './graphql-refusal.ts';
import { pushBlock } from './protection.ts';
import { nodeId } from './replies/account.ts';
import type { Repository } from './state.ts';

interface RefUpdate {
  readonly name: string;
  readonly afterOid: string;
  readonly beforeOid?: string | null;
  readonly force?: boolean | null;
}

interface UpdateRefsInput {
  readonly clientMutationId?: string | null;
  readonly repositoryId: string;
  readonly refUpdates: readonly RefUpdate[];
}

const nothing = '0'.repeat(40);

/**
 * Moves refs, all or none, if each still points where the caller thinks it does.
 * https://docs.github.com/graphql/reference/mutations#updaterefs; GitHub does not publish what it says of a ref that has moved.
 */
export function updateRefs({ input }: { input: UpdateRefsInput }, context: GraphqlContext) {
  const repository = repositoryOf(input, context);
  demandOrForbid(context.viewer, ['contents=write']);
  for (const update of input.refUpdates) check(context, repository, update);
  const commands = input.refUpdates.map(({ name, afterOid, beforeOid }) => {
    const before = beforeOid ?? repository.bare.ref(name) ?? nothing;
    return afterOid === nothing ? `delete ${name} ${before}\n` : `update ${name} ${afterOid} ${before}\n`;
  });
  try {
    repository.bare.git(['update-ref', '--stdin'], commands.join(''));
  } catch {
    // somebody pushes at the same moment
    throw refused(`Could not update ${input.refUpdates.map(({ name }) => name).join(', ')}`);
  }
  return { clientMutationId: input.clientMutationId ?? null };
}

function repositoryOf({ repositoryId }: UpdateRefsInput, { state, viewer }: GraphqlContext): Repository {
  const found = [...state.repositories.values()].find(({ id }) => nodeId('Repository', id) === repositoryId);
  if (found !== undefined && sees(viewer, found)) return found;
  throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a node with the global id of '${repositoryId}'.`);
}

function check({ state, viewer }: GraphqlContext, repository: Repository, update: RefUpdate): void {
  const { name, afterOid, beforeOid, force } = update;
  const { bare } = repository;
  const now = bare.ref(name);
  if (bare.ask(['check-ref-format', name]) === undefined) throw refused(`${name} is not a valid ref name`);
  if (typeof beforeOid === 'string' && beforeOid !== (now ?? nothing)) throw refused(`Could not update ${name}`);
  const after = afterOid === nothing ? undefined : afterOid;
  if (after !== undefined && bare.ask(['cat-file', '-e', after]) === undefined) throw refused('Object does not exist');
  if (force !== true && now !== undefined && after !== undefined && !bare.isAncestor(now, after))
    throw refused('Update is not a fast forward');
  const branch = name.replace(/^refs\/heads\//, '');
  const by = viewer.login;
  const block = branch === name ? undefined : pushBlock(state, repository, { branch, before: now, after, by });
  if (block !== undefined) throw ruleViolation(block);
}

function refused(message: string): GraphqlRefusal {
  return new GraphqlRefusal('UNPROCESSABLE', message);
}
