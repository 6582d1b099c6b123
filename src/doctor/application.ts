import { isFields, isTrueAt, listAt, textAt, valueAt } from '../data/fields.ts';
import type { Application } from '../rollout/application.ts';
import { readApplication } from '../rollout/application.ts';
import type { ApplicationSet } from '../rollout/application-set.ts';
import type { AppProject } from '../rollout/sync-window.ts';
import { syncsAt } from '../rollout/sync-window.ts';
import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';

/** A target whose Application is looked at. */
export interface TargetOf {
  /** Such as `production/eu`. */
  readonly about: string;
  readonly application: { readonly namespace: string; readonly name: string };
  readonly sync: 'never' | 'if-manual';
}

/** An Application as it was seen, and as it came. */
export interface SeenApplication {
  readonly application: Application;
  readonly object: unknown;
}

/** Reads an Application as the API returns it. */
export function seenApplication(object: unknown): SeenApplication {
  return { application: readApplication(object), object };
}

/** Who syncs what is written. */
export function judgeAutoSync(
  { application, object }: SeenApplication,
  set: ApplicationSet | undefined | 'hidden',
  { about, sync }: TargetOf,
): Diagnosis {
  const { fine, problem, unknown } = answering('auto-sync', about);
  const { name, namespace } = application;
  if (application.reconcileSkipped)
    return problem(
      'it is told to skip reconciliation',
      `kubectl annotate application ${name} -n ${namespace} argocd.argoproj.io/skip-reconcile-`,
    );
  const heals = isTrueAt(object, 'spec', 'syncPolicy', 'automated', 'selfHeal');
  if (application.automated)
    return heals
      ? fine('auto-sync is on, and heals')
      : fine('auto-sync is on', 'with `selfHeal: true` what somebody changes in the cluster is put back, too');
  if (sync === 'if-manual') return fine('auto-sync is off, and we ask for each sync (`sync: if-manual`)');
  const turn = set === undefined || set === 'hidden' ? undefined : set.turns.get(name);
  if (set === 'hidden')
    return unknown(
      'auto-sync is off, and its ApplicationSet, which may sync it in turn, cannot be seen',
      'let us list applicationsets (docs/permissions.md), or use `sync: if-manual`',
    );
  if (set !== undefined && set.steps.length > 0 && turn !== undefined && set.steps[turn.step - 1]?.isManual === false)
    return fine(`the RollingSync of ${set.name} syncs it, in step ${turn.step} of ${set.steps.length}`);
  return problem(
    'auto-sync is off, and nobody syncs it: each deployment would wait',
    'turn it on (`spec.syncPolicy.automated: {}`), or let us sync: `argocd.sync: if-manual`',
  );
}

const halfHour = 1_800_000;
/** Half hours of seven days. */
const looks = 336;

/** Whether sync windows are open, now and in the coming week. */
export function judgeWindows(
  project: AppProject,
  { application }: SeenApplication,
  now: Date,
  about: string,
): Diagnosis {
  const { fine, problem } = answering('sync-window', about);
  if (project.windows.length === 0) return fine(`${project.name} has none`);
  const middleOf = (index: number) => new Date(now.getTime() + (index + 0.5) * halfHour);
  const current = syncsAt(project, application, now);
  const closed = Array.from({ length: looks }, (_, index) => !syncsAt(project, application, middleOf(index)).syncs);
  const share = Math.round((closed.filter(Boolean).length / looks) * 100);
  const widen = `change spec.syncWindows of the AppProject ${project.name}`;
  if (!current.syncs) {
    const until = current.until === undefined ? 'and no end is in sight' : `until ${current.until.toISOString()}`;
    return problem(`they are closed now, ${until}; in the coming week ${share} % of the time`, `wait, or ${widen}`);
  }
  if (share > 50) return problem(`they are open now, and closed ${share} % of the coming week`, widen);
  const next = closed.indexOf(true);
  if (next < 0) return fine('open throughout the coming week');
  return fine(`open; closed ${share} % of the coming week, next about ${middleOf(next).toISOString()}`);
}

