import { isAllowed } from '../configuration/paths.ts';
import type { TemplateValues } from '../configuration/template.ts';
import { expand, templateWords, wordsIn } from '../configuration/template.ts';
import { withoutUndefined } from '../data/fields.ts';
import { traceIdOf } from '../data/traceparent.ts';
import type { Event } from '../deployment/machine.ts';
import type { ToldEdit } from '../deployment/message.ts';
import { commitMessage } from '../deployment/message.ts';
import type { EditTemplate, Plan, TargetPlan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import { planOfWave, printWave, waveCount } from '../deployment/waves.ts';
import type { Problem } from '../errors.ts';
import { DeployError, printProblem } from '../errors.ts';
import { parseImageReference, printImage, versionOf } from '../image/reference.ts';
import type { EditPlan, FileEdit, PlannedEdit, PlannedFile } from '../manifest/plan.ts';
import { planEdits } from '../manifest/plan.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import { newFilesOf, withNewFiles } from './preview-files.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';
import { templateValues } from './values.ts';

/** The edits of a deployment, planned on the bytes of one commit. */
export interface PlannedOn {
  readonly head: CommitSha;
  readonly plan: Extract<EditPlan, { result: 'planned' }>;
}

const none: ReadonlyMap<string, Uint8Array> = new Map();

/** The head of the branch that is written to, or the event that ends a deployment whose branch is not there. */
export async function readHead(run: Run<'gitops'>): Promise<CommitSha | Event> {
  const gitops = await run.ports.gitops();
  return (await gitops.head(run.plan.gitops.branch, run.signal)) ?? refused(run.plan, [noBranch(run.plan)]);
}

/** Reads the files at a commit and plans the edits; an event where that cannot be done. */
export async function planOn(
  run: Run<'gitops' | 'policyFiles'>,
  image: DeployedImage,
  head: CommitSha,
): Promise<PlannedOn | Event> {
  const { plan, signal } = run;
  const edits = fillIn(plan, image);
  const outside = edits.filter(({ file }) => !isAllowed(file, plan.gitops.allowedPaths));
  if (outside.length > 0)
    return refused(
      plan,
      outside.map((edit) => notAllowed(edit, plan)),
    );
  const gitops = await run.ports.gitops();
  const contents = await gitops.read(head, [...new Set(edits.map(({ file }) => file))], signal);
  const made = plan.preview === undefined ? none : await newFilesOf(run, plan.preview, { head, contents });
  if ('problem' in made) return refused(plan, [made.problem]);
  const planned = planEdits(edits, new Map([...contents, ...made]));
  return planned.result === 'refused' ? refused(plan, planned.problems) : { head, plan: withNewFiles(planned, made) };
}

/** The edits of each wave of a deployment, planned on the bytes of one commit as if the others were not made. */
export interface WavesPlannedOn {
  readonly head: CommitSha;
  /** Of all targets at once. */
  readonly whole: PlannedOn['plan'];
  readonly waves: readonly PlannedOn['plan'][];
}

/** Plans every wave; an event where one cannot be planned, or would write what another one is to write later. */
export async function planWavesOn(
  run: Run<'gitops' | 'policyFiles'>,
  image: DeployedImage,
  head: CommitSha,
): Promise<WavesPlannedOn | Event> {
  const whole = await planOn(run, image, head);
  const { plan } = run;
  if ('event' in whole) return whole;
  if (waveCount(plan) === 1) return { head, whole: whole.plan, waves: [whole.plan] };
  const before = new Map(whole.plan.files.map(({ file, before: bytes }) => [file, bytes]));
  const waves: PlannedOn['plan'][] = [];
  for (const index of plan.waves.targets.keys()) {
    const planned = planEdits(fillIn(planOfWave(plan, index + 1), image), before);
    if (planned.result === 'refused') return refused(plan, planned.problems);
    waves.push(planned);
  }
  const shared = sharedBy(waves);
  return shared.length > 0 ? refused(plan, shared) : { head, whole: whole.plan, waves };
}

/** Values that two waves would write: with the first of them the second would be rolled out too. */
function sharedBy(waves: readonly PlannedOn['plan'][]): readonly Problem[] {
  const first = new Map<string, number>();
  return waves.flatMap(({ files }, index) =>
    files.flatMap(({ file, named }) =>
      named.flatMap(({ path }) => {
        const key = JSON.stringify([file, path]);
        const wave = first.get(key) ?? index;
        first.set(key, wave);
        if (wave === index) return [];
        const message = `${path} is written by wave ${wave + 1} and by wave ${index + 1}, so that the later one would not wait`;
        return [{ message, place: { file }, remedy: 'give each wave a value of its own, or deploy them in one wave' }];
      }),
    ),
  );
}

/** The edits of every target with their templates filled in. */
export function fillIn(plan: Plan, image: DeployedImage): readonly FileEdit[] {
  return plan.targets.flatMap((target) => fillInTarget(plan, image, target));
}

function fillInTarget(plan: Plan, image: DeployedImage, target: TargetPlan): readonly FileEdit[] {
  const values = templateValues(plan, image, target);
  return target.edits.map((edit) => fillInOne(edit, values, image));
}

function fillInOne(edit: EditTemplate, values: TemplateValues, image: DeployedImage): FileEdit {
  const file = expand(edit.file, values);
  if (edit.target.by === 'path') {
    const { path, value } = edit.target;
    return { file, target: { by: 'path', path: fillPath(path, values), value: expand(value, values) } };
  }
  const named = parseImageReference(edit.target.image);
  if (typeof named === 'string') throw new DeployError('bad-input', { stage: 'inputs', message: named });
  const { tag, digest } = image.reference;
  const { registry, name } = named;
  return { file, target: { by: 'image', image: { registry, name, ...(tag === undefined ? {} : { tag }), digest } } };
}

/**
 * A path with its words filled in. Branches may hold a quote, which would end the key that a word stands in and lead elsewhere.
 * @throws DeployError `bad-input`
 */
function fillPath(path: string, values: TemplateValues): string {
  const word = templateWords.find((one) => wordsIn(path).includes(one) && /["\\]/.test(values[one] ?? ''));
  if (word === undefined) return expand(path, values);
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message: `{{${word}}} is ${values[word]}, and a quote in it would make ${path} another path`,
    remedy: 'use {{short-sha}} or {{pull-request}} there, or rename the branch',
  });
}

function notAllowed({ file }: FileEdit, plan: Plan): Problem {
  return {
    message: `is outside of gitops.allowed-paths (${plan.gitops.allowedPaths.join(', ')})`,
    place: { file },
    remedy: 'add it to allowed-paths, or correct the file of the edit',
  };
}

function noBranch(plan: Plan): Problem {
  const { repository, branch } = plan.gitops;
  return { message: `${repository} has no branch ${branch}`, place: { name: 'gitops.branch' } };
}

function refused({ gitops }: Plan, problems: readonly Problem[]): Event {
  const sentence = `in ${gitops.repository}: ${problems.map(printProblem).join('\n')}`;
  return ended('errored', 'edit-refused', { stage: 'write', sentence });
}

/** New bytes of the files that really change, or are made. */
export function changedFiles(files: readonly PlannedFile[]): ReadonlyMap<string, Uint8Array> {
  return new Map(files.filter(isChanged).map(({ file, after }) => [file, after]));
}

/** Whether a file is made, or some value of it changes. */
export function isChanged({ edits, isNew }: PlannedFile): boolean {
  return edits.length > 0 || isNew === true;
}

/** The values that really change, each with the names of the targets that it is for where there are several. */
export function toldEdits(plan: Plan, image: DeployedImage, { files }: PlannedOn['plan']): readonly ToldEdit[] {
  const told = (edits: readonly PlannedEdit[], target: (edit: PlannedEdit) => string | undefined) =>
    edits.map((edit) => {
      const { file, path, from, to } = edit;
      return { file, path, from, to, ...withoutUndefined({ target: target(edit) }) };
    });
  if (plan.targets.length === 1) return files.flatMap(({ edits }) => told(edits, () => undefined));
  const filled = plan.targets.map((target) => ({ name: target.name, edits: fillInTarget(plan, image, target) }));
  return files.flatMap((file) => told(file.edits, ownersIn(file, filled)));
}

/** Whose a value of a file is; one that several targets share is planned for each of them alone to find out. */
function ownersIn(
  { file, before }: PlannedFile,
  targets: readonly { readonly name: string; readonly edits: readonly FileEdit[] }[],
): (edit: PlannedEdit) => string {
  const here = targets
    .map(({ name, edits }) => ({ name, edits: edits.filter((edit) => edit.file === file) }))
    .filter(({ edits }) => edits.length > 0);
  const all = here.map(({ name }) => name).join(', ');
  if (here.length < 2) return () => all;
  const named = here.map(({ name, edits }) => {
    const plan = planEdits(edits, new Map([[file, before]]));
    return { name, paths: plan.result === 'planned' ? plan.files.flatMap((one) => one.named.map(pathOf)) : [] };
  });
  return ({ path }) => {
    const owners = named.filter(({ paths }) => paths.includes(path)).map(({ name }) => name);
    return owners.length === 0 ? all : owners.join(', ');
  };
}

function pathOf({ path }: PlannedEdit): string {
  return path;
}

/** The message of the commit that carries these edits. */
export function commitText(
  plan: Plan,
  image: DeployedImage,
  { edits, wave }: { readonly edits: PlannedOn['plan']; readonly wave: number | undefined },
): string {
  const { application, environment, repository, source } = plan;
  return commitMessage({
    application,
    environment,
    repository,
    kind: plan.kind,
    ...withoutUndefined({ by: plan.by }),
    image: printImage(image.reference),
    version: versionOf(image.reference),
    source: source.commit,
    edits: toldEdits(plan, image, edits),
    ...(wave === undefined ? {} : { wave: printWave(plan, wave) }),
    ...(source.pullRequest === undefined ? {} : { pullRequest: source.pullRequest }),
    ...withoutUndefined({ run: plan.run?.url, trace: traceIdOf(plan.trace) }),
  });
}
