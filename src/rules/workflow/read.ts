import type { Source } from '../../manifest/source.ts';
import { treesOf } from '../../manifest/tree.ts';
import { placesIn } from '../read.ts';
import { commandsIn } from '../shell/read.ts';
import type { View } from '../view.ts';
import { viewOf } from '../view.ts';
import { permissionsOf } from './permissions.ts';
import { partOf, textOf } from './scalar-text.ts';
import { usesAt } from './uses.ts';
import type { Job, Script, Step, Workflow } from './workflow.ts';

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
  if (!view.isMap) return undefined;
  const jobs = view.at('jobs').entries.map(([id, job]) => jobOf(id, job, view));
  const own = stepsOf(view.at('runs', 'steps'), undefined, undefined);
  return {
    file: source.file,
    view,
    triggers: triggersOf(view.at('on')),
    jobs,
    steps: [...own, ...jobs.flatMap(({ steps }) => steps)],
  };
}

/** The events of `on`, which is one name, a list of them, or a map. */
function triggersOf(on: View): ReadonlyMap<string, View> {
  if (on.isMap) return new Map(on.entries);
  const views = on.isList ? on.items : [on];
  return new Map(views.flatMap((view) => (view.value === undefined ? [] : [[view.value, view] as const])));
}

function jobOf(id: string, view: View, workflow: View): Job {
  const needs = view.at('needs');
  const steps: Step[] = [];
  const job: Job = {
    id,
    view,
    steps,
    needs: [needs, ...needs.items].flatMap(({ value }) => value ?? []),
    uses: usesAt(view.at('uses')),
    permissions: permissionsOf(workflow, view),
  };
  const shell = view.at('defaults', 'run', 'shell').value ?? workflow.at('defaults', 'run', 'shell').value;
  steps.push(...stepsOf(view.at('steps'), job, shell));
  return job;
}

function stepsOf(list: View, job: Job | undefined, shell: string | undefined): readonly Step[] {
  return list.items.map((view, index) => {
    const uses = usesAt(view.at('uses'));
    const title = view.at('name').value ?? view.at('id').value ?? uses?.name ?? `${index + 1}`;
    return { view, job, index, title, uses, script: scriptOf(view, shell) };
  });
}

/** The script of a step; that of another shell than bash and sh has no commands. */
function scriptOf(view: View, byDefault: string | undefined): Script | undefined {
  const run = view.at('run');
  const text = textOf(run);
  if (text === undefined) return undefined;
  const shell = view.at('shell').value ?? byDefault ?? 'bash';
  const isRead = /^(?:\S*\/)?(?:bash|sh)\b/.test(shell);
  return { text, commands: isRead ? commandsIn(text.text) : [], at: (part) => partOf(run, text, part) };
}
