import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { connectArgo } from '../../src/argocd/argo-cd.ts';
import { textAt } from '../../src/data/fields.ts';
import { systemClock } from '../../src/files/clock.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { never } from '../clock.ts';
import { quietLog } from '../cluster/connection.ts';
import { Door } from './door.ts';
import {
  analysedSteps,
  canary,
  folderWith,
  git,
  gitopsDeploy,
  kubectl,
  listener,
  metric,
  until,
  world,
} from './world.ts';

const server = process.env.REALWORLD_ARGOCD_URL ?? '';
const made: string[] = [];

/** The lines of a policy in docs/permissions.md that begin like this, for the role of a project. */
function documentedPolicy(project: string, ...beginnings: readonly string[]): readonly string[] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/permissions.md'), 'utf8');
  const lines = page.split('\n').filter((line) => beginnings.some((begin) => line.startsWith(`p, ROLE, ${begin}`)));
  if (lines.length === 0) throw new Error(`docs/permissions.md has no policy for ${beginnings}`);
  return lines.map((line) => line.replace('ROLE', `proj:${project}:ci`).replace('PROJECT', project));
}

interface Options {
  /** What the token may do, as docs/permissions.md has it. */
  readonly may?: readonly string[];
  /** Whether nothing is synced automatically. */
  readonly isManual?: boolean;
  /** Whether its first commit is to be applied before anything else. */
  readonly waits?: boolean;
}

/** A project with one Application, one namespace, one repository, and a token of one role, all of the same name. */
class Shop {
  readonly name: string;
  readonly token: string;
  readonly #folder = folderWith({});

  private constructor(name: string, token: string) {
    this.name = name;
    this.token = token;
  }

