import { filesBelow, folderOf, inFolder, nameOf } from '../data/folder.ts';
import { readSource } from '../manifest/read.ts';
import type { Source } from '../manifest/source.ts';
import { rootText, treesOf } from '../manifest/tree.ts';
import { heaviestSet, weightOf } from '../manifest/weight.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { NotJudged } from '../readiness/finding.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { addsSelectors, isKustomization, isReadKustomization } from '../readiness/kustomization.ts';
import { isYamlName } from '../readiness/read-file.ts';
import { readOnce } from '../readiness/read-once.ts';
import type { ManifestObject } from '../rules/object.ts';
import { partsOf } from '../rules/parts.ts';
import type { PlaceOf } from '../rules/read.ts';
import { objectsOf, placesIn } from '../rules/read.ts';
import { isFromOutside, placesOfRendered } from '../rules/rendered.ts';
import type { Unit } from '../rules/units.ts';
import { isWorkflowName } from '../rules/workflow/read.ts';

/** What the objects of a unit are read with. */
export interface UnitReading {
  readonly files: ManifestSet;
  /** The same by the folders that they stand in or below. */
  readonly below: ReadonlyMap<string, readonly string[]>;
  readonly renderer: Renderer;
  /** The minor of the Kubernetes version that it is rendered for. */
  readonly kubernetes: number;
  readonly signal: AbortSignal;
}

/** The same with the folders of its files, which are looked through once for all units. */
export function readingOf(given: Omit<UnitReading, 'below'>): UnitReading {
  return { ...given, below: filesBelow([...given.files.keys()]) };
}

/** The objects of a unit. */
export interface ReadUnit {
  /** Each part is applied together. */
  readonly parts: readonly (readonly ManifestObject[])[];
  /** Whether these are all objects that it brings, as they would be applied. */
  readonly isWhole: boolean;
  readonly notJudged: readonly NotJudged[];
  /** Templates that were rendered. */
  readonly templates: readonly string[];
  /** Templates of a chart that could not be rendered: what is told of it is told of them. */
  readonly unrendered?: readonly string[];
  /** The program that would have rendered it, and is not here. */
  readonly noProgram?: string;
}

/** Reads the objects of a unit as they would be applied: rendered where it can be, else as they stand in its files. */
export async function readUnit(unit: Unit, reading: UnitReading): Promise<ReadUnit> {
  switch (unit.of) {
    case 'folder':
      return { parts: partsOf(objectsInFiles(unit, reading.files)), isWhole: true, notJudged: [], templates: [] };
    case 'kustomization':
      return await readKustomization(unit, reading);
    case 'chart':
      return await readChart(unit, reading);
  }
}

async function readKustomization(unit: Unit, reading: UnitReading): Promise<ReadUnit> {
  const isRelabelled = unit.files.some((file) => isKustomization(file) && addsSelectorsIn(file, reading.files));
  const asFiles = () => {
    const objects = objectsInFiles(unit, reading.files);
    return { parts: [isRelabelled ? objects.map((one) => ({ ...one, isRelabelled })) : objects], templates: [] };
  };
  const [missing] = unit.missing;
  if (missing !== undefined) {
    const message = `builds on ${missing}, which is not in these files: its objects are judged as they stand in theirs`;
    return { ...asFiles(), isWhole: false, notJudged: [{ ...unrendered(unit, message), reason: 'remote' }] };
  }
  // a component alone gives nothing: what uses it brings what it changes
  if (isComponent(unit, reading.files)) return { ...asFiles(), isWhole: false, notJudged: [] };
  const [outside] = unit.outside;
  if (outside !== undefined) {
    const message = `is not rendered: kustomize would load ${outside}, which is not in these files`;
    return { ...asFiles(), isWhole: false, notJudged: [unrendered(unit, message)] };
  }
  const unread = unit.files.find((file) => isKustomization(file) && !isReadIn(file, reading.files));
  if (unread !== undefined) {
    const message = `is not rendered: what ${unread} builds on cannot be told: it does not parse, or is too large`;
    return { ...asFiles(), isWhole: false, notJudged: [unrendered(unit, message)] };
  }
  const rendered = await renderUnit(unit, reading, []);
  switch (rendered.result) {
    case 'rendered':
      return { parts: [rendered.objects], isWhole: true, notJudged: [], templates: [] };
    case 'no-program':
      // what selects what is to be seen in what is rendered alone
      return { ...asFiles(), isWhole: !isRelabelled, notJudged: [], noProgram: rendered.program };
    case 'refused':
      return { ...asFiles(), isWhole: false, notJudged: [unrendered(unit, refusal(rendered))] };
  }
}

