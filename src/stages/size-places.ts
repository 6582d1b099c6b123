import { folderOf, nameOf, sharedFolders } from '../data/folder.ts';
import { descend, textIn } from '../kubernetes/nodes.ts';
import type { ResourceAmount } from '../kubernetes/resources.ts';
import type { PathStep } from '../manifest/path.ts';
import { treesOf } from '../manifest/tree.ts';
import type { FilePlace } from '../readiness/finding.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { isKustomization } from '../readiness/kustomization.ts';
import { readFile } from '../readiness/read-file.ts';
import { readOnce } from '../readiness/read-once.ts';
import type { LocatedWorkload, Subject } from '../readiness/subject.ts';
import type { SizedResource } from '../sizing/amounts.ts';
import type { DeclaredAmounts } from '../sizing/sizing-input.ts';
import type { SizedWorkload } from '../sizing/usage-queries.ts';

export type AmountField = 'requests' | 'limits';

/** The four amounts of a container, in the order in which they are told. */
export const amountNames: readonly (readonly [AmountField, SizedResource])[] = [
  ['requests', 'cpu'],
  ['limits', 'cpu'],
  ['requests', 'memory'],
  ['limits', 'memory'],
];

/** A number in a file. */
export interface AmountPlace extends FilePlace {
  readonly text: string;
}

/** A mapping or a container that states amounts of one container of a workload; what is laid over the others comes first. */
export interface SizeLayer {
  readonly file: string;
  readonly subject: Subject;
  /** How its object is named there, which names are told by; undefined for values of a chart. */
  readonly located?: LocatedWorkload;
}

/** The files of a target, and the folder that what it applies is built in. */
export interface TargetFiles {
  readonly files: ManifestSet;
  /** The files that deployments edit. */
  readonly edited: readonly string[];
  /** The files that deployments to other targets edit: as values they say nothing of this one. */
  readonly others: readonly string[];
}

/** A container, as it is found in files. */
export interface SoughtContainer {
  readonly workload: SizedWorkload;
  readonly container: string;
  /** Whether the workload has no other container of its own: then what values say of no container is of this one. */
  readonly isOnly: boolean;
}

/** Prefixes and suffixes that kustomizations give to names. */
interface NameAffixes {
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
}

/** What states amounts in the files of a target, read once for all its containers. */
export interface ReadTarget extends TargetFiles {
  readonly subjects: readonly Subject[];
  /** By the kind of the workload and the name of the container. */
  readonly ofContainers: ReadonlyMap<string, readonly Required<SizeLayer>[]>;
  readonly affixes: NameAffixes;
}

/** Reads what states amounts in the files of a target. */
export function readTarget({ files, edited, others }: TargetFiles): ReadTarget {
  const subjects = [...files].flatMap(([file, bytes]) => readFile(file, bytes).subjects);
  const layers = subjects.flatMap((subject) => {
    const { owner, file } = subject;
    if (owner.of !== 'container' || !isRunning(owner.container)) return [];
    const { kind } = owner.located.workload;
    return [{ key: containerKey(kind, owner.container.name), layer: { file, subject, located: owner.located } }];
  });
  const ofContainers = new Map(
    [...Map.groupBy(layers, ({ key }) => key)].map(([key, own]) => [key, own.map(({ layer }) => layer)] as const),
  );
  return { files, edited, others, subjects, ofContainers, affixes: affixesIn(files) };
}

function containerKey(kind: string, container: string | undefined): string {
  return JSON.stringify([kind, container]);
}

function affixesIn(files: ManifestSet): NameAffixes {
  const trees = [...files].flatMap(([file, bytes]) => {
    const read = isKustomization(file) ? readOnce(file, bytes) : undefined;
    return read?.result === 'read' ? treesOf(read.source) : [];
  });
  const all = (key: string) => [...new Set(trees.flatMap((tree) => textIn(tree, descend(tree, key)) || []))];
  return { prefixes: all('namePrefix'), suffixes: all('nameSuffix') };
}

/** Every layer that states amounts of a container, or could; the first one wins. */
export function layersOf(sought: SoughtContainer, target: ReadTarget): readonly SizeLayer[] {
  const inObjects = layersInObjects(sought, target);
  return byRank(inObjects.length > 0 ? inObjects : layersInValues(sought, target), target);
}

function layersInObjects(
  { workload, container }: SoughtContainer,
  { ofContainers, affixes }: ReadTarget,
): readonly SizeLayer[] {
  const own = ofContainers.get(containerKey(workload.kind, container)) ?? [];
  const alike = own.filter(({ located }) => isAlike(located, workload));
  const name = nameInFiles(workload, { layers: alike, affixes });
  return alike.filter(({ located }) => located.workload.name === name || located.workload.name === workload.name);
}

function isRunning({ list, isSidecar }: { readonly list: string; readonly isSidecar: boolean }): boolean {
  return list === 'containers' || isSidecar;
}

function isAlike({ workload }: LocatedWorkload, { namespace }: SizedWorkload): boolean {
  return workload.namespace === undefined || workload.namespace === namespace;
}

/** Kustomize gives names prefixes and suffixes: of several the longest of which they make the name. */
function nameInFiles(
  { name }: SizedWorkload,
  { layers, affixes }: { readonly layers: readonly Required<SizeLayer>[]; readonly affixes: NameAffixes },
): string | undefined {
  const names = layers.flatMap(({ located }) => (located.isPatch ? [] : (located.workload.name ?? [])));
  if (names.includes(name)) return name;
  return names.filter((one) => isRenamed(one, name, affixes)).sort((one, other) => other.length - one.length)[0];
}

