import { folderOf, inFolder } from '../data/folder.ts';
import { isMap, isSeq } from '../data/nodes.ts';
import { readSource } from '../manifest/read.ts';
import { restructure } from '../manifest/restructure.ts';
import { lookUp, resolve, treesOf } from '../manifest/tree.ts';
import { isKustomization, kustomizationReferences } from '../readiness/kustomization.ts';
import { unitsOf } from '../rules/units.ts';
import type { SizedResource } from '../sizing/amounts.ts';
import type { SizedWorkload } from '../sizing/usage-queries.ts';
import type { Edited } from './size-edits.ts';
import type { AmountField, TargetFiles } from './size-places.ts';

/** Kinds whose containers Kustomize merges by their names; those of a Rollout it would replace as a whole. */
const merged: Readonly<Partial<Record<SizedWorkload['kind'], string>>> = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  CronJob: 'batch/v1',
};

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** The kustomization that could patch a container which no file of ours holds, since it builds on what stands elsewhere; undefined where none does. */
export function patchableIn(
  workload: SizedWorkload,
  container: string,
  { files, edited }: TargetFiles,
): string | undefined {
  if (merged[workload.kind] === undefined || !label.test(container)) return undefined;
  const folders = edited.map(folderOf);
  const unit = unitsOf(files).find(
    ({ of, root, missing }) => of === 'kustomization' && folders.includes(root) && missing.length > 0,
  );
  return unit?.files.find((file) => isKustomization(file) && folderOf(file) === unit.root);
}

/** The patch of a workload beside a kustomization. */
export function patchFileOf(kustomization: string, { kind, name }: SizedWorkload): string {
  return inFolder(folderOf(kustomization), `right-size-${kind.toLowerCase()}-${name}.yaml`);
}

/** One amount of a patch. */
export interface PatchAmount {
  readonly container: string;
  readonly field: AmountField;
  readonly resource: SizedResource;
  readonly to: string;
}

/** A patch that says nothing but these amounts. */
export function patchText({ kind, name }: SizedWorkload, amounts: readonly PatchAmount[]): string {
  const containers = [...Map.groupBy(amounts, ({ container }) => container)].flatMap(([container, own]) => [
    `- name: ${JSON.stringify(container)}`,
    '  resources:',
    ...[...Map.groupBy(own, ({ field }) => field)].flatMap(([field, few]) => [
      `    ${field}:`,
      ...few.map(({ resource, to }) => `      ${resource}: ${to}`),
    ]),
  ]);
  const path = kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template', 'spec'] : ['spec', 'template', 'spec'];
  const keys = [...path, 'containers'].map((key, depth) => `${'  '.repeat(depth)}${key}:`);
  const inner = containers.map((line) => `${'  '.repeat(path.length + 1)}${line}`);
  return `${[`apiVersion: ${merged[kind] ?? ''}`, `kind: ${kind}`, 'metadata:', `  name: ${name}`, ...keys, ...inner].join('\n')}\n`;
}

/** Has a kustomization lay a patch over a workload; where it does already, nothing changes. */
export function usePatch(file: string, bytes: Uint8Array, patch: string, { kind, name }: SizedWorkload): Edited {
  const path = patch.slice(patch.lastIndexOf('/') + 1);
  if (kustomizationReferences(file, bytes).includes(path)) return { result: 'edited', bytes };
  const position = listIn(file, bytes);
  const entry = { path, target: { kind, name } };
  if (position === 'none') {
    const made = restructure(file, bytes, [{ document: 0, steps: [{ key: 'patches' }], to: [entry] }]);
    return made.result === 'made' ? { result: 'edited', bytes: made.bytes } : refused(made.problems[0]?.message ?? '');
  }
  if (position === 'other')
    return refused('has a list of patches that nothing can be put behind: write it with a line for each');
  return inserted(file, bytes, { ...position, entry });
}

function refused(message: string): Edited {
  return { result: 'refused', message };
}

/** Where the list of patches ends, and how far its items stand from the edge. */
function listIn(file: string, bytes: Uint8Array): 'none' | 'other' | { readonly indent: string; readonly end: number } {
  const read = readSource(file, bytes);
  const [tree] = read.result === 'read' ? treesOf(read.source) : [];
  if (read.result !== 'read' || tree === undefined || !isMap(tree.root)) return 'other';
  const pair = lookUp(tree, tree.root, 'patches')?.pair;
  if (pair === undefined) return 'none';
  const list = resolve(tree, pair.value);
  if (!isSeq(list) || list.flow === true || list.range == null) return 'other';
  const { text } = read.source;
  const indent = text.slice(text.lastIndexOf('\n', list.range[0] - 1) + 1, list.range[0]);
  return /^ *$/.test(indent) && list.items.length > 0 ? { indent, end: list.range[1] } : 'other';
}

/** Behind the last line of the list, whatever comment stands on it; the result must name the same files and one more. */
function inserted(
  file: string,
  bytes: Uint8Array,
  {
    indent,
    end,
    entry,
  }: {
    readonly indent: string;
    readonly end: number;
    readonly entry: { readonly path: string; readonly target: { readonly kind: string; readonly name: string } };
  },
): Edited {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const shift = text.startsWith('\ufeff') ? 1 : 0;
  const last = text.slice(0, end + shift).trimEnd().length;
  const lineEnd = text.indexOf('\n', last);
  const at = lineEnd < 0 ? text.length : lineEnd;
  const { path, target } = entry;
  const lines = [`- path: ${path}`, `  target: { kind: ${target.kind}, name: ${target.name} }`];
  const after = text.slice(0, at) + lines.map((line) => `\n${indent}${line}`).join('') + text.slice(at);
  const result = new TextEncoder().encode(after);
  const [was, is] = [kustomizationReferences(file, bytes), kustomizationReferences(file, result)];
  return [...was, path].toSorted().join() === is.toSorted().join()
    ? { result: 'edited', bytes: result }
    : refused('cannot take a patch without changing something else');
}
