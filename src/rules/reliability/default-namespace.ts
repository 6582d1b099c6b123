import { folderOf, foldersUp } from '../../data/folder.ts';
import type { RuleContext } from '../context.ts';
import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import { makesPods } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** A workload in a namespace that nobody chose. */
export const defaultNamespace: Rule = {
  id: 'default-namespace',
  family: 'reliability',
  severities: ['warning', 'info'],
  title: 'a workload in the namespace default, or without a namespace while nothing else says where it goes',
  why: 'policies, quotas and Pod Security labels of the namespace that was meant do not hold there, and it lands wherever whoever applies it stands',
  fix: 'set metadata.namespace, or the destination namespace of what applies it',
  repairs: 'suggested',
  sources: ['CIS Kubernetes Benchmark 5.7.4'],
  elsewhere: ['kube-linter use-namespace', 'trivy KSV-0110'],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: default }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
`,
  },
  looksAt: 'set',
  judge,
};

function judge(set: ObjectSet, { isGone = () => false }: RuleContext): readonly Report[] {
  const isPlaced = hasDestination(set, isGone);
  const namesBeside = namesBesideOf(set);
  return set.pods.flatMap((pod) => {
    const at = pod.object.view.at('metadata', 'namespace');
    if (at.value === 'default')
      return [{ at, message: `${titleOf(pod.object)} goes to the namespace default`, object: pod.object }];
    return at.isThere || isPlaced || !set.isWhole ? [] : [reportOpen(namesBeside(pod.object), pod, at)];
  });
}

/** Kinds that belong to the workload; roles and monitors may be meant for another namespace. */
const companions: ReadonlySet<string> = new Set(
  'Service ConfigMap Secret ServiceAccount NetworkPolicy PodDisruptionBudget HorizontalPodAutoscaler Ingress'.split(
    ' ',
  ),
);

/**
 * Looks up the namespaces that workloads, and what belongs to them, name beside an object: in its folder, above it and below. Folders
 * beside each other may be applied apart, so that what is said in one says nothing of another. Of what was rendered all stands in one place.
 */
function namesBesideOf(set: ObjectSet): (object: ManifestObject) => ReadonlySet<string> {
  const related = set.objects.filter((one) => companions.has(one.kind) || makesPods(one));
  const named = related.flatMap((one) =>
    one.namespace === undefined ? [] : [{ folder: folderOf(fileOf(one)), name: one.namespace }],
  );
  const here = namesBy(named);
  const below = namesBy(
    named.flatMap(({ folder, name }) => foldersUp(folder).map((above) => ({ folder: above, name }))),
  );
  const known = new Map<string, ReadonlySet<string>>();
  return (object) => {
    const own = folderOf(fileOf(object));
    const before = known.get(own);
    if (before !== undefined) return before;
    const above = foldersUp(own).flatMap((folder) => [...(here.get(folder) ?? [])]);
    const names = new Set([...(below.get(own) ?? []), ...above]);
    known.set(own, names);
    return names;
  };
}

interface NamedIn {
  readonly folder: string;
  readonly name: string;
}

function namesBy(named: readonly NamedIn[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byFolder = Map.groupBy(named, ({ folder }) => folder);
  return new Map([...byFolder].map(([folder, all]) => [folder, new Set(all.map(({ name }) => name))]));
}

function fileOf({ view }: ManifestObject): string {
  return view.text.tree.source.file;
}

/** Where other objects of the same set name one, what has none was forgotten; else it is likely given from outside. */
function reportOpen(named: ReadonlySet<string>, { object }: Pod, at: View): Report {
  const message = `${titleOf(object)} names no namespace`;
  if (named.size === 0) return { at, severity: 'info', message, object };
  const [first, second] = named;
  const others = second === undefined ? `the namespace ${first}` : 'one';
  return { at, message: `${message}, while other objects beside it name ${others}`, object };
}

/** Whether Argo CD or Flux is told where objects without a namespace go, by a file that stays. */
function hasDestination(set: ObjectSet, isGone: (file: string) => boolean): boolean {
  const kinds: readonly (readonly [kind: string, group: string, ...path: readonly string[]])[] = [
    ['Application', 'argoproj.io', 'spec', 'destination', 'namespace'],
    ['ApplicationSet', 'argoproj.io', 'spec', 'template', 'spec', 'destination', 'namespace'],
    ['Kustomization', 'kustomize.toolkit.fluxcd.io', 'spec', 'targetNamespace'],
  ];
  return kinds.some(([kind, group, ...path]) => {
    const all: readonly ManifestObject[] = [...set.ofKind({ kind, group }), ...set.elsewhere({ kind, group })];
    return all.some((one) => one.view.at(...path).isThere && !isGone(fileOf(one)));
  });
}