function isRenamed(one: string, name: string, { prefixes, suffixes }: NameAffixes): boolean {
  for (let at = name.indexOf(one); at >= 0; at = name.indexOf(one, at + 1)) {
    const behind = name.slice(at + one.length);
    if (isMadeOf(name.slice(0, at), prefixes) && isMadeOf(behind, suffixes)) return true;
  }
  return false;
}

function isMadeOf(text: string, parts: readonly string[]): boolean {
  return (
    text === '' ||
    parts.some((part) => part !== '' && text.startsWith(part) && isMadeOf(text.slice(part.length), parts))
  );
}

/** Values that name the container or the workload; else the one mapping that names nothing, where there is one container alone. */
function layersInValues({ workload, container, isOnly }: SoughtContainer, target: ReadTarget): readonly SizeLayer[] {
  const mappings = ownValues(
    target.subjects.flatMap((subject) =>
      subject.owner.of === 'mapping' && keysOf(subject) !== undefined ? [{ file: subject.file, subject }] : [],
    ),
    target,
  );
  const named = (name: string) =>
    mappings.filter(({ subject }) =>
      keysOf(subject)
        ?.slice(0, -1)
        .some((key) => isName(key, name)),
    );
  const ofContainer = container === workload.name ? [] : named(container);
  if (ofContainer.length > 0) return onePerFile(ofContainer);
  const ofWorkload = named(workload.name);
  if (ofWorkload.length > 0 && isOnly) return onePerFile(ofWorkload);
  return isOnly ? onePerFile(mappings.filter(({ subject }) => keysOf(subject)?.length === 1)) : [];
}

/**
 * The values that are those of a target: what its deployments edit, what a kustomization names, and the defaults of the chart. Values beside
 * are those of others; where nobody says whose they are, the defaults may be laid over by them, and are left alone as well.
 */
function ownValues(mappings: readonly SizeLayer[], { files, edited, others }: TargetFiles): readonly SizeLayer[] {
  const folders = new Set(edited.map(folderOf));
  const built = new Set([...files.keys()].filter(isKustomization).map(folderOf));
  const isSure = ({ file }: SizeLayer) =>
    edited.includes(file) || !folders.has(folderOf(file)) || built.has(folderOf(file));
  const isDefault = ({ file }: SizeLayer) => /^values\.ya?ml$/.test(nameOf(file));
  const doubtful = mappings.filter((one) => !isSure(one) && !isDefault(one) && !others.includes(one.file));
  const keys = new Set(doubtful.map(({ subject }) => JSON.stringify(keysOf(subject))));
  return mappings.filter(
    (one) =>
      isSure(one) || (isDefault(one) && !others.includes(one.file) && !keys.has(JSON.stringify(keysOf(one.subject)))),
  );
}

/** Two in one file leave open which is meant. */
function onePerFile(layers: readonly SizeLayer[]): readonly SizeLayer[] {
  return [...Map.groupBy(layers, ({ file }) => file).values()].flatMap((own) => (own.length === 1 ? own : []));
}

/** The keys that lead to a mapping of values, with `resources` as the last; undefined where it stands in a list or says nothing. */
function keysOf({ amounts: [first] }: Subject): readonly string[] | undefined {
  const steps: readonly PathStep[] = first?.steps.slice(0, -2) ?? [];
  const keys = steps.flatMap((step) => ('key' in step ? [step.key] : []));
  return first !== undefined && keys.length === steps.length && keys.at(-1) === 'resources' ? keys : undefined;
}

/** `workerQueue` in values is `worker-queue` in Kubernetes. */
function isName(key: string, name: string): boolean {
  const plain = (text: string) => text.replace(/[-_.]/g, '').toLowerCase();
  return plain(key) === plain(name);
}

/** Patches before what they are laid over, and of two the one that stands nearer to what is deployed. */
function byRank(layers: readonly SizeLayer[], { edited }: Pick<TargetFiles, 'edited'>): readonly SizeLayer[] {
  const nearness = ({ file }: SizeLayer) =>
    Math.max(0, ...edited.map((one) => (one === file ? 1000 : sharedFolders(one, file))));
  const isPatch = ({ located }: SizeLayer) => (located?.isPatch === true ? 1 : 0);
  return layers.toSorted((one, other) => isPatch(other) - isPatch(one) || nearness(other) - nearness(one));
}

/** Where an amount of a container stands: in the first layer that states it. */
export function placeOfAmount(
  layers: readonly SizeLayer[],
  [field, resource]: readonly [AmountField, SizedResource],
): AmountPlace | undefined {
  for (const { subject } of layers) {
    const amount = amountIn(subject, field, resource);
    if (amount !== undefined) return { ...subject.placeOf(amount.start), text: amount.text };
  }
  return undefined;
}

function amountIn({ amounts }: Subject, field: AmountField, resource: SizedResource): ResourceAmount | undefined {
  return amounts.find((one) => one.field === field && one.resource === resource && one.role === undefined);
}

/** The amounts of a container as its layers state them. */
export function declaredIn(layers: readonly SizeLayer[]): DeclaredAmounts {
  const of = (field: AmountField) =>
    Object.fromEntries(
      (['cpu', 'memory'] as const).flatMap((resource) => {
        const place = placeOfAmount(layers, [field, resource]);
        return place === undefined ? [] : [[resource, place.text]];
      }),
    );
  return { requests: of('requests'), limits: of('limits') };
}
