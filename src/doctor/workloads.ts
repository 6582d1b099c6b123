import { isFields, isTrueAt, listAt, textAt, valueAt } from '../data/fields.ts';
import { parseImageReference, repositoryOf } from '../image/reference.ts';
import type { WorkloadName } from '../rollout/goal.ts';
import type { Workload } from '../rollout/workload.ts';
import type { Answering, Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';

/** What a listing says of a workload, or of templates. */
export type Sighting<T> =
  | { readonly state: 'seen'; readonly object: T }
  | { readonly state: 'absent' | 'unknown-type' }
  | { readonly state: 'forbidden' | 'unreachable'; readonly message: string };

function printWorkload({ kind, namespace, name }: WorkloadName): string {
  return `${kind} ${namespace}/${name}`;
}

/** Whether a workload is there and runs our image; `image` is the repository, such as `ghcr.io/acme/api`. */
export function judgeWorkload(
  name: WorkloadName,
  seen: Sighting<Workload>,
  { image, target }: { readonly image: string; readonly target: string },
): Diagnosis {
  const { problem, unknown } = answering('workload', `${target} ${printWorkload(name)}`);
  switch (seen.state) {
    case 'unknown-type':
      return problem(
        'the cluster has no Argo Rollouts',
        'install its CRDs and controller (https://argo-rollouts.readthedocs.io), or name the `kind` of the workload, such as Deployment',
      );
    case 'absent':
      return problem(
        'is not there',
        'correct its namespace and name, or `cluster` of the target; before the first sync it is yet to come',
      );
    case 'forbidden':
      return problem(
        `may not be seen: ${seen.message}`,
        'give the account the rules of docs/permissions.md, "The cluster"',
      );
    case 'unreachable':
      return unknown(
        `the cluster does not answer: ${seen.message}`,
        'see that the address in the kubeconfig can be reached from here',
      );
    case 'seen':
      return judgeImage(seen.object, image, answering('workload', `${target} ${printWorkload(name)}`));
  }
}

function judgeImage({ images }: Workload, image: string, { fine, problem }: Answering): Diagnosis {
  const names = images.map((one) => one.image);
  const ours = names.find((one) => isOf(one, image));
  if (ours !== undefined) return fine(`runs ${ours}`);
  return problem(
    `runs ${names.join(', ') || 'no image of its own'}, and not ${image}`,
    'correct `workloads` of the target, or `image.name`',
  );
}

/** The image of ours that a workload names, if it does. */
export function ourImage({ images }: Workload, image: string): string | undefined {
  return images.find((one) => isOf(one.image, image))?.image;
}

function isOf(text: string, image: string): boolean {
  const [one, other] = [parseImageReference(text), parseImageReference(image)];
  return typeof one !== 'string' && typeof other !== 'string' && repositoryOf(one) === repositoryOf(other);
}

/** An AnalysisTemplate that a Rollout refers to. */
export interface TemplateName {
  readonly name: string;
  readonly isClusterWide: boolean;
}

/** Every template that a Rollout refers to: https://argo-rollouts.readthedocs.io/en/stable/features/analysis/ */
export function templatesOf(rollout: unknown): readonly TemplateName[] {
  const strategy = valueAt(rollout, 'spec', 'strategy');
  const canary = valueAt(strategy, 'canary');
  const steps = listAt(canary, 'steps');
  const analyses = [
    valueAt(canary, 'analysis'),
    valueAt(strategy, 'blueGreen', 'prePromotionAnalysis'),
    valueAt(strategy, 'blueGreen', 'postPromotionAnalysis'),
    ...steps.map((step) => valueAt(step, 'analysis')),
    ...steps.flatMap((step) => listAt(step, 'experiment', 'analyses').map((one) => ({ templates: [one] }))),
  ];
  const names = analyses.filter(isFields).flatMap((analysis) => listAt(analysis, 'templates').flatMap(templateIn));
  return [...new Map(names.map((one) => [`${one.name} ${one.isClusterWide}`, one])).values()];
}

function templateIn(reference: unknown): readonly TemplateName[] {
  const name = textAt(reference, 'templateName');
  return name === undefined ? [] : [{ name, isClusterWide: isTrueAt(reference, 'clusterScope') }];
}

/**
 * Whether the templates of a Rollout are there; `known` are the names of those in its namespace, or with `seesAll: false` of those that
 * belong to its Application alone.
 */
export function judgeTemplates(
  wanted: readonly TemplateName[],
  known: Sighting<readonly string[]>,
  { about, namespace, seesAll }: { readonly about: string; readonly namespace: string; readonly seesAll: boolean },
): Diagnosis {
  const { fine, problem, unknown } = answering('templates', about);
  if (wanted.length === 0) return fine('no analysis');
  const own = wanted.filter(({ isClusterWide }) => !isClusterWide).map(({ name }) => name);
  const wide = wanted.filter(({ isClusterWide }) => isClusterWide).map(({ name }) => name);
  const allow = `add to a Role in the namespace "${namespace}": rules: [{ apiGroups: ["argoproj.io"], resources: ["analysistemplates"], verbs: ["list", "watch"] }]`;
  if (own.length > 0 && known.state !== 'seen')
    return unknown(`${own.join(', ')} cannot be looked for${'message' in known ? `: ${known.message}` : ''}`, allow);
  const missing = known.state === 'seen' ? own.filter((name) => !known.object.includes(name)) : [];
  if (missing.length > 0 && !seesAll)
    return unknown(
      `${missing.join(', ')} is not a part of the Application, which is all that Argo CD shows`,
      `kubectl get analysistemplate ${missing.join(' ')} -n ${namespace}`,
    );
  if (missing.length > 0)
    return problem(
      `there is no AnalysisTemplate ${missing.join(', ')} in ${namespace}`,
      'add it to the manifests, or correct templateName in the Rollout',
    );
  if (wide.length > 0)
    return unknown(
      `${wide.join(', ')} is cluster-wide, and not looked for`,
      `kubectl get clusteranalysistemplate ${wide.join(' ')}`,
    );
  return fine(own.join(', '));
}
