import type { View } from '../view.ts';

/** A GitHub workflow, or the `action.yml` of a composite action. */
export interface Workflow {
  readonly file: string;
  readonly view: View;
}
