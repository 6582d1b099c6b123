import { isFields, listAt, numberAt, textAt, timeAt, valueAt } from '../data/fields.ts';
import { isSame } from '../data/same.ts';
import { parseImageReference } from '../image/reference.ts';
import type { Goal } from './goal.ts';
import { areOurs } from './goal.ts';
import { imagesOf } from './pod-template.ts';
import { isHashed, readRollout } from './rollout.ts';

/** Whether a Rollout will skip its steps and analysis when an older image comes back, and why; `unknown` where nobody can tell. */
export interface StepsForetold {
  readonly steps: 'skipped' | 'run' | 'none' | 'unknown';
  /** The end of a sentence that begins with the name of the Rollout. */
  readonly why: string;
}

/** Label by which the controller of Argo Rollouts tells its ReplicaSets apart (`DefaultRolloutUniqueLabelKey`). */
const hashLabel = 'rollouts-pod-template-hash';
/** Annotation of ReplicaSets that belong to an Experiment: they are no versions of the Rollout. */
const experimentAnnotation = 'rollout.argoproj.io/experiment-name';

/**
 * Foretells what a Rollout does once its image is this one again, by the rules of its controller (rollout/canary.go, rollout/sync.go
 * `isRollbackWithinWindow`, utils/replicaset `PodTemplateEqualIgnoreHash` of Argo Rollouts 1.9): a ReplicaSet that has the very pod template is taken again; where that is the stable
 * one, or older than it and fewer versions than `rollbackWindow.revisions` lie between, the steps are skipped.
 */
export function foretellSteps(
  rollout: object,
  replicaSets: readonly object[],
  goal: Pick<Goal, 'image' | 'platformDigests'>,
): StepsForetold {
  const seen = readRollout(rollout);
  if (seen.reference !== undefined)
    return {
      steps: 'unknown',
      why: `may skip its steps or run them: it takes its pod template from a ${seen.reference.kind}`,
    };
  if (seen.strategy === 'canary' && seen.steps.length === 0) return { steps: 'none', why: 'has no steps' };
  const own = replicaSets.filter((one) => isOwnedBy(one, seen.uid));
  const stable = own.find((one) => hashOf(one) === seen.stableHash);
  const now = own.find((one) => hashOf(one) === seen.currentHash);
  if (now === undefined || !isHashed(seen))
    return {
      steps: 'unknown',
      why: 'may skip its steps or run them: its controller has yet to take what it names now',
    };
  const again = own.find((one) => hasTemplate(one, now, goal));
  if (again === undefined)
    return { steps: 'run', why: 'runs all its steps: no ReplicaSet with that pod template is left' };
  if (hashOf(again) === seen.stableHash)
    return { steps: 'skipped', why: `skips its steps: that is its stable version (${seen.stableHash ?? ''})` };
  return withinWindow(rollout, { own, again, stable });
}

interface Versions {
  readonly own: readonly object[];
  readonly again: object;
  readonly stable: object | undefined;
}

function withinWindow(rollout: object, { own, again, stable }: Versions): StepsForetold {
  const window = numberAt(rollout, 'spec', 'rollbackWindow', 'revisions') ?? 0;
  const [from, to] = [createdAt(again), stable === undefined ? undefined : createdAt(stable)];
  const older = `runs all its steps: that is not its stable version`;
  if (window === 0) return { steps: 'run', why: `${older}, and it has no rollbackWindow` };
  if (from === undefined || to === undefined || from >= to)
    return { steps: 'run', why: `${older}, and not older than that` };
  const between = own.filter((one) => {
    const at = createdAt(one);
    return at !== undefined && from < at && at < to && !isOfExperiment(one);
  }).length;
  const why = `${between} version${between === 1 ? '' : 's'} between it and the stable one, and its rollbackWindow is ${window}`;
  return between < window
    ? { steps: 'skipped', why: `skips its steps: ${why}` }
    : { steps: 'run', why: `${older}: ${why}` };
}

function isOwnedBy(object: object, uid: string): boolean {
  return listAt(object, 'metadata', 'ownerReferences').some((owner) => textAt(owner, 'uid') === uid);
}

function isOfExperiment(replicaSet: object): boolean {
  return textAt(replicaSet, 'metadata', 'annotations', experimentAnnotation) !== undefined;
}

function hashOf(replicaSet: object): string | undefined {
  return textAt(replicaSet, 'metadata', 'labels', hashLabel);
}

function createdAt(object: object): number | undefined {
  return timeAt(object, 'metadata', 'creationTimestamp')?.getTime();
}

/**
 * Whether a ReplicaSet runs the image, and its pod template is that of the version of now but for the images in place of which it comes.
 * Two ReplicaSets are compared: unlike the Rollout, both have every default that the API server gives.
 */
function hasTemplate(replicaSet: object, now: object, goal: Pick<Goal, 'image' | 'platformDigests'>): boolean {
  const template = valueAt(replicaSet, 'spec', 'template');
  if (!areOurs(imagesOf(template), { ...goal, workloads: [], written: true })) return false;
  const { name } = goal.image;
  return isSame(comparable(template, name), comparable(valueAt(now, 'spec', 'template'), name));
}

/** A pod template without the label of its hash, and without the images that come and go: those of this name, wherever they are mirrored. */
function comparable(template: unknown, name: string): unknown {
  if (!isFields(template)) return undefined;
  const spec = valueAt(template, 'spec');
  const metadata = valueAt(template, 'metadata');
  const labels = valueAt(metadata, 'labels');
  const { [hashLabel]: _, ...others } = isFields(labels) ? labels : {};
  const { creationTimestamp: __, ...about } = isFields(metadata) ? metadata : {};
  return {
    ...template,
    metadata: { ...about, labels: others },
    spec: {
      ...(isFields(spec) ? spec : {}),
      initContainers: listAt(spec, 'initContainers').map((one) => withoutImage(one, name)),
      containers: listAt(spec, 'containers').map((one) => withoutImage(one, name)),
    },
  };
}

function withoutImage(container: unknown, name: string): unknown {
  if (!isFields(container)) return container;
  const { image, ...others } = container;
  const parsed = parseImageReference(typeof image === 'string' ? image : '');
  return typeof parsed !== 'string' && lastOf(parsed.name) === lastOf(name) ? others : container;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
