import { readAddress } from './argocd/address.ts';
import type { ApplicationConfiguration } from './configuration/schema.ts';
import { DeployError } from './errors.ts';
import type { Secrets } from './inputs/secrets.ts';

/** A cluster through the Kubernetes API. */
export interface KubernetesAccess {
  readonly through: 'kubernetes';
  /** A kubeconfig, or the path of one. */
  readonly text: string;
  readonly context?: string;
}

/** A cluster as far as an Argo CD API server shows it. */
export interface ArgoAccess {
  readonly through: 'argocd';
  readonly url: URL;
  /** Whether others can read on the way what is sent. */
  readonly isOpen: boolean;
  readonly token: string;
}

/** What accesses are read from. */
export interface Reachable {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly secrets: Secrets;
  /** Context of the kubeconfig that serves every target. */
  readonly kubeContext?: string;
  readonly application?: Pick<ApplicationConfiguration, 'clusters'>;
}

type ClusterConfiguration = ApplicationConfiguration['clusters'][string];

/** How a cluster is reached: one of the configuration, or what serves every target without its own; undefined where nothing was given. */
export function accessTo(given: Reachable, name: string | undefined): KubernetesAccess | ArgoAccess | undefined {
  const named = name === undefined ? undefined : given.application?.clusters[name];
  if (name === undefined || named === undefined) return commonAccess(given);
  const { argocd, context } = named;
  if (argocd !== undefined) {
    const token = fromEnvironment(given, { name, key: 'token', what: 'the token for the Argo CD' }, named);
    return argoAccess(argocd, token, `clusters.${name}.argocd`);
  }
  const text = fromEnvironment(given, { name, key: 'kubeconfig', what: 'the kubeconfig of the cluster' }, named);
  return { through: 'kubernetes', text, ...(context === undefined ? {} : { context }) };
}

/** A kubeconfig shows more than Argo CD does, so it is taken where there are both. */
function commonAccess({ secrets, kubeContext }: Reachable): KubernetesAccess | ArgoAccess | undefined {
  const { kubeconfig = '', argocdServer = '', argocdToken = '' } = secrets;
  if (kubeconfig !== '')
    return { through: 'kubernetes', text: kubeconfig, ...(kubeContext === undefined ? {} : { context: kubeContext }) };
  if (argocdServer === '') return undefined;
  if (argocdToken === '')
    throw wrong('argocd-server is given without argocd-token', 'set argocd-token (ARGOCD_AUTH_TOKEN)');
  return argoAccess(argocdServer, argocdToken, 'argocd-server');
}

function argoAccess(address: string, token: string, where: string): ArgoAccess {
  const read = readAddress(address);
  if ('wrong' in read) throw wrong(`${where}: "${address}" ${read.wrong}`);
  // a line break from a file would make a header of its own
  return { through: 'argocd', ...read, token: token.trim() };
}

function fromEnvironment(
  { environment }: Reachable,
  { name, key, what }: { readonly name: string; readonly key: 'kubeconfig' | 'token'; readonly what: string },
  named: ClusterConfiguration,
): string {
  const variable = named[key]?.slice('env:'.length) ?? '';
  const text = environment[variable];
  if (text !== undefined && text !== '') return text;
  throw wrong(
    `${what} ${name} is to stand in ${variable}, which is not set`,
    `set ${variable} in the env of the step, or correct clusters.${name}.${key}`,
  );
}

function wrong(message: string, remedy?: string): DeployError {
  return new DeployError('bad-input', { stage: 'inputs', message, ...(remedy === undefined ? {} : { remedy }) });
}
