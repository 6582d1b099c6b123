import type { View } from '../view.ts';
import type { Permissions } from './workflow.ts';

/** What the token of a job may do: what the job says replaces what the workflow says, and nothing is added up. */
export function permissionsOf(workflow: View, job: View): Permissions {
  const isOwn = job.keys.includes('permissions');
  if (!isOwn && !workflow.keys.includes('permissions')) return { view: undefined, isOwn, of: () => 'unknown' };
  const view = (isOwn ? job : workflow).at('permissions');
  return { view, isOwn, of: (scope) => levelOf(view, scope) };
}

function levelOf(view: View, scope: string): 'write' | 'read' | 'none' | 'unknown' {
  if (view.value === 'write-all') return 'write';
  if (view.value === 'read-all') return 'read';
  const level = view.at(scope).value;
  if (level?.includes('${{') === true) return 'unknown';
  return level === 'write' || level === 'read' ? level : 'none';
}
