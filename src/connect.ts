import type { Access } from './access.ts';
import type { ArgoOptions } from './argocd/argo-cd.ts';
import type { ArgoAccess, KubernetesAccess } from './cluster-access.ts';
import type { Reach } from './configuration/reach.ts';
import type { ApplicationConfiguration } from './configuration/schema.ts';
import { once, onceEach } from './data/once.ts';
import { badInput, DeployError } from './errors.ts';
import { systemClock } from './files/clock.ts';
import { createFiles } from './files/files.ts';
import { liesIn } from './files/inside.ts';
import type { RunContext } from './inputs/event.ts';
import type { Secrets } from './inputs/secrets.ts';
import type { Cluster, Lens } from './ports/cluster.ts';
import type { Files } from './ports/files.ts';
import type { GitOpsRepository } from './ports/gitops-repository.ts';
import type { Holds } from './ports/holds.ts';
import type { Ports } from './ports/index.ts';
import type { Log } from './ports/log.ts';
import { noNotifier } from './ports/notifier.ts';
import type { PolicyFiles } from './ports/policy-files.ts';
import type { Results } from './ports/results.ts';
import type { Telemetry } from './ports/telemetry.ts';
import type { Token } from './ports/token.ts';
import type { View } from './ports/view.ts';
import type { RegistryAccess } from './registry-access.ts';

/** What the ports are made from. */
export interface Connecting {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly results: Results;
  readonly view: View;
  readonly telemetry: Telemetry;
  readonly lens?: Lens;
  /** Takes out of a text what must not be shown. */
  readonly hide: (text: string) => string;
  readonly secrets: Secrets;
  readonly access: Access;
  readonly context: RunContext;
  /** The branch that configuration and files of policy are taken from; undefined for the checkout. */
  readonly trustedBranch?: string;
  /** Context of the kubeconfig that serves every target. */
  readonly kubeContext?: string;
  /** Undefined for commands that need no configuration. */
  readonly application?: ApplicationConfiguration;
  /** How clusters and Prometheus are reached where there is no application; files of the checkout are no kubeconfigs then. */
  readonly reach?: Reach;
  readonly signal: AbortSignal;
}

/** The ports, and the end of whatever they opened. */
export interface Connected extends AsyncDisposable {
  readonly ports: Ports;
}

/** Every port over its real edge; each edge is loaded when it is first used. */
export function connect(given: Connecting): Connected {
  const { environment, log, results, view, telemetry } = given;
  const files = createFiles(environment['RUNNER_TEMP']);
  const opened: AsyncDisposable[] = [];
  const gitops = once(() => openGitops(given, files, opened));
  const shared = { environment, files, log };
  const access = once(async () => (await import('./registry-access.ts')).registryAccess(given));
  const repositories = once(async () => {
    const { createRepositories } = await import('./registry/repositories.ts');
    return createRepositories({ ...shared, clock: systemClock, ...(await access()) });
  });
  const forChildren = once(async () => ({
    ...shared,
    environment: await lend(await access(), { ...shared, opened }),
  }));
  const policyFiles = once(() => openPolicyFiles(given, files, opened));
  const ports: Ports = {
    clock: systemClock,
    log,
    files,
    results,
    view,
    telemetry,
    random: Math.random,
    builder: once(async () => {
      const { createBuilder } = await import('./process/buildx.ts');
      const builder = createBuilder({
        ...(await forChildren()),
        clock: systemClock,
        context: () => telemetry.context(),
      });
      opened.push(builder);
      return builder;
    }),
    scanner: once(async () => {
      const { createScanner } = await import('./process/trivy.ts');
      const untrusted = given.trustedBranch === undefined ? {} : { untrusted: checkoutOf(environment) };
      return createScanner({ ...(await forChildren()), clock: systemClock, ...untrusted });
    }),
    registry: once(async () => (await import('./registry/registry.ts')).createRegistry(await repositories())),
    referrers: once(async () => (await import('./registry/referrers.ts')).createReferrers(await repositories())),
    signing: once(async () =>
      (await import('./signing/signing.ts')).createSigning({ ...shared, clock: systemClock, policyFiles }),
    ),
    gitops: async () => (await gitops()).repository,
    holds: async () => (await gitops()).holds,
    forge: once(() => openForge(given)),
    notifier: once(async () => {
      if (given.application === undefined || given.application.notifications.length === 0) return noNotifier;
      return (await import('./notify-access.ts')).openNotifier(given.application, given);
    }),
    sources: once(async () => (await import('./files/sources.ts')).createSources()),
    renderer: once(async () => (await import('./process/renderer.ts')).createRenderer(environment)),
    history: once(async () => (await import('./git/comparison.ts')).createHistory(environment)),
    policyFiles,
    cluster: onceEach((name) => openCluster(given, name)),
    metrics: onceEach(async (cluster) => {
      const reach = given.application ?? given.reach;
      if (reach === undefined) return undefined;
      return (await import('./metrics-access.ts')).openMetrics(reach, cluster, given);
    }),
  };
  return {
    ports,
    [Symbol.asyncDispose]: async () => {
      // what was opened later may need what was there before
      for (const one of opened.toReversed()) await one[Symbol.asyncDispose]();
    },
  };
}

