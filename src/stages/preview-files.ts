import { isAllowed } from '../configuration/paths.ts';
import { isOfPreview } from '../configuration/preview.ts';
import { inFolder } from '../data/folder.ts';
import type { Plan, PreviewPlan } from '../deployment/plan.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import type { Problem } from '../errors.ts';
import type { PlannedOn } from './plan-edits.ts';
import type { Run } from './run.ts';

/** How many files a template may have, and how many folders may lie in each other: a preview is a handful of manifests. */
const mostFiles = 200;
const deepest = 8;

type Files = ReadonlyMap<string, Uint8Array>;

/** The commit that is planned on, and what the edits name there. */
interface On {
  readonly head: string;
  readonly contents: Files;
}

/**
 * The files of a preview that are not there yet, with the bytes of the template, by the path that they get. What is there stays: it is
 * changed by edits alone. Without a template a preview that is there lives on.
 */
export async function newFilesOf(
  run: Run<'gitops' | 'policyFiles'>,
  preview: PreviewPlan,
  { head, contents }: On,
): Promise<Files | { readonly problem: Problem }> {
  const template = await templateOf(run, preview, head);
  if ('problem' in template) return template;
  if (template.size === 0) return contents.size > 0 ? template : { problem: noTemplate(preview) };
  const paths = [...template.keys()];
  const outside = paths.find((path) => !isAllowed(path, run.plan.gitops.allowedPaths));
  if (outside !== undefined) return { problem: notAllowed(outside, run.plan) };
  const gitops = await run.ports.gitops();
  const there = await gitops.read(head, paths, run.signal);
  return new Map([...template].filter(([path]) => !there.has(path)));
}

/** The template by the paths that its files get. */
async function templateOf(
  run: Run<'gitops' | 'policyFiles'>,
  { template, from, path }: PreviewPlan,
  head: string,
): Promise<Files | { readonly problem: Problem }> {
  if (from === 'application') {
    const { read } = await run.ports.policyFiles();
    return placed(await read([template], run.signal), template, path);
  }
  const gitops = await run.ports.gitops();
  const single = await gitops.read(head, [template], run.signal);
  if (single.size > 0) return placed(single, template, path);
  const below = await filesBelow(run, template, head);
  return 'problem' in below ? below : placed(await gitops.read(head, below, run.signal), template, path);
}

function placed(files: Files, template: string, path: string): Files {
  return new Map([...files].map(([file, bytes]) => [`${path}${file.slice(template.length)}`, bytes]));
}

/** Every file in a folder and in those below it, a level at a time. */
async function filesBelow(
  run: Run<'gitops'>,
  folder: string,
  head: string,
): Promise<readonly string[] | { readonly problem: Problem }> {
  const gitops = await run.ports.gitops();
  const found: string[] = [];
  let level: readonly string[] = [folder];
  for (let depth = 0; level.length > 0; depth += 1) {
    const contents = await gitops.folders(head, level, run.signal);
    found.push(...[...contents].flatMap(([path, { files }]) => [...files].map((name) => inFolder(path, name))));
    level = [...contents].flatMap(([path, { folders }]) => [...folders].map((name) => inFolder(path, name)));
    if (found.length > mostFiles || level.length > mostFiles || depth === deepest) return { problem: tooMuch(folder) };
  }
  return found;
}

/** The plan with the files that are made: with their values, and those of them that no edit names. */
export function withNewFiles(plan: PlannedOn['plan'], made: Files): PlannedOn['plan'] {
  if (made.size === 0) return plan;
  const before = new Uint8Array();
  const planned = plan.files.map((one) => (made.has(one.file) ? { ...one, before, isNew: true as const } : one));
  const named = new Set(plan.files.map(({ file }) => file));
  const others = [...made]
    .filter(([file]) => !named.has(file))
    .map(([file, after]) => ({ file, before, after, edits: [], named: [], isNew: true as const }));
  return { ...plan, files: [...planned, ...others] };
}

/**
 * The files that were made for a preview, by its records: what stands elsewhere by now, or is not allowed any more, is not ours to
 * take away, whatever a record says.
 */
export function filesOfPreview(
  { preview, gitops }: Pick<Plan, 'preview' | 'gitops'>,
  records: readonly Pick<DeploymentRecord, 'payload'>[],
): readonly string[] {
  if (preview === undefined) return [];
  const files = new Set(records.flatMap(({ payload }) => payload.preview?.files ?? []));
  return [...files].filter((file) => isOfPreview(file, preview.path) && isAllowed(file, gitops.allowedPaths)).sort();
}

function noTemplate({ template, from }: PreviewPlan): Problem {
  const where = from === 'gitops' ? 'file nor a folder of the GitOps repository' : 'file of the application repository';
  return {
    message: `the template of the preview is ${from === 'gitops' ? 'neither a' : 'no'} ${where}`,
    place: { file: template },
    remedy: 'correct preview.template',
  };
}

function notAllowed(file: string, { gitops }: Plan): Problem {
  const message = `is outside of gitops.allowed-paths (${gitops.allowedPaths.join(', ')})`;
  return { message, place: { file }, remedy: 'add it to allowed-paths, or correct preview.path' };
}

function tooMuch(folder: string): Problem {
  const message = `the template of the preview has more than ${mostFiles} files, or ${deepest} folders in each other`;
  return { message, place: { file: folder }, remedy: 'name a smaller folder' };
}
