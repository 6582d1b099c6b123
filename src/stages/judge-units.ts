import { commonFolder } from '../data/folder.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { Finding, NotJudged } from '../readiness/finding.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { readOnce } from '../readiness/read-once.ts';
import { ownersAmong } from '../rules/belonging.ts';
import { withoutTwins } from '../rules/compare.ts';
import type { RuleContext } from '../rules/context.ts';
import type { Dockerfile } from '../rules/dockerfile/dockerfile.ts';
import type { FailedRule, Judged, Said } from '../rules/judge.ts';
import { judgeByEachRule, kindOfFailure } from '../rules/judge.ts';
import type { ManifestObject } from '../rules/object.ts';
import { ObjectIndex } from '../rules/object-index.ts';
import { ObjectSet } from '../rules/object-set.ts';
import { ownersOf } from '../rules/owner.ts';
import { isDockerfileName, readDockerfile } from '../rules/read-files.ts';
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
import { readingOf, readUnit } from './read-unit.ts';

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
  /** Each once. */
  readonly said: readonly Settled[];
  /** The same with what several renderings say alike. */
  readonly all: readonly Settled[];
  readonly notJudged: readonly NotJudged[];
  /** The templates that were judged as they were rendered. */
  readonly templates: ReadonlySet<string>;
  /** The templates of charts that could not be rendered, each with the `Chart.yaml` that this is told of. */
  readonly unrendered: ReadonlyMap<string, string>;
  /** Programs that would have rendered something, and are not on this machine. */
  readonly noPrograms: ReadonlySet<string>;
  /** What is applied together, with where it stands and what the rules say of it. */
  readonly sets: () => readonly JudgedSet[];
}

/** Objects that are applied together, and what the rules say of them. */
export interface JudgedSet {
  /** The folder; `''` is the root. */
  readonly root: string;
  readonly set: ObjectSet;
  readonly said: readonly Settled[];
}

/** So many are rendered at the same time. */
const atATime = 4;

/** Judges files by the rules: each kustomization, chart and folder as what would be applied of it, and files of other kinds. */
export async function judgeUnits(request: UnitsRequest): Promise<JudgedUnits> {
  const { files, renderer, context, signal } = request;
  const reading = readingOf({ files, renderer, kubernetes: context.kubernetes, signal });
  const read = await inParallel(unitsOf(files), { atATime, signal }, async (unit, until) => ({
    result: {
      root: unit.of === 'folder' ? undefined : unit.root,
      ...(await readUnit(unit, { ...reading, signal: until })),
    },
  }));
  const units: readonly RootedUnit[] = 'results' in read ? read.results : [];
  const sets = setsOf(units, request.isWhole);
  const judged = {
    sets: sets.map(({ set }) => set),
    dockerfiles: dockerfilesIn(files),
    workflows: workflowsIn(files),
  };
  const { all, failed } = settled(judged, request);
  return {
    said: withoutTwins(all),
    all,
    notJudged: [...units.flatMap(({ notJudged }) => notJudged), ...failed.map(notJudgedBy)],
    templates: new Set(units.flatMap(({ templates }) => templates)),
    unrendered: new Map(units.flatMap(unrenderedIn)),
    noPrograms: new Set(units.flatMap(({ noProgram = [] }) => noProgram)),
    sets: () => {
      const applications = sets.filter(({ set }) => set.pods.length > 0);
      const { workflows } = judged;
      const ownersOf = ownersAmong(applications, { builds: (request.settings ?? defaultSettings).builds, workflows });
      return sets.map((one) => ({ ...one, said: saidAbout(one, all, ownersOf) }));
    },
  };
}

function unrenderedIn({ unrendered = [], notJudged: [chart] }: ReadUnit): readonly (readonly [string, string])[] {
  return chart === undefined ? [] : unrendered.map((file) => [file, chart.file] as const);
}

/** Everything that is said of what is judged, with what of it is suppressed. */
function settled(
  judged: Judged,
  request: UnitsRequest,
): { readonly all: readonly Settled[]; readonly failed: readonly FailedRule[] } {
  const { files, rules, context, besides = [], settings = defaultSettings } = request;
  const objects = judged.sets.flatMap((set) => [...set.objects, ...set.patches]);
  const byRules = judgeByEachRule(judged, rules, context);
  const said = [...saidOf(besides, rules, objects), ...byRules.said];
  return {
    all: settle(said, { rules, objects, files, today: context.today, settings }),
    failed: byRules.failed,
  };
}

/** That a rule fails is our mistake: nobody waits for it, and everybody is told. */
function notJudgedBy({ rule, file, error }: FailedRule): NotJudged {
  const message = `is not judged by ${rule.id}, which fails at it (${kindOfFailure(error)}): a mistake of ours, please report it`;
  return { file, reason: 'rule', message };
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
    if (rule === undefined) return [];
    const { place, path, value, message } = finding;
    const report = { at: { place, path, value }, message };
    return [{ finding, report, rule, ...(object === undefined ? {} : { object }) }];
  });
}

type Rooted = Omit<JudgedSet, 'said'>;

/** What is about a set: one of its objects, or a file that has none, unless it belongs to others. */
function saidAbout(
  one: Rooted,
  all: readonly Settled[],
  ownersOf: (file: string) => ReadonlySet<Rooted> | undefined,
): readonly Settled[] {
  const own = new Set([...one.set.objects, ...one.set.patches]);
  const counts = all.filter(({ suppressed }) => suppressed === undefined);
  return counts.filter(({ object, finding, rule: { looksAt } }) => {
    if (object !== undefined) return own.has(object);
    if (looksAt !== 'dockerfile' && looksAt !== 'workflow') return one.root === '';
    return ownersOf(finding.place.file)?.has(one) !== false;
  });
}

/** A unit with its folder; parts of a folder have their own. */
type RootedUnit = ReadUnit & { readonly root: string | undefined };

function setsOf(units: readonly RootedUnit[], isWhole: boolean): readonly Rooted[] {
  const all = units.flatMap((unit) =>
    unit.parts.map((objects) => ({ objects, root: unit.root, isWhole: isWhole && unit.isWhole })),
  );
  const repository = new ObjectIndex(all.flatMap(({ objects }) => objects));
  return all.map((part) => {
    const set = new ObjectSet(part.objects, { isWhole: part.isWhole, repository });
    return { root: part.root ?? commonFolder(part.objects.map(({ view }) => view.text.tree.source.file)), set };
  });
}

function dockerfilesIn(files: ManifestSet): readonly Dockerfile[] {
  return [...files]
    .filter(([file]) => isDockerfileName(file))
    .map(([file, bytes]) => readDockerfile(file, bytes, files));
}

function workflowsIn(files: ManifestSet): readonly Workflow[] {
  return [...files].flatMap(([file, bytes]) => {
    if (!isWorkflowName(file)) return [];
    const read = readOnce(file, bytes);
    return read.result === 'read' ? (workflowOf(read.source) ?? []) : [];
  });
}
