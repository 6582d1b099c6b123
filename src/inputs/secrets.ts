import type { Reading } from './reading.ts';
import type { Tokens } from './secret-variables.ts';

/** What must never be logged. */
export interface Secrets extends Tokens {
  /** The number of a GitHub App, or its client ID: with its key it makes the tokens that are not given. */
  readonly appId?: string;
  /** Text of a kubeconfig, or the path of one. */
  readonly kubeconfig?: string;
  /** Address of the Argo CD API server that serves where there is no kubeconfig. */
  readonly argocdServer?: string;
}

/** A GitHub App, and what it proves itself with. */
export interface AppCredentials {
  readonly id: string;
  readonly privateKey: string;
}

/** The GitHub App of a run, if there is one. */
export function appOf({ appId: id, appPrivateKey: privateKey }: Secrets): AppCredentials | undefined {
  return id === undefined || privateKey === undefined ? undefined : { id, privateKey };
}

/** Whether there is anything that opens the application repository. */
export function opensApplication(secrets: Secrets): boolean {
  return secrets.githubToken !== undefined || appOf(secrets) !== undefined;
}

/** The secrets of a run; half of an App is a problem. */
export function readSecrets(reading: Reading): Secrets {
  const found = {
    githubToken: reading.text('github-token'),
    gitopsToken: reading.text('gitops-token'),
    appId: reading.text('app-id'),
    appPrivateKey: reading.text('app-private-key'),
    kubeconfig: reading.text('kubeconfig'),
    argocdServer: reading.text('argocd-server'),
    argocdToken: reading.text('argocd-token'),
  };
  checkApp(found, reading);
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** https://docs.github.com/apps/creating-github-apps: a number, or such as `Iv23liAbCdEf`. */
const appId = /^(\d+|Iv[\w.]+)$/;

function checkApp(
  { appId: id, appPrivateKey: key }: { readonly [Name in 'appId' | 'appPrivateKey']: string | undefined },
  reading: Reading,
): void {
  if (id === undefined && key !== undefined)
    reading.wrong('app-id', 'app-private-key is of no use without it', 'the App ID on the page of the App');
  if (id !== undefined && key === undefined)
    reading.wrong('app-private-key', 'app-id is of no use without it', 'the .pem file that GitHub made for the App');
  if (id !== undefined && !appId.test(id))
    reading.wrong('app-id', 'is neither the App ID nor the client ID of a GitHub App', 'such as 123456');
}