/** A source of an Application. */
interface Source {
  readonly object: unknown;
  readonly repository: string;
  readonly revision: string;
  /** Undefined for a source that is only referred to. */
  readonly path: string | undefined;
  readonly ref: string | undefined;
}

function sourcesOf(object: unknown): readonly Source[] {
  const hydrated = valueAt(object, 'spec', 'sourceHydrator', 'drySource');
  const several = listAt(object, 'spec', 'sources');
  const given = isFields(hydrated) ? [hydrated] : several.length > 0 ? several : [valueAt(object, 'spec', 'source')];
  return given.filter(isFields).map((source) => ({
    object: source,
    repository: textAt(source, 'repoURL') ?? '',
    revision: textAt(source, 'targetRevision') ?? 'HEAD',
    path: textAt(source, 'path')?.replace(/^\.$|^(?:\.?\/)+|\/+$/g, ''),
    ref: textAt(source, 'ref'),
  }));
}

/** One form for all addresses of a repository, as Argo CD compares them: without scheme, user, `.git` and case. */
export function plainAddress(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^([^/:]+):(?!\d+\/)/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}

/** What is written where. */
export interface Written {
  /** The address of the GitOps repository. */
  readonly url: string;
  readonly branch: string;
  readonly defaultBranch?: string;
  /** Files that the target edits. */
  readonly files: readonly string[];
}

/** Whether the Application follows what we write. */
export function judgeSource({ object }: SeenApplication, written: Written, about: string): Diagnosis {
  const { fine, problem, unknown } = answering('source', about);
  const own = sourcesOf(object).filter(({ repository }) => plainAddress(repository) === plainAddress(written.url));
  if (own.length === 0) {
    const names = sourcesOf(object)
      .map(({ repository }) => repository)
      .join(', ');
    return problem(
      `it follows ${names || 'nothing'}, and not ${written.url}`,
      'correct `gitops.repository`, or `argocd.application` of the target',
    );
  }
  const followed = own.filter(({ revision }) => follows(revision, written));
  if (followed.length === 0) {
    const revisions = [...new Set(own.map(({ revision }) => revision))].join(', ');
    return problem(
      `it follows ${revisions}, and we write to ${written.branch}`,
      `set its targetRevision to ${written.branch}, or correct \`gitops.branch\``,
    );
  }
  const outside = written.files.filter((file) => !followed.some((source) => reaches(source, file, object)));
  if (outside.length === 0) return fine(`${written.branch}, ${paths(followed)}`);
  return unknown(
    `${outside.join(', ')} lies outside of ${paths(followed)}: it counts only where something in there refers to it`,
    'see that a kustomization (or valueFiles) in its path names it',
  );
}

