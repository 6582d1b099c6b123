/**
 * Files of the application repository that decide what passes a gate. They are taken from where the configuration is taken
 * from: on a pull request from the default branch, so that no change silences its own gate.
 */
export interface PolicyFiles {
  /** Where they are taken from, such as `main`; undefined for the checkout. */
  readonly branch?: string;
  /** The bytes of each file that is there, by its path. */
  read(paths: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Uint8Array>>;
}
