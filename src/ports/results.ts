/** What a run leaves for the steps and people after it: outputs, summary, state for the post step. */
export interface Results {
  /** An output of the action. */
  output(name: string, value: string): void;
  /** The job summary, in Markdown; the last one wins. */
  summary(markdown: string): Promise<void>;
  /** Remembered for the post step of the action, should this run not get to `forget` it; elsewhere it is dropped. */
  remember(key: string, value: string): void;
  forget(key: string): void;
  /** A line or block for a person, such as a table or a diff; never part of `--json`. */
  show(text: string): void;
}
