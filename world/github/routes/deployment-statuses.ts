import { accountReply, nodeId } from '../replies/account.ts';
import { repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Route } from '../route.ts';
import { isLongerThan, paged, route, textOf } from '../route.ts';
import type { Deployment, DeploymentStatus } from '../state.ts';
import { nextId, now } from '../state.ts';
import { namedDeployment, tooLong } from './deployments.ts';

/** https://docs.github.com/rest/deployments/statuses#create-a-deployment-status; the refusal was seen in https://github.com/Shopify/shipit-engine/issues/1004 */
function createDeploymentStatus(call: Call): Answer {
  const { state, body, viewer } = call;
  const deployment = namedDeployment(call);
  if (isLongerThan(textOf(body, 'description'), 140)) throw tooLong('DeploymentStatus');
  const status: DeploymentStatus = {
    id: nextId(state),
    state: textOf(body, 'state') ?? '',
    description: textOf(body, 'description') ?? '',
    environment: textOf(body, 'environment') ?? deployment.environment,
    // "This parameter replaces target_url"
    log_url: textOf(body, 'log_url') ?? textOf(body, 'target_url') ?? '',
    environment_url: textOf(body, 'environment_url') ?? '',
    created_at: now(state),
    creator: viewer.login,
  };
  deployment.statuses.push(status);
  deployment.updated_at = status.created_at;
  if (status.state === 'success' && body.auto_inactive !== false) retireOthers(call, deployment);
  return { status: 201, body: statusReply(call, deployment, status) };
}

/**
 * "Adds a new inactive status to all prior non-transient, non-production environment deployments with the same
 * repository and environment name": https://docs.github.com/rest/deployments/statuses#inactive-deployments
 */
function retireOthers({ state, viewer }: Call, deployment: Deployment): void {
  const others = state.deployments.filter(
    (one) =>
      one.repository === deployment.repository &&
      one.environment === deployment.environment &&
      one.id < deployment.id &&
      !one.transient_environment &&
      !one.production_environment,
  );
  for (const other of others) {
    const newest = other.statuses.at(-1);
    if (newest?.state !== 'success') continue;
    const retired = { ...newest, id: nextId(state), state: 'inactive', description: '', created_at: now(state) };
    other.statuses.push({ ...retired, creator: viewer.login });
  }
}

function statusReply({ state, repository }: Call, deployment: Deployment, status: DeploymentStatus) {
  const api = repositoryUrl(state, repository);
  const url = `${api}/deployments/${deployment.id}`;
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: accountReply(state, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.log_url,
    log_url: status.log_url,
    environment_url: status.environment_url,
    created_at: status.created_at,
    updated_at: status.created_at,
    deployment_url: url,
    repository_url: api,
  };
}

/** The newest first. */
function listDeploymentStatuses(call: Call): Answer {
  const deployment = namedDeployment(call);
  return paged(call, deployment.statuses.toReversed(), (status) => statusReply(call, deployment, status));
}

export const deploymentStatusRoutes: readonly Route[] = [
  route('POST /deployments/{deployment_id}/statuses', ['deployments=write'], createDeploymentStatus),
  route('GET /deployments/{deployment_id}/statuses', ['deployments=read'], listDeploymentStatuses),
];
