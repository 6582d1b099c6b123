import type { Source } from '../../manifest/source.ts';
import { treesOf } from '../../manifest/tree.ts';
import { placesIn } from '../read.ts';
import { viewOf } from '../view.ts';
import type { Workflow } from './workflow.ts';

/** Whether a file is a workflow, or an action, by where it stands. */
export function isWorkflowName(file: string): boolean {
  return /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(file) || /(^|\/)action\.ya?ml$/.test(file);
}

/** A workflow that was read; undefined where it holds none. */
export function workflowOf(source: Source): Workflow | undefined {
  const [tree] = treesOf(source);
  if (tree === undefined) return undefined;
  const placeOf = placesIn(source);
  const view = viewOf({ tree, placeOf: (position, steps) => placeOf(position, steps, 0) });
  return view.isMap ? { file: source.file, view } : undefined;
}
