import type { View } from '../view.ts';
import type { Uses } from './workflow.ts';

/** What a `uses` names; undefined where there is none, or it is filled in. */
export function usesAt(view: View): Uses | undefined {
  const { value } = view;
  if (value === undefined || value.includes('${{')) return undefined;
  if (value.startsWith('./') || value.startsWith('../'))
    return { view, kind: 'local', name: value, repository: '', ref: undefined };
  if (value.startsWith('docker://')) return { view, kind: 'docker', name: value, repository: '', ref: undefined };
  const at = value.indexOf('@');
  const name = (at < 0 ? value : value.slice(0, at)).toLowerCase();
  const repository = name.split('/').slice(0, 2).join('/');
  return { view, kind: 'remote', name, repository, ref: at < 0 ? undefined : value.slice(at + 1) };
}

/** Whether a ref is a commit, which nobody can move. */
export function isCommit(ref: string | undefined): boolean {
  return ref !== undefined && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
}

/** The major version that a ref names: 3 of `v3.1`; undefined of a branch or a commit. */
export function majorOf(ref: string | undefined): number | undefined {
  const digits = /^v?(\d+)(\.\d+)*$/.exec(ref ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
