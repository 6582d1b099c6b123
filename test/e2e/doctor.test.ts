import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textAt } from '../../src/data/fields.ts';
import type { Diagnosis } from '../../src/doctor/diagnosis.ts';
import { token } from '../../world/github/server.ts';
import { accountWith, documentedRules } from './accounts.ts';
import { GuardedRegistry } from './guarded-registry.ts';
import { Shop } from './shop.ts';
import { apply, gitopsDeploy, kubectl, until, world } from './world.ts';

const argoCd = {
  server: process.env['REALWORLD_ARGOCD_URL'] ?? '',
  token: process.env['REALWORLD_ARGOCD_TOKEN'] ?? '',
};

let shop: Shop;
let commit: string;
const { pid } = process;
const name = `doctor-${pid}`;

/** What the doctor answered: `question answer` with what it said, by question. */
interface Seen {
  readonly exit: number;
  readonly sentence: string;
  readonly milliseconds: number;
  readonly all: readonly Diagnosis[];
  readonly of: (question: string) => string;
  readonly remedyOf: (question: string) => string;
}

interface Examined {
  readonly environment?: Readonly<Record<string, string>>;
  /** Changes the configuration of the checkout. */
  readonly configure?: (text: string) => string;
  readonly files?: Readonly<Record<string, string>>;
}

async function examine({
  environment = { KUBECONFIG: world.kubeconfig },
  configure,
  files = {},
}: Examined = {}): Promise<Seen> {
  const folder = shop.checkout(commit);
  const file = join(folder, '.gitops-deploy.yaml');
  if (configure !== undefined) writeFileSync(file, configure(readFileSync(file, 'utf8')));
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const begun = performance.now();
  const { exit, outcome } = await gitopsDeploy(['doctor', '--environment', 'staging'], {
    folder,
    environment: {
      ...shop.environment(commit),
      GITHUB_EVENT_NAME: '',
      GITHUB_TOKEN: token,
      KUBECONFIG: '',
      ...environment,
    },
  });
  const all = (outcome as unknown as { readonly diagnoses: readonly Diagnosis[] }).diagnoses;
  const find = (question: string) => all.find((one) => one.question === question);
  return {
    exit,
    sentence: outcome.sentence,
    milliseconds: Math.round(performance.now() - begun),
    all,
    of: (question) => `${find(question)?.answer}: ${find(question)?.sentence}`,
    remedyOf: (question) => find(question)?.remedy ?? '',
  };
}

/** Gives an account the rules that a remedy names, in the namespace that it names, as a person would paste them. */
function paste(remedy: string, account: string): void {
  const [, namespace = '', rules = ''] = /in the namespace "([^"]+)": rules: (\[.*\])/.exec(remedy) ?? [];
  const role = `${name}-${rules.length}`;
  const subject = `{kind: ServiceAccount, name: watcher, namespace: ${account}}`;
  apply(
    namespace,
    `{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: ${role}}, rules: ${rules}}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: ${role}}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: ${role}}, subjects: [${subject}]}
`,
  );
  pasted.push([namespace, role]);
}

const pasted: [string, string][] = [];

beforeAll(async () => {
  if (!world.isUp) return;
  shop = await Shop.open({ name, applications: ['api'], environments: { staging: { write: 'push' } } });
  commit = (await shop.commit('one')).sha;
  const { namespace } = shop.names('api', 'staging');
  const images = () => kubectl(['get', 'rollout', 'api', '-n', namespace, '--ignore-not-found', '-o', 'name']);
  await until(() => namespaceIsThere(namespace) && images() !== '');
}, 120_000);

function namespaceIsThere(namespace: string): boolean {
  return kubectl(['get', 'namespace', namespace, '--ignore-not-found', '-o', 'name']) !== '';
}

afterAll(async () => {
  if (!world.isUp) return;
  for (const [namespace, role] of pasted)
    kubectl(['delete', 'role,rolebinding', role, '-n', namespace, '--ignore-not-found']);
  kubectl(['delete', 'appproject', name, '-n', 'argocd', '--ignore-not-found']);
  await shop[Symbol.asyncDispose]();
});