/** The folder of the checkout. */
export function checkoutOf({ GITHUB_WORKSPACE: workspace }: Connecting['environment']): string {
  return workspace === undefined || workspace === '' ? process.cwd() : workspace;
}

/** The environment in which buildx and Trivy find the logins that stand in no file of Docker's; as it is where there are none. */
async function lend(
  { logins }: RegistryAccess,
  { environment, files, opened }: Pick<Connecting, 'environment'> & { files: Files; opened: AsyncDisposable[] },
): Promise<Connecting['environment']> {
  if (logins.size === 0 && environment['DOCKER_AUTH_CONFIG'] === undefined) return environment;
  const { lendLogins } = await import('./registry/lend.ts');
  const lent = await lendLogins(logins, { environment, files });
  opened.push(lent.folder);
  return lent.environment;
}

function configured(given: Connecting): ApplicationConfiguration {
  if (given.application !== undefined) return given.application;
  throw new DeployError('bad-input', { stage: 'inputs', message: 'this command needs a configuration' });
}

/** The GitOps repository with its holds, by GitHub's API or by git. */
interface Gitops {
  readonly repository: GitOpsRepository;
  readonly holds: Holds;
}

async function openGitops(given: Connecting, files: Files, opened: AsyncDisposable[]): Promise<Gitops> {
  const { chooseTransport } = await import('./transport.ts');
  const { repository, transport: wanted } = configured(given).gitops;
  const { serverUrl } = given.context;
  const token = await given.access.gitops(configured(given));
  const chosen = chooseTransport({ wanted, repository, serverUrl, token });
  given.log.info(chosen.sentence);
  if (chosen.by === 'api') return openByApi(given, chosen);
  const folder = await files.temporaryFolder();
  opened.push(folder);
  return openByGit({ folder: `${folder.path}/gitops.git`, ...(token === undefined ? {} : { token }) }, given);
}

async function openByApi(
  { context, log, access }: Connecting,
  { repository, token }: { readonly repository: string; readonly token: Token },
): Promise<Gitops> {
  const { createGitOpsRepository } = await import('./github/gitops-repository.ts');
  const { createHolds } = await import('./github/holds.ts');
  if (typeof token === 'string') log.mask(token);
  const options = { apiUrl: context.apiUrl, repository, token, clock: systemClock, log, tally: access.tally };
  return { repository: createGitOpsRepository(options), holds: createHolds(options) };
}

async function openByGit(
  place: { readonly folder: string; readonly token?: Token },
  given: Connecting,
): Promise<Gitops> {
  const { addressOf } = await import('./git/address.ts');
  const { createGitHolds } = await import('./git/holds.ts');
  const url = addressOf(given.context.serverUrl, configured(given).gitops.repository);
  const { repository, network } = await openAt({ ...place, url }, given);
  return { repository, holds: createGitHolds(network) };
}

/** A git repository by its address, with a bare one of ours in a folder. */
export async function openAt(
  place: { readonly url: string; readonly folder: string; readonly token?: Token },
  { environment, log, signal }: Pick<Connecting, 'environment' | 'log' | 'signal'>,
) {
  const { openRepository } = await import('./git/repository.ts');
  const author = { name: 'gitops-deploy', email: 'gitops-deploy@users.noreply.github.com' };
  return openRepository({ ...place, environment, author, clock: systemClock, log, random: Math.random }, signal);
}

/** What decides what passes a gate, from where the configuration is from. */
async function openPolicyFiles(given: Connecting, files: Files, opened: AsyncDisposable[]): Promise<PolicyFiles> {
  const { trustedBranch: branch } = given;
  if (branch === undefined) return { read: (paths) => readEach(files, paths) };
  const folder = await files.temporaryFolder();
  opened.push(folder);
  const source = await openSource(given, folder.path);
  return {
    branch,
    read: async (paths, signal) => {
      const head = await source.head(branch, signal);
      return head === undefined ? new Map() : source.read(head, paths, signal);
    },
  };
}

