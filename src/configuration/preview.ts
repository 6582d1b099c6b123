import { withoutUndefined } from '../data/fields.ts';
import type { ApplicationConfiguration, EnvironmentConfiguration, TargetConfiguration } from './schema.ts';
import { replaceWords } from './template.ts';

/** The words that may stand where a preview is named: what it is of is known before there is an image. */
export const previewWords = ['pull-request'] as const;

/** Where the preview of one pull request stands in the configuration. */
export interface PreviewName {
  /** The environment of the configuration, such as `preview`. */
  readonly of: string;
  readonly pullRequest: number;
}

/** The environment that the preview of a pull request is, such as `preview-17`: each is one of its own. */
export function previewEnvironment({ of, pullRequest }: PreviewName): string {
  return `${of}-${pullRequest}`;
}

/** Whose preview an environment is, by its name; undefined for one that is none. */
export function previewNamed(
  { environments }: Pick<ApplicationConfiguration, 'environments'>,
  name: string,
): PreviewName | undefined {
  const [, of = '', digits = ''] = /^(.+)-([1-9]\d{0,9})$/.exec(name) ?? [];
  if (Object.hasOwn(environments, name) || !Object.hasOwn(environments, of)) return undefined;
  return environments[of]?.preview === undefined ? undefined : { of, pullRequest: Number(digits) };
}

/** The names of the environments that previews are made of. */
export function previewBases({ environments }: Pick<ApplicationConfiguration, 'environments'>): readonly string[] {
  return Object.entries(environments).flatMap(([name, { preview }]) => (preview === undefined ? [] : [name]));
}

/** Text with the number of the pull request in place of `{{pull-request}}`; other words stay for later. */
export function fillPullRequest(text: string, pullRequest: number | string): string {
  return replaceWords(text, (word) => (word === 'pull-request' ? String(pullRequest) : `{{${word}}}`));
}

/** The environment of previews as it is for one pull request. */
export function previewOf(environment: EnvironmentConfiguration, pullRequest: number): EnvironmentConfiguration {
  const fill = (text: string) => fillPullRequest(text, pullRequest);
  const { preview } = environment;
  return {
    ...environment,
    preview: preview && {
      ...preview,
      path: fill(preview.path),
      ...withoutUndefined({ url: preview.url && fill(preview.url) }),
    },
    targets: environment.targets.map((target) => fillTarget(target, fill)),
  };
}

function fillTarget(target: TargetConfiguration, fill: (text: string) => string): TargetConfiguration {
  const { argocd, workloads, edits } = target;
  return {
    ...target,
    argocd: argocd && { ...argocd, application: fill(argocd.application), namespace: fill(argocd.namespace) },
    workloads: workloads.map((one) => ({ ...one, namespace: fill(one.namespace), name: fill(one.name) })),
    edits: edits.map((edit) => ({ ...edit, file: fill(edit.file) })),
  };
}

/** Whether a path is what the template of a preview is copied to, or lies below it. */
export function isOfPreview(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}
