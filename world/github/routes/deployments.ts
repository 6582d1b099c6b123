import { notFound, Refusal, validationFailed } from '../refusal.ts';
import { accountReply, nodeId } from '../replies/account.ts';
import { repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Route } from '../route.ts';
import { isLongerThan, listOf, paged, route, textOf } from '../route.ts';
import type { Deployment } from '../state.ts';
import { nextId, now } from '../state.ts';

const resource = 'Deployment';
const defaultBranch = 'main';

/** https://docs.github.com/rest/deployments/deployments#create-a-deployment */
function createDeployment(call: Call): Answer {
  const { state, repository, body } = call;
  const ref = textOf(body, 'ref') ?? '';
  const sha = repository.bare.resolve(ref);
  if (sha === undefined)
    throw validationFailed({ resource, field: 'ref', code: 'invalid', message: `No ref found for: ${ref}` });
  if (isLongerThan(textOf(body, 'description'), 140)) throw tooLong(resource);
  const merged = body.auto_merge === false ? undefined : autoMerge(call, ref, sha);
  if (merged !== undefined) return merged;
  refuseFailedContexts(call, ref, sha);
  const made = newDeployment(call, ref, sha);
  state.deployments.push(made);
  return { status: 201, body: deploymentReply(call, made) };
}

export function tooLong(of: string): Refusal {
  const message = 'description is too long (maximum is 140 characters)';
  return validationFailed({ resource: of, code: 'custom', field: 'description', message });
}

/**
 * On by default: a ref that is behind the default branch is merged with it, and no deployment is made; a merge that
 * conflicts is refused, and so is one into a commit, which no branch can take.
 */
function autoMerge({ state, repository, viewer }: Call, ref: string, sha: string): Answer | undefined {
  const { bare } = repository;
  const base = bare.ref(`refs/heads/${defaultBranch}`);
  if (base === undefined || bare.isAncestor(base, sha)) return undefined;
  const branch = `refs/heads/${ref.replace(/^(refs\/)?heads\//, '')}`;
  const tree = bare.ref(branch) === sha ? bare.mergedTree(sha, base) : undefined;
  if (tree === undefined) throw new Refusal(409, `Conflict merging ${defaultBranch} into ${ref}.`);
  const merge = bare.commitTree(tree, [sha, base], {
    message: `Auto-merged ${defaultBranch} into ${ref} on deployment.`,
    author: `${viewer.login} <${viewer.login}@users.noreply.github.com>`,
    date: state.clock(),
  });
  bare.git(['update-ref', branch, merge, sha]);
  return { status: 202, body: { message: `Auto-merged ${defaultBranch} into ${ref} on deployment.` } };
}

/**
 * Every context that was ever submitted has to be a success, unless `required_contexts` names others or none. The
 * refusal was seen in https://github.com/drevops/vortex/issues/1903
 */
function refuseFailedContexts({ state, repository, body }: Call, ref: string, sha: string): void {
  const newest = new Map(
    state.statuses
      .filter((one) => one.repository === repository.fullName && one.sha === sha)
      .map((one) => [one.context.toLowerCase(), { context: one.context, state: one.state }]),
  );
  const required = listOf(body, 'required_contexts')?.filter((name) => typeof name === 'string');
  const looked = required?.map((name) => newest.get(name.toLowerCase()) ?? { context: name, state: 'missing' });
  const contexts = looked ?? [...newest.values()];
  if (contexts.every((one) => one.state === 'success')) return;
  throw new Refusal(409, `Conflict: Commit status checks failed for ${ref}.`, {
    errors: [{ contexts, resource, field: 'required_contexts', code: 'invalid' }],
  });
}

function newDeployment({ state, repository, viewer, body }: Call, ref: string, sha: string): Deployment {
  const environment = textOf(body, 'environment') ?? 'production';
  const created = now(state);
  return {
    repository: repository.fullName,
    id: nextId(state),
    sha,
    ref,
    task: textOf(body, 'task') ?? 'deploy',
    environment,
    description: textOf(body, 'description') ?? null,
    payload: body.payload ?? '',
    transient_environment: body.transient_environment === true,
    production_environment:
      body.production_environment === undefined ? environment === 'production' : body.production_environment === true,
    created_at: created,
    updated_at: created,
    creator: viewer.login,
    statuses: [],
  };
}

/** https://docs.github.com/rest/deployments/deployments#list-deployments: the newest first */
function listDeployments(call: Call): Answer {
  const wanted = (name: 'sha' | 'ref' | 'task' | 'environment', one: Deployment) => {
    const value = call.query.get(name) ?? 'none';
    return value === 'none' || one[name] === value;
  };
  const found = call.state.deployments.filter(
    (one) =>
      one.repository === call.repository.fullName &&
      wanted('sha', one) &&
      wanted('ref', one) &&
      wanted('task', one) &&
      wanted('environment', one),
  );
  return paged(call, found.reverse(), (one) => deploymentReply(call, one));
}

/** The deployment that the path names. */
export function namedDeployment({ state, repository, path }: Call): Deployment {
  const id = Number(path.deployment_id);
  const found = state.deployments.find((one) => one.repository === repository.fullName && one.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function deploymentReply({ state, repository }: Call, one: Deployment) {
  const url = `${repositoryUrl(state, repository)}/deployments/${one.id}`;
  return {
    url,
    id: one.id,
    node_id: nodeId('Deployment', one.id),
    sha: one.sha,
    ref: one.ref,
    task: one.task,
    payload: one.payload,
    original_environment: one.environment,
    environment: one.environment,
    description: one.description,
    creator: accountReply(state, one.creator),
    created_at: one.created_at,
    updated_at: one.updated_at,
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(state, repository),
    transient_environment: one.transient_environment,
    production_environment: one.production_environment,
  };
}

export const deploymentRoutes: readonly Route[] = [
  route('POST /deployments', ['deployments=write'], createDeployment),
  route('GET /deployments', ['deployments=read'], listDeployments),
  route('GET /deployments/{deployment_id}', ['deployments=read'], (call) => ({
    status: 200,
    body: deploymentReply(call, namedDeployment(call)),
  })),
];
