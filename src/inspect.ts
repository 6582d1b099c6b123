import { accessTo } from './cluster-access.ts';
import type { ApplicationConfiguration } from './configuration/schema.ts';
import type { Connecting } from './connect.ts';
import { checkoutOf, kubeconfigSource } from './connect.ts';
import { systemClock } from './files/clock.ts';
import { createFiles } from './files/files.ts';
import type { ClusterInspection, Inspection, RepositoryInspection } from './ports/inspection.ts';
import type { Token } from './ports/token.ts';

/** What `doctor` looks at, and how the GitOps repository is written. */
export interface Inspecting {
  readonly inspection: Inspection;
  readonly by: 'api' | 'git';
}

/** What `doctor` looks at beyond what a deployment needs; each edge is loaded when it is first used. */
export async function openInspection(
  given: Connecting & { readonly application: ApplicationConfiguration },
): Promise<Inspecting> {
  const { environment, log, context, access } = given;
  const files = createFiles(environment['RUNNER_TEMP']);
  const machine = { environment, files, log };
  const gitops = await gitopsOf(given);
  const inspection: Inspection = {
    machine: async (signal) => (await import('./process/machine.ts')).lookAtMachine(environment, signal),
    application: async () => openRepository(given, { repository: context.repository, token: access.application }),
    gitops: async () => openRepository(given, gitops),
    cluster: (name) => openCluster(given, name),
    pushRight: async (image, signal) => {
      const [{ createConnections }, { registryAccess }] = await Promise.all([
        import('./registry/connections.ts'),
        import('./registry-access.ts'),
      ]);
      const connect = createConnections({ ...machine, clock: systemClock, ...registryAccess(given) });
      return connect(image.registry).pushRight(image.name, signal);
    },
    trivy: async (setup, signal) => {
      const untrusted = given.trustedBranch === undefined ? {} : { untrusted: checkoutOf(environment) };
      return (await import('./process/trivy-look.ts')).lookAtTrivy(setup, { ...machine, ...untrusted }, signal);
    },
    builder: async (choice, signal) =>
      (await import('./process/builder-look.ts')).lookAtBuilder(choice, machine, signal),
  };
  return { inspection, by: gitops.by };
}

interface At {
  readonly repository: string | undefined;
  readonly token: Token | undefined;
}

/** The GitOps repository on this GitHub, and the way that a deployment would choose. */
async function gitopsOf(
  given: Connecting & { readonly application: ApplicationConfiguration },
): Promise<At & { readonly by: 'api' | 'git' }> {
  const [{ chooseTransport }, { repositoryOn }] = await Promise.all([
    import('./transport.ts'),
    import('./git/address.ts'),
  ]);
  const { repository, transport: wanted } = given.application.gitops;
  const { serverUrl } = given.context;
  const token = await given.access.gitops(given.application);
  const { by } = chooseTransport({ wanted, repository, serverUrl, token });
  return { repository: repositoryOn(serverUrl, repository), token, by };
}

async function openRepository(
  { context, log, access }: Connecting,
  { repository, token }: At,
): Promise<RepositoryInspection | undefined> {
  if (repository === undefined || token === undefined) return undefined;
  const { inspectRepository } = await import('./github/inspect.ts');
  if (typeof token === 'string') log.mask(token);
  return inspectRepository({ apiUrl: context.apiUrl, repository, token, clock: systemClock, log, tally: access.tally });
}

async function openCluster(given: Connecting, name: string | undefined): Promise<ClusterInspection | undefined> {
  const access = accessTo(given, name);
  if (access === undefined) return undefined;
  const around = { environment: given.environment, log: given.log, clock: systemClock };
  if (access.through === 'argocd') {
    const { inspectArgo } = await import('./argocd/inspect.ts');
    given.log.mask(access.token);
    return inspectArgo({ address: access.url, token: access.token, ...around });
  }
  const { inspectCluster } = await import('./cluster/inspect.ts');
  const { text, context } = access;
  return inspectCluster({
    kubeconfig: kubeconfigSource(text),
    ...around,
    ...(context === undefined ? {} : { context }),
  });
}
