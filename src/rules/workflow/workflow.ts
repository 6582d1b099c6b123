import type { MappedText } from '../mapped-text.ts';
import type { Spot } from '../rule.ts';
import type { ShellCommand } from '../shell/shell.ts';
import type { View } from '../view.ts';

/** A GitHub workflow, or the `action.yml` of a composite action. */
export interface Workflow {
  readonly file: string;
  readonly view: View;
  /** What starts it, by the name of the event; none of an action. */
  readonly triggers: ReadonlyMap<string, View>;
  /** In the order of the file; none of an action. */
  readonly jobs: readonly Job[];
  /** Those of all jobs, or of the action. */
  readonly steps: readonly Step[];
}

/** A job of a workflow. */
export interface Job {
  readonly id: string;
  readonly view: View;
  readonly steps: readonly Step[];
  /** The jobs that it waits for. */
  readonly needs: readonly string[];
  /** The workflow that it calls in place of steps. */
  readonly uses: Uses | undefined;
  readonly permissions: Permissions;
}

/** What the token of a job may do. */
export interface Permissions {
  /** Where it is said; undefined where it is left to the settings of the repository. */
  readonly view: View | undefined;
  /** Whether it is said at the job itself. */
  readonly isOwn: boolean;
  /** `unknown` where it is left to the settings of the repository. */
  readonly of: (scope: string) => 'write' | 'read' | 'none' | 'unknown';
}

/** A step of a job or of an action. */
export interface Step {
  readonly view: View;
  /** The job; undefined of an action. */
  readonly job: Job | undefined;
  /** Its place among the steps, from 0. */
  readonly index: number;
  /** For messages: its name, its action, or its number. */
  readonly title: string;
  readonly uses: Uses | undefined;
  /** The script of `run`. */
  readonly script: Script | undefined;
}

/** What `uses` names. */
export interface Uses {
  readonly view: View;
  readonly kind: 'remote' | 'local' | 'docker';
  /** `owner/name/path` in lower case, of a remote one; else the text. */
  readonly name: string;
  /** `owner/name`, in lower case. */
  readonly repository: string;
  /** What stands behind the `@`. */
  readonly ref: string | undefined;
}

/** The script of a step. */
export interface Script {
  readonly text: MappedText;
  /** None where the shell is another one than bash or sh. */
  readonly commands: readonly ShellCommand[];
  /** A part of it as something that findings can stand at. */
  readonly at: (part: { readonly start: number; readonly end: number }) => Spot;
}
