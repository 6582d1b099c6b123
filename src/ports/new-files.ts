/** What stands where a new file would be. */
export type Standing =
  | { readonly at: 'nothing' }
  | { readonly at: 'file'; readonly bytes: Uint8Array }
  /** A link, a folder, or a file that is in the way. */
  | { readonly at: 'obstacle'; readonly message: string };

/** Whether new files were made; where one could not be, those before it were, and are told. */
export type Made =
  | { readonly result: 'made' }
  | { readonly result: 'failed'; readonly file: string; readonly message: string; readonly made: readonly string[] };

/** Files that are made where there are none, below a folder that nothing leads out of. Paths below it have slashes. */
export interface NewFiles {
  /** Looks without following links below the folder. */
  look(folder: string, path: string): Promise<Standing>;
  /** Makes files whole, with the folders above them; what stands there by now is never replaced. */
  make(folder: string, contents: ReadonlyMap<string, string>): Promise<Made>;
}
