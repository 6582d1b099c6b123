import type { Results } from '../ports/results.ts';
import * as core from './core.ts';
import { plainForLog } from './text.ts';

/** Name of the state that the post step reads; the runner hands it over as `STATE_` and this name. */
export const stateName = 'left';

/** What a run of the action leaves behind: outputs, the job summary, and state for the post step. */
export function createJobResults(): Results {
  const left = new Map<string, string>();
  const save = () => core.saveState(stateName, JSON.stringify(Object.fromEntries(left)));
  return {
    output: (name, value) => core.setOutput(name, value),
    summary: async (markdown) => {
      // the summary has a file only on a runner that knows it
      if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return;
      await core.summary.addRaw(markdown).write({ overwrite: true });
    },
    remember: (key, value) => {
      left.set(key, value);
      save();
    },
    forget: (key) => {
      left.delete(key);
      save();
    },
    show: (text) => process.stdout.write(`${plainForLog(text)}\n`),
  };
}
