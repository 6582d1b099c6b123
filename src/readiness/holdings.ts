import { isSeq } from '../data/nodes.ts';
import type { AmountGroup } from '../kubernetes/object-amounts.ts';
import { objectAmountsIn } from '../kubernetes/object-amounts.ts';
import type { ResourceAmount } from '../kubernetes/resources.ts';
import { resourceMappingsIn } from '../kubernetes/resources.ts';
import type { KubernetesObject, Workload } from '../kubernetes/workload.ts';
import { groupOf, objectsIn, workloadOf } from '../kubernetes/workload.ts';
import { outerPosition } from '../manifest/embedded.ts';
import type { Source } from '../manifest/source.ts';
import type { Tree } from '../manifest/tree.ts';
import { treesOf } from '../manifest/tree.ts';
import { commentsAt } from './acknowledgement.ts';
import type { EmbeddedYaml } from './embedded.ts';
import { embeddedIn } from './embedded.ts';
import type { FilePlace, NotJudged } from './finding.ts';
import { patchedMappingsIn } from './json-patch.ts';
import type { Owner, Subject } from './subject.ts';
import { isResourceName } from './thresholds.ts';

/** What a text holds that can be judged, and what cannot. */
export interface Holdings {
  readonly subjects: readonly Subject[];
  readonly notJudged: readonly NotJudged[];
}

/** A text, and where it stands. */
export interface Text {
  readonly source: Source;
  readonly placeOf: (position: number) => FilePlace;
  /** Which text of the file it is, if it is written within another. */
  readonly key: string;
}

/** Groups whose objects hold patterns and schemas of resources, not amounts. */
const patternGroups = /(^|\.)(kyverno\.io|gatekeeper\.sh|apiextensions\.k8s\.io|admissionregistration\.k8s\.io)$/;

/** Everything in a text that states requests or limits, the YAML within its YAML too. */
export function holdingsOf(text: Text): Holdings {
  const parts = treesOf(text.source).map((tree) => {
    const inner = { ...text, key: `${text.key}#${tree.document}` };
    return isSeq(tree.root) ? holdingsOfPatch(inner, tree) : holdingsOfObjects(inner, tree);
  });
  return joined(parts);
}

function joined(parts: readonly Holdings[]): Holdings {
  return {
    subjects: parts.flatMap(({ subjects }) => subjects),
    notJudged: parts.flatMap(({ notJudged }) => notJudged),
  };
}

function holdingsOfPatch(text: Text, tree: Tree): Holdings {
  const subjects = patchedMappingsIn(tree).map(({ identity, amounts }) =>
    subjectOf(text, { of: 'mapping', identity: `${text.key}${identity}` }, amounts),
  );
  return { subjects, notJudged: [] };
}

function holdingsOfObjects(text: Text, tree: Tree): Holdings {
  const parts = objectsIn(tree).flatMap((object, item) => [
    { subjects: subjectsIn({ ...text, key: keyOfObject(object, `${text.key}.${item}`) }, object), notJudged: [] },
    ...embeddedIn(text.source, object).map((embedded) => holdingsOfEmbedded(text, embedded)),
  ]);
  return joined(parts);
}

function holdingsOfEmbedded(text: Text, { key, read, start }: EmbeddedYaml): Holdings {
  if (read.result === 'unreadable')
    return { subjects: [], notJudged: [{ ...text.placeOf(start), reason: 'unreadable', message: read.message }] };
  const { embedded } = read;
  const placeOf = (position: number) => text.placeOf(outerPosition(embedded, position));
  return holdingsOf({ source: embedded.inner, placeOf, key: `${text.key}<${key}>` });
}

function subjectsIn(text: Text, object: KubernetesObject): readonly Subject[] {
  const workload = workloadOf(object);
  if (workload !== undefined) return workloadSubjects(text, workload);
  if (object.apiVersion !== undefined && patternGroups.test(groupOf(object.apiVersion))) return [];
  const mappings = resourceMappingsIn(object.tree).map(({ identity, amounts }) =>
    subjectOf(
      text,
      { of: 'mapping', identity: `${text.key}${identity}` },
      amounts.map((amount) => ({ ...amount, steps: [...object.steps, ...amount.steps] })),
    ),
  );
  return [...mappings, ...groupSubjects(text, objectAmountsIn(object))];
}

function groupSubjects(text: Text, groups: readonly AmountGroup[]): readonly Subject[] {
  return groups
    .filter(({ amounts }) => amounts.length > 0)
    .map(({ identity, amounts }) => subjectOf(text, { of: 'mapping', identity: `${text.key}/${identity}` }, amounts));
}

function workloadSubjects(text: Text, workload: Workload): readonly Subject[] {
  const { containers, podAmounts } = workload;
  const isPatch = containers.length === 0 || containers.some(({ hasImage }) => !hasImage);
  const located = { file: text.source.file, workload, isPatch };
  return [
    ...containers.map((container) => subjectOf(text, { of: 'container', located, container }, container.amounts)),
    // also without amounts: a patch may hold no more than an annotation
    subjectOf(text, { of: 'pod', located }, podAmounts),
    ...groupSubjects(text, workload.sizes),
  ];
}

/** Outside of pod templates only well-known names are sure to be resources. */
function subjectOf({ source, placeOf }: Text, owner: Owner, all: readonly ResourceAmount[]): Subject {
  const amounts =
    owner.of === 'mapping' ? all.filter(({ resource, role }) => role !== undefined || isResourceName(resource)) : all;
  return { file: source.file, owner, amounts, placeOf, commentsAt: (amount) => commentsAt(source, amount) };
}

/** An object keeps its name when others are put before it; values of a chart have none. */
function keyOfObject({ kind, namespace, name }: KubernetesObject, position: string): string {
  return kind === undefined || name === undefined ? position : `${kind}/${namespace ?? ''}/${name}`;
}