function isComponent(unit: Unit, files: ManifestSet): boolean {
  const own = unit.files.filter((file) => isKustomization(file) && folderOf(file) === unit.root);
  return own.flatMap((file) => objectsInFile(file, { unit, files })).some(({ kind }) => kind === 'Component');
}

function addsSelectorsIn(file: string, files: ManifestSet): boolean {
  const bytes = files.get(file);
  return bytes !== undefined && addsSelectors(file, bytes);
}

function isReadIn(file: string, files: ManifestSet): boolean {
  const bytes = files.get(file);
  return bytes === undefined || isReadKustomization(file, bytes);
}

async function readChart(unit: Unit, reading: UnitReading): Promise<ReadUnit> {
  const values = unit.files.filter((file) => isValuesOfEnvironment(file, unit.root));
  const all: RenderedUnit[] = [];
  // one after the other: a chart may have hundreds of values files
  for (const more of [[], ...values.map((file) => [file])]) all.push(await renderUnit(unit, reading, more));
  const parts = all.flatMap((one) => (one.result === 'rendered' ? [one.objects] : []));
  const refused = all.find((one) => one.result === 'refused');
  const missing = all.find((one) => one.result === 'no-program');
  const templates = unit.files.filter((file) => /(^|\/)(templates|crds)\//.test(file));
  return {
    parts,
    isWhole: refused === undefined && missing === undefined,
    notJudged: refused === undefined ? [] : [unrendered(unit, refusalOfChart(refused))],
    templates: parts.length === 0 ? [] : templates,
    ...(parts.length === 0 && refused !== undefined ? { unrendered: templates } : {}),
    ...(missing === undefined ? {} : { noProgram: missing.program }),
  };
}

/** What a chart depends on is often not committed: then Helm says so before it renders anything. */
function refusalOfChart(refused: Refused): string {
  const names = /found in Chart\.yaml, but missing in charts\/ directory: (.+)/.exec(refused.message)?.[1];
  if (names === undefined) return refusal(refused);
  return `is not rendered: what it depends on is not in its charts/ (${names}): run \`helm dependency build\` in its folder before the check`;
}

type Refused = { readonly program: string; readonly message: string };

function refusal({ program, message }: Refused): string {
  return `is not rendered: ${program}: ${message}`;
}

/** `values-prod.yaml`, `prod-values.yaml`, `values/prod.yaml` of the chart itself. */
function isValuesOfEnvironment(file: string, root: string): boolean {
  const name = root === '' ? file : file.slice(root.length + 1);
  return /^(values[-._].+|.+[-._]values)\.ya?ml$/.test(name) || /^values\/[^/]+\.ya?ml$/.test(name);
}

function unrendered({ of, root }: Unit, message: string): NotJudged {
  return {
    file: inFolder(root, of === 'chart' ? 'Chart.yaml' : 'kustomization.yaml'),
    reason: 'unrendered',
    message,
  };
}

type RenderedUnit =
  | { readonly result: 'rendered'; readonly objects: readonly ManifestObject[] }
  | { readonly result: 'no-program'; readonly program: string }
  | ({ readonly result: 'refused' } & Refused);

async function renderUnit(unit: Unit, reading: UnitReading, values: readonly string[]): Promise<RenderedUnit> {
  const { renderer, kubernetes, signal } = reading;
  const known = filesFor(unit, reading);
  const from = prefixOf([...known.keys()]);
  if (from === undefined) return { result: 'refused', program: unit.of, message: 'stands in more than one tree' };
  const inner = (path: string) => path.slice(from.length);
  const rendered = await renderer.render(
    {
      of: unit.of === 'chart' ? 'chart' : 'kustomization',
      files: new Map([...known].map(([path, bytes]) => [inner(path), bytes])),
      root: inner(unit.root),
      name: releaseOf(unit, reading.files),
      values: values.map(inner),
      kubernetes,
    },
    signal,
  );
  if (rendered.result !== 'rendered') return rendered;
  if (weightOf(rendered.bytes) > heaviestSet)
    return { result: 'refused', program: unit.of, message: 'what it gives is too much to be judged' };
  const read = readSource(unit.root, rendered.bytes);
  if (read.result === 'unreadable')
    return { result: 'refused', program: unit.of, message: `what it gives ${read.message}` };
  if (unit.of === 'kustomization' && objectsOf(read.source).some(({ view }) => isFromOutside(view)))
    return { result: 'refused', program: unit.of, message: 'builds on what stands outside of these files' };
  return { result: 'rendered', objects: objectsOf(read.source, placesFor(read.source, unit, { known, from })) };
}

/** That of the chart: its objects keep their names when its folder is called otherwise. */
function releaseOf({ root }: Unit, files: ManifestSet): string {
  const file = inFolder(root, 'Chart.yaml');
  const bytes = files.get(file);
  const read = bytes === undefined ? undefined : readOnce(file, bytes);
  const [tree] = read?.result === 'read' ? treesOf(read.source) : [];
  return (tree === undefined ? undefined : rootText(tree, 'name')) || nameOf(root);
}

function placesFor(
  rendered: Source,
  unit: Unit,
  { known: files, from }: { readonly known: ManifestSet; readonly from: string },
): PlaceOf {
  const objects = new Map(
    [...files].filter(([file]) => isYamlName(file)).map(([file]) => [file, objectsInFile(file, { unit, files })]),
  );
  const texts = new Map([...files].map(([file, bytes]) => [file, () => new TextDecoder().decode(bytes)] as const));
  return placesOfRendered(rendered, { root: unit.root, above: from, objects, texts });
}

/** What stands in its folders may be read by a generator of it; charts bring all that they have. */
function filesFor(unit: Unit, { files, below }: UnitReading): ManifestSet {
  const folders = new Set(unit.files.map(folderOf));
  const near = [...folders].flatMap((folder) => below.get(folder) ?? []);
  const names = [...new Set([...unit.files, ...near])].sort();
  return new Map(
    names.flatMap((file) => {
      const bytes = files.get(file);
      return bytes === undefined ? [] : [[file, bytes] as const];
    }),
  );
}

/** The way out of the working folder that all files share: a copy of them begins below it. */
function prefixOf(files: readonly string[]): string | undefined {
  const prefixes = new Set(files.map((file) => /^(?:(?:\.\.\/)+|\/)?/.exec(file)?.[0] ?? ''));
  return prefixes.size === 1 ? [...prefixes][0] : undefined;
}

function objectsInFiles(unit: Unit, files: ManifestSet): readonly ManifestObject[] {
  return unit.files.flatMap((file) => objectsInFile(file, { unit, files }));
}

function objectsInFile(
  file: string,
  { unit, files }: { readonly unit: Unit; readonly files: ManifestSet },
): readonly ManifestObject[] {
  const bytes = files.get(file);
  if (bytes === undefined || !isYamlName(file) || isWorkflowName(file)) return [];
  const read = readOnce(file, bytes);
  if (read.result === 'unreadable') return [];
  const objects = objectsOf(read.source, placesIn(read.source));
  return unit.patches.has(file) ? objects.map((one) => ({ ...one, isPatch: true })) : objects;
}