describe.skipIf(!world.isUp)('doctor on real parts', () => {
  it('finds everything as it is', { timeout: 60_000 }, async () => {
    const { image } = shop.names('api', 'staging');
    const seen = await examine();
    expect(seen.of('runner')).toMatch(/^fine: Node 24/);
    expect(seen.of('clock')).toBe('fine: agrees with ours');
    expect(seen.of('write')).toBe('fine: a push to main passes');
    expect(seen.of('edits')).toBe('fine: 1 in apps/api/staging/kustomization.yaml');
    expect(seen.of('argocd-application')).toMatch(/^fine: Synced/);
    expect(seen.of('argocd-permissions')).toMatch(/^fine/);
    expect(seen.of('auto-sync')).toBe('fine: auto-sync is on, and heals');
    expect(seen.of('sync-window')).toBe('fine: default has none');
    expect(seen.of('source')).toBe('fine: main, apps/api/staging');
    expect(seen.of('overrides')).toBe('fine: nothing overrides what we write');
    expect(seen.of('workload')).toBe(`fine: runs ${image}:first`);
    expect(seen.of('templates')).toBe('fine: success-rate');
    expect(seen.of('cluster-permissions')).toMatch(/^fine: may list rollouts/);
    // nobody has pushed what the manifests of the shop begin with
    expect(seen.of('registry')).toBe(`problem: no longer has ${image}:first, which runs`);
    expect(seen.of('push')).toMatch(/^could-not-tell: .* asks nobody who they are/);
    expect(seen.of('trivy')).toMatch(/^fine: 0\.69\.0/);
    expect(seen.of('trivy-database')).toMatch(/^fine: of 20/);
    expect(seen.of('builder')).toMatch(/^fine: buildx 0\.\S+, builder realworld \(remote\)$/);
    expect(seen.of('platforms')).toMatch(/^could-not-tell: the builder runs nothing of linux\/arm64/);
    expect(seen.exit).toBe(1);
    expect(seen.sentence).toMatch(/^1 problem, /);
    expect(seen.milliseconds).toBeLessThan(20_000);
  });

  it('tells which rules a service account lacks; pasted as they are told, they are enough', {
    timeout: 120_000,
  }, async () => {
    const { namespace } = shop.names('api', 'staging');
    const kubeconfig = accountWith('', namespace);
    const environment = { KUBECONFIG: kubeconfig };
    const bare = await examine({ environment });
    expect(bare.of('workload')).toMatch(/^problem: may not be seen/);
    expect(bare.of('argocd-application')).toMatch(/^problem: may not be read/);
    expect(bare.of('cluster-permissions')).toMatch(/^problem: may not list rollouts, watch rollouts/);
    expect(bare.of('argocd-permissions')).toMatch(/^problem: may not list applications, watch applications/);
    paste(bare.remedyOf('cluster-permissions'), namespace);
    paste(bare.remedyOf('argocd-permissions'), namespace);
    const allowed = await examine({ environment });
    expect(allowed.of('cluster-permissions')).toMatch(/^fine: all that is needed; not list analysisruns/);
    expect(allowed.of('argocd-permissions')).toMatch(/^fine: all that is needed; not patch applications/);
    expect(allowed.of('argocd-application')).toMatch(/^fine/);
    expect(allowed.of('sync-window')).toMatch(/^could-not-tell: the AppProject default cannot be seen/);
    expect(allowed.of('templates')).toMatch(/^could-not-tell: success-rate cannot be looked for/);
    // what the rules for templates are is told as well
    paste(allowed.remedyOf('templates'), namespace);
    expect((await examine({ environment })).of('templates')).toBe('fine: success-rate');
  });

  it('finds the rules of the documentation to be enough', { timeout: 60_000 }, async () => {
    const { namespace } = shop.names('api', 'staging');
    const kubeconfig = accountWith(documentedRules('The cluster'), namespace);
    const seen = await examine({ environment: { KUBECONFIG: kubeconfig } });
    expect(seen.of('cluster-permissions')).toMatch(
      /^fine: all that is needed; not patch rollouts, patch rollouts\/status/,
    );
  });

  it('asks Argo CD itself for its version and for each right', { timeout: 60_000 }, async () => {
    const { argocd } = shop.names('api', 'staging');
    const project = { roles: [{ name: 'ci', policies: [`p, proj:${name}:ci, applications, get, ${name}/*, allow`] }] };
    const spec = { sourceRepos: ['*'], destinations: [{ namespace: '*', server: '*' }], ...project };
    kubectl(
      ['apply', '-f', '-'],
      JSON.stringify({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AppProject',
        metadata: { name, namespace: 'argocd' },
        spec,
      }),
    );
    kubectl([
      'patch',
      'application',
      argocd,
      '-n',
      'argocd',
      '--type',
      'merge',
      '-p',
      JSON.stringify({ spec: { project: name } }),
    ]);
    const all = await examine({ environment: { ARGOCD_SERVER: argoCd.server, ARGOCD_AUTH_TOKEN: argoCd.token } });
    expect(all.of('argocd-version')).toMatch(/^fine: v3\.2/);
    expect(all.of('argocd-permissions')).toBe('fine: may get');
    expect(all.of('workload')).toMatch(/^fine/);
    expect(all.of('templates')).toBe('fine: success-rate');
    const role = await roleToken();
    const sync = (text: string) => text.replace('sync: never', 'sync: if-manual');
    const few = await examine({
      environment: { ARGOCD_SERVER: argoCd.server, ARGOCD_AUTH_TOKEN: role },
      configure: sync,
    });
    expect(few.of('argocd-application')).toMatch(/^fine/);
    expect(few.of('argocd-permissions')).toMatch(/^problem: may not sync/);
    expect(few.remedyOf('argocd-permissions')).toContain(`p, ROLE, applications, sync, ${name}/${argocd}, allow`);
    const wrong = await examine({ environment: { ARGOCD_SERVER: argoCd.server, ARGOCD_AUTH_TOKEN: 'nobody' } });
    expect(wrong.of('argocd-application')).toMatch(/^problem: may not be read: Argo CD does not take the token/);
    expect(wrong.of('argocd-permissions')).toMatch(/^could-not-tell/);
  });

  it('tells a closed sync window, what skips, and what overrides Git', { timeout: 90_000 }, async () => {
    const { argocd, folder, image } = shop.names('api', 'staging');
    const patch = (kind: string, of: string, value: object) =>
      kubectl(['patch', kind, of, '-n', 'argocd', '--type', 'merge', '-p', JSON.stringify(value)]);
    const windows = [{ kind: 'deny', schedule: '* * * * *', duration: '24h', applications: ['*'] }];
    patch('appproject', name, { spec: { syncWindows: windows } });
    patch('application', argocd, { metadata: { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } } });
    const file = `${folder}/.argocd-source-${argocd}.yaml`;
    await shop.gitops.commit({ [file]: `kustomize:\n  images:\n  - ${image}:pinned\n` }, 'somebody clicked');
    const seen = await examine();
    expect(seen.of('sync-window')).toMatch(/^problem: they are closed now, .*100 % of the time/);
    expect(seen.of('auto-sync')).toBe('problem: it is told to skip reconciliation');
    expect(seen.of('overrides')).toBe(
      `problem: the edit would have no effect: ${file} sets kustomize.images ${image}:pinned`,
    );
    // the command that is told does it
    execFileSync('sh', ['-c', seen.remedyOf('auto-sync')], { stdio: 'ignore' });
    patch('appproject', name, { spec: { syncWindows: [] } });
    await shop.gitops.commit({ [file]: 'kustomize: {}\n' }, 'and took it back');
    const after = await examine();
    expect([after.of('sync-window'), after.of('auto-sync'), after.of('overrides')]).toEqual([
      `fine: ${name} has none`,
      'fine: auto-sync is on, and heals',
      'fine: nothing overrides what we write',
    ]);
  });

  it('tells a registry that wants a login, and one that it does not take', { timeout: 90_000 }, async () => {
    await using registry = await GuardedRegistry.open('ann', 'hunter2');
    const at = (text: string) => `${text.replaceAll(world.registry, registry.host)}`;
    const configure = (text: string) =>
      `registries: { "${registry.host}": { username: ann, password: "env:REGISTRY_PASSWORD" } }\n${at(text)}`;
    const without = await examine({ configure: at });
    expect(without.of('registry')).toMatch(/^problem: .* refuses HEAD/);
    expect(without.of('push')).toMatch(/^problem: there is no login for/);
    const kube = { KUBECONFIG: world.kubeconfig };
    const wrong = await examine({ configure, environment: { ...kube, REGISTRY_PASSWORD: 'wrong' } });
    expect(wrong.of('push')).toMatch(/^problem: .* does not take the login/);
    const right = await examine({ configure, environment: { ...kube, REGISTRY_PASSWORD: 'hunter2' } });
    expect(right.of('push')).toMatch(/^could-not-tell: .* takes the login, and does not say/);
    expect(right.of('registry')).toMatch(/^could-not-tell/);
    expect(JSON.stringify(right.all)).not.toContain('hunter2');
  });

  it('tells tools that are missing, and a cluster that is away', { timeout: 90_000 }, async () => {
    const kubeconfig = readFileSync(world.kubeconfig, 'utf8').replace(
      /server: "https[^"]*"/g,
      'server: "https://127.0.0.1:1"',
    );
    const configure = (text: string) => text.replace('sbom: false}', 'sbom: false, builder: {name: nobody}}');
    const seen = await examine({ environment: { KUBECONFIG: kubeconfig, PATH: '/usr/bin:/bin' }, configure });
    expect(seen.of('builder')).toMatch(/^problem: neither "docker buildx" nor "buildx" can be run/);
    expect(seen.of('trivy')).toMatch(/^(could-not-tell: https:.*|fine: it is downloaded from https)/);
    expect(seen.of('workload')).toMatch(/^could-not-tell: the cluster does not answer/);
    expect(seen.of('cluster-permissions')).toMatch(/^could-not-tell/);
    expect(seen.of('edits')).toMatch(/^fine/);
    const named = await examine({ configure });
    expect(named.of('builder')).toMatch(/^problem: the builder cannot be looked at: .*nobody/);
  });
});

/** A token of the role of the project, as an administrator makes it. */
async function roleToken(): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const answer = await fetch(`${argoCd.server}/api/v1/projects/${name}/roles/ci/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${argoCd.token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    const made = answer.ok ? textAt(await answer.json(), 'token') : undefined;
    if (made !== undefined) return made;
    await wait(500);
  }
  throw new Error('Argo CD makes no token');
}
