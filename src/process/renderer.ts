import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import type { Rendered, Renderer, RenderRequest } from '../ports/renderer.ts';
import type { ChildResult } from './child.ts';
import { runChild } from './child.ts';

/** Bytes that it may give. */
const most = 16 * 1024 * 1024;

/**
 * APIs that charts ask for before they write objects of them (`.Capabilities.APIVersions`). Of itself Helm knows the versions of its
 * client, but no kinds and not the API of APIServices: charts would fall back to versions that are long gone.
 */
const apis: readonly string[] = [
  'monitoring.coreos.com/v1',
  'monitoring.coreos.com/v1/ServiceMonitor',
  'monitoring.coreos.com/v1/PodMonitor',
  'monitoring.coreos.com/v1/PrometheusRule',
  'policy/v1',
  'policy/v1/PodDisruptionBudget',
  'autoscaling/v2',
  'autoscaling/v2/HorizontalPodAutoscaler',
  'networking.k8s.io/v1',
  'networking.k8s.io/v1/Ingress',
  'networking.k8s.io/v1/IngressClass',
  'networking.k8s.io/v1/NetworkPolicy',
  'batch/v1/CronJob',
  'apps/v1/Deployment',
  'apps/v1/StatefulSet',
  'apps/v1/DaemonSet',
  'rbac.authorization.k8s.io/v1/ClusterRole',
  'rbac.authorization.k8s.io/v1/Role',
  'apiregistration.k8s.io/v1',
  'apiregistration.k8s.io/v1/APIService',
  'gateway.networking.k8s.io/v1',
  'gateway.networking.k8s.io/v1/HTTPRoute',
  'cert-manager.io/v1',
  'cert-manager.io/v1/Certificate',
  'argoproj.io/v1alpha1',
];

/**
 * The renderer of this machine: Kustomize and Helm, from the `PATH`. They see a copy of the files that were given and no other, no
 * home, no login and no variable of ours; Kustomize runs no plugins, and Helm looks up nothing.
 *
 * @param longest milliseconds that one rendering may take: templates can loop
 */
export function createRenderer(
  environment: Readonly<Record<string, string | undefined>>,
  longest: number = 30_000,
): Renderer {
  return {
    render: (request, signal) =>
      inFolderOfItsOwn((folder) => render(request, { folder, environment, longest, signal })),
  };
}

interface Run {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly longest: number;
  readonly signal: AbortSignal;
}

async function inFolderOfItsOwn<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-deploy-render-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function render(request: RenderRequest, run: Run): Promise<Rendered> {
  const files = join(run.folder, 'files');
  for (const [path, bytes] of request.files) put(files, path, bytes);
  const [program, words] = request.of === 'kustomization' ? kustomize(request, files) : helm(request);
  const limit = AbortSignal.timeout(run.longest);
  const signal = AbortSignal.any([run.signal, limit]);
  try {
    const environment = environmentOf(run);
    const ended = await runChild({
      program,
      arguments: words,
      environment,
      folder: files,
      signal,
      isKilled: true,
      most,
    });
    return renderedOf(program, ended);
  } catch (error) {
    run.signal.throwIfAborted();
    if (!limit.aborted) throw error;
    return { result: 'refused', program, message: `took more than ${run.longest / 1000} seconds` };
  }
}

/** A file of the copy; a path that would lead out of it is a mistake of ours. */
function put(folder: string, path: string, bytes: Uint8Array): void {
  const clean = normalize(path);
  if (isAbsolute(clean) || clean === '..' || clean.startsWith(`..${sep}`)) throw new RangeError(`${path} leads out`);
  mkdirSync(dirname(join(folder, clean)), { recursive: true });
  writeFileSync(join(folder, clean), bytes);
}

function environmentOf({ folder, environment }: Run): Readonly<Record<string, string>> {
  const home = join(folder, 'home');
  return {
    PATH: environment['PATH'] ?? '',
    HOME: home,
    TMPDIR: folder,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_DATA_HOME: home,
  };
}

/** A kustomization of ours around the one that is meant makes it say where each object comes from. */
function kustomize({ root }: RenderRequest, files: string): readonly [string, readonly string[]] {
  const around = `resources: [${JSON.stringify(join('..', root))}]\nbuildMetadata: [originAnnotations]\n`;
  put(files, `${wrapper}/kustomization.yaml`, new TextEncoder().encode(around));
  return ['kustomize', ['build', wrapper]];
}

/** No folder of anybody's is called so. */
const wrapper = '.gitops-deploy-render';

function helm({ root, values, kubernetes }: RenderRequest): readonly [string, readonly string[]] {
  const name =
    (root.split('/').at(-1) ?? '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]/g, '-')
      .slice(0, 53) || 'release';
  const more = [...values.map((file) => `--values=${file}`), ...apis.map((api) => `--api-versions=${api}`)];
  const chart = root === '' ? '.' : `./${root}`;
  const version = `--kube-version=v1.${kubernetes}.0`;
  return ['helm', ['template', name, chart, `--namespace=${name}`, '--skip-tests', '--include-crds', version, ...more]];
}

function renderedOf(program: string, ended: ChildResult): Rendered {
  if (ended.result === 'not-found') return { result: 'no-program', program };
  if (ended.isTooMuch === true) return { result: 'refused', program, message: `gives more than ${most} bytes` };
  if (ended.exit !== 0) return { result: 'refused', program, message: reasonOf(ended) };
  return { result: 'rendered', bytes: ended.stdout };
}

/** Both say `Error: …`, and Helm a hint behind it. */
function reasonOf({ lastLines, exit }: Extract<ChildResult, { readonly result: 'ended' }>): string {
  const error = lastLines.find((line) => line.startsWith('Error: '));
  return error?.slice('Error: '.length) ?? lastLines.at(-1) ?? `ended with ${exit}`;
}