function follows(revision: string, { branch, defaultBranch }: Written): boolean {
  const name = revision.replace(/^refs\/heads\//, '');
  return name === branch || (name === 'HEAD' && (defaultBranch === undefined || defaultBranch === branch));
}

function paths(sources: readonly Source[]): string {
  return sources
    .map(({ path, ref }) => (path === undefined ? `$${ref ?? ''}` : path === '' ? 'its root' : path))
    .join(', ');
}

/** A file lies in the path of a source, or is a values file that another source refers to (`$ref/file`). */
function reaches({ path, ref }: Source, file: string, object: unknown): boolean {
  if (path === '' || (path !== undefined && (file === path || file.startsWith(`${path}/`)))) return true;
  const named = sourcesOf(object).flatMap((source) => listAt(source.object, 'helm', 'valueFiles'));
  return named.includes(`/${file}`) || (ref !== undefined && named.includes(`$${ref}/${file}`));
}

/** Folders in which a `.argocd-source` file would count, with the names that it may have. */
export function sourceFiles({ application, object }: SeenApplication, url: string): readonly string[] {
  const own = sourcesOf(object).filter(({ repository }) => plainAddress(repository) === plainAddress(url));
  return own.flatMap(({ path }) => {
    if (path === undefined) return [];
    const folder = path === '' ? '' : `${path}/`;
    return [`${folder}.argocd-source.yaml`, `${folder}.argocd-source-${application.name}.yaml`];
  });
}

/** What we write, in the words in which it could be overridden. */
export interface WrittenKeys {
  /** The repository of the image, such as `ghcr.io/acme/api`. */
  readonly image: string;
  /** Paths of values that are written, such as `.image.tag`. */
  readonly paths: readonly string[];
}

/** Another place that sets the same as we do; `data` is a source, or the content of a `.argocd-source` file. */
export interface Override {
  readonly where: string;
  readonly data: unknown;
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/parameters/ */
export function judgeOverrides(
  { object }: SeenApplication,
  files: readonly Override[],
  { keys, about }: { readonly keys: WrittenKeys; readonly about: string },
): Diagnosis {
  const { fine, problem } = answering('overrides', about);
  const live = sourcesOf(object).map((source) => ({ where: 'the Application', data: source.object }));
  const found = [...live, ...files].flatMap((one) => overridesIn(one, keys));
  const updaters = updatedImages(object).filter((one) => namesImage(one, keys.image));
  if (updaters.length > 0)
    return problem(
      `Argo CD Image Updater writes ${updaters.join(', ')}, too: the annotation ${imageList}`,
      'take the image out there, or leave it to Image Updater: two writers would undo each other',
    );
  if (found.length === 0) return fine('nothing overrides what we write');
  return problem(
    `the edit would have no effect: ${found.join('; ')}`,
    'take that out (`argocd app unset`, or in the manifest of the Application), and leave the value to Git',
  );
}

const imageList = 'argocd-image-updater.argoproj.io/image-list';

/** `alias=name:constraint, …`: https://argocd-image-updater.readthedocs.io/en/stable/configuration/images/ */
function updatedImages(object: unknown): readonly string[] {
  const text = textAt(object, 'metadata', 'annotations', imageList) ?? '';
  return text.split(',').map((one) => one.trim().replace(/^[\w.-]+=/, ''));
}

function overridesIn({ where, data }: Override, { image, paths: written }: WrittenKeys): readonly string[] {
  const images = listAt(data, 'kustomize', 'images').filter((one) => typeof one === 'string' && namesImage(one, image));
  const names = written.map((path) => path.replace(/^\./, ''));
  const parameters = listAt(data, 'helm', 'parameters')
    .map((one) => textAt(one, 'name') ?? '')
    .filter((name) => names.includes(name));
  const values = names.filter((name) => valueAt(data, 'helm', 'valuesObject', ...name.split('.')) !== undefined);
  return [
    ...images.map((one) => `${where} sets kustomize.images ${String(one)}`),
    ...parameters.map((name) => `${where} sets the parameter ${name}`),
    ...values.map((name) => `${where} sets ${name} in helm.valuesObject`),
  ];
}

/** `name[=newName][:tag][@digest]`: https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/ */
function namesImage(text: string, image: string): boolean {
  const name =
    text
      .split('=')[0]
      ?.replace(/@.*$/, '')
      .replace(/:[^/]*$/, '') ?? '';
  return name === image || `docker.io/${name}` === image || `docker.io/library/${name}` === image;
}

/** The oldest version whose API and `status` are read here. */
const oldest = [2, 8] as const;

/** Whether a version of Argo CD, as it tells it (`v3.2.0+66b2f30`), is new enough. */
export function judgeVersion(version: string, about: string): Diagnosis {
  const { fine, problem, unknown } = answering('argocd-version', about);
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) return unknown(`it calls itself ${version}`, 'see that it is 2.8 or newer');
  const isOld = Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1]);
  return isOld ? problem(`${version} is too old`, 'upgrade it to 2.8 or newer') : fine(version);
}