  static async make(
    scenario: string,
    files: Readonly<Record<string, string>>,
    { may = ['applications, get'], isManual = false, waits = !isManual }: Options = {},
  ): Promise<Shop> {
    const name = `api-${scenario}-${process.pid}`;
    made.push(name);
    execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', `${world.gitRoot}/${name}.git`]);
    kubectl(['create', 'namespace', name]);
    const policies = may.length === 0 ? [] : documentedPolicy(name, ...may);
    apply({
      kind: 'AppProject',
      metadata: { name, namespace: 'argocd' },
      spec: {
        sourceRepos: ['*'],
        destinations: [{ namespace: name, server: '*' }],
        roles: [{ name: 'ci', policies }],
      },
    });
    const shop = new Shop(name, await tokenOf(name));
    git(shop.#folder, 'init', '--quiet', '-b', 'main');
    shop.push(files);
    const source = { repoURL: `${world.gitUrl}/${name}.git`, targetRevision: 'main', path: 'app' };
    const destination = { server: 'https://kubernetes.default.svc', namespace: name };
    apply({
      kind: 'Application',
      metadata: { name, namespace: 'argocd' },
      spec: { project: name, source, destination, syncPolicy: isManual ? {} : { automated: {} } },
    });
    // the first version runs before ours comes
    const seen = '{.status.operationState.phase} {.status.health.status}';
    if (waits) await until(() => shop.field(seen) === 'Succeeded Healthy', 120_000);
    return shop;
  }

  push(files: Readonly<Record<string, string>>): string {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      writeFileSync(join(this.#folder, path), content);
    }
    git(this.#folder, 'add', '--all');
    git(this.#folder, 'commit', '--quiet', '-m', 'change');
    git(this.#folder, 'push', '--quiet', `${world.gitUrl}/${this.name}.git`, 'HEAD:main');
    return git(this.#folder, 'rev-parse', 'HEAD');
  }

  field(path: string): string {
    return kubectl(['get', 'application', this.name, '-n', 'argocd', '-o', `jsonpath=${path}`]);
  }

  rollout(path: string): string {
    return kubectl(['get', 'rollout', 'api', '-n', this.name, '-o', `jsonpath=${path}`]);
  }

  /** Runs a command that reaches nothing but Argo CD. */
  run(words: readonly string[], options: Parameters<typeof gitopsDeploy>[1] & { readonly address?: string } = {}) {
    const environment = { ARGOCD_AUTH_TOKEN: this.token, KUBECONFIG: '', ...options.environment };
    const where = ['--argocd-server', options.address ?? server, '--argocd-application', `argocd/${this.name}`];
    return gitopsDeploy([...words, ...where], { ...options, environment });
  }

  watch(revision: string, tag: string, options: Parameters<Shop['run']>[1] = {}) {
    const what = ['--rollout', `${this.name}/api`, '--image', `registry.test/api:${tag}`, '--revision', revision];
    return this.run(['watch', ...what, '--timeout', '120s'], options);
  }

  cluster(): Cluster {
    const log = quietLog();
    const { token } = this;
    return connectArgo({
      address: new URL(server),
      token,
      environment: {},
      clock: systemClock,
      random: Math.random,
      log,
    });
  }
}

function apply(object: object): void {
  kubectl(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', ...object }));
}

/** A token of the role `ci` of a project, as Argo CD gives it out. */
async function tokenOf(project: string): Promise<string> {
  const answer = await fetch(`${server}/api/v1/projects/${project}/roles/ci/token`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${process.env.REALWORLD_ARGOCD_TOKEN}`,
      'content-type': 'application/json',
      connection: 'close',
    },
    body: JSON.stringify({ project, role: 'ci' }),
  });
  const token = textAt(await answer.json(), 'token');
  if (token === undefined) throw new Error(`Argo CD gives out no token: ${answer.status}`);
  return token;
}

const gate = '[{setWeight: 50}, {pause: {}}, {setWeight: 100}]';
const files = (tag: string, name = 'none', steps = gate) => ({
  'app/all.yaml': canary(name, `registry.test/api:${tag}`, steps),
});

describe
  .skipIf(!world.hasArgoCd)
  .concurrent("through Argo CD's own API, under the policies of docs/permissions.md", () => {
    afterAll(() => {
      for (const name of made) {
        kubectl(['delete', 'application', name, '-n', 'argocd', '--wait=false', '--ignore-not-found']);
        kubectl(['delete', 'namespace', name, '--wait=false', '--ignore-not-found']);
        kubectl(['delete', 'appproject', name, '-n', 'argocd', '--wait=false', '--ignore-not-found']);
      }
    });

    it('a canary is watched to its end, with every value of its analysis', async () => {
      const name = `argo-api-good-${process.pid}`;
      await metric(name, 0.99);
      const shop = await Shop.make('good', files('1', name, analysedSteps));
      const revision = shop.push(files('2', name, analysedSteps));
      const ended = await shop.watch(revision, '2');
      expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
      expect(ended.log).toMatch(/success-rate.*0\.99/);
      expect(ended.log).not.toContain(shop.token);
    });

    it('one whose analysis fails is told with its values', async () => {
      const name = `argo-api-bad-${process.pid}`;
      await metric(name, 0.5);
      const shop = await Shop.make('bad', files('1', name, analysedSteps));
      const revision = shop.push(files('2', name, analysedSteps));
      const ended = await shop.watch(revision, '2');
      expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
      expect(ended.outcome.sentence).toContain('0.5');
    });

    it('pods that cannot pull are told', async () => {
      const shop = await Shop.make('pull', files('1', 'none', '[]'));
      const revision = shop.push(files('pull-error', 'none', '[]'));
      const ended = await shop.watch(revision, 'pull-error');
      expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'image-pull' });
    });

    it('a server that goes away three times in mid-canary changes nothing', async () => {
      await using door = new Door(server);
      await door.open();
      const shop = await Shop.make('away', files('1'));
      const revision = shop.push(files('2'));
      const { heard, onLog } = listener();
      const watching = shop.watch(revision, '2', { address: door.url, onLog, environment: {} });
      for (let time = 0; time < 3; time += 1) {
        await wait(2000);
        await door.shut();
        await wait(3000);
        await door.open();
      }
      const ended = await watching;
      expect(ended.outcome, heard.log).toMatchObject({ outcome: 'paused', reason: 'manual-gate' });
    });

    it('a sync window that denies pauses until its end, which the token of the project may see', async () => {
      const shop = await Shop.make('window', files('1'));
      const begun = new Date(Date.now() - 120_000);
      const schedule = `${begun.getUTCMinutes()} ${begun.getUTCHours()} * * *`;
      const window = { kind: 'deny', schedule, duration: '2h', applications: ['*'] };
      const patch = JSON.stringify({ spec: { syncWindows: [window] } });
      kubectl(['patch', 'appproject', shop.name, '-n', 'argocd', '--type', 'merge', '-p', patch]);
      const revision = shop.push(files('2'));
      const ended = await shop.watch(revision, '2');
      expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'sync-window' });
      expect(ended.outcome.sentence).toMatch(/until \d{4}-/);
    });

    it('what never rendered before ours is not held against it', async () => {
      const shop = await Shop.make(
        'mended',
        { 'app/kustomization.yaml': 'resources: [missing.yaml]\n' },
        { waits: false },
      );
      await until(() => shop.field('{.status.sync.status}') === 'Unknown');
      const kustomization = { 'app/kustomization.yaml': 'resources: [all.yaml]\n' };
      const revision = shop.push({ ...files('2', 'none', '[]'), ...kustomization });
      const ended = await shop.watch(revision, '2');
      expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    });

    it('a token that Argo CD does not know is told', async () => {
      const shop = await Shop.make('unknown', files('1'));
      const environment = { ARGOCD_AUTH_TOKEN: `${shop.token}x` };
      const ended = await shop.watch('a'.repeat(40), '1', { environment });
      expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'forbidden' });
      expect(ended.outcome.sentence).toContain('Argo CD does not take the token (401');
      expect(ended.log).not.toContain(shop.token);
    });

    it('a token that may do nothing is told what it lacks', async () => {
      const shop = await Shop.make('nothing', files('1'), { may: [] });
      const ended = await shop.watch('a'.repeat(40), '1');
      expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'forbidden' });
      expect(ended.outcome.sentence).toContain(`p, ROLE, applications, get, ${shop.name}/${shop.name}, allow`);
    });

    it('a refresh needs no more than reading', async () => {
      const shop = await Shop.make('refresh', files('1'));
      const before = shop.field('{.status.reconciledAt}');
      await wait(1000);
      await shop.cluster().refresh({ namespace: 'argocd', name: shop.name }, never);
      await until(() => shop.field('{.status.reconciledAt}') !== before);
    });

    it('a sync is asked for under its policy, and of what was judged', async () => {
      const shop = await Shop.make('sync', files('1'), {
        may: ['applications, get', 'applications, sync'],
        isManual: true,
      });
      await until(() => shop.field('{.status.sync.status}') === 'OutOfSync');
      const application = { namespace: 'argocd', name: shop.name };
      const revision = shop.field('{.status.sync.revision}');
      const old = { application, resourceVersion: '1', revision, options: [] };
      await expect(shop.cluster().sync(old, never)).rejects.toMatchObject({ code: 'too-many-races' });
      for (let isAsked = false; !isAsked; ) {
        // Argo CD writes to it as well, every few seconds here
        const wanted = { ...old, resourceVersion: shop.field('{.metadata.resourceVersion}') };
        isAsked = await shop
          .cluster()
          .sync(wanted, never)
          .then(
            () => true,
            () => false,
          );
      }
      await until(() => shop.field('{.status.operationState.phase}') === 'Succeeded');
      expect(shop.field('{.status.operationState.syncResult.revision}')).toBe(revision);
      expect(shop.field('{.status.operationState.operation.info[0].value}')).toBe('gitops-deploy: sync: if-manual');
    });

    it('and is forbidden without it', async () => {
      const shop = await Shop.make('no-sync', files('1'), { isManual: true });
      await until(() => shop.field('{.status.sync.status}') === 'OutOfSync');
      const wanted = {
        application: { namespace: 'argocd', name: shop.name },
        revision: shop.field('{.status.sync.revision}'),
        options: [],
      };
      const refused = async () => {
        for (;;) {
          const resourceVersion = shop.field('{.metadata.resourceVersion}');
          const error = await shop
            .cluster()
            .sync({ ...wanted, resourceVersion }, never)
            .then(undefined, (thrown) => thrown);
          if (error?.code !== 'too-many-races') throw error;
        }
      };
      const remedy = expect.stringContaining(`applications, sync, ${shop.name}/${shop.name}, allow`);
      await expect(refused()).rejects.toMatchObject({ code: 'forbidden', remedy });
    });

    it('a Rollout is steered by resource actions, each by its own right', async () => {
      const may = ['applications, get', 'applications, action/argoproj.io/Rollout'];
      const shop = await Shop.make('steer', files('1'), { may });
      shop.push(files('2'));
      const act = (verb: string) => shop.run(['rollout', verb, `${shop.name}/api`]);
      await until(() => shop.rollout('{.status.phase}') === 'Paused', 120_000);
      const full = await act('promote-full');
      expect(full.outcome, full.log).toMatchObject({ outcome: 'errored', reason: 'forbidden' });
      const paused = await act('pause');
      expect(paused.outcome, paused.log).toMatchObject({ outcome: 'succeeded', reason: 'done' });
      const aborted = await act('abort');
      expect(aborted.outcome, aborted.log).toMatchObject({ outcome: 'succeeded', reason: 'done' });
      await until(() => shop.rollout('{.status.abort}') === 'true');
      const retried = await act('retry');
      expect(retried.outcome, retried.log).toMatchObject({ outcome: 'succeeded', reason: 'done' });
      const released = await act('resume');
      expect(released.outcome, released.log).toMatchObject({ outcome: 'succeeded', reason: 'done' });
      await until(() => shop.rollout('{.status.pauseConditions[0].reason}') === 'CanaryPauseStep');
      const promoted = await act('promote');
      expect(promoted.outcome, promoted.log).toMatchObject({ outcome: 'succeeded', reason: 'done' });
      await until(() => shop.rollout('{.status.phase}') === 'Healthy');
      const shown = await shop.run(['rollout', 'status', `${shop.name}/api`]);
      expect(shown.outcome, shown.log).toMatchObject({ outcome: 'succeeded' });
    });
  });
