import { folderOf } from '../data/folder.ts';
import type { ResourceAmount } from '../kubernetes/resources.ts';
import type { Renderer } from '../ports/renderer.ts';
import { readFile } from '../readiness/read-file.ts';
import type { ManifestObject } from '../rules/object.ts';
import { containersOf } from '../rules/pod.ts';
import { unitsOf } from '../rules/units.ts';
import { unitsOf as amountOf } from '../sizing/amounts.ts';
import { readingOf, readUnit } from './read-unit.ts';
import type { PlannedContainer, SizePlan } from './size-plan.ts';
import type { UsedTarget } from './size-targets.ts';

/** What the result is rendered with. */
export interface Verifying {
  readonly renderer: Renderer;
  /** The minor of the Kubernetes version. */
  readonly kubernetes: number;
  readonly signal: AbortSignal;
}

/**
 * Builds what is planned, where the program for it is here, and looks whether the numbers come out: of those containers that would get
 * another one, since a layer that we did not find wins.
 */
export async function notComingOut(
  plan: SizePlan,
  targets: readonly UsedTarget[],
  verifying: Verifying,
): Promise<readonly PlannedContainer[]> {
  const found: PlannedContainer[] = [];
  for (const used of targets) {
    const own = plan.containers.filter(
      (one) => one.environment === used.environment && one.target === used.target.name && one.changes.length > 0,
    );
    if (own.length === 0) continue;
    const objects = await builtFor(plan, used, verifying);
    const patched = objects === undefined ? patchedIn(used) : [];
    found.push(...own.filter((one) => (objects === undefined ? mayBePatched(one, patched) : !comesOut(one, objects))));
  }
  return found;
}

/** The amounts that JSON patches state: of which container is not told from files alone. */
function patchedIn({ files }: UsedTarget): readonly ResourceAmount[] {
  const subjects = [...files].flatMap(([file, bytes]) => readFile(file, bytes).subjects);
  return subjects.flatMap(({ amounts }) =>
    amounts.filter(({ steps: [first] }) => first !== undefined && 'index' in first),
  );
}

function mayBePatched({ changes }: PlannedContainer, patched: readonly ResourceAmount[]): boolean {
  return changes.some((change) =>
    patched.some(({ field, resource }) => field === change.field && resource === change.resource),
  );
}

/** The objects that Kustomize makes of a target with the new numbers; undefined where it is no kustomization, or cannot be built here. */
async function builtFor(
  { files: edited }: SizePlan,
  used: UsedTarget,
  verifying: Verifying,
): Promise<readonly ManifestObject[] | undefined> {
  const files = new Map([
    ...used.files,
    ...edited
      .filter(({ file, isNew }) => used.files.has(file) || isNew === true)
      .map((one) => [one.file, one.after] as const),
  ]);
  const folders = used.edited.map(folderOf);
  const unit = unitsOf(files).find(({ of, root }) => of === 'kustomization' && folders.includes(root));
  if (unit === undefined) return undefined;
  const { parts, isWhole, noProgram } = await readUnit(unit, readingOf({ ...verifying, files }));
  return isWhole && noProgram === undefined ? parts.flat() : undefined;
}

/** Whether each new number is the one that is built; a workload that is not found says nothing. */
function comesOut({ workload, container, changes }: PlannedContainer, objects: readonly ManifestObject[]): boolean {
  const built = objects
    .filter(({ kind, name }) => kind === workload.kind && name === workload.name)
    .flatMap((object) => containersOf(object) ?? [])
    .find(({ name }) => name === container)?.view;
  if (built === undefined) return true;
  return changes.every(
    ({ field, resource, units }) => amountOf(resource, built.at('resources', field, resource).value) === units,
  );
}