/** The files of these paths that are there: a folder is none. */
async function readEach(files: Files, paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const readFile = async (path: string) => ((await files.kind(path)) === 'file' ? files.read(path) : undefined);
  const read = await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const));
  return new Map(read.flatMap(([path, bytes]) => (bytes === undefined ? [] : [[path, bytes] as const])));
}

/** The application repository, to read files of its branches. Throws `bad-input` where there is no token for it. */
export async function openSource(
  given: Pick<Connecting, 'context' | 'access' | 'environment' | 'log' | 'signal'>,
  folder: string,
): Promise<GitOpsRepository> {
  const { repository, serverUrl } = given.context;
  const { application: token } = given.access;
  if (repository === undefined || token === undefined)
    throw badInput([{ message: 'is needed to read the configuration', place: { name: 'github-token' } }]);
  const { addressOf } = await import('./git/address.ts');
  const place = { url: addressOf(serverUrl, repository), folder: `${folder}/source.git`, token };
  return (await openAt(place, given)).repository;
}

async function openForge(given: Connecting) {
  const { createForge } = await import('./github/forge.ts');
  const { application: token } = given.access;
  const { repository, apiUrl } = given.context;
  if (token === undefined || repository === undefined) {
    const message =
      repository === undefined ? 'the application repository is not known' : 'there is no token for GitHub';
    throw new DeployError('bad-input', {
      stage: 'inputs',
      message,
      remedy: 'set GITHUB_TOKEN (or GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY), and GITHUB_REPOSITORY to owner/name',
    });
  }
  // a command without a configuration asks for no pull request of the GitOps repository
  const configuredAs = given.application?.gitops.repository ?? repository;
  const { repositoryOn } = await import('./git/address.ts');
  const gitopsRepository = repositoryOn(given.context.serverUrl, configuredAs);
  const gitopsToken = given.application === undefined ? undefined : await given.access.gitops(given.application);
  const { withoutSecrets } = await import('./github/masked.ts');
  const forge = createForge({
    apiUrl,
    repository,
    token,
    ...(gitopsRepository === undefined ? {} : { gitopsRepository }),
    gitopsToken: gitopsToken ?? token,
    teamsToken: given.access.teams ?? token,
    tally: given.access.tally,
    clock: systemClock,
    log: given.log,
  });
  return withoutSecrets(forge, given.hide);
}

async function openCluster(given: Connecting, name: string | undefined): Promise<Cluster | undefined> {
  const { accessTo } = await import('./cluster-access.ts');
  const reach = given.application ?? given.reach;
  const access = accessTo({ ...given, ...(reach === undefined ? {} : { application: reach }) }, name);
  if (access === undefined) return undefined;
  if (given.reach !== undefined && access.through === 'kubernetes') refuseOwnFile(access.text, given.environment);
  const around = { environment: given.environment, log: given.log, clock: systemClock, random: Math.random };
  const isAnybodys = (path: string) => given.reach !== undefined && liesIn(checkoutOf(given.environment), path);
  const cluster =
    access.through === 'argocd'
      ? await openArgo(access, around)
      : await openKubernetes(access, { ...around, hide: given.hide, isAnybodys });
  return given.lens?.(cluster) ?? cluster;
}

/** A kubeconfig that lies in what is judged says where our login goes, and may run programs: it is anybody's. Throws `bad-input`. */
function refuseOwnFile(text: string, environment: Connecting['environment']): void {
  const source = kubeconfigSource(text);
  if (source.from === 'file' && liesIn(checkoutOf(environment), source.path))
    throw badInput([{ message: 'lies in the checkout that is judged', place: { name: 'kubeconfig' } }]);
}

type Opening = Omit<ArgoOptions, 'address' | 'token'>;

async function openArgo({ url, isOpen, token }: ArgoAccess, around: Opening): Promise<Cluster> {
  if (isOpen) around.log.warning(`${url.origin} is not encrypted: the token for Argo CD can be read on the way`);
  const { connectArgo } = await import('./argocd/argo-cd.ts');
  return connectArgo({ address: url, token, ...around });
}

async function openKubernetes(
  { text, context }: KubernetesAccess,
  around: Opening & Pick<Connecting, 'hide'> & { readonly isAnybodys: (path: string) => boolean },
): Promise<Cluster> {
  const { connectCluster } = await import('./cluster/kubernetes.ts');
  return await connectCluster({
    kubeconfig: kubeconfigSource(text),
    ...around,
    ...(context === undefined ? {} : { context }),
  });
}

/** A kubeconfig that was given as its text, or as its path. */
export function kubeconfigSource(text: string) {
  // JSON is YAML, and may stand on one line
  return /\n|^\s*\{/.test(text) ? ({ from: 'text', yaml: text } as const) : ({ from: 'file', path: text } as const);
}
