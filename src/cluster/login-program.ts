import { resolve } from 'node:path';
import { isFields, isTrueAt, listAt, textAt } from '../data/fields.ts';
import { badInput } from '../errors.ts';
import { withoutHold } from './login-child.ts';
import type { KubeConfig } from './official-client.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Cluster = ReturnType<KubeConfig['getCurrentCluster']>;

/** Variables of ours that no login program needs: inputs and state of the action, and tokens for GitHub. */
const ours = /^(INPUT|STATE)_|^(GITHUB_TOKEN|GH_TOKEN|GITOPS_TOKEN|ACTIONS_RUNTIME_TOKEN)$/;

/**
 * Readies the programs that users of a kubeconfig log in with (`exec`): the official client starts them with the
 * environment of this process and what `exec.env` says. Here they lose what is ours, and get the variable that the
 * protocol promises. A command that is a relative path is relative to the kubeconfig, as for kubectl.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
export function withLoginPrograms(config: KubeConfig, environment: Environment, folder: string | undefined): void {
  withoutHold(config);
  const cluster = config.getCurrentCluster();
  config.users = config.users.map((user) => {
    const exec: unknown = user.exec;
    if (!isFields(exec)) return user;
    const command = textAt(exec, 'command');
    const isRelative = command !== undefined && /[/\\]/.test(command) && folder !== undefined;
    return {
      ...user,
      exec: {
        ...exec,
        env: [...hidden(environment), execInfo(exec, cluster), ...listAt(exec, 'env')],
        ...(isRelative ? { command: resolve(folder, command) } : {}),
      },
    };
  });
}

/** Throws `bad-input` where the user logs in with a program, or has one read a script, that is anybody's. */
export function refuseLogins(config: KubeConfig, isAnybodys: (file: string) => boolean): void {
  const exec: unknown = config.getCurrentUser()?.exec;
  const words = [textAt(exec, 'command') ?? '', ...listAt(exec, 'args').map(String)];
  if (!words.some((word) => /[/\\]/.test(word) && isAnybodys(word))) return;
  throw badInput([{ message: 'logs in with a program that lies in the checkout', place: { name: 'kubeconfig' } }]);
}

/** A variable without a value is left out when Node starts a program: that is how it is taken away. */
function hidden(environment: Environment): readonly { readonly name: string; readonly value: undefined }[] {
  return Object.entries(environment)
    .filter(([name, value]) => ours.test(name) || isKubeconfig(value ?? ''))
    .map(([name]) => ({ name, value: undefined }));
}

/** Kubeconfigs of other clusters may be in the environment too. */
function isKubeconfig(value: string): boolean {
  return /\bkind\W{1,4}Config\b/.test(value);
}

function execInfo(exec: unknown, cluster: Cluster): { readonly name: string; readonly value: string } {
  const isWanted = isTrueAt(exec, 'provideClusterInfo') && cluster !== null;
  const spec = { interactive: false, ...(isWanted ? { cluster: clusterInfo(cluster) } : {}) };
  const apiVersion = textAt(exec, 'apiVersion') ?? 'client.authentication.k8s.io/v1';
  return { name: 'KUBERNETES_EXEC_INFO', value: JSON.stringify({ apiVersion, kind: 'ExecCredential', spec }) };
}

function clusterInfo(cluster: NonNullable<Cluster>): object {
  return {
    server: cluster.server,
    'tls-server-name': cluster.tlsServerName,
    'insecure-skip-tls-verify': cluster.skipTLSVerify || undefined,
    'certificate-authority-data': cluster.caData,
    'proxy-url': cluster.proxyUrl,
  };
}
