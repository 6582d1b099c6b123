import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { GitHubServer } from '../../world/github/server.ts';
import { freePort } from '../free-port.ts';
import { kubectl } from './world.ts';

/** The ConfigMap of the documentation. */
export const shippedNotifications = readFileSync(
  new URL('../../docs/argocd-notifications.yaml', import.meta.url),
  'utf8',
);

const token = 'github_pat_argo_cd_notifications';

/**
 * The real notifications controller of Argo CD with the ConfigMap that we ship, for Applications of one label: it sends to a GitHub for
 * tests, by a token that may do what the documentation says and nothing else.
 */
export class Notifier implements AsyncDisposable {
  readonly #name: string;
  readonly #child: ChildProcess;
  #said = '';

  private constructor(name: string, child: ChildProcess) {
    this.#name = name;
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#said += chunk;
      });
  }

  static async start(name: string, github: GitHubServer, repository: string): Promise<Notifier> {
    const permissions = { contents: 'write', metadata: 'read' } as const;
    github.addToken(token, { login: 'argo-cd-notifier', type: 'user', repositories: [repository], permissions });
    const map = shippedNotifications
      .replace('https://api.github.com', github.apiUrl)
      .replace('name: argocd-notifications-cm', `name: ${name}`);
    const secret = `apiVersion: v1
kind: Secret
metadata: {name: ${name}, namespace: argocd}
stringData: {gitops-deploy-token: ${token}}
`;
    kubectl(['apply', '-f', '-'], `${map}---\n${secret}`);
    const words = ['--namespace', 'argocd', '--app-label-selector', `notifier=${name}`];
    const names = ['--config-map-name', name, '--secret-name', name, '--metrics-port', String(await freePort())];
    const child = spawn('argocd', [...words, ...names, '--argocd-repo-server', '127.0.0.1:1'], {
      // one program holds all parts of Argo CD
      env: { ...process.env, ARGOCD_BINARY_NAME: 'argocd-notifications' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Notifier(name, child);
  }

  /** All that the controller has written to its log. */
  get said(): string {
    return this.#said;
  }

  /** Subscribes an Application, by the annotations that the documentation names. */
  subscribe(application: string, repository: string, target: string): void {
    const at = ['application', application, '-n', 'argocd', '--overwrite'];
    kubectl(['label', ...at, `notifier=${this.#name}`]);
    kubectl([
      'annotate',
      ...at,
      `gitops-deploy.io/repository=${repository}`,
      `gitops-deploy.io/target=${target}`,
      'notifications.argoproj.io/subscribe.gitops-deploy.gitops-deploy=',
    ]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGKILL');
    await ended;
    for (const kind of ['configmap', 'secret'])
      kubectl(['delete', kind, this.#name, '-n', 'argocd', '--ignore-not-found']);
  }
}
