import { folderOf, foldersUp } from '../data/folder.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { Finding, NotJudged } from '../readiness/finding.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { readOnce } from '../readiness/read-once.ts';
import { withoutTwins } from '../rules/compare.ts';
import type { RuleContext } from '../rules/context.ts';
import type { Dockerfile } from '../rules/dockerfile/dockerfile.ts';
import { parseDockerfile } from '../rules/dockerfile/parse.ts';
import type { Said } from '../rules/judge.ts';
import { judgeByRules } from '../rules/judge.ts';
import type { ManifestObject } from '../rules/object.ts';
import { ObjectSet } from '../rules/object-set.ts';
import { ownersOf } from '../rules/owner.ts';
import { isDockerfileName } from '../rules/read-files.ts';
import type { Rule } from '../rules/rule.ts';
import type { ReadinessSettings } from '../rules/settings.ts';
import { defaultSettings } from '../rules/settings.ts';
import { settle } from '../rules/settle.ts';
import type { Settled } from '../rules/suppressions/suppress.ts';
import { unitsOf } from '../rules/units.ts';
import { isWorkflowName, workflowOf } from '../rules/workflow/read.ts';
import type { Workflow } from '../rules/workflow/workflow.ts';
import { inParallel } from './in-parallel.ts';
import type { ReadUnit } from './read-unit.ts';
import { readUnit } from './read-unit.ts';

/** Files to judge by the rules, and what is known besides. */
export interface UnitsRequest {
  /** Everything that was read: manifests, Dockerfiles, workflows, and what kustomizations and charts are made of. */
  readonly files: ManifestSet;
  /** Whether what is applied together is there; otherwise nothing is missing from it. */
  readonly isWhole: boolean;
  readonly rules: readonly Rule[];
  readonly context: RuleContext;
  /** What rules count as; the usual unless given. */
  readonly settings?: ReadinessSettings;
  /** What was found elsewhere, and is told and suppressed with the rest. */
  readonly besides?: readonly Finding[];
  readonly renderer: Renderer;
  readonly signal: AbortSignal;
}

/** What the rules say, and what could not be judged as it would be applied. */
export interface JudgedUnits {
  readonly said: readonly Settled[];
  readonly notJudged: readonly NotJudged[];
  /** The templates that were judged as they were rendered. */
  readonly templates: ReadonlySet<string>;
  /** Programs that would have rendered something, and are not on this machine. */
  readonly noPrograms: ReadonlySet<string>;
  /** What is applied together, with where it stands and what the rules say of it. */
  readonly sets: readonly JudgedSet[];
}

/** Objects that are applied together, and what the rules say of them. */
export interface JudgedSet {
  /** The folder; `''` is the root. */
  readonly root: string;
  readonly set: ObjectSet;
  readonly said: readonly Said[];
}

/** So many are rendered at the same time. */
const atATime = 4;

/** Judges files by the rules: each kustomization, chart and folder as what would be applied of it, and files of other kinds. */
export async function judgeUnits(request: UnitsRequest): Promise<JudgedUnits> {
  const { files, renderer, context, signal, rules } = request;
  const reading = { files, renderer, kubernetes: context.kubernetes, signal };
  const read = await inParallel(unitsOf(files), { atATime, signal }, async (unit, until) => ({
    result: {
      root: unit.of === 'folder' ? undefined : unit.root,
      ...(await readUnit(unit, { ...reading, signal: until })),
    },
  }));
  const units: readonly RootedUnit[] = 'results' in read ? read.results : [];
  const sets = setsOf(units, request.isWhole).map(({ root, set }) => ({
    root,
    set,
    said: judgeByRules({ sets: [set], dockerfiles: [], workflows: [] }, rules, context),
  }));
  const others = { sets: [], dockerfiles: dockerfilesIn(files), workflows: workflowsIn(files) };
  const all = settled(
    [...sets.flatMap(({ said }) => said), ...judgeByRules(others, rules, context)],
    sets.map(({ set }) => set),
    request,
  );
  return {
    said: withoutTwins(all),
    notJudged: units.flatMap(({ notJudged }) => notJudged),
    templates: new Set(units.flatMap(({ templates }) => templates)),
    noPrograms: new Set(units.flatMap(({ noProgram = [] }) => noProgram)),
    sets: sets.map((one) => ({ ...one, said: countingOf(one.said, all) })),
  };
}

/** Everything that is said of what is judged, with what of it is suppressed. */
function settled(
  said: readonly Said[],
  sets: readonly ObjectSet[],
  { files, rules, context, besides = [], settings = defaultSettings }: UnitsRequest,
): readonly Settled[] {
  const objects = sets.flatMap((set) => [...set.objects, ...set.patches]);
  const all = [...saidOf(besides, rules, objects), ...said];
  return settle(all, { rules, objects, files, today: context.today, settings });
}

/** What counts of what was said: as it was settled, without what is suppressed. */
function countingOf(said: readonly Said[], all: readonly Settled[]): readonly Said[] {
  const byReport = new Map(all.map((one) => [one.report, one]));
  return said.flatMap(({ report }) => {
    const one = byReport.get(report);
    return one === undefined || one.suppressed !== undefined ? [] : [one];
  });
}

/** Findings of amounts, each with its rule and the object that it stands in. */
function saidOf(
  findings: readonly Finding[],
  rules: readonly Rule[],
  objects: readonly ManifestObject[],
): readonly Said[] {
  if (findings.length === 0) return [];
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ownerOf = ownersOf(objects);
  return findings.flatMap((finding) => {
    const [rule, object] = [byId.get(finding.rule), ownerOf(finding.place)];
    return rule === undefined ? [] : [{ finding, rule, ...(object === undefined ? {} : { object }) }];
  });
}

/** A unit with its folder; parts of a folder have their own. */
type RootedUnit = ReadUnit & { readonly root: string | undefined };

function setsOf(units: readonly RootedUnit[], isWhole: boolean): readonly Omit<JudgedSet, 'said'>[] {
  const all = units.flatMap((unit) =>
    unit.parts.map((objects) => ({ objects, root: unit.root, isWhole: isWhole && unit.isWhole })),
  );
  const everything = all.flatMap(({ objects }) => objects);
  return all.map((part) => {
    const own = new Set(part.objects);
    const others = all.length === 1 ? [] : everything.filter((object) => !own.has(object));
    const set = new ObjectSet(part.objects, { isWhole: part.isWhole, others });
    return { root: part.root ?? commonFolder(part.objects), set };
  });
}

function commonFolder(objects: readonly ManifestObject[]): string {
  const ways = objects.map(({ view }) => foldersUp(folderOf(view.text.tree.source.file)));
  return ways[0]?.find((folder) => ways.every((way) => way.includes(folder))) ?? '';
}

function dockerfilesIn(files: ManifestSet): readonly Dockerfile[] {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return [...files]
    .filter(([file]) => isDockerfileName(file))
    .map(([file, bytes]) => {
      const folder = file.slice(0, file.lastIndexOf('/') + 1);
      const ignores = ['.dockerignore', `${file.slice(folder.length)}.dockerignore`].flatMap((name) => {
        const found = files.get(folder + name);
        return found === undefined ? [] : [[name, text(found)] as const];
      });
      return parseDockerfile(file, text(bytes), new Map(ignores));
    });
}

function workflowsIn(files: ManifestSet): readonly Workflow[] {
  return [...files].flatMap(([file, bytes]) => {
    if (!isWorkflowName(file)) return [];
    const read = readOnce(file, bytes);
    return read.result === 'read' ? (workflowOf(read.source) ?? []) : [];
  });
}
