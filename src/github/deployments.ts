import { numberAt, textAt, timeAt, valueAt } from '../data/fields.ts';
import type { RecordPayload } from '../deployment/record.ts';
import type { Client } from './client.ts';
import { ask } from './client.ts';
import type { DeploymentStatus } from './note.ts';
import { readPayload } from './payload.ts';

/** The task of every deployment of an application: what GitHub tells the records of two applications apart by. */
export function taskOf(application: string): string {
  return `gitops-deploy:${application}`;
}

/** A deployment with a payload of ours. */
export interface OurDeployment {
  readonly id: number;
  /** What GraphQL knows it by. */
  readonly nodeId: string;
  readonly createdAt: Date;
  /** Changes with every status that is added. */
  readonly updatedAt: Date;
  readonly payload: RecordPayload;
}

/** Which deployments, and which page of them. */
export interface DeploymentSearch {
  readonly application: string;
  /** Every environment where none is named. */
  readonly environment: string | undefined;
  /** At most 100. */
  readonly size: number;
  /** From 1. */
  readonly page: number;
}

const doing = { what: 'reading the deployments of', stage: 'write', needs: 'deployments=read' } as const;

/** One page of an application's deployments, the newest first; those of other tools are left out. */
export async function readDeployments(
  client: Client,
  search: DeploymentSearch,
  signal: AbortSignal,
): Promise<{ readonly ours: readonly OurDeployment[]; readonly isLast: boolean }> {
  const { application, environment, size, page } = search;
  const { data } = await ask(client, { ...doing, signal }, ({ rest, at }) =>
    rest.repos.listDeployments({
      ...at,
      task: taskOf(application),
      ...(environment === undefined ? {} : { environment }),
      per_page: size,
      page,
    }),
  );
  const ours = data.flatMap((one) => readDeployment(one, application));
  return { ours: ours.toSorted((one, other) => other.id - one.id), isLast: data.length < size };
}

/** A payload that speaks of something else than its deployment was not made by us. */
function readDeployment(deployment: unknown, application: string): readonly OurDeployment[] {
  const id = numberAt(deployment, 'id');
  const createdAt = timeAt(deployment, 'created_at');
  const updatedAt = timeAt(deployment, 'updated_at');
  const payload = readPayload(valueAt(deployment, 'payload'));
  if (id === undefined || createdAt === undefined || updatedAt === undefined || payload === undefined) return [];
  const isSame = payload.application === application && payload.environment === textAt(deployment, 'environment');
  const nodeId = textAt(deployment, 'node_id') ?? '';
  return isSame ? [{ id, nodeId, createdAt, updatedAt, payload }] : [];
}

/** The newest statuses of a deployment, at most 100: a record gets a handful. */
export async function readStatuses(
  client: Client,
  deployment: number,
  signal: AbortSignal,
): Promise<readonly DeploymentStatus[]> {
  const { data } = await ask(client, { ...doing, signal }, ({ rest, at }) =>
    rest.repos.listDeploymentStatuses({ ...at, deployment_id: deployment, per_page: 100 }),
  );
  return data.map(({ id, state, description, created_at, log_url }) => ({
    id,
    state,
    description,
    createdAt: new Date(created_at),
    ...(log_url === undefined || log_url === '' ? {} : { url: log_url }),
  }));
}
